package extract

import (
	"wenbao/facts"
	"wenbao/facts/metric"
)

// lookups is the metric lexicon with what it said of the phrases of one article,
// which come again and again.
type lookups struct {
	*metric.Lexicon
	concepts map[string]looked
	units    map[string][]facts.UnitKind
}

// looked is what Lookup says of a phrase.
type looked struct {
	name  string
	class metric.Class
	ok    bool
}

func newLookups(l *metric.Lexicon) lookups {
	return lookups{l, map[string]looked{}, map[string][]facts.UnitKind{}}
}

// Lookup is metric.Lexicon.Lookup.
func (l lookups) Lookup(phrase string) (name string, class metric.Class, ok bool) {
	c, known := l.concepts[phrase]
	if !known {
		c.name, c.class, c.ok = l.Lexicon.Lookup(phrase)
		l.concepts[phrase] = c
	}
	return c.name, c.class, c.ok
}

// Units is metric.Lexicon.Units.
func (l lookups) Units(phrase string) []facts.UnitKind {
	kinds, known := l.units[phrase]
	if !known {
		kinds = l.Lexicon.Units(phrase)
		l.units[phrase] = kinds
	}
	return kinds
}
