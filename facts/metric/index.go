package metric

import (
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// index finds surfaces and what they stand for. ASCII letters match in any
// case and only as whole words.
type index[V any] struct {
	surfaces *lex.Lexicon[V]
	pairs    *[1 << 9]uint64  // hashes of surfaces' first two runes, a bit each: says no fast
	single   *[1 << 10]uint64 // surfaces of one rune of the BMP, a bit each
}

// newIndex returns an index with room for about n surfaces.
func newIndex[V any](n int) index[V] {
	return index[V]{lex.NewLexiconOf[V](n), new([1 << 9]uint64), new([1 << 10]uint64)}
}

// set files a surface, replacing what it stood for.
func (x index[V]) set(text string, v V) {
	text = lower(text)
	x.surfaces.Add(text, v)
	r1, n := utf8.DecodeRuneInString(text)
	if n < len(text) {
		r2, _ := utf8.DecodeRuneInString(text[n:])
		h := hash(r1, r2)
		x.pairs[h>>6] |= 1 << (h & 63)
	} else if r1 < 1<<16 {
		x.single[r1>>6] |= 1 << (r1 & 63)
	}
}

// get returns what exactly this text stands for.
func (x index[V]) get(text string) (V, bool) { return x.surfaces.Get(lower(text)) }

// scan calls found for the leftmost-longest surfaces of a text, in order.
func (x index[V]) scan(text string, found func(facts.Span, V)) {
	text = lower(text)
	if text == "" {
		return
	}
	r1, n1 := lex.Rune(text, 0)
	for i := 0; i < len(text); {
		r2, n2 := lex.Rune(text, i+n1)
		if x.may(r1, r2) {
			if v, n, ok := x.longest(text, i); ok {
				found(facts.Span{Start: i, End: i + n}, v)
				i += n
				r1, n1 = lex.Rune(text, i)
				continue
			}
		}
		i, r1, n1 = i+n1, r2, n2
	}
}

// longest returns the longest surface at byte i that is whole words.
func (x index[V]) longest(text string, i int) (v V, n int, ok bool) {
	v, n, ok = x.surfaces.LongestAt(text, i)
	for ok && !wholeWord(text, i, i+n) {
		v, n, ok = x.surfaces.LongestAt(text[:i+n-1], i)
	}
	return v, n, ok
}

// may reports whether a surface can begin with these runes.
func (x index[V]) may(r1, r2 rune) bool {
	h := hash(r1, r2)
	return x.pairs[h>>6]&(1<<(h&63)) != 0 || r1 < 1<<16 && x.single[r1>>6]&(1<<(r1&63)) != 0
}

func hash(r1, r2 rune) uint32 { return (uint32(r1)*31 + uint32(r2)) & (1<<15 - 1) }

// wholeWord rejects npl in nplr, and accepts any surface without letters at
// its ends.
func wholeWord(text string, start, end int) bool {
	if start > 0 && letter(text[start]) && letter(text[start-1]) {
		return false
	}
	return end == len(text) || !letter(text[end-1]) || !letter(text[end])
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' }

// lower returns s with ASCII letters in lower case; every byte keeps its place.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 'A' && s[i] <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if b[i] >= 'A' && b[i] <= 'Z' {
					b[i] += 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return s
}
