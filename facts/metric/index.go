package metric

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
)

// index finds surfaces and what they stand for, by their first two runes.
// ASCII letters match in any case and only as whole words.
type index[T any] struct {
	first [1 << 10]uint64 // first runes of the BMP, a bit each
	at    map[uint64][]entry[T]
}

type entry[T any] struct {
	text  string // ASCII letters in lower case
	value T
}

// set files a surface, replacing what it stood for.
func (x *index[T]) set(text string, v T) {
	text = lower(text)
	r1, r2 := pair(text)
	if x.at == nil {
		x.at = map[uint64][]entry[T]{}
	}
	key := uint64(r1)<<32 | uint64(r2)
	i, have := slices.BinarySearchFunc(x.at[key], text, compare)
	if have {
		x.at[key][i].value = v
		return
	}
	x.at[key] = slices.Insert(x.at[key], i, entry[T]{text, v})
	if r1 < 1<<16 {
		x.first[r1>>6] |= 1 << (r1 & 63)
	}
}

// compare orders longest first.
func compare[T any](a entry[T], text string) int {
	return cmp.Or(cmp.Compare(len(text), len(a.text)), cmp.Compare(a.text, text))
}

// get returns what exactly this text stands for.
func (x *index[T]) get(text string) (v T, ok bool) {
	text = lower(text)
	r1, r2 := pair(text)
	list := x.at[uint64(r1)<<32|uint64(r2)]
	if i, ok := slices.BinarySearchFunc(list, text, compare); ok {
		return list[i].value, true
	}
	return v, false
}

// scan calls found for the leftmost-longest surfaces of a text, in order.
func (x *index[T]) scan(text string, found func(facts.Span, T)) {
	for i := 0; i < len(text); {
		r1, n := rune(text[i]), 1
		if r1 >= utf8.RuneSelf {
			r1, n = utf8.DecodeRuneInString(text[i:])
		}
		if e, ok := x.longest(text, i, lowerRune(r1), n); ok {
			found(facts.Span{Start: i, End: i + len(e.text)}, e.value)
			n = len(e.text)
		}
		i += n
	}
}

func (x *index[T]) longest(text string, i int, r1 rune, n int) (entry[T], bool) {
	if r1 >= 1<<16 || x.first[r1>>6]&(1<<(r1&63)) == 0 {
		return entry[T]{}, false
	}
	r2, _ := utf8.DecodeRuneInString(text[i+n:])
	if i+n == len(text) {
		r2 = 0
	}
	for _, r := range [...]rune{lowerRune(r2), 0} { // 0: surfaces of one rune
		for _, e := range x.at[uint64(r1)<<32|uint64(r)] {
			if hasPrefix(text[i:], e.text) && wholeWord(text, i, i+len(e.text)) {
				return e, true
			}
		}
	}
	return entry[T]{}, false
}

// wholeWord rejects npl in nplr, and accepts any surface without letters at
// its ends.
func wholeWord(text string, start, end int) bool {
	if start > 0 && letter(text[start]) && letter(text[start-1]) {
		return false
	}
	return end == len(text) || !letter(text[end-1]) || !letter(text[end])
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func pair(s string) (r1, r2 rune) {
	r1, n := utf8.DecodeRuneInString(s)
	if n == len(s) {
		return r1, 0
	}
	r2, _ = utf8.DecodeRuneInString(s[n:])
	return r1, r2
}

func lower(s string) string { return strings.Map(lowerRune, s) }

func lowerRune(r rune) rune {
	if r >= 'A' && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// hasPrefix is strings.HasPrefix with ASCII letters of text in any case;
// prefix is in lower case.
func hasPrefix(text, prefix string) bool {
	if len(text) < len(prefix) {
		return false
	}
	for i := 0; i < len(prefix); i++ {
		if c := text[i]; c != prefix[i] && (c < 'A' || c > 'Z' || c+'a'-'A' != prefix[i]) {
			return false
		}
	}
	return true
}
