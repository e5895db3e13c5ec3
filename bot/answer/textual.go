package answer

import (
	"fmt"
	"strings"

	"wenbao/bot/extractive"
	"wenbao/bot/question"
	"wenbao/facts"
)

// Candidate sentences for who, when and what: from this many passages, and
// from all sentences of at most so many articles that the passages come from.
const (
	textPassages = 30
	textArticles = 12
)

// textual answers who, when, what and which with a piece of a sentence.
func (t *turn) textual(ty extractive.Type) (Answer, bool, error) {
	passages, err := t.base.Passages(t.ctx, t.q.Text, textPassages)
	if err != nil {
		return Answer{}, false, fmt.Errorf("passages: %w", err)
	}
	var cands []extractive.Candidate
	articles := map[string]*facts.Article{}
	for _, p := range passages {
		if _, ok := articles[p.Article]; ok {
			continue
		}
		if len(articles) == textArticles {
			break
		}
		art, err := t.base.Article(t.ctx, p.Article)
		if err != nil {
			return Answer{}, false, err
		}
		articles[p.Article] = &art
		for i := range art.Sentences {
			cands = append(cands, extractive.Candidate{Article: &art, Sentence: i})
		}
	}
	ask := extractive.Ask{Question: t.q.Text, Entities: t.q.Entities, Periods: t.q.Periods, Today: t.today}
	for _, e := range t.q.Entities {
		ask.Aliases = append(ask.Aliases, t.entities.Aliases(e)...)
	}
	got, ok := extractive.Find(ask, cands)
	if !ok {
		return t.noText(ty), true, nil
	}
	art := articles[got.Article]
	ans := Answer{Status: Answered, Sources: []facts.Source{cite(*art, got.Sentence, got.Span)}}
	ans.Text = got.Text + "。"
	if t.q.Kind == question.Verify || strings.HasSuffix(strings.TrimRight(t.q.Text, "?？"), "吗") {
		ans.Text = t.verdict(got) + ans.Text
	}
	return ans, true, nil
}

// verdict answers 是2023年才提出的吗 from a when answer.
func (t *turn) verdict(got extractive.Answer) string {
	for _, p := range t.q.Periods {
		if strings.Contains(got.Text, fmt.Sprint(p.Start.Year)) {
			return "是的,"
		}
	}
	return "不是,"
}

func (t *turn) noText(ty extractive.Type) Answer {
	return Answer{Status: NotFound, Reason: UnknownMetric, Text: "已收录的文章里没有找到答案。"}
}
