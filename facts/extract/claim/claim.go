// Package claim tells whether a text claims that a figure came true: actual, target,
// forecast or denied, and who says so.
//
//	Modality("该行力争2024年普惠贷款余额达到", "", cue.Target)   // target
//
// A Reader goes with one article, figure by figure. It needs cue.Load, and is for one
// goroutine.
package claim

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
)

// Reader tells what an article claims of its figures, in the order of the text. The zero
// value is for an article without a date.
type Reader struct {
	Published facts.Date // of the article
	AsOf      facts.Date // the latest day that it knows of: its publication or one that it says
	Fiscal    int        // the year of the latest fiscal year that it reports on, 0 for none: see FiscalYear
	Speaker   string     // who forecasts in this sentence, "" for the article
	SaidAt    int        // where the speaker's name ends in the sentence
	last      level
	underway  level // the last that is so of a period that is not over
}

// Read sets the modality and the speaker of the fact of figure n from the words of its
// clause; right is what stands behind the figure there.
//
// 预计全年投入30亿元 is a forecast, 力争达到5000家 a target, 未达到 and 否认
// deny. A clause introduced by a claim word in the clause before it inherits
// the claim when it has no verb of having happened: 公司预计2025年收入10亿元,
// 净利润1亿元.
func (r *Reader) Read(l *prose.Line, n int, right string, f *facts.Fact) {
	q := l.Quantities[n]
	c := l.Clause[q.Span.Start]
	text := l.ClauseText(c, 0, q.Span.Start)
	claims := l.ClaimsIn(q.Span.Start-len(text), q.Span.Start, text)
	if m := sharedClaim.FindStringSubmatch(l.Text[q.Span.End:]); m != nil {
		right = m[1]
	}
	f.Modality = Modality(text, right, claims)
	if erratum(l.Text[q.Span.End:]) {
		f.Modality = facts.Denied // “退保率2.9%”应为“退保率1.9%”
		return
	}
	if l.Says(cue.Refuted, q.Span.End, len(l.Text)) != 0 && !refutesOther.MatchString(l.Text[q.Span.End:]) || rumoured.MatchString(text) {
		f.Modality = facts.Denied // 裁员3000人的传闻,该行予以否认
	}
	if r.Speaker != "" && strings.Contains(l.Text[r.SaidAt:q.Span.Start], ";") {
		r.Speaker = ""
	}
	if f.Speaker = r.Speaker; f.Speaker != "" && f.Modality == facts.Actual && f.Rule != "level-before" && f.Measure != facts.Multiple {
		f.Modality = facts.Forecast // 广发证券预测圆通净利润40.4亿元,申通10.2亿元
	}
	if f.Modality == facts.Forecast && cue.Has(f.Metric, cue.Dividend) && past(f.Period, r.Published) && !strings.Contains(text, "预") {
		f.Modality = facts.Actual // 2024年分红金额将达347亿元: of a year that is over, proposed and yet to be paid
	}
	byName(f)
	if f.Measure == facts.Level {
		defer r.note(f)
	}
	if b := r.last; f.Modality == facts.Actual && (f.Measure == facts.Growth || f.Measure == facts.Change) && strings.HasSuffix(f.Rule, "+carried") &&
		b.sentence == f.Sentence && b.metric == f.Metric && b.period == f.Period && (b.modality == facts.Forecast || b.modality == facts.Target) {
		f.Modality = b.modality // 预计盈利9亿元至10亿元,同比增长20%至33%
	}
	if f.Modality != facts.Actual {
		return
	}
	// an earlier clause of the sentence
	lead := l.Text[max(0, l.HaltBefore(len(strings.TrimSuffix(l.Text[:q.Span.Start], text)))):q.Span.Start]
	m := Modality(lead, "", l.ClaimsIn(q.Span.Start-len(lead), q.Span.Start, lead))
	if m == facts.Forecast && estimatedNow.MatchString(lead) {
		return // 协会估计,目前空置铺位率仍有约11%: as it is
	}
	if m == facts.Target && pricedNow.MatchString(text) {
		return // 目标价3.35元,当前股价为2.77元
	}
	if (m == facts.Forecast || m == facts.Target) && !happened(text) && (!past(f.Period, r.Published) || m == facts.Forecast && byAnalysts.MatchString(lead) && !strings.Contains(lead, "同期") || f.High.Value != "" && strings.Contains(lead, "预计") && !l.Dated(c, q.Span.Start)) {
		f.Modality = m // 华夏航空预计扭亏为盈,净利润2.4亿元至3.4亿元
	}
	after := l.Text[q.Span.End:l.HaltAfter(q.Span.End)]
	if !lex.Contains(lead, "已") && !lex.Contains(after, "已") || claims&(cue.Forecast|cue.Target) != 0 {
		r.foresee(l, q.Span.Start, f, text)
		expect(f)
	}
	if before := l.Text[l.HaltBefore(q.Span.Start)+1 : q.Span.Start]; f.Modality == facts.Actual && (supposed(before) || r.whenAtWork(before, f)) {
		f.Modality = facts.Forecast
	}
}

