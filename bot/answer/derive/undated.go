package derive

import (
	"slices"

	"wenbao/bot/answer"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/answer/search"
	"wenbao/facts"
)

// MinRecallOfYear is how much of the content a figure has to explain to tell the year.
const MinRecallOfYear = 0.8

// MeantPeriods returns the need with the periods that a question without any means, as the
// figures that came nearest tell them: 去年一季度 counts from the day that the nearest came
// out, 承保利润同比增长 is of the latest year that the level is known of, and 二季度 of the
// latest year that has figures of the metric. They serve what is computed only, which names
// its period.
func MeantPeriods(t *search.Turn, n gates.Need, out gates.Outcome) (gates.Need, error) {
	if len(n.Periods) > 0 {
		return n, nil
	}
	near := slices.Concat(out.OtherPeriod, out.OtherMeasure)
	if t.Q.Relative {
		if len(near) == 0 {
			return n, nil
		}
		art, err := t.Article(near[0].Article)
		if err != nil {
			return n, err
		}
		n.Periods = t.Q.PeriodsAt(art.Published)
		return n, nil
	}
	if len(n.Entities) > 1 || len(near) == 0 {
		return n, nil
	}
	whose := near[0].Entity // whom the nearest figure is of, mostly nobody, where none is asked for
	if len(n.Entities) == 1 {
		whose = n.Entities[0]
	}
	var last facts.Period
	for _, c := range near {
		if c.Measure != facts.Level || c.Modality != facts.Actual || c.Recall < MinRecallOfYear || c.Entity != whose || c.Period.End.IsZero() || c.Clash {
			continue
		}
		if last.IsZero() || last.Last().Before(c.Period.Last()) {
			last = c.Period
		}
	}
	switch {
	case last.IsZero():
	case len(n.Open) == 1 && n.Measure != facts.Share:
		n.Periods = n.OpenIn(last.Last().Year)
	case len(n.Open) == 0 && (n.Measure == facts.Growth || n.Measure == facts.Multiple):
		n.Periods = []facts.Period{last}
	}
	return n, nil
}

// multipleFromLevels computes how many times the level of an earlier period one is: 自营收入
// 是去年同期的几倍.
func multipleFromLevels(t *search.Turn, n gates.Need, out gates.Outcome) (answer.Answer, bool, error) {
	if n.Measure != facts.Multiple || len(n.Periods) == 0 {
		return answer.Answer{}, false, nil
	}
	now, before := twoPeriods(t, n)
	a, b := levelsAt(out, now, before)
	if a == nil || b == nil || !comparableLevels(t, *a, *b) || a.Quantity.Kind == facts.KindPercent || arithmetic.Amount(b.Fact).Value.Sign() <= 0 || arithmetic.Amount(a.Fact).Value.Sign() <= 0 {
		return answer.Answer{}, false, nil
	}
	ans, err := compose.Computed(t, arithmetic.Multiple(a.Fact, b.Fact), a.Entity, a.Metric+"与"+phrase.Period(before)+"的倍数", now)
	return ans, err == nil, err
}
