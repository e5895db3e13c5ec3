package answerer

import (
	_ "embed"

	"wenbao/bot/extractive/wordlist"
)

//go:embed words.tsv
var wordsTSV string

// words are what questions are put in other words by.
var words = wordlist.Load(wordsTSV)
