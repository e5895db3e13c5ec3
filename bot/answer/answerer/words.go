package answerer

import (
	_ "embed"

	"wenbao/bot/extractive/wordlist"
)

//go:embed words.tsv
var wordsTSV string

// words are what matching looks for in facts. The light ones add nothing to
// what a metric is.
var words = wordlist.Load(wordsTSV)
