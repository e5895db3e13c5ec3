package pattern

import (
	"regexp/syntax"
	"slices"
	"unicode"
	"unicode/utf8"
)

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
