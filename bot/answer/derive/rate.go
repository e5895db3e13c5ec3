package derive

import (
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/facts"
)

// priorRate computes a rate of growth of the period that its text holds a later one against: 8.2%,增速比上月末低0.2个百分点
// for M2 at the end of the month before.
func priorRate(t *search.Turn, n gates.Need, out gates.Outcome) (answer.Answer, bool, error) {
	if n.Measure != facts.Growth || len(n.Periods) != 1 {
		return answer.Answer{}, false, nil
	}
	for _, g := range out.OtherPeriod {
		if g.Measure != facts.Growth || g.Modality != facts.Actual || g.Recall < minPrior {
			continue
		}
		fs, err := t.FactsAt(g.Article)
		if err != nil {
			return answer.Answer{}, false, err
		}
		for _, ch := range fs {
			of, ok := strings.CutSuffix(ch.Metric, "增速")
			if !ok || ch.Measure != facts.Change || ch.Sentence != g.Sentence || ch.Entity != g.Entity || of != g.Metric && of != "" || ch.Quantity.Kind != facts.KindPoints || !endsWith(n.Periods, comparedWith(g.Fact, ch)) {
				continue
			}
			if d, ok := arithmetic.Prior(g.Fact, ch); ok {
				ans, err := compose.Computed(t, d, g.Entity, g.Metric+"增速", n.Periods[0])
				return ans, err == nil, err
			}
		}
	}
	return answer.Answer{}, false, nil
}
