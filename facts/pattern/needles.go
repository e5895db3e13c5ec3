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
	index *lex.Words // of several
}

// newNeedles returns the needles of words; where all of them have two characters or
// more in common, these alone: 预算 of 公共预算 and 预算收入. Of words behind any digit the
// digit is left out, which most texts have: 财年 of 0财年 … 9财年.
func newNeedles(words []string) needles {
	words = undigited(words)
	if c := common(words); utf8.RuneCountInString(c) > 1 || len(words) == 1 {
		return needles{words: []string{c}}
	}
	return needles{words, lex.NewWords(words...)}
}

// undigited returns words without the digit that each of them begins with, if two
// characters or more are left of all.
func undigited(words []string) []string {
	bare := make([]string, 0, len(words))
	for _, w := range words {
		if w[0] < '0' || w[0] > '9' || utf8.RuneCountInString(w) < 3 || w[1] < utf8.RuneSelf {
			return words
		}
		bare = append(bare, w[1:])
	}
	return shortest(bare, strings.Contains)
}

// in reports whether s contains one of the needles.
func (n *needles) in(s string) bool {
	if n.index != nil {
		return n.index.In(s)
	}
	return len(n.words) == 0 || lex.Contains(s, n.words[0])
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
