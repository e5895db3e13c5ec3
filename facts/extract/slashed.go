package extract

import (
	"slices"
	"strconv"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// slashed matches years in a row: [25/26/27年]净利润分别为5.13/7.02/8.98亿元, 2025/2026/2027年.
var slashed = pattern.New(`(?:20)?\d\d(?:[/、](?:20)?\d\d)+年`)

// rowsOfYears reads years in a row as the span from the first to the last, which their figures
// are spread over. What it misses: years that do not follow one another.
func (d *document) rowsOfYears(l *prose.Line) {
	if !strings.Contains(l.Text, "/") {
		return
	}
	for _, at := range slashed.FindAllStringIndex(l.Text, -1) {
		if at[0] > 0 && (l.Text[at[0]-1] >= '0' && l.Text[at[0]-1] <= '9' || l.Text[at[0]-1] == '.') {
			continue
		}
		first, last, ok := inRow(strings.TrimSuffix(l.Text[at[0]:at[1]], "年"))
		if !ok {
			continue
		}
		span := facts.Span{Start: at[0], End: at[1]}
		l.Periods = slices.DeleteFunc(l.Periods, func(p period.Mention) bool { return p.Span.Overlaps(span) })
		l.Periods = append(l.Periods, period.Mention{Span: span, Period: facts.Period{Start: facts.Year(first).Start, End: facts.Year(last).End}, Rule: "row"})
		slices.SortFunc(l.Periods, func(a, b period.Mention) int { return a.Span.Start - b.Span.Start })
	}
}

// inRow returns the first and the last of years in a row, each one more than the one before.
func inRow(s string) (first, last int, ok bool) {
	for _, y := range strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '、' }) {
		n, err := strconv.Atoi(y)
		if n < 100 {
			n += 2000
		}
		if err != nil || n < 2000 || n > 2099 || last > 0 && n != last+1 {
			return 0, 0, false
		}
		if first == 0 {
			first = n
		}
		last = n
	}
	return first, last, last > first
}
