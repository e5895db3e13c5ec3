package grid

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/pattern"
	"wenbao/facts/quantity"
	"wenbao/facts/recent"
)

// grouped matches figures as reports print them: whole groups of three digits,
// or none. 5,000. and 100,00 are parts of a figure torn in two.
var grouped = pattern.New(`^[-+−]?\(?[-+−]?(?:[1-9]\d{0,2}(?:,\d{3})*|[1-9]\d*|0)(?:\.\d+)?\)?\s*(?:%|个百分点|\p{Han}{0,4})\)?$|^(?:增加|减少|上升|下降|提高|降低)\s*\d+(?:\.\d+)?\s*(?:个百分点|%)$`)

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
	if strings.Trim(text, plainFigure) != "" {
		if ms := quantity.Find(text); len(ms) == 1 && ms[0].Quantity.Unit != "" {
			return ms[0].Quantity, true
		}
	}
	num := strings.Trim(text, " ")
	neg := strings.HasPrefix(num, "(") && strings.HasSuffix(num, ")")
	num = strings.Trim(num, "()+")
	value, err := facts.ParseDecimal(num)
	if err != nil {
		return facts.Quantity{}, false
	}
	q, zeros, ok := oneOf(unit)
	if !ok {
		return facts.Quantity{}, false
	}
	bare := q.Value == ""
	_, frac, _ := strings.Cut(num, ".")
	q.Value, q.Decimals = value.Shift(zeros), len(frac)-zeros
	if neg {
		q.Value = q.Value.Neg()
	}
	if q.Unit == "" && bare && strings.HasSuffix(metric, "率") {
		q.Unit, q.Kind = "%", facts.KindPercent
	}
	return q, true
}

// plainFigure is what figures without a unit are written in.
const plainFigure = "0123456789,.()-+ "

// unit is what oneOf tells.
type unit struct {
	one   facts.Quantity
	zeros int
	ok    bool
}

// units are the last ones read: a table asks for the same with each cell.
var units = recent.New[string, unit](1000)

// oneOf returns what one of a unit is, and with how many zeros, so that the units are known
// in one place: 人民币百万元 is 1000000 CNY. Without a unit it is a number.
func oneOf(wording string) (facts.Quantity, int, bool) {
	if wording == "" {
		return facts.Quantity{Kind: facts.KindNumber}, 0, true
	}
	u, known := units.Get(wording)
	if !known {
		u = readUnit(wording)
		units.Put(strings.Clone(wording), u, 1)
	}
	return u.one, u.zeros, u.ok
}

// perPiece matches a price, which is money: 元/吨, 万元/平方米.
var perPiece = pattern.New(`^((?:百万|千|万|亿)?(?:元|港元|美元))/\p{Han}{1,4}$`)

func readUnit(wording string) unit {
	currency := ""
	if strings.HasSuffix(wording, "分") {
		currency = "人民币" // 分 alone is a point
	}
	wording = strings.TrimPrefix(strings.TrimPrefix(wording, "人民币"), "为")
	if wording == "" {
		return unit{one: facts.Quantity{Kind: facts.KindNumber}, ok: true}
	}
	if m := perPiece.FindStringSubmatch(wording); m != nil {
		wording = m[1]
	}
	if scale, ok := strings.CutSuffix(wording, "块"); ok {
		u := readUnit(scale + "个") // 集成电路 | 亿块: nobody counts money so
		u.one.Unit = "块"
		return u
	}
	ms := quantity.Find(currency + "1" + wording)
	if len(ms) != 1 {
		return unit{}
	}
	q := ms[0].Quantity
	switch {
	case q.Value == "1" && q.Unit == "%":
		return unit{q, 0, true}
	case q.Value == "0.01":
		return unit{q, -2, true} // 港仙
	}
	zeros := len(q.Value) - 1
	return unit{q, zeros, string(q.Value) == "1"+strings.Repeat("0", zeros)}
}

// inMoney is the money that a cell counts in: 0.25[港元], 0.200[元人民币].
var inMoney = pattern.New(`(?:[港美欧日澳]元|港[币仙]|元人民币)$`)

// isNumber reports whether a cell holds one figure.
func isNumber(s string) bool {
	if PointsCell.MatchString(s) {
		return true
	}
	s = strings.TrimSuffix(s, "个百分点") // -1.8个百分点
	digits := 0
	if strings.HasSuffix(s, "元") || strings.HasSuffix(s, "仙") || strings.HasSuffix(s, "币") {
		s = inMoney.ReplaceAllString(s, "")
	}
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
