package tabular

import (
	"strings"

	"wenbao/facts/extract/grid"
	"wenbao/facts/pattern"
)

// Tables on receivables by their age end in what is deducted from their sum, so that the last row is no balance, whatever
// heads its column:
//
//	| 账龄           | 期末账面余额 |
//	| 1年以内        | 382,956     |
//	| 小计           | 468,330     | → 应收账款账面余额
//	| 减：坏账准备   | 42,585      |
//	| 合计           | 425,745     | → 应收账款账面价值

// booked returns what the sum in row i is before or after an allowance is deducted from it, "" if it is no such sum.
func (t *Reader) booked(rows []grid.Row, i int) string {
	switch {
	case !t.Report, !sumLabel.MatchString(textOf(rows, i)):
		return ""
	case deducted.MatchString(textOf(rows, i+1)):
		return "账面余额"
	case deducted.MatchString(textOf(rows, i-1)):
		return "账面价值"
	}
	return ""
}

// textOf returns the label of row i without blanks, "" if there is no such row.
func textOf(rows []grid.Row, i int) string {
	if i < 0 || i >= len(rows) || len(rows[i].Cells) == 0 {
		return ""
	}
	return strings.ReplaceAll(rows[i].Cells[0].Text, " ", "")
}

var (
	sumLabel = pattern.New(`^(?:小计|合计|总计)$`)
	deducted = pattern.New(`^减[:：]?(?:坏账|减值|信用减值|损失)准备$`)
)

// asBooked names the sum of a table with such a row: 应收账款小计账面余额, 应收账款账面余额 of 合计.
func asBooked(metric, book, head string) string {
	if book == "" {
		return metric
	}
	rest := strings.TrimSuffix(metric, "账面余额")
	whole, sum := strings.CutSuffix(rest, "小计")
	if whole == "" || !sum && head == "" {
		return metric // 应收账款 | 425,745 below 期末余额
	}
	return whole + book
}
