package answerer

import (
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/search"
	"wenbao/bot/question"
	"wenbao/facts/metric"
)

// partExplained is how much of a part's words the metric of an answer has at least.
const partExplained = 0.6

// samePart reads a turn that asks another metric (那营业成本呢) as of the part that the turn
// before asked of: 心脑血管类产品营业收入 → 心脑血管类产品营业成本. The entity's own metric is no
// answer where there is one of the part. ok is false where the turn before asked of none.
func samePart(t *search.Turn, prev, q question.Question) (again question.Question, part string, ok bool) {
	if !q.Inherited.Entity || q.Inherited.Metric || q.Kind != question.Lookup && q.Kind != question.Growth || prev.Measure != q.Measure {
		return q, "", false
	}
	if _, class, known := t.M.Metrics.Lookup(strings.ReplaceAll(q.Content, " ", "")); !known || class != metric.Exact {
		return q, "", false
	}
	before := strings.ReplaceAll(prev.Content, " ", "")
	end := t.M.MetricAtEnd(before)
	part = strings.TrimSuffix(strings.TrimSuffix(before, end), "的")
	if end == "" || utf8.RuneCountInString(part) < 2 {
		return q, "", false
	}
	again = q
	again.Content = part + " " + q.Content
	again.Background = ""
	return again, part, true
}

// allOfPart reports whether the figures of an answer are of a part, by their metrics.
func allOfPart(t *search.Turn, ans answer.Answer, part string) bool {
	for _, f := range ans.Figures {
		expl := make([]float64, len(t.M.Runes(part)))
		match.Cover(t.M.Runes(part), t.M.Runes(f.Metric), 1, expl)
		if match.Mean(expl) < partExplained {
			return false
		}
	}
	return ans.Status == answer.Answered && len(ans.Figures) > 0
}
