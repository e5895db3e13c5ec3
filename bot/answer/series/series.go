// Package series answers questions over many figures: who is first, how a figure went over
// time, all that keep to a bound, and sums and means of them.
package series

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/abstain"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/breakdown"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/bot/answer/sets"
	"wenbao/bot/question"
	"wenbao/facts"
)

// Answer answers rank, trend, list and sum questions over many figures.
func Answer(t *search.Turn) (answer.Answer, bool, error) {
	if t.Q.Kind == question.Trend || t.Q.AcrossPeriods() {
		return overTime(t)
	}
	if t.Q.Kind == question.Rank && t.Q.Confirm && len(t.Q.Entities) == 1 {
		t.Claimant, t.Q.Entities = t.Q.Entities[0], nil // 工行是六大行里最高的吗
	}
	if t.Q.AsksPlace() && len(t.Q.Entities) < 2 {
		return whichPlace(t)
	}
	if t.Q.Each != "" && (len(t.Q.Entities) == 1 || breakdown.OfCountry(t)) {
		if ans, ok, err := OfParts(t); ok || err != nil {
			return ans, ok, err
		}
	}
	n := t.Need()
	if t.Q.HowMany {
		if ans, ok, err := tally(t, n); ok || err != nil {
			return ans, ok, err
		}
	}
	n.Entities = t.Q.Entities
	s, err := sets.Of(t, n)
	if err != nil {
		return answer.Answer{}, false, err
	}
	switch t.Q.Kind {
	case question.Rank:
		return ranking(t, n, s)
	case question.List:
		if len(s.Got) < 2 {
			return answer.Answer{}, false, nil
		}
		if n := t.Q.Count; n > 1 && len(t.Q.Groups) == 0 && !s.Closed && len(s.Got) != n && severalArticles(s.Got) {
			return sets.Incomplete(t, sets.Set{}), true, nil // who the 五家酒企 are, no one article says
		}
		return listed(t, s.Got)
	case question.Aggregate:
		if len(s.Got) < 2 {
			return answer.Answer{}, false, nil
		}
		if !s.Complete() {
			return sets.Incomplete(t, s), true, nil
		}
		return Total(t, s.Got)
	}
	return answer.Answer{}, false, nil
}

// severalArticles reports whether figures stand in more than one article.
func severalArticles(cs []gates.Candidate) bool {
	for _, c := range cs[1:] {
		if c.Article != cs[0].Article {
			return true
		}
	}
	return false
}

// OfParts ranks, lists or sums the parts of one entity.
func OfParts(t *search.Turn) (answer.Answer, bool, error) {
	got, err := breakdown.Of(t)
	if err != nil || len(got) < 2 {
		return answer.Answer{}, false, err
	}
	var ans answer.Answer
	switch {
	case t.Q.Kind == question.Rank:
		if t.Q.Top < 2 {
			got = withoutRest(got)
		}
		sets.ByValue(t, got)
		from, to := max(1, t.Q.Nth)-1, max(1, t.Q.Nth)
		if t.Q.Nth == 0 {
			to = max(1, t.Q.Top) // 收入最高的三个地区
		}
		if to > len(got) {
			return answer.Answer{}, false, nil
		}
		if ans, err = compose.Statements(t, got[from:to]); err == nil {
			ans.Sources, err = compose.Sources(t, gates.Facts(got)...)
		}
	case t.Q.Sum:
		return Total(t, got)
	case t.Q.Negative || t.Q.Rising:
		return listed(t, got)
	default:
		ans, err = compose.Statements(t, got)
	}
	return ans, err == nil, err
}

// withoutRest leaves out what a table has besides the parts that it names, 其他地区, which
// is none of them, however large.
func withoutRest(got []gates.Candidate) []gates.Candidate {
	named := slices.DeleteFunc(slices.Clone(got), func(c gates.Candidate) bool { return strings.HasPrefix(c.Metric, "其他") })
	if len(named) < 2 {
		return got
	}
	return named
}

// listed answers with every figure that keeps to the question's bound, the
// largest first.
func listed(t *search.Turn, cs []gates.Candidate) (answer.Answer, bool, error) {
	var keep []gates.Candidate
	for _, c := range cs {
		ok := true
		for _, b := range t.Q.Bounds {
			v, _ := arithmetic.Judge(c.Fact, b)
			ok = ok && v == arithmetic.Yes
		}
		if t.Q.Negative {
			ok = ok && c.Quantity.Value.Sign() < 0
		}
		if t.Q.Rising {
			ok = ok && c.Quantity.Value.Sign() > 0
		}
		if ok {
			keep = append(keep, c)
		}
	}
	if len(keep) == 0 {
		return answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: abstain.NoneFits}, true, nil
	}
	sort.SliceStable(keep, func(i, j int) bool { return keep[i].Quantity.Value.Cmp(keep[j].Quantity.Value) > 0 })
	ans, err := compose.Statements(t, keep)
	if t.Q.HowMany {
		n := facts.Quantity{Value: facts.Decimal(fmt.Sprint(len(keep))), Unit: "家", Kind: facts.KindCount}
		ans.Text = fmt.Sprintf("已收录的里面有%d家：%s", len(keep), ans.Text)
		ans.Figures = append([]answer.Figure{{Quantity: n, Text: fmt.Sprintf("%d家", len(keep)), Metric: keep[0].Metric, Period: keep[0].Period, Derived: true}}, ans.Figures...)
		ans.Computed = append(ans.Computed, n)
	}
	ans.Text += absent(t, keep)
	if n := t.Q.Count; n > len(keep) && len(t.Q.Bounds) == 0 && !t.Q.Negative {
		ans.Text += "其余的没有收录。"
	}
	return ans, true, err
}

// absent names the members of the asked groups that a list has no figure of,
// so that nobody takes it for complete.
func absent(t *search.Turn, cs []gates.Candidate) string {
	if len(t.Q.Bounds) > 0 || t.Q.Negative {
		return ""
	}
	have := gates.Entities(cs)
	var missing []string
	for _, g := range t.Q.Groups {
		e, _ := t.Entities.Get(g)
		for _, m := range e.Members {
			if !slices.Contains(have, m) && !slices.Contains(missing, m) {
				missing = append(missing, m)
			}
		}
	}
	if len(missing) == 0 {
		return ""
	}
	return "未收录：" + strings.Join(missing, "、") + "。"
}
