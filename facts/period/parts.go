package period

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// grain is the finest thing that a wording names.
type grain uint8

const (
	none grain = iota
	year
	half
	quarter
	quarters // the first n quarters: 前三季度
	months   // months from…to: 1-9月, 前11个月
	month
	third // 上旬 中旬 下旬
	day
	fixed // already resolved: 昨天, 近三年
)

// edge says that a wording names the beginning or end of something.
type edge uint8

const (
	whole edge = iota
	atStart
	atEnd
)

// parts is a wording taken apart, with what it leaves out still 0.
type parts struct {
	start, end int
	grain      grain
	year       int
	named      bool // a year is said, absolutely or relatively
	relative   bool // a relative year, month or day
	back       bool // 上年, 年初: relative to the sentence's period
	a, b       int  // half, quarter, month, third; b: last month or the day's month's third
	day        int
	edge       edge
	fixed      facts.Period
	report     bool // 三季报, 中报: names a report, which appears after its period
	opening    bool // 期初, 年初余额: what the period before ended with
	same       bool // 同期: the sentence's period in that year
	rule       string
}

// expr reads the wording of a period at i. What cannot be one is told by its
// first character, or for a number by what follows it.
func (s *scanner) expr(i int) (parts, bool) {
	p := parts{start: i, end: i}
	if i >= len(s.t) {
		return p, false
	}
	if letterAt(s.t, i) {
		return p, s.letters(i, &p)
	}
	r, _ := utf8.DecodeRuneInString(s.t[i:])
	if isDigit(s.t[i]) || hanDigit(r) >= 0 {
		return p, s.numbered(i, &p)
	}
	if s.relativeAt(r, &p) {
		if p.grain == year || p.grain == quarter || p.grain == month {
			s.within(&p)
		}
		return p, true
	}
	switch r {
	case '近', '过', '最', '上', '未', '今':
		if s.span(&p) {
			return p, true
		}
	}
	switch r {
	case '上', '下', '前', '后', '首', '次', '末', '第', '半', '中':
		s.sub(&p, p.end)
	}
	return p, p.grain != none
}

// numbered is expr at a number.
func (s *scanner) numbered(i int, p *parts) bool {
	n, ok := numberAt(s.t, i)
	if !ok || !s.dates(n) {
		return false
	}
	if years, end := s.yearRun(i); end > 0 && !s.joins {
		p.grain, p.fixed, p.end, p.rule = fixed, years, end, "range"
		return true
	}
	if s.dated(i, p) || s.letters(i, p) {
		return true
	}
	if s.yearAt(p) {
		s.within(p)
		return true
	}
	if s.span(p) {
		return true
	}
	s.sub(p, p.end)
	return p.grain != none
}

// dates reports whether what follows a number can make it a date.
func (s *scanner) dates(n number) bool {
	if n.digits == 4 || n.digits == 8 {
		return true
	}
	if n.digits > 4 || n.end >= len(s.t) {
		return false
	}
	j := lex.Blanks(s.t, n.end)
	if j >= len(s.t) {
		return false
	}
	if s.t[j] < utf8.RuneSelf {
		return strings.IndexByte("-/~QHME", s.t[j]) >= 0
	}
	return lex.Followed(s.t, j, "年月日号季财个天周星至到–—−〜、")
}

