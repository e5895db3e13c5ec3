package extract

import (
	"slices"
	"strconv"
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// wholeYears adds the 全年 that stands alone, of the year that the text before
// it or the anchor is in: 前三季度资本支出953亿元,[全年]预算1250亿元.
func (d *document) wholeYears(text string, anchor facts.Period, ms []period.Mention) []period.Mention {
	for from := 0; ; {
		i := strings.Index(text[from:], "全年")
		if i < 0 {
			return ms
		}
		s := facts.Span{Start: from + i, End: from + i + len("全年")}
		from = s.End
		base, at, first := anchor, len(ms), true
		taken := strings.HasPrefix(text[s.End:], "龄")
		for k, m := range ms {
			taken = taken || m.Span.Overlaps(s) || m.Span.End == s.Start
			first = first && (m.Span.Start > s.Start || m.Role != period.When)
			if m.Span.Start < s.Start && m.Role == period.When && !m.Period.Start.IsZero() && m.Period.Start.AddDays(80).Before(m.Period.End) {
				base = m.Period
			}
			if m.Span.Start < s.Start && m.Role == period.When && m.Period.Instant && m.Period == facts.Year(m.Period.Last().Year).AtEnd() {
				base = facts.Year(m.Period.Last().Year) // 2024年末余额36.6万亿元,[全年]增加6.5万亿元
			}
			if m.Span.Start > s.Start {
				at = min(at, k)
			}
		}
		y := base.Start.Year
		if taken || base.Start.IsZero() || base.End.IsZero() || base.Last().Year != y || first && base == facts.Year(y) {
			continue
		}
		ms = slices.Insert(ms, at, period.Mention{Span: s, Period: facts.Year(y), Relative: true, Rule: "whole year"})
	}
}

// founded is the year in which somebody began, which dates nothing after it.
var founded = pattern.New(`(?:成立|创立|创办|创建|始建|诞生|组建|设立|开业|上市|投产|建成|通车)于(20\d\d|19\d\d)年|(?:自|从)(20\d\d|19\d\d)年(?:成立|创立|创办|上市|开业|投产)`)

// findPeriods finds the periods of a text, where a year of founding is nothing
// that others are counted from: 成立于2006年,截至三季度末规模为2864.3亿元 is of the
// article's year.
func findPeriods(empty []period.Mention, f lex.Folded, c period.Context) []period.Mention {
	ms := period.AppendFolded(empty, f, c)
	if !sinceYear(f.Text) {
		return ms
	}
	at := founded.FindAllStringSubmatchIndex(f.Text, -1)
	if at == nil {
		return ms
	}
	text := []byte(f.Text)
	masked := func(s facts.Span) bool { return text[s.Start] == ' ' }
	for _, m := range at {
		for _, k := range []int{2, 4} {
			for i := m[k]; i >= 0 && i < m[k+1]; i++ {
				text[i] = ' '
			}
		}
	}
	ms = slices.DeleteFunc(ms, func(m period.Mention) bool { return !masked(m.Span) })
	for i := range ms {
		ms[i].Period = facts.Period{}
	}
	blind := f
	blind.Text = string(text)
	ms = append(ms, period.FindFolded(blind, c)...)
	slices.SortStableFunc(ms, func(a, b period.Mention) int { return a.Span.Start - b.Span.Start })
	return ms
}

var sinceWords = lex.NewWords("于", "自", "从")

// sinceYear reports whether a text has a year behind 于, 自 or 从, without which nobody
// is founded in one.
func sinceYear(text string) bool {
	for i := 0; ; {
		n := strings.IndexByte(text[i:], '0')
		if n < 0 {
			return strings.Contains(text, "19")
		}
		i += n + 1
		if i > 1 && text[i-2] == '2' && sinceWords.End(text[:i-2]) {
			return true
		}
	}
}

// ahead moves a quarter or half that is said without its year, in a sentence
// that looks ahead, to the next one when that is nearer to the publication
// than the last: an article of February 2025 on 2024年 says 一季度指引 of 2025.
func (d *document) ahead(text string, ms []period.Mention) {
	if d.art.Published.IsZero() {
		return
	}
	for i, m := range ms {
		p := m.Period
		if m.Role != period.When || !m.Relative || p.Start.IsZero() || p.End.IsZero() || p.Instant || p.Start.AddMonths(3) != p.End && p.Start.AddMonths(6) != p.End || strings.Contains(m.Span.In(text), "年") && !strings.Contains(m.Span.In(text), "半年") {
			continue
		}
		next := p.ShiftYears(1)
		if d.art.Published.Before(p.End) || !d.art.Published.Before(next.End) {
			continue
		}
		if p.End.AddDays(days(d.art.Published, next.End)).Before(d.art.Published) {
			if !cue.Has(text, cue.Forecast|cue.Target|cue.Planned) {
				return
			}
			ms[i].Period = next
		}
	}
}

// days counts the days from a to b, up to a year.
func days(a, b facts.Date) int {
	for n := range 366 {
		if !a.AddDays(n).Before(b) {
			return n
		}
	}
	return 366
}

// ends settles 期末, which is the end of the period that the text is on: 上半年关闭
// 门店227家,[期末]门店552家; and 一年前, which is a year before what the sentence
// just spoke of, not before its publication.
func (d *document) ends(text string, anchor facts.Period, ms []period.Mention) {
	base, last := anchor, anchor
	for i, m := range ms {
		switch {
		case strings.HasPrefix(m.Span.In(text), "上季度") && base.Start.AddMonths(3) == base.End && !base.IsZero():
			ms[i].Period = base.Previous() // 上季度 told twice is the same quarter
		case m.Span.In(text) == "一年前" && !last.IsZero():
			ms[i].Period = last.ShiftYears(-1) // 去年底比率6.12%,[一年前]为2.83%
		case m.Role != period.When || m.Period.IsZero():
		case m.Span.In(text) == "期末" && !base.End.IsZero():
			ms[i].Period = base.AtEnd()
		case !m.Period.Instant:
			if last = m.Period; !strings.Contains(m.Span.In(text), "同期") {
				base = m.Period
			}
		default:
			last = m.Period
		}
	}
}

// endAside takes back a period that was said in passing, after figures of
// another one: 资本开支239亿元,而2021年高峰时曾超过400亿元,[2023年]… An earlier
// period holds for its own clause then, unless it opens a part after a
// semicolon; any other holds to the end of its part.
func (d *document) endAside(l *line, at int) {
	if l.aside.Len() == 0 {
		return
	}
	between := l.text[l.aside.End:at]
	opens := strings.HasSuffix(strings.TrimRight(l.text[:l.aside.Start], " 而但其中在"), ";")
	earlier := d.cur.period.Last().Before(l.topic.Last())
	was := strings.TrimRight(l.text[:l.aside.Start], " ")
	turned := (strings.HasSuffix(was, "由") || strings.HasSuffix(was, "从")) && cue.Has(between, cue.Become) && l.counts(l.aside.End, at) // 由去年同期溢利1.2亿元转为亏损0.86亿元
	if turned || strings.Contains(between, ";") || earlier && !opens && strings.Contains(between, ",") {
		d.aside, d.asideOf = d.cur.period, l.index
		d.cur.period, d.cur.perBasis = l.topic, l.topicBasis
		l.aside = facts.Span{}
	}
}

// inWindow puts the window of a measure back in front of it, and names what the
// window is of where only the figure before says it: 今年以来股价涨22.33%,
// 近5个交易日[股价]跌4.06%.
func (d *document) inWindow(left string, f *facts.Fact) {
	w, at := period.Window(left)
	if w == "" {
		return
	}
	if day := d.spokenOn(); !day.IsZero() && (f.PeriodBasis == facts.ByDate || f.PeriodBasis == facts.ByArticle || f.PeriodBasis == "" || f.Period.End.IsZero()) {
		f.Period, f.PeriodBasis = facts.DayOf(day), facts.ByDate
	}
	said := strings.ReplaceAll(at.In(left), " ", "")
	short := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(said, "最"), "近"), "过去")
	name, ok := strings.CutPrefix(f.Metric, said)
	if !ok {
		name, ok = strings.CutPrefix(f.Metric, short)
	}
	if !ok && f.Metric != "" && strings.HasSuffix(said, f.Metric) {
		name, ok = "", true // 年初|以来累计上涨48.0%
	}
	if !ok {
		return
	}
	if name == "" && f.Measure != facts.Level {
		name = d.cur.carried.metric
		if _, at := period.Window(name); at.End > 0 {
			name = name[at.End:]
		}
	}
	if name = strings.TrimPrefix(name, "的"); name != "" {
		f.Metric = said + name
	}
}

