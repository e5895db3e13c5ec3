package abstain

import (
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/answer/search"
	"wenbao/facts"
)

// Clarify asks back which entity is meant.
func Clarify(t *search.Turn, rivals []gates.Candidate) answer.Answer {
	ans := answer.Answer{Status: answer.Clarify, Reason: answer.AmbiguousEntity}
	for _, c := range rivals {
		if len(ans.Suggestions) < 5 {
			ans.Suggestions = append(ans.Suggestions, phrase.Question(c.Fact))
		}
	}
	list := LimitNames(gates.Entities(rivals), 5)
	if len(list) == 1 { // the other figure is nobody's in particular
		list = append(list, "没有写明主体的一处原文")
	}
	ans.Text = "有多个主体符合：" + strings.Join(list, "、") + "。请指明是哪一家。"
	return ans
}

// WhichPart asks back which of several metrics is meant, each a part of what is asked.
func WhichPart(t *search.Turn, of []gates.Candidate) answer.Answer {
	ans := answer.Answer{Status: answer.Clarify, Reason: answer.AmbiguousMetric}
	var list []string
	for _, c := range of {
		if len(ans.Suggestions) < 5 {
			ans.Suggestions = append(ans.Suggestions, phrase.Question(c.Fact))
		}
		list = append(list, c.Metric)
	}
	ans.Text = "有多个指标符合：" + strings.Join(LimitNames(list, 5), "、") + "。请指明是哪一个。"
	return ans
}

// LimitNames returns the first n of names.
func LimitNames(ns []string, n int) []string {
	if len(ns) > n {
		return ns[:n]
	}
	return ns
}

// WhichOf asks back whom of several the words at a span mean.
func WhichOf(t *search.Turn, span facts.Span, options []string) answer.Answer {
	ans := answer.Answer{Status: answer.Clarify, Reason: answer.AmbiguousEntity}
	for _, name := range options {
		ans.Suggestions = append(ans.Suggestions, naming(t, span, name))
	}
	ans.Text = "“" + span.In(t.Q.Text) + "”可能指" + strings.Join(options, "、") + "。请指明是哪一家。"
	return ans
}

// naming words the question with a name in place of a span, complete in itself
// where it leans on earlier turns: 平安呢.
func naming(t *search.Turn, span facts.Span, name string) string {
	if !t.Q.Inherited.Metric && !t.Q.Inherited.Period {
		return t.Q.Text[:span.Start] + name + t.Q.Text[span.End:]
	}
	q := name
	for _, p := range t.Q.Periods {
		q += phrase.Period(p)
	}
	return q + strings.ReplaceAll(t.Q.Content, " ", "") + "是多少？"
}
