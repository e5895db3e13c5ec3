package extract

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/carry"
	"wenbao/facts/extract/compared"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/when"
	"wenbao/facts/extract/wording"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// backToResults goes back from a day that the sentence before told of a share's price on to the period
// of the results that the text is on: 一季度收入增长12%,但股价在5月7日大跌7.5%。[云业务]营收122.6亿元.
func (d *document) backToResults(l *prose.Line) {
	if d.told.IsZero() || !when.IsDay(d.cur.period) || d.cur.perBasis != facts.ByParagraph || cue.Has(l.Text, cue.TradingDay|cue.Traded) {
		return
	}
	for i := len(d.facts) - 1; i >= 0 && d.facts[i].Period == d.cur.period; i-- {
		if d.facts[i].PeriodBasis == facts.BySentence && d.facts[i].Metric == carry.SharePrice {
			d.cur.period = d.told
			return
		}
	}
}

// settlePeriod turns an instant inherited by a metric of duration into the
// year it ends, and the other way round nothing: matching knows that
// 2023年 may mean its end. Points of a ratio that say no comparison are of the usual one.
func (d *document) settlePeriod(f *facts.Fact) {
	if f.Measure == facts.Change && f.Against.IsZero() && f.Quantity.Kind == facts.KindPoints {
		f.Against = usual(f.Period)
	}
	if day := d.Noted; !day.IsZero() && when.IsMonth(f.Period) && f.PeriodBasis != facts.BySentence && f.PeriodBasis != facts.ByClause && f.Period.Overlaps(facts.DayOf(day)) {
		f.Period, f.PeriodBasis = facts.DayOf(day), facts.ByDate // 本月看好…。产品综合费率0.58%…。数据截至5月14日
	}
	d.soFarInYear(f)
	if !f.Period.Instant || f.Measure != facts.Level {
		return
	}
	instant, known := d.metrics.Instant(f.Metric)
	if last := f.Period.Last(); known && !instant && last.Month == 12 && last.Day == 31 {
		f.Period = facts.Year(last.Year)
	}
}

// usual returns what a change of a ratio is of where the text does not say: the same
// period a year before of a quarter or more, and the end of the year before of a year's
// end: 2023年净资产收益率7.81%,下降0.86个百分点. Zero for others (a month's may be of the
// month before). An amount of change is never taken so: it may be a correction.
func usual(p facts.Period) facts.Period {
	last := p.Last()
	if p.Instant && last.Month == 12 && last.Day == 31 || !p.Instant && !p.Start.IsZero() && !p.End.IsZero() && !p.End.Before(p.Start.AddDays(85)) {
		return p.ShiftYears(-1)
	}
	return facts.Period{}
}

// breaksDown opens a sentence that takes apart what the paragraph is about: 拆分看, 分板块看.
var breaksDown = pattern.New(`^(?:拆分|细分|具体|分\p{Han}{1,4}|从\p{Han}{2,6}|按\p{Han}{2,6})(?:来)?(?:看|划分|计),`)

// backToMain goes back from a part of the period that the sentence before told of in
// passing (第三季度单季23.58亿元) to the period of the paragraph, where a sentence without a
// period breaks the whole down.
func (d *document) backToMain(l *prose.Line) {
	main := d.blockPeriod
	if !main.IsZero() && breaksDown.MatchString(l.Text) && len(l.PeriodsIn(0, len(l.Text))) == 0 && when.Part(d.cur.period, main) {
		d.cur.period, d.cur.perBasis = main, facts.ByParagraph
	}
	if k := len(d.facts) - 1; k >= 0 && strings.HasPrefix(l.Text, "其中") && d.cur.period.Instant && d.facts[k].Sentence == l.Index-1 && isSpan(d.facts[k].Period) && d.facts[k].Period.End == d.cur.period.End && (d.facts[k].Measure == facts.Level || movedIn.MatchString(l.Text)) {
		d.cur.period, d.cur.perBasis = d.facts[k].Period, facts.ByParagraph // 10月末存量437.72万亿元;前十个月增量30.9万亿元。[其中]政府债券净融资…
	}
}

// movedIn opens a sentence on what some of it moved by.
var movedIn = pattern.New(`^其中,?[^,;。]{2,14}(?:增加|减少|新增|净融资|净投放|净买入)`)

