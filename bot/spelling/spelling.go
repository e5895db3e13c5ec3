// Package spelling finds names that a question mistypes: a character of the
// same sound (比亚笛 for 比亚迪), or one left out (宁德代 for 宁德时代). Text goes in
// folded; the name that is meant comes out, or nothing where two could be.
//
// It knows sounds from a table of Mandarin readings without tones. Characters
// that only look alike are not guessed at: 中科国际 is not 中芯国际.
package spelling

import (
	"slices"
	"unicode"

	"wenbao/facts"
)

// Names that are shorter are never guessed at; with one more character than
// this, one may be missing.
const minRunes = 3

// Speller knows names. Safe for concurrent use.
type Speller struct{ names []name }

type name struct {
	runes []rune
	is    string // canonical
}

// New returns a Speller of canonical names and their aliases. Names in other
// scripts than Chinese are left out.
func New(aliases map[string][]string) *Speller {
	s := &Speller{}
	for is, all := range aliases {
		for _, a := range append([]string{is}, all...) {
			if r := []rune(a); len(r) >= minRunes && !slices.ContainsFunc(r, func(c rune) bool { return !unicode.Is(unicode.Han, c) }) {
				s.names = append(s.names, name{r, is})
			}
		}
	}
	slices.SortFunc(s.names, func(a, b name) int { return slices.Compare(a.runes, b.runes) })
	return s
}

// Guess is a place of a text that mistypes a name.
type Guess struct {
	Span  facts.Span // bytes of the text
	Name  string     // as it is spelled
	Is    string     // canonical
	Typed string
}

// Find returns the one name that the text mistypes. ok is false when there is
// none, or several that differ in whom they name.
func (s *Speller) Find(text string) (Guess, bool) {
	runes := []rune(text)
	places := make([]int, 0, len(runes)+1) // where each rune is: one that is no UTF-8 takes a byte
	for i := range text {
		places = append(places, i)
	}
	places = append(places, len(text))
	var best Guess
	quality := 0
	for _, n := range s.names {
		at, size, q := n.in(runes)
		if q == 0 || q < quality {
			continue
		}
		if q == quality && n.is != best.Is {
			best.Is = "" // several
			continue
		}
		if q == quality && len(best.Name) >= len(string(n.runes)) {
			continue
		}
		span := facts.Span{Start: places[at], End: places[at+size]}
		best, quality = Guess{Span: span, Name: string(n.runes), Is: n.is, Typed: span.In(text)}, q
	}
	return best, quality > 0 && best.Is != ""
}

// in returns where the name is mistyped, and how likely that is: 2 for a
// character of the same sound, 1 for one left out, 0 for nowhere. A bank's
// name never lacks one: 交通行 is part of 交通行业.
func (n name) in(text []rune) (at, size, quality int) {
	k := len(n.runes)
	for i := 0; i+k <= len(text); i++ {
		if n.substituted(text[i : i+k]) {
			return i, k, 2
		}
	}
	if k <= minRunes || n.runes[k-1] == '行' {
		return 0, 0, 0
	}
	for i := 0; i+k-1 <= len(text); i++ {
		if n.shortened(text[i : i+k-1]) {
			return i, k - 1, 1
		}
	}
	return 0, 0, 0
}

// substituted reports whether got is the name with one character of the same
// sound in the place of another.
func (n name) substituted(got []rune) bool {
	wrong := -1
	for i, r := range n.runes {
		if got[i] == r {
			continue
		}
		if wrong >= 0 {
			return false
		}
		wrong = i
	}
	return wrong >= 0 && sameSound(n.runes[wrong], got[wrong])
}

// shortened reports whether got is the name without one of its inner
// characters: the first and the last have to stand.
func (n name) shortened(got []rune) bool {
	if got[0] != n.runes[0] || got[len(got)-1] != n.runes[len(n.runes)-1] {
		return false
	}
	i := 0
	for i < len(got) && got[i] == n.runes[i] {
		i++
	}
	return slices.Equal(got[i:], n.runes[i+1:])
}
