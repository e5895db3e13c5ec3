package period

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// fixedPart is a wording within a year that has no number to read.
type fixedPart struct {
	text  string
	grain grain
	n     int
	not   string
}

// halves holds the halves and reports of a year.
var halves = lex.NewLexicon[fixedPart]()

func init() {
	for _, h := range fixedParts {
		halves.Add(h.text, h)
	}
}

var fixedParts = [...]fixedPart{
	{"上半年度", half, 1, ""}, {"下半年度", half, 2, ""}, {"上半年", half, 1, ""}, {"下半年", half, 2, ""},
	{"前半年", half, 1, ""}, {"后半年", half, 2, ""}, {"半年度报告", half, 1, ""}, {"半年度", half, 1, ""}, {"半年报", half, 1, ""},
	{"中报", half, 1, ""}, {"中期", half, 1, "票借贷来"}, {"半年末", half, 1, ""},
	{"一季报", quarter, 1, ""}, {"三季报", quarters, 3, ""}, {"首季度", quarter, 1, ""}, {"首季", quarter, 1, ""}, {"次季度", quarter, 2, ""}, {"次季", quarter, 2, ""}, {"末季度", quarter, 4, ""}, {"末季", quarter, 4, ""},
	{"首月", month, 1, ""}, {"元月份", month, 1, ""}, {"元月", month, 1, ""},
}

// resultsAt reports whether the results of the period stand at byte i: 中期[业绩].
func resultsAt(t string, i int) bool {
	return strings.HasPrefix(t[i:], "业绩") || strings.HasPrefix(t[i:], "报告") || strings.HasPrefix(t[i:], "财报")
}

// sub reads what narrows a year at i, with or without a year before: 一季度,
// 前三季度, 上半年, 1-9月, 6月30日. It leaves p.grain none if there is nothing.
func (s *scanner) sub(p *parts, i int) {
	t := s.t
	if i >= len(t) {
		return
	}
	if h, _, ok := halves.LongestAt(t, i); ok {
		if !lex.Followed(t, i+len(h.text), h.not) && !(strings.HasPrefix(h.text, "次季") && lex.Preceded(t, i, "首单每多本逐再屡数几")) { // 首次季度盈利
			if !p.named && (h.text == "中期" && !resultsAt(t, i+len(h.text)) || h.text == "半年度") {
				return
			}
			p.grain, p.a, p.end, p.rule = h.grain, h.n, i+len(h.text), "half"
			p.report = strings.HasSuffix(h.text, "报") || strings.HasSuffix(h.text, "报告")
			if h.text == "半年末" {
				p.edge = atEnd
				return
			}
			s.edgeAfter(p)
			return
		}
	}
	if s.letterPart(p, i) || s.firstOf(p, i) {
		return
	}
	j, ordinal := i, false
	if strings.HasPrefix(t[j:], "第") {
		j, ordinal = j+len("第"), true
	}
	n, ok := numberAt(t, j)
	if !ok || n.digits > 2 || digitAt(t, j-1) || j >= 2 && t[j-1] == '.' && digitAt(t, j-2) {
		return
	}
	k := lex.Blanks(t, n.end)
	if s.listed(p, n, k, ordinal) || s.quarterPart(p, n, k) || ordinal && p.named && s.nthMonth(p, n, k) {
		return
	}
	if !ordinal {
		s.monthPart(p, n, k)
	}
}

// listed reads the 一 of 一、二季度 and the 7 of 7、8月, which leave their unit
// to the last of the list.
func (s *scanner) listed(p *parts, n number, k int, ordinal bool) bool {
	t := s.t
	if !strings.HasPrefix(t[k:], "、") {
		return false
	}
	m, ok := numberAt(t, k+len("、"))
	if !ok || m.digits > 2 || m.value <= n.value {
		return false
	}
	switch {
	case strings.HasPrefix(t[m.end:], "季度") && n.value >= 1 && m.value <= 4:
		p.grain = quarter
	case strings.HasPrefix(t[m.end:], "月") && !ordinal && n.value >= 1 && m.value <= 12 && !digitAt(t, m.end+len("月")) && !lex.Followed(t, m.end+len("月"), "饼球薪均供租息费台利嫂子亮卡"):
		p.grain = month
	default:
		return false
	}
	p.a, p.end, p.rule = n.value, n.end, "list"
	return true
}

// inRow stands before how many quarters something has gone one way: 连跌三季, 连续三季下滑.
var inRow = lex.NewWords("连续", "连", "连着", "连跌", "连升", "连涨", "连降", "连增", "连减", "连亏", "连超")

// quarterPart reads 季度 after a number: 三季度, 第四季度, 1-3季度, 二、三季度.
func (s *scanner) quarterPart(p *parts, n number, k int) bool {
	t := s.t
	if last, end, ok := s.throughQuarter(k); ok && n.value == 1 {
		p.grain, p.a, p.end, p.rule = quarters, last, end, "year to date"
		return true
	}
	for _, w := range [...]string{"财季", "季度", "季报", "季"} {
		if !strings.HasPrefix(t[k:], w) || n.value < 1 || n.value > 4 {
			continue
		}
		if w == "季" && (lex.Followed(t, k+3, "节后刊候花青豆") || !p.named && lex.Followed(t, k+3, "稻度")) {
			return false
		}
		if inRow.End(t[:p.start]) {
			return false
		}
		p.grain, p.a, p.end, p.rule = quarter, n.value, k+len(w), "quarter"
		if p.report = w == "季报"; p.report && n.value == 3 {
			p.grain = quarters
		}
		s.edgeAfter(p)
		return true
	}
	return false
}

