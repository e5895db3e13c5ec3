package lex

import (
	_ "embed"
)

//go:embed compounds.tsv
var compoundsTSV string

var compounds = loadCompounds()

// compoundSet holds the words that particles must not be cut from.
type compoundSet struct {
	words   map[string]bool
	longest int // bytes
}

func loadCompounds() compoundSet {
	c := compoundSet{words: map[string]bool{}}
	for _, row := range Rows(compoundsTSV, "word") {
		c.words[row[0]] = true
		c.longest = max(c.longest, len(row[0]))
	}
	return c
}

// Compound reports whether cutting the first n bytes off s (the last n, with
// end) would break a word of metrics: 对 off 对公贷款, 出 off 利息支出. The text is
// folded. Safe for concurrent use.
func Compound(s string, n int, end bool) bool {
	for k := n + 1; k <= min(len(s), compounds.longest); k++ {
		if !end && compounds.words[s[:k]] || end && compounds.words[s[len(s)-k:]] {
			return true
		}
	}
	return false
}

// CompoundAt returns the length in bytes of the longest word of metrics that s
// begins with, 0 for none: 最高价 of 最高价是多少, so that 最高 is not taken for a
// superlative. The text is folded. Safe for concurrent use.
func CompoundAt(s string) int {
	for k := min(len(s), compounds.longest); k > 0; k-- {
		if compounds.words[s[:k]] {
			return k
		}
	}
	return 0
}
