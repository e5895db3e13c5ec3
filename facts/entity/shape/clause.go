package shape

import (
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// Run is a run of Chinese characters that stands at the beginning of a text or
// right behind a mark.
type Run struct {
	facts.Span
	Mark  rune // the one before it, 0 at the beginning
	Count int  // characters
}

// OpensSentence reports whether the run opens a part of a sentence, not only a
// clause or a member of a list.
func (r Run) OpensSentence() bool {
	return r.Mark == 0 || r.Mark == ';' || r.Mark == '。' || r.Mark == '\n'
}

// runMarks part clauses and the members of lists.
var runMarks = lex.NewRunes(",、;。:\n")

// Opened returns the runs of a text, in order, of two characters at least. One
// reading of the text serves all rules on what opens a part of it.
func Opened(text string) []Run {
	out := make([]Run, 0, len(text)/40) // clauses have a dozen characters
	mark, opens := rune(0), true
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			if r, n = lex.Wide(text, i), 3; r < 0 {
				r, n = lex.Rune(text, i)
			}
		}
		if !opens || !lex.Han(r) {
			mark, opens = r, runMarks.Has(r)
			i += n
			continue
		}
		at := Run{Span: facts.Span{Start: i}, Mark: mark}
		for i < len(text) {
			if r, n = lex.Wide(text, i), 3; r < 0 || !lex.Han(r) {
				if r, n = lex.Rune(text, i); !lex.Han(r) {
					break
				}
			}
			i, at.Count = i+n, at.Count+1
		}
		if at.End, opens = i, false; at.Count > 1 {
			out = append(out, at)
		}
	}
	return out
}

// UpTo returns the end of the first n characters of a run.
func (r Run) UpTo(text string, n int) int {
	for i := range text[r.Start:r.End] {
		if n == 0 {
			return r.Start + i
		}
		n--
	}
	return r.End
}
