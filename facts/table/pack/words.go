package pack

import (
	_ "embed"
	"strings"
	"sync"

	"wenbao/facts"
)

// How a fact is worded, apart from its value and its names: an article has a
// handful of each.
type (
	wording  [6]string // bases, measure, modality …
	quantity [3]string // unit, kind, approx
	unit     struct {
		quantity quantity
		value    int // what the surface's digits make of the value; see valueOf
		decimals int // beyond those of the surface
	}
	highEnd struct { // of a range
		quantity quantity
		decimals int
	}
)

func wordingOf(f *facts.Fact) wording {
	return wording{string(f.EntityBasis), string(f.Measure), f.Versus, string(f.PeriodBasis), string(f.Modality), f.Rule}
}

func (w *wording) fill(f *facts.Fact) {
	f.EntityBasis, f.Measure, f.Versus = facts.Basis(w[0]), facts.Measure(w[1]), w[2]
	f.PeriodBasis, f.Modality, f.Rule = facts.Basis(w[3]), facts.Modality(w[4]), w[5]
}

func quantityOf(q *facts.Quantity) quantity {
	return quantity{string(q.Unit), string(q.Kind), string(q.Approx)}
}

func (r *quantity) fill(q *facts.Quantity) {
	q.Unit, q.Kind, q.Approx = facts.Unit(r[0]), facts.UnitKind(r[1]), facts.Approx(r[2])
}

// What facts of most articles have in common: concepts and other strings, wordings,
// quantities without their values, a line each; bench/words makes the files. Their
// lines must never change: bases refer to them by their numbers. New ones can be added
// by a new schema only.
//
//go:embed words.txt
var wordList string

//go:embed wordings.tsv
var wordingList string

//go:embed quantities.tsv
var quantityList string

// common is a list whose positions are those of its lines, from 1 on; position 0 is
// the empty value. Only who packs needs the positions of values.
type common[V comparable] struct {
	list []V
	at   func() map[V]int
}

func newCommon[V comparable](text string, parse func(line string) V) *common[V] {
	c := &common[V]{list: make([]V, 1, strings.Count(text, "\n")+1)}
	for text != "" {
		line := ""
		line, text, _ = strings.Cut(text, "\n")
		c.list = append(c.list, parse(line))
	}
	c.at = sync.OnceValue(func() map[V]int {
		at := make(map[V]int, len(c.list))
		for i, v := range c.list {
			at[v] = i
		}
		return at
	})
	return c
}

var (
	words = sync.OnceValue(func() *common[string] {
		return newCommon(wordList, func(line string) string { return line })
	})
	wordings = sync.OnceValue(func() *common[wording] {
		return newCommon(wordingList, func(line string) (w wording) { split(w[:], line); return w })
	})
	quantities = sync.OnceValue(func() *common[quantity] {
		return newCommon(quantityList, func(line string) (q quantity) { split(q[:], line); return q })
	})
)

// split splits a line into its columns.
func split(columns []string, line string) {
	for i := range columns {
		columns[i], line, _ = strings.Cut(line, "\t")
	}
}

// local adds values of one article to those in common.
type local[V comparable] struct {
	common *common[V]
	list   []V
	at     map[V]int
	last   V // what of was last given, and returned: neighbours are often alike
	lastAt int
}

func (c *common[V]) local() local[V] {
	l := local[V]{common: c, at: map[V]int{}}
	l.reset()
	return l
}

// reset forgets the values of the article.
func (l *local[V]) reset() {
	clear(l.at)
	l.list, l.last = l.list[:0], l.common.list[0]
	l.lastAt = l.find(l.last)
}

// of returns the position of a value: an even one in the common list, an odd one in
// that of the article.
func (l *local[V]) of(v V) int {
	if v != l.last {
		l.last, l.lastAt = v, l.find(v)
	}
	return l.lastAt
}

func (l *local[V]) find(v V) int {
	if n, ok := l.common.at()[v]; ok {
		return n << 1
	}
	n, ok := l.at[v]
	if !ok {
		n = len(l.list)
		l.at[v] = n
		l.list = append(l.list, v)
	}
	return n<<1 | 1
}

// value returns what is at a position; ok is false where nothing is.
func (c *common[V]) value(list []V, n int) (v V, ok bool) {
	if n&1 == 0 {
		list = c.list
	}
	if n < 0 || n>>1 >= len(list) {
		return v, false
	}
	return list[n>>1], true
}
