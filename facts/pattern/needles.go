package pattern

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts/lex"
)

// needles are strings of which a text has one or has none. The zero value says
// nothing: every text has it.
type needles struct {
	words []string
	first [8]uint64 // which of 512 places the first runes of words fall on
}

// newNeedles returns the needles of words; where all of them have two characters or
// more in common, these alone: 预算 of 公共预算 and 预算收入.
func newNeedles(words []string) needles {
	if c := common(words); utf8.RuneCountInString(c) > 1 {
		words = []string{c}
	}
	n := needles{words: words}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		n.first[place(r)>>6] |= 1 << (place(r) & 63)
	}
	return n
}

func place(r rune) uint32 { return uint32(r) & 511 }

// in reports whether s contains one of the needles.
func (n *needles) in(s string) bool {
	if len(n.words) < 2 {
		return len(n.words) == 0 || strings.Contains(s, n.words[0])
	}
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = lex.Rune(s, i)
		}
		if p := place(r); n.first[p>>6]&(1<<(p&63)) != 0 {
			for _, w := range n.words {
				if strings.HasPrefix(s[i:], w) {
					return true
				}
			}
		}
		i += size
	}
	return false
}

// common returns the longest string that is part of all words.
func common(words []string) string {
	best := ""
	for i := range words[0] {
		for j := len(words[0]); j-i > len(best); j-- {
			part := words[0][i:j]
			if !utf8.ValidString(part) {
				continue
			}
			all := true
			for _, w := range words[1:] {
				all = all && strings.Contains(w, part)
			}
			if all {
				best = part
			}
		}
	}
	return best
}
