package series

import (
	"sort"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/answer/search"
	"wenbao/bot/answer/sets"
	"wenbao/bot/question"
	"wenbao/facts"
)

// overTime answers with the figures of several periods of one entity.
func overTime(t *search.Turn) (answer.Answer, bool, error) {
	n := t.Need()
	relative := t.Q.Relative || len(n.Open) > 0
	n.Periods, n.Open, t.Q.Relative = nil, nil, false // 8月到10月 are looked for one by one
	got, err := sets.ByPeriod(t, n)
	if err == nil && relative && len(got) > 0 {
		err = settleSpan(t, got)
	}
	if err != nil {
		return answer.Answer{}, false, err
	}
	if got = inSpan(t, got); len(got) < 2 {
		return answer.Answer{}, false, nil
	}
	var ans answer.Answer
	switch t.Q.Kind {
	case question.Rank:
		ans, err = ranked(t, got, true)
	case question.List:
		return listed(t, got)
	default:
		ans, err = trend(t, got)
	}
	return ans, true, err
}

// settleSpan counts the periods that the question does not say the year of from the
// publication of the article whose figures are the latest.
func settleSpan(t *search.Turn, got []gates.Candidate) error {
	var last facts.Date
	for _, c := range got {
		art, err := t.Article(c.Article)
		if err != nil {
			return err
		}
		if last.Before(art.Published) {
			last = art.Published
		}
	}
	if ps := t.Q.PeriodsAt(last); !last.IsZero() && len(ps) > 0 {
		t.Q.Periods = ps
	}
	return nil
}

// inSpan keeps the figures whose periods lie within those asked, all of one
// length, oldest first.
func inSpan(t *search.Turn, cs []gates.Candidate) []gates.Candidate {
	var out []gates.Candidate
	want := t.Q.SpanOf()
	length := map[string]int{}
	for _, c := range cs {
		length[sets.LengthOf(c.Period)]++
	}
	usual := ""
	for k, v := range length {
		if usual == "" || v > length[usual] || v == length[usual] && k < usual {
			usual = k
		}
	}
	if length["year"] > 0 && (want.End.Year > want.Start.Year+1 || t.Q.LastYears() > 0) {
		usual = "year" // 2022—2024年的变化
	}
	for _, c := range cs {
		if !want.IsZero() && (c.Period.Last().Before(want.Start) || want.Last().Before(c.Period.Last())) {
			continue
		}
		if sets.LengthOf(c.Period) == usual || c.Period.Instant && c.Period.End == want.End { // 从2023年末到2025年6月末
			out = append(out, c)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Period.Last().Before(out[j].Period.Last()) })
	if n := t.Q.LastYears(); n > 0 && want.IsZero() && len(out) > n {
		out = out[len(out)-n:]
	}
	return out
}

// trend answers with the figures in order of time and where they went.
func trend(t *search.Turn, cs []gates.Candidate) (answer.Answer, error) {
	ans := answer.Answer{Status: answer.Answered}
	var said []string
	for i, c := range cs {
		s := phrase.Period(c.Period) + c.Surface + phrase.TableUnit(c.Fact)
		if i == 0 {
			s = c.Entity + c.Metric + ":" + s
		}
		said = append(said, s)
		ans.Figures = append(ans.Figures, compose.Figures(c.Fact)...)
	}
	ans.Text = strings.Join(said, "，") + "；" + course(cs) + "。" + yearsWithout(t.Q.SpanOf(), cs)
	var err error
	ans.Sources, err = compose.Sources(t, gates.Facts(cs)...)
	ans.Interpretation = compose.Interpret(t, cs[len(cs)-1].Fact)
	return ans, err
}

// yearsWithout says for which years of a span there is no figure among those of years: 没有2025年的数字。
// "" for none, and for spans that are not of whole years.
func yearsWithout(span facts.Period, cs []gates.Candidate) string {
	has := map[int]bool{}
	for _, c := range cs {
		if sets.LengthOf(c.Period) != "year" {
			return ""
		}
		has[c.Period.Last().Year] = true
	}
	var missing []string
	for y := span.Start.Year; y > 0 && y <= span.Last().Year; y++ {
		if !has[y] {
			missing = append(missing, phrase.Period(facts.Year(y)))
		}
	}
	if len(missing) == 0 || span.Start.Month != 1 || span.Last().Month != 12 {
		return ""
	}
	return "没有" + strings.Join(missing, "、") + "的数字。"
}

// course says how a series went: 逐期上升, 先升后降.
func course(cs []gates.Candidate) string {
	var moves []int
	for i := 1; i < len(cs); i++ {
		m := cs[i].Quantity.Value.Cmp(cs[i-1].Quantity.Value)
		if m != 0 && (len(moves) == 0 || moves[len(moves)-1] != m) {
			moves = append(moves, m)
		}
	}
	switch {
	case len(moves) == 0:
		return "持平"
	case len(moves) == 1 && moves[0] > 0:
		return "呈上升趋势"
	case len(moves) == 1:
		return "呈下降趋势"
	case len(moves) == 2 && moves[0] > 0:
		return "先升后降"
	case len(moves) == 2:
		return "先降后升"
	}
	return "有升有降"
}
