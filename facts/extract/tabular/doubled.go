package tabular

import (
	"strings"

	"wenbao/facts/extract/grid"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Rows of one name stand below different ones in a table, and mean what those say:
//
//	| 公司存款 | 768,417 |        | 流动负债   |           |
//	| －活期   | 306,218 |        | 借款      | 2,864,170 |
//	| －定期   | 462,199 |        | 非流动负债 |           |
//	| 个人存款 | 498,206 |        | 借款      | 7,618,240 |
//	| －活期   | 142,806 |
//	→ 公司存款活期 · 306,218; 个人存款活期 · 142,806; 流动借款 · 2,864,170
//
// What it gets wrong: parts that no dash marks, which keep their name.

var (
	// dashed matches the label of a row that is a part of the one above it.
	dashed = pattern.New(`^[-—–─－]+\s*\p{Han}`)
	// dueSection matches what heads the parts of a balance sheet that differ in when they fall due.
	dueSection = pattern.New(`^(流动|非流动)(?:负债|资产)(?:总额)?:?$`)
)

// labelsDoubled returns the labels of a report's table that several of its rows with figures have.
func (t *Reader) labelsDoubled(rows []grid.Row) map[string]bool {
	if !t.Report {
		return nil
	}
	seen, doubled := map[string]bool{}, map[string]bool{}
	for _, r := range rows {
		name := grid.TrimLabel(grid.DropUnitNote(r.FirstText()))
		if r.Figures == 0 || name == "" {
			continue
		}
		doubled[name] = doubled[name] || seen[name]
		seen[name] = true
	}
	return doubled
}

// ofDoubled puts what tells them apart before the name of such a row.
func (t *Reader) ofDoubled(l *rowLabel) {
	if l.bare || l.metric == "" || !t.doubled[grid.TrimLabel(grid.DropUnitNote(l.text))] {
		return
	}
	if m := dueSection.FindStringSubmatch(grid.TrimLabel(t.section)); m != nil {
		l.metric = m[1] + l.metric
		return
	}
	text := strings.TrimSpace(lex.Fold(l.text).Text)
	if t.parent != "" && dashed.MatchString(text) && !strings.Contains(l.metric, t.parent) {
		l.metric, l.part = t.parent+l.metric, true
	}
}
