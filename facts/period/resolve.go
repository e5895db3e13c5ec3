package period

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// relativeAt reads a wording of relative.tsv: 今年, 上年, 本月, 昨天, and the
// two years of 今明两年.
func (s *scanner) relativeAt(first rune, p *parts) bool {
	t, i := s.t, p.end
	switch first {
	case '今', '去':
		if s.yearPair(p) {
			return true
		}
	case '年', '期', '月', '季':
		return s.ofYear(p)
	}
	r, n, ok := relatives.LongestAt(t, i)
	if !ok || (first == '上' || first == '下') && lex.Preceded(t, i, "线网以掌之早晚海马市路账会世史身") || // 线上月活
		r.unit == "month" && lex.Followed(t, i+n, "活均") || r.unit == "year" && lex.Followed(t, i+n, "化") || // 成立以来年化
		strings.HasPrefix(t[i:], "次年") && lex.Preceded(t, i, "首每一二三两几多再单") {
		return false
	}
	p.end, p.rule, p.relative = i+n, "relative", true
	p.back = r.anchor && r.offset < 0
	switch r.unit {
	case "year":
		if y := s.relativeYear(r, t[i:i+n], p); y != 0 {
			p.year, p.named = y, true
		}
		p.grain, p.named = year, true
	case "quarter", "month":
		s.relativeMonths(r, p)
	case "report":
		p.grain, p.fixed = fixed, shiftYears(s.base(), r.offset)
		p.named = true
		if strings.HasPrefix(t[p.end:], "末") || strings.HasPrefix(t[p.end:], "期末") {
			p.end, p.fixed = p.end+len("末"), p.fixed.AtEnd()
		}
	default:
		p.grain = fixed
		ref := s.c.Reference
		if ref.IsZero() {
			return true
		}
		if r.unit == "week" {
			monday := ref.AddDays(-((weekday(ref) + 6) % 7) + 7*r.offset)
			if k := weekdayAt(t, p.end); k > 0 {
				p.end, p.fixed = p.end+len("一"), facts.DayOf(monday.AddDays(k-1))
				return true
			}
			p.fixed = facts.Period{Start: monday, End: monday.AddDays(7)}
			return true
		}
		p.fixed = facts.DayOf(ref.AddDays(r.offset))
	}
	return true
}

// weekdayAt reads the 五 of 上周五: 1 for Monday to 7, 0 for none.
func weekdayAt(t string, i int) int {
	for k, w := range [...]string{"一", "二", "三", "四", "五", "六", "日"} {
		if strings.HasPrefix(t[i:], w) {
			return k + 1
		}
	}
	return 0
}

// weekday returns 0 for Sunday (Zeller's congruence).
func weekday(d facts.Date) int {
	y, m := d.Year, d.Month
	if m < 3 {
		y, m = y-1, m+12
	}
	return (d.Day + 13*(m+1)/5 + y + y/4 - y/100 + y/400 + 6) % 7
}

// relativeYear counts years from the sentence's period (上年, 去年 in a comparison:
// 比去年增长, and 去年同期, also of the text before: 2024年营收5亿元。[去年]同期7亿元, in
// March 2025; until April also where the text is on the year that has ended: 较[去年]的747亿元增长15.38%)
// or from the reference date.
func (s *scanner) relativeYear(r relative, surface string, p *parts) int {
	ctx, ref := s.contextYear(), s.c.Reference.Year
	p2 := parts{start: p.start, end: p.end}
	same := strings.HasPrefix(s.t[p.end:], "同") || thisTime(s.t[p.end:]) > 0
	out := ctx == ref-1 && s.c.Reference.Month <= resultsOut
	if ctx != 0 && (r.anchor || surface == "去年" && (same || p2.comparison(s.t) && (out || !s.cur.IsZero()))) {
		return ctx + r.offset
	}
	if surface == "去年" && (ctx == ref-1 || ctx == ref-2) && s.c.Reference.Month <= reportsOut && s.startsWay(p) {
		return ref - 2
	}
	if ref != 0 && surface == "今年" && strings.HasPrefix(strings.TrimPrefix(s.t[p.end:], "的"), "年报") && s.c.Reference.Month <= reportsOut {
		return ref - 1 // 成为今年年报的焦点, in April: those of the year before
	}
	if ref != 0 {
		return ref + r.offset
	}
	if ctx != 0 {
		return ctx + r.offset
	}
	return 0
}

// startsWay reports whether a change starts from the level of a year and does not end now: in April, on
// the year that has ended, 承保利润从[去年]的5.93亿元缩到1.23亿元 starts from the year before it.
func (s *scanner) startsWay(p *parts) bool {
	if !lex.Preceded(s.t, lex.BlanksBack(s.t, p.start), "从由") {
		return false
	}
	m := wayFrom.FindStringSubmatch(s.t[p.end:])
	return m != nil && !endsNow.MatchString(m[1])
}

