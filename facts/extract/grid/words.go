package grid

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"wenbao/facts/lex"
)

//go:embed words.tsv
var wordsTSV string

// words are the words of words.tsv by class, the longest first.
var words map[string]*lex.Words

// Load reads the words of the package once; before, there are none. Who makes an
// extractor calls it. Safe for concurrent use.
var Load = sync.OnceFunc(func() { words = readWords() })

func readWords() map[string]*lex.Words {
	lists := map[string][]string{}
	for _, row := range lex.Rows(wordsTSV, "class", "surface") {
		lists[row[0]] = append(lists[row[0]], row[1])
	}
	m := map[string]*lex.Words{}
	for class, list := range lists {
		slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
		m[class] = lex.NewWords(list...)
	}
	return m
}

// WordAt returns the longest word of a class of words.tsv that s begins with, "" if none.
func WordAt(s, class string) string {
	for _, w := range words[class].Beginning(s) {
		if strings.HasPrefix(s, w) {
			return w
		}
	}
	return ""
}

// EndsInWord reports whether s ends with a word of a class.
func EndsInWord(s, class string) bool { return words[class].End(s) }

// IsWord reports whether s, without marks around it, is a word of a class: 股东名称(全称) with its bracket.
func IsWord(s, class string) bool { return words[class].Has(TrimMarks(s)) }
