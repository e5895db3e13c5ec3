package main

import (
	"context"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/period"
)

// query makes a fact query of the filters of the facts command.
func (b *base) query(subject, name, when string) (facts.Query, error) {
	q := facts.Query{Metric: lex.String(name)}
	if subject != "" {
		q.Entities = b.link(lex.String(subject))
	}
	if when != "" {
		var ok bool
		if q.Period, ok = parsePeriod(when); !ok {
			return q, usagef("wenbao facts --period 2023年上半年", "不认识的期间“%s”", when)
		}
	}
	return q, nil
}

// link returns the canonical names a wording may mean, itself if it is none
// that is known.
func (b *base) link(folded string) []string {
	if names := b.named(folded); names != nil {
		return names
	}
	return []string{folded}
}

// named returns the canonical names of the entities that a folded text names.
func (b *base) named(folded string) []string {
	var names []string
	for _, m := range b.entities.Find(folded) {
		names = append(names, m.Names...)
	}
	return names
}

// parsePeriod reads a period as articles word it, or a bare year.
func parsePeriod(s string) (facts.Period, bool) {
	for _, wording := range []string{s, s + "年"} {
		for _, m := range period.Find(wording, period.Context{}) {
			if !m.Period.IsZero() {
				return m.Period, true
			}
		}
	}
	return facts.Period{}, false
}

// rows joins facts with their articles.
func rows(ctx context.Context, b *base, found []facts.Fact) ([]row, error) {
	out := make([]row, 0, len(found))
	var art facts.Article
	for _, f := range found {
		if art.ID != f.Article {
			var err error
			if art, err = b.Article(ctx, f.Article); err != nil {
				return nil, err
			}
		}
		start := utf8.RuneCountInString(art.Text[:f.Span.Start])
		modality := string(f.Modality)
		if f.Modality == facts.Actual {
			modality = "actual"
		}
		out = append(out, row{
			Entity: f.Entity, Metric: f.Metric, Concept: f.Concept, Measure: string(f.Measure), Period: f.Period.String(),
			Value: string(f.Quantity.Value), High: string(f.High.Value), Unit: string(f.Quantity.Unit),
			Approx: f.Quantity.Approx.String(), Modality: modality, Text: f.Surface,
			Article: art.Name, Title: art.Title, Published: art.Published.String(),
			Sentence: art.Sentences[f.Sentence].In(art.Text),
			Start:    start, End: start + utf8.RuneCountInString(f.Span.In(art.Text)),
		})
	}
	return out, nil
}
