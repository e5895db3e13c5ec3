package table

import (
	_ "embed"
	"strings"
	"sync"
)

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
// the empty value.
type common[V comparable] struct {
	list []V
	at   map[V]int
}

func newCommon[V comparable](text string, parse func(columns []string) V) *common[V] {
	var empty V
	c := &common[V]{[]V{empty}, map[V]int{empty: 0}}
	for line := range strings.Lines(text) {
		v := parse(strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
		c.at[v] = len(c.list)
		c.list = append(c.list, v)
	}
	return c
}

var (
	words = sync.OnceValue(func() *common[string] {
		return newCommon(wordList, func(columns []string) string { return columns[0] })
	})
	wordings = sync.OnceValue(func() *common[wording] {
		return newCommon(wordingList, func(columns []string) wording { return wording(columns) })
	})
	quantities = sync.OnceValue(func() *common[quantity] {
		return newCommon(quantityList, func(columns []string) quantity { return quantity(columns) })
	})
)

// local adds values of one article to those in common.
type local[V comparable] struct {
	common *common[V]
	list   []V
	at     map[V]int
}

func (c *common[V]) local() local[V] { return local[V]{common: c, at: map[V]int{}} }

// of returns the position of a value: an even one in the common list, an odd one in
// that of the article.
func (l *local[V]) of(v V) int {
	if n, ok := l.common.at[v]; ok {
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
