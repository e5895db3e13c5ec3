package event

import (
	"regexp"
	"strings"

	"wenbao/bot/extractive/line"
	"wenbao/facts"
)

// priced is a quotation of the share price within a name: 长河(10.190,-0.11,-1.07%)股份.
var priced = regexp.MustCompile(`\([\d.,+\-% ]+\)`)

// told reports whether the article names the subject.
func (a Ask) told(ps []passage, art *facts.Article) bool {
	if a.Subject == "" {
		return true
	}
	var b strings.Builder
	b.WriteString(line.Plain(art.Title))
	for i := range ps {
		b.WriteString(ps[i].text)
	}
	whole := line.Lower(priced.ReplaceAllString(b.String(), ""))
	for _, n := range append([]string{a.Subject}, a.Names...) {
		n = line.Lower(priced.ReplaceAllString(line.Plain(n), ""))
		if n != "" && strings.Contains(whole, n) {
			return true
		}
	}
	return false
}
