package extract

import (
	_ "embed"
	"slices"
	"strings"

	"wenbao/facts/lex"
)

//go:embed lists.tsv
var listsTSV string

// wordLists are words by what they tell, longest first: those of lists.tsv, which
// stand in few rules and take no part in trimming phrases.
type wordLists map[string][]string

func loadLists(tsv string) wordLists {
	out := wordLists{}
	for _, row := range lex.Rows(tsv, "list", "words") {
		out[row[0]] = append(out[row[0]], strings.Split(row[1], "|")...)
	}
	for _, l := range out {
		slices.SortStableFunc(l, func(a, b string) int { return len(b) - len(a) })
	}
	return out
}

// is reports whether s as a whole is a word of a list.
func (w wordLists) is(list, s string) bool { return slices.Contains(w[list], s) }

// has reports whether s contains a word of a list.
func (w wordLists) has(list, s string) bool { i, _ := w.find(list, s); return i >= 0 }

// prefix returns the word of a list that s begins with, "" if none.
func (w wordLists) prefix(list, s string) string {
	for _, x := range w[list] {
		if strings.HasPrefix(s, x) {
			return x
		}
	}
	return ""
}

// find returns the first word of a list in s and its position, -1 if none.
func (w wordLists) find(list, s string) (at int, word string) {
	at = -1
	for _, x := range w[list] {
		if i := strings.Index(s, x); i >= 0 && (at < 0 || i < at) {
			at, word = i, x
		}
	}
	return at, word
}
