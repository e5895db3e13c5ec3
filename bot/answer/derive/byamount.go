package derive

import (
	"wenbao/bot/answer"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/facts"
)

// Instead computes what is asked for where the best figure is stated and not it: a share of a whole that the question
// leaves open (VagueShare), the amount of a change beside its rate (byAmount), a part where the best is its whole (partInstead).
func Instead(t *search.Turn, n gates.Need, best gates.Candidate) (answer.Answer, bool, error) {
	if ans, ok, err := VagueShare(t, n, best); ok || err != nil {
		return ans, ok, err
	}
	if ans, ok, err := partInstead(t, n, best); ok || err != nil {
		return ans, ok, err
	}
	return byAmount(t, n, best)
}

// partInstead computes a part from its share where the best figure is the whole, of which only the text around it has
// the part's name: 人形机器人收入, of 收入4.06亿元 and 人形占收入的46% in an article on 人形机器人.
func partInstead(t *search.Turn, n gates.Need, best gates.Candidate) (answer.Answer, bool, error) {
	if best.Measure != facts.Level || best.Own >= wholly || best.Rule == "table" {
		return answer.Answer{}, false, nil
	}
	return partOf(t, n, &best)
}

// byAmount computes by how much a metric has changed where that is asked for and a table has its levels beside the
// rate, which is the best figure: 管理费用 | 4.14亿 | 4.12亿 | 0.58% for 管理费用比上年多多少.
func byAmount(t *search.Turn, n gates.Need, best gates.Candidate) (answer.Answer, bool, error) {
	if n.Measure != facts.Growth || len(n.Periods) == 0 || best.Measure != facts.Growth || best.Quantity.Kind != facts.KindPercent || best.Rule != "table" || !t.Q.AmountOfChange() {
		return answer.Answer{}, false, nil
	}
	out, err := t.Search(n)
	if err != nil {
		return answer.Answer{}, false, err
	}
	now, before := twoPeriods(t, n)
	a, b := levelsAt(out, now, before)
	if a == nil || b == nil || !worded(best.Fact, a.Fact) || !comparableLevels(t, *a, *b) {
		return answer.Answer{}, false, nil
	}
	return amount(t, *a, *b)
}
