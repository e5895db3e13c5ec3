package filing

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"wenbao/facts/entity"
	"wenbao/facts/lex"
)

// Brackets takes the brackets out of a name: 乐鑫信息科技(上海).
var Brackets = strings.NewReplacer("(", "", ")", "")

// Table reads such tables; it needs name and kind alone.
var Table = lex.NewTable(Header, 2)

// Header are the columns of a table of entities; lists are separated by "|".
const Header = "name\tkind\tparent\tfull\tshort\trow\tenglish\tcodes\tmembers"

// Rows are the lines of entities.tsv. At start they are only filed under how
// their names begin; a line is read when a text has such a beginning. So a
// question costs a few lines, not fifteen hundred.
type Rows struct {
	texts []string
	links []link // chains of lines, see filed
	mu    sync.Mutex
	read  []atomic.Pointer[entity.Entity]
}

// link is one line of a chain.
type link struct{ line, next int32 } // next is 0 at the end, else an index + 1

// About how many lines the table has, names in them, and beginnings of names,
// for which room is made at once.
const (
	manyRows  = 2200
	manyLinks = 3400
	manyKeys  = 2200
)

// NewRows files the lines of a table that is known to be well formed.
func NewRows(tsv string, x *Index) (*Rows, error) {
	if x.At == nil {
		x.At = make(map[uint64]*Filed, manyKeys)
		x.fresh = make([]Filed, manyKeys)
		x.First, x.Pairs = make(BitSet, Large), make(BitSet, Large)
	}
	r := &Rows{texts: make([]string, 0, manyRows), links: make([]link, 0, manyLinks)}
	header := strings.Count(Header, "\t")
	for line := range strings.Lines(tsv) {
		line = strings.TrimRight(line, "\r\n")
		if line == Header || line == "" || line[0] == '#' {
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
					r.file(x, Brackets.Replace(name), n)
				}
			}
		}
	}
	r.read = make([]atomic.Pointer[entity.Entity], len(r.texts))
	return r, nil
}

// file notes that a line has a name.
func (r *Rows) file(x *Index, name string, line int32) {
	name = Lower(name)
	f := x.File(name)
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
func (r *Rows) columns(line int32) []string {
	c := make([]string, strings.Count(Header, "\t")+1)
	copy(c, strings.Split(r.texts[line], "\t"))
	return c
}

// entity returns that of a line.
func (r *Rows) entity(line int32) entity.Entity {
	if e := r.read[line].Load(); e != nil {
		return *e
	}
	e := EntityOf(r.columns(line))
	r.read[line].Store(&e)
	return e
}

// Get returns the entity of a canonical name.
func (r *Rows) Get(x *Index, name string) (entity.Entity, bool) {
	key, ok := KeyOf(Lower(name))
	if !ok || x.At[key] == nil {
		return entity.Entity{}, false
	}
	for at := x.At[key].first; at > 0; at = r.links[at-1].next {
		line := r.links[at-1].line
		if rest, ok := strings.CutPrefix(r.texts[line], name); ok && strings.HasPrefix(rest, "\t") {
			return r.entity(line), true
		}
	}
	return entity.Entity{}, false
}

// Names returns the canonical names in the order of the lines.
func (r *Rows) Names() []string {
	var out []string
	for _, line := range r.texts {
		name, _, _ := strings.Cut(line, "\t")
		out = append(out, name)
	}
	return out
}

// Fill reads the lines of f in their order, once: with each it calls read, which files
// their surfaces.
func (r *Rows) Fill(f *Filed, read func(columns []string)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if f.ready.Load() {
		return
	}
	for at := f.first; at > 0; at = r.links[at-1].next {
		read(r.columns(r.links[at-1].line))
	}
	f.ready.Store(true)
}

// EntityOf makes the entity of a line.
func EntityOf(c []string) entity.Entity {
	return entity.Entity{
		Name: c[0], Kind: entity.Kind(c[1]), Parent: c[2],
		Aliases: slices.Concat(List(c[3]), List(c[4]), List(c[5])),
		English: List(c[6]), Codes: List(c[7]), Members: List(c[8]),
	}
}

// Chinese yields the Chinese names of the lines without reading them as
// entities.
func (r *Rows) Chinese(yield func(name, entity string) bool) bool {
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
