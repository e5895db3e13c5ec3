package lex

import (
	"iter"
	"math/bits"
	"slices"
)

// Pairs has the pairs of neighbouring characters of some texts: for each of their hashes
// the texts that have one of that hash, a bit each. It tells in the time of a few reads
// which of many texts may have a word. Not safe for concurrent use while it is added to.
type Pairs struct {
	texts, words int      // words are those of 64 texts each
	has          []uint64 // words of each hash
}

// pairHashes is how many hashes pairs have.
const pairHashes = 512

// NewPairs returns the pairs of so many texts, of which none has one yet.
func NewPairs(texts int) *Pairs {
	words := (texts + 63) / 64
	return &Pairs{texts, words, make([]uint64, pairHashes*words)}
}

// Size returns how many bytes they take.
func (x *Pairs) Size() int { return 8 * len(x.has) }

// Add adds words to a text.
func (x *Pairs) Add(i int, words string) {
	for h := range hashesOfPairs(words) {
		x.has[int(h)*x.words+i/64] |= 1 << (i % 64)
	}
}

// Having yields the texts that may have a word, in order; it misses none that has it. A
// single character is no pair, so that all may have it.
func (x *Pairs) Having(word string) iter.Seq[int] {
	return func(yield func(int) bool) {
		var room [16]uint32
		hashes := slices.AppendSeq(room[:0], hashesOfPairs(word))
		for w := range x.words {
			set := ^uint64(0)
			for _, h := range hashes {
				if set &= x.has[int(h)*x.words+w]; set == 0 {
					break
				}
			}
			for ; set != 0; set &= set - 1 {
				if i := 64*w + bits.TrailingZeros64(set); i >= x.texts || !yield(i) {
					return
				}
			}
		}
	}
}

// May reports whether a text may have a word; it is never wrong where it says no.
func (x *Pairs) May(i int, word string) bool {
	for h := range hashesOfPairs(word) {
		if x.has[int(h)*x.words+i/64]>>(i%64)&1 == 0 {
			return false
		}
	}
	return true
}

func hashesOfPairs(text string) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		last := rune(-1)
		for _, r := range text {
			if last >= 0 && !yield((uint32(last)*31+uint32(r))*0x9E3779B1>>23) {
				return
			}
			last = r
		}
	}
}
