package entity

import (
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// run is a run of Chinese characters that stands at the beginning of a text or
// right behind a mark.
type run struct {
	facts.Span
	mark  rune // the one before it, 0 at the beginning
	count int  // characters
}

// opensSentence reports whether the run opens a part of a sentence, not only a
// clause or a member of a list.
func (r run) opensSentence() bool {
	return r.mark == 0 || r.mark == ';' || r.mark == '。' || r.mark == '\n'
}

// runMarks part clauses and the members of lists.
var runMarks = lex.NewRunes(",、;。:\n")

// opened returns the runs of the declarer's text.
func (d *declarer) opened() []run {
	if d.runs == nil {
		d.runs = opened(d.text)
	}
	return d.runs
}

// opened returns the runs of a text, in order, of two characters at least. One
// reading of the text serves all rules on what opens a part of it.
func opened(text string) []run {
	out := make([]run, 0, len(text)/40) // clauses have a dozen characters
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
		at := run{Span: facts.Span{Start: i}, mark: mark}
		for i < len(text) {
			if r, n = lex.Wide(text, i), 3; r < 0 || !lex.Han(r) {
				if r, n = lex.Rune(text, i); !lex.Han(r) {
					break
				}
			}
			i, at.count = i+n, at.count+1
		}
		if at.End, opens = i, false; at.count > 1 {
			out = append(out, at)
		}
	}
	return out
}

// upTo returns the end of the first n characters of a run.
func (r run) upTo(text string, n int) int {
	for i := range text[r.Start:r.End] {
		if n == 0 {
			return r.Start + i
		}
		n--
	}
	return r.End
}
