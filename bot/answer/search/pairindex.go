package search

import (
	"iter"
	"math/bits"
	"slices"
)

// pairIndex has the pairs of characters of texts: for each of their hashes the texts that
// have one of that hash, a bit each.
type pairIndex struct {
	texts int
	has   [][]uint64
}

// pairHashes is how many hashes pairs have.
const pairHashes = 512

func newPairIndex(texts int) pairIndex {
	x := pairIndex{texts, make([][]uint64, pairHashes)}
	words := (texts + 63) / 64
	all := make([]uint64, pairHashes*words)
	for h := range x.has {
		x.has[h] = all[h*words : (h+1)*words]
	}
	return x
}

// add adds words to a text.
func (x pairIndex) add(i int, words string) {
	for h := range hashesOfPairs(words) {
		x.has[h][i/64] |= 1 << (i % 64)
	}
}

// having yields the texts that may have words; it misses none that has them.
func (x pairIndex) having(words string) iter.Seq[int] {
	hashes := slices.Collect(hashesOfPairs(words))
	return func(yield func(int) bool) {
		for w := range x.has[0] {
			set := ^uint64(0)
			for _, h := range hashes {
				set &= x.has[h][w]
			}
			for ; set != 0; set &= set - 1 {
				if i := 64*w + bits.TrailingZeros64(set); i >= x.texts || !yield(i) {
					return
				}
			}
		}
	}
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
