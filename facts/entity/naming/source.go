package naming

import (
	"iter"
	"slices"
	"sync"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/entity/filing"
)

// Source knows further entities, too many to be loaded: those of a base. It is
// asked for what a text may name. Safe for concurrent use.
type Source interface {
	// Beginning returns, for each of the keys (facts.Beginnings), the names that
	// begin so; of the same text twice the first counts.
	Beginning(keys []string) map[string][]Named
	// Entity returns the entity of a canonical name.
	Entity(name string) (entity.Entity, bool)
}

// Named is a wording of an entity.
type Named struct{ Text, Rule, Entity string }

// lazy remembers what a source said.
type lazy struct {
	source   Source
	mu       sync.RWMutex
	found    map[uint64][]filing.Surface // by pairKey
	entities sync.Map                    // canonical name → Entity, or nil when there is none
}

// pairKey is a key of the source as a number.
func pairKey(r1, r2 rune) uint64 { return uint64(r1)<<32 | uint64(r2) }

// Over returns a lexicon that also knows the entities of the source. Their
// names hide the same names of the receiver, which is neither copied nor
// changed.
func (l *Lexicon) Over(s Source) *Lexicon {
	top := empty()
	top.base, top.shapes = l, l.shapes
	top.lazy = &lazy{source: s, found: map[uint64][]filing.Surface{}}
	return top
}

// prepare asks the sources of all layers for what the text may name.
func (l *Lexicon) prepare(text string) {
	for x := l; x != nil; x = x.base {
		if x.lazy != nil && !x.lazy.knows(text) {
			x.ask(facts.Beginnings(text))
		}
	}
}

// knows reports whether the source was asked for all that a text may name.
func (z *lazy) knows(text string) bool {
	z.mu.RLock()
	defer z.mu.RUnlock()
	last := rune(-1)
	for _, r := range text {
		r = filing.LowerRune(r)
		if last >= 0 {
			if _, ok := z.found[pairKey(last, r)]; !ok {
				return false
			}
		}
		last = r
	}
	return true
}

// ask makes the names with the keys known.
func (l *Lexicon) ask(keys []string) {
	var missing []string
	l.lazy.mu.RLock()
	for _, key := range keys {
		if _, ok := l.lazy.found[pairKey(filing.Pair(key))]; !ok {
			missing = append(missing, key)
		}
	}
	l.lazy.mu.RUnlock()
	if len(missing) == 0 {
		return
	}
	names := l.lazy.source.Beginning(missing)
	filed := make([]filing.Filed, len(missing))
	for i, key := range missing {
		for _, n := range names[key] {
			l.name(n.Text, n.Rule, n.Entity, func(s filing.Surface) {
				if begins(s.Text) == key {
					filed[i].Insert(s)
				}
			})
		}
	}
	l.lazy.mu.Lock()
	defer l.lazy.mu.Unlock()
	for i, key := range missing {
		l.lazy.found[pairKey(filing.Pair(key))] = filed[i].List
	}
}

// begins returns the key that a surface is filed under in a source.
func begins(text string) string {
	_, n := utf8.DecodeRuneInString(text)
	if n == len(text) {
		return ""
	}
	_, m := utf8.DecodeRuneInString(text[n:])
	return text[:n+m]
}

// under returns the surfaces of the source that begin with two runes, in lower case.
func (l *Lexicon) under(r1, r2 rune) []filing.Surface {
	l.lazy.mu.RLock()
	list, ok := l.lazy.found[pairKey(r1, r2)]
	l.lazy.mu.RUnlock()
	if !ok {
		l.ask([]string{string([]rune{r1, r2})})
		l.lazy.mu.RLock()
		list = l.lazy.found[pairKey(r1, r2)]
		l.lazy.mu.RUnlock()
	}
	return list
}

// entity returns an entity of the source, with what the layers below know of
// it.
func (l *Lexicon) entity(name string) (entity.Entity, bool) {
	known, ok := l.lazy.entities.Load(name)
	if !ok {
		var e *entity.Entity
		if own, ok := l.lazy.source.Entity(name); ok {
			own = over(own, l.base)
			e = &own
		}
		known, _ = l.lazy.entities.LoadOrStore(name, e)
	}
	if e := known.(*entity.Entity); e != nil {
		return *e, true
	}
	return entity.Entity{}, false
}

// over returns the entity with what a lexicon knows of it already.
func over(e entity.Entity, l *Lexicon) entity.Entity {
	if old, ok := l.Get(e.Name); ok {
		e.Kind, e.Parent, e.Members = old.Kind, old.Parent, old.Members
		e.Aliases = entity.Merge(old.Aliases, e.Aliases)
		e.English = entity.Merge(old.English, e.English)
		e.Codes = entity.Merge(old.Codes, e.Codes)
	}
	return e
}

// Chinese yields the Chinese names of all entities of the lexicon, with the
// canonical name of their entity.
func (l *Lexicon) Chinese() iter.Seq2[string, string] {
	return func(yield func(name, entity string) bool) {
		for x := l; x != nil; x = x.base {
			for name, e := range x.entities {
				for _, alias := range append(slices.Clone(e.Aliases), name) {
					if !yield(alias, name) {
						return
					}
				}
			}
			if x.rows != nil && !x.rows.Chinese(yield) {
				return
			}
		}
	}
}
