package period

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// joined resolves p, and the range that begins with it: 2021-2023年, 5月-10月,
// 18年10月1日到19年2月3日, 从2001年起至今, 2015年和2018年之间; and what opens a
// side: 2018年以前, 自2018年以来, 2012-01-01及以前. It returns the period, where
// the wording ends, and its rule; p.start moves to a 从 or 自.
func (s *scanner) joined(p *parts) (facts.Period, int, string) {
	t := s.t
	if q, ok := s.upper(p); ok {
		low, high := s.fill(p, &q)
		end := q.end
		if lex.Preceded(t, p.start, "从自由") {
			p.start -= len("从")
		}
		for _, w := range [...]string{"之间", "期间", "止", "间"} {
			if strings.HasPrefix(t[end:], w) && !(w == "间" && lex.Followed(t, end+3, "接")) {
				end += len(w)
				break
			}
		}
		if low.IsZero() || high.IsZero() {
			return facts.Period{}, end, "range"
		}
		return facts.Period{Start: low.Start, End: high.End}, end, "range"
	}
	period := s.resolve(p)
	asOf := s.asOf(p)
	if (p.grain == day || period.Instant) && !period.IsZero() {
		if n, end := s.endedBy(p.end); n > 0 {
			return facts.Period{Start: period.End.AddMonths(-n), End: period.End}, end, "months to"
		}
	}
	if open, end, ok := s.open(p, period); ok {
		return open, end, p.rule + " open"
	}
	if asOf && !period.IsZero() {
		period = period.AtEnd()
		if !period.Instant {
			period.Instant = true
		}
	}
	return period, s.vague(p.end), p.rule
}

// endedBy reads 止六个月 and 止年度 after a day, as Hong Kong reports name
// their periods: the months that end with it.
func (s *scanner) endedBy(i int) (months, end int) {
	t := s.t
	switch {
	case strings.HasPrefix(t[i:], "为止"):
		i += len("为止")
	case strings.HasPrefix(t[i:], "止"):
		i += len("止")
	default:
		return 0, 0
	}
	if strings.HasPrefix(t[i:], "的") {
		i += len("的")
	}
	for _, w := range [...]string{"财政年度", "年度", "全年"} {
		if strings.HasPrefix(t[i:], w) {
			return 12, i + len(w)
		}
	}
	for _, w := range [...]string{"半年度", "上半年", "半年", "中期"} {
		if strings.HasPrefix(t[i:], w) {
			return 6, i + len(w)
		}
	}
	n, ok := numberAt(t, i)
	if !ok || n.value < 1 || n.value > 24 {
		return 0, 0
	}
	k := lex.Blanks(t, n.end)
	switch {
	case strings.HasPrefix(t[k:], "个月"):
		return n.value, k + len("个月")
	case strings.HasPrefix(t[k:], "年度"):
		return 12 * n.value, k + len("年度")
	}
	return 0, 0
}

// vague skips 左右 after a date.
func (s *scanner) vague(i int) int {
	if strings.HasPrefix(s.t[i:], "左右") {
		return i + len("左右")
	}
	return i
}

// asOf reports whether 截至 or 截止 stands before: the instant at the end.
func (s *scanner) asOf(p *parts) bool {
	i := lex.BlanksBack(s.t, p.start)
	if !lex.Preceded(s.t, i, "至止到") {
		return false
	}
	for _, w := range [...]string{"截至", "截止", "截止到", "截至到", "截止至"} {
		if strings.HasSuffix(s.t[:i], w) {
			return true
		}
	}
	return false
}

// upper reads the second end of a range after p.
func (s *scanner) upper(p *parts) (parts, bool) {
	t := s.t
	j := lex.Blanks(t, p.end)
	if strings.HasPrefix(t[j:], "起") {
		j += len("起")
	}
	k, and := dash(t, j), false
	if k == 0 && (strings.HasPrefix(t[j:], "和") || strings.HasPrefix(t[j:], "与") || strings.HasPrefix(t[j:], "及")) {
		k, and = len("和"), true
	}
	if k == 0 || p.grain == fixed {
		return parts{}, false
	}
	j = lex.Blanks(t, j+k)
	if strings.HasPrefix(t[j:], "今") && !strings.HasPrefix(t[j:], "今年") {
		return parts{}, false
	}
	s.joins = true
	q, ok := s.expr(j)
	if !ok {
		q, ok = s.loose(p, j)
	} else if p.grain == month && p.rule == "date" && q.grain == year && q.rule == "bare year" {
		ok = true
	}
	s.joins = false
	if !ok || q.grain == fixed && q.fixed.IsZero() {
		return parts{}, false
	}
	if and && !strings.HasPrefix(t[q.end:], "之间") && !(strings.HasPrefix(t[q.end:], "间") && !lex.Followed(t, q.end+3, "接")) {
		return parts{}, false
	}
	return q, true
}

