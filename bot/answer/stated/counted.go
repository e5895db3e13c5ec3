package stated

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/search"
	"wenbao/facts"
)

// YearBefore searches for the year before the latest figure where the question asks for
// that without saying which it is: 毛利率一年前是多少; or what the latest year began with:
// 期初存货, of the balance sheet of June as of December the end of the year before.
func YearBefore(t *search.Turn, n *gates.Need, found []gates.Candidate) ([]gates.Candidate, error) {
	if !t.Q.ThenAsked() {
		return found, nil
	}
	if len(found) == 0 && t.Q.StartAsked() {
		n.CloseOpening() // what nobody states the year began with may be told by what changed since
		now, err := t.Seek(*n)
		if err != nil || len(now) == 0 {
			return nil, err
		}
		n.Periods = []facts.Period{yearBegan(choice.Settle(t, *n, now))}
		return t.Seek(*n)
	}
	if len(found) == 0 {
		return found, nil
	}
	now := choice.Settle(t, *n, found)
	if ofThen(&now.Fact) {
		return found, nil
	}
	n.Periods, n.Open = []facts.Period{now.Period.ShiftYears(-1)}, nil // 前三季度…去年同期: of that year alone
	if t.Q.StartAsked() {
		if last := now.Period.Last(); now.Rule != "table" && last.Month == 12 && last.Day == 31 && !strings.Contains(t.Q.Text, "上") {
			return found, nil // 年初 of news may be the end of the year it reports on
		}
		n.Periods = []facts.Period{yearBegan(now)}
	}
	return t.Seek(*n)
}

// yearBegan returns the end of the year before a figure's.
func yearBegan(c gates.Candidate) facts.Period {
	return facts.At(facts.Date{Year: c.Period.Last().Year - 1, Month: 12, Day: 31})
}

// Counted answers 三个资本充足率分别是多少: as many metrics as the question says,
// all with the asked one as their head. Another number of them is no answer.
func Counted(t *search.Turn, n gates.Need) (answer.Answer, bool, error) {
	if len(t.Q.Given) != 1 || strings.TrimSpace(strings.Replace(t.Q.Content, t.Q.Given[0].Text, "", 1)) == "" || t.Q.Given[0].Kind != facts.KindCount || !strings.Contains(t.Q.Text, "分别") && !strings.Contains(t.Q.Text, "各") {
		return answer.Answer{}, false, nil
	}
	content := strings.TrimSpace(strings.Replace(t.Q.Content, t.Q.Given[0].Text, "", 1))
	n.SetContent(content, gates.LastChunk(content), "")
	n.Concept = ""
	found, err := t.Seek(n)
	if err != nil {
		return answer.Answer{}, false, err
	}
	var got []gates.Candidate
	seen := map[string]bool{}
	for _, c := range found {
		if key := t.M.MetricKey(&c.Fact); strings.HasSuffix(string(t.M.Runes(c.Metric)), string(n.Query.Runes)) && !seen[key] && c.Article == found[0].Article {
			seen[key] = true
			got = append(got, c)
		}
	}
	if facts.Decimal(fmt.Sprint(len(got))) != t.Q.Given[0].Value {
		return answer.Answer{}, false, nil
	}
	sort.SliceStable(got, func(i, j int) bool { return got[i].Span.Start < got[j].Span.Start })
	ans, err := compose.Statements(t, got)
	return ans, true, err
}

// ofThen reports whether a figure is that of the year before itself: 上年同期为经调整净亏损
// 8.64亿元, where there is none of the kind now.
func ofThen(f *facts.Fact) bool {
	clause, _, _, _ := match.SplitContext(f.Context)
	clause = strings.TrimLeft(clause, "而但且 ")
	return slices.ContainsFunc(words.Words("then"), func(w string) bool { return strings.HasPrefix(clause, w) })
}
