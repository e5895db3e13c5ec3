package abstain

import (
	"slices"
	"sort"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/answer/search"
	"wenbao/facts"
)

// maxInventory is how many metrics an inventory names: what a reader takes in.
const maxInventory = 20

// Inventory answers which metrics the base holds for an entity, without
// figures; its suggestions ask for the first of them.
func Inventory(t *search.Turn) (answer.Answer, error) {
	fs, err := t.SampleOf(t.Q.Entities)
	if err != nil {
		return answer.Answer{}, err
	}
	names, first := inventoryOf(fs, t.Q.Periods)
	subject := strings.Join(t.Q.Entities, "、")
	if len(names) == 0 {
		return answer.Answer{Status: answer.NotFound, Reason: answer.UnknownEntity, Text: "已收录的文章里没有" + subject + "的数字。"}, nil
	}
	more := ""
	if len(names) > maxInventory {
		names, more = names[:maxInventory], "等"
	}
	ans := answer.Answer{Status: answer.Answered, Text: subject + "已收录的指标：" + strings.Join(names, "、") + more + "。"}
	var cited []facts.Fact
	for _, m := range names {
		if s := phrase.Question(first[m]); s != "" && len(ans.Suggestions) < 4 && !slices.Contains(ans.Suggestions, s) {
			ans.Suggestions = append(ans.Suggestions, s)
			cited = append(cited, first[m])
		}
	}
	ans.Sources, err = compose.Sources(t, cited...)
	return ans, err
}

// inventoryOf returns the metrics whose actual levels the facts give for the
// periods, and the first fact of each: metrics of the lexicon first, then what
// is said most often.
func inventoryOf(fs []facts.Fact, periods []facts.Period) (names []string, first map[string]facts.Fact) {
	count := map[string]int{}
	first = map[string]facts.Fact{}
	for _, f := range fs {
		if f.Metric == "" || f.Quantity.Kind == facts.KindText || f.Modality != facts.Actual || f.Measure != facts.Level {
			continue
		}
		if _, ok := gates.PeriodFits(periods, &f); !ok {
			continue
		}
		if count[f.Metric]++; count[f.Metric] == 1 {
			first[f.Metric] = f
		}
	}
	for m := range count {
		names = append(names, m)
	}
	rank := func(m string) int {
		if first[m].Concept != "" {
			return count[m] + 1000
		}
		return count[m]
	}
	sort.Slice(names, func(i, j int) bool {
		if a, b := rank(names[i]), rank(names[j]); a != b {
			return a > b
		}
		return names[i] < names[j]
	})
	return names, first
}
