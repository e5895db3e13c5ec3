package tabular

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/grid"
	"wenbao/facts/pattern"
)

// captionUnit returns the unit that the caption gives the figures of a name. Of
// several it is the one that the name words (利用小时 in 小时) or can have (客户数 in
// 万户), else the only one that no column's name takes; "" if that leaves it open.
func (t *Reader) captionUnit(noun string) string {
	if m := excepting.FindStringSubmatch(t.unit); m != nil {
		if _, ok := grid.Quantity("1", m[3], ""); ok {
			if strings.Contains(noun, m[2]) {
				return m[3]
			}
			return m[1]
		}
	}
	if grid.IsPrice(t.unit) {
		return t.unit
	}
	us := t.unitsOf(t.unit)
	if len(us) < 2 {
		return t.unit
	}
	if i := t.takes(noun, us); i >= 0 {
		return us[i]
	}
	left := slices.Clone(us)
	for _, c := range t.columns {
		left = slices.DeleteFunc(left, func(u string) bool { return grid.WordsUnit(c.metric, u) })
	}
	if len(left) == 1 {
		return left[0]
	}
	return ""
}

// unitsOf is grid.UnitsOf, read once for a caption, not with each cell.
func (t *Reader) unitsOf(note string) []string {
	us, known := t.units[note]
	if !known {
		us = grid.UnitsOf(note)
		if t.units == nil {
			t.units = map[string][]string{}
		}
		t.units[note] = us
	}
	return us
}

// excepting is a unit with another one for a row: 万盒(替清单抗注射液为万支).
var excepting = pattern.New(`^([^()]{1,8})\(([^()]{2,20}?)(?:的?单位)?[为按以]([^()]{1,6}?)(?:计|列示)?\)?$`)

// takes returns which of the units a name's figures are in, -1 if it does not tell.
func (t *Reader) takes(noun string, us []string) int {
	if i := slices.IndexFunc(us, func(u string) bool { return grid.WordsUnit(noun, u) }); i >= 0 {
		return i
	}
	kinds := t.Metrics.Units(noun)
	return slices.IndexFunc(us, func(u string) bool {
		q, _ := grid.Quantity("1", u, "")
		return slices.Contains(kinds, q.Kind) || q.Kind == facts.KindPercent && t.isRatio(noun)
	})
}