// byName sets what the name of a metric claims of its figures: 目标价, 收入预期.
func byName(f *facts.Fact) {
	price := strings.HasSuffix(f.Metric, "目标价")
	switch {
	case f.Modality != facts.Actual:
	case price:
		f.Modality = facts.Target
	case f.Measure == facts.Level && expectedAs.MatchString(f.Metric):
		f.Modality = facts.Forecast // 全年收入预期上调至1.4亿美元,年初给的[数字]是6000万美元
	}
	if price && f.PeriodBasis != facts.ByClause {
		f.Period, f.PeriodBasis = facts.Period{}, "" // 预计2025年至2027年净利润6.2亿元…,目标价34.5元
	}
}

// expectedAs ends the metric of what somebody expects.
var expectedAs = pattern.New(`\p{Han}{2}(?:预期|预测|指引)$`)

// refutesOther is what somebody denies in a part of its own, behind a figure: 2025年票房约510亿元;制片方则[对“档期提前”予以]否认.
var refutesOther = pattern.New(`^[^;]*;[^;]{0,20}(?:对(?:于)?|关于|针对|就)["“「《'][^;]*$`)

// sharedClaim is what the last of several figures says of all: 维持全年付运量20GW、收入增长15%[的目标]不变.
var sharedClaim = pattern.New(`^[、和及与]\p{Han}{2,10}\d[\d.,]*[%A-Za-z\p{Han}]{0,4}?(的(?:目标|指引|计划|预期))`)

// estimatedNow says of a figure that it is somebody's estimate of what is.
var estimatedNow = pattern.New(`(?:估计|估算|测算),?(?:目前|现时|当前|现在|现有)[^,;。]{0,14}(?:仍?有|仍?为|是|约|达|占)?$`)

// byAnalysts says whose expectation results are held against before they are out: [分析师预计],第三季度每股收益1.14美元,营收1572.8亿美元.
var byAnalysts = pattern.New(`(?:分析师|机构|投行|华尔街|市场)(?:普遍|平均|一致|此前|的)?(?:预计|预期|预测)`)

// pricedNow opens what a share costs, which a target price is told beside.
var pricedNow = pattern.New(`^[,(]?(?:当前|目前|最新|现)(?:股价|价格|价|市值|总市值|收盘价)`)

// erratum reports whether a text goes on behind a figure that was printed wrong, before the
// one in its place: ”应为“退保率1.9%”.
func erratum(after string) bool {
	for _, marks := range []string{`"”』」`, ",，"} {
		if lex.Followed(after, 0, marks) {
			_, n := lex.Rune(after, 0)
			after = after[n:]
		}
	}
	return errata.Begin(after)
}

var errata = lex.NewWords("应为", "应是", "实为", "实应为", "实际应为", "有误")

// level is what the last level claims, for the change behind it.
type level struct {
	modality facts.Modality
	metric   string
	period   facts.Period
	sentence int
}

