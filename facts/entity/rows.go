package entity

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// rows are the lines of entities.tsv. At start they are only filed under how
// their names begin; a line is read when a text has such a beginning. So a
// question costs a few lines, not fifteen hundred.
type rows struct {
	texts []string
	links []link // chains of lines, see filed
	mu    sync.Mutex
	read  []atomic.Pointer[Entity]
}

// link is one line of a chain.
type link struct{ line, next int32 } // next is 0 at the end, else an index + 1

// About how many lines the table has, names in them, and beginnings of names,
// for which room is made at once.
const (
	manyRows  = 1600
	manyLinks = 2700
	manyKeys  = 1700
)

// newRows files the lines of a table that is known to be well formed.
func newRows(tsv string, x *index) (*rows, error) {
	if x.at == nil {
		x.at = make(map[uint64]*filed, manyKeys)
		x.fresh = make([]filed, manyKeys)
		x.first, x.pairs = make(bitSet, large), make(bitSet, large)
	}
	r := &rows{texts: make([]string, 0, manyRows), links: make([]link, 0, manyLinks)}
	header := strings.Count(entityHeader, "\t")
	for line := range strings.Lines(tsv) {
		line = strings.TrimRight(line, "\r\n")
		if line == entityHeader || line == "" || line[0] == '#' {
			continue
		}
		if n := strings.Count(line, "\t"); n > header {
			return nil, fmt.Errorf("%d columns in %s", n+1, line)
		}
		n := int32(len(r.texts))
		r.texts = append(r.texts, line)
		for column, rest, more := 0, line, true; more && column < 8; column++ {
			var cell string
			cell, rest, more = strings.Cut(rest, "\t")
			if column == 1 || column == 2 {
				continue // kind, parent
			}
			for names, more := cell, cell != ""; more; {
				var name string
				name, names, more = strings.Cut(names, "|")
				r.file(x, name, n)
				if i := strings.IndexByte(name, '('); i > 0 {
					r.file(x, brackets.Replace(name), n)
				}
			}
		}
	}
	r.read = make([]atomic.Pointer[Entity], len(r.texts))
	return r, nil
}

// file notes that a line has a name.
func (r *rows) file(x *index, name string, line int32) {
	name = lower(name)
	f := x.file(name)
	if f == nil {
		return
	}
	if f.last > 0 && r.links[f.last-1].line == line {
		return
	}
	r.links = append(r.links, link{line: line})
	at := int32(len(r.links))
	if f.last > 0 {
		r.links[f.last-1].next = at
	} else {
		f.first = at
	}
	f.last = at
}

// columns returns those of a line.
func (r *rows) columns(line int32) []string {
	c := make([]string, strings.Count(entityHeader, "\t")+1)
	copy(c, strings.Split(r.texts[line], "\t"))
	return c
}

// entity returns that of a line.
func (r *rows) entity(line int32) Entity {
	if e := r.read[line].Load(); e != nil {
		return *e
	}
	e := entityOf(r.columns(line))
	r.read[line].Store(&e)
	return e
}

// get returns the entity of a canonical name.
func (r *rows) get(x *index, name string) (Entity, bool) {
	key, ok := keyOf(lower(name))
	if !ok || x.at[key] == nil {
		return Entity{}, false
	}
	for at := x.at[key].first; at > 0; at = r.links[at-1].next {
		line := r.links[at-1].line
		if rest, ok := strings.CutPrefix(r.texts[line], name); ok && strings.HasPrefix(rest, "\t") {
			return r.entity(line), true
		}
	}
	return Entity{}, false
}

// names returns the canonical names in the order of the lines.
func (r *rows) names() []string {
	var out []string
	for _, line := range r.texts {
		name, _, _ := strings.Cut(line, "\t")
		out = append(out, name)
	}
	return out
}

// fill adds the surfaces with the key of f, in the order of the lines.
func (l *Lexicon) fill(key uint64, f *filed) {
	l.rows.mu.Lock()
	defer l.rows.mu.Unlock()
	if f.ready.Load() {
		return
	}
	for at := f.first; at > 0; at = l.rows.links[at-1].next {
		c := l.rows.columns(l.rows.links[at-1].line)
		l.wordings(entityOf(c), list(c[3]), list(c[5]), func(s surface) {
			if k, ok := keyOf(s.text); ok && k == key {
				f.insert(s)
			}
		})
	}
	f.ready.Store(true)
}

// entityOf makes the entity of a line.
func entityOf(c []string) Entity {
	return Entity{
		Name: c[0], Kind: Kind(c[1]), Parent: c[2],
		Aliases: slices.Concat(list(c[3]), list(c[4]), list(c[5])),
		English: list(c[6]), Codes: list(c[7]), Members: list(c[8]),
	}
}
