package code

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
)

// Narrow writes U+FF01…U+FF5E as the ASCII they are the wide form of. What is
// stored depends on it, so it must never change.
func Narrow(s string) string {
	at := nextWide(s, 0)
	if at == len(s) {
		return s
	}
	b, from := make([]byte, 0, len(s)), 0
	for ; at < len(s); at = nextWide(s, from) {
		b = append(append(b, s[from:at]...), narrowOf(s[at:]))
		from = at + wideLen
	}
	return string(append(b, s[from:]...))
}

// narrowLen returns the length of the narrow form.
func narrowLen(s string) int {
	n := len(s)
	for at := nextWide(s, 0); at < len(s); at = nextWide(s, at+wideLen) {
		n -= wideLen - 1
	}
	return n
}

// wideLen is the length of a wide character in bytes, the first of which is wideByte.
const (
	wideLen  = 3
	wideByte = 0xEF
)

// nextWide returns where the next wide character is, from a place on; the length of
// the text if there is none.
func nextWide(s string, from int) int {
	for {
		i := strings.IndexByte(s[from:], wideByte)
		if i < 0 {
			return len(s)
		}
		if from += i; narrowOf(s[from:]) != 0 {
			return from
		}
		from++
	}
}

// narrowOf returns the narrow form of the wide character that a text begins with, 0 if
// it begins with another one.
func narrowOf(s string) byte {
	if len(s) < wideLen {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(s[:wideLen]); r >= 0xFF01 && r <= 0xFF5E {
		return byte(r - 0xFEE0)
	}
	return 0
}

// Narrowed is a text with what tells places of its narrow form.
type Narrowed struct {
	wide string
	Text string // the narrow form
}

// NewNarrowed returns the narrow form of a text.
func NewNarrowed(text string) Narrowed { return Narrowed{text, Narrow(text)} }

// Place returns where a byte of the text is in the narrow one, from a place that
// is known of both; where none is, from 0 and 0.
func (n *Narrowed) Place(wide, narrow, at int) int {
	at = min(max(at, 0), len(n.wide))
	switch {
	case len(n.Text) == len(n.wide):
		return at
	case wide < 0 || wide > at:
		return min(narrowLen(n.wide[:at]), len(n.Text))
	}
	return min(narrow+narrowLen(n.wide[wide:at]), len(n.Text))
}

// Begins returns where sentences begin in the narrow text.
func (n *Narrowed) Begins(sentences []facts.Sentence) []int {
	list := make([]int, len(sentences))
	wide, narrow := 0, 0
	for i, s := range sentences {
		narrow = n.Place(wide, narrow, s.Start)
		wide = min(max(s.Start, 0), len(n.wide))
		list[i] = narrow
	}
	return list
}