// yearAt reads 2023年, 23年, 二〇二三年, FY2023, 2023财年 and the bare year of
// 2023Q3, 2023一季度, 2023.
func (s *scanner) yearAt(p *parts) bool {
	t, i := s.t, p.end
	n, ok := numberAt(t, i)
	if !ok || n.digits > 4 || n.digits == 3 || digitAt(t, i-1) {
		return false
	}
	j := lex.Blanks(t, n.end)
	said := 0
	for _, w := range [...]string{"年度", "财年度", "财年", "财政年度", "会计年度", "年"} {
		if strings.HasPrefix(t[j:], w) {
			said = len(w)
			break
		}
	}
	switch {
	case n.digits == 4 && n.value >= 1800 && n.value < 2100:
		if n.han && !n.run {
			return false
		}
		if said == 0 && (n.han || n.value < 1950 || n.value > 2059 || !s.bareYear(i, n.end)) {
			return false
		}
		p.year = n.value
	case n.digits == 2 && !n.han && said == 0 && n.end+1 < len(t) && (t[n.end] == 'Q' || t[n.end] == 'H') && digitAt(t, n.end+1) &&
		!digitAt(t, n.end+2) && !letterAt(t, i-1) && (s.joins || i == 0 || strings.IndexByte(".-/_:", t[i-1]) < 0): // 23Q3
		p.year = s.century(n.value)
	case n.digits == 2 && said > 0 && (!n.han || n.run):
		p.year = s.century(n.value)
		if !s.shortYear(i, j+said, n, p.year) {
			return false
		}
	default:
		return false
	}
	p.grain, p.named, p.rule = year, true, "year"
	if said > 0 {
		p.end = j + said
	} else {
		p.end, p.rule = n.end, "bare year"
	}
	return true
}

// century completes a two-digit year: the one closest to the reference date
// that is at most ten years after it, 1950…2049 without one.
func (s *scanner) century(yy int) int {
	limit := 2049
	if !s.c.Reference.IsZero() {
		limit = s.c.Reference.Year + 10
	}
	y := limit - limit%100 + yy
	if y > limit {
		y -= 100
	}
	return y
}

// shortYear tells the year 23年 from a length: 23年 needs to be near the
// reference date, or a month, quarter or 末 after it, and no 近 or 期 beside it.
func (s *scanner) shortYear(i, end int, n number, y int) bool {
	t := s.t
	if lex.Preceded(t, i, "近第长达满续约每前去时有超逾足了期限龄.-/:") || letterAt(t, i-1) || lex.Followed(t, end, "来间期多以左的内") && !strings.HasPrefix(t[end:], "以后") && !strings.HasPrefix(t[end:], "以前") {
		return false
	}
	if n.run || t[i] == '0' {
		return true
	}
	for _, w := range [...]string{"经验", "历史", "国债", "从业", "老店", "沉淀", "坚持", "历程", "积累"} {
		if strings.HasPrefix(t[end:], w) {
			return false
		}
	}
	q := parts{end: end, year: y, named: true}
	if s.sub(&q, end); q.grain != none || lex.Followed(t, end, "末底初报度") {
		return true
	}
	ref := s.c.Reference.Year
	if a := s.contextYear(); ref == 0 && a != 0 {
		ref = a
	}
	if ref == 0 {
		return y >= 2015 && y <= 2029
	}
	return y >= ref-12 && y <= ref+3
}

// measures follow a count, not a year: 2023家.
const measures = "个家户人元万亿千百项次笔张件名位只股台套倍吨点号期条份辆组公米平度名余多款所座页字只层"

// bareYear reports whether the four digits of i…end stand alone as a year:
// nothing of a number, code or count beside them.
func (s *scanner) bareYear(i, end int) bool {
	t := s.t
	if i > 0 {
		switch c := t[i-1]; {
		case isDigit(c), c == '.', c == '-', c == '/', c == ':', c == ',' && digitAt(t, i-2), c == '_', c == '#', c == '=', c == '$', c == '+':
			if !s.joins {
				return false
			}
		case letterAt(t, i-1):
			return false
		case strings.HasSuffix(t[:i], "〔"), c == '[' && end < len(t) && t[end] == ']', lex.Preceded(t, i, "第码号¥€£"):
			return false
		}
	}
	j := lex.Blanks(t, end)
	if j >= len(t) || end >= len(t) {
		return true
	}
	switch c := t[end]; {
	case isDigit(c), c == '%', c == '_', c == ':' && digitAt(t, end+1):
		return false
	case c == '.' && letterAt(t, end+1), (c == '.' || c == ',') && digitAt(t, end+1):
		return false
	case c == '-' || c == '/':
		n, ok := numberAt(t, end+1)
		return ok && n.digits == 4 && n.value >= 1900 && n.value < 2100 && !digitAt(t, n.end) || !digitAt(t, end+1) && !letterAt(t, end+1)
	case c == 'E' || c == 'e' || c == 'A' || c == 'F':
		return !letterAt(t, end+1) && !digitAt(t, end+1) || strings.HasPrefix(t[end:], "FY")
	case c == 'Q' || c == 'H':
		return digitAt(t, end+1)
	case letterAt(t, end):
		return false
	}
	return !lex.Followed(t, j, measures)
}

