package answerer

import (
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/entity"
)

// nearOnly says that what was found does not answer, and names it as what is near.
func (t *turn) nearOnly(n gates.Need, found []gates.Candidate) (answer.Answer, error) {
	out, err := t.Search(n)
	if err != nil {
		return answer.Answer{}, err
	}
	return t.notFound(n, gates.Outcome{Near: append(found, out.Near...)})
}

// unstated answers a question whose figure no fact states: computed from what the
// gates refused, or by what else its words can mean.
func (t *turn) unstated(n gates.Need) (answer.Answer, error) {
	out, err := t.Search(n)
	if err != nil {
		return answer.Answer{}, err
	}
	dated, err := t.meantPeriods(n, out)
	if err != nil {
		return answer.Answer{}, err
	}
	if ans, ok, err := t.derive(dated, out); ok || err != nil {
		return ans, err
	}
	if len(t.Q.Entities) == 0 && t.groupWithMembers() {
		// 六大行分别是多少, where only its members have figures
		t.Q.Kind = question.List
		if ans, ok, err := t.series(); ok || err != nil {
			return ans, err
		}
	}
	if ans, ok, err := t.readAgain(n, out); ok || err != nil {
		return ans, err
	}
	return t.notFound(n, out)
}

// notFound says why there is no answer, and suggests questions on the nearest
// facts that the base does hold.
func (t *turn) notFound(n gates.Need, out gates.Outcome) (answer.Answer, error) {
	ans := answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric}
	scope := t.otherScope(n, out)
	var near []gates.Candidate
	switch {
	case len(n.Entities) > 0 && !t.Known(n.Entities):
		ans.Reason = answer.UnknownEntity
	case len(out.OtherClaim) > 0:
		ans.Reason = answer.OnlyForecast
	case len(out.OtherPeriod) > 0:
		ans.Reason = answer.PeriodMissing
	case len(scope) > 0:
		ans.Reason, near = answer.OnlyOtherScope, scope
	}
	ans.Text = t.why(ans.Reason, n.Entities)
	if ps := periodNames(out.OtherPeriod, 4); ans.Reason == answer.PeriodMissing && len(ps) > 0 {
		ans.Text += "已收录的期间：" + strings.Join(ps, "、") + "。"
	}
	switch crowd, around := t.Skipped(); {
	case crowd:
		ans.Text += "文章太多，只看了最相近的。"
	case around:
		ans.Text += "只看了所问期间前后的数字。"
	}
	near = slices.Concat(near, out.OtherPeriod, out.OtherClaim, out.OtherMeasure, out.Near)
	for _, c := range near {
		if s := phrase.Question(c.Fact); c.Recall >= 0.5 && c.Modality != facts.Denied && len(ans.Suggestions) < maxSuggested+2 && s != "" && !slices.Contains(ans.Suggestions, s) {
			ans.Suggestions = append(ans.Suggestions, s)
		}
	}
	return ans, t.others(n, &ans)
}

// otherScope returns what is known of the asked metric in another scope, best
// first: candidates that only a modifier of the question or of theirs keeps
// from answering.
func (t *turn) otherScope(n gates.Need, out gates.Outcome) []gates.Candidate {
	var got []gates.Candidate
	for _, c := range out.Near {
		_, when := n.PeriodFits(&c.Fact)
		if c.Clash && c.Recall >= 0.6 && c.Head >= match.MinHead && c.Precision >= 0.6 && when && c.EntityBasis != "" && n.MeasureFits(&c.Fact) && n.KindFits(&c.Fact) {
			got = append(got, c)
		}
	}
	return got
}

func periodNames(cs []gates.Candidate, limit int) []string {
	var out []string
	for _, c := range cs {
		if s := phrase.Period(c.Period); s != "" && !slices.Contains(out, s) && len(out) < limit {
			out = append(out, s)
		}
	}
	return out
}

// clarify asks back which entity is meant.
func (t *turn) clarify(rivals []gates.Candidate) answer.Answer {
	ans := answer.Answer{Status: answer.Clarify, Reason: answer.AmbiguousEntity}
	for _, c := range rivals {
		if len(ans.Suggestions) < 5 {
			ans.Suggestions = append(ans.Suggestions, phrase.Question(c.Fact))
		}
	}
	list := limitNames(gates.Entities(rivals), 5)
	if len(list) == 1 { // the other figure is nobody's in particular
		list = append(list, "没有写明主体的一处原文")
	}
	ans.Text = "有多个主体符合：" + strings.Join(list, "、") + "。请指明是哪一家。"
	return ans
}

