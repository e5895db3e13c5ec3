package lex

import (
	"unicode/utf8"

	"wenbao/facts"
)

// Lexicon finds the longest surface that begins at a position. Surfaces and
// texts are expected folded (Fold). Adding is not safe while others read;
// reading is safe for concurrent use. The zero value is not usable; see
// NewLexicon.
type Lexicon[V any] struct {
	values map[string]V
	first  map[rune]uint64  // bit n: a surface of n bytes begins with this rune
	seen   [1 << 10]uint64  // bit set of first runes below U+10000, to say no fast
	long   map[rune][]int32 // lengths of 64 bytes and more, descending
}

// Match is a surface found in a text.
type Match[V any] struct {
	facts.Span
	Value V
}

// NewLexicon returns an empty lexicon.
func NewLexicon[V any]() *Lexicon[V] {
	return &Lexicon[V]{values: map[string]V{}, first: map[rune]uint64{}, long: map[rune][]int32{}}
}

// Add gives a surface its value; the last one counts. An empty surface is
// ignored.
func (l *Lexicon[V]) Add(surface string, v V) {
	if surface == "" {
		return
	}
	_, known := l.values[surface]
	l.values[surface] = v
	r, _ := utf8.DecodeRuneInString(surface)
	if r < 1<<16 {
		l.seen[r>>6] |= 1 << (r & 63)
	}
	n := len(surface)
	if n < 64 {
		l.first[r] |= 1 << n
		return
	}
	if known {
		return
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

// Len returns the number of surfaces.
func (l *Lexicon[V]) Len() int { return len(l.values) }

// Get returns the value of exactly this surface.
func (l *Lexicon[V]) Get(surface string) (V, bool) {
	v, ok := l.values[surface]
	return v, ok
}

// LongestAt returns the value and byte length of the longest surface that
// begins at pos. It costs one map look-up per distinct surface length of that
// first rune.
func (l *Lexicon[V]) LongestAt(text string, pos int) (v V, length int, ok bool) {
	if pos < 0 || pos >= len(text) {
		return v, 0, false
	}
	r, _ := utf8.DecodeRuneInString(text[pos:])
	if r < 1<<16 && l.seen[r>>6]&(1<<(r&63)) == 0 {
		return v, 0, false
	}
	rest := text[pos:]
	for _, n := range l.long[r] {
		if int(n) <= len(rest) {
			if v, ok = l.values[rest[:n]]; ok {
				return v, int(n), true
			}
		}
	}
	mask := l.first[r]
	for n := min(63, len(rest)); n > 0 && mask != 0; n-- {
		if mask&(1<<n) == 0 {
			continue
		}
		if v, ok = l.values[rest[:n]]; ok {
			return v, n, true
		}
	}
	return v, 0, false
}

// Find returns the leftmost longest surfaces of the text, in order and
// disjoint.
func (l *Lexicon[V]) Find(text string) []Match[V] {
	var found []Match[V]
	for i := 0; i < len(text); {
		if v, n, ok := l.LongestAt(text, i); ok {
			found = append(found, Match[V]{facts.Span{Start: i, End: i + n}, v})
			i += n
			continue
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
	}
	return found
}
