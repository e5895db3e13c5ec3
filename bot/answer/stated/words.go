package stated

import (
	_ "embed"

	"wenbao/bot/extractive/wordlist"
)

//go:embed words.tsv
var wordsTSV string

// words stand beside a metric: of the year before, of spending, of currencies.
var words = wordlist.Load(wordsTSV)
