package derive

import (
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// payoutRatio answers 分红率是多少 where a report gives the payout as a part of its profit and has
// no name for it: 合计拟派发现金红利1.49亿元,占归属于上市公司股东净利润的38.42%. What is asked
// without a period is the latest; where two are given for one, none answers.
func payoutRatio(t *search.Turn, n gates.Need, _ gates.Outcome) (answer.Answer, bool, error) {
	ofProfit := t.Q.Whole != "" && profitOf.MatchString(t.Q.Whole) && paidSaid.MatchString(t.Q.Content) // 分红占归母净利润比例
	if n.Concept != "分红比例" && !ofProfit || n.Measure != facts.Level && n.Measure != facts.Share || len(n.Entities) != 1 {
		return answer.Answer{}, false, nil
	}
	ps, err := t.FactsIn(n.Entities, gates.Hull(n.Periods))
	if err != nil {
		return answer.Answer{}, false, err
	}
	var best []gates.Candidate
	for _, p := range ps {
		f := p.Fact
		if f.Measure != facts.Share || f.Quantity.Kind != facts.KindPercent || !paid.MatchString(f.Metric) || !profitOf.MatchString(f.Of) || strings.Contains(f.Of, "母公司净利润") {
			continue
		}
		if _, ok := n.PeriodFits(f); !ok {
			continue
		}
		switch {
		case len(best) == 0 || best[0].Period.Last().Before(f.Period.Last()):
			best = []gates.Candidate{{Fact: *f}}
		case best[0].Period.Last() == f.Period.Last() && best[0].Quantity.Value != f.Quantity.Value:
			best = append(best, gates.Candidate{Fact: *f})
		}
	}
	if len(best) != 1 {
		return answer.Answer{}, false, nil
	}
	ans, err := compose.Statements(t, best)
	return ans, err == nil, err
}

// paidSaid matches what is asked for of all that is paid, without a word for some of it: 现金分红, no 境外分红.
var paidSaid = pattern.New(`^(?:(?:全年|年度|本年|当年|本期|中期|末期|特别|累计|合计|共|拟|已|将|的|现金|派发|派付|分派|分配|宣派|实施|派|发放|总|股东)*(?:分红|派息|派现|红利|股息|股利|中期息|末期息|分派|分配|利润)(?:派发|分配|派付)?(?:总额|金额|额|总数|数额)?)+$`)

// paid matches what is paid to shareholders, profitOf what a payout ratio is of.
var (
	paid     = pattern.New(`派|红|股息|股利`)
	profitOf = pattern.New(`净利润|溢利|归母|股东的?利润`)
)
