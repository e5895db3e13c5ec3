// Package line makes the sentences of an article ready for the rules that look
// for phrases, and cuts them into Clauses.
package line

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// Line is a text made ready for the rules: folded, quotation marks all “ ”,
// blanks between a Chinese character and a digit or Latin letter removed
// (3 月 25 日 → 3月25日). It knows where every byte comes from.
type Line struct {
	Text   string
	Lower  string // Text with ASCII letters in lower case, same positions
	folded lex.Folded
	from   []int // for each byte of Text, the start of its rune in folded.Text
	origin int   // of the folded text in the article
}

// New reads the part of a text at the given span.
func New(text string, at facts.Span) Line {
	l := Line{folded: lex.Fold(at.In(text)), origin: at.Start}
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
	l.Text = b.String()
	l.Lower = Lower(l.Text)
	return l
}

// Plain returns a question or name as line text.
func Plain(s string) string { return New(s, facts.Span{End: len(s)}).Text }

// mixed reports whether a blank between the two is only typography.
func mixed(a, b rune) bool {
	return unicode.Is(unicode.Han, a) && ASCIIWord(b) || ASCIIWord(a) && unicode.Is(unicode.Han, b)
}

// ASCIIWord reports whether r is an ASCII letter or digit.
func ASCIIWord(r rune) bool {
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

// Lower puts ASCII letters in lower case; positions stay.
func Lower(s string) string { return strings.Map(asciiLower, s) }

func asciiLower(r rune) rune {
	if r >= 'A' && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// Span returns the article's span of Text[start:end]; start < end.
func (l Line) Span(start, end int) facts.Span {
	_, n := utf8.DecodeLastRuneInString(l.Text[:end])
	last := l.from[end-n]
	_, m := utf8.DecodeRuneInString(l.folded.Text[last:])
	o := l.folded.Original(facts.Span{Start: l.from[start], End: last + m})
	return facts.Span{Start: l.origin + o.Start, End: l.origin + o.End}
}

// Clauses returns the spans of the text between commas, semicolons and full
// stops.
func Clauses(text string) []facts.Span {
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

// ClauseAt returns the index of the clause that contains position pos, -1 for
// none.
func ClauseAt(cs []facts.Span, pos int) int {
	for i, c := range cs {
		if pos >= c.Start && pos < c.End {
			return i
		}
	}
	return -1
}

// ClauseTail returns what follows pos in its clause.
func ClauseTail(text string, pos int) string {
	rest := text[pos:]
	if i := strings.IndexAny(rest, ",;。"); i >= 0 {
		return rest[:i]
	}
	return rest
}

// ClauseHead returns what stands before pos in its clause.
func ClauseHead(text string, pos int) string {
	head := text[:pos]
	if i := strings.LastIndexAny(head, ",;。"); i >= 0 {
		_, n := utf8.DecodeRuneInString(head[i:])
		return head[i+n:]
	}
	return head
}

// First returns the first n runes of s, or all.
func First(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// Last returns the last n runes of s, or all.
func Last(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, m := utf8.DecodeLastRuneInString(s[:i])
		i -= m
	}
	return s[i:]
}

// Indexes yields the positions of word in text.
func Indexes(text, word string) func(func(int) bool) {
	return func(yield func(int) bool) {
		for from := 0; ; {
			i := strings.Index(text[from:], word)
			if i < 0 || !yield(from+i) {
				return
			}
			from += i + len(word)
		}
	}
}

// HasAny reports whether the text contains one of the words.
func HasAny(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