// ofNextYear moves a part of a year that says no year of its own behind the same part of the year that the sentence holds it
// against: 公司[一季度]已签订单3.6万吨,比2025年一季度的2.1万吨明显增加.
func ofNextYear(l *prose.Line) {
	if !slices.ContainsFunc(l.Periods, func(p period.Mention) bool { return p.Role == period.Comparison }) {
		return
	}
	for i, p := range l.Periods {
		if p.Role == period.Comparison || !isSpan(p.Period) || strings.Contains(p.Span.In(l.Text), "年") || strings.ContainsAny(p.Span.In(l.Text), "0123456789") {
			continue
		}
		for _, c := range l.Periods[i+1:] {
			if c.Role == period.Comparison && c.Period == p.Period && strings.Contains(c.Span.In(l.Text), "20") {
				l.Periods[i].Period = p.Period.ShiftYears(1)
			}
		}
	}
}

// isSpan reports whether a period has a beginning and an end.
func isSpan(p facts.Period) bool { return !p.Instant && !p.Start.IsZero() && !p.End.IsZero() }

// endAside takes back a period that was said in passing, after figures of
// another one: 资本开支239亿元,而2021年高峰时曾超过400亿元,[2023年]… An earlier
// period holds for its own clause then, unless it opens a part after a
// semicolon; any other holds to the end of its part.
func (d *document) endAside(l *prose.Line, at int) {
	if d.here.aside.Len() == 0 {
		return
	}
	between := l.Text[d.here.aside.End:at]
	if i := strings.LastIndexByte(between, '('); i >= 0 && !strings.Contains(between[i:], ")") {
		between = between[:i] // 去年前三季度合计亏损106亿元(甲、乙亏,丙盈利12亿元): what is in the brackets is of then, too
	}
	opens := strings.HasSuffix(strings.TrimRight(l.Text[:d.here.aside.Start], " 而但其中在"), ";")
	assumed := d.here.topicBasis == facts.ByArticle || d.here.topicBasis == facts.ByDate
	plan := isSpan(d.here.topic) && d.here.topic.Start.AddMonths(12).Before(d.here.topic.End) && d.Today.Before(d.here.topic.Last()) // 承诺2025—2027年…,2024年派现25.6亿元,每股派0.52元
	older := !plan && d.cur.period.Last().Before(d.here.topic.Last()) && !dayWithin(d.cur.period, d.here.topic) && !(assumed && when.Part(d.cur.period, d.here.topic))
	was := strings.TrimRight(l.Text[:d.here.aside.Start], " ")
	turned := compared.From(was) && cue.Has(between, cue.Become) && l.HasFigure(d.here.aside.End, at) // 由去年同期溢利1.2亿元转为亏损0.86亿元
	told := soThen.MatchString(between) && !l.HasFigure(d.here.aside.End, at)
	if turned || strings.Contains(between, ";") || older && !opens && !told && strings.Contains(between, ",") {
		d.aside, d.asideOf = d.cur.period, l.Index
		d.cur.period, d.cur.perBasis = d.here.topic, d.here.topicBasis
		d.here.aside = facts.Span{}
	}
}

// soThen is how it was at an earlier time, whose figure the next clause gives: 2024年净利润1.37亿元,2023年[则由盈转亏,]亏损0.64亿元.
var soThen = pattern.New(`^[^,;]{0,14}(?:亏损|亏钱|盈利|转亏|转盈|扭亏|为盈|[更较最很不]?[差好]|糟|低谷|高峰|谷底|顶峰|下滑|下降|回落|上升|增长|相反|例外),[^,;]*$`)

// dayWithin reports whether a day lies in a period of a month at most, of which it then is no earlier time: [本周]涨0.41%,
// 截至5月5日收盘,报收于2.47元.
func dayWithin(day, p facts.Period) bool {
	return when.IsDay(day) && !p.Start.IsZero() && !day.Start.Before(p.Start) && !p.End.Before(day.End) && !p.Start.AddDays(31).Before(p.End)
}

// windowSeen opens a clause with the window that the next is seen over: [近一周来看],岚山股份涨幅达6.68%.
var windowSeen = pattern.New(`(?:近|过去)\p{Han}{2,4}(?:的?(?:走势|表现))?来?看,`)

// windowSum opens a sum over the years up to now: A股上市后累计派现7.91亿元。[近三年,累计]派现1.35亿元.
var windowSum = pattern.New(`(近(?:[一二三四五六七八九十]{1,3}|\d{1,2})年)来?,累计`)

