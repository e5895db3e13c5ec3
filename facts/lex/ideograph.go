package lex

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Ideographs returns s with the characters that only look like others as those
// others: Kangxi radicals (⼯ → 工) and compatibility ideographs, which many PDF
// files have in their text, and Latin ligatures (ﬁ → fi).
func Ideographs(s string) string {
	if strings.IndexFunc(s, lookalike) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if lookalike(r) {
			b.WriteString(norm.NFKC.String(string(r)))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func lookalike(r rune) bool {
	return r >= 0x2E80 && r <= 0x2FD5 || r >= 0xF900 && r <= 0xFAFF || r >= 0xFB00 && r <= 0xFB06
}

// Han reports whether r is a Chinese character, as \p{Han} does.
func Han(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF || r >= 0x2E80 && unicode.Is(unicode.Han, r) }
