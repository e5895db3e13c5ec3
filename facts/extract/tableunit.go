package extract

import (
	"slices"
	"strings"

	"wenbao/facts"
)

// Notes on the units of a table. One note may give one unit, one for all but some
// (除标注外均为亿元), or several (单位:万千瓦、小时), which its columns share out.

// unitsOf returns the units of a note, in order.
func unitsOf(note string) []string {
	var out []string
	for _, u := range strings.FieldsFunc(note, func(r rune) bool { return strings.ContainsRune(",，;；、/", r) }) {
		u = strings.TrimSpace(u)
		if k := strings.LastIndex(u, "均为"); k >= 0 {
			u = u[k+len("均为"):]
		}
		if _, ok := cellQuantity("1", u, ""); ok && u != "" {
			out = append(out, u)
		}
	}
	return out
}

// soleUnit returns the one unit of a note that says more: 亿元人民币,管理规模为年末
// 口径. A note with several units stays whole.
func soleUnit(note string) string {
	if us := unitsOf(note); len(us) == 1 {
		return us[0]
	}
	return note
}

// captionUnit returns the unit that the caption gives the figures of a name. Of
// several it is the one that the name words (利用小时 in 小时) or can have (客户数 in
// 万户), else the only one that no column's name takes; "" if that leaves it open.
func (t *tableReader) captionUnit(noun string) string {
	us := unitsOf(t.unit)
	if len(us) < 2 {
		return t.unit
	}
	if i := t.takes(noun, us); i >= 0 {
		return us[i]
	}
	left := slices.Clone(us)
	for _, c := range t.columns {
		left = slices.DeleteFunc(left, func(u string) bool { return wordsUnit(c.metric, u) })
	}
	if len(left) == 1 {
		return left[0]
	}
	return ""
}

// takes returns which of the units a name's figures are in, -1 if it does not tell.
func (t *tableReader) takes(noun string, us []string) int {
	if i := slices.IndexFunc(us, func(u string) bool { return wordsUnit(noun, u) }); i >= 0 {
		return i
	}
	kinds := t.metrics.Units(noun)
	return slices.IndexFunc(us, func(u string) bool {
		q, _ := cellQuantity("1", u, "")
		return slices.Contains(kinds, q.Kind) || q.Kind == facts.KindPercent && t.isRatio(noun)
	})
}

// wordsUnit reports whether a name words a unit: 利用小时 小时, 户数 万户.
func wordsUnit(noun, unit string) bool {
	q, ok := cellQuantity("1", unit, "")
	bare := strings.TrimLeft(unit, "十百千万亿")
	return ok && bare != "" && q.Kind != facts.KindMoney && strings.Contains(noun, bare)
}
