package compared

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
)

// Turned reads the first result of 澳洲业务由[盈利1.78亿元]转为亏损0.75亿元, which is what was:
// of the period that the clause says (由上年盈利), else of a year before now. name is what
// stands before 由 with the word for the result. It misses turns that another clause tells
// (由盈转亏,亏损0.75亿元), whose first result has no figure.
func Turned(l *prose.Line, n int, now facts.Period) (name string, then facts.Period, ok bool) {
	if n+1 >= len(l.Quantities) || l.Clause[l.Quantities[n+1].Span.Start] != l.Clause[l.Quantities[n].Span.Start] {
		return "", then, false
	}
	between := l.Text[l.Quantities[n].Span.End:max(l.Quantities[n].Span.End, l.StartOf(n+1))]
	if !cue.Has(between, cue.Become) || !cue.Has(between, cue.Loss|cue.Profit) && !cue.Earned.In(between) {
		return "", then, false
	}
	at, word := resultBefore(l, n)
	if word == "" {
		return "", then, false
	}
	from := at
	for _, p := range l.Periods {
		if p.Span.End == at && !p.Period.IsZero() {
			from, then = p.Span.Start, p.Period
			if p.Relative {
				then = facts.Period{} // 上年 is before what the text is on
			}
		}
	}
	left := strings.TrimRight(l.Text[:from], " 则")
	if !From(left) {
		return "", then, false
	}
	if then.IsZero() && !now.Instant && !now.Start.IsZero() && !now.End.IsZero() {
		then = now.ShiftYears(-1)
	}
	end := max(len(left)-len("由"), l.EndBefore(n))
	name = wording.Clean(wording.Trim(strings.TrimSuffix(l.Bare(l.Pieces(l.Clause[l.Quantities[n].Span.Start], l.EndBefore(n), end)), "则")))
	switch loss := cue.Of(word)&cue.Loss != 0; {
	case loss && wording.LossOf(name) != "":
		return wording.LossOf(name), then, true
	case wording.LossOf(name) != "" || wording.ProfitOf(name) != "" && loss:
		return name, then, true
	case loss:
		return name + "亏损", then, true
	}
	return name + "盈利", then, true
}

// resultBefore returns the word for a result right before quantity n, and where it and the
// 的 before it begin.
func resultBefore(l *prose.Line, n int) (at int, word string) {
	left := strings.TrimRight(l.Text[:l.StartOf(n)], " 约近超逾")
	word = cue.Suffix(left, cue.Loss|cue.Profit)
	for _, w := range cue.Earned.All() {
		if word == "" && strings.HasSuffix(left, w) {
			word = w
		}
	}
	left = strings.TrimSuffix(strings.TrimSuffix(left, word), "净")
	return len(strings.TrimSuffix(strings.TrimSuffix(left, "为"), "的")), word
}

// TurnedRate reads the first change of 环比由上月[下降0.4%]转为上涨0.1%, which is that of the time
// before: before is what the change is of, as the clause says it ahead of 由, and then its period, that
// before now where 上月 or 上季度 would be now.
func TurnedRate(l *prose.Line, n int, now facts.Period) (before string, then facts.Period, ok bool) {
	if n < 0 || n+1 >= len(l.Quantities) || l.Quantities[n].Quantity.Kind != facts.KindPercent || l.Quantities[n+1].Quantity.Kind != facts.KindPercent ||
		l.Clause[l.Quantities[n+1].Span.Start] != l.Clause[l.Quantities[n].Span.Start] {
		return "", then, false
	}
	between := l.Text[l.Quantities[n].Span.End:max(l.Quantities[n].Span.End, l.StartOf(n+1))]
	if cue.Moved(between) == "" || !cue.Has(between, cue.Become) {
		return "", then, false
	}
	left := l.Text[:l.StartOf(n)]
	verb := cue.Moved(left)
	left = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(left, " 了约"), verb), " 的")
	for _, p := range l.Periods {
		if p.Span.End != len(left) || p.Period.IsZero() || verb == "" || !From(l.Text[:p.Span.Start]) {
			continue
		}
		then = p.Period
		if p.Relative && !then.Last().Before(now.Last()) {
			then = now.Previous() // 上月 is before what the text is on, not before its publication
		}
		end := max(p.Span.Start-len("由"), l.EndBefore(n))
		return l.Bare(l.Pieces(l.Clause[l.Quantities[n].Span.Start], l.EndBefore(n), end)) + verb, then, true
	}
	return "", then, false
}
