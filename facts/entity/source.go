package entity

import (
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"wenbao/facts"
)

// Source knows further entities, too many to be loaded: those of a base. It is
// asked for what a text may name. Safe for concurrent use.
type Source interface {
	// Beginning returns, for each of the keys (facts.Beginnings), the names that
	// begin so; of the same text twice the first counts.
	Beginning(keys []string) map[string][]Named
	// Entity returns the entity of a canonical name.
	Entity(name string) (Entity, bool)
}

// Named is a wording of an entity.
type Named struct{ Text, Rule, Entity string }

// lazy remembers what a source said.
type lazy struct {
	source   Source
	found    sync.Map // key → *filed
	entities sync.Map // canonical name → Entity, or nil when there is none
}

// Over returns a lexicon that also knows the entities of the source. Their
// names hide the same names of the receiver, which is neither copied nor
// changed.
func (l *Lexicon) Over(s Source) *Lexicon {
	top := empty()
	top.base, top.shapes = l, l.shapes
	top.lazy = &lazy{source: s}
	return top
}

// prepare asks the sources of all layers for what the text may name.
func (l *Lexicon) prepare(text string) {
	for x := l; x != nil; x = x.base {
		if x.lazy != nil {
			x.ask(facts.Beginnings(text))
		}
	}
}

// ask makes the names with the keys known.
func (l *Lexicon) ask(keys []string) {
	var missing []string
	for _, key := range keys {
		if _, ok := l.lazy.found.Load(key); !ok {
			missing = append(missing, key)
		}
	}
	if len(missing) == 0 {
		return
	}
	names := l.lazy.source.Beginning(missing)
	for _, key := range missing {
		f := &filed{}
		for _, n := range names[key] {
			l.name(n.Text, n.Rule, n.Entity, func(s surface) {
				if begins(s.text) == key {
					f.insert(s)
				}
			})
		}
		l.lazy.found.Store(key, f)
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

// under returns the surfaces of the source with a key.
func (l *Lexicon) under(key string) []surface {
	f, ok := l.lazy.found.Load(key)
	if !ok {
		l.ask([]string{key})
		f, _ = l.lazy.found.Load(key)
	}
	return f.(*filed).list
}

// entity returns an entity of the source, with what the layers below know of
// it.
func (l *Lexicon) entity(name string) (Entity, bool) {
	known, ok := l.lazy.entities.Load(name)
	if !ok {
		var e *Entity
		if own, ok := l.lazy.source.Entity(name); ok {
			own = own.over(l.base)
			e = &own
		}
		known, _ = l.lazy.entities.LoadOrStore(name, e)
	}
	if e := known.(*Entity); e != nil {
		return *e, true
	}
	return Entity{}, false
}

// over returns the entity with what a lexicon knows of it already.
func (e Entity) over(l *Lexicon) Entity {
	if old, ok := l.Get(e.Name); ok {
		e.Kind, e.Parent, e.Members = old.Kind, old.Parent, old.Members
		e.Aliases = merge(old.Aliases, e.Aliases)
		e.English = merge(old.English, e.English)
		e.Codes = merge(old.Codes, e.Codes)
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
			if x.rows != nil && !x.rows.chinese(yield) {
				return
			}
		}
	}
}

// chinese yields the Chinese names of the lines without reading them as
// entities.
func (r *rows) chinese(yield func(name, entity string) bool) bool {
	for _, line := range r.texts {
		entity, rest, _ := strings.Cut(line, "\t")
		if !yield(entity, entity) {
			return false
		}
		for column := 1; column < 6 && rest != ""; column++ {
			var cell string
			cell, rest, _ = strings.Cut(rest, "\t")
			if column < 3 {
				continue // kind, parent
			}
			for more := cell != ""; more; {
				var name string
				name, cell, more = strings.Cut(cell, "|")
				if !yield(name, entity) {
					return false
				}
			}
		}
	}
	return true
}
