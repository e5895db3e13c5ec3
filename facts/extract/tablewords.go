package extract

import (
	_ "embed"
	"sync"

	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
)

//go:embed tablewords.tsv
var tableWordsTSV string

// tableWords are the words of tablewords.tsv by class.
var tableWords map[string]map[string]bool

// loadTableWords reads them once, before the first table is read.
var loadTableWords = sync.OnceFunc(func() { tableWords = readTableWords() })

func readTableWords() map[string]map[string]bool {
	m := map[string]map[string]bool{}
	for _, row := range lex.Rows(tableWordsTSV, "class", "surface") {
		if m[row[0]] == nil {
			m[row[0]] = map[string]bool{}
		}
		m[row[0]][row[1]] = true
	}
	return m
}

// tableWordAt returns the longest word of a class that s begins with.
func tableWordAt(s, class string) string {
	for n := len(s); n > 0; n-- {
		if tableWords[class][s[:n]] {
			return s[:n]
		}
	}
	return ""
}

// endsInTableWord reports whether s ends with a word of a class.
func endsInTableWord(s, class string) bool {
	for i := range s {
		if tableWords[class][s[i:]] {
			return true
		}
	}
	return false
}

// isTableWord reports whether s as a whole is a word of a class.
func isTableWord(s, class string) bool { return tableWords[class][wording.Marks.Trim(s)] }
