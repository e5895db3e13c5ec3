package answerer

import (
	"wenbao/bot/answer"
	"wenbao/bot/answer/abstain"
	"wenbao/bot/answer/search"
	"wenbao/facts"
)

// glance asks back whom a question means that names nobody, if few facts of a large base
// already show more than a reader is told of (2024年营业收入是多少): all others would only
// add to them, and are many. ok is false where that does not settle it.
func glance(t *search.Turn) (ans answer.Answer, ok bool, err error) {
	if !t.Large || len(t.Q.Entities)+len(t.Q.Groups) > 0 {
		return answer.Answer{}, false, nil
	}
	n := t.Need()
	if n.Concept == "" || len(n.Periods) > 1 {
		return answer.Answer{}, false, nil
	}
	within := facts.Period{}
	if len(n.Periods) > 0 {
		within = n.Periods[0]
	}
	many, err := t.Abundant(n.Concept, within)
	if err != nil || !many {
		return answer.Answer{}, false, err
	}
	q := t.Q // which an answer may change
	t.Few(func() { ans, err = lookup(t) })
	if err != nil || ans.Status != answer.Clarify || len(ans.Suggestions) < abstain.MaxReadings {
		t.Q = q
		return answer.Answer{}, false, err
	}
	return ans, true, nil
}
