package series

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/abstain"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/answer/search"
	"wenbao/bot/answer/sets"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/lex"
)

// whichPlace answers 排第几 with the place that the text gives the figure.
func whichPlace(t *search.Turn) (answer.Answer, bool, error) {
	n := t.Need()
	n.Measure, n.Unit = facts.Level, question.Unit{}
	found, err := t.Seek(n)
	if err != nil {
		return answer.Answer{}, false, err
	}
	var best []gates.Candidate
	at := 0
	for _, c := range found {
		p := sets.Place(t, &c.Fact)
		if p == 0 || c.Measure != facts.Level {
			continue
		}
		if at != 0 && p != at {
			return answer.Answer{}, false, nil // two places: of two rankings
		}
		best, at = append(best, c), p
	}
	if at == 0 {
		return answer.Answer{}, false, nil
	}
	ans, err := compose.Statements(t, best[:1])
	ans.Text = "原文所述排第" + lex.InNumerals(at) + "：" + ans.Text
	return ans, err == nil, err
}

// ranking answers who is first, or n-th. Where figures may be missing, the place
// that a text states goes before what can be computed; a place other than the
// first is not computed from an incomplete set at all.
func ranking(t *search.Turn, n gates.Need, s sets.Set) (answer.Answer, bool, error) {
	if !s.Complete() && t.Q.Top < 2 && !t.Q.Least && !t.Q.Order {
		stated, err := sets.Placed(t, n, s.Got, max(1, t.Q.Nth))
		if err != nil {
			return answer.Answer{}, false, err
		}
		if len(gates.Entities(stated)) == 1 {
			ans, err := ranked(t, stated[:1], false)
			return ans, true, err
		}
		if len(stated) > 1 {
			return sets.Incomplete(t, s), true, nil
		}
	}
	if len(s.Got) < 2 {
		return answer.Answer{}, false, nil
	}
	if first, ok, err := firstOfSo(t, n, s.Got); ok || err != nil {
		return first, ok, err
	}
	if t.Q.Count > len(s.Got) && len(s.Missing) == 0 && !s.Closed && !strings.Contains(t.Q.Content, "亏") {
		return sets.Incomplete(t, sets.Set{}), true, nil // 四家猪企谁卖得最多, where three are known
	}
	if t.Q.Count > 1 && len(t.Q.Groups) == 0 && !s.Closed && len(s.Got) > t.Q.Count {
		return sets.Incomplete(t, sets.Set{}), true, nil // which of them 四家快递公司 are, is not known
	}
	if len(s.Missing) > 0 && (t.Q.Nth > 1 || len(t.Q.Groups) == 0) || len(t.Q.Ambiguous) > 0 && len(t.Q.Entities) > 0 { // 三家里: without one of them, nobody is first
		return sets.Incomplete(t, s), true, nil
	}
	ans, err := ranked(t, s.Got, false)
	if err == nil && len(s.Missing) > 0 {
		ans.Text += "未收录：" + phrase.Names(s.Missing) + "。"
	}
	return ans, true, err
}

// firstOfSo answers who is first of as many as a text says somebody is first of, whatever others it has figures of:
// 民生3.68%,[八家中最高]。工行3.75%,但它不在样本里.
func firstOfSo(t *search.Turn, n gates.Need, got []gates.Candidate) (answer.Answer, bool, error) {
	if t.Q.Count < 2 || t.Q.Count > 10 || t.Q.Top > 1 || t.Q.Nth > 1 || t.Q.Least {
		return answer.Answer{}, false, nil
	}
	stated, err := sets.Placed(t, n, got, 1)
	if err != nil || len(gates.Entities(stated)) != 1 {
		return answer.Answer{}, false, err
	}
	art, err := t.Article(stated[0].Article)
	if err != nil {
		return answer.Answer{}, false, err
	}
	said := art.Sentences[stated[0].Sentence].In(art.Text)
	if !strings.Contains(said, lex.InNumerals(t.Q.Count)+"家中") && !strings.Contains(said, strconv.Itoa(t.Q.Count)+"家中") {
		return answer.Answer{}, false, nil
	}
	ans, err := ranked(t, stated[:1], false)
	return ans, err == nil, err
}

// maxOrdered is how many of a ranking are told one after another.
const maxOrdered = 20

// ranked answers with the first, or the first k, or the k-th. A single figure is
// one whose place the text itself states.
func ranked(t *search.Turn, cs []gates.Candidate, byPeriod bool) (answer.Answer, error) {
	sets.ByValue(t, cs)
	total := len(cs)
	if sets.OfDecline(t) && !byPeriod && cs[0].Quantity.Value.Sign() > 0 {
		return answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: abstain.NoneFits}, nil // nobody's fell
	}
	pick := cs[:min(max(t.Q.Top, 1), total)]
	if t.Q.Order && t.Q.Top == 0 {
		pick = cs[:min(total, maxOrdered)]
	}
	if t.Q.Nth > 0 && total > 1 {
		if t.Q.Nth > total {
			return answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: fmt.Sprintf("已收录的只有%d个，排不到这一位。", total)}, nil
		}
		pick = cs[t.Q.Nth-1 : t.Q.Nth]
	}
	if t.Q.Sum && len(pick) > 1 {
		if ans, ok, err := Total(t, pick); ok || err != nil {
			return ans, err
		}
	}
	ans, err := compose.Statements(t, pick)
	if err != nil {
		return answer.Answer{}, err
	}
	word := "最高"
	switch {
	case sets.OfDecline(t) && t.Q.Nth == 0 && !t.Q.Order:
		word = "降幅最大"
		if t.Q.Least {
			word = "降幅最小"
		}
	case t.Q.Nth > 0:
		word = fmt.Sprintf("排第%d", t.Q.Nth)
	case t.Q.Order && t.Q.Least:
		word = "从低到高"
	case t.Q.Order:
		word = "从高到低"
	case t.Q.Least:
		word = "最低"
	}
	said := compose.WithShortNames(t, pick, strings.TrimSuffix(ans.Text, "。"))
	if total == 1 {
		ans.Text = fmt.Sprintf("原文所述%s：%s。", word, said)
	} else {
		ans.Text = fmt.Sprintf("已收录的%s中%s：%s。", scope(t, cs, byPeriod), word, said)
	}
	if t.Claimant != "" {
		verdict := "不是，"
		if slices.Contains(gates.Entities(pick), t.Claimant) {
			verdict = "是的，"
		}
		ans.Text = verdict + ans.Text
	}
	ans.Sources, err = compose.Sources(t, gates.Facts(append(slices.Clone(pick), cs...))...)
	return ans, err
}

// scope names what was ranked, without a figure: the names or the periods.
func scope(t *search.Turn, cs []gates.Candidate, byPeriod bool) string {
	var out []string
	for _, c := range cs {
		s := c.Entity
		if byPeriod {
			s = phrase.Period(c.Period)
		}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	sort.Strings(out)
	if len(out) > 8 {
		return strings.Join(out[:8], "、") + "等"
	}
	return strings.Join(out, "、")
}
