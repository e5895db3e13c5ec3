package sets

import (
	_ "embed"

	"wenbao/bot/extractive/wordlist"
)

//go:embed words.tsv
var wordsTSV string

// words are those of losses and of changes.
var words = wordlist.Load(wordsTSV)
