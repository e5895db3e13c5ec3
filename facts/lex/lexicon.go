package lex

import (
	"math/bits"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"wenbao/facts"
)

// Lexicon finds the longest surface that begins at a position. Surfaces and
// texts are expected folded (Fold). Adding is not safe while others read;
// reading is safe for concurrent use. The zero value is not usable; see
// NewLexicon and Lazy.
type Lexicon[V any] struct {
	fill   func(*Lexicon[V]) // nil when there is nothing to wait for
	once   sync.Once
	filled atomic.Bool

	values map[string]V
	starts [8]uint64        // which of 512 places first runes fall on: most runes begin nothing
	firsts []first          // open addressing by rune, a power of two, half full at most
	runes  int              // of firsts that are in use
	long   map[rune][]int32 // lengths of 64 bytes and more, descending
}

// first is a rune that surfaces begin with.
type first struct {
	r    rune   // -1 for an empty place
	mask uint64 // bit n: one of n bytes; bit 0: one of 64 bytes and more
	next uint64 // bit n: one whose second rune is n modulo 64; most texts go on otherwise
}

// Match is a surface found in a text.
type Match[V any] struct {
	facts.Span
	Value V
}

// NewLexicon returns an empty lexicon.
func NewLexicon[V any]() *Lexicon[V] {
	return NewLexiconOf[V](0)
}

// NewLexiconOf is NewLexicon with room for about n surfaces, which saves filing
// them again and again while there come more.
func NewLexiconOf[V any](n int) *Lexicon[V] {
	room := 16 // places: there is about a first rune to four surfaces
	for room < n/2 {
		room *= 2
	}
	l := &Lexicon[V]{values: make(map[string]V, n), firsts: places(room)}
	l.filled.Store(true)
	return l
}

// Lazy returns a lexicon that is filled when it is first read. fill adds to
// it.
func Lazy[V any](fill func(*Lexicon[V])) *Lexicon[V] {
	l := NewLexicon[V]()
	l.fill = fill
	l.filled.Store(false)
	return l
}

func (l *Lexicon[V]) ready() {
	if !l.filled.Load() {
		l.once.Do(func() { l.fill(l); l.filled.Store(true) })
	}
}

func places(n int) []first {
	p := make([]first, n)
	for i := range p {
		p[i].r = -1
	}
	return p
}

// Add gives a surface its value; the last one counts. An empty surface is
// ignored.
func (l *Lexicon[V]) Add(surface string, v V) {
	if surface == "" {
		return
	}
	r, size := utf8.DecodeRuneInString(surface)
	n, next := len(surface), uint64(0)
	if n > size {
		r2, _ := utf8.DecodeRuneInString(surface[size:])
		next = 1 << (r2 & 63)
	}
	if n < 64 {
		l.values[surface] = v
		l.begins(r, n, next)
		return
	}
	_, known := l.values[surface]
	l.values[surface] = v
	l.begins(r, 0, next)
	if known {
		return
	}
	if l.long == nil {
		l.long = map[rune][]int32{}
	}
	at := 0
	for at < len(l.long[r]) && int(l.long[r][at]) > n {
		at++
	}
	if at < len(l.long[r]) && int(l.long[r][at]) == n {
		return
	}
	l.long[r] = append(l.long[r][:at], append([]int32{int32(n)}, l.long[r][at:]...)...)
}

// begins notes that a surface of n bytes, 0 for a long one, begins with r and goes on
// with one of next.
func (l *Lexicon[V]) begins(r rune, n int, next uint64) {
	i := l.place(r)
	if l.firsts[i].r < 0 {
		if l.runes++; 2*l.runes > len(l.firsts) {
			old := l.firsts
			l.firsts = places(2 * len(old))
			for _, f := range old {
				if f.r >= 0 {
					l.firsts[l.place(f.r)] = f
				}
			}
			i = l.place(r)
		}
		l.firsts[i].r = r
	}
	l.firsts[i].mask |= 1 << n
	l.firsts[i].next |= next
	l.starts[r&511>>6] |= 1 << (r & 63)
}

// place returns where a rune is in firsts, or the empty place where it would be.
func (l *Lexicon[V]) place(r rune) uint32 {
	last := uint32(len(l.firsts) - 1)
	i := uint32(r) * 0x9E3779B1 >> 7 & last
	for l.firsts[i].r != r && l.firsts[i].r >= 0 {
		i = (i + 1) & last
	}
	return i
}

