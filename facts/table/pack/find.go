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

func (s set) has(name string) bool { return s == nil || s[name] }

// Find returns the facts that a query selects, Articles and Limit apart, as of the
// article with that ID: by position, at most so many; 0 = all. Facts are made of those
// that pass by what costs least.
func (g *Figures) Find(q *Query, article string, most int) ([]facts.Fact, error) {
	if q.Value != "" { // most are made of the text's digits
		if err := g.read(); err != nil {
			return nil, err
		}
	}
	var order []int
	starts := g.columns[colStart]
	for i := range starts {
		if q.entities.has(g.str(colEntity, i)) && q.concepts.has(g.str(colConcept, i)) &&
			(q.Period.IsZero() || q.Period.Overlaps(g.periods[g.columns[colPeriod][i]])) &&
			(q.Value == "" || g.value(i).Abs() == q.Value.Abs()) {
			order = append(order, i)
		}
	}
	if len(order) == 0 {
		return nil, nil
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(starts[a], starts[b]) })
	if most > 0 && q.Metric == "" && len(order) > most {
		order = order[:most]
	}
	found := make([]facts.Fact, 0, len(order))
	for _, i := range order {
		if most > 0 && len(found) >= most {
			break
		}
		f, err := g.fact(i, article)
		if err != nil {
			return nil, err
		}
		if f.Says(q.Metric) {
			found = append(found, f)
		}
	}
	return found, nil
}
