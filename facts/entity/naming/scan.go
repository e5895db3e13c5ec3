package naming

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/entity/filing"
	"wenbao/facts/lex"
)

// Scan is a folded text with the places where its names may stand. Most
// characters of a text begin no name and no ending of one; looking at each of
// them once serves every search in the text and its parts. The zero value is an
// empty text. Safe for concurrent use.
type Scan struct {
	text string
	places
}

// places are bytes of a text, in order. They may be more than bear a mention.
type places struct {
	names   []int32 // where a listed surface begins, be it a name there or part of another word
	endings []int32 // where the ending of an unlisted name begins, or ST before one
}

// Scan reads a folded text for the names of the lexicon.
func (l *Lexicon) Scan(folded string) Scan {
	return Scan{folded, l.look(folded, places{})}
}

// Text returns the scanned text.
func (s Scan) Text() string { return s.text }

// With returns the scan of another text of the same length, in which names may stand at
// the same places.
func (s Scan) With(text string) Scan {
	s.text = text
	return s
}

// Rescan returns the scan of the same text for l, which is With over the lexicon
// that s was made by.
func (l *Lexicon) Rescan(s Scan) Scan {
	if len(l.surfaces.At) == 0 {
		return s
	}
	own := *l
	own.base = nil
	var names []int32
	for i := 0; i < len(s.text); {
		r, n := rune(s.text[i]), 1
		if r >= utf8.RuneSelf {
			if r, n = lex.Wide(s.text, i), 3; r < 0 {
				r, n = lex.Rune(s.text, i)
			}
		}
		if own.surfaces.Any>>(r&63)&1 != 0 && !own.none(r) && own.may(s.text, i, r, n) && own.listedAt(s.text, i, r, n) {
			names = append(names, int32(i))
		}
		i += n
	}
	if len(names) > 0 {
		names = append(names, s.names...)
		slices.Sort(names)
		s.names = slices.Compact(names)
	}
	return s
}

// FindIn returns what Find finds in the part of the scanned text at a span. The
// scan was made by l.
func (l *Lexicon) FindIn(s Scan, at facts.Span) []entity.Mention {
	return l.find(at.In(s.text), s.places.within(at), at.Start)
}

// within returns the places at a span.
func (p places) within(at facts.Span) places {
	cut := func(all []int32) []int32 {
		from, _ := slices.BinarySearch(all, int32(at.Start))
		to, _ := slices.BinarySearch(all, int32(at.End))
		return all[from:to]
	}
	return places{cut(p.names), cut(p.endings)}
}

// look adds the places of a text to p.
func (l *Lexicon) look(folded string, p places) places {
	l.prepare(folded)
	for i := 0; i < len(folded); {
		r, n := rune(folded[i]), 1
		if r >= utf8.RuneSelf {
			if r, n = lex.Wide(folded, i), 3; r < 0 {
				r, n = lex.Rune(folded, i)
			}
		}
		if !l.none(r) && l.may(folded, i, r, n) && l.listedAt(folded, i, r, n) {
			p.names = append(p.names, int32(i))
		}
		if r == 'S' && strings.HasPrefix(folded[i:], "ST") || l.shapes.First.Has(r) && l.shapes.EndingAt(folded, i, r) {
			p.endings = append(p.endings, int32(i))
		}
		i += n
	}
	return p
}

// none reports whether no surface begins with r, as of most runes of a text; it says so
// of a lexicon of one layer alone.
func (l *Lexicon) none(r rune) bool {
	return l.base == nil && l.lazy == nil && !l.surfaces.First.Has(uint32(filing.LowerRune(r)))
}

// may reports whether a surface of any layer may begin at byte i, where r1 stands, of
// n1 bytes: most runes of a text, and most pairs of them, begin none.
func (l *Lexicon) may(text string, i int, r1 rune, n1 int) bool {
	r1 = filing.LowerRune(r1)
	r2 := rune(-1)
	for x := l; x != nil; x = x.base {
		if x.lazy != nil {
			return true
		}
		if !x.surfaces.First.Has(uint32(r1)) {
			continue
		}
		if r2 < 0 {
			if i+n1 >= len(text) {
				return false
			}
			if r2 = lex.Wide(text, i+n1); r2 < 0 {
				r2, _ = lex.Rune(text, i+n1)
			}
			r2 = filing.LowerRune(r2)
		}
		if x.surfaces.Pairs.Has(filing.Hash(r1, r2)) {
			return true
		}
	}
	return false
}

// listedAt reports whether a surface of any layer begins at byte i, where r1
// stands, of n1 bytes.
func (l *Lexicon) listedAt(text string, i int, r1 rune, n1 int) bool {
	found := false
	l.beginning(text, i, r1, n1, func(s *filing.Surface) bool {
		found = true
		return true
	})
	return found
}