// Begins reports whether a surface begins with r.
func (l *Lexicon[V]) Begins(r rune) bool {
	l.ready()
	return l.firsts[l.place(r)].mask != 0
}

// Len returns the number of surfaces.
func (l *Lexicon[V]) Len() int {
	l.ready()
	return len(l.values)
}

// Get returns the value of exactly this surface.
func (l *Lexicon[V]) Get(surface string) (v V, ok bool) {
	l.ready()
	r, _ := Rune(surface, 0)
	n := len(surface)
	if n >= 64 {
		n = 0
	}
	if l.starts[r&511>>6]&(1<<(r&63)) == 0 || l.firsts[l.place(r)].mask&(1<<n) == 0 {
		return v, false
	}
	v, ok = l.values[surface]
	return v, ok
}

// Next returns the first place from byte i on where a surface may begin, by its first
// rune; len(text) if there is none.
func (l *Lexicon[V]) Next(text string, i int) int {
	l.ready()
	for i < len(text) {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			if r, n = Wide(text, i), 3; r < 0 {
				r, n = Rune(text, i)
			}
		}
		if l.starts[r&511>>6]&(1<<(r&63)) != 0 {
			return i
		}
		i += n
	}
	return len(text)
}

// LongestAt returns the value and byte length of the longest surface that
// begins at pos. It costs one map look-up per distinct surface length of that
// first rune.
func (l *Lexicon[V]) LongestAt(text string, pos int) (v V, length int, ok bool) {
	if pos < 0 || pos >= len(text) {
		return v, 0, false
	}
	l.ready()
	rest := text[pos:]
	r, size := Rune(text, pos)
	begun := l.firsts[l.place(r)]
	mask := begun.mask
	if mask == 0 {
		return v, 0, false
	}
	if size >= len(rest) || begun.next&(1<<secondBits(rest, size)) == 0 {
		mask &= 1 << size
	}
	if mask&1 != 0 {
		for _, n := range l.long[r] {
			if int(n) <= len(rest) {
				if v, ok = l.values[rest[:n]]; ok {
					return v, int(n), true
				}
			}
		}
	}
	if len(rest) < 63 {
		mask &= 2<<len(rest) - 1
	}
	for mask &^= 1; mask != 0; {
		n := bits.Len64(mask) - 1
		mask ^= 1 << n
		if v, ok = l.values[rest[:n]]; ok {
			return v, n, true
		}
	}
	return v, 0, false
}

// secondBits is the second rune of a text modulo 64, which stands at byte size.
func secondBits(text string, size int) rune {
	r, _ := Rune(text, size)
	return r & 63
}

// Find returns the leftmost longest surfaces of the text, in order and
// disjoint.
func (l *Lexicon[V]) Find(text string) []Match[V] {
	var found []Match[V]
	for i := l.Next(text, 0); i < len(text); i = l.Next(text, i) {
		if v, n, ok := l.LongestAt(text, i); ok {
			found = append(found, Match[V]{facts.Span{Start: i, End: i + n}, v})
			i += n
			continue
		}
		_, n := Rune(text, i)
		i += n
	}
	return found
}

// Rune is utf8.DecodeRuneInString(text[i:]) with a short way for Chinese and ASCII.
func Rune(text string, i int) (rune, int) {
	if i >= 0 && i < len(text)-2 { // in this form the places need no further checks
		a, b, c := text[i], text[i+1]^0x80, text[i+2]^0x80
		if a < utf8.RuneSelf {
			return rune(a), 1
		}
		if a-0xE1 < 12 && b|c < 0x40 {
			return rune(a&15)<<12 | rune(b)<<6 | rune(c), 3
		}
	}
	return utf8.DecodeRuneInString(text[i:])
}

// Wide returns the rune at byte i if it is one of the most of three bytes, as Chinese
// ones are, else -1, as it is outside of the text. Loops over a text begin with it, for it is compiled into them.
func Wide(text string, i int) rune {
	if i >= 0 && i < len(text)-2 {
		a, b, c := text[i], text[i+1]^0x80, text[i+2]^0x80
		if a-0xE1 < 12 && b|c < 0x40 {
			return rune(a&15)<<12 | rune(b)<<6 | rune(c)
		}
	}
	return -1
}
