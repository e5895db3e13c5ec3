package tabular

import (
	"strings"

	"wenbao/facts/pattern"
)

// Tables of what a bank earns and pays interest on head their columns for both sides, and a row
// or a title above it says which one it is of:
//
//	|                | 平均余额    | 利息收入/支出 | 平均收益率/成本率（%） |
//	| 生息资产        |            |             |                    |
//	| 客户贷款和垫款   | 1,124,318  | 51,206      | 4.55               |
//	| 计息负债        |            |             |                    |
//	| 客户存款        | 1,242,806  | 25,104      | 2.02               |
//	→ 客户贷款和垫款平均收益率 4.55; 客户存款平均成本率 2.02

// eitherSide matches the head of such a column: what is said of both, of assets, and of liabilities.
var eitherSide = pattern.New(`^(平均|年化平均)?(利息收入|收益率|利率|生息率)/(平均)?(利息支出|支出|成本率|付息率|负债成本率)$`)

// ofSide returns the metric of a column for the side that a row is on; as it is where none is told.
func (t *Reader) ofSide(metric string, label rowLabel) string {
	switch {
	case metric == "利息收支":
		metric = "利息收入/利息支出"
	case !strings.Contains(metric, "/"):
		return metric
	}
	m := eitherSide.FindStringSubmatch(metric)
	if m == nil {
		return metric
	}
	side := t.section
	if strings.Contains(label.metric, "负债") || strings.Contains(label.metric, "生息资产") {
		side = label.metric
	}
	switch {
	case strings.Contains(side, "负债") && m[4] == "支出":
		return "利息支出"
	case strings.Contains(side, "负债"):
		return m[1] + m[4]
	case strings.Contains(side, "资产"):
		return m[1] + m[2]
	}
	return metric
}
