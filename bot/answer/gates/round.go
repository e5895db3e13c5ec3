package gates

import (
	"strings"

	"wenbao/bot/answer/match"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// rounds are those that a company raises money in: B轮, B+轮, 天使轮.
var rounds = pattern.New(`(?i)(?:pre-?)?[A-H]\+{0,2}轮|天使轮|种子轮`)

// sameRound reports whether a figure is of the round that a question names, and of no other besides:
// 已完成A轮、B轮共三轮融资,累计超过12.5亿美元 is none of B轮融资. Others ask for none.
func sameRound(asked string, f *facts.Fact, clause string) bool {
	want := rounds.FindString(asked)
	if want == "" {
		return true
	}
	_, lead, _, _ := match.SplitContext(f.Context)
	said := rounds.FindAllString(f.Metric+" "+clause+" "+lead, -1)
	for _, r := range said {
		if !strings.EqualFold(r, want) {
			return false
		}
	}
	return len(said) > 0
}
