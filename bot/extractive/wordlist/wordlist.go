// Package wordlist reads lists of words by class.
package wordlist

import (
	"regexp"
	"strings"

	"wenbao/facts/lex"
)

// Lists are lists of words by class, from a TSV with the columns class and
// words; words are separated by "|".
type Lists map[string][]string

// Load reads an embedded TSV; a malformed one is a defect and panics.
func Load(tsv string) Lists {
	l := Lists{}
	for _, row := range lex.Rows(tsv, "class", "words") {
		l[row[0]] = strings.Split(row[1], "|")
	}
	return l
}

// Words returns the words of a class in order; a missing class panics.
func (l Lists) Words(class string) []string {
	ws, ok := l[class]
	if !ok {
		panic("wordlist: no class " + class)
	}
	return ws
}

// Set returns a class as a lexicon.
func (l Lists) Set(class string) Set {
	s := Set{lex.NewLexicon[bool]()}
	for _, w := range l.Words(class) {
		s.Add(w, true)
	}
	return s
}

// Pattern returns a class as a pattern of its words; of two that begin at the
// same place the one listed first counts.
func (l Lists) Pattern(class string) *regexp.Regexp {
	var quoted []string
	for _, w := range l.Words(class) {
		quoted = append(quoted, regexp.QuoteMeta(w))
	}
	return regexp.MustCompile(strings.Join(quoted, "|"))
}

// Set is a set of words to be found in texts.
type Set struct{ *lex.Lexicon[bool] }

// In reports whether the text contains a word of the set.
func (s Set) In(text string) bool { return len(s.Find(text)) > 0 }