var (
	wayFrom = pattern.New(`^的?(?:约|近|每\p{Han})?-?\d([^,;。]{2,30})`)
	endsNow = pattern.New(`今年|目前|现在|如今|当前|20\d\d`)
)

// resultsOut is the last month in which companies tell of the year before.
const resultsOut = 4

// reportsOut is the month up to which 今年年报 are those that came out this year.
const reportsOut = 8

func (s *scanner) relativeMonths(r relative, p *parts) {
	p.grain, p.named = month, true
	ref := s.c.Reference
	base := s.base()
	reported := r.unit == "quarter" && r.offset == 0 && !base.IsZero() && base.Start.AddMonths(3) == base.End && !ref.Before(base.End)
	if (r.anchor || ref.IsZero() || reported) && !base.IsZero() && !base.End.IsZero() {
		ref = base.Last() // 本季度 in November, in the results of the third quarter
	}
	if ref.IsZero() {
		p.grain = fixed
		return
	}
	if r.unit == "quarter" {
		p.grain = quarter
		q := (ref.Month-1)/3 + r.offset
		p.year, p.a = ref.Year+floor(q, 4), q-4*floor(q, 4)+1
		return
	}
	first := facts.NewDate(ref.Year, ref.Month+r.offset, 1)
	p.year, p.a = first.Year, first.Month
}

func floor(a, b int) int {
	if a < 0 {
		return -((-a + b - 1) / b)
	}
	return a / b
}

// ofYear reads 年初, 年末, 年底, 年内, 期初, 期末 and 月末, 季末 without a date of
// their own: those of the sentence's period, else of the reference date.
func (s *scanner) ofYear(p *parts) bool {
	t, i := s.t, p.end
	for _, w := range [...]struct {
		text  string
		grain grain
		edge  edge
		not   string
	}{{"年初", year, atStart, ""}, {"年末", year, atEnd, ""}, {"年底", year, atEnd, ""}, {"年内", year, whole, ""}, {"年终", year, atEnd, "奖"},
		{"期初", year, atStart, ""}, {"期末", year, atEnd, "考"}, {"月末", month, atEnd, ""}, {"月底", month, atEnd, ""},
		{"季末", quarter, atEnd, ""}, {"季度末", quarter, atEnd, ""}, {"月初", month, atStart, ""}, {"年报", year, whole, ""}} {
		if !strings.HasPrefix(t[i:], w.text) || lex.Followed(t, i+len(w.text), w.not) {
			continue
		}
		if w.text == "年报" && s.anchor().IsZero() || lex.Preceded(t, i, "每历各半逐周累多几两个期数零一二三四五六七八九十") || digitAt(t, i-1) {
			return false
		}
		if w.edge == atEnd && nearing(t, i, i+len(w.text)) {
			return false
		}
		if w.text == "年初" && s.toReportEnd(p, i+len(w.text)) {
			return true
		}
		p.grain, p.edge, p.end, p.rule, p.relative, p.named = w.grain, w.edge, i+len(w.text), "of year", true, true
		p.back = w.edge == atStart
		p.opening = w.text == "期初" || w.text == "年初" && (strings.HasPrefix(t[p.end:], "余额") || strings.HasPrefix(t[p.end:], "数"))
		if base := s.base(); w.text == "期末" && !base.IsZero() && !base.Start.IsZero() && !base.End.IsZero() {
			p.grain = month // of a report on a quarter or a half, the end of that
		}
		s.nearest(p)
		return true
	}
	return false
}

// nearing reports whether a text says of an end in [from, to) that it is near, which dates no figure: [临近]年末,银行
// 补充资本的步子又快了; 年末[将至].
func nearing(t string, from, to int) bool {
	if lex.Preceded(t, from, "近") {
		return true
	}
	for _, w := range [...]string{"将至", "将近", "临近", "在即"} {
		if strings.HasPrefix(t[to:], w) {
			return true
		}
	}
	return false
}

// toReportEnd reads the rest of 年初至报告期末, as quarterly reports head their
// second column: the year of the report up to its end.
func (s *scanner) toReportEnd(p *parts, i int) bool {
	for _, w := range [...]string{"至报告期末", "至本报告期末", "到报告期末", "至报告期期末", "至期末"} {
		if !strings.HasPrefix(s.t[i:], w) {
			continue
		}
		p.grain, p.end, p.rule, p.relative, p.named = fixed, i+len(w), "year to date", true, true
		if base := s.base(); !base.IsZero() && !base.End.IsZero() {
			last := base.Last()
			p.fixed = facts.Period{Start: facts.Date{Year: last.Year, Month: 1, Day: 1}, End: last.AddDays(1)}
		}
		return true
	}
	return false
}

