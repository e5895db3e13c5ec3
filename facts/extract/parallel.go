package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// A parallelPart is one of the parts between semicolons that begins with a word right before a figure: [三星]6140万台,份额19.0%.
type parallelPart struct {
	word  facts.Span
	units [2]facts.Unit // of its first two figures
	known bool          // the word is a name
}

// withParallel takes the words for names that stand where the other parts of a sentence have one, where those are two at
// least and tell figures of the same units in the same order: 三星6140万台,份额19.0%;小米4350万台,份额13.5%;传音2920万台,份额9.0%.
// It misses parts of a sentence with one figure each, of which products are told as well.
func (d *document) withParallel(l *prose.Line) {
	d.withCounted(l)
	if d.Report || len(l.Entities) < 2 || strings.Count(l.Text, ";") < 2 {
		return
	}
	parts := d.parallel(l)
	known := 0
	for _, p := range parts {
		if p.known {
			known++
		}
	}
	if known < 2 || 2*known < len(parts) {
		return
	}
	like := parts[slices.IndexFunc(parts, func(p parallelPart) bool { return p.known })].units
	n := len(l.Entities)
	for _, p := range parts {
		if name := p.word.In(l.Text); !p.known && p.units == like && d.mayName(name) {
			l.Entities = append(slices.Clip(l.Entities), entity.Mention{Span: p.word, Names: []string{name}, Rule: entity.RulePattern})
		}
	}
	if len(l.Entities) > n {
		slices.SortFunc(l.Entities, func(a, b entity.Mention) int { return a.Span.Start - b.Span.Start })
	}
}

// withCounted takes for names the members of a list that says how many there are of them, where two of them are known at
// least and no more are not: 光岚科技、太辰光、[德禾立]三家前三季度净利润.
func (d *document) withCounted(l *prose.Line) {
	if d.Report || len(l.Entities) < 2 || !lex.Contains(l.Text, "、") || !numbered.In(l.Text) {
		return
	}
	m := countedNames.FindStringSubmatchIndex(l.Text)
	if m == nil {
		return
	}
	var strangers []facts.Span
	known, at := 0, m[2]
	for _, word := range strings.Split(l.Text[m[2]:m[3]], "、") {
		s := facts.Span{Start: at, End: at + len(word)}
		at = s.End + len("、")
		switch {
		case slices.ContainsFunc(l.Entities, func(o entity.Mention) bool { return o.Span == s }):
			known++
		case l.HasName(s.Start, s.End) || !d.mayName(word):
			return
		default:
			strangers = append(strangers, s)
		}
	}
	if known < 2 || len(strangers) > known || strings.Count(l.Text[m[2]:m[3]], "、")+1 != lex.Numeral(l.Text[m[4]:m[5]]) {
		return
	}
	for _, s := range strangers {
		name := s.In(l.Text)
		for i := s.Start; i >= s.Start; { // and again behind the list
			l.Entities = append(slices.Clip(l.Entities), entity.Mention{Span: facts.Span{Start: i, End: i + len(name)}, Names: []string{name}, Rule: entity.RulePattern})
			next := lex.Index(l.Text[i+len(name):], name)
			if next < 0 {
				break
			}
			i += len(name) + next
		}
	}
	slices.SortFunc(l.Entities, func(a, b entity.Mention) int { return a.Span.Start - b.Span.Start })
}

// numbered is a number of somebody.
var numbered = lex.NewWords("两家", "三家", "四家", "五家", "六家")

// countedNames is such a list with its number behind.
var countedNames = pattern.New(`((?:\p{Han}{2,6}、)+\p{Han}{2,6}?)([两三四五六])家`)

// parallel returns the parts of a sentence that begin with a word right before a figure and have a second one.
func (d *document) parallel(l *prose.Line) []parallelPart {
	var out []parallelPart
	for from := 0; from < len(l.Text); {
		to := len(l.Text)
		if i := strings.IndexByte(l.Text[from:], ';'); i >= 0 {
			to = from + i
		}
		var p parallelPart
		n := 0
		for _, q := range l.Quantities {
			if q.Span.Start < from || q.Span.Start >= to || n == len(p.units) {
				continue
			}
			if n == 0 {
				p.word = facts.Span{Start: from, End: lex.BlanksBack(l.Text, q.Span.Start)}
			}
			p.units[n] = q.Quantity.Unit
			n++
		}
		if n == len(p.units) {
			p.known = slices.ContainsFunc(l.Entities, func(m entity.Mention) bool { return m.Span == p.word && len(m.Names) == 1 })
			if p.known || !l.HasName(p.word.Start, p.word.End) {
				out = append(out, p)
			}
		}
		from = to + 1
	}
	return out
}

// mayName reports whether a word can be the name of somebody: two to four characters, none of a metric or of grammar.
func (d *document) mayName(word string) bool {
	if k := utf8.RuneCountInString(word); k < 2 || k > 4 || strings.ContainsFunc(word, func(r rune) bool { return !lex.Han(r) }) {
		return false
	}
	return len(d.metrics.Find(word)) == 0 && d.metrics.Units(word) == nil && cue.Of(word) == 0 && cue.Suffix(word, cue.Whole) == ""
}