// whichPart asks back which of several metrics is meant, each a part of what is asked.
func (t *turn) whichPart(of []gates.Candidate) answer.Answer {
	ans := answer.Answer{Status: answer.Clarify, Reason: answer.AmbiguousMetric}
	var list []string
	for _, c := range of {
		if len(ans.Suggestions) < 5 {
			ans.Suggestions = append(ans.Suggestions, phrase.Question(c.Fact))
		}
		list = append(list, c.Metric)
	}
	ans.Text = "有多个指标符合：" + strings.Join(limitNames(list, 5), "、") + "。请指明是哪一个。"
	return ans
}

func limitNames(ns []string, n int) []string {
	if len(ns) > n {
		return ns[:n]
	}
	return ns
}

// ambiguousEntity settles the brands that several entities go by: each by the only one
// of them that the base has facts on that answer, else it asks back.
func (t *turn) ambiguousEntity() (answer.Answer, error) {
	var whom []string
	for _, brand := range t.Q.Ambiguous {
		fits, err := t.fitting(brand.Names)
		if err != nil {
			return answer.Answer{}, err
		}
		if len(fits) == 1 {
			whom = append(whom, fits[0])
			continue
		}
		options := fits
		if len(options) == 0 {
			options = slices.DeleteFunc(slices.Clone(brand.Names), func(name string) bool { return !t.Known([]string{name}) })
		}
		if len(options) == 0 {
			return answer.Answer{Status: answer.NotFound, Reason: answer.UnknownEntity, Text: "已收录的文章里没有" + strings.Join(brand.Names, "、") + "的数字。"}, nil
		}
		return t.whichOf(brand.Span, options), nil
	}
	t.Q.Entities, t.Q.Ambiguous = whom, nil
	if len(whom) > 1 {
		return t.byKind()
	}
	return t.lookup()
}

// fitting returns those of several entities that have figures of what is asked.
func (t *turn) fitting(names []string) ([]string, error) {
	var fits []string
	for _, name := range names {
		n := t.Need()
		n.Entities = []string{name}
		out, err := t.Search(n)
		if err != nil {
			return nil, err
		}
		if len(out.Found)+len(out.OtherMeasure) > 0 || len(out.Near) > 0 && out.Near[0].Recall >= match.MinRecall {
			fits = append(fits, name)
		}
	}
	return fits, nil
}

// whichOf asks back whom of several the words at a span mean.
func (t *turn) whichOf(span facts.Span, options []string) answer.Answer {
	ans := answer.Answer{Status: answer.Clarify, Reason: answer.AmbiguousEntity}
	for _, name := range options {
		ans.Suggestions = append(ans.Suggestions, t.naming(span, name))
	}
	ans.Text = "“" + span.In(t.Q.Text) + "”可能指" + strings.Join(options, "、") + "。请指明是哪一家。"
	return ans
}

// naming words the question with a name in place of a span, complete in itself
// where it leans on earlier turns: 平安呢.
func (t *turn) naming(span facts.Span, name string) string {
	if !t.Q.Inherited.Metric && !t.Q.Inherited.Period {
		return t.Q.Text[:span.Start] + name + t.Q.Text[span.End:]
	}
	q := name
	for _, p := range t.Q.Periods {
		q += phrase.Period(p)
	}
	return q + strings.ReplaceAll(t.Q.Content, " ", "") + "是多少？"
}

// settleBrands gives every brand that stands beside other names the one of its
// readings that the base answers for: 平安和国寿2024年前三季度净利润.
func (t *turn) settleBrands() error {
	var open []entity.Mention
	for _, m := range t.Q.Ambiguous {
		var fits []string
		for _, name := range m.Names {
			n := t.Need()
			n.Entities = []string{name}
			found, err := t.Seek(n)
			if err != nil {
				return err
			}
			if len(found) > 0 {
				fits = append(fits, name)
			}
		}
		if len(fits) == 1 {
			t.Q.Entities = append(t.Q.Entities, fits[0])
		} else {
			open = append(open, m)
		}
	}
	t.Q.Ambiguous = open
	return nil
}