// within reads what narrows a year, quarter or month that was read: 2023年 +
// 三季度, 末, 6月; 上月 + 底.
func (s *scanner) within(p *parts) {
	t := s.t
	if p.grain == year {
		j := lex.Blanks(t, p.end)
		if strings.HasPrefix(t[j:], "的") {
			j = lex.Blanks(t, j+len("的"))
		}
		q := *p
		q.grain = none
		if s.sub(&q, j); q.grain != none {
			q.start, q.rule = p.start, p.rule+" "+q.rule
			*p = q
			return
		}
		s.yearEdge(p)
		return
	}
	if p.grain == month {
		s.dayAfter(p, p.end)
	}
	s.edgeAfter(p)
}

// yearEdge reads 末, 底, 初, 内, 年报 and 同期 after a year; 2023年末期股息 is the
// final dividend of the year, 2023年底盘业务 and 2023年内含价值 are no end and no inside of it.
func (s *scanner) yearEdge(p *parts) {
	t, j := s.t, lex.Blanks(s.t, p.end)
	for _, w := range [...]struct {
		text string
		edge edge
		not  string
	}{{"年末", atEnd, ""}, {"年底", atEnd, "盘座漆层部板"}, {"末", atEnd, "期"}, {"底", atEnd, "盘座漆层部板"}, {"终", atEnd, "于止端身究"}, {"年初", atStart, ""},
		{"初", atStart, "步级始创中期"}, {"期末", atEnd, ""}, {"内", whole, "地部外容蒙含"}, {"全年", whole, ""}, {"年报", whole, ""},
		{"度报告", whole, ""}, {"年度", whole, ""}, {"度", whole, ""}, {"间", whole, "接"}} {
		if strings.HasPrefix(t[j:], w.text) && !lex.Followed(t, j+len(w.text), w.not) {
			p.end, p.edge = j+len(w.text), w.edge
			if w.text == "年度" || w.text == "度" {
				s.yearEdge(p)
			}
			return
		}
	}
	if strings.HasPrefix(t[j:], "报") && !lex.Followed(t, j+3, "告道名价酬废税销关") {
		p.end = j + len("报")
	}
	if (strings.HasPrefix(t[j:], "同期") || strings.HasPrefix(t[j:], "同月") || strings.HasPrefix(t[j:], "同季")) && !lex.Followed(t, j+6, "限货") {
		p.end, p.same = j+len("同期"), true
		if strings.HasPrefix(t[p.end:], "末") {
			p.end += 3
		}
	} else if n := thisTime(t[j:]); n > 0 && p.relative {
		p.end, p.same = j+n, true
	}
}

// thisTime returns how much of a text says 同期 as people do: 去年[这个时候]. 0 for nothing.
func thisTime(text string) int {
	for _, w := range [...]string{"这个时候", "这时候", "这个时间", "此时"} {
		if strings.HasPrefix(text, w) {
			return len(w)
		}
	}
	return 0
}

// edgeAfter reads 末, 底 and 初 after a quarter or month: 三季度末, 6月底,
// 十二月月底.
func (s *scanner) edgeAfter(p *parts) {
	t, j := s.t, p.end
	if strings.HasPrefix(t[j:], "月") && p.grain == month {
		j += len("月")
	}
	switch {
	case strings.HasPrefix(t[j:], "末期") && p.grain != month:
		// 2024年[末期]股息 is of the year
	case strings.HasPrefix(t[j:], "末"), strings.HasPrefix(t[j:], "底"):
		p.edge, p.end = atEnd, j+3
	case strings.HasPrefix(t[j:], "初") && !lex.Followed(t, j+3, "步级始创期"):
		p.edge, p.end = atStart, j+3
	}
}
