package main

import (
	"context"
	"unicode/utf8"

	"wenbao/facts"
)

// query makes a fact query of the filters of the facts command.
func (a *app) query(entity, metric, period string) (facts.Query, error) {
	q := facts.Query{Metric: metric}
	if entity != "" {
		q.Entities = []string{entity}
	}
	return q, nil
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
