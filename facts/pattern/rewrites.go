package pattern

import (
	"regexp/syntax"
	"sync"
	"sync/atomic"

	"wenbao/facts/lex"
)

// rewrite replaces what a pattern matches, as regexp.Regexp.ReplaceAllString does.
type rewrite struct {
	said *Pattern
	is   string
}

// Rewrites are made one after another. Most texts have nothing of most of them, which
// one look at the text tells of all: each pattern by itself would look again. Safe for
// concurrent use.
type Rewrites struct {
	list []rewrite
	uses atomic.Int32
	once sync.Once
	seek *lex.Words       // strings that matches need
	of   map[string][]int // the rewrites that need one of them
	free []int            // those of which none is known
	core []*Pattern       // what each match of a rewrite has behind its first part; nil if it is not looked for
}

// NewRewrites returns the rewrites of a list of pairs, an expression and what is put in the
// place of its matches, in their order. It panics for half a pair.
func NewRewrites(pairs ...string) *Rewrites {
	r := &Rewrites{}
	for i := 0; i < len(pairs); i += 2 {
		r.list = append(r.list, rewrite{New(pairs[i]), pairs[i+1]})
	}
	return r
}

// Apply makes the rewrites in a text.
func (r *Rewrites) Apply(s string) string {
	if r.uses.Add(1) <= guardAfter {
		for _, w := range r.list {
			s = w.said.ReplaceAllString(s, w.is)
		}
		return s
	}
	r.once.Do(r.index)
	var room [2]uint64 // of 128 rewrites
	may := room[:]
	if n := (len(r.list) + 63) / 64; n > len(may) {
		may = make([]uint64, n)
	}
	for _, i := range r.free {
		may[i>>6] |= 1 << (i & 63)
	}
	r.look(s, may)
	for i, w := range r.list {
		if may[i>>6]&(1<<(i&63)) == 0 || r.core[i] != nil && !r.core[i].MatchString(s) {
			continue
		}
		if again := w.said.ReplaceAllString(s, w.is); again != s {
			s = again
			r.look(s, may)
		}
	}
	return s
}

// look marks the rewrites of which a text has something.
func (r *Rewrites) look(s string, may []uint64) {
	r.seek.Each(s, func(_ int, word string) bool {
		for _, i := range r.of[word] {
			may[i>>6] |= 1 << (i & 63)
		}
		return true
	})
}

func (r *Rewrites) index() {
	r.seek, r.of = lex.NewWords(), map[string][]int{}
	for i, w := range r.list {
		r.core = append(r.core, coreOf(w.said.String()))
		words := Needed(w.said.String())
		if words == nil {
			r.free = append(r.free, i)
		}
		for _, word := range words {
			if r.of[word] == nil {
				r.seek.Add(word)
			}
			r.of[word] = append(r.of[word], i)
		}
	}
}

// coreOf returns the pattern of an expression without what it begins with, if that asks what
// stands before, (^|[^\d])(20\d\d)多少: it is found by the strings that it begins with, and
// the whole expression by trying each place of a text. nil for other expressions.
func coreOf(expr string) *Pattern {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil || re.Op != syntax.OpConcat || !looksBack(re.Sub[0]) {
		return nil
	}
	return New((&syntax.Regexp{Op: syntax.OpConcat, Sub: re.Sub[1:], Flags: re.Flags}).String())
}
