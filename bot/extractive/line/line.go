// Package line makes the sentences of an article ready for the rules that look
// for phrases, and cuts them into Clauses.
package line

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// Line is a text made ready for the rules: folded, quotation marks all “ ”,
// blanks between a Chinese character and a digit or Latin letter removed
// (3 月 25 日 → 3月25日). It can tell where every byte comes from.
type Line struct {
	Text   string
	Lower  string // Text with ASCII letters in lower case, same positions
	folded lex.Folded
	origin int // of the folded text in the article
}

// New reads the part of a text at the given span.
func New(text string, at facts.Span) Line {
	l := Line{folded: lex.Fold(at.In(text)), origin: at.Start}
	src := l.folded.Text
	var b strings.Builder
	kept := 0 // what comes before is written, if anything is put otherwise
	for at, r := range put(src) {
		if r == same {
			continue
		}
		b.WriteString(src[kept:at.Start])
		kept = at.End
		if r != gone {
			b.WriteRune(r)
		}
	}
	l.Text = src
	if kept > 0 {
		b.WriteString(src[kept:])
		l.Text = b.String()
	}
	l.Lower = Lower(l.Text)
	return l
}

// What put yields in the place of a rune that stays, and of one that is left out.
const same, gone rune = -1, -2

// put yields the runes of a folded text with what is put in their place.
func put(src string) iter.Seq2[facts.Span, rune] {
	return func(yield func(facts.Span, rune) bool) {
		open := false
		prev := rune(-1)
		for i, n := 0, 0; i < len(src); i += n {
			var r rune
			r, n = lex.Rune(src, i)
			out := quote(r, &open)
			if r == ' ' {
				if next, _ := utf8.DecodeRuneInString(src[i+1:]); mixed(prev, next) {
					out = gone
				}
			}
			if out != gone {
				prev = r
			}
			if out == r {
				out = same
			}
			if !yield(facts.Span{Start: i, End: i + n}, out) {
				return
			}
		}
	}
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
	first, last := facts.Span{}, facts.Span{} // the runes of the folded text that are put at its ends
	at := 0
	for place, r := range put(l.folded.Text) {
		switch r {
		case same:
			at += place.Len()
		case gone:
			continue
		default:
			at += utf8.RuneLen(r)
		}
		if last = place; at > start && first.End == 0 {
			first = last
		}
		if at >= end {
			break
		}
	}
	o := l.folded.Original(facts.Span{Start: first.Start, End: last.End})
	return facts.Span{Start: l.origin + o.Start, End: l.origin + o.End}
}

// Clauses returns the spans of the text between commas, semicolons and full
// stops, but for the commas of numbers and of prices in brackets: 长河(7.080,-0.02,-0.28%)银行的3,200万股.
func Clauses(text string) []facts.Span {
	var out []facts.Span
	start := 0
	for i, r := range text {
		if strings.ContainsRune(",;。!?，；\n", r) && !inNumber(text, i) {
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
	for at := pos; ; at++ {
		i := strings.IndexAny(text[at:], ",;。")
		if i < 0 {
			return text[pos:]
		}
		if at += i; !inNumber(text, at) {
			return text[pos:at]
		}
	}
}

// inNumber reports whether the byte at i is a comma with digits, or a sign and digits behind it, around it.
func inNumber(text string, i int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9' }
	return text[i] == ',' && digit(i-1) && (digit(i+1) || i+1 < len(text) && (text[i+1] == '-' || text[i+1] == '+') && digit(i+2))
}

// ClauseHead returns what stands before pos in its clause.
func ClauseHead(text string, pos int) string {
	for end := pos; ; {
		i := strings.LastIndexAny(text[:end], ",;。")
		if i < 0 {
			return text[:pos]
		}
		if !inNumber(text, i) {
			_, n := utf8.DecodeRuneInString(text[i:])
			return text[i+n : pos]
		}
		end = i
	}
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
