package main

import (
	"context"
	"iter"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/period"
	"wenbao/facts/table"
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

// parsePeriod reads a period as articles word it, or a bare year. What follows must be part
// of it: 2023年13月 is not 2023年.
func parsePeriod(s string) (facts.Period, bool) {
	for _, wording := range []string{s, s + "年"} {
		for _, m := range period.Find(wording, period.Context{}) {
			if !m.Period.IsZero() && strings.TrimSpace(wording[m.Span.End:]) == "" {
				return m.Period, true
			}
		}
	}
	return facts.Period{}, false
}

// articlesAtOnce is how many articles' facts are in memory while all are read.
const articlesAtOnce = 64

// rows yields the facts that the query selects, with their articles, as the base is at
// the beginning: an ingest may be replacing articles.
func (b *base) rows(ctx context.Context, q facts.Query) iter.Seq2[row, error] {
	return func(yield func(row, error) bool) {
		tab, err := b.Snapshot(ctx)
		if err != nil {
			yield(row{}, err)
			return
		}
		defer tab.Close()
		var art facts.Article
		for found, err := range selected(ctx, tab, q) {
			for _, f := range found {
				if art.ID != f.Article && err == nil {
					art, err = tab.Article(ctx, f.Article)
				}
				if err != nil {
					break
				}
				if !yield(rowOf(f, &art), nil) {
					return
				}
			}
			if err != nil {
				yield(row{}, err)
				return
			}
		}
	}
}

// selected yields the facts that the query selects in pieces: those of an entity at
// once, since postings lead to them, others by articles.
func selected(ctx context.Context, tab table.Table, q facts.Query) iter.Seq2[[]facts.Fact, error] {
	return func(yield func([]facts.Fact, error) bool) {
		if len(q.Entities) > 0 {
			yield(tab.Find(ctx, q))
			return
		}
		for after := ""; ; after = q.Articles[len(q.Articles)-1] {
			places, err := tab.Following(ctx, after, articlesAtOnce)
			if err != nil {
				yield(nil, err)
				return
			}
			if len(places) == 0 {
				return
			}
			q.Articles = nil
			for _, p := range places {
				q.Articles = append(q.Articles, p.ID)
			}
			if !yield(tab.Find(ctx, q)) {
				return
			}
		}
	}
}

// rowOf joins a fact with its article.
func rowOf(f facts.Fact, art *facts.Article) row {
	start := utf8.RuneCountInString(art.Text[:f.Span.Start])
	modality := string(f.Modality)
	if f.Modality == facts.Actual {
		modality = "actual"
	}
	return row{
		Entity: f.Entity, Metric: f.Metric, Concept: f.Concept, Measure: string(f.Measure), Period: f.Period.String(),
		Value: string(f.Quantity.Value), High: string(f.High.Value), Unit: string(f.Quantity.Unit),
		Approx: f.Quantity.Approx.String(), Modality: modality, Text: f.Surface,
		Article: art.Name, Title: art.Title, Published: art.Published.String(),
		Sentence: art.Sentences[f.Sentence].In(art.Text),
		Start:    start, End: start + utf8.RuneCountInString(f.Span.In(art.Text)),
	}
}