// again moves a figure to the period that its sentence told of in passing, where
// the sentence has given another value of the same for its own: 每股收益81.24元,
// 摊薄收益76.01元,而2023年每股收益为44.33元,[2023年]摊薄收益41.15元.
func (d *document) again(l *line, f *facts.Fact) {
	if d.asideOf != l.index || d.aside == f.Period || d.aside.IsZero() || f.Metric == "" {
		return
	}
	for k := len(d.facts) - 1; k >= 0 && d.facts[k].Sentence == l.index; k-- {
		if g := &d.facts[k]; g.Metric == f.Metric && g.Entity == f.Entity && g.Measure == f.Measure && g.Of == f.Of && g.Period == f.Period &&
			g.Quantity.Unit == f.Quantity.Unit && g.Quantity.Value != f.Quantity.Value {
			f.Period, f.PeriodBasis = d.aside, facts.BySentence
			return
		}
	}
}

// publishes reports whether the clause from byte at on, behind a day, says that
// something came out or took place on it: 2月24日[公告], 2月24日[电]. The 电 of a name
// (台积电) or of another word says nothing.
func (d *document) publishes(l *line, at int) bool {
	end := len(l.text)
	if i := wording.ClauseEnds.Index(l.text[at:]); i >= 0 {
		end = at + i
	}
	var rest strings.Builder
	for i, r := range l.text[at:end] {
		if !slices.ContainsFunc(l.ents, func(m entity.Mention) bool { return m.Span.Start <= at+i && at+i < m.Span.End }) {
			rest.WriteRune(r)
		}
	}
	said := strings.TrimLeft(rest.String(), " ")
	return strings.HasPrefix(said, "电") || cue.Has(strings.ReplaceAll(said, "电", " "), cue.Publish)
}

