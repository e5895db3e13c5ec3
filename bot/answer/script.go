package answer

import (
	"strings"

	"wenbao/facts/lex"
	"wenbao/facts/quantity"
)

// inScript turns the words of an answer into Traditional characters when the
// question is written in them. Figures and quotations stay as their source
// writes them: they are cited.
func inScript(a *Answer, question string) {
	if !lex.IsTraditional(question) {
		return
	}
	a.Text = traditional(a.Text)
	a.Interpretation = traditional(a.Interpretation)
	for i, s := range a.Suggestions {
		a.Suggestions[i] = traditional(s)
	}
}

// traditional converts a text but for its quantities.
func traditional(s string) string {
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
