package pack

import (
	"cmp"
	"slices"

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
// Limit apart, in the order of the text.
func (g *Figures) Select(q *Query) ([]int, error) {
	if q.Value != "" { // most are made of the text's digits
		if err := g.read(); err != nil {
			return nil, err
		}
	}
	order := g.selected(q)
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
func (g *Figures) selected(q *Query) (order []int) {
	var f *facts.Fact
	if q.Maybe != nil {
		f = new(facts.Fact)
	}
	entity, concept := g.in(q.entities, colEntity), g.in(q.concepts, colConcept)
	for i := range g.count {
		if !entity(i) || !concept(i) || !q.Period.IsZero() && !q.Period.Overlaps(g.periods[g.columns[colPeriod].at(i)]) ||
			q.Value != "" && g.value(i).Abs() != q.Value.Abs() {
			continue
		}
		if f != nil {
			if g.wordless(i, f); !q.Maybe(f) {
				continue
			}
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
