package lex

import (
	_ "embed"
	"sync"
)

//go:embed places.tsv
var placesTSV string

var placeWords = sync.OnceValue(func() *Words {
	w := &Words{}
	for _, row := range Rows(placesTSV, "place") {
		w.Add(row[0])
	}
	return w
})

// Place returns the longest province or city that s begins with: 上海 of 上海新房成交面积, "" if there is
// none. The text is folded. Safe for concurrent use.
func Place(s string) string {
	longest := ""
	for _, w := range placeWords().Beginning(s) {
		if len(w) > len(longest) && len(s) >= len(w) && s[:len(w)] == w {
			longest = w
		}
	}
	return longest
}
