package cue

import "slices"

// The words of words.tsv with their classes by the runes that they begin and end
// with; read by Load.
var begins, ends index

// index lists words by a rune of theirs, the longest first. Most runes of a text no
// word has: may tells that of nine in ten, and all of it stays at hand. Hundreds of words
// begin with 与 and end with 比: those of a rune are told apart by what stands beside it.
type index struct {
	may   [64]uint64      // bit n: a rune that is n modulo 4096 is there
	at    [1 << 16]uint16 // place in the other two, 0 for none
	union []Class
	words [][sides][]classed // by the byte that stands beside the rune; single runes are among all
}

// sides is how many lists the words of a rune are in.
const sides = 8

// next returns the byte that tells what goes on at byte i of a text: the last one of its
// rune, which differs more than the first.
func next(s string, i int) byte {
	switch {
	case i >= len(s):
		return 0
	case s[i] >= 0xE0 && i+2 < len(s):
		return s[i+2]
	}
	return s[i]
}

// before returns the byte that stands before byte i of a text.
func before(s string, i int) byte {
	if i <= 0 {
		return 0
	}
	return s[i-1]
}

type classed struct {
	surface string
	class   Class
}

// add lists a word under a rune below U+10000, beside which a byte stands, or none if it
// is alone.
func (x *index) add(r rune, beside byte, alone bool, word classed) {
	if x.at[r] == 0 {
		x.at[r] = uint16(max(len(x.words), 1))
		x.union = append(x.union, make([]Class, int(x.at[r])+1-len(x.union))...)
		x.words = append(x.words, make([][sides][]classed, int(x.at[r])+1-len(x.words))...)
	}
	i := x.at[r]
	x.may[r>>6&63] |= 1 << (r & 63)
	x.union[i] |= word.class
	for k := range x.words[i] {
		if alone || k == int(beside)%sides {
			x.words[i][k] = append(x.words[i][k], word)
		}
	}
}

func (x *index) sort() {
	for i := range x.words {
		for _, list := range x.words[i] {
			slices.SortFunc(list, func(a, b classed) int { return len(b.surface) - len(a.surface) })
		}
	}
}

// place returns where the words of a rune are, 0 if no one has class c.
func (x *index) place(r rune, c Class) uint16 {
	if x.may[r>>6&63]&(1<<(r&63)) == 0 || r >= 1<<16 {
		return 0
	}
	i := x.at[r]
	if i == 0 || x.union[i]&c == 0 {
		return 0
	}
	return i
}

// beside returns the words at a place that may stand where a byte is beside their rune.
func (x *index) beside(place uint16, b byte) []classed {
	if place == 0 {
		return nil
	}
	return x.words[place][b%sides]
}
