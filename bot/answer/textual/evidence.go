package textual

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer"
	"wenbao/bot/answer/attribution"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/period"
)

// Sentences to quote come from this many passages; so many are quoted, none
// longer than maxQuoted characters.
const (
	quotePassages = 10
	maxQuotes     = 2
	maxQuoted     = 200
)

// minQuoted is the share of a question's characters that a sentence must have
// to be quoted. Below it sentences of the development set were about other
// things.
const minQuoted = 0.8

// Quote adds to an abstention the sentences that speak of what is asked, where
// there are such: 没有直接的答案。相关原文：“…”. Nothing is asserted: the answer
// stays not found, without figures, and the sentences are its sources. A
// question gets only sentences that name its entity, or no other one in an
// article whose title names it; and none that are about another period.
func Quote(t *search.Turn, ans *answer.Answer) error {
	if ans.Reason != answer.UnknownMetric && ans.Reason != answer.OnlyForecast || len(t.Q.Ambiguous) > 0 || len(t.Q.Given) > 0 {
		return nil
	}
	content := t.M.Query(t.M.InChinese(t.Q.Content), "", "")
	if content.Weight(0, len(content.Runes)) < 4 || len(t.Q.Entities) == 0 {
		return nil
	}
	found, err := t.Passages(t.Q.Text, quotePassages)
	if err != nil {
		return err
	}
	quoted := *ans
	var said []string
	for _, p := range found {
		art, err := t.Article(p.Article)
		if err != nil {
			return fmt.Errorf("article %s: %w", p.Article, err)
		}
		for i, s := range art.Sentences {
			text := s.In(art.Text)
			if len(said) == maxQuotes || !p.Span.Contains(s.Span) || slices.Contains(said, text) || !speaksOf(t, content, art, s) {
				continue
			}
			said = append(said, text)
			quoted.Sources = append(quoted.Sources, attribution.Cite(art, i, s.Span))
		}
	}
	if len(said) == 0 {
		return nil
	}
	quoted.Text += "没有直接的答案。相关原文：“" + strings.Join(said, "”“") + "”"
	if attribution.Holds(&quoted, []string{t.Q.Raw}) {
		*ans = quoted
	}
	return nil
}

// speaksOf reports whether a sentence covers the question's entities, periods
// and most of its content.
func speaksOf(t *search.Turn, content match.Query, art facts.Article, s facts.Sentence) bool {
	text := s.In(art.Text)
	if utf8.RuneCountInString(text) > maxQuoted || s.Block >= 0 && s.Block < len(art.Blocks) && art.Blocks[s.Block].Table > 0 {
		return false
	}
	folded := lex.String(text)
	words := t.M.Runes(folded)
	expl := make([]float64, len(content.Runes))
	match.Cover(content.Runes, words, 1, expl)
	if content.Mean(expl, 0, len(expl)) < minQuoted || content.Strange(expl, words) {
		return false
	}
	said, title := namesIn(t, folded), namesIn(t, lex.String(art.Title))
	for _, e := range t.Q.Entities {
		if !slices.Contains(said, e) && (len(said) > 0 || !slices.Contains(title, e)) {
			return false
		}
	}
	return len(t.Q.Periods) == 0 || saysPeriod(t.Q.Periods, text, art.Published)
}

// namesIn returns the entities that a folded text may name.
func namesIn(t *search.Turn, folded string) []string {
	var out []string
	for _, m := range t.Entities.Find(folded) {
		out = append(out, m.Names...)
	}
	return out
}

// saysPeriod reports whether a text says one of the periods, or none at all in
// an article that came out in their year or the year after.
func saysPeriod(asked []facts.Period, text string, published facts.Date) bool {
	said := period.Find(text, period.Context{Reference: published})
	for _, p := range asked {
		last := p.Last()
		if len(said) == 0 && (published.Year == last.Year || published.Year == last.Year+1) {
			return true
		}
		if slices.ContainsFunc(said, func(m period.Mention) bool {
			return m.Role == period.When && !m.Period.IsZero() && (m.Period.Last() == last || !m.Period.Start.Before(p.Start) && !last.Before(m.Period.Last()))
		}) {
			return true
		}
	}
	return false
}
