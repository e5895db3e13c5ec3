package answerer

import (
	"wenbao/bot/answer"
	"wenbao/facts"
)

// Bounds of what a question without an entity reads of a large base at first.
const (
	fewPassages = 20
	fewFacts    = 100 // of the asked metric
)

// glance asks back whom a question means that names nobody, if few facts of a large base
// already show more than a reader is told of (2024年营业收入是多少): all others would only
// add to them, and are many. ok is false where that does not settle it.
func (t *turn) glance() (ans answer.Answer, ok bool, err error) {
	if !t.large || len(t.q.Entities)+len(t.q.Groups) > 0 {
		return answer.Answer{}, false, nil
	}
	n := t.need()
	if n.Concept == "" || len(n.Periods) > 1 {
		return answer.Answer{}, false, nil
	}
	within := facts.Period{}
	if len(n.Periods) > 0 {
		within = n.Periods[0]
	}
	some, err := t.selected(ofConcept(n.Concept, within, fewFacts))
	if err != nil || len(some.facts) < fewFacts {
		return answer.Answer{}, false, err
	}
	q := t.q // which an answer may change
	t.read.few = true
	ans, err = t.lookup()
	t.read.few = false
	if err != nil || ans.Status != answer.Clarify || len(ans.Suggestions) < maxReadings {
		t.q = q
		return answer.Answer{}, false, err
	}
	return ans, true, nil
}
