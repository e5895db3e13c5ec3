// Package textual answers from sentences rather than from facts: who, when and what, figures
// of announced events, who holds how much of whom; and it quotes what comes near.
package textual

import (
	"fmt"
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/abstain"
	"wenbao/bot/answer/attribution"
	"wenbao/bot/answer/search"
	"wenbao/bot/extractive"
	"wenbao/bot/extractive/wordlist"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// Candidate sentences for who, when and what: from this many passages, and
// from all sentences of at most so many articles that the passages come from.
const (
	textPassages = 30
	textArticles = 12
)

// Answer answers text, who, when, what or which, with a piece of a sentence.
func Answer(t *search.Turn, ty extractive.Type, text string) (answer.Answer, bool, error) {
	ids, err := Sources(t)
	if err != nil {
		return answer.Answer{}, false, err
	}
	if at := someBody.FindStringIndex(t.Q.Text); at != nil && len(t.Q.Entities) == 0 && len(ids) > 1 {
		return whichBody(t, facts.Span{Start: at[0], End: at[1]}, ids)
	}
	pages := make([]*extractive.Page, len(ids))
	for i, id := range ids {
		if pages[i], err = t.Page(id); err != nil {
			return answer.Answer{}, false, err
		}
	}
	ask := extractive.Ask{Question: text, Entities: t.Q.Entities, Periods: t.Q.Periods, Today: t.Today, Lexicon: t.Entities}
	for _, e := range t.Q.Entities {
		ask.Aliases = append(ask.Aliases, t.Entities.Aliases(e)...)
	}
	ask.Aliases = append(ask.Aliases, namedAs(t, text)...)
	got, ok := findText(ask, pages)
	if !ok {
		return noText(t, ty), true, nil
	}
	art, err := t.Article(got.Article)
	if err != nil {
		return answer.Answer{}, false, err
	}
	ans := answer.Answer{Status: answer.Answered, Sources: []facts.Source{attribution.Cite(art, got.Sentence, got.Span)}}
	ans.Text = got.Text + "。"
	if text != t.Q.Text {
		ans.Text = verdict(t, got) + ans.Text
	}
	return ans, true, nil
}

// namedAs returns the wordings by which a question names its entities, which may be longer
// than any name that is known of them: 华庭生命健康股份有限公司 for 华庭健康.
func namedAs(t *search.Turn, text string) []string {
	var out []string
	for _, m := range t.Entities.Find(text) {
		if slices.ContainsFunc(m.Names, func(name string) bool { return slices.Contains(t.Q.Entities, name) }) {
			out = append(out, m.Span.In(text))
		}
	}
	return out
}

// findText looks in all articles, then in those whose titles name whom the question
// does: what the words weigh is told by the sentences that they are looked for in, and
// those of others are of no account for 南岭远航的新管理费率从什么时候起执行.
func findText(ask extractive.Ask, pages []*extractive.Page) (extractive.Answer, bool) {
	if got, ok := extractive.Find(ask, pages); ok || len(ask.Entities) == 0 {
		return got, ok
	}
	names := append(slices.Clone(ask.Entities), ask.Aliases...)
	return extractive.Find(ask, slices.DeleteFunc(pages, func(p *extractive.Page) bool { return !wordlist.Any(p.Title(), names) }))
}

// someBody is a body that no earlier turn has named: 该公司董事长是谁.
var someBody = pattern.New(`^(?:该|本|这家|那家)(?:公司|行|银行|集团|企业)`)

// whichBody asks back whom the words at the span mean, of the bodies that the
// articles are about.
func whichBody(t *search.Turn, span facts.Span, ids []string) (answer.Answer, bool, error) {
	var names []string
	for _, id := range ids {
		fs, err := t.FactsAt(id)
		if err != nil {
			return answer.Answer{}, false, err
		}
		if i := slices.IndexFunc(fs, func(f facts.Fact) bool { return f.Entity != "" && !slices.Contains(names, f.Entity) }); i >= 0 {
			names = append(names, fs[i].Entity)
		}
	}
	return abstain.WhichOf(t, span, abstain.LimitNames(names, abstain.MaxReadings)), true, nil
}

// Sources returns the articles to look in: those of the passages that share
// words with the question, then those with facts about its entities; the first
// ones of a small base where there are neither.
func Sources(t *search.Turn) ([]string, error) {
	var ids []string
	add := func(id string) (enough bool) {
		if len(ids) < textArticles && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
		return len(ids) == textArticles
	}
	passages, err := t.Passages(t.Q.Text, textPassages)
	if err != nil {
		return nil, err
	}
	for _, p := range passages {
		add(p.Article)
	}
	if len(t.Q.Entities) > 0 && len(ids) < textArticles {
		if err := t.ArticlesOf(t.Q.Entities, add); err != nil {
			return nil, err
		}
	}
	if told := extractive.Triggers(t.Q.Text); len(ids) == 0 && told != "" {
		// 企业融资事件对应的主体有哪些, where the article says 获岚城资本投资
		if passages, err = t.Passages(told, textPassages); err != nil {
			return nil, err
		}
		for _, p := range passages {
			add(p.Article)
		}
	}
	if len(ids) == 0 && !t.Large {
		// 亏损事件对应的主体有哪些, where the article says 净利润-3044万元
		if err := t.ArticlesOf(nil, add); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// verdict answers 是2023年才提出的吗 from a when answer.
func verdict(t *search.Turn, got extractive.Answer) string {
	for _, p := range t.Q.Periods {
		if strings.Contains(got.Text, fmt.Sprint(p.Start.Year)) {
			return "是的，"
		}
	}
	return "不是，"
}

func noText(t *search.Turn, ty extractive.Type) answer.Answer {
	return answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: "已收录的文章里没有找到答案。"}
}
