package answer

import (
	"fmt"
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// holidays are spans of some days that questions name and texts date: 春节 is 1月28日至2月4日.
var holidays = []string{"春节", "国庆", "五一", "中秋", "元旦", "端午", "清明"}

// holidayOf returns the holiday that a question names, "" for none.
func holidayOf(text string) string {
	i := slices.IndexFunc(holidays, func(w string) bool {
		return strings.Contains(text, w) && !strings.Contains(text, w+"前") && !strings.Contains(text, w+"后")
	})
	if i < 0 {
		return ""
	}
	return holidays[i]
}

// overHoliday reports whether a fact is of some days, in the year asked for, that its
// article speaks of as the holiday. A fact of another length answers by its own period.
func (t *turn) overHoliday(n need, f *facts.Fact, word string) (float64, bool, error) {
	art, err := t.base.Article(t.ctx, f.Article)
	if err != nil {
		return 0, false, fmt.Errorf("article %s: %w", f.Article, err)
	}
	asked := n.periods
	if t.q.Relative && len(asked) == 0 {
		asked = t.q.PeriodsAt(art.Published)
	}
	p := f.Period
	days := !p.Start.IsZero() && p.End.Before(p.Start.AddDays(20)) && p.Start.AddDays(1).Before(p.End)
	if !days || !strings.Contains(lex.Fold(art.Text).Text, word) {
		if slices.ContainsFunc(asked, func(p facts.Period) bool { return p == facts.Year(p.Start.Year) }) {
			return 0, false, nil // 2025年春节 is no year
		}
		w, ok := periodFits(asked, f)
		return w, ok && (len(asked) > 0 || strings.Contains(f.Context, word)), nil
	}
	in := len(asked) == 0 || slices.ContainsFunc(asked, func(a facts.Period) bool { return !p.Start.Before(a.Start) && !a.End.Before(p.End) })
	return 0.9, in, nil
}