// loose reads a second end that is a number alone: the 12 of 4月1日-12, the
// 2018 of 2016-2018.
func (s *scanner) loose(p *parts, j int) (parts, bool) {
	n, ok := numberAt(s.t, j)
	if !ok || digitAt(s.t, n.end) || letterAt(s.t, n.end) || n.end < len(s.t) && (s.t[n.end] == '.' || s.t[n.end] == '%') && digitAt(s.t, n.end+1) {
		return parts{}, false
	}
	q := parts{start: j, end: n.end, rule: "range"}
	if p.grain == day && n.digits <= 2 && n.value >= 1 && n.value <= 31 && s.clauseEnd(n.end) {
		q.grain, q.day = day, n.value
		return q, true
	}
	return parts{}, false
}

// fill gives each end of a range what it leaves to the other and resolves
// both.
func (s *scanner) fill(p, q *parts) (low, high facts.Period) {
	if p.named && p.year != 0 && !q.named {
		q.year, q.named = p.year, true
		if q.grain == day && q.a == 0 {
			q.a = p.a
		}
		if q.grain != day && p.grain == q.grain && q.a < p.a {
			q.year++
		}
	}
	low = s.resolve(p)
	if !q.named {
		if q.grain == day && q.a == 0 {
			q.a = p.a
		}
		q.year = p.year
	}
	high = s.resolve(q)
	return low, high
}

// open reads what makes a period open on one side.
func (s *scanner) open(p *parts, period facts.Period) (facts.Period, int, bool) {
	t, j := s.t, lex.Blanks(s.t, p.end)
	if period.IsZero() || p.grain == fixed && p.rule == "span" || !lex.Followed(t, j, "及或以之起至开前后") {
		return period, 0, false
	}
	from := lex.Preceded(t, p.start, "从自")
	for _, w := range [...]struct {
		text string
		kind byte // '<' before, '(' up to and with, '>' after, ')' from on
	}{{"及以前", '('}, {"或之前", '('}, {"或以前", '('}, {"及之前", '('}, {"以前", '<'}, {"之前", '<'},
		{"及以后", ')'}, {"或之后", ')'}, {"或以后", ')'}, {"及之后", ')'}, {"以后", '>'}, {"之后", '>'},
		{"起至今", ')'}, {"至今", ')'}, {"以来", ')'}, {"开始", ')'}, {"起", ')'}, {"前", '<'}, {"后", '>'}} {
		if !strings.HasPrefix(t[j:], w.text) {
			continue
		}
		end := j + len(w.text)
		if !s.opens(w.text, p, end, from) {
			return period, 0, false
		}
		if from {
			p.start -= len("从")
		}
		switch w.kind {
		case '<':
			return facts.Period{End: period.Start}, end, true
		case '(':
			return facts.Period{End: period.End}, end, true
		case '>':
			return facts.Period{Start: period.End}, end, true
		}
		return facts.Period{Start: period.Start}, end, true
	}
	return period, 0, false
}

// opens tells 2025年前 from 2025年前后 and 前五家, and 起 from 起步.
func (s *scanner) opens(word string, p *parts, end int, from bool) bool {
	t := s.t
	switch word {
	case "前":
		r, _ := utf8.DecodeRuneInString(t[min(end, len(t)):])
		return !lex.Followed(t, end, "期述景后半夕三五十几两四六七八九海列") && !(r >= '0' && r <= '9') && !(p.grain == year && p.relative)
	case "后":
		return s.clauseEnd(end) || lex.Followed(t, end, "的,将")
	case "起":
		return from || s.clauseEnd(end) || lex.Followed(t, end, "到至,施实执正全将")
	case "开始":
		return from
	}
	return true
}
