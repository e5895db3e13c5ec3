package extract

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/pattern"
	"wenbao/facts/quantity"
)

// quantity reads a figure with the unit that its cell, label, column, section
// or caption gives. A head that words another kind of unit than the caption
// (比例 under 单位:元) does not take the caption's.
func (t *tableReader) quantity(p pair, label rowLabel, f *facts.Fact) (facts.Quantity, bool) {
	unit := first(label.unit, p.col.unit, t.secUnit)
	noun := label.metric + p.col.metric
	caption := t.captionUnit(noun)
	if t.reports {
		if !grouped.MatchString(p.cell.text) {
			return facts.Quantity{}, false
		}
		if p.col.share || p.col.change || t.isRatio(noun) {
			caption = "" // a rate or share is never in 元
			if p.col.share || p.col.change {
				unit = p.col.unit
			}
			if unit == "" && !strings.Contains(p.cell.text, "%") {
				if p.col.change && !rateOfChange.MatchString(p.col.text) && !pointsCell.MatchString(p.cell.text) {
					return facts.Quantity{}, false // a rate or an amount, the head does not say
				}
				unit = "%"
			}
		}
		if strings.Contains(noun, "每股") && unit == "" && strings.HasSuffix(caption, "元") {
			unit = "元" // 基本每股收益 3.62 under 人民币百万元
		}
		for class, u := range map[string]string{"person": "人", "household": "户", "share": "股"} {
			if unit == "" && (endsInTableWord(noun, class) || endsInTableWord(p.col.text, class)) {
				if class != "share" || !strings.HasSuffix(caption, "股") {
					unit = u
				}
			}
		}
		if len(t.columns) == 0 && unit == "" && caption == "" && !strings.Contains(p.cell.text, "%") {
			return facts.Quantity{}, false // 股票代码 | 300999
		}
	}
	q, ok := cellQuantity(p.cell.text, first(unit, caption), noun)
	if !ok || !t.reports {
		return q, ok
	}
	if q.Unit == "" && strings.Contains(p.cell.text, ",") {
		return q, false // an amount or a count of what is not said
	}
	if money := strings.Contains(p.col.text, "金额") || strings.Contains(p.col.text, "余额"); money && q.Kind == facts.KindPercent && !t.isRatio(noun) {
		return q, false
	}
	if kinds := t.metrics.Units(f.Metric); f.Concept == "" && kinds != nil && !p.col.share && !p.col.change && q.Kind != facts.KindNumber &&
		t.metrics.Concept(f.Metric) != "" && !slices.Contains(kinds, q.Kind) {
		return q, false
	}
	return q, true
}

// isRatio reports whether a name's figures are rates or shares alone.
func (t *tableReader) isRatio(name string) bool {
	kinds := t.metrics.Units(name)
	if kinds == nil {
		return strings.HasSuffix(name, "比例") || strings.HasSuffix(name, "比重") || strings.HasSuffix(name, "占比") || strings.HasSuffix(name, "率")
	}
	return len(kinds) == 1 && kinds[0] == facts.KindPercent
}

// grouped matches figures as reports print them: whole groups of three digits,
// or none. 5,000. and 100,00 are parts of a figure torn in two.
var grouped = pattern.New(`^[-+−]?\(?[-+−]?(?:[1-9]\d{0,2}(?:,\d{3})*|[1-9]\d*|0)(?:\.\d+)?\)?\s*(?:%|个百分点|\p{Han}{0,4})\)?$|^(?:增加|减少|上升|下降|提高|降低)\s*\d+(?:\.\d+)?\s*(?:个百分点|%)$`)

// rateOfChange matches heads of changes that can only be rates.
var rateOfChange = pattern.New(`率|幅|比例`)

// pointsCell matches a change of a ratio that words its direction.
var pointsCell = pattern.New(`^(增加|减少|上升|下降|提高|降低)\s*(\d+(?:\.\d+)?\s*(?:个百分点|%))$`)

// unitNote returns the unit wording of 单位:百万元, (亿元), (%), 人民币百万元.
func unitNote(s string) string {
	if i := strings.Index(s, "单位"); i >= 0 && strings.TrimLeft(s[i+len("单位"):], ":： 为") != s[i+len("单位"):] {
		u := strings.TrimLeft(s[i+len("单位"):], ":： ")
		return soleUnit(strings.Trim(strings.SplitN(u, ")", 2)[0], " 。"))
	}
	open := strings.LastIndex(s, "(")
	if open < 0 {
		return ""
	}
	u := strings.TrimSuffix(s[open+1:], ")")
	if k := strings.IndexByte(u, ')'); k >= 0 {
		u = u[:k]
	}
	if k := strings.LastIndexAny(u, ",，、"); k >= 0 {
		_, u = u[:k], strings.TrimLeft(u[k:], ",，、 ")
	}
	if _, ok := cellQuantity("1", u, ""); ok && u != "" {
		return u
	}
	return ""
}

func dropUnitNote(s string) string {
	for {
		open := strings.LastIndex(s, "(")
		if open < 0 {
			return s
		}
		end := strings.Index(s[open:], ")")
		if end < 0 || unitNote(s[open:open+end+1]) == "" {
			return s
		}
		s = s[:open] + s[open+end+1:]
	}
}

// cellQuantity reads a cell with a unit from elsewhere: "259,826" and
// "人民币百万元" → 259826000000 CNY.
func cellQuantity(text, unit, metric string) (facts.Quantity, bool) {
	if m := pointsCell.FindStringSubmatch(text); m != nil { // 减少4.07个百分点
		q, ok := cellQuantity(m[2], "", metric)
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
	unit = strings.TrimPrefix(strings.TrimPrefix(unit, "人民币"), "为")
	q := facts.Quantity{Kind: facts.KindNumber}
	zeros := 0
	if unit != "" {
		// what one of the unit is, so that the units are known in one place
		ms := quantity.Find("1" + unit)
		if len(ms) != 1 {
			return facts.Quantity{}, false
		}
		q = ms[0].Quantity
		if q.Value == "1" && q.Unit == "%" {
			zeros = 0
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
	if pointsCell.MatchString(s) {
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
