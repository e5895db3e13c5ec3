package lex

import (
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"
)

// Words are strings to look for at the beginning or the end of a text or inside
// it. Most places of a text have none of their first or last characters, which
// costs a look at a bit. Adding is not safe while others read; reading is safe for
// concurrent use. The zero value and nil have no words.
type Words struct {
	list          []string
	once          sync.Once
	ready         atomic.Bool  // once is done
	begins, ends  [64][]string // by first and last character modulo 64, in the order of list
	first, behind [8]uint64    // which of 512 places these characters fall on
	any           uint64       // first ones modulo 64
	second        [64]uint64   // by first character modulo 64: second ones modulo 64
}

// NewWords returns the words of a list. Empty ones are left out.
func NewWords(list ...string) *Words {
	w := &Words{}
	w.Add(list...)
	return w
}

// Add adds words behind those there are.
func (w *Words) Add(list ...string) {
	for _, s := range list {
		if s != "" {
			w.list = append(w.list, s)
		}
	}
	w.once = sync.Once{}
	w.ready.Store(false)
}

// List returns the words in the order in which they were added.
func (w *Words) List() []string {
	if w == nil {
		return nil
	}
	return w.list
}

func (w *Words) index() {
	if !w.ready.Load() {
		w.file()
	}
}

// file files the words by their first and last characters.
func (w *Words) file() {
	w.once.Do(func() {
		defer w.ready.Store(true)
		w.begins, w.ends = [64][]string{}, [64][]string{}
		w.first, w.behind, w.any, w.second = [8]uint64{}, [8]uint64{}, 0, [64]uint64{}
		for _, s := range w.list {
			r, n := utf8.DecodeRuneInString(s)
			w.begins[r&63] = append(w.begins[r&63], s)
			w.first[r&511>>6] |= 1 << (r & 63)
			w.any |= 1 << (r & 63)
			if n < len(s) {
				w.second[r&63] |= 1 << secondBits(s, n)
			} else {
				w.second[r&63] = ^uint64(0)
			}
			r, _ = utf8.DecodeLastRuneInString(s)
			w.ends[r&63] = append(w.ends[r&63], s)
			w.behind[r&511>>6] |= 1 << (r & 63)
		}
	})
}

// Beginning returns the words that s may begin with, in their order.
func (w *Words) Beginning(s string) []string {
	if w == nil || s == "" {
		return nil
	}
	w.index()
	r, n := Wide(s, 0), 3
	if r < 0 {
		r, n = Rune(s, 0)
	}
	if w.first[r&511>>6]&(1<<(r&63)) == 0 || !w.goesOn(r, s, n) {
		return nil
	}
	return w.begins[r&63]
}

// goesOn reports whether a word of those that begin with r may go on as s does at byte n.
func (w *Words) goesOn(r rune, s string, n int) bool {
	second := w.second[r&63]
	return second == ^uint64(0) || n < len(s) && second&(1<<secondBits(s, n)) != 0
}

// Ending returns the words that s may end in, in their order.
func (w *Words) Ending(s string) []string {
	if w == nil || s == "" {
		return nil
	}
	w.index()
	r, _ := LastRune(s)
	if w.behind[r&511>>6]&(1<<(r&63)) == 0 {
		return nil
	}
	return w.ends[r&63]
}

// Has reports whether s is one of the words.
func (w *Words) Has(s string) bool {
	for _, x := range w.Beginning(s) {
		if x == s {
			return true
		}
	}
	return false
}

// Begin reports whether s begins with one of the words.
func (w *Words) Begin(s string) bool {
	for _, x := range w.Beginning(s) {
		if strings.HasPrefix(s, x) {
			return true
		}
	}
	return false
}

// End reports whether s ends in one of the words.
func (w *Words) End(s string) bool {
	for _, x := range w.Ending(s) {
		if strings.HasSuffix(s, x) {
			return true
		}
	}
	return false
}

// In reports whether s contains one of the words.
func (w *Words) In(s string) bool {
	found := false
	w.Each(s, func(int, string) bool { found = true; return false })
	return found
}

// Few words are looked for in a long text one by one, which costs less than to look
// at each character: so many words, in texts of more bytes than long.
const (
	few  = 4
	long = 3 * short
)

// eachOfFew is Each where there are few words.
func (w *Words) eachOfFew(s string, visit func(at int, word string) bool) {
	var next [few]int // where the words stand next, len(s) for nowhere
	find := func(i, from int) {
		if next[i] = len(s); from < len(s) {
			if n := Index(s[from:], w.list[i]); n >= 0 {
				next[i] = from + n
			}
		}
	}
	for i := range w.list {
		find(i, 0)
	}
	for {
		first := 0
		for i := range w.list {
			if next[i] < next[first] {
				first = i
			}
		}
		if next[first] == len(s) || !visit(next[first], w.list[first]) {
			return
		}
		find(first, next[first]+1)
	}
}

// Each calls visit for each place of s where a word stands, in order, and at the
// same place in the order of the words, until visit returns false.
func (w *Words) Each(s string, visit func(at int, word string) bool) {
	if w == nil {
		return
	}
	w.index()
	if len(w.list) <= few && len(s) > long {
		w.eachOfFew(s, visit)
		return
	}
	n := 0
	for i := 0; i < len(s); i += n {
		var r rune
		if r, n = rune(s[i]), 1; r >= utf8.RuneSelf {
			if r, n = Wide(s, i), 3; r < 0 {
				r, n = Rune(s, i)
			}
		}
		if w.any>>(r&63)&1 == 0 {
			continue // as most do
		}
		if w.first[r&511>>6]>>(r&63)&1 == 0 || !w.goesOn(r, s, i+n) {
			continue
		}
		for _, x := range w.begins[r&63] {
			if strings.HasPrefix(s[i:], x) && !visit(i, x) {
				return
			}
		}
	}
}