// inWindow puts the window of a measure back in front of it, and names what the
// window is of where only the figure before says it: 今年以来股价涨22.33%,
// 近5个交易日[股价]跌4.06%.
func (d *document) inWindow(l *prose.Line, n int, left string, f *facts.Fact) {
	seen := ""
	if f.Measure == facts.Growth {
		seen = windowSeen.FindString(l.Text[l.EndBefore(n):l.StartOf(n)])
	} else if m := windowSum.FindStringSubmatch(l.Text[l.EndBefore(n):l.StartOf(n)]); m != nil && f.Metric != "" {
		f.Metric, f.Concept = m[1]+"累计"+strings.TrimPrefix(f.Metric, "累计"), ""
		if day := d.spokenOn(); !day.IsZero() {
			f.Period, f.PeriodBasis = facts.DayOf(day), facts.ByDate
		}
		return
	}
	w, at := period.Window(cmp.Or(seen, left))
	if w == "" || slices.ContainsFunc(l.Periods, func(p period.Mention) bool {
		return p.Rule == period.YearToDate && strings.Contains(left, p.Span.In(l.Text))
	}) {
		return
	}
	if day := d.spokenOn(); !day.IsZero() && (f.PeriodBasis == facts.ByDate || !d.Noted.IsZero() && f.PeriodBasis == facts.ByParagraph || f.PeriodBasis == facts.ByArticle || f.PeriodBasis == "" || f.Period.End.IsZero()) {
		f.Period, f.PeriodBasis = facts.DayOf(day), facts.ByDate
	}
	said := strings.ReplaceAll(at.In(cmp.Or(seen, left)), " ", "")
	short := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(said, "最"), "近"), "过去")
	name, ok := strings.CutPrefix(f.Metric, said)
	if !ok {
		name, ok = strings.CutPrefix(f.Metric, short)
	}
	if !ok && f.Metric != "" && strings.HasSuffix(said, f.Metric) {
		name, ok = "", true // 年初|以来累计上涨48.0%
	}
	if seen != "" {
		name, ok, said = f.Metric, true, strings.TrimSuffix(said, "来")
	}
	if !ok {
		return
	}
	if name == "" && f.Measure != facts.Level {
		name = d.memory.Metric
		if lead := l.Text[l.EndBefore(n):l.StartOf(n)]; (name == "" || cue.Suffix(name, cue.Traded) != "" || carry.OfIndex(name) && l.HasName(l.EndBefore(n), l.StartOf(n))) && (strings.Contains(lead, "涨幅") || strings.Contains(lead, "跌幅")) {
			name = carry.SharePrice // 换手率0.189%。近一月涨幅31.2%
		}
		if _, at := period.Window(name); at.End > 0 {
			if rest := name[at.End:]; rest != "" {
				name = rest
			} else {
				name = name[:at.Start] // 可选消费指数近一个月
			}
		}
	}
	if name = strings.TrimPrefix(name, "的"); name != "" {
		f.Metric = said + name
	}
}

// asOf is a remark behind a figure on the day that it is of: 滚动股息率为0.031%(截至2025年5月13日).
var asOf = pattern.New(`^ ?\((?:数据)?(?:截至|截止到?)[^(),;]{4,24}\)`)

// remarked dates a figure by such a remark.
func (d *document) remarked(l *prose.Line, q quantity.Mention, f *facts.Fact) {
	m := asOf.FindString(l.Text[q.Span.End:])
	if m == "" {
		return
	}
	if ps := l.PeriodsIn(q.Span.End, q.Span.End+len(m)); len(ps) == 1 && !ps[0].IsZero() {
		f.Period, f.PeriodBasis = ps[0], facts.ByClause
	}
}

// dayBefore takes the trading day before out of a name where the text says which day that was:
// 上一交易日2025年5月14日收盘价0.163港元.
func dayBefore(l *prose.Line, f *facts.Fact) {
	for _, w := range []string{"上一交易日", "上一个交易日", "前一交易日", "前一个交易日"} {
		name, ok := strings.CutPrefix(f.Metric, w)
		if ok && name != "" && slices.ContainsFunc(l.Periods, func(p period.Mention) bool {
			return p.Period == f.Period && when.IsDay(p.Period) && strings.HasSuffix(l.Text[:p.Span.Start], w)
		}) {
			f.Metric = name
		}
	}
}

