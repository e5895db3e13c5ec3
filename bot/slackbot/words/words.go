// Package words is what the Slack bot says of its own: labels, buttons, help.
// They are data (words.tsv), in Simplified Chinese and English; Traditional
// Chinese is made of the Simplified. Figures and quotations never pass through
// here: they stay as their source writes them.
package words

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"wenbao/facts/lex"
)

// Language is a language and script that the bot speaks.
type Language string

// Languages. The zero value is Simplified Chinese.
const (
	Hans Language = "hans"
	Hant Language = "hant"
	EN   Language = "en"
)

//go:embed words.tsv
var table string

type entry struct{ hans, hant, en string }

// entries are read when the bot first speaks: no other command needs them.
var entries = sync.OnceValue(load)

func load() map[string]entry {
	all := map[string]entry{}
	for _, row := range lex.Rows(table, "key", "hans", "en") {
		hans, en := unescape(row[1]), unescape(row[2])
		all[row[0]] = entry{hans, lex.Traditional(hans), en}
	}
	return all
}

func unescape(s string) string { return strings.ReplaceAll(s, `\n`, "\n") }

// Of returns the language of a question: English if it has letters and none of
// them is Chinese.
func Of(question string) Language {
	letters := false
	for _, r := range question {
		if unicode.Is(unicode.Han, r) {
			if lex.IsTraditional(question) {
				return Hant
			}
			return Hans
		}
		letters = letters || unicode.IsLetter(r)
	}
	if letters {
		return EN
	}
	return Hans
}

// Or returns the language if one is chosen, else that of a question.
func (l Language) Or(question string) Language {
	switch l {
	case Hans, Hant, EN:
		return l
	}
	return Of(question)
}

// Say returns the words of a key, with arguments as fmt.Sprintf takes them. An
// unknown key is returned itself.
func (l Language) Say(key string, args ...any) string {
	e, ok := entries()[key]
	s := e.hans
	switch {
	case !ok:
		s = key
	case l == Hant:
		s = e.hant
	case l == EN:
		s = e.en
	}
	if len(args) == 0 {
		return s
	}
	return fmt.Sprintf(s, args...)
}
