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

// priorShare computes a share of the period that its text holds a later one against, where the change has the words
// of the share in its name: 金融科技投入…占营业收入的比重为5.07%,[较上年提高0.14个百分点].
func priorShare(t *search.Turn, n gates.Need, out gates.Outcome) (answer.Answer, bool, error) {
	if n.Measure != facts.Share || len(n.Periods) != 1 {
		return answer.Answer{}, false, nil
	}
	for _, s := range out.OtherPeriod {
		if s.Measure != facts.Share || s.Of == "" || s.Modality != facts.Actual || s.Recall < minPrior || s.Score < out.OtherPeriod[0].Score-levelGap {
			continue
		}
		fs, err := t.FactsAt(s.Article)
		if err != nil {
			return answer.Answer{}, false, err
		}
		for _, ch := range fs {
			of, ok := strings.CutPrefix(ch.Metric, s.Metric+"占")
			if !ok || ch.Measure != facts.Change || ch.Sentence != s.Sentence || ch.Entity != s.Entity || ch.Quantity.Kind != facts.KindPoints ||
				!strings.HasPrefix(of, s.Of) || !gates.SameTime(ch.Period, s.Period) || !endsWith(n.Periods, comparedWith(s.Fact, ch)) {
				continue
			}
			if d, ok := arithmetic.Prior(s.Fact, ch); ok {
				ans, err := compose.Computed(t, d, s.Entity, s.Metric+"占"+s.Of+"的比例", n.Periods[0])
				return ans, err == nil, err
			}
		}
	}
	return answer.Answer{}, false, nil
}
