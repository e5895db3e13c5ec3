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
	if len(n.Entities) > 0 && f.Speaker == "" && by(f.Article, n.speakers, in) {
		return true
	}
	return slices.ContainsFunc(n.speakers, func(s string) bool {
		return strings.Contains(f.Context, s) || strings.Contains(f.Speaker, s) || saidInPart(s, f.Context)
	})
}

// saidInPart reports whether a text has all characters of a name of four or more one after another, with few between them:
// 清华课题组 in 清华大学某课题组测算.
func saidInPart(name, text string) bool {
	r := []rune(name)
	if len(r) < 4 {
		return false
	}
	for at := strings.IndexRune(text, r[0]); at >= 0; {
		k, skipped := 0, 0
		for _, c := range text[at:] {
			if c == r[k] {
				k++
			} else {
				skipped++
			}
			if k == len(r) {
				return true
			}
			if skipped > mostSkipped {
				break
			}
		}
		next := strings.IndexRune(text[at+len(string(r[0])):], r[0])
		if next < 0 {
			break
		}
		at += len(string(r[0])) + next
	}
	return false
}

// mostSkipped is how many characters of a text a name that it has in parts leaves out.
const mostSkipped = 4

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
