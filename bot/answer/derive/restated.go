package derive

import (
	"wenbao/bot/answer"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/bot/question"
	"wenbao/facts"
)

// Restated answers what a figure was before and after it was put right: both, or how far they
// are apart where that is asked: 营业收入更正前后相差多少. false where one of them is not known.
func Restated(t *search.Turn) (answer.Answer, bool, error) {
	if t.Q.State != question.Both || len(t.Q.Entities) > 1 {
		return answer.Answer{}, false, nil
	}
	q := t.Q
	defer func() { t.Q = q }()
	t.Q.Kind, t.Q.Measure, t.Q.Gap = question.Lookup, facts.Level, false
	var found []gates.Candidate
	for _, state := range []question.State{question.Before, question.After} {
		t.Q.State = state
		n := t.Need()
		cs, err := t.Seek(n)
		if err != nil || len(cs) == 0 {
			return answer.Answer{}, false, err
		}
		gates.Order(cs)
		found = append(found, choice.Settle(t, n, cs))
	}
	before, after := found[0], found[1]
	if before.Article != after.Article || before.Entity != after.Entity || before.Period != after.Period || before.Quantity.Unit != after.Quantity.Unit || before.Span == after.Span {
		return answer.Answer{}, false, nil
	}
	if !q.Gap && q.Measure == facts.Level && q.Kind != question.Compare {
		ans, err := compose.Statements(t, found)
		return ans, err == nil, err
	}
	ans, err := compose.Computed(t, arithmetic.Gap(after.Fact, before.Fact), after.Entity, after.Metric+"更正前后的变化", after.Period)
	return ans, err == nil, err
}
