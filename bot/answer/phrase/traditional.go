package phrase

import (
	"strings"

	"wenbao/facts/lex"
	"wenbao/facts/quantity"
)

// Traditional turns a text into Traditional characters but for its quantities, which
// stay as they are cited: 272.46亿元.
func Traditional(s string) string {
	var b strings.Builder
	at := 0
	for _, m := range quantity.Find(s) {
		start, end := m.Span.Start, m.Span.End
		if a := m.ApproxSpan; a.Len() > 0 {
			start, end = min(start, a.Start), max(end, a.End)
		}
		if start < at {
			continue
		}
		b.WriteString(lex.Traditional(s[at:start]))
		b.WriteString(s[start:end])
		at = end
	}
	b.WriteString(lex.Traditional(s[at:]))
	return b.String()
}
