package compared

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/claim"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

func inside(spans []facts.Span, s facts.Span) bool {
	for _, o := range spans {
		if o.Contains(s) {
			return true
		}
	}
	return false
}

// FromTo reads the first figure of 由3.86亿元调整为2.15亿元 (from), which is what was,
// and does not say when. corrected tells that the second one puts it right.
func FromTo(l *prose.Line, n int) (corrected, from bool) {
	q := l.Quantities[n]
	start := q.Span.Start
	if a := q.ApproxSpan; a.Len() > 0 && a.Start < start {
		start = a.Start
	}
	left := aboutMarks.TrimRight(l.Text[:start])
	if w := cue.Suffix(strings.TrimSuffix(left, "的"), cue.State); w != "" {
		left = strings.TrimSuffix(strings.TrimSuffix(left, "的"), w) // 由更正前的2.02亿元变为
	}
	to := target(l, n)
	if to >= len(l.Quantities) || !From(left) || l.Clause[l.Quantities[to].Span.Start] != l.Clause[q.Span.Start] {
		return false, false
	}
	between := l.Text[q.Span.End:l.Quantities[to].Span.Start]
	if cue.Corrected.In(between) {
		return true, true
	}
	if !strings.Contains(between, "为") && !strings.Contains(between, "至") && !strings.Contains(between, "到") {
		return false, false
	}
	return false, true
}

// target returns which figure the level of figure n became: the next one, or the one behind how much it moved by,
// 由11.28亿元增加28.6%至[14.51亿元].
func target(l *prose.Line, n int) int {
	if n+2 < len(l.Quantities) {
		by, to := l.Quantities[n+1], l.Quantities[n+2]
		if by.Quantity.Kind == facts.KindPercent && l.Quantities[n].Quantity.Kind == to.Quantity.Kind && to.Quantity.Kind != facts.KindPercent &&
			cue.Moved(aboutMarks.TrimRight(l.Text[l.Quantities[n].Span.End:by.Span.Start])) != "" {
			if between := aboutMarks.TrimRight(l.Text[by.Span.End:to.Span.Start]); between == "至" || between == "到" {
				return n + 2
			}
		}
	}
	return n + 1
}

var aboutMarks = lex.NewRunes(" 约近")

// YearBefore returns when the first figure of 站均租户数由1.77户提升到1.79户 was so, which
// nothing says: in an article on a year, the year before. Ratios that somebody sets and
// holdings are left out, since their changes have days of their own; and so are parts of
// a year, which may be held against the year's beginning too.
func YearBefore(l *prose.Line, n int, f *facts.Fact) (facts.Period, bool) {
	p := f.Period
	last := p.Last()
	whole := !p.End.IsZero() && last.Month == 12 && last.Day == 31 && (p.Instant || p == facts.Year(last.Year))
	to := target(l, n)
	if !whole || f.PeriodBasis == facts.ByDate || f.Measure != facts.Level || to >= len(l.Quantities) || cue.Settable.In(f.Metric) {
		return facts.Period{}, false
	}
	before := l.Text[:l.Quantities[n].Span.Start]
	if strings.Contains(l.Text[:l.Quantities[to].Span.End], "环比") || claim.Modality(before, "", l.ClaimsIn(0, len(before), before)) != facts.Actual || l.Quantities[n].Quantity.Kind != l.Quantities[to].Quantity.Kind {
		return facts.Period{}, false
	}
	return p.ShiftYears(-1), true
}

// FractionOf reports whether figure n is an earlier level of which the clause says a
// part: 现金流净额48.5亿元,不到2023年[198.6亿元]的四分之一.
func FractionOf(l *prose.Line, n int) bool {
	if n+1 >= len(l.Quantities) {
		return false
	}
	q, next := l.Quantities[n], l.Quantities[n+1]
	if said := next.Span.In(l.Text); next.Quantity.Kind != facts.KindTimes && !strings.Contains(said, "分之") && !strings.Contains(said, "成") {
		return false
	}
	if l.Clause[q.Span.Start] != l.Clause[next.Span.Start] || l.StartOf(n+1) < q.Span.End || strings.Trim(l.Text[q.Span.End:l.StartOf(n+1)], " ") != "的" {
		return false
	}
	for _, p := range l.Periods {
		if p.Span.End == l.StartOf(n) {
			return true
		}
	}
	return false
}

// Regained reads how much of an earlier level there is again: 已[恢复到2019年同期的]112%.
// It returns where the verb begins, and when that level was.
func Regained(l *prose.Line, n int) (verb int, p facts.Period, ok bool) {
	if l.Quantities[n].Quantity.Kind != facts.KindPercent {
		return 0, p, false
	}
	start := l.StartOf(n)
	for _, m := range l.Periods {
		if m.Span.End > start || !strings.Contains(l.Text[m.Span.End:start], "的") || strings.Trim(l.Text[m.Span.End:start], "同期水平的约近 ") != "" {
			continue
		}
		for _, w := range cue.Restored.All() {
			if strings.HasSuffix(l.Text[:m.Span.Start], w) {
				return m.Span.Start - len(w), m.Period, true
			}
		}
	}
	return 0, p, false
}

// contrast is a clause without a figure that turns to something else before the one that
// gives its figure: 办公大楼出租率88.7%,[商场则]几近全部租出,达99.1%.
var contrast = pattern.New(`[,;]([\p{Han}A-Za-z0-9]{2,12}?)则[^,;。:]{2,12},[^,;。:]{0,4}$`)

// Contrasted returns what such a clause before quantity n turns to, "" where there is none.
func Contrasted(l *prose.Line, n int) string {
	if m := contrast.FindStringSubmatch(l.Between(n)); m != nil {
		return m[1]
	}
	return ""
}

// ThenIs reports whether nothing but a period of comparison and 为 stands before quantity n
// in its clause: 每基金单位分派126.88港仙,[上年同期为]134.89港仙.
func ThenIs(l *prose.Line, n int) bool {
	before := l.Between(n)
	at := l.Quantities[n].Span.Start - len(before)
	for _, p := range l.Periods {
		if p.Role == period.Comparison && !p.Period.IsZero() && p.Span.Start >= at && p.Span.End <= l.Quantities[n].Span.Start {
			return wording.Marks.Trim(l.Text[at:p.Span.Start]) == "" && cue.Suffix(strings.TrimSpace(l.Text[p.Span.End:l.Quantities[n].Span.Start]), cue.Predicate|cue.Trail) == strings.TrimSpace(l.Text[p.Span.End:l.Quantities[n].Span.Start])
		}
	}
	return false
}
