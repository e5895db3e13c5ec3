// Package filing files names by how they begin, so that a text is held against those few
// that may stand at a place of it; and the lines of a table of entities by their names, so
// that a line is read when a text has such a beginning.
package filing

import (
	"cmp"
	"slices"
	"strings"
	"sync/atomic"
	"unicode/utf8"
)

// Surface is one wording and what it names.
type Surface struct {
	Text  string // ASCII letters in lower case
	Orig  string // as listed
	Names []string
	Rule  string
	// Beside: a name only next to another one, in a list
	Beside bool
	// Opens: a name only where a clause or a member of a list begins
	Opens bool
}

// Index finds the surfaces that begin at a place, by their first two runes;
// those that begin with a digit by four bytes, since hundreds of codes have the
// first two in common.
type Index struct {
	First BitSet // first runes
	Any   uint64 // those modulo 64, letters in either case
	Pairs BitSet // hashes of first and second runes
	At    map[uint64]*Filed
	fresh []Filed // places for more
}

// Filed are the surfaces of a key, and the lines that they are read from when
// the key is first asked for.
type Filed struct {
	ready       atomic.Bool // list is complete
	first, last int32       // of rows.links, counted from 1; 0 = none
	List        []Surface   // longest first
}

// Unread reports whether lines of the key are still to be read.
func (f *Filed) Unread() bool { return !f.ready.Load() && f.first > 0 }

// CodeKey marks the keys that are four bytes.
const CodeKey = 1 << 63

// KeyOf returns the key that text is filed under, or that what it begins with
// is; ok is false for a text that is too short for one.
func KeyOf(text string) (key uint64, ok bool) {
	if len(text) >= 4 && text[0] >= '0' && text[0] <= '9' {
		return CodeKey | uint64(text[0])<<24 | uint64(text[1])<<16 | uint64(text[2])<<8 | uint64(text[3]), true
	}
	r1, r2 := Pair(text)
	return uint64(r1)<<32 | uint64(r2), r2 != 0
}

// File returns the place of a text in lower case, a new one if there is none;
// nil if the text is too short.
func (x *Index) File(text string) *Filed {
	key, ok := KeyOf(text)
	if !ok {
		return nil
	}
	f := x.At[key]
	if f != nil {
		return f
	}
	if len(x.fresh) == 0 {
		x.fresh = make([]Filed, min(128, max(8, len(x.At))))
	}
	f, x.fresh = &x.fresh[0], x.fresh[1:]
	if x.At == nil {
		x.At = map[uint64]*Filed{}
		x.First, x.Pairs = make(BitSet, small), make(BitSet, small)
	}
	x.At[key] = f
	r1, r2 := Pair(text)
	x.First.Add(uint32(r1))
	x.Any |= 1 << (r1 & 63)
	if r1 >= 'a' && r1 <= 'z' {
		x.Any |= 1 << ((r1 + 'A' - 'a') & 63)
	}
	x.Pairs.Add(Hash(r1, r2))
	return f
}

// Insert files a surface, longest first; the same text twice keeps the first.
func (f *Filed) Insert(s Surface) {
	i, have := slices.BinarySearchFunc(f.List, s, func(a, b Surface) int {
		return cmp.Or(cmp.Compare(len(b.Text), len(a.Text)), cmp.Compare(a.Text, b.Text))
	})
	if !have {
		f.List = slices.Insert(f.List, i, s)
	}
}

// BitSet is a set of numbers, modulo its size, a power of two of bits: it may say
// that it has one which it has not. Empty it has none.
type BitSet []uint64

// Large is the size in words of the sets of the listed names; small that of a layer with
// the names of one article, which every article makes anew.
const (
	small = 1 << 6
	Large = 1 << 10
)

// Add puts a number into a set that is not empty.
func (s BitSet) Add(n uint32) { s[int(n>>6)&(len(s)-1)] |= 1 << (n & 63) }

// Has reports whether the set may have a number.
func (s BitSet) Has(n uint32) bool {
	return len(s) > 0 && s[int(n>>6)&(len(s)-1)]&(1<<(n&63)) != 0
}

// RuneSet is a set of runes of the BMP.
type RuneSet [1 << 10]uint64

// Add puts a rune into the set; one beyond the BMP it leaves out.
func (s *RuneSet) Add(r rune) {
	if r < 1<<16 {
		s[r>>6] |= 1 << (r & 63)
	}
}

// Has reports whether the set has a rune.
func (s *RuneSet) Has(r rune) bool { return r < 1<<16 && s[r>>6]&(1<<(r&63)) != 0 }

// Hash mixes two runes into 16 bits: the characters of names are near each other.
func Hash(r1, r2 rune) uint32 { return (uint32(r1)*0x9E3779B1 + uint32(r2)*0x85EBCA6B) >> 16 }

// Pair returns the first two runes of a text, 0 for a second one that is not there.
func Pair(s string) (r1, r2 rune) {
	r1, n := utf8.DecodeRuneInString(s)
	if n == len(s) {
		return r1, 0
	}
	r2, _ = utf8.DecodeRuneInString(s[n:])
	return r1, r2
}

// Lower returns s with ASCII letters in lower case; most names have none.
func Lower(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 'A' && s[i] <= 'Z' {
			return strings.Map(LowerRune, s)
		}
	}
	return s
}

// LowerRune returns r, an ASCII letter in lower case.
func LowerRune(r rune) rune {
	if r >= 'A' && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// HasPrefix is strings.HasPrefix with ASCII letters of text in any case;
// prefix is in lower case.
func HasPrefix(text, prefix string) bool {
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

// List parts a cell of a table at "|".
func List(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}
