package lex

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed compounds.tsv
var compoundsTSV string

// compounds are words that particles must not be cut from.
var compounds = loadCompounds()

func loadCompounds() *Words {
	w := &Words{}
	for _, row := range Rows(compoundsTSV, "word") {
		w.Add(row[0])
	}
	return w
}

// Compound reports whether cutting the first n bytes off s (the last n, with
// end) would break a word of metrics: 对 off 对公贷款, 出 off 利息支出. The text is
// folded. Safe for concurrent use.
func Compound(s string, n int, end bool) bool {
	if end {
		return slices.ContainsFunc(compounds.Ending(s), func(w string) bool { return len(w) > n && strings.HasSuffix(s, w) })
	}
	return slices.ContainsFunc(compounds.Beginning(s), func(w string) bool { return len(w) > n && strings.HasPrefix(s, w) })
}

// CompoundAt returns the length in bytes of the longest word of metrics that s
// begins with, 0 for none: 最高价 of 最高价是多少, so that 最高 is not taken for a
// superlative. The text is folded. Safe for concurrent use.
func CompoundAt(s string) int {
	longest := 0
	for _, w := range compounds.Beginning(s) {
		if strings.HasPrefix(s, w) {
			longest = max(longest, len(w))
		}
	}
	return longest
}
