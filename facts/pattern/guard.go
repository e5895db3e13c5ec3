package pattern

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts/lex"
)

// guard is what a text must have for an expression to match in it, told by its
// syntax tree. Most texts lack it, and looking for a few strings costs a
// hundredth of running the engine over them. The zero value lets all texts pass.
type guard struct {
	within int        // of an expression with ^: bytes of a match at most, 0 for any
	tail   int        // of one with $: bytes that a match is in, 0 for any
	begins *lex.Words // of one with ^: the text begins with one of them
	ends   *lex.Words // of one with $: it ends in one of them
	has    []needles  // one of each is in that part of it
}

// possible reports whether a match in s is possible.
func (g *guard) possible(s string) bool {
	if g.begins != nil && !g.begins.Begin(s) || g.ends != nil && !g.ends.End(s) {
		return false
	}
	s = g.reach(s)
	for i := range g.has {
		if !g.has[i].in(s) {
			return false
		}
	}
	return true
}

// reach returns the part of s that a match is in that begins where s does: what the engine
// costs goes by the text that it is given.
func (g *guard) reach(s string) string {
	if g.within > 0 && g.within < len(s) {
		return s[:g.within]
	}
	return s
}

// from returns where the part of s begins that any match is in: near the end, if
// matches are there.
func (g *guard) from(s string) int {
	if g.tail > 0 {
		return max(0, len(s)-g.tail)
	}
	return 0
}

// readGuard returns the guard and the starts of an expression: none for one that
// is malformed.
func readGuard(expr string) (guard, *starts) {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return guard{}, nil
	}
	re = re.Simplify()
	l := literalsOf(re)
	g, x := guardOf(re, l), startsOf(expr, re, l)
	if x != nil && x.needed && len(g.has) > 0 && g.has[0].index != nil {
		g.has = g.has[1:] // the starts are looked for anyway
	}
	return g, x
}

// guardOf returns the guard of an expression, whose literals are l.
func guardOf(re *syntax.Regexp, l literals) guard {
	var g guard
	var sure [][]string // one of each is there by then
	if opensWith(re, syntax.OpBeginText) {
		g.within = utf8.UTFMax * max(longest(re), 0)
		if telling(l.prefix) {
			words := shortest(l.prefix, strings.HasPrefix)
			g.begins, sure = lex.NewWords(words...), append(sure, words)
		}
	}
	if opensBack(re, syntax.OpEndText) {
		if re.Op == syntax.OpConcat && !looksBack(re) {
			n := longest(&syntax.Regexp{Op: syntax.OpConcat, Sub: re.Sub[:len(re.Sub)-1]})
			g.tail = utf8.UTFMax * (n + 1) // one character more: the first one may be cut
		}
		if telling(l.suffix) {
			words := shortest(l.suffix, strings.HasSuffix)
			g.ends, sure = lex.NewWords(words...), append(sure, words)
		}
	}
	if g.begins == nil && g.ends == nil && telling(l.needed()) {
		words := shortest(l.needed(), strings.Contains)
		g.has, sure = append(g.has, newNeedles(words)), append(sure, words)
	}
	g.has = append(g.has, alsoNeeded(l.sets, sure)...)
	return g
}

// Of the sets of strings that a match has one of each, so many are looked for, of so
// many strings at most, beside those that tell most.
const (
	mostSets = 2
	mostOf   = 12
)

// alsoNeeded returns the needles of those sets that tell more than that one of each of
// sure is there.
func alsoNeeded(sets, sure [][]string) (list []needles) {
	sets = slices.Clone(sets)
	slices.SortStableFunc(sets, func(a, b []string) int { return len(a) - len(b) })
	for _, set := range sets {
		if len(list) == mostSets || len(set) > mostOf {
			break
		}
		implied := func(words []string) bool {
			return !slices.ContainsFunc(words, func(w string) bool { return !hasOne(w, set) })
		}
		if telling(set) && !slices.ContainsFunc(sure, implied) {
			set = shortest(set, strings.Contains)
			list, sure = append(list, newNeedles(set)), append(sure, set)
		}
	}
	return list
}

// Needed returns strings of which every match of an expression has one, so that
// many expressions can be told from each other by one look at a text; nil if none
// are known or the expression is malformed.
func Needed(expr string) []string {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return nil
	}
	words := literalsOf(re.Simplify()).needed()
	if !telling(words) {
		return nil
	}
	return shortest(words, strings.Contains)
}

// opensWith reports whether every match of re begins with the assertion op.
func opensWith(re *syntax.Regexp, op syntax.Op) bool {
	for re.Op == syntax.OpConcat || re.Op == syntax.OpCapture {
		re = re.Sub[0]
	}
	return re.Op == op
}

// opensBack reports whether every match of re ends with the assertion op.
func opensBack(re *syntax.Regexp, op syntax.Op) bool {
	for re.Op == syntax.OpConcat || re.Op == syntax.OpCapture {
		re = re.Sub[len(re.Sub)-1]
	}
	return re.Op == op
}
