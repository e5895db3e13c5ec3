package pattern

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"

	"wenbao/facts/lex"
)

// starts are the strings of which each match of an expression begins with one.
// Matching at the few places of a text where one of them stands is cheaper than
// running the engine over all of it. nil when they are not known, or when what
// stands before a match bears on it.
type starts struct {
	words *lex.Words
	here  func() *regexp.Regexp // the expression at the beginning of a text, compiled when first used
}

// startsOf returns the starts of an expression, whose literals are l.
func startsOf(expr string, re *syntax.Regexp, l literals) *starts {
	if !telling(l.prefix) || looksBack(re) {
		return nil
	}
	here := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:` + expr + `)`) })
	return &starts{lex.NewWords(shortest(l.prefix, strings.HasPrefix)...), here}
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
		m := x.here().FindStringSubmatchIndex(s[at:])
		if m == nil {
			return true
		}
		for i := range m {
			if m[i] >= 0 {
				m[i] += at
			}
		}
		out, end = append(out, m), m[1]
		return true
	})
	return out
}
