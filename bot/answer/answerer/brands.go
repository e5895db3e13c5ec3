package answerer

import (
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/abstain"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/answer/search"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/metric"
)

// ambiguousEntity settles the brands that several entities go by: each by the only one
// of them that the base has facts on that answer, else it asks back.
func ambiguousEntity(t *search.Turn) (answer.Answer, error) {
	var whom []string
	for _, brand := range t.Q.Ambiguous {
		fits, err := fitting(t, brand.Names)
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
		return abstain.WhichOf(t, brand.Span, options), nil
	}
	t.Q.Entities, t.Q.Ambiguous = whom, nil
	if len(whom) > 1 {
		return byKind(t)
	}
	return lookup(t)
}

// ofKnown returns the turn with the brand of a question for a name or a phrase taken for the one of its names that
// the base knows: 国寿首席投资官是谁 where it has nothing of 国寿集团.
func ofKnown(t *search.Turn) *search.Turn {
	if len(t.Q.Ambiguous) != 1 || len(t.Q.Entities) > 0 {
		return t
	}
	known := slices.DeleteFunc(slices.Clone(t.Q.Ambiguous[0].Names), func(name string) bool { return !t.Known([]string{name}) })
	if len(known) != 1 {
		return t
	}
	one := *t
	one.Q.Entities, one.Q.Ambiguous = known, nil
	return &one
}

// fitting returns those of several entities that have figures of what is asked.
func fitting(t *search.Turn, names []string) ([]string, error) {
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

// otherSide says that a comparison lacks the side that a brand stands for: one side's figure
// is no answer to 平安和太保新业务价值差多少.
func otherSide(t *search.Turn) (answer.Answer, error) {
	var names []string
	for _, m := range t.Q.Ambiguous {
		names = append(names, m.Span.In(t.Q.Text))
	}
	ans := answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: "没有找到" + phrase.Names(names) + "的这个数字，不能比较。"}
	found, err := t.Seek(t.Need())
	if err != nil || len(found) == 0 {
		return ans, err
	}
	ans.Suggestions = append(ans.Suggestions, phrase.Question(choice.Settle(t, t.Need(), found).Fact))
	return ans, nil
}

// settleBrands gives every brand that stands beside other names the one of its
// readings that the base answers for: 平安和国寿2024年前三季度净利润.
func settleBrands(t *search.Turn) error {
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

// brandBefore answers a question that names somebody of whom nothing is known where the
// name is a brand with the beginning of a metric behind it: 民生|科技投入, not 民生科技|投入.
func brandBefore(t *search.Turn, ans answer.Answer) (answer.Answer, error) {
	if ans.Status != answer.NotFound || ans.Reason != answer.UnknownEntity || len(t.Q.Entities) != 1 || t.Q.Content == "" {
		return ans, nil
	}
	for _, m := range t.Entities.Find(t.Q.Text) {
		if len(m.Names) != 1 || m.Names[0] != t.Q.Entities[0] {
			continue
		}
		name := m.Span.In(t.Q.Text)
		for i := range name {
			rest := name[i:] + strings.ReplaceAll(t.Q.Content, " ", "")
			if _, class, ok := t.M.Metrics.Lookup(rest); i == 0 || !ok || class != metric.Exact {
				continue
			}
			options := slices.DeleteFunc(namesOf(t, name[:i]), func(s string) bool { return !t.Known([]string{s}) })
			if len(options) == 0 {
				continue
			}
			again := *t
			text := t.Q.Text[:m.Span.Start] + options[0] + t.Q.Text[m.Span.Start+i:]
			again.Q = question.NewParser(t.Entities).Parse(text, t.Today, facts.Period{})
			again.Q.Entities = nil
			again.Q.Ambiguous = []entity.Mention{{Span: facts.Span{End: i}, Names: options, Rule: entity.RuleBrand}}
			second, err := ambiguousEntity(&again)
			if err != nil || second.Status != answer.NotFound {
				return second, err
			}
		}
	}
	return ans, nil
}

// namesOf returns whom a short name as a whole stands for, a brand beside nobody else too.
func namesOf(t *search.Turn, short string) []string {
	m, ok := t.Entities.Opening(short)
	if ms := t.Entities.Find(short); !ok && len(ms) == 1 {
		m = ms[0]
	}
	if m.Span.Len() != len(short) {
		return nil
	}
	return slices.Clone(m.Names)
}