// Strip takes the words of a claim off its metric: 归母净利润预测, 交付目标,
// 归母净利润有望. The modality says so.
func Strip(f *facts.Fact, metrics metric.Memo) {
	if f.Modality == facts.Actual {
		return
	}
	if w := cue.Suffix(f.Metric, cue.ClaimNoun); w != "" {
		if name := wording.Trim(forecasters.ReplaceAllString(strings.TrimSuffix(f.Metric, w), "")); metrics.Units(name) != nil {
			f.Metric, f.Concept = name, metrics.Concept(name)
		}
	}
	if w := hopes(f.Metric); w != "" {
		f.Metric = wording.Trim(strings.TrimSuffix(f.Metric, w))
		f.Concept = metrics.Concept(f.Metric)
	}
}

// forecasters are those without a name who make a forecast: [有外资大行将]纯利预测上调至102亿港元.
var forecasters = pattern.New(`^有?\p{Han}{0,10}(?:大行|机构|券商|分析师|分析员|投行|市场|(?:理事长|秘书长|研究员|主席|专家|会长)\p{Han}{2,3})(?:将|把)`)

// Foresee marks a level of a period that had not ended when the article came
// out as a forecast, whatever its words say (2025年末将为6.9亿张), unless they say
// that it has happened so far: 今年以来已发行3000亿元. text is what stands before the
// figure in its clause.
func (r *Reader) Foresee(f *facts.Fact, text string) {
	pub := r.AsOf
	if f.Modality != facts.Actual || pub.IsZero() || f.Period.End.IsZero() || f.PeriodBasis == facts.ByDate || f.PeriodBasis == facts.ByArticle {
		return
	}
	if f.Period.Last().Year == r.Fiscal {
		return // 2025财年净营收49亿美元,[经营利润]4.284亿美元; 第四财季净营收12.43亿美元, said in July 2025
	}
	if done := strings.HasSuffix(strings.TrimRight(text, " 约近超逾"), "了") && !strings.ContainsAny(text, "将会预拟"); done {
		return // 今年计提了2600万元, said in November
	}
	if pub.AddDays(31).Before(f.Period.End) && !strings.Contains(text, "已") && !soFar(text) && !fiscal(text, f.Period) {
		if (strings.HasSuffix(f.Metric, "率") && inForce.MatchString(f.Metric) || f.Measure == facts.Growth && strings.HasSuffix(f.Metric, "股价")) && f.Period.Start.Before(pub) {
			return // 2025年,一年期定期存款的年利率为1.10%, and 2025年股价下跌8.41%, said in May
		}
		f.Modality = facts.Forecast
	}
}

// numbered is a year that numbers an issue or a notice, whose figures are no forecast of it: 2025年第38期不良资产包公告显示,
// 未偿本息17.35亿元, in November.
var numbered = pattern.New(`20\d\d年度?第[\d一二三四五六七八九十百]{1,4}[期号批轮]`)

// inForce ends what holds until it is changed.
var inForce = pattern.New(`(?:税率|征收率|费率|年利率|(?:存|贷)款(?:挂牌|执行|基准)?利率)$`)

// fiscal reports whether text says a period as a fiscal year, which may end up
// to eleven months before the calendar year of its name: 2025财年收入增长142%, said
// in May 2025.
func fiscal(text string, p facts.Period) bool {
	year := strconv.Itoa(p.Last().Year)
	return strings.Contains(text, year+"财年") || strings.Contains(text, year+"财政年度")
}

// fiscalYear is a year that a text says as a fiscal one.
var fiscalYear = pattern.New(`(20\d\d)(?:财年|财政年度)`)

// FiscalYear returns the year of the latest fiscal year that a folded text tells of and that is
// named after the year of its publication or an earlier one, 0 for none. Quarters and years of
// it may be over long before those of the calendar.
func FiscalYear(text string, published facts.Date) int {
	latest := 0
	for _, m := range fiscalYear.FindAllStringSubmatch(text, -1) {
		if y, err := strconv.Atoi(m[1]); err == nil && y <= published.Year {
			latest = max(latest, y)
		}
	}
	return latest
}