// nearest gives a wording of ofYear its year, quarter or month.
func (s *scanner) nearest(p *parts) {
	at := s.c.Reference
	if base := s.base(); !base.IsZero() && !base.End.IsZero() {
		at = base.Last()
	}
	if at.IsZero() {
		p.grain = fixed
		return
	}
	p.year, p.a = at.Year, at.Month
	if p.grain == quarter {
		p.a = (at.Month-1)/3 + 1
	}
}

// resolve turns the parts of a wording into dates.
func (s *scanner) resolve(p *parts) facts.Period {
	if p.grain == fixed {
		return p.fixed
	}
	s.supplyYear(p)
	if p.year == 0 {
		return facts.Period{}
	}
	if p.same {
		return s.sameIn(p)
	}
	q := s.plain(p)
	switch p.edge {
	case atEnd:
		return q.AtEnd()
	case atStart:
		if p.opening || p.back && p.comparison(s.t) {
			return facts.At(q.Start.AddDays(-1)) // 较年初, 期初余额: the end of last year
		}
		return facts.At(q.Start)
	}
	return q
}

func (s *scanner) plain(p *parts) facts.Period {
	switch p.grain {
	case half:
		return facts.Half(p.year, p.a)
	case quarter:
		return facts.Quarter(p.year, p.a)
	case quarters:
		return facts.YearToQuarter(p.year, p.a)
	case months:
		return facts.Months(p.year, p.a, p.b)
	case month:
		return facts.Months(p.year, p.a, p.a)
	case third:
		from := facts.Date{Year: p.year, Month: p.a, Day: p.b*10 - 9}
		if p.b == 3 {
			return facts.Period{Start: from, End: facts.NewDate(p.year, p.a+1, 1)}
		}
		return facts.Period{Start: from, End: from.AddDays(10)}
	case day:
		d := facts.Date{Year: p.year, Month: p.a, Day: min(p.day, lastDay(p.year, p.a).Day)}
		if d == lastDay(p.year, p.a) && p.a%3 == 0 {
			return facts.At(d)
		}
		return facts.DayOf(d)
	}
	return facts.Year(p.year)
}

// sameIn moves the sentence's period into the year said: 上年同期.
func (s *scanner) sameIn(p *parts) facts.Period {
	base := s.base()
	if base.IsZero() || base.End.IsZero() || base.Start.IsZero() {
		return facts.Period{}
	}
	return base.ShiftYears(p.year - base.Last().Year)
}

// supplyYear gives a month, quarter or day its year: the sentence's or the
// anchor's, else the latest that does not begin after the reference date.
func (s *scanner) supplyYear(p *parts) {
	if p.year != 0 || p.named {
		return
	}
	ref := s.c.Reference
	if p.grain == day {
		s.supplyDay(p)
		return
	}
	if y := s.contextYear(); y != 0 {
		p.year = y
		return
	}
	if ref.IsZero() {
		return
	}
	p.year = ref.Year
	q := s.plain(p)
	start := q.Start
	switch {
	case p.edge == atEnd || p.report:
		start = q.Last()
	case p.grain == quarters || p.grain == months:
		start = q.End.AddMonths(-1)
	}
	if ref.Before(start) && (p.grain != half || p.report) {
		p.year--
	}
}

// daily reports whether the last period is a day or a month, whose year (and
// month) a following day shares: 2019年10月29日、10月30日. A day beside a year
// (4月25日披露2023年年报) has its own.
func (s *scanner) daily() bool {
	c := s.cur
	return !c.IsZero() && !c.Start.IsZero() && !c.End.IsZero() && !c.Start.AddMonths(1).Before(c.End)
}

func (s *scanner) supplyDay(p *parts) {
	ref := s.c.Reference
	if s.daily() {
		p.year = s.cur.Start.Year
		if p.a == 0 {
			p.a = s.cur.Start.Month
		}
		return
	}
	if ref.IsZero() {
		ref = s.anchor().Last()
	}
	if ref.IsZero() {
		return
	}
	p.year = ref.Year
	if p.a != 0 {
		if ref.AddDays(soon(s.t[:p.start])).Before(facts.Date{Year: p.year, Month: p.a, Day: p.day}) {
			p.year--
		}
		return
	}
	first := facts.Date{Year: ref.Year, Month: ref.Month, Day: 1}
	for k := 0; k < 3; k++ {
		d := facts.Date{Year: first.Year, Month: first.Month, Day: p.day}
		if p.day <= lastDay(first.Year, first.Month).Day && !ref.Before(d) {
			break
		}
		first = first.AddMonths(-1)
	}
	p.year, p.a = first.Year, first.Month
}

// soon is for how many days a day may lie ahead that is told without its year: 自4月28日起, on the 27th. One up to
// which something is counted is over: 截至12月31日.
func soon(before string) int {
	if strings.HasSuffix(before, "自") || strings.HasSuffix(before, "将于") || strings.HasSuffix(before, "拟于") {
		return 31
	}
	return 0
}
