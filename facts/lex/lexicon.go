package lex

import (
	"math/bits"
	"unicode/utf8"

	"wenbao/facts"
)

// Lexicon finds the longest surface that begins at a position. Surfaces and
// texts are expected folded (Fold). Adding is not safe while others read;
// reading is safe for concurrent use. The zero value is not usable; see
// NewLexicon.
type Lexicon[V any] struct {
	values map[string]V
	page   [1 << 10]uint16  // for 64 runes below U+10000, which page of masks has them, 0 for none
	masks  []uint64         // bit n: a surface of n bytes begins with this rune
	beyond map[rune]uint64  // the same for runes above U+FFFF
	long   map[rune][]int32 // lengths of 64 bytes and more, descending
}

// Match is a surface found in a text.
type Match[V any] struct {
	facts.Span
	Value V
}

// NewLexicon returns an empty lexicon.
func NewLexicon[V any]() *Lexicon[V] {
	return &Lexicon[V]{values: map[string]V{}, masks: make([]uint64, 64), beyond: map[rune]uint64{}, long: map[rune][]int32{}}
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
	n := len(surface)
	if n < 64 {
		l.begins(r, n)
		return
	}
	l.begins(r, 0)
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

// begins notes that a surface of n bytes begins with r; 0 for a long one.
func (l *Lexicon[V]) begins(r rune, n int) {
	if r >= 1<<16 {
		l.beyond[r] |= 1 << n
		return
	}
	if l.page[r>>6] == 0 {
		l.page[r>>6] = uint16(len(l.masks) / 64)
		l.masks = append(l.masks, make([]uint64, 64)...)
	}
	l.masks[int(l.page[r>>6])<<6|int(r&63)] |= 1 << n
}

// lengths returns the lengths of the surfaces that begin with r as bits; bit 0
// stands for those of 64 bytes and more.
func (l *Lexicon[V]) lengths(r rune) uint64 {
	if r >= 1<<16 {
		return l.beyond[r]
	}
	return l.masks[int(l.page[r>>6])<<6|int(r&63)]
}

// Begins reports whether a surface begins with r.
func (l *Lexicon[V]) Begins(r rune) bool { return l.lengths(r) != 0 }

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
	rest := text[pos:]
	r, _ := Rune(text, pos)
	mask := l.lengths(r)
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

// Rune is utf8.DecodeRuneInString(text[i:]) with a short way for Chinese; i is
// within the text.
func Rune(text string, i int) (rune, int) {
	if i+2 < len(text) {
		a, b, c := text[i], text[i+1], text[i+2]
		if a >= 0xE1 && a <= 0xEC && b&0xC0 == 0x80 && c&0xC0 == 0x80 {
			return rune(a&0x0F)<<12 | rune(b&0x3F)<<6 | rune(c&0x3F), 3
		}
	}
	return utf8.DecodeRuneInString(text[i:])
}
