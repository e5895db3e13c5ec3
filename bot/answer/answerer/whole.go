package answerer

import (
	"strings"

	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/facts"
)

// partGap is by how much a whole may fit a question worse than its part: the part's name
// is often the shorter one (海外销售 beside 卖出新能源汽车).
const partGap = 0.12

// whole returns the figure that the best one is a part of where both answer and the question
// does not say which part: of 全年卖出新能源汽车302.44万辆。其中海外销售24.28万辆 the
// first, for 卖了多少辆. The part follows 其中, in the sentence of its whole or the next one,
// and is less.
func whole(best gates.Candidate, cs []gates.Candidate) gates.Candidate {
	if best.Measure != facts.Level || best.Precision == 1 || !isPart(&best.Fact) {
		return best
	}
	for _, c := range cs {
		near := c.Article == best.Article && c.Span.Start < best.Span.Start && best.Sentence-c.Sentence <= 1
		like := c.Measure == best.Measure && c.Quantity.Unit == best.Quantity.Unit && c.Entity == best.Entity && sameEnd(c.Period, best.Period)
		if near && like && !isPart(&c.Fact) && c.Score >= best.Score-partGap && c.Quantity.Value.Cmp(best.Quantity.Value) > 0 {
			return c
		}
	}
	return best
}

// isPart reports whether a figure follows a 其中 in its sentence.
func isPart(f *facts.Fact) bool {
	clause, lead, _, _ := match.SplitContext(f.Context)
	return strings.Contains(lead, "其中") || strings.Contains(clause, "其中")
}
