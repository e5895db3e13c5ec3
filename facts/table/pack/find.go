package pack

import (
	"cmp"
	"slices"
	"sync"

	"wenbao/facts"
)

// Query is a facts.Query with its lists as sets. Safe for concurrent use.
type Query struct {
	facts.Query
	entities, concepts set
}

// NewQuery makes a query ready for many articles.
func NewQuery(q facts.Query) Query {
	return Query{Query: q, entities: setOf(q.Entities), concepts: setOf(q.Concepts)}
}

// set is a set of names; nil has every name.
type set map[string]bool

func setOf(list []string) set {
	if len(list) == 0 {
		return nil
	}
	s := make(set, len(list))
	for _, name := range list {
		s[name] = true
	}
	return s
}

// Select returns the positions of the facts that a query selects, Articles, Metric and
// Limit apart, in the order of the text; the article is told to its Maybe.
func (g *Figures) Select(q *Query, article string) ([]int, error) {
	if q.Value != "" { // most are made of the text's digits
		if err := g.read(); err != nil {
			return nil, err
		}
	}
	order := g.selected(q, article)
	starts := &g.columns[colStart]
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(starts.at(a), starts.at(b)) })
	return order, nil
}

// Append appends the facts at the positions, as of the article with that ID, but those
// that do not say the query's Metric: at most as many as there is room for, if there is any.
func (g *Figures) Append(found []facts.Fact, q *Query, article string, positions []int) ([]facts.Fact, error) {
	for _, i := range positions {
		if len(found) == cap(found) {
			break
		}
		found = found[:len(found)+1]
		f := &found[len(found)-1]
		if err := g.fact(i, article, f); err != nil {
			return nil, err
		}
		if !f.Says(q.Metric) {
			found = found[:len(found)-1]
		}
	}
	return found, nil
}

// selected returns the positions of the facts that a query selects, Metric apart.
func (g *Figures) selected(q *Query, article string) (order []int) {
	var told *teller
	if q.Maybe != nil {
		told = tellers.Get().(*teller)
		defer tellers.Put(told)
		told.begin(g, article)
	}
	entity, concept := g.in(q.entities, colEntity), g.in(q.concepts, colConcept)
	for i := range g.count {
		if !entity(i) || !concept(i) || !q.Period.IsZero() && !q.Period.Overlaps(g.periods[g.columns[colPeriod].at(i)]) ||
			q.Value != "" && g.value(i).Abs() != q.Value.Abs() {
			continue
		}
		if told != nil && !q.Maybe(told.of(i)) {
			continue
		}
		order = append(order, i)
	}
	return order
}

// in returns what reports whether a set has the string that a column has of a fact,
// which is often the one before.
func (g *Figures) in(s set, column int) func(i int) bool {
	if s == nil {
		return func(int) bool { return true }
	}
	last, has := -1, false
	return func(i int) bool {
		if n := g.columns[column].at(i); n != last {
			last, has = n, s[g.str(column, i)]
		}
		return has
	}
}

// teller tells what is known of facts without the text, one after another. A fact is as
// long as eighty numbers and has most in common with the one before: only what differs
// is written.
type teller struct {
	g    *Figures
	fact facts.Fact
	at   [len(toldColumns)]int // what the columns have of it
}

var toldColumns = [...]int{colEntity, colConcept, colDimensions, colPeriod, colAgainst, colWording, colUnit, colRange}

// tellers are what other queries had, which have many articles to go through.
var tellers = sync.Pool{New: func() any { return new(teller) }}

// begin makes a teller one of the facts of an article.
func (t *teller) begin(g *Figures, article string) {
	t.g, t.fact.Article = g, article
	for i := range t.at {
		t.at[i] = -1 // which no column has
	}
}

// of returns the fact at a position, until the next is asked for.
func (t *teller) of(i int) *facts.Fact {
	g, f := t.g, &t.fact
	f.Span = g.span(i)
	for k, column := range toldColumns {
		n := g.columns[column].at(i)
		if n == t.at[k] {
			continue
		}
		t.at[k] = n
		switch column {
		case colEntity:
			f.Entity = g.str(column, i)
		case colConcept:
			f.Concept = g.str(column, i)
		case colDimensions:
			f.Dimensions = g.lists[n]
		case colPeriod:
			f.Period = g.periods[n]
		case colAgainst:
			f.Against = g.periods[n]
		case colWording:
			said, _ := wordings().value(g.wordings, n)
			said.fill(f)
		case colUnit:
			g.units[n].quantity.fill(&f.Quantity)
		case colRange:
			g.ranges[n].quantity.fill(&f.High)
		}
	}
	return f
}
