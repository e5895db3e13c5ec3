package search

import (
	"errors"
	"slices"
	"strings"

	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/phrase"
	"wenbao/facts"
)

// Of an entity that many articles of a large base are about, not all are read: what a
// question costs would grow with them. Those whose passages are nearest to the question
// are, and those that have a figure of the asked metric in the asked periods, as the
// postings tell: all if these are few, else the first ones. A figure that is called
// otherwise and stands in another article is missed, so an abstention says that not all
// was looked at.
const (
	manyIn        = 64  // articles about an entity in the asked periods
	manyOf        = 128 // in any
	maxMany       = 256 // about all entities of a question
	crowdPassages = 24
	crowdFacts    = 100 // of the asked metric, where more articles than manyIn have it
)

// most is in how many articles facts of so many entities are looked for, 0 for all:
// where there are more, they are a crowd.
func (t *Turn) most(entities int, within facts.Period) int {
	switch {
	case !t.Large:
		return 0
	case within.IsZero():
		return min(manyOf*entities, maxMany)
	}
	return min(manyIn*entities, maxMany)
}

// crowd returns the facts of a crowd that a need is held against, in the order of
// Base.Facts; all are in the period, if that is not zero.
func (t *Turn) crowd(n gates.Need, within facts.Period) ([]*match.Prepared, error) {
	t.read.crowd = true
	who := n.Entities
	if slices.Contains(who, gates.Everybody) {
		who = append(slices.Clip(who), "")
	}
	key := strings.Join(append([]string{t.Q.Text, n.Concept, n.Words, within.String()}, who...), "\n")
	if ps, ok := t.read.led[key]; ok {
		return ps, nil
	}
	near, err := t.nearest(who, within)
	if err != nil {
		return nil, err
	}
	lists := [][]*match.Prepared{match.Prepare(near)}
	if n.Concept != "" {
		q := facts.Query{Entities: who, Concepts: []string{n.Concept}, Period: within, Most: manyIn}
		fs, err := t.base.Facts(t.ctx, q)
		if tooMany(err) && within.IsZero() {
			q.Period = lately(near)
			fs, err = t.base.Facts(t.ctx, q)
		}
		if tooMany(err) {
			q.Most, q.Limit = 0, crowdFacts // some of the many that say the same
			fs, err = t.base.Facts(t.ctx, q)
		}
		if err != nil {
			return nil, err
		}
		lists = append(lists, match.Prepare(fs))
	}
	t.read.led[key] = union(lists)
	return t.read.led[key], nil
}

// nearest returns the facts about entities in the articles of the passages that are
// nearest to the question.
func (t *Turn) nearest(entities []string, within facts.Period) ([]facts.Fact, error) {
	text := t.Q.Text
	if t.Q.Inherited.Entity || t.Q.Inherited.Period || t.Q.Inherited.Metric || len(t.Q.Ambiguous) > 0 {
		said := append(slices.Clone(entities), text, t.Q.Content)
		for _, p := range t.Q.Periods {
			said = append(said, phrase.Period(p))
		}
		text = strings.Join(said, " ")
	}
	passages, err := t.Passages(text, crowdPassages)
	if err != nil || len(passages) == 0 {
		return nil, err
	}
	q := facts.Query{Entities: entities, Period: within}
	for _, p := range passages {
		q.Articles = append(q.Articles, p.Article)
	}
	return t.base.Facts(t.ctx, q)
}

// lately returns the last year that facts tell of, and the two after it: where no period
// is asked the latest figure answers.
func lately(fs []facts.Fact) facts.Period {
	year := 0
	for i := range fs {
		if last := fs[i].Period.Last().Year; fs[i].Modality == facts.Actual {
			year = max(year, last)
		}
	}
	return facts.Period{Start: facts.Year(year).Start, End: facts.Year(year + 2).End}
}

// tooMany reports whether facts were not read since they are those of a crowd.
func tooMany(err error) bool { return errors.Is(err, facts.ErrTooMany) }

// SampleOf returns facts about entities: all, of those with very many the first ones.
func (t *Turn) SampleOf(entities []string) ([]facts.Fact, error) {
	if !t.read.around {
		if fs, err := t.FactsOf(entities); !tooMany(err) {
			return fs, err
		}
	}
	return t.base.Facts(t.ctx, facts.Query{Entities: entities, Limit: MaxSampled})
}

// MaxSampled bounds the facts that suggestions without an entity are drawn
// from, so that a greeting does not read a whole base.
const MaxSampled = 500

// maxNames is how many facts on an entity may be the names that an article gives it, before any
// that says something.
const maxNames = 8

// Known reports whether the base holds facts about any of the entities, more than their names.
func (t *Turn) Known(entities []string) bool {
	k, err := t.selected("known\n"+strings.Join(entities, "\n"), facts.Query{Entities: entities, Limit: maxNames, Most: 1})
	return tooMany(err) || slices.ContainsFunc(k.facts, func(f facts.Fact) bool { return f.Concept != facts.AliasConcept }) // the first of many need not be found
}
