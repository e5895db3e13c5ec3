package pattern

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"wenbao/facts/lex"
)

// starts are the strings of which each match of an expression begins with one.
// Matching at the few places of a text where one of them stands is cheaper than
// running the engine over all of it. nil when they are not known, or when what
// stands before a match bears on it.
type starts struct {
	words *lex.Words
	here  func() *regexp.Regexp // the expression at the beginning of a text, compiled when first used
	most  int                   // bytes of a match at most, 0 for any: what the engine costs goes by the text it is given

	needed bool // they are all that the guard looks for
}

// startsOf returns the starts of an expression, whose literals are l.
func startsOf(expr string, re *syntax.Regexp, l literals) *starts {
	if !telling(l.prefix) || looksBack(re) {
		return nil
	}
	here := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:` + expr + `)`) })
	words := shortest(l.prefix, strings.HasPrefix)
	return &starts{lex.NewWords(words...), here, utf8.UTFMax * max(longest(re), 0), sameWords(words, shortest(l.needed(), strings.Contains))}
}

// sameWords reports whether two lists have the same strings.
func sameWords(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

// longest returns how many characters a match of re has at most, -1 when there is no
// bound or what stands behind a match bears on it.
func longest(re *syntax.Regexp) int {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginText:
		return 0
	case syntax.OpLiteral:
		return len(re.Rune)
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1
	case syntax.OpCapture, syntax.OpQuest:
		return longest(re.Sub[0])
	case syntax.OpConcat, syntax.OpAlternate:
		sum, most := 0, 0
		for _, sub := range re.Sub {
			n := longest(sub)
			if n < 0 {
				return -1
			}
			sum, most = sum+n, max(most, n)
		}
		if re.Op == syntax.OpConcat {
			return sum
		}
		return most
	}
	return -1 // a star, or an end of a text or word; a bounded repetition is simplified to others
}

// looksBack reports whether an expression asks what stands before a place.
func looksBack(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginLine, syntax.OpBeginText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return true
	}
	return slices.ContainsFunc(re.Sub, looksBack)
}

// all is regexp.Regexp.FindAllStringSubmatchIndex: the first match at the first
// place, then the next behind its end.
func (x *starts) all(s string, n int) [][]int {
	var out [][]int
	end := 0
	x.words.Each(s, func(at int, _ string) bool {
		if at < end || len(out) == n {
			return len(out) != n
		}
		m := x.at(s, at)
		if m == nil {
			return true
		}
		out, end = append(out, m), m[1]
		return true
	})
	return out
}

// replace is regexp.Regexp.ReplaceAllString.
func (x *starts) replace(re *regexp.Regexp, s, repl string) string {
	var out []byte
	end := 0
	for _, m := range x.all(s, -1) {
		out = re.ExpandString(append(out, s[end:m[0]]...), repl, s, m)
		end = m[1]
	}
	if end == 0 {
		return s
	}
	return string(append(out, s[end:]...))
}

// first is regexp.Regexp.FindStringSubmatchIndex.
func (x *starts) first(s string) (m []int) {
	x.words.Each(s, func(at int, _ string) bool {
		m = x.at(s, at)
		return m == nil
	})
	return m
}

// at returns the match that begins at a place, nil if none does.
func (x *starts) at(s string, at int) []int {
	rest := s[at:]
	if x.most > 0 && x.most < len(rest) {
		rest = rest[:x.most]
	}
	return shift(x.here().FindStringSubmatchIndex(rest), at)
}
