package prose

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/wording"
)

// said is a word of a sentence with its classes.
type said struct {
	facts.Span
	class cue.Class
}

// askedClasses are the classes that rules look for anywhere in a sentence, most of
// them once a figure. One reading of the sentence finds the words of all; Says,
// FirstSaid and LastSaid know no others.
const askedClasses = claimClasses | cue.Refuted | cue.Respectively | cue.SelfRef | cue.ThatKind

// saidWords returns the words of the asked classes, in order; of several at a place
// the longest first.
func (l *Line) saidWords() []said {
	if !l.read {
		l.read = true
		cue.Each(l.Text, askedClasses, func(at facts.Span, c cue.Class) {
			l.said, l.saying = append(l.said, said{at, c}), l.saying|c
		})
	}
	return l.said
}

// Says returns which of the asked classes in c have a word within [from, to).
func (l *Line) Says(c cue.Class, from, to int) cue.Class {
	var found cue.Class
	all := l.saidWords()
	if l.saying&c == 0 {
		return 0
	}
	for _, w := range all {
		if w.class&c != 0 && w.Start >= from && w.End <= to {
			found |= w.class & c
		}
	}
	return found
}

// FirstSaid returns the first word of an asked class at or after byte from, the
// longest that begins there; false if there is none.
func (l *Line) FirstSaid(c cue.Class, from int) (facts.Span, bool) {
	for _, w := range l.saidWords() {
		if w.class&c != 0 && w.Start >= from {
			return w.Span, true
		}
	}
	return facts.Span{}, false
}

// LastSaid returns the last word of an asked class within [from, to), the longest
// that ends there; false if there is none.
func (l *Line) LastSaid(c cue.Class, from, to int) (last facts.Span, ok bool) {
	all := l.saidWords()
	if l.saying&c == 0 {
		return last, false
	}
	for _, w := range all {
		if w.class&c != 0 && w.Start >= from && w.End <= to && w.End > last.End {
			last, ok = w.Span, true
		}
	}
	return last, ok
}

// HaltBefore returns where the last ; or 。 before byte at is, -1 if there is none.
func (l *Line) HaltBefore(at int) int {
	for i := len(l.halts) - 1; i >= 0; i-- {
		if l.halts[i] < at {
			return l.halts[i]
		}
	}
	return -1
}

// ClauseBefore returns where the clause begins and ends that a comma parts from byte at on;
// end is -1 if there is none. It is asked for by several rules for the same figure.
func (l *Line) ClauseBefore(at int) (from, end int) {
	if l.before.at != at || at == 0 {
		from, end = 0, strings.LastIndexByte(l.Text[:at], ',')
		if end >= 0 {
			from = wording.Stops.LastIndex(l.Text[:end]) + 1
		}
		l.before = before{at, from, end}
	}
	return l.before.from, l.before.end
}

// before is the clause before a byte, as ClauseBefore returned it last.
type before struct{ at, from, end int }

// SemicolonBefore returns where the last ; before byte at is, -1 if there is none.
func (l *Line) SemicolonBefore(at int) int {
	for i := len(l.halts) - 1; i >= 0; i-- {
		if h := l.halts[i]; h < at && l.Text[h] == ';' {
			return h
		}
	}
	return -1
}

// HaltAfter returns where the first ; or 。 at or after byte at is, the end of the
// sentence if there is none.
func (l *Line) HaltAfter(at int) int {
	for _, h := range l.halts {
		if h >= at {
			return h
		}
	}
	return len(l.Text)
}

// claimClasses are the classes of words that claim something of a figure.
const claimClasses = cue.Denied | cue.Target | cue.Planned | cue.Forecast

// ClaimsIn returns the classes of the words of claiming in text, which stands at
// from…to of the sentence where no bracket parts it. They are looked for once for
// all figures of a sentence.
func (l *Line) ClaimsIn(from, to int, text string) cue.Class {
	var found cue.Class
	if from < 0 || l.Text[from:to] != text {
		cue.Each(text, claimClasses, func(_ facts.Span, c cue.Class) { found |= c })
		return found
	}
	if found = l.Says(claimClasses, from, to); found == 0 || len(l.Entities) == 0 {
		return found
	}
	found = 0
	cue.Each(text, claimClasses, func(s facts.Span, c cue.Class) {
		at := facts.Span{Start: from + s.Start, End: from + s.End}
		if !slices.ContainsFunc(l.Entities, func(m entity.Mention) bool { return m.Span.Contains(at) }) {
			found |= c // 规划 of 岚城交通规划研究总院 plans nothing
		}
	})
	return found
}
