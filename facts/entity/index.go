package entity

import (
	"cmp"
	"slices"
	"strings"
	"sync/atomic"
	"unicode/utf8"
)

// surface is one wording and what it names.
type surface struct {
	text  string // ASCII letters in lower case
	orig  string // as listed
	names []string
	rule  string
	// beside: a name only next to another one, in a list
	beside bool
	// opens: a name only where a clause or a member of a list begins
	opens bool
}

// index finds the surfaces that begin at a place, by their first two runes;
// those that begin with a digit by four bytes, since hundreds of codes have the
// first two in common.
type index struct {
	first bitSet // first runes
	pairs bitSet // hashes of first and second runes
	at    map[uint64]*filed
	fresh []filed // places for more
}

// filed are the surfaces of a key, and the lines that they are read from when
// the key is first asked for.
type filed struct {
	ready       atomic.Bool // list is complete
	first, last int32       // of rows.links, counted from 1; 0 = none
	list        []surface   // longest first
}

// codeKey marks the keys that are four bytes.
const codeKey = 1 << 63

// keyOf returns the key that text is filed under, or that what it begins with
// is; ok is false for a text that is too short for one.
func keyOf(text string) (key uint64, ok bool) {
	if len(text) >= 4 && text[0] >= '0' && text[0] <= '9' {
		return codeKey | uint64(text[0])<<24 | uint64(text[1])<<16 | uint64(text[2])<<8 | uint64(text[3]), true
	}
	r1, r2 := pair(text)
	return uint64(r1)<<32 | uint64(r2), r2 != 0
}

// file returns the place of a text in lower case, a new one if there is none;
// nil if the text is too short.
func (x *index) file(text string) *filed {
	key, ok := keyOf(text)
	if !ok {
		return nil
	}
	f := x.at[key]
	if f != nil {
		return f
	}
	if len(x.fresh) == 0 {
		x.fresh = make([]filed, min(128, max(8, len(x.at))))
	}
	f, x.fresh = &x.fresh[0], x.fresh[1:]
	if x.at == nil {
		x.at = map[uint64]*filed{}
		x.first, x.pairs = make(bitSet, small), make(bitSet, small)
	}
	x.at[key] = f
	r1, r2 := pair(text)
	x.first.add(uint32(r1))
	x.pairs.add(hash(r1, r2))
	return f
}

// insert files a surface, longest first; the same text twice keeps the first.
func (f *filed) insert(s surface) {
	i, have := slices.BinarySearchFunc(f.list, s, func(a, b surface) int {
		return cmp.Or(cmp.Compare(len(b.text), len(a.text)), cmp.Compare(a.text, b.text))
	})
	if !have {
		f.list = slices.Insert(f.list, i, s)
	}
}

// bitSet is a set of numbers, modulo its size, a power of two of bits: it may say
// that it has one which it has not. Empty it has none.
type bitSet []uint64

// small is the size in words of the sets of a layer with the names of one article,
// which every article makes anew; large that of the listed names'.
const (
	small = 1 << 6
	large = 1 << 10
)

func (s bitSet) add(n uint32) { s[int(n>>6)&(len(s)-1)] |= 1 << (n & 63) }

func (s bitSet) has(n uint32) bool {
	return len(s) > 0 && s[int(n>>6)&(len(s)-1)]&(1<<(n&63)) != 0
}

// runeSet is a set of runes of the BMP.
type runeSet [1 << 10]uint64

func (s *runeSet) add(r rune) {
	if r < 1<<16 {
		s[r>>6] |= 1 << (r & 63)
	}
}

func (s *runeSet) has(r rune) bool { return r < 1<<16 && s[r>>6]&(1<<(r&63)) != 0 }

// hash mixes two runes into 16 bits: the characters of names are near each other.
func hash(r1, r2 rune) uint32 { return (uint32(r1)*0x9E3779B1 + uint32(r2)*0x85EBCA6B) >> 16 }

// surfaces returns those filed at a place, once they are read.
func (l *Lexicon) filedAt(key uint64) []surface {
	f := l.surfaces.at[key]
	if f == nil {
		return nil
	}
	if !f.ready.Load() && f.first > 0 {
		l.fill(key, f)
	}
	return f.list
}

// add files a surface; see insert.
func (l *Lexicon) add(s surface) {
	if f := l.surfaces.file(s.text); f != nil {
		key, _ := keyOf(s.text)
		l.filedAt(key)
		f.insert(s)
	}
}

// remove drops a surface, so that another meaning can take its place.
func (l *Lexicon) remove(text string) {
	text = lower(text)
	key, ok := keyOf(text)
	if ok && l.filedAt(key) != nil {
		f := l.surfaces.at[key]
		f.list = slices.DeleteFunc(f.list, func(s surface) bool { return s.text == text })
	}
}

// get returns the surface of this layer with exactly this text.
func (l *Lexicon) get(text string) (surface, bool) {
	text = lower(text)
	var list []surface
	if r1, r2 := pair(text); l.lazy != nil && r2 != 0 {
		list = l.under(r1, r2)
	} else if l.lazy == nil {
		key, _ := keyOf(text)
		list = l.filedAt(key)
	}
	for _, s := range list {
		if s.text == text {
			return s, true
		}
	}
	return surface{}, false
}

// starts returns the lists of surfaces of this layer that a text may begin
// with, each longest first, and longer ones first; r1 and r2 are the text's
// first two runes.
func (l *Lexicon) starts(text string, r1, r2 rune) (lists [2][]surface) {
	if l.lazy != nil {
		lists[0] = l.under(lowerRune(r1), lowerRune(r2))
		return lists
	}
	r1, r2 = lowerRune(r1), lowerRune(r2)
	if !l.surfaces.pairs.has(hash(r1, r2)) {
		return lists
	}
	if r1 >= '0' && r1 <= '9' && len(text) >= 4 {
		key := uint64(codeKey)
		for i := range 4 {
			key |= uint64(lowerRune(rune(text[i]))) << (24 - 8*i)
		}
		lists[0] = l.filedAt(key)
	}
	lists[1] = l.filedAt(uint64(r1)<<32 | uint64(r2))
	return lists
}

func pair(s string) (r1, r2 rune) {
	r1, n := utf8.DecodeRuneInString(s)
	if n == len(s) {
		return r1, 0
	}
	r2, _ = utf8.DecodeRuneInString(s[n:])
	return r1, r2
}

// lower returns s with ASCII letters in lower case; most names have none.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 'A' && s[i] <= 'Z' {
			return strings.Map(lowerRune, s)
		}
	}
	return s
}

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
	for i := len(prefix) - 1; i >= 0; i-- { // many begin alike: 中国
		if c := text[i]; c != prefix[i] && (c < 'A' || c > 'Z' || c+'a'-'A' != prefix[i]) {
			return false
		}
	}
	return true
}

func runeCount(s string) int { return utf8.RuneCountInString(s) }
