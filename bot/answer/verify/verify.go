// Package verify answers yes-or-no questions: claims of figures and of directions against
// facts, claims without figures against the sentences that tell them or deny them.
package verify

import (
	"fmt"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/abstain"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/derive"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/answer/search"
	"wenbao/bot/answer/sets"
	"wenbao/bot/answer/stated"
	"wenbao/bot/extractive/wordlist"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Answer answers a yes-or-no question about a figure, with the figure.
func Answer(t *search.Turn) (answer.Answer, error) {
	b := t.Q.Bounds
	if len(b) == 0 {
		return verifyDirection(t)
	}
	n := t.Need()
	if n.Unit = (question.Unit{Kind: b[0].Value.Kind}); n.Unit.Kind == facts.KindNumber {
		n.Unit = question.Unit{} // 不到300万亿
	}
	if brokeThrough.In(t.Q.Text) && b[0].Value.Kind != facts.KindPercent && (n.Measure == facts.Growth || n.Measure == facts.Change) {
		n.Measure = facts.Level // 跌破12元了吗 is of what it came to
	}
	if n.Measure == facts.Share && b[0].Value.Kind != facts.KindPercent {
		n.Measure = facts.Level
	}
	found, err := t.Seek(n)
	if err != nil {
		return answer.Answer{}, err
	}
	if b[0].Value.Kind == facts.KindNumber {
		found = inYuan(found)
	}
	if len(found) == 0 {
		if ans, ok, err := denial(t); ok || err != nil {
			return ans, err
		}
		out, err := t.Search(n)
		if err != nil {
			return answer.Answer{}, err
		}
		return abstain.NotFound(t, n, out)
	}
	best := choice.Settle(t, n, found)
	if len(n.Entities) == 0 {
		if rivals := choice.Rivals(t, best, found); len(rivals) > 1 {
			return abstain.Clarify(t, rivals), nil
		}
	}
	ans, err := stated.Answer(t, n, best, choice.Duplicates(t, best, found))
	if err != nil {
		return answer.Answer{}, err
	}
	verdict, word := arithmetic.Judge(best.Fact, b[0])
	if change := best.Measure == facts.Growth || best.Measure == facts.Change; change && t.Q.Down != (best.Quantity.Value.Sign() < 0) {
		verdict, word = arithmetic.No, "方向相反"
	}
	said := strings.TrimSuffix(phrase.Sentence(best.Fact), "。")
	rest := strings.TrimPrefix(ans.Text, said+"。") // a source that disagrees
	switch verdict {
	case arithmetic.Yes:
		ans.Text = fmt.Sprintf("是的，%s。", said)
	case arithmetic.No:
		ans.Text = fmt.Sprintf("不是，%s，%s。", said, word)
	default:
		ans.Text = fmt.Sprintf("无法判断：%s，按原文的精度不能确定是否%s%s。", said, arithmetic.BoundName(b[0].Op), b[0].Text)
	}
	ans.Text += rest
	ans.Computed = append(ans.Computed, b[0].Value) // repeated from the question
	return ans, nil
}

// brokeThrough are words for what came past a mark.
var brokeThrough = lex.NewWords("跌破", "跌穿", "升破", "涨破", "涨过", "突破", "站上", "失守")

// inYuan leaves out foreign money where there is other: a claim without a unit
// (有五万亿吗) is about the country's own.
func inYuan(cs []gates.Candidate) []gates.Candidate {
	var out []gates.Candidate
	for _, c := range cs {
		if c.Quantity.Kind != facts.KindMoney || c.Quantity.Unit == "CNY" {
			out = append(out, c)
		}
	}
	if out == nil {
		return cs
	}
	return out
}

// verifyDirection answers 是不是减少了 by the sign of the change, stated or
// computed from two levels; of several metrics (营收和利润双双下滑), by all of them.
func verifyDirection(t *search.Turn) (answer.Answer, error) {
	t.Q.Measure = facts.Growth
	if len(t.Q.Entities) == 0 && len(t.Q.Groups) > 0 {
		if ans, ok, err := allMoved(t); ok || err != nil {
			return ans, err
		}
	}
	contents := []string{""}
	if len(t.Q.Parts) > 1 {
		contents = t.Q.Parts
	}
	var all answer.Answer
	holds := true
	for _, c := range contents {
		n := t.Need()
		n.Unit = question.Unit{}
		if c != "" {
			n.SetContent(question.Subject(without(c, words.Words("both")), facts.Growth), "", "")
		}
		ans, up, err := moved(t, n)
		if err != nil || ans.Status != answer.Answered {
			return ans, err
		}
		holds = holds && up != 0 && (up < 0) == t.Q.Down
		all = joined(all, ans)
	}
	if holds {
		all.Text = "是的，" + all.Text
	} else {
		all.Text = "不是，" + all.Text
	}
	return all, nil
}

// allMoved answers whether all members of a group moved one way: 五家城商行科技投入都是
// 增长的吗. One that did not is enough for a no; a yes takes all of them.
func allMoved(t *search.Turn) (answer.Answer, bool, error) {
	t.Q.Content = without(t.Q.Content, words.Words("both"))
	n := t.Need()
	n.Entities, n.Unit = nil, question.Unit{}
	s, err := sets.Of(t, n)
	if err != nil || len(s.Got) == 0 {
		return answer.Answer{}, false, err
	}
	var against []gates.Candidate
	for _, c := range s.Got {
		if (c.Quantity.Value.Sign() < 0) != t.Q.Down {
			against = append(against, c)
		}
	}
	switch {
	case len(against) > 0:
		ans, err := compose.Statements(t, against)
		ans.Text = "不是，" + ans.Text
		return ans, true, err
	case s.Complete():
		ans, err := compose.Statements(t, s.Got)
		ans.Text = "是的，" + ans.Text
		return ans, true, err
	}
	return sets.Incomplete(t, s), true, nil
}

// joined puts two answers together.
func joined(a, b answer.Answer) answer.Answer {
	if a.Status == "" {
		return b
	}
	a.Text = strings.TrimSuffix(a.Text, "。") + "；" + b.Text
	a.Figures = append(a.Figures, b.Figures...)
	a.Sources = append(a.Sources, b.Sources...)
	a.Computed = append(a.Computed, b.Computed...)
	return a
}

// moved answers where a metric went: 1 up, -1 down, 0 nowhere (与上年末持平).
func moved(t *search.Turn, n gates.Need) (answer.Answer, int, error) {
	found, err := t.Seek(n)
	if err != nil {
		return answer.Answer{}, 0, err
	}
	ans := answer.Answer{Status: answer.NotFound}
	if len(found) > 0 {
		ans, err = stated.Choose(t, n, found)
		if err != nil || ans.Status == answer.Clarify {
			return ans, 0, err
		}
		if best := choice.Settle(t, n, found); ans.Status == answer.Answered {
			up := best.Quantity.Value.Sign()
			if best.Measure == facts.Multiple {
				up = best.Quantity.Value.Cmp("1")
			}
			return ans, up, err
		}
	}
	out, err := t.Search(n)
	if err != nil {
		return answer.Answer{}, 0, err
	}
	if len(found) > 0 {
		ans, err = abstain.NotFound(t, n, out)
		return ans, 0, err
	}
	if d, ok, derr := derive.Of(t, n, out); ok || derr != nil {
		ans, err = d, derr
	} else if level, ok := unchanged(t, out); ok {
		ans, err = compose.Statements(t, []gates.Candidate{level})
		ans.Text = strings.TrimSuffix(ans.Text, "。") + "，原文称持平。"
		return ans, 0, err
	}
	if err != nil || ans.Status == answer.Clarify {
		return ans, 0, err
	}
	if ans.Status != answer.Answered || len(ans.Figures) == 0 {
		ans, err = abstain.NotFound(t, n, out)
		return ans, 0, err
	}
	return ans, ans.Figures[0].Quantity.Value.Sign(), nil
}

// unchanged finds a level of which its sentence says that it stayed where it
// was: 不良贷款率0.95%,与上年末持平.
func unchanged(t *search.Turn, out gates.Outcome) (gates.Candidate, bool) {
	for _, c := range out.OtherMeasure {
		if c.Measure == facts.Level && c.Modality == facts.Actual && wordlist.Any(following(t, c.Fact), words.Words("flat")) {
			return c, true
		}
	}
	return gates.Candidate{}, false
}

// following returns what stands between a figure and the next one of its
// sentence, folded.
func following(t *search.Turn, f facts.Fact) string {
	art, err := t.Article(f.Article)
	if err != nil || f.Sentence < 0 || f.Sentence >= len(art.Sentences) || f.Span.End > art.Sentences[f.Sentence].End {
		return ""
	}
	rest := lex.Fold(art.Text[f.Span.End:art.Sentences[f.Sentence].End]).Text
	if i := strings.IndexAny(rest, "0123456789;。"); i >= 0 {
		rest = rest[:i]
	}
	return atPrices.ReplaceAllString(rest, "")
}

// atPrices is how a value is worked out, and nothing that stayed where it was: 生产总值2986.53亿元,按[不变价格]计算,同比增长5.7%.
var atPrices = pattern.New(`不变价格?`)
