package article

import (
	"iter"
	"math/bits"
	"strings"
	"unicode/utf8"

	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// A screen holds many expressions and tells in one pass over a text which of
// them can match it at all: each has words of which every match holds one, as
// every line that 上一[篇页].* matches holds 上一篇 or 上一页. Nearly all lines of
// an article hold no such word, and to look for all words at once is a
// hundredth of the work of the expressions. The words are read off the
// expressions (RE2 calls that a prefilter), so they cannot go out of step.
type screen struct {
	patterns []*pattern.Pattern // at most 64
	always   uint64             // bit i: pattern i has no such words
	first    [1 << 16]uint16    // by a rune's lower half: 1 + place in words, 0 if it begins none
	words    [][]screenWord     // by what they begin with
}

// screenWord is a word and the patterns that need it or one like it.
type screenWord struct {
	text string
	of   uint64
}

// add adds an expression and returns its bit.
func (s *screen) add(expr string) uint64 {
	if len(s.patterns) == 64 {
		panic("screen: more than 64 expressions")
	}
	bit := uint64(1) << len(s.patterns)
	s.patterns = append(s.patterns, pattern.New(expr))
	words := pattern.Needed(expr)
	if len(words) == 0 {
		s.always |= bit
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		at := &s.first[uint16(r)]
		if *at == 0 {
			s.words = append(s.words, nil)
			*at = uint16(len(s.words))
		}
		s.words[*at-1] = append(s.words[*at-1], screenWord{w, bit})
	}
	return bit
}

// possible yields, of the patterns whose bits are in of, those that may match
// the text, in order.
func (s *screen) possible(text string, of uint64) iter.Seq[*pattern.Pattern] {
	return func(yield func(*pattern.Pattern) bool) {
		for found := s.found(text, of); found != 0; found &= found - 1 {
			if !yield(s.patterns[bits.TrailingZeros64(found)]) {
				return
			}
		}
	}
}

// matches reports whether one of the patterns whose bits are in of matches.
func (s *screen) matches(text string, of uint64) bool {
	for p := range s.possible(text, of) {
		if p.MatchString(text) {
			return true
		}
	}
	return false
}

// found returns the bits, of those in of, of the patterns of which the text has a word.
func (s *screen) found(text string, of uint64) uint64 {
	found := s.always & of
	n := 0
	for i := 0; i < len(text); i += n {
		var r rune
		if r, n = rune(text[i]), 1; r >= utf8.RuneSelf {
			if r, n = lex.Wide(text, i), 3; r < 0 {
				r, n = lex.Rune(text, i)
			}
		}
		at := s.first[uint16(r)]
		if at == 0 {
			continue
		}
		for _, w := range s.words[at-1] {
			if w.of&of&^found != 0 && strings.HasPrefix(text[i:], w.text) {
				found |= w.of & of
			}
		}
	}
	return found
}
