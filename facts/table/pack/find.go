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

// Find returns the facts that a query selects, Articles and Limit apart, as of the
// article with that ID: by position, at most so many; 0 = all. Facts are made of those
// that pass by what costs least.
func (g *Figures) Find(q *Query, article string, most int) ([]facts.Fact, error) {
	if q.Value != "" { // most are made of the text's digits
		if err := g.read(); err != nil {
			return nil, err
		}
	}
	order := g.selected(q)
	if len(order) == 0 {
		return nil, nil
	}
	starts := &g.columns[colStart]
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(starts.at(a), starts.at(b)) })
	if most > 0 && q.Metric == "" && len(order) > most {
		order = order[:most]
	}
	found := make([]facts.Fact, 0, len(order))
	for _, i := range order {
		if most > 0 && len(found) >= most {
			break
		}
		found = append(found, facts.Fact{})
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
