package extract

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/wording"
	"wenbao/facts/period"
)

// piece is a run of a clause: a bracket or another clause may part it from the
// next.
type piece struct {
	facts.Span
	clause int16
}

// pieces returns the spans of clause c within [from, to), in order.
func (l *line) pieces(c int16, from, to int) []facts.Span {
	var out []facts.Span
	for _, p := range l.runs {
		if s := (facts.Span{Start: max(p.Start, from), End: min(p.End, to)}); p.clause == c && s.Start < s.End {
			out = append(out, s)
		}
	}
	return out
}

// clauseText returns the text of clause c within [from, to).
func (l *line) clauseText(c int16, from, to int) string {
	out := ""
	for _, p := range l.runs {
		if s := (facts.Span{Start: max(p.Start, from), End: min(p.End, to)}); p.clause == c && s.Start < s.End {
			out += s.In(l.text) // mostly one piece, which is not copied
		}
	}
	return out
}

// cut is a span that is no part of a metric's wording.
type cut struct {
	facts.Span
	compared bool // with a word of comparing before it
}

// cutouts returns the entity and period mentions of the sentence, its figures and
// remarks on their format.
func (l *line) cutouts() []cut {
	if l.cuts != nil {
		return l.cuts
	}
	if len(l.quants) == 0 {
		l.formats = formatsOf(l.text) // which dropClashes needs for figures only
	}
	cuts := make([]cut, 0, len(l.formats)+len(l.ents)+len(l.periods)+2*len(l.quants))
	for _, f := range l.formats {
		cuts = append(cuts, cut{Span: f})
	}
	for _, m := range l.ents {
		cuts = append(cuts, cut{Span: l.around(m.Span)})
	}
	var compared []facts.Span
	for _, p := range l.periods {
		if period.Rolling(p.Span.In(l.text)) {
			continue
		}
		if p.Role == "" || strings.ContainsAny(p.Span.In(l.text), "0123456789") {
			s := l.comparison(p)
			if p.Period.Instant && strings.HasPrefix(l.text[s.End:], "止") {
				s.End += len("止") // 截至2024年12月底[止]股东应占溢利
			}
			if cuts = append(cuts, cut{Span: s}); s != p.Span {
				compared = append(compared, s)
			}
		}
	}
	for _, q := range l.quants {
		cuts = append(cuts, cut{Span: q.Span})
		if q.ApproxSpan.Len() > 0 {
			cuts = append(cuts, cut{Span: q.ApproxSpan})
		}
	}
	for i := range cuts {
		cuts[i].compared = slices.Contains(compared, cuts[i].Span)
	}
	slices.SortFunc(cuts, func(a, b cut) int { return a.Start - b.Start })
	l.cuts = cuts
	return cuts
}

// bare returns the text of the spans without the entity and period mentions
// and the quantities inside.
func (l *line) bare(spans []facts.Span) string {
	out := ""
	for _, s := range spans {
		at := s.Start
		for _, c := range l.cutouts() {
			if c.Start >= s.End {
				break
			}
			if c.End <= at {
				continue
			}
			if c.Start > at {
				out += l.text[at:c.Start] // mostly one piece, which is not copied
			}
			if c.compared {
				out += someComparison
			}
			at = max(at, c.End)
		}
		if at < s.End {
			out += l.text[at:s.End]
		}
	}
	return out
}

// around returns a name's span with what the name is to the text before it or
// where it is, and the 公司 behind it: [控股子公司深圳航空], [蔚来公司].
func (l *line) around(s facts.Span) facts.Span {
	s.Start -= len(cue.Suffix(l.text[:s.Start], cue.Apposition))
	if before := l.text[wording.Stops.LastIndex(l.text[:s.Start])+1 : s.Start]; strings.HasSuffix(before, "的") {
		for _, w := range cue.Listed("seat") {
			if strings.HasPrefix(before, w) {
				s.Start -= len(before) // 设在香港的浦银国际
			}
		}
	}
	if w := cue.Prefix(l.text[s.End:], cue.SelfNoun); w != "" && cue.Prefix(l.text[s.End+len(w):], cue.OfSelf) == "" {
		s.End += len(w)
	}
	return s
}
