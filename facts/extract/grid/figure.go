package grid

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/pattern"
	"wenbao/facts/quantity"
)

// Grouped matches figures as reports print them: whole groups of three digits,
// or none. 5,000. and 100,00 are parts of a figure torn in two.
var Grouped = pattern.New(`^[-+−]?\(?[-+−]?(?:[1-9]\d{0,2}(?:,\d{3})*|[1-9]\d*|0)(?:\.\d+)?\)?\s*(?:%|个百分点|\p{Han}{0,4})\)?$|^(?:增加|减少|上升|下降|提高|降低)\s*\d+(?:\.\d+)?\s*(?:个百分点|%)$`)

// PointsCell matches a change of a ratio that words its direction.
var PointsCell = pattern.New(`^(增加|减少|上升|下降|提高|降低)\s*(\d+(?:\.\d+)?\s*(?:个百分点|%))$`)

// Quantity reads a cell with a unit from elsewhere: "259,826" and "人民币百万元" →
// 259826000000 CNY. A unit in the cell itself comes first; without any, the figure of a
// metric that ends in 率 is a percentage. false if the cell holds no one figure or the
// unit is none.
func Quantity(text, unit, metric string) (facts.Quantity, bool) {
	if m := PointsCell.FindStringSubmatch(text); m != nil { // 减少4.07个百分点
		q, ok := Quantity(m[2], "", metric)
		if m[1] == "减少" || m[1] == "下降" || m[1] == "降低" {
			q.Value = q.Value.Neg()
		}
		return q, ok
	}
	if ms := quantity.Find(text); len(ms) == 1 && ms[0].Quantity.Unit != "" {
		return ms[0].Quantity, true
	}
	num := strings.Trim(text, " ")
	neg := strings.HasPrefix(num, "(") && strings.HasSuffix(num, ")")
	num = strings.Trim(num, "()+")
	value, err := facts.ParseDecimal(num)
	if err != nil {
		return facts.Quantity{}, false
	}
	currency := ""
	if strings.HasSuffix(unit, "分") {
		currency = "人民币" // 分 alone is a point
	}
	unit = strings.TrimPrefix(strings.TrimPrefix(unit, "人民币"), "为")
	q := facts.Quantity{Kind: facts.KindNumber}
	zeros := 0
	if unit != "" {
		// what one of the unit is, so that the units are known in one place
		ms := quantity.Find(currency + "1" + unit)
		if len(ms) != 1 {
			return facts.Quantity{}, false
		}
		q = ms[0].Quantity
		if q.Value == "1" && q.Unit == "%" {
			zeros = 0
		} else if q.Value == "0.01" {
			zeros = -2 // 港仙
		} else if zeros = len(q.Value) - 1; string(q.Value) != "1"+strings.Repeat("0", zeros) {
			return facts.Quantity{}, false
		}
	}
	_, frac, _ := strings.Cut(num, ".")
	q.Value, q.Decimals = value.Shift(zeros), len(frac)-zeros
	if neg {
		q.Value = q.Value.Neg()
	}
	if q.Unit == "" && unit == "" && strings.HasSuffix(metric, "率") {
		q.Unit, q.Kind = "%", facts.KindPercent
	}
	return q, true
}

// isNumber reports whether a cell holds one figure.
func isNumber(s string) bool {
	if PointsCell.MatchString(s) {
		return true
	}
	digits := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case strings.ContainsRune(",.%()-+− ", r) || strings.ContainsRune("亿万元户人家个张件倍", r):
		default:
			return false
		}
	}
	return digits > 0
}
