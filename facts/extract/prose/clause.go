package prose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/quantity"
)

// piece is a run of a clause: a bracket or another clause may part it from the
// next.
type piece struct {
	facts.Span
	clause int16
}

// Pieces returns the spans of clause c within [from, to), in order.
func (l *Line) Pieces(c int16, from, to int) []facts.Span {
	var out []facts.Span
	for _, p := range l.runs {
		if s := (facts.Span{Start: max(p.Start, from), End: min(p.End, to)}); p.clause == c && s.Start < s.End {
			out = append(out, s)
		}
	}
	return out
}

// ClauseText returns the text of clause c within [from, to).
func (l *Line) ClauseText(c int16, from, to int) string {
	out := ""
	for _, p := range l.runs {
		if s := (facts.Span{Start: max(p.Start, from), End: min(p.End, to)}); p.clause == c && s.Start < s.End {
			out += s.In(l.Text) // mostly one piece, which is not copied
		}
	}
	return out
}

// splitClauses numbers the clauses: marks separate them, and a bracket opens
// one of its own, after which the clause around it goes on.
func (l *Line) splitClauses() {
	l.Clause = slices.Grow(l.Clause, len(l.Text))[:len(l.Text)]
	var next, cur int16
	var stack []int16
	n, text := 0, l.Text
	for i := 0; i < len(text); i += n {
		r := rune(text[i])
		if n = 1; r >= utf8.RuneSelf {
			if r, n = lex.Wide(text, i), 3; r < 0 {
				r, n = lex.Rune(text, i)
			}
		}
		if !splitting.Has(r) {
			continue // as most do
		}
		if wording.Halts.Has(r) {
			l.halts = append(l.halts, i)
		}
		switch {
		case l.inFigure(i) || wording.InWord(l.Text, i) || l.inName(i):
		case r == ':' && (strings.HasSuffix(l.Text[:i], "是") || strings.HasSuffix(l.Text[:i], "为")) && l.inFigure(min(lex.Blanks(l.Text, i+1), len(l.Text)-1)):
			// 毛利率为: 23.5%, and no new clause
		case r == '(' || r == '[' || r == '（':
			l.endRun(i, cur)
			stack = append(stack, cur)
			next++
			cur = next
		case (r == ')' || r == ']' || r == '）') && len(stack) > 0:
			l.endRun(i+n, cur)
			cur, stack = stack[len(stack)-1], stack[:len(stack)-1]
		case r == '-' && !isDash(text, i):
		case clauseMarks.Has(r):
			l.endRun(i+n, cur)
			next++
			cur = next
		}
	}
	l.endRun(len(l.Text), cur)
}

// isDash reports whether the hyphen at byte i parts what stands before and after it, with
// blanks on both sides, and is no sign: 核心观点 - 2025Q1公司总销量8.76万辆.
func isDash(text string, i int) bool {
	after := lex.Blanks(text, i+1)
	if i == 0 || text[i-1] != ' ' || after == i+1 || after == len(text) {
		return false
	}
	number := strings.TrimLeft(text[after:], "0123456789.,")
	return len(number) == len(text)-after || strings.HasPrefix(number, "年") || strings.HasPrefix(number, "Q")
}

// clauseMarks part clauses; splitting are all runes that do or may.
var (
	clauseMarks = lex.NewRunes(",，;；:：。!！?？\n—【】|-")
	splitting   = lex.NewRunes(",，;；:：。!！?？\n—【】|-([（)]）")
)

// inFigure reports whether byte i is one of a quantity.
func (l *Line) inFigure(i int) bool {
	return slices.ContainsFunc(l.Quantities, func(q quantity.Mention) bool { return q.Span.Start <= i && i < q.Span.End })
}

// inName reports whether byte i stands within a name: 岚城科技[(]上海[)]股份有限公司.
func (l *Line) inName(i int) bool {
	return slices.ContainsFunc(l.Entities, func(m entity.Mention) bool { return m.Span.Start < i && i+1 < m.Span.End })
}

// endRun gives what stands between the last run and byte to to clause c.
func (l *Line) endRun(to int, c int16) {
	from := 0
	if k := len(l.runs) - 1; k >= 0 {
		from = l.runs[k].End
	}
	if from == to {
		return
	}
	run := l.Clause[from:to]
	for k := range run {
		run[k] = c
	}
	if k := len(l.runs) - 1; k >= 0 && l.runs[k].clause == c {
		l.runs[k].End = to
		return
	}
	l.runs = append(l.runs, piece{facts.Span{Start: from, End: to}, c})
}
