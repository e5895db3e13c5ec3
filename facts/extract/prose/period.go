package prose

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/when"
	"wenbao/facts/extract/wording"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// PeriodsIn returns the periods said in [from, to), in order, without those of comparisons.
func (l *Line) PeriodsIn(from, to int) []facts.Period {
	var out []facts.Period
	for _, p := range l.Periods {
		if p.Span.Start >= from && p.Span.End <= to && p.Role == "" {
			out = append(out, p.Period)
		}
	}
	return out
}

// HasPeriod reports whether a period stands in [from, to), one of a comparison too.
func (l *Line) HasPeriod(from, to int) bool {
	return slices.ContainsFunc(l.Periods, func(p period.Mention) bool { return p.Span.Start >= from && p.Span.End <= to })
}

// LastPeriod returns the last period before byte to, of no comparison, that is no day, zero if there is none.
func (l *Line) LastPeriod(to int) facts.Period {
	var out facts.Period
	for _, p := range l.Periods {
		if p.Span.End <= to && p.Role == "" && !when.IsDay(p.Period) {
			out = p.Period
		}
	}
	return out
}

// OwnPeriod reports whether a period stands between quantity n and the figure
// before it.
func (l *Line) OwnPeriod(n int) bool {
	for _, p := range l.Periods {
		if p.Role == "" && p.Span.Start >= l.EndBefore(n) && p.Span.End <= l.Quantities[n].Span.Start {
			return true
		}
	}
	return false
}

// Dated reports whether a clause says before byte end when its figures are.
func (l *Line) Dated(c int16, end int) bool {
	for _, p := range l.Periods {
		if p.Role == "" && p.Span.End <= end && l.Clause[p.Span.Start] == c {
			return true
		}
	}
	return false
}

// SaysWhen reports whether nothing but a period and a word such as 为 stands in [from, to).
func (l *Line) SaysWhen(from, to int) bool {
	return len(l.PeriodsIn(from, to)) == 1 && strings.Trim(wording.Trim(l.Bare([]facts.Span{{Start: from, End: to}})), wording.MarkSet+"为是达则") == ""
}

// AfterDay returns where the period that begins at byte at ends, at if there is
// none: 国家统计局[1月17日]公布.
func (l *Line) AfterDay(at int) int {
	for _, p := range l.Periods {
		if p.Span.Start == at {
			return p.Span.End
		}
	}
	return at
}

// Against returns the period that a comparison right before the figure, or
// the year in 是2022年的2.14倍, refers to.
func (l *Line) Against(q quantity.Mention) facts.Period {
	c := l.Clause[q.Span.Start]
	for i := len(l.Periods) - 1; i >= 0; i-- {
		p := l.Periods[i]
		if p.Role != "" && p.Span.End <= q.Span.Start && l.Clause[p.Span.Start] == c {
			return p.Period
		}
	}
	return facts.Period{}
}

// ComparedBy returns the wording of the last comparison before figure q in its
// clause, "" if there is none.
func (l *Line) ComparedBy(q quantity.Mention) string {
	word := ""
	for _, p := range l.Periods {
		if p.Role == period.Comparison && p.Span.End <= q.Span.Start && l.Clause[p.Span.Start] == l.Clause[q.Span.Start] {
			word = p.Span.In(l.Text)
		}
	}
	return word
}
