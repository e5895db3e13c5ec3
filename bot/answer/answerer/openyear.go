package answerer

import (
	"slices"

	"wenbao/bot/answer"
	"wenbao/bot/answer/derive"
	"wenbao/bot/answer/search"
	"wenbao/bot/answer/series"
	"wenbao/bot/question"
	"wenbao/facts"
)

// inLatestYear answers a question that names parts of a year and not the year (二季度净新
// 开店比一季度多多少, 10月较9月降了多少) of the latest year that the asked figure is known of,
// where it found nothing as it stands. A single part needs none of this: n.open holds it.
func inLatestYear(t *search.Turn, ans answer.Answer) (answer.Answer, error) {
	q := t.Q
	if ans.Status != answer.NotFound || len(q.Open) == 0 || len(q.Periods) > 0 || q.Inherited != (question.Slots{}) || q.Relative || q.ThenAsked() {
		return ans, nil
	}
	if !slices.ContainsFunc(q.Against, facts.Period.IsZero) && len(q.Open) < 2 && !q.Sum {
		return ans, nil
	}
	n := t.Need()
	out, err := t.Search(n)
	if err != nil {
		return ans, err
	}
	year := 0
	for _, c := range slices.Concat(out.OtherMeasure, out.OtherPeriod, out.Found) {
		_, ok := n.PeriodFits(&c.Fact)
		if (ok || q.Sum && n.WithinOpen(c.Period)) && c.Recall >= derive.MinRecallOfYear {
			year = max(year, c.Period.Last().Year)
		}
	}
	if year == 0 {
		return ans, nil
	}
	again := *t
	again.Q = question.NewParser(t.Entities).Parse(q.Raw, t.Today, facts.Year(year))
	if len(again.Q.Periods) == 0 {
		return ans, nil
	}
	second, err := byKind(&again)
	if err == nil {
		second, err = series.TotalOverMonths(&again, second)
	}
	if err != nil || second.Status == answer.Answered {
		return second, err
	}
	return ans, nil
}

// inFiscalYear answers for the fiscal year that ends in the year asked for where a company has no figures of the year
// itself: 香港寬頻2024年收益, whose year ends in August. The answer names its months.
func inFiscalYear(t *search.Turn, ans answer.Answer) (answer.Answer, error) {
	q := t.Q
	if ans.Status != answer.NotFound || ans.Reason != answer.PeriodMissing || len(q.Entities) != 1 || len(q.Periods) != 1 || q.Periods[0] != facts.Year(q.Periods[0].Start.Year) {
		return ans, nil
	}
	again := *t
	again.Q.Fiscal = true
	second, err := byKind(&again)
	if err != nil || second.Status == answer.Answered {
		return second, err
	}
	return ans, nil
}
