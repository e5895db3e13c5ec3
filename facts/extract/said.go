package extract

import (
	"wenbao/facts"
	"wenbao/facts/extract/cue"
)

// said is a word of a sentence with its classes.
type said struct {
	facts.Span
	class cue.Class
}

// askedClasses are the classes that rules look for anywhere in a sentence, most of
// them once a figure. One reading of the sentence finds the words of all.
const askedClasses = claimClasses | cue.Refuted | cue.Respectively | cue.SelfRef | cue.ThatKind

// saidWords returns the words of the asked classes, in order; of several at a place
// the longest first.
func (l *line) saidWords() []said {
	if !l.read {
		l.read = true
		cue.Each(l.text, askedClasses, func(at facts.Span, c cue.Class) {
			l.said, l.saying = append(l.said, said{at, c}), l.saying|c
		})
	}
	return l.said
}

// says returns which of the asked classes in c have a word within [from, to).
func (l *line) says(c cue.Class, from, to int) cue.Class {
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

// firstSaid returns the first word of an asked class at or after byte from, the
// longest that begins there; false if there is none.
func (l *line) firstSaid(c cue.Class, from int) (facts.Span, bool) {
	for _, w := range l.saidWords() {
		if w.class&c != 0 && w.Start >= from {
			return w.Span, true
		}
	}
	return facts.Span{}, false
}

// lastSaid returns the last word of an asked class within [from, to), the longest
// that ends there; false if there is none.
func (l *line) lastSaid(c cue.Class, from, to int) (last facts.Span, ok bool) {
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

// haltBefore returns where the last ; or 。 before byte at is, -1 if there is none.
func (l *line) haltBefore(at int) int {
	for i := len(l.halts) - 1; i >= 0; i-- {
		if l.halts[i] < at {
			return l.halts[i]
		}
	}
	return -1
}

// haltAfter returns where the first ; or 。 at or after byte at is, the end of the
// sentence if there is none.
func (l *line) haltAfter(at int) int {
	for _, h := range l.halts {
		if h >= at {
			return h
		}
	}
	return len(l.text)
}
