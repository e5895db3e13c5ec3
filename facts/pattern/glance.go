package pattern

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// glance reads the characters of an expression for strings of which every match
// has one. It tells less than readGuard, but needs no syntax tree, and spares a
// process that answers one question three quarters of what compiling takes: most
// expressions have nothing of the text.
//
// What it does not know (flags, escapes beyond the usual) ends it: then nothing is
// known of the expression, as of a malformed one.
type glance struct {
	expr string
	at   int
	lost bool // something that is not known
}

// hasOne reports whether a text has one of some strings.
func hasOne(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// maxGlance is how many strings are looked for; more cost what compiling does.
const maxGlance = 64

// glanceAt returns strings of which every match of the expression has one, nil if
// that is not told.
func glanceAt(expr string) []string {
	g := glance{expr: expr}
	words := g.either()
	if g.lost || g.at < len(expr) || len(words) > maxGlance {
		return nil
	}
	return words
}

// either reads what | divides, up to a ) or the end: one of each part's strings, nil
// if a part needs none.
func (g *glance) either() []string {
	words, all := g.row()
	for g.at < len(g.expr) && g.expr[g.at] == '|' {
		g.at++
		more, ok := g.row()
		words, all = append(words, more...), all && ok
	}
	if !all {
		return nil
	}
	return words
}

// row reads what follows each other. Of what it needs it returns what tells most:
// the strings of which the shortest is the longest.
func (g *glance) row() (best []string, ok bool) {
	run := ""
	keep := func(words []string) {
		if len(words) > 0 && shortestOf(words) > shortestOf(best) {
			best = words
		}
	}
	end := func() {
		if run != "" {
			keep([]string{run})
		}
		run = ""
	}
	for !g.lost && g.at < len(g.expr) && g.expr[g.at] != '|' && g.expr[g.at] != ')' {
		words, single := g.atom()
		from, repeated := g.repeats()
		switch {
		case repeated && from == 0:
			end()
		case single == "":
			end()
			keep(words)
		default:
			if run += single; repeated {
				end()
			}
		}
	}
	end()
	return best, best != nil
}

// atom reads a group, a class or a character: single is a character that stands
// for itself, words what a group needs.
func (g *glance) atom() (words []string, single string) {
	switch c := g.expr[g.at]; c {
	case '(':
		return g.group(), ""
	case '[':
		g.class()
	case '\\':
		return nil, g.escape()
	case '.', '^', '$':
		g.at++
	case '*', '+', '?':
		g.lost = true // malformed
	default:
		r, n := utf8.DecodeRuneInString(g.expr[g.at:])
		g.lost = g.lost || r == utf8.RuneError // which bytes that are no UTF-8 match, too
		single = g.expr[g.at : g.at+n]
		g.at += n
	}
	return nil, single
}

func (g *glance) group() []string {
	g.at++
	if strings.HasPrefix(g.expr[g.at:], "?") {
		rest := g.expr[g.at:]
		name := strings.IndexByte(rest, '>')
		switch {
		case strings.HasPrefix(rest, "?:"):
			g.at += 2
		case (strings.HasPrefix(rest, "?P<") || strings.HasPrefix(rest, "?<")) && name > 0:
			g.at += name + 1
		default:
			g.lost = true // flags
			return nil
		}
	}
	words := g.either()
	if g.at == len(g.expr) || g.expr[g.at] != ')' {
		g.lost = true
		return nil
	}
	g.at++
	return words
}

// class reads a class, [^)] or [\p{Han}A-Z].
func (g *glance) class() {
	rest := g.expr[g.at+1:]
	i := 0
	if strings.HasPrefix(rest, "^") {
		i++
	}
	for first := true; i < len(rest) && (first || rest[i] != ']'); first = false {
		switch {
		case rest[i] == '\\':
			i += 2
		case strings.HasPrefix(rest[i:], "[:") && strings.Contains(rest[i:], ":]"):
			i += strings.Index(rest[i:], ":]") + 2
		default:
			i++
		}
	}
	if i >= len(rest) {
		g.lost = true
		return
	}
	g.at += 1 + i + 1
}

// escape reads what begins with a backslash: a sign that stands for itself, or a
// class of characters or a place, which is "".
func (g *glance) escape() string {
	rest := g.expr[g.at+1:]
	if rest == "" {
		g.lost = true
		return ""
	}
	switch c := rest[0]; {
	case strings.IndexByte("dDwWsSbBAz", c) >= 0:
		g.at += 2
	case (c == 'p' || c == 'P') && strings.HasPrefix(rest[1:], "{") && strings.Contains(rest, "}"):
		g.at += 1 + strings.IndexByte(rest, '}') + 1
	case strings.IndexByte(`\.+*?()|[]{}^$-`, c) >= 0:
		g.at += 2
		return rest[:1]
	default:
		g.lost = true
	}
	return ""
}

// repeats reads how often what stands before comes: from is the least, 1 where
// nothing is said.
func (g *glance) repeats() (from int, said bool) {
	rest := g.expr[g.at:]
	n := 0
	switch {
	case rest == "":
		return 1, false
	case rest[0] == '*' || rest[0] == '?':
		n = 1
	case rest[0] == '+':
		n, from = 1, 1
	case rest[0] == '{':
		least, _, _ := strings.Cut(rest[1:max(1, strings.IndexByte(rest, '}'))], ",")
		times, err := strconv.Atoi(least)
		if err != nil { // a brace that stands for itself
			g.lost = true
			return 0, true
		}
		n, from = strings.IndexByte(rest, '}')+1, times
	default:
		return 1, false
	}
	g.at += n
	if strings.HasPrefix(g.expr[g.at:], "?") { // as few as possible
		g.at++
	}
	return from, true
}
