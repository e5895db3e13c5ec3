package verify

import (
	_ "embed"

	"wenbao/bot/extractive/wordlist"
)

//go:embed words.tsv
var wordsTSV string

// words are those of claims, and of the sentences that decide them.
var words = wordlist.Load(wordsTSV)
