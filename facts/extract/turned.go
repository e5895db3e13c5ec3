package extract

import (
	"strings"

	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// contrast is a clause without a figure that turns to something else before the one that
// gives its figure: 办公大楼出租率88.7%,[商场则]几近全部租出,达99.1%.
var contrast = pattern.New(`[,;]([\p{Han}A-Za-z0-9]{2,12}?)则[^,;。:]{2,12},[^,;。:]{0,4}$`)

// contrasted is what such a clause before quantity n turns to, "" where there is none.
func contrasted(l *prose.Line, n int) string {
	if m := contrast.FindStringSubmatch(l.Between(n)); m != nil {
		return m[1]
	}
	return ""
}

// ofOther is a metric of somebody or something else: 商场出租率 for 办公大楼出租率; "" when its
// head is not known.
func (d *document) ofOther(name, whose string) string {
	ms := d.metrics.Find(name)
	if k := len(ms) - 1; k >= 0 && ms[k].Class == metric.Exact && ms[k].Span.End == len(name) {
		return whose + name[ms[k].Span.Start:]
	}
	r := []rune(name)
	if k := len(r) - 3; k > 0 && strings.ContainsRune("率额量比", r[k+2]) {
		return whose + string(r[k:]) // 出租率, 成交额, 吞吐量
	}
	return ""
}

// thenIs reports whether nothing but a period of comparison and 为 stands before quantity n
// in its clause: 每基金单位分派126.88港仙,[上年同期为]134.89港仙.
func thenIs(l *prose.Line, n int) bool {
	before := l.Between(n)
	at := l.Quantities[n].Span.Start - len(before)
	for _, p := range l.Periods {
		if p.Role == period.Comparison && !p.Period.IsZero() && p.Span.Start >= at && p.Span.End <= l.Quantities[n].Span.Start {
			return wording.Marks.Trim(l.Text[at:p.Span.Start]) == "" && cue.Suffix(strings.TrimSpace(l.Text[p.Span.End:l.Quantities[n].Span.Start]), cue.Predicate|cue.Trail) == strings.TrimSpace(l.Text[p.Span.End:l.Quantities[n].Span.Start])
		}
	}
	return false
}