// again moves a figure to the period that its sentence told of in passing, where
// the sentence has given another value of the same for its own: 每股收益81.24元,
// 摊薄收益76.01元,而2023年每股收益为44.33元,[2023年]摊薄收益41.15元.
func (d *document) again(l *prose.Line, f *facts.Fact) {
	if d.asideOf != l.Index || d.aside == f.Period || d.aside.IsZero() || f.Metric == "" {
		return
	}
	for k := len(d.facts) - 1; k >= 0 && d.facts[k].Sentence == l.Index; k-- {
		if g := &d.facts[k]; g.Metric == f.Metric && g.Entity == f.Entity && g.Measure == f.Measure && g.Of == f.Of && g.Period == f.Period &&
			g.Quantity.Unit == f.Quantity.Unit && g.Quantity.Value != f.Quantity.Value {
			f.Period, f.PeriodBasis = d.aside, facts.BySentence
			return
		}
	}
}

// lastYears opens a clause that tells what something was the year before.
var lastYears = pattern.New(`(?:去年|上年|上一年度?)(?:同期)?(?:则|仅|只)?[为是]?(?:约)?$`)

// lastYear moves a figure of 去年 to the year before the one that its sentence has given the
// same of, where counted from the day of publication both would be of one year: 全年合共
// 0.62元,[去年]为0.69元, in February on the year that has ended. Beside a part of a year 上年 is the same part:
// 一季度净利润8,760万元,[上年]为6,720万元.
func (d *document) lastYear(l *prose.Line, n int, f *facts.Fact) {
	if f.Metric == "" || f.Period.Start.IsZero() {
		return
	}
	at := l.StartOf(n)
	for k := len(d.facts) - 1; k >= 0 && d.facts[k].Sentence == l.Index; k-- {
		g := &d.facts[k]
		if g.Metric != f.Metric || g.Entity != f.Entity || g.Measure != f.Measure || g.Of != f.Of || g.Quantity.Unit != f.Quantity.Unit || g.Quantity.Value == f.Quantity.Value {
			continue
		}
		part := f.Period == facts.Year(g.Period.Start.Year-1) && !g.Period.Instant && when.Part(g.Period, facts.Year(g.Period.Start.Year))
		if g.Period != f.Period && !part {
			continue
		}
		if lastYears.MatchString(strings.TrimRight(l.Text[max(0, at-40):at], " ")) {
			f.Period, f.PeriodBasis = g.Period.ShiftYears(-1), facts.BySentence
		}
		return
	}
}

// publishes reports whether the clause from byte at on, behind a day, says that
// something came out or took place on it: 2月24日[公告], 2月24日[电]. The 电 of a name
// (台积电) or of another word says nothing.
func publishes(l *prose.Line, at int) bool {
	end := len(l.Text)
	if i := wording.ClauseEnds.Index(l.Text[at:]); i >= 0 {
		end = at + i
	}
	var rest strings.Builder
	for i, r := range l.Text[at:end] {
		if !slices.ContainsFunc(l.Entities, func(m entity.Mention) bool { return m.Span.Start <= at+i && at+i < m.Span.End }) {
			rest.WriteRune(r)
		}
	}
	said := strings.TrimLeft(rest.String(), " ")
	return strings.HasPrefix(said, "电") || cue.Has(strings.ReplaceAll(said, "电", " "), cue.Publish)
}

// weekday is a day of trading by its name: 美东时间[周四],两家公司股价分别下跌4.09%和6.05%. 上周四 and 下周四 are
// none up to the publication.
var weekday = pattern.New(`(?:^|[^上下每])(?:周|星期)([一二三四五])`)

// onTradingDay moves what a day of trading has to the day that the article speaks
// from, where its own sentence is on such a day and names none: 全日成交额5174.96万港元,
// 换手率0.14%, in an article that reports on a quarter too. A page printed on another
// day than it tells of is taken for that day's. So it dates what has a price, where only
// the day of publication says when.
func (d *document) onTradingDay(l *prose.Line, f *facts.Fact) {
	day := d.spokenOn()
	if day.IsZero() || d.Report || f.PeriodBasis == facts.ByClause || f.PeriodBasis == facts.BySentence || when.IsDay(f.Period) && !strings.Contains(l.Text, "截至发稿") {
		return
	}
	if month := f.Period; f.PeriodBasis == facts.ByParagraph && !month.Start.IsZero() && month.Start.AddMonths(1) == month.End || when.IsMonth(d.Period) {
		return // 10月共有17个交易日…。成交量145.6亿股,换手率67.3%: of a month that the text is on
	}
	traded, undated := cue.Suffix(f.Metric, cue.Traded) != "" || isMarket(f), f.PeriodBasis == facts.ByDate || f.PeriodBasis == ""
	var named []string
	if traded && f.Measure == facts.Growth {
		named = weekday.FindStringSubmatch(l.Text)
	}
	switch {
	case named != nil:
		day = lastOf(named[1], day)
	case traded && cue.Has(l.Text, cue.TradingDay):
	case undated && (traded || cue.Priced.Ends(f.Metric) || f.Measure == facts.Growth && boards.End(f.Metric) && strings.ContainsAny(l.Text, "涨跌")): // 现货黄金价格, 在岸人民币汇率
	default:
		return
	}
	f.Period, f.PeriodBasis = facts.DayOf(day), facts.ByDate
}

