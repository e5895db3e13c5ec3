package gates

import (
	"slices"
	"strings"

	"wenbao/bot/extractive/wordlist"
	"wenbao/facts"
	"wenbao/facts/lex"
)

// spoken reports whether a fact is the words of the one whose words are asked for.
func (n *Need) spoken(f *facts.Fact, in Articles) bool {
	if len(n.speakers) == 0 {
		return true
	}
	if f.Speaker == "" && by(f.Article, n.speakers, in) {
		return true
	}
	return slices.ContainsFunc(n.speakers, func(s string) bool {
		return strings.Contains(f.Context, s) || strings.Contains(f.Speaker, s)
	})
}

// byline is how many bytes of an article its title and byline take: 100 characters.
const byline = 300

// by reports whether an article says in its title or byline that it is by one of the
// speakers, so that its own forecasts are theirs: 国信研究 · 公司点评.
func by(article string, speakers []string, in Articles) bool {
	art, err := in.Article(article)
	if err != nil {
		return false
	}
	text := lex.Fold(art.Text[:min(len(art.Text), byline)]).Text
	return wordlist.Any(text, speakers)
}
