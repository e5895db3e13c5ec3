// Package prosetest makes lines of sentences for the tests of what reads them.
package prosetest

import (
	"testing"

	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/lex"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// Line takes a sentence apart that is the given one of its article, with the quantities
// and periods of the recognisers, these as of the anchor; it knows no entities.
func Line(index int, text string, anchor facts.Period) *prose.Line {
	return line(index, text, anchor, false)
}

// Named is Line with the entities that everybody knows.
func Named(index int, text string, anchor facts.Period) *prose.Line {
	return line(index, text, anchor, true)
}

func line(index int, text string, anchor facts.Period, named bool) *prose.Line {
	cue.Load()
	var l prose.Line
	f := lex.Fold(text)
	l.Begin(index, text, f, 0)
	l.Quantities = quantity.AppendFolded(nil, f)
	l.Periods = period.FindFolded(f, period.Context{Anchor: anchor})
	if named {
		l.Entities = naming.Default().Find(f.Text)
	}
	l.Settle()
	return &l
}

// Ask runs rows of a function's name, a sentence, a figure of it as it is worded and what
// the function says of that quantity; every row has to meet its figure.
func Ask(t *testing.T, read func(string) *prose.Line, funcs map[string]func(l *prose.Line, n int) string, rows [][4]string) {
	t.Helper()
	for _, row := range rows {
		name, text, figure, want := row[0], row[1], row[2], row[3]
		l := read(text)
		found := false
		for n, q := range l.Quantities {
			if q.Span.In(l.Text) != figure {
				continue
			}
			found = true
			if got := funcs[name](l, n); got != want {
				t.Errorf("%s of %s in %s: %q, want %q", name, figure, text, got, want)
			}
		}
		if !found {
			t.Errorf("%s has no figure %s", text, figure)
		}
	}
}
