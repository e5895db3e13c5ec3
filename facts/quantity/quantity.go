package quantity

import (
	"wenbao/facts"
	"wenbao/facts/lex"
)

// Range ends of a Mention.
const (
	NoRange = 0
	Low     = 1 // lower end; the next mention is the upper end
	High    = 2
)

// Mention is a quantity found in a text.
type Mention struct {
	Span       facts.Span // number and unit; approximators before and after left out, 余 and 多 inside left in
	Number     facts.Span // the number itself, without unit
	Quantity   facts.Quantity
	ApproxSpan facts.Span // the approximator's words, empty if there are none
	Range      int        // NoRange, Low or High
	Rule       string     // the rule that found it
}

// Find returns the quantities of a text, in order and disjoint.
func Find(text string) []Mention {
	f := lex.Fold(text)
	ms := FindFolded(f)
	if f.Text == text {
		return ms
	}
	for i := range ms {
		m := &ms[i]
		m.Span, m.Number, m.ApproxSpan = f.Original(m.Span), f.Original(m.Number), f.Original(m.ApproxSpan)
	}
	return ms
}
