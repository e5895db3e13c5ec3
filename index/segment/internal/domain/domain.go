// Package domain is the list of words of financial reports that gse's
// dictionary lacks or cuts in two.
package domain

import (
	_ "embed"

	"wenbao/facts/lex"
)

//go:embed words.tsv
var words string

// Freq is the frequency given to a domain word. gse's dictionary has 60
// million occurrences in all, so at 2,000 a word is as likely as 增速: it wins
// over any two words it is made of (手机 + 银行) and over single characters,
// and loses to nothing longer.
const Freq = 2000

// Words returns the words in the order of the list.
func Words() []string {
	var list []string
	for _, row := range lex.Rows(words, "word") {
		list = append(list, row[0])
	}
	return list
}
