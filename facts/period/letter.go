package period

import (
	"strings"

	"wenbao/facts/lex"
)

// letterPart reads Q3, 3Q, H1, 1H and 9M, and Q1季度.
func (s *scanner) letterPart(p *parts, i int) bool {
	t := s.t
	if i+1 >= len(t) {
		return false
	}
	c, d := t[i], t[i+1]
	if isDigit(c) {
		c, d = d, c
		if digitAt(t, i-1) || !letterAt(t, i+1) {
			return false
		}
	} else if letterAt(t, i-1) {
		return false
	}
	n := int(d) - '0'
	switch {
	case (c == 'Q' || c == 'q') && n >= 1 && n <= 4:
		p.grain = quarter
	case (c == 'H' || c == 'h') && n >= 1 && n <= 2 && (c == 'H' || p.named):
		p.grain = half
	case c == 'M' && n == 9:
		p.grain, n = quarters, 3
	default:
		return false
	}
	end := i + 2
	if digitAt(t, end) && isDigit(t[i+1]) || letterAt(t, end) {
		p.grain = none
		return false
	}
	p.a, p.end, p.rule = n, end, "letters"
	if strings.HasPrefix(t[end:], "季度") {
		p.end += len("季度")
	}
	s.edgeAfter(p)
	return true
}

// letters reads 1H23, 3Q2023, Q3 2023, 9M24 and FY2023, whose year comes last,
// and the quarter alone: Q3.
func (s *scanner) letters(i int, p *parts) bool {
	t := s.t
	if letterAt(t, i-1) || digitAt(t, i-1) {
		return false
	}
	if strings.HasPrefix(t[i:], "FY") {
		n, ok := numberAt(t, lex.Blanks(t, i+2))
		if !ok || n.digits != 4 && n.digits != 2 {
			return false
		}
		p.year, p.grain, p.named, p.end, p.rule = n.value, year, true, n.end, "letters"
		if n.digits == 2 {
			p.year = s.century(n.value)
		}
		s.within(p)
		return true
	}
	q := parts{start: i, end: i}
	if i+1 >= len(t) || !letterAt(t, i) && !letterAt(t, i+1) || !s.letterHead(&q, i) {
		return false
	}
	n, ok := numberAt(t, lex.Blanks(t, q.end))
	if ok && !n.han && (n.digits == 2 && n.end-n.digits == q.end || n.digits == 4 && n.value >= 1900 && n.value < 2100) &&
		!letterAt(t, n.end) && !strings.HasPrefix(t[n.end:], "%") && !(n.end < len(t) && t[n.end] == '.' && digitAt(t, n.end+1)) {
		q.year, q.named, q.end = n.value, true, n.end
		if n.digits == 2 {
			q.year = s.century(n.value)
		}
		*p = q
		return true
	}
	if q.grain == half || digitAt(t, q.end) {
		return false
	}
	s.edgeAfter(&q)
	*p = q
	return true
}

// letterHead is letterPart for a wording whose year follows directly: 1H23.
func (s *scanner) letterHead(p *parts, i int) bool {
	t := s.t
	c, d := t[i], t[i+1]
	if isDigit(c) {
		c, d = d, c
	}
	n := int(d) - '0'
	switch {
	case c == 'Q' && n >= 1 && n <= 4:
		p.grain = quarter
	case c == 'H' && n >= 1 && n <= 2:
		p.grain = half
	case c == 'M' && n == 9:
		p.grain, n = quarters, 3
	default:
		return false
	}
	if letterAt(t, i+2) {
		p.grain = none
		return false
	}
	p.a, p.end, p.rule = n, i+2, "letters"
	if strings.HasPrefix(t[p.end:], "季度") {
		p.end += len("季度")
	}
	return true
}