// throughQuarter reads the rest of 一至三季度, 一到三季度, 第一至第三季度: the quarters from the
// first on.
func (s *scanner) throughQuarter(k int) (last, end int, ok bool) {
	t := s.t
	for _, w := range [...]string{"至", "到", "—", "-", "~"} {
		rest, cut := strings.CutPrefix(t[k:], w)
		if !cut {
			continue
		}
		at := k + len(w) + len(rest) - len(strings.TrimPrefix(rest, "第"))
		m, ok := numberAt(t, at)
		if !ok || m.value < 2 || m.value > 4 || !strings.HasPrefix(t[m.end:], "季度") {
			return 0, 0, false
		}
		return m.value, m.end + len("季度"), true
	}
	return 0, 0, false
}

// firstOf reads 前三季度, 前两个季度, 前11个月, 首两月, 1-9月 is monthPart's.
func (s *scanner) firstOf(p *parts, i int) bool {
	t := s.t
	if !strings.HasPrefix(t[i:], "前") && !strings.HasPrefix(t[i:], "首") {
		return false
	}
	n, ok := numberAt(t, lex.Blanks(t, i+3))
	if !ok || n.value < 1 || n.value > 12 {
		return false
	}
	k := lex.Blanks(t, n.end)
	for _, w := range [...]struct {
		text  string
		grain grain
	}{{"个季度", quarters}, {"季度", quarters}, {"季", quarters}, {"个月", months}, {"月", months}} {
		if !strings.HasPrefix(t[k:], w.text) || w.grain == quarters && n.value > 4 {
			continue
		}
		p.grain, p.a, p.end, p.rule = w.grain, n.value, k+len(w.text), "year to date"
		if w.grain == months {
			p.a, p.b = 1, n.value
		}
		if strings.HasPrefix(t[p.end:], "末") {
			p.edge, p.end = atEnd, p.end+3
		}
		return true
	}
	return false
}

// nthMonth reads 第八个月 of a year.
func (s *scanner) nthMonth(p *parts, n number, k int) bool {
	if !strings.HasPrefix(s.t[k:], "个月") || n.value < 1 || n.value > 12 {
		return false
	}
	p.grain, p.a, p.end, p.rule = month, n.value, k+len("个月"), "month"
	return true
}

// monthPart reads 6月, 6月末, 6月上旬, 6月30日, 1-9月, and a day alone: 25日.
func (s *scanner) monthPart(p *parts, n number, k int) {
	t := s.t
	if strings.HasPrefix(t[k:], "月") && n.value >= 1 && n.value <= 12 && !lex.Followed(t, k+3, "饼球薪均供租息费台利嫂子亮卡") {
		p.grain, p.a, p.end, p.rule = month, n.value, k+len("月"), "month"
		if n := monthWord(t[p.end:]); n > 0 {
			p.end += n
			s.edgeAfter(p)
			return
		}
		s.dayAfter(p, p.end)
		s.edgeAfter(p)
		return
	}
	if m, end, ok := s.monthRange(n, k); ok {
		p.grain, p.a, p.b, p.end, p.rule = months, n.value, m, end, "months"
		if strings.HasPrefix(t[end:], "末") {
			p.edge, p.end = atEnd, end+3
		}
		return
	}
	if !p.named {
		s.dayAlone(p, n, k)
	}
}

// monthRange reads the rest of 1-9月 and 1至9月份, whose first number has no 月.
func (s *scanner) monthRange(n number, k int) (last, end int, ok bool) {
	c := dash(s.t, k)
	if c == 0 || n.value < 1 || n.value > 12 {
		return 0, 0, false
	}
	m, ok := numberAt(s.t, lex.Blanks(s.t, k+c))
	if !ok || m.value < 1 || m.value > 12 || m.value < n.value {
		return 0, 0, false
	}
	end = lex.Blanks(s.t, m.end)
	if !strings.HasPrefix(s.t[end:], "月") {
		return 0, 0, false
	}
	end += len("月")
	if d, ok := numberAt(s.t, end); ok && strings.HasPrefix(s.t[d.end:], "日") {
		return 0, 0, false
	}
	return m.value, end + monthWord(s.t[end:]), true
}

// monthWord returns the length of the 份 of 4月份 behind its 月, 0 of 4月份额, what is shared in April.
func monthWord(rest string) int {
	if strings.HasPrefix(rest, "份") && (!strings.HasPrefix(rest, "份额") || strings.HasPrefix(rest, "份额外")) {
		return len("份")
	}
	return 0
}

