package stated

import (
	"fmt"

	"wenbao/bot/answer"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// oldest is how many days before the day of a text what it reports may have ended, and
// oldestDay the same for what it tells of one day.
const (
	oldest    = 400
	oldestDay = 7
)

// OnDay answers a question for one day of what lasts longer, which no figure of that day
// can be:
//
//	岚城股份2025年5月15日的营业收入    of the quarter that the articles of that day report
//	岚城银行2025年5月15日的存款利率    of 5月9日起, as articles of then or later tell
//
// The answer says of which period it is. Where the articles of the day have several
// periods, none is meant; a price of the day before is no price of the day.
func OnDay(t *search.Turn, n gates.Need, out gates.Outcome) (answer.Answer, bool, error) {
	if len(n.Entities) != 1 || len(t.Q.Periods) != 1 || t.Q.Relative {
		return answer.Answer{}, false, nil
	}
	day := t.Q.Periods[0]
	if day.Start.IsZero() || day.Start.AddDays(1) != day.End || day.End.Day == 1 {
		return answer.Answer{}, false, nil // the last of a month also ends what is reported
	}
	var got []gates.Candidate
	for _, c := range out.OtherPeriod {
		if !choice.SaysAll(t, n, c) {
			continue
		}
		art, err := t.Article(c.Article)
		if err != nil {
			return answer.Answer{}, false, err
		}
		if ofDay.MatchString(c.Metric) && c.Period != day {
			continue
		}
		inForce := c.Period.End.IsZero() && !c.Period.Start.IsZero() && !day.Start.Before(c.Period.Start) && !art.Published.Before(day.Start)
		reported := art.Published == day.Start && !c.Period.End.IsZero() && !day.Start.Before(c.Period.Last()) &&
			!c.Period.Last().AddDays(ageOf(c.Period)).Before(day.Start) && !phrase.Quoted(c.Metric)
		if inForce || reported {
			got = append(got, c)
		}
	}
	if len(got) == 0 {
		return answer.Answer{}, false, nil
	}
	for _, c := range got[1:] {
		if c.Period != got[0].Period || !arithmetic.SameValue(c.Quantity, got[0].Quantity) {
			return answer.Answer{}, false, nil
		}
	}
	n.Periods = []facts.Period{got[0].Period}
	ans, err := Choose(t, n, got)
	if ans.Interpretation != "" {
		ans.Interpretation += fmt.Sprintf("（所问为%s，取当日所述的一期）", phrase.Period(day))
	}
	return ans, err == nil, err
}

// ofDay ends what a share does on one day, which no other day's answers for.
var ofDay = pattern.New(`涨跌[幅额]$|^振幅$|(?:开盘|收盘|最[高低])价$`)

// ageOf returns how many days a figure of a period may be told after it: 换手率 of one day of
// last October is none of this day's.
func ageOf(p facts.Period) int {
	if p.Start.AddDays(1) == p.End && p.End.Day != 1 {
		return oldestDay
	}
	return oldest
}
