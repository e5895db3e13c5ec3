package breakdown

import (
	_ "embed"

	"wenbao/bot/extractive/wordlist"
)

//go:embed words.tsv
var wordsTSV string

// words tell places from lines of business.
var words = wordlist.Load(wordsTSV)
