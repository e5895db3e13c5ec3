package match

import (
	_ "embed"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/extractive/wordlist"
)

//go:embed words.tsv
var wordsTSV string

var lists = wordlist.Load(wordsTSV)

// light raises the runes of light words to said.
func light(mr []rune, said []float64) {
	s := string(mr)
	for _, w := range lists.Words("light") {
		for from := 0; ; {
			i := strings.Index(s[from:], w)
			if i < 0 {
				break
			}
			if w == "公司" && banking(s[from+i+len(w):]) {
				from += i + len(w)
				continue
			}
			at := utf8.RuneCountInString(s[:from+i])
			for k := at; k < at+utf8.RuneCountInString(w); k++ {
				said[k] = 1
			}
			from += i + len(w)
		}
	}
}

// banking reports whether 公司 before a word is a kind of a bank's business, and says whose
// loans are meant: 公司贷款 beside 零售贷款.
func banking(after string) bool {
	return slices.ContainsFunc(lists.Words("corporate"), func(w string) bool { return strings.HasPrefix(after, w) })
}

// beforeLight returns where the light words before mr[at:] begin: 业务 in 证券投资业务收入, which
// stand between a modifier and its head. It returns at for none and for at < 1.
func beforeLight(mr []rune, at int) int {
	for at > 0 {
		rest := at
		for _, w := range lists.Words("light") {
			if s := []rune(w); len(s) > 1 && len(s) <= at && slices.Equal(mr[at-len(s):at], s) {
				rest = at - len(s)
				break
			}
		}
		if rest == at {
			break
		}
		at = rest
	}
	return at
}
