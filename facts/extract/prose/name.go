package prose

import (
	"slices"

	"wenbao/facts/entity"
	"wenbao/facts/lex"
)

// HasName reports whether a name stands within from…to.
func (l *Line) HasName(from, to int) bool {
	for _, m := range l.Entities {
		if m.Span.Start >= from && m.Span.End <= to {
			return true
		}
	}
	return false
}

// NameAt reports whether a name begins at byte i.
func (l *Line) NameAt(i int) bool {
	return slices.ContainsFunc(l.Entities, func(m entity.Mention) bool { return m.Span.Start == i })
}

// NameBefore reports whether a name stands right before quantity n: 深蓝汽车[24.39万辆], 国航[集团944架].
func (l *Line) NameBefore(n int) bool {
	at := lex.BlanksBack(l.Text, l.Quantities[n].Span.Start) // vivo 2880万台
	return slices.ContainsFunc(l.Entities, func(m entity.Mention) bool {
		return m.Span.End == at || m.Span.End == at-len("集团") && l.Text[m.Span.End:at] == "集团"
	})
}

// OpensWithName reports whether a sentence begins with a name and figure n right behind it:
// 古茗11,179家,….
func (l *Line) OpensWithName(n int) bool {
	return len(l.Entities) > 0 && l.Entities[0].Span.Start == 0 && l.Entities[0].Span.End == l.Quantities[n].Span.Start
}
