package tabular

import (
	"strings"

	"wenbao/facts/extract/grid"
	"wenbao/facts/pattern"
)

// Notes on long-lived assets have a column for each kind of asset and, one below the
// other, what they cost, how far that is written off, and what is left:
//
//	| 项目          | 房屋及建筑物 | 机器设备 | 合计 |
//	| 一、账面原值:   |            |         |     |
//	| 1.期初余额     | 1,506      | 2,806   | …   |
//	| 2.本期增加金额  | 214        | 766     | …   |
//	→ 机器设备账面原值 · 2021-12-31 · 2,806; 机器设备账面原值增加 · 2022 · 766
//
// The column 合计 is of what the heading names: 固定资产账面原值. What it gets wrong: rows
// below 本期增加金额 (购置, 计提) are left out.

// assetPart matches the rows that head such a part.
var assetPart = pattern.New(`^(?:账面)?(原值|成本|累计折旧|累计摊销|减值准备|账面价值)(?:合计)?$`)

// movement reads a row of a part: 1.期初余额, 2.本期增加金额, 1.期末账面价值. It reports
// whether the row stands in one.
func (t *Reader) movement(l *rowLabel, text string) bool {
	if !t.Report || l.role == ownerColumn || l.role == partyColumn {
		return false
	}
	m := assetPart.FindStringSubmatch(grid.TrimLabel(strings.TrimSuffix(t.section, ":")))
	if m == nil {
		return false
	}
	p, rest := t.reportingPeriod(grid.TrimLabel(text))
	if p.IsZero() {
		return false
	}
	part := m[1]
	if part == "原值" || part == "成本" {
		part = "账面原值"
	}
	l.period, l.entity, l.metric, l.moves = p, "", "", part
	if !p.Instant {
		switch {
		case strings.HasPrefix(rest, "增加"):
			l.moves += "增加"
		case strings.HasPrefix(rest, "减少"):
			l.moves += "减少"
		default:
			return false
		}
	}
	return true
}

// moved names a figure of such a row by its column, and by what the table is of in the
// column of sums.
func (t *Reader) moved(label rowLabel, col column) string {
	of := grid.CleanLabel(col.metric)
	if grid.IsWord(of, "whole") || of == "" && grid.IsWord(col.said, "whole") {
		of = t.subject()
	}
	if of == "" || !col.period.IsZero() || col.change || col.share {
		return ""
	}
	return of + label.moves
}
