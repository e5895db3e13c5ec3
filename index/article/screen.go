package article

import (
	"iter"
	"math/bits"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"

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
	bit := uint64(1) << len(s.patterns)
	s.patterns = append(s.patterns, pattern.New(expr))
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		panic(err)
	}
	words := needed(re)
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
		for found := s.found(text) & of; found != 0; found &= found - 1 {
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

// found returns the bits of the patterns of which the text has a word.
func (s *screen) found(text string) uint64 {
	found := s.always
	for i, r := range text {
		at := s.first[uint16(r)]
		if at == 0 {
			continue
		}
		for _, w := range s.words[at-1] {
			if found&w.of == 0 && strings.HasPrefix(text[i:], w.text) {
				found |= w.of
			}
		}
	}
	return found
}

// Bounds of the words of one expression.
const (
	maxWords = 64 // of a set; larger ones are given up
	goodWord = 2  // runes from which a word is rare enough
)

// needed returns words of which every match of the expression holds one; nil
// if none are known.
func needed(re *syntax.Regexp) []string {
	if all := spelled(re); all != nil {
		return useful(all)
	}
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return needed(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needed(re.Sub[0])
		}
	case syntax.OpAlternate:
		var words []string
		for _, sub := range re.Sub {
			of := needed(sub)
			if of == nil {
				return nil
			}
			words = append(words, of...)
		}
		return useful(words)
	case syntax.OpConcat:
		return neededOf(re.Sub)
	}
	return nil
}

// neededOf returns the best of the words that the parts of a sequence need:
// neighbours that can be spelled out make longer words together.
func neededOf(parts []*syntax.Regexp) []string {
	var best []string
	run := []string{""}
	consider := func(words []string) {
		if words = useful(words); words != nil && (best == nil || better(words, best)) {
			best = words
		}
	}
	for _, part := range parts {
		all := spelled(part)
		if joined := product(run, all); joined != nil {
			run = joined
			continue
		}
		consider(run)
		consider(needed(part))
		if run = all; run == nil {
			run = []string{""}
		}
	}
	consider(run)
	return best
}

// better compares sets by their shortest word, then by size.
func better(a, b []string) bool {
	if x, y := min(shortest(a), goodWord), min(shortest(b), goodWord); x != y {
		return x > y
	}
	return len(a) < len(b)
}

func shortest(words []string) int {
	n := utf8.RuneCountInString(words[0])
	for _, w := range words {
		n = min(n, utf8.RuneCountInString(w))
	}
	return n
}

// useful returns the words without duplicates; nil if there are none, too
// many, or an empty one.
func useful(words []string) []string {
	words = slices.Compact(slices.Sorted(slices.Values(words)))
	if len(words) == 0 || len(words) > maxWords || words[0] == "" {
		return nil
	}
	return words
}

// spelled returns all texts that the expression matches; nil if they are too
// many to tell.
func spelled(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText:
		return []string{""}
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 {
			return []string{string(re.Rune)}
		}
	case syntax.OpCharClass:
		var all []string
		for i := 0; i < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				if all = append(all, string(r)); len(all) > maxWords {
					return nil
				}
			}
		}
		return all
	case syntax.OpCapture:
		return spelled(re.Sub[0])
	case syntax.OpQuest:
		if all := spelled(re.Sub[0]); all != nil {
			return append(all, "")
		}
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			of := spelled(sub)
			if of == nil || len(all)+len(of) > maxWords {
				return nil
			}
			all = append(all, of...)
		}
		return all
	case syntax.OpConcat:
		all := []string{""}
		for _, sub := range re.Sub {
			if all = product(all, spelled(sub)); all == nil {
				return nil
			}
		}
		return all
	}
	return nil
}

// product returns every text of a followed by every text of b; nil if one of
// them is nil or they are too many.
func product(a, b []string) []string {
	if len(a)*len(b) == 0 || len(a)*len(b) > maxWords {
		return nil
	}
	out := make([]string, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+y)
		}
	}
	return out
}
