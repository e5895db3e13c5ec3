package grid

import (
	_ "embed"
	"sync"

	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
)

//go:embed words.tsv
var wordsTSV string

// words are the words of words.tsv by class.
var words map[string]map[string]bool

// Load reads the words of the package once; before, there are none. Who makes an
// extractor calls it. Safe for concurrent use.
var Load = sync.OnceFunc(func() { words = readWords() })

func readWords() map[string]map[string]bool {
	m := map[string]map[string]bool{}
	for _, row := range lex.Rows(wordsTSV, "class", "surface") {
		if m[row[0]] == nil {
			m[row[0]] = map[string]bool{}
		}
		m[row[0]][row[1]] = true
	}
	return m
}

// WordAt returns the longest word of a class of words.tsv that s begins with, "" if none.
func WordAt(s, class string) string {
	for n := len(s); n > 0; n-- {
		if words[class][s[:n]] {
			return s[:n]
		}
	}
	return ""
}

// EndsInWord reports whether s ends with a word of a class.
func EndsInWord(s, class string) bool {
	for i := range s {
		if words[class][s[i:]] {
			return true
		}
	}
	return false
}

// IsWord reports whether s, without marks around it, is a word of a class.
func IsWord(s, class string) bool { return words[class][wording.Marks.Trim(s)] }
