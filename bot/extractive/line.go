package extractive

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// line is a text made ready for the rules: folded, quotation marks all “ ”,
// blanks between a Chinese character and a digit or Latin letter removed
// (3 月 25 日 → 3月25日). It knows where every byte comes from.
type line struct {
	text   string
	lower  string // text with ASCII letters in lower case, same positions
	folded lex.Folded
	from   []int // for each byte of text, the start of its rune in folded.Text
	origin int   // of the folded text in the article
}

func newLine(text string, at facts.Span) line {
	l := line{folded: lex.Fold(at.In(text)), origin: at.Start}
	var b strings.Builder
	open := false
	prev := rune(-1)
	src := l.folded.Text
	for i, r := range src {
		if r == ' ' {
			next, _ := utf8.DecodeRuneInString(src[i+1:])
			if mixed(prev, next) {
				continue
			}
		}
		out := quote(r, &open)
		for range utf8.RuneLen(out) {
			l.from = append(l.from, i)
		}
		b.WriteRune(out)
		prev = r
	}
	l.text = b.String()
	l.lower = strings.Map(asciiLower, l.text)
	return l
}

// plain returns a question or name as line text.
func plain(s string) string { return newLine(s, facts.Span{End: len(s)}).text }

// mixed reports whether a blank between the two is only typography.
func mixed(a, b rune) bool {
	return unicode.Is(unicode.Han, a) && isASCIIWord(b) || isASCIIWord(a) && unicode.Is(unicode.Han, b)
}

func isASCIIWord(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

func quote(r rune, open *bool) rune {
	switch r {
	case '「', '『', '《':
		return '“'
	case '」', '』', '》':
		return '”'
	case '"':
		*open = !*open
		if *open {
			return '“'
		}
		return '”'
	case utf8.RuneError:
		return '?'
	}
	return r
}

func asciiLower(r rune) rune {
	if r >= 'A' && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// span returns the article's span of text[start:end]; start < end.
func (l line) span(start, end int) facts.Span {
	_, n := utf8.DecodeLastRuneInString(l.text[:end])
	last := l.from[end-n]
	_, m := utf8.DecodeRuneInString(l.folded.Text[last:])
	o := l.folded.Original(facts.Span{Start: l.from[start], End: last + m})
	return facts.Span{Start: l.origin + o.Start, End: l.origin + o.End}
}

// clauses returns the spans of the text between commas, semicolons and full
// stops.
func clauses(text string) []facts.Span {
	var out []facts.Span
	start := 0
	for i, r := range text {
		if strings.ContainsRune(",;。!?，；\n", r) {
			if i > start {
				out = append(out, facts.Span{Start: start, End: i})
			}
			start = i + utf8.RuneLen(r)
		}
	}
	if start < len(text) {
		out = append(out, facts.Span{Start: start, End: len(text)})
	}
	return out
}

// clauseAt returns the index of the clause that contains position pos, -1 for
// none.
func clauseAt(cs []facts.Span, pos int) int {
	for i, c := range cs {
		if pos >= c.Start && pos < c.End {
			return i
		}
	}
	return -1
}
