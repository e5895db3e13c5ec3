package phrase

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/quantity"
)

// Quantity writes a computed quantity the way reports do: 41.9万人, 8738亿元.
func Quantity(q facts.Quantity) string {
	v, suffix := q.Value, unitName(q)
	if q.Kind == facts.KindMoney || q.Kind == facts.KindCount || q.Kind == facts.KindPhysical || q.Kind == facts.KindNumber {
		switch a := v.Abs(); {
		case a.Cmp("1000000000000") >= 0:
			return string(v.Shift(-12)) + "万亿" + suffix
		case a.Cmp("100000000") >= 0:
			return string(v.Shift(-8)) + "亿" + suffix
		case a.Cmp("10000") >= 0:
			return string(v.Shift(-4)) + "万" + suffix
		}
	}
	return string(v) + suffix
}

// unitName words the unit of a quantity: 元, 个百分点, 倍, 户.
func unitName(q facts.Quantity) string {
	switch q.Kind {
	case facts.KindMoney:
		return money(q.Unit)
	case facts.KindPoints:
		return "个百分点"
	case facts.KindTimes:
		return "倍"
	}
	return string(q.Unit)
}

func money(u facts.Unit) string {
	switch u {
	case "CNY":
		return "元"
	case "HKD":
		return "港元"
	case "USD":
		return "美元"
	case "EUR":
		return "欧元"
	case "JPY":
		return "日元"
	case "GBP":
		return "英镑"
	}
	return string(u)
}

// TableUnit returns the unit that a figure of a table has from its header or
// caption, so that it can stand behind the cell's own wording: 259,826 in a
// table in 百万元 → 百万元. It is "" for figures that word their unit.
func TableUnit(f facts.Fact) string {
	if f.Quantity.Unit == "" {
		return ""
	}
	if own := quantity.Find(f.Surface); len(own) == 1 && own[0].Quantity.Unit != "" {
		return ""
	}
	if f.Quantity.Kind == facts.KindMoney && f.Rule != "table" && (strings.HasSuffix(f.Surface, "亿") || strings.HasSuffix(f.Surface, "万")) {
		return "" // 收入31.7亿, as somebody says it
	}
	suffix := unitName(f.Quantity)
	for _, scale := range []struct {
		shift int
		word  string
	}{{0, ""}, {3, "千"}, {4, "万"}, {6, "百万"}, {8, "亿"}, {12, "万亿"}} {
		if ms := quantity.Find(strings.Trim(f.Surface, "()") + scale.word + suffix); len(ms) == 1 && ms[0].Quantity.Value.Abs() == f.Quantity.Value.Abs() {
			return scale.word + suffix
		}
	}
	return ""
}