// present notes the days that an article speaks from.
func (d *document) present(text string) {
	d.asOf, d.noted = latestKnown(d.art.Published, text), notedDay(text)
	if d.period.IsZero() && !d.noted.IsZero() {
		d.period, d.basis = facts.DayOf(d.noted), facts.ByArticle
	}
}

// onTradingDay moves what a day of trading has to the day that the article speaks
// from, where its own sentence is on such a day and names none: 全日成交额5174.96万港元,
// 换手率0.14%, in an article that reports on a quarter too. A page printed on another
// day than it tells of is taken for that day's.
func (d *document) onTradingDay(l *line, f *facts.Fact) {
	day := d.spokenOn()
	if day.IsZero() || d.reports || f.PeriodBasis == facts.ByClause || f.PeriodBasis == facts.BySentence || isDay(f.Period) {
		return
	}
	if month := f.Period; f.PeriodBasis == facts.ByParagraph && !month.Start.IsZero() && month.Start.AddMonths(1) == month.End || d.monthly() {
		return // 10月共有17个交易日…。成交量145.6亿股,换手率67.3%: of a month that the text is on
	}
	if cue.Suffix(f.Metric, cue.Traded) == "" || !cue.Has(l.text, cue.TradingDay) {
		return
	}
	f.Period, f.PeriodBasis = facts.DayOf(day), facts.ByDate
}

// monthly reports whether the article is on one month.
func (d *document) monthly() bool {
	p := d.period
	return !p.Instant && !p.Start.IsZero() && p.Start.AddMonths(1) == p.End
}

// spokenOn is the day that an article's present figures are of: the one that it
// notes them to be as of, else its publication; zero where it has neither.
func (d *document) spokenOn() facts.Date {
	if !d.noted.IsZero() {
		return d.noted
	}
	return d.art.Published
}

// asOfNote is a remark on when all figures of a page are of: 以上数据统计时间截止到
// 2025年5月14日, 数据截至2025年5月14日.
var asOfNote = pattern.New(`数据[^。;\n]{0,12}(?:截止|截至)(?:到|至|日期)?[为:]?(\d{4})年(\d{1,2})月(\d{1,2})日`)

// notedDay returns the day of such a remark, zero where there is none or several
// that differ.
func notedDay(text string) facts.Date {
	var day facts.Date
	for _, m := range asOfNote.FindAllStringSubmatch(text, -1) {
		y, _ := strconv.Atoi(m[1])
		month, _ := strconv.Atoi(m[2])
		d, _ := strconv.Atoi(m[3])
		next := facts.Date{Year: y, Month: month, Day: d}
		if month < 1 || month > 12 || d < 1 || d > 31 || !day.IsZero() && day != next {
			return facts.Date{}
		}
		day = next
	}
	return day
}

// isDay reports whether p is one day that is said as a day, not an instant at
// the end of a month.
func isDay(p facts.Period) bool {
	return !p.Start.IsZero() && p.Start.AddDays(1) == p.End && !(p.Instant && p.End.Day == 1)
}

// stale reports whether a quarter that is said without its year was over so long before
// the publication that the next has been reported on: the 首季 of “反内卷”首季答卷 in
// November is the first of something else.
func stale(m period.Mention, published facts.Date) bool {
	p := m.Period
	return m.Relative && !published.IsZero() && p.Start.AddMonths(3) == p.End && p.End.AddDays(150).Before(published)
}

// justBegun is for how many days of a year its 年内 is hardly what an article reports on:
// what was in the year before is still being counted.
const justBegun = 45

func firstPeriod(text string, published facts.Date) (facts.Period, bool) {
	for _, m := range period.Find(text, period.Context{Reference: published}) {
		p := m.Period
		if m.Role != "" || p.IsZero() || p.Instant || strings.Contains(p.String(), "/") && !strings.Contains(m.Span.In(lex.Fold(text).Text), "止") {
			continue // 近60个交易日 is nobody's reporting period, 截至9月30日止六个月 is
		}
		if m.Relative && m.Span.In(lex.Fold(text).Text) == "年内" && published.Before(p.Start.AddDays(justBegun)) {
			continue // 年内发行破6800亿元, in January, is of the year that is over
		}
		if days := p.Start.AddDays(80); days.Before(p.End) && !stale(m, published) {
			return p, true
		}
	}
	return facts.Period{}, false
}
