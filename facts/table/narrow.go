package table

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
)

// narrow writes U+FF01…U+FF5E as the ASCII they are the wide form of. What is
// stored depends on it, so it must never change.
func narrow(s string) string {
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

// narrowed is a text with what tells places of its narrow form.
type narrowed struct {
	wide, text string
}

func newNarrowed(text string) narrowed { return narrowed{text, narrow(text)} }

// anchors returns those of a figure in a sentence that begins at from, in the
// narrow text at begin.
func (n *narrowed) anchors(from, begin int, figure facts.Span) anchors {
	start := n.place(from, begin, figure.Start)
	return anchors{begin, start, n.place(figure.Start, start, figure.End)}
}

// place returns where a byte of the text is in the narrow one, from a place that
// is known of both.
func (n *narrowed) place(wide, narrow, at int) int {
	at = min(max(at, 0), len(n.wide))
	switch {
	case len(n.text) == len(n.wide):
		return at
	case wide < 0 || wide > at:
		return min(narrowLen(n.wide[:at]), len(n.text))
	}
	return min(narrow+narrowLen(n.wide[wide:at]), len(n.text))
}

// begins returns where sentences begin in the narrow text.
func (n *narrowed) begins(sentences []facts.Sentence) []int {
	list := make([]int, len(sentences))
	wide, narrow := 0, 0
	for i, s := range sentences {
		narrow = n.place(wide, narrow, s.Start)
		wide = min(max(s.Start, 0), len(n.wide))
		list[i] = narrow
	}
	return list
}
