package derive

import (
	_ "embed"

	"wenbao/bot/extractive/wordlist"
)

//go:embed words.tsv
var wordsTSV string

// words tell what is computed and on which terms.
var words = wordlist.Load(wordsTSV)
