package cue

import (
	_ "embed"
	"slices"
	"strings"

	"wenbao/facts/lex"
)

//go:embed lists.tsv
var listsTSV string

// List is a set of words that stand in few rules and take no part in trimming
// phrases, longest first.
type List []string

// lists are those of lists.tsv by name; read by load.
var lists map[string]List

func readLists(tsv string) map[string]List {
	out := map[string]List{}
	for _, row := range lex.Rows(tsv, "list", "words") {
		out[row[0]] = append(out[row[0]], strings.Split(row[1], "|")...)
	}
	for _, l := range out {
		slices.SortStableFunc(l, func(a, b string) int { return len(b) - len(a) })
	}
	return out
}

// Listed returns the list of a name in lists.tsv, which says what its words tell.
func Listed(name string) List { return lists[name] }

// Is reports whether s as a whole is a word of the list.
func (l List) Is(s string) bool { return slices.Contains(l, s) }

// In reports whether s contains a word of the list.
func (l List) In(s string) bool { i, _ := l.Find(s); return i >= 0 }

// Prefix returns the word of the list that s begins with, "" if none.
func (l List) Prefix(s string) string {
	for _, x := range l {
		if strings.HasPrefix(s, x) {
			return x
		}
	}
	return ""
}

// Suffix returns the word of the list that s ends with, "" if none.
func (l List) Suffix(s string) string {
	for _, x := range l {
		if strings.HasSuffix(s, x) {
			return x
		}
	}
	return ""
}

// Ends reports whether s ends with a word of the list.
func (l List) Ends(s string) bool {
	return l.Suffix(s) != ""
}

// Find returns the first word of the list in s and its position, -1 if none.
func (l List) Find(s string) (at int, word string) {
	at = -1
	for _, x := range l {
		if i := strings.Index(s, x); i >= 0 && (at < 0 || i < at) {
			at, word = i, x
		}
	}
	return at, word
}
