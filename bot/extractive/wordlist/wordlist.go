// Package wordlist reads lists of words by class.
package wordlist

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Lists are lists of words by class, from a TSV with the columns class and
// words; words are separated by "|". They are read when one is first asked
// for. Safe for concurrent use.
type Lists struct {
	read func() map[string][]string
}

// Load returns the lists of an embedded TSV; a malformed one is a defect and
// panics when it is read.
func Load(tsv string) Lists {
	return Lists{sync.OnceValue(func() map[string][]string {
		lists := map[string][]string{}
		for _, row := range lex.Rows(tsv, "class", "words") {
			lists[row[0]] = strings.Split(row[1], "|")
		}
		return lists
	})}
}

// Words returns the words of a class in order; a missing class panics.
func (l Lists) Words(class string) []string {
	ws, ok := l.read()[class]
	if !ok {
		panic("wordlist: no class " + class)
	}
	return ws
}

// Any reports whether a text has one of the words.
func Any(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// Set returns a class as a lexicon.
func (l Lists) Set(class string) Set {
	return Set{lex.Lazy(func(s *lex.Lexicon[bool]) {
		for _, w := range l.Words(class) {
			s.Add(w, true)
		}
	})}
}

// Pattern returns a class as a pattern of its words; of two that begin at the
// same place the one listed first counts.
func (l Lists) Pattern(class string) *pattern.Pattern {
	return pattern.Made(func() string {
		var quoted []string
		for _, w := range l.Words(class) {
			quoted = append(quoted, regexp.QuoteMeta(w))
		}
		return strings.Join(quoted, "|")
	})
}

// Set is a set of words to be found in texts.
type Set struct{ *lex.Lexicon[bool] }

// In reports whether the text contains a word of the set.
func (s Set) In(text string) bool { return len(s.Find(text)) > 0 }
