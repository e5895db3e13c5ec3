package pattern

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
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
	if g.within > 0 && g.within < len(s) {
		s = s[:g.within]
	}
	for i := range g.has {
		if !g.has[i].in(s) {
			return false
		}
	}
	return true
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

// literals are what is known of the texts that a part of an expression matches.
// nil sets say nothing.
type literals struct {
	exact  []string   // all of them; prefix and suffix are the same then
	prefix []string   // each begins with one of these
	suffix []string   // each ends in one of these
	inside []string   // each contains one of these
	sets   [][]string // and one of each of these
}

// most bounds a set: more strings than this reject too little for what looking
// for them costs.
const most = 48

var anything = []string{""}

// needed returns the strings of which each text has one.
func (l literals) needed() []string {
	if l.exact != nil {
		return l.exact
	}
	return best(l.inside, best(l.prefix, l.suffix))
}

func literalsOf(re *syntax.Regexp) literals {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText,
		syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return whole(anything)
	case syntax.OpLiteral:
		switch {
		case slices.Contains(re.Rune, utf8.RuneError):
		case re.Flags&syntax.FoldCase == 0:
			return whole([]string{string(re.Rune)})
		default:
			return anyCase(re.Rune)
		}
	case syntax.OpCharClass:
		return whole(runesOf(re.Rune))
	case syntax.OpCapture:
		return literalsOf(re.Sub[0])
	case syntax.OpQuest:
		return whole(union(literalsOf(re.Sub[0]).exact, anything))
	case syntax.OpPlus:
		l := literalsOf(re.Sub[0])
		return literals{prefix: l.prefix, suffix: l.suffix, inside: l.needed(), sets: l.sets}
	case syntax.OpConcat:
		parts := make([]literals, len(re.Sub))
		for i, sub := range re.Sub {
			parts[i] = literalsOf(sub)
		}
		return concat(parts)
	case syntax.OpAlternate:
		l := literalsOf(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			m := literalsOf(sub)
			l = literals{union(l.exact, m.exact), shortUnion(l.prefix, m.prefix, firstRunes), shortUnion(l.suffix, m.suffix, lastRunes),
				shortUnion(l.needed(), m.needed(), firstRunes), nil}
		}
		l.sets = [][]string{l.needed()}
		return l
	}
	return literals{prefix: anything, suffix: anything} // a class of many, a star
}

// anyCase returns the literals of characters in lower or upper case.
func anyCase(runes []rune) literals {
	parts := make([]literals, len(runes))
	for i, r := range runes {
		same := []string{string(r)}
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			same = append(same, string(f))
		}
		parts[i] = whole(same)
	}
	return concat(parts)
}

// whole returns the literals of a part that matches exactly these strings, nil
// for too many.
func whole(set []string) literals {
	if set == nil {
		return literals{prefix: anything, suffix: anything}
	}
	return literals{exact: set, prefix: set, suffix: set, inside: set, sets: [][]string{set}}
}

// runesOf returns the runes of a class, nil if there are many or bytes that are
// no UTF-8, which count as U+FFFD, are among them.
func runesOf(ranges []rune) []string {
	var out []string
	n := rune(0)
	for i := 0; i+1 < len(ranges); i += 2 {
		if n += ranges[i+1] - ranges[i] + 1; n > most {
			return nil
		}
	}
	for i := 0; i+1 < len(ranges); i += 2 {
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			if r == utf8.RuneError {
				return nil
			}
			out = append(out, string(r))
		}
	}
	return out
}

// concat joins the literals of parts in a row: of neighbours that are known
// exactly all combinations, while they are few.
func concat(parts []literals) literals {
	all := whole(anything)
	all.sets = nil
	run := anything // the exact strings since the last part that is not known exactly
	for _, l := range parts {
		all.prefix = extend(all.prefix, all.exact != nil, l.prefix)
		if l.exact == nil {
			joint := product(run, l.prefix)
			if joint == nil {
				joint = run
			}
			all.sets = append(append(all.sets, joint), l.sets...)
			all.inside = best(best(all.inside, product(run, l.prefix)), l.needed())
			all.exact, run = nil, l.suffix
			all.suffix = l.suffix
			continue
		}
		all.exact = product(all.exact, l.exact)
		all.suffix = product(all.suffix, l.exact)
		if all.suffix == nil {
			all.suffix = l.exact
		}
		all.inside = best(all.inside, run)
		longer := product(run, l.exact)
		if longer == nil {
			all.sets = append(all.sets, run)
			longer = l.exact
		}
		run = longer
	}
	all.inside = best(all.inside, run)
	all.sets = append(all.sets, run)
	return all
}

// extend returns the prefixes of what goes on with next; known says that nothing
// but prefix stands before it.
func extend(prefix []string, known bool, next []string) []string {
	if known {
		if p := product(prefix, next); p != nil {
			return p
		}
	}
	return prefix
}

// union returns a ∪ b, nil if one says nothing or there are too many.
func union(a, b []string) []string {
	if a == nil || b == nil {
		return nil
	}
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	if len(out) > most {
		return nil
	}
	return out
}

// shortUnion is union of sets of which beginnings or endings of the strings say enough;
// of too many strings it is of these, as long as it can be.
func shortUnion(a, b []string, part func(s string, n int) string) []string {
	for n := 4; n >= 2; n-- {
		if u := union(a, b); u != nil || a == nil || b == nil {
			return u
		}
		a, b = parts(a, n, part), parts(b, n, part)
	}
	return union(a, b)
}

// parts returns the distinct parts of n characters of the strings.
func parts(set []string, n int, part func(s string, n int) string) []string {
	var out []string
	for _, s := range set {
		if p := part(s, n); !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

func lastRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

// product returns each of a with each of b behind it, nil if one says nothing or
// there are too many.
func product(a, b []string) []string {
	if a == nil || b == nil || len(a)*len(b) > most {
		return nil
	}
	out := make([]string, 0, len(a)*len(b))
	for _, s := range a {
		for _, t := range b {
			out = append(out, s+t)
		}
	}
	return out
}

// telling reports whether a set rejects any text.
func telling(set []string) bool { return len(set) > 0 && !slices.Contains(set, "") }

// best returns the set that rejects more: the one whose shortest string is longer.
func best(a, b []string) []string {
	if shortestOf(b) > shortestOf(a) || shortestOf(b) == shortestOf(a) && len(b) < len(a) && b != nil {
		return b
	}
	return a
}

func shortestOf(set []string) int {
	n := 0
	for i, s := range set {
		if i == 0 || len(s) < n {
			n = len(s)
		}
	}
	return n
}

// shortest drops the strings of a set that another one is part of.
func shortest(set []string, part func(s, of string) bool) []string {
	var out []string
	for i, s := range set {
		if !slices.ContainsFunc(set[:i], func(t string) bool { return part(s, t) }) &&
			!slices.ContainsFunc(set[i+1:], func(t string) bool { return part(s, t) && s != t }) {
			out = append(out, s)
		}
	}
	return out
}
