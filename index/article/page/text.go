package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Clean makes line ends \n, the blanks of other scripts' typography plain, and
// drops what has no width: control characters, zero-width marks, soft hyphens
// and byte order marks in the middle.
func Clean(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			if r, n = lex.Wide(text, i), 3; r > '\u2060' && r != '\ufeff' {
				i += n
				continue // as nearly all do
			}
			r, n = lex.Rune(text, i)
		}
		if cleaned(r) != r || r == utf8.RuneError {
			return strings.Map(cleaned, text)
		}
		i += n
	}
	return text
}

// cleaned returns what a rune is made; -1 drops it. It is asked of every rune of
// a text, hence the first case.
func cleaned(r rune) rune {
	switch {
	case r >= ' ' && r < 0x7f || r > '\u2060' && r != '\ufeff' || r == '\n' || r == '\t':
		return r
	case r == '\r' || r == '\u2028' || r == '\u2029' || r == '\v' || r == '\f' || r == '\u0085':
		return '\n'
	case r < ' ' || r >= 0x7f && r < 0xa0:
		return -1
	case r == '\u00ad' || r >= '\u200b' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r == '\u2060' || r == '\ufeff':
		return -1
	case r == '\u00a0' || r >= '\u2000' && r <= '\u200a' || r == '\u202f' || r == '\u205f':
		return ' '
	}
	return r
}

// HasHan reports whether a text has a Chinese character.
func HasHan(s string) bool {
	return strings.IndexFunc(s, lex.Han) >= 0
}

// IsDigit reports whether r is a digit, of either width.
func IsDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// Squeeze trims a line and makes every run of blanks one plain blank.
func Squeeze(s string) string {
	s = lex.TrimSpace(s)
	for i := 0; i < len(s); i++ {
		if c := s[i]; c > ' ' && c < 0xC2 || c > 0xE3 {
			continue // no blank begins with it
		}
		if blankAt(s, i) && (s[i] != ' ' || s[i-1] == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

// blankAt reports whether a blank begins at byte i.
func blankAt(s string, i int) bool {
	switch c := s[i]; {
	case c < utf8.RuneSelf:
		return c == ' ' || c >= '\t' && c <= '\r'
	case c == 0xE3:
		return strings.HasPrefix(s[i:], "\u3000")
	case c == 0xC2 || c == 0xE1 || c == 0xE2:
		return unicode.IsSpace(First(s[i:]))
	}
	return false
}

// IsURL reports whether the name of a document is an address of the web.
func IsURL(name string) bool {
	return strings.HasPrefix(name, "http://") || strings.HasPrefix(name, "https://")
}

// LayoutText is the length in runes from which a cell is running text, so that
// its table serves to lay out the page.
const LayoutText = 300

// IsWide reports whether a rune takes the room of two: Chinese, and marks of full width.
func IsWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r < 0x3040 || r >= 0xff00 && r < 0xfff0
}

var (
	footnote = pattern.New(`^[\[【(（〔]?(?:注?\s*\d{1,3}|[①-⑳]|[a-z]|[*†‡#]+|注[\d一二三四五六七八九十]*)[\]】)）〕]?$`)
	unitEnd  = pattern.New(`(?:^|[^a-zA-Z])(?:m|km|cm|mm|M|Km|KM)$`)
	tenEnd   = pattern.New(`(?:^|[^\d])10$`)
)

// Superscript returns what a superscript adds to the text before it: m² and
// 10^8 keep their meaning, footnote marks (①, [1], 注2) are left out so that
// they never glue to a figure, the rest is text.
func Superscript(before, s string) string {
	before = before[max(0, len(before)-8):]
	switch {
	case (s == "2" || s == "3") && unitEnd.MatchString(before):
		return map[string]string{"2": "²", "3": "³"}[s]
	case tenEnd.MatchString(before) && footnote.MatchString(s):
		return "^" + s
	case !footnote.MatchString(s):
		return s
	}
	return ""
}