// expect marks the range of a result as a forecast: 净利润为11.6亿元至12.4亿元. What
// has been reported is one figure.
func expect(f *facts.Fact) {
	if f.Modality == facts.Actual && f.High.Value != "" && f.Quantity.Kind == facts.KindMoney && cue.Suffix(f.Metric, cue.ResultNoun) != "" {
		f.Modality = facts.Forecast
	}
}

// soFar reports words that say that a figure holds up to now.
func soFar(s string) bool {
	for _, w := range []string{"以来", "累计", "目前", "涨幅", "跌幅", "截至", "至今", "现有", "当前", "上调", "下调"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// Modality tells a claim by what stands before and after a figure; said are the
// classes of the words of claiming before it.
func Modality(before, after string, said cue.Class) facts.Modality {
	switch {
	case said&cue.Denied != 0 && cue.Has(yet.ReplaceAllString(before, ""), cue.Denied):
		return facts.Denied
	case said&cue.Target != 0 && !settled(before) || strings.Contains(after, "目标") || strings.HasPrefix(after, "的计划"):
		return facts.Target
	case said&cue.Planned != 0 && cue.Has(budgets.ReplaceAllString(before, ""), cue.Planned): // 预算 itself is one of them
		return facts.Target
	case said&cue.Forecast != 0 && cue.Has(estimates.ReplaceAllString(before, ""), cue.Forecast) || strings.Contains(after, "的预期") || strings.Contains(after, "的指引"):
		return facts.Forecast
	}
	return facts.Actual
}

// budgets are what 预算 is part of the name of, and no plan: 一般公共预算收入403.8亿元.
// A commitment is one already: 资本性支出承诺.
var budgets = pattern.New(`(?:资本|支出|开支|资产|投资|租赁)承诺|(?:公共|基金|经营|保险)预算(?:收入|支出)?|预算(?:收入|支出|执行|拨款|安排的?资金)`)

// estimates are names of accounts with a word of expecting: 预计负债, 预期信用损失.
var estimates = pattern.New(`预计(?:负债|净残值|使用寿命)|预期(?:信用|信贷)(?:损失|减值)`)

// yet matches what is still to be done to an amount that there is: 尚未使用的募集资金.
var yet = pattern.New(`尚未(?:完成|使用|支付|到期|履行|结算|摊销|归属|行权|抵扣|弥补|偿还|收回)|尚未[^,。]{0,8}确认的`)

// settled reports words that make a plan a fact of its own: a dividend that is
// proposed (拟每股派现金1.972元), a programme in use (回购计划已动用89亿美元).
func settled(s string) bool {
	for _, w := range []string{"派", "股息", "股利", "红利", "分红"} {
		if strings.Contains(s, w) && (strings.Contains(s, "拟") || strings.Contains(s, "建议")) {
			return true
		}
	}
	_, w := cue.FindLast(s, cue.Target)
	i := lex.LastIndex(s, w)
	return strings.Contains(s[i:], "已") || strings.HasPrefix(w, "拟") && i > 0 && strings.HasSuffix(s[:i], "虚")
}

// happened reports words that say that something took place: 实现, 已, 完成.
func happened(s string) bool {
	for _, w := range []string{"实际", "实现", "已", "完成", "达到", "同比", "较上年"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// past reports whether p ended before the day of publication.
func past(p facts.Period, published facts.Date) bool {
	return !p.End.IsZero() && !published.IsZero() && p.End.Before(published)
}

// hopes returns the word of expecting that a metric phrase ends in, "" if none.
func hopes(phrase string) string {
	for _, w := range []string{"有望", "或将", "料将", "或", "预计", "可", "料", "会", "将"} {
		if rest, ok := strings.CutSuffix(phrase, w); ok && utf8.RuneCountInString(rest) > 1 {
			return w
		}
	}
	return ""
}
