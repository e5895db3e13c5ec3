package prose

import (
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/quantity"
)

// EndBefore returns where the figure before quantity n ends, 0 if there is
// none.
func (l *Line) EndBefore(n int) int {
	if n == 0 {
		return 0
	}
	return l.Quantities[n-1].Span.End
}

// StartOf returns where figure n begins, its approximator included.
func (l *Line) StartOf(n int) int {
	q := l.Quantities[n]
	if a := q.ApproxSpan; a.Len() > 0 && a.Start < q.Span.Start {
		return a.Start
	}
	return q.Span.Start
}

// Between returns the text of the sentence before the clause of quantity
// n, after the quantity before it.
func (l *Line) Between(n int) string {
	from := 0
	if n > 0 {
		from = l.Quantities[n-1].Span.End
	}
	return l.Text[from:l.Quantities[n].Span.Start]
}

// HasFigure reports whether a figure stands within from…to.
func (l *Line) HasFigure(from, to int) bool {
	for _, q := range l.Quantities {
		if q.Span.Start >= from && q.Span.End <= to {
			return true
		}
	}
	return false
}

// SumsUp reports whether the figure's clause sums up what went before:
// 每10股派2.309元,合计派发808.11亿元.
func (l *Line) SumsUp(n int) bool {
	c := l.Clause[l.Quantities[n].Span.Start]
	for _, p := range l.runs {
		if s := l.Text[p.Start:max(p.Start, min(p.End, l.Quantities[n].Span.Start))]; p.clause == c && sums.In(s) {
			return true
		}
	}
	return false
}

var sums = lex.NewWords("共", "总额", "合计", "总计")

// Surface returns the figure's span in the article and its wording with the
// approximator beside it: 近600万户.
func (l *Line) Surface(q quantity.Mention, high *quantity.Mention) (facts.Span, string) {
	span, full := q.Span, q.Span
	if a := q.ApproxSpan; a.Len() > 0 {
		full.Start, full.End = min(full.Start, a.Start), max(full.End, a.End)
	}
	if high != nil {
		span.End = max(span.End, high.Span.End)
		full.End = max(full.End, high.Span.End)
	}
	return l.InArticle(span), l.folded.Original(full).In(l.source)
}

// BracketOf returns the name right before the bracket or the sign that quantity n opens with:
// [招商银行](0.95%), [中国人寿]+60.5%.
func (l *Line) BracketOf(n int) (facts.Span, bool) {
	start := lex.BlanksBack(l.Text, l.StartOf(n))
	end := start - 1
	switch {
	case start == 0:
		return facts.Span{}, false
	case l.Text[start-1] == '(' || l.Text[start-1] == '+':
	case l.Text[start] == '+' || l.Text[start] == '-':
		end = start
	default:
		return facts.Span{}, false
	}
	for _, m := range l.Entities {
		if m.Span.End == end && len(m.Names) == 1 {
			return m.Span, true
		}
	}
	return facts.Span{}, false
}
