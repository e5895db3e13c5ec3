package answerer

import (
	"wenbao/bot/answer"
	"wenbao/bot/answer/search"
	"wenbao/bot/question"
	"wenbao/facts/lex"
)

// placeInMetric answers a question on a place that nothing is known of by itself, as of what a text breaks
// down by places: 江苏造船完工量占全国多少, where the bulletin's 造船完工量 is that of the country and its
// parts are 江苏造船完工量, 上海造船完工量.
func placeInMetric(t *search.Turn, ans answer.Answer) (answer.Answer, error) {
	q := t.Q
	if ans.Status != answer.NotFound || len(q.Entities) != 1 || len(q.Ambiguous)+len(q.Groups) > 0 || lex.Place(q.Entities[0]) != q.Entities[0] || q.Content == "" || q.Inherited != (question.Slots{}) {
		return ans, nil
	}
	again := *t
	again.Q.Content, again.Q.Entities = q.Entities[0]+q.Content, nil
	if again.Q.Head == q.Content {
		again.Q.Head = again.Q.Content
	}
	second, err := byKind(&again)
	if err != nil || second.Status == answer.Answered {
		return second, err
	}
	return ans, nil
}
