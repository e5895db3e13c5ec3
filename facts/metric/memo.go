package metric

import (
	"slices"

	"wenbao/facts"
)

// Memo is a Lexicon that remembers what it said of a phrase: those of one article
// come again and again. Not safe for concurrent use.
type Memo struct {
	*Lexicon
	known map[string]*told
	fresh *[]told // places for more
}

// told is what a lexicon tells of a phrase.
type told struct {
	name           string
	class          Class
	ok             bool
	units          []facts.UnitKind
	unitsTold      bool
	instant, knows bool
	timeTold       bool
}

// NewMemo returns a memo of a lexicon that remembers nothing yet.
func NewMemo(l *Lexicon) Memo { return Memo{l, make(map[string]*told, 32), new([]told)} }

func (m Memo) of(phrase string) *told {
	t := m.known[phrase]
	if t == nil {
		if len(*m.fresh) == 0 {
			*m.fresh = make([]told, 16)
		}
		t, *m.fresh = &(*m.fresh)[0], (*m.fresh)[1:]
		t.name, t.class, t.ok = m.Lexicon.Lookup(phrase)
		m.known[phrase] = t
	}
	return t
}

// Lookup is Lexicon.Lookup.
func (m Memo) Lookup(phrase string) (name string, class Class, ok bool) {
	t := m.of(phrase)
	return t.name, t.class, t.ok
}

// Units is Lexicon.Units.
func (m Memo) Units(phrase string) []facts.UnitKind {
	t := m.of(phrase)
	if !t.unitsTold {
		t.units, t.unitsTold = m.unitsOf(phrase, t.name, t.class), true
	}
	return t.units
}

// Instant is Lexicon.Instant.
func (m Memo) Instant(phrase string) (instant, known bool) {
	t := m.of(phrase)
	if !t.timeTold {
		t.instant, t.knows = m.instantOf(phrase, t.name, t.class)
		t.timeTold = true
	}
	return t.instant, t.knows
}

// Concept returns the metric that a phrase words, "" where it words none or too general
// a one to tell (资产, 利润).
func (m Memo) Concept(phrase string) string {
	name, class, ok := m.Lookup(phrase)
	if !ok || class == Generic {
		return ""
	}
	return name
}

// CanBe reports whether a metric's level can have a kind of unit: what its head says,
// else money and counts.
func (m Memo) CanBe(phrase string, kind facts.UnitKind) bool {
	if kinds := m.Units(phrase); kinds != nil {
		return slices.Contains(kinds, kind)
	}
	return kind == facts.KindMoney || kind == facts.KindCount
}