// lastOf returns the last day of a name up to day: 周四.
func lastOf(name string, day facts.Date) facts.Date {
	want := time.Weekday(1 + strings.Index("一二三四五", name)/len("一"))
	at := time.Date(day.Year, time.Month(day.Month), day.Day, 0, 0, 0, 0, time.UTC).Weekday()
	return day.AddDays(-((int(at) - int(want) + 7) % 7))
}

// spokenOn is the day that an article's present figures are of: the one that it
// notes them to be as of, else its publication; zero where it has neither.
func (d *document) spokenOn() facts.Date {
	if !d.Noted.IsZero() {
		return d.Noted
	}
	return d.Article.Published
}

// singleQuarter dates a figure of 单季 that names no quarter, in a text on the part of a year
// up to a quarter: 三季报:[单季]净赚11.74亿元 is of the third quarter.
func (d *document) singleQuarter(l *prose.Line, n int, f *facts.Fact) {
	p := f.Period
	if f.PeriodBasis == facts.ByClause || p.Instant || p.Start.IsZero() || p.Start.Month != 1 || p.Start.Day != 1 {
		return
	}
	if p.Start.AddMonths(6) != p.End && p.Start.AddMonths(9) != p.End {
		return
	}
	c := l.Clause[l.Quantities[n].Span.Start]
	if said := l.ClauseText(c, l.EndBefore(n), l.Quantities[n].Span.Start); !strings.Contains(said, "单季") || strings.Contains(said, "最") {
		return
	}
	f.Period, f.PeriodBasis = facts.Period{Start: p.End.AddMonths(-3), End: p.End}, facts.ByClause
}

// soFar is the part of the year that the article came out in which figures of a new paragraph are of
// where it says none and the article none but the year: the 前三季度 of the paragraph before, for
// nobody has the year's yet.
func (d *document) soFar() (facts.Period, bool) {
	pub := d.Article.Published
	ok := !pub.IsZero() && d.Period == facts.Year(pub.Year) && pub.AddDays(31).Before(d.Period.End) && when.Part(d.told, d.Period)
	return d.told, ok
}

// allReported dates a total of the 报告期 of a prospectus, which is several years:
// 报告期合计亏损52.76亿元.
func (d *document) allReported(l *prose.Line, n int, f *facts.Fact) {
	whole := d.lists.Whole()
	if whole.IsZero() || f.PeriodBasis == facts.ByClause {
		return
	}
	said := l.ClauseText(l.Clause[l.Quantities[n].Span.Start], l.EndBefore(n), l.Quantities[n].Span.Start)
	if i := strings.Index(said, "报告期"); i >= 0 && (strings.Contains(said[i:], "合计") || strings.Contains(said[i:], "累计")) {
		f.Period, f.PeriodBasis = whole, facts.ByClause
	}
}

// backInPeriod says that what follows is of the time that the article reports on again: 下半年
// 息差受压;…内地业务[期内]录得溢利2.11亿港元; 去年同期排在第二,[如今]被挤到身后:半年卖了1222亿元; 二期预计2026年三季度投产;
// [目前]在用机柜7400个. It takes 短期内 and 任期内 behind a later time for such words, too.
func (d *document) backInPeriod(l *prose.Line, from, to int) bool {
	now := d.cur.period
	if d.Period.IsZero() || !nowSaid.In(l.Text[from:to]) {
		return false
	}
	past, ahead := now.End.Before(d.Period.Start.AddDays(1)) && !now.End.IsZero(), d.Period.End.Before(now.End)
	if (past || ahead && !now.Start.Before(d.Period.End)) && nowAgain.MatchString(l.Text[from:to]) {
		return true
	}
	within := d.Period.Start.Before(now.Start) && now.Start.Before(d.Period.End) // 上半年收入352.9亿元;期内盈利25.96亿元: of the time just said
	return ahead && !within && strings.Contains(l.Text[from:to], "期内")
}
