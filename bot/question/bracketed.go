package question

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/period"
)

// yearsAgo are the words that count a year from the asker's day.
var yearsAgo = []struct {
	word string
	n    int
}{{"去年", 1}, {"上年", 1}, {"前年", 2}, {"今年", 0}, {"本年", 0}}

// bracketed settles a relative period by the year that the question adds in
// brackets: 去年二季度营业利润多少(2024年) asks for the second quarter of 2024. The
// added year says no period of its own then; a period of any other length that is
// added says all: 去年同期(2024Q2).
func bracketed(f lex.Folded, ms []period.Mention) []period.Mention {
	last := len(ms) - 1
	if last < 1 || ms[last].Relative || ms[last].Period.IsZero() || ms[last].Role != period.When || !inBrackets(f.Text, ms[last].Span) {
		return ms
	}
	for i, m := range ms[:last] {
		said := m.Span.In(f.Text)
		for _, ago := range yearsAgo {
			rest, ok := strings.CutPrefix(said, ago.word)
			if !ok || m.Role != period.When {
				continue
			}
			year, was := ms[last].Period.Last().Year, m.Period
			if rest == "" || ms[last].Period != facts.Year(year) {
				ms[i].Period = ms[last].Period
			} else {
				day := facts.Date{Year: year + ago.n, Month: 12, Day: 31}
				for _, again := range period.FindFolded(f, period.Context{Reference: day}) {
					if again.Span == m.Span {
						ms[i].Period = again.Period
					}
				}
			}
			for k := range ms {
				if ms[k].Rule == period.YoY && !was.IsZero() && !ms[k].Period.IsZero() {
					ms[k].Period = ms[k].Period.ShiftYears(ms[i].Period.Last().Year - was.Last().Year) // 同比 is on the year before that one
				}
			}
			ms[i].Relative = false
			ms[last].Period = facts.Period{} // said by the other one now
			return ms
		}
	}
	return ms
}

// dividends leaves the 中期 of 2024年中期股息 to the metric: an interim dividend is named
// so, and is one of the year.
func dividends(f lex.Folded, ms []period.Mention) []period.Mention {
	for i, m := range ms {
		rest := strings.TrimLeft(f.Text[m.Span.End:], " 的")
		year, ok := strings.CutSuffix(m.Span.In(f.Text), "中期")
		if !ok || year == "" {
			continue
		}
		for _, w := range []string{"股息", "息", "派息", "红利", "股利"} {
			if strings.HasPrefix(rest, w) {
				ms[i].Span.End = m.Span.Start + len(year)
				if !m.Period.IsZero() {
					ms[i].Period = facts.Year(m.Period.Last().Year)
				}
				break
			}
		}
	}
	return ms
}

// inBrackets reports whether a span is all that a pair of brackets holds.
func inBrackets(s string, at facts.Span) bool {
	return strings.HasSuffix(s[:at.Start], "(") && strings.HasPrefix(s[at.End:], ")")
}