// dayAfter reads the day or third of a month at i: 30日, 三号, 上旬, and the
// bare 22 of 10月22 at the end of a clause.
func (s *scanner) dayAfter(p *parts, i int) {
	t := s.t
	for k, w := range [...]string{"上旬", "中旬", "下旬"} {
		if strings.HasPrefix(t[i:], w) {
			p.grain, p.b, p.end = third, k+1, i+len(w)
			return
		}
	}
	i = lex.Blanks(t, i)
	n, ok := numberAt(t, i)
	if !ok || n.value < 1 || n.value > 31 || n.digits > 2 {
		return
	}
	k := lex.Blanks(t, n.end)
	switch {
	case strings.HasPrefix(t[k:], "日"), strings.HasPrefix(t[k:], "号"):
		p.grain, p.day, p.end = day, n.value, k+3
	case n.digits <= 2 && (s.clauseEnd(n.end) && !lex.Followed(t, n.end, ".%‰/¥") || lex.Followed(t, n.end, "至到")):
		p.grain, p.day, p.end = day, n.value, n.end
	case dash(t, k) > 0: // 4月12-19日: the second end has the 日
		if m, ok := numberAt(t, lex.Blanks(t, k+dash(t, k))); ok && (strings.HasPrefix(t[m.end:], "日") || strings.HasPrefix(t[m.end:], "号")) {
			p.grain, p.day, p.end = day, n.value, n.end
		}
	}
}

// dayAlone reads a day without a month: 25日. Not 5日均线, 近5日, 7日年化.
func (s *scanner) dayAlone(p *parts, n number, k int) {
	t := s.t
	if !strings.HasPrefix(t[k:], "日") || n.value < 1 || n.value > 31 || n.digits > 2 || n.han && n.value < 10 {
		return
	}
	if lex.Followed(t, k+3, "均线内游年薪化报元本韩收主") || strings.HasPrefix(t[k:], "日周期") || lex.Preceded(t, lex.BlanksBack(t, p.start), "近续第前每后满逾超过数个上下隔+") {
		return
	}
	p.grain, p.a, p.day, p.end, p.rule = day, 0, n.value, k+len("日"), "day"
}

// dated reads 2010/01/29, 2012-01-01, 2010.01.29, 2010 01 29, 1994.01-19, and
// the months 2023-06 and 1999.08.
func (s *scanner) dated(i int, p *parts) bool {
	t := s.t
	n, ok := numberAt(t, i)
	if ok && n.digits == 8 && !n.han {
		return s.compact(i, n, p)
	}
	if !ok || n.han || n.digits != 4 || n.value < 1900 || n.value >= 2100 || n.end >= len(t) ||
		!s.joins && (digitAt(t, i-1) || letterAt(t, i-1) || i > 0 && strings.IndexByte(".-/_:", t[i-1]) >= 0) {
		return false
	}
	sep := t[n.end]
	if sep != '-' && sep != '/' && sep != '.' && sep != ' ' {
		return false
	}
	m, ok := numberAt(t, n.end+1)
	if !ok || m.han || m.digits > 2 || m.value < 1 || m.value > 12 {
		return false
	}
	if m.end < len(t) && (t[m.end] == sep || sep == '.' && t[m.end] == '-') {
		d, ok := numberAt(t, m.end+1)
		if ok && !d.han && d.digits <= 2 && d.value >= 1 && d.value <= 31 && !s.numberGoesOn(d.end) {
			*p = parts{start: i, end: d.end, grain: day, year: n.value, named: true, a: m.value, day: d.value, rule: "date"}
			return true
		}
		if sep == ' ' || t[m.end] == sep {
			return false
		}
	}
	if sep == ' ' || m.digits != 2 || s.numberGoesOn(m.end) || sep == '/' && lex.Followed(t, m.end, "财赛") || lex.Followed(t, lex.Blanks(t, m.end), measures) {
		return false
	}
	*p = parts{start: i, end: m.end, grain: month, year: n.value, named: true, a: m.value, rule: "date"}
	return true
}

// compact reads 20170315.
func (s *scanner) compact(i int, n number, p *parts) bool {
	y, m, d := n.value/10000, n.value/100%100, n.value%100
	if y < 1990 || y > 2050 || m < 1 || m > 12 || d < 1 || d > lastDay(y, m).Day || s.numberGoesOn(n.end) || lex.Followed(s.t, n.end, measures) ||
		digitAt(s.t, i-1) || letterAt(s.t, i-1) || i > 0 && strings.IndexByte(".-/_", s.t[i-1]) >= 0 {
		return false
	}
	*p = parts{start: i, end: n.end, grain: day, year: y, named: true, a: m, day: d, rule: "date"}
	return true
}

// numberGoesOn reports whether the digits before i are part of a longer number
// or code.
func (s *scanner) numberGoesOn(i int) bool {
	t := s.t
	return digitAt(t, i) || i < len(t) && (t[i] == '%' || t[i] == '.' && digitAt(t, i+1) || t[i] == '_') || letterAt(t, i) && t[i] != 'T'
}

// lastDay returns the last day of a month.
func lastDay(y, m int) facts.Date { return facts.NewDate(y, m+1, 0) }
