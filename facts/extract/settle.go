package extract

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/compared"
	"wenbao/facts/extract/counting"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/earlier"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/subject"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/quantity"
)

// The steps of reading a figure that settle one side of its fact each.

// newFact is the fact that the words before a figure and the cursor make, and notes what
// the figure counts.
func (d *document) newFact(l *prose.Line, n int, rel *relate.Relation, object string) facts.Fact {
	if whose := d.lists.Turned(l, n, d.facts); whose != "" {
		d.cur.entity, d.cur.entBasis = whose, facts.BySentence
	}
	q := l.Quantities[n]
	grownBehind(l, n, rel)
	f := facts.Fact{
		Sentence: l.Index, Quantity: q.Quantity, Of: rel.Of, Versus: rel.Versus, Rule: rel.Rule,
		Entity: d.cur.entity, EntityBasis: d.cur.entBasis, Period: d.cur.period, PeriodBasis: d.cur.perBasis,
	}
	f.Metric = metricPhrase(rel, object, q, strings.HasSuffix(l.Text[:l.StartOf(n)], "的"), d.metrics)
	if name, ok := strings.CutSuffix(f.Metric, "占"); ok && rel.Measure == facts.Level && q.Quantity.Kind == facts.KindCount {
		f.Metric = wording.Trim(name) // 零售点5,781个,其中内地[占]5,566个
	}
	ofTopic(l, &f)
	ofItem(l, &f)
	if object != "" && q.Quantity.Kind == facts.KindCount {
		d.cur.counted = counting.Note(l, n, wording.Clean(rel.Phrase), object)
	}
	f.Measure = rel.Measure
	return f
}

// nameMetric names what a figure is of where more than the words before it say so.
func (d *document) nameMetric(l *prose.Line, n int, left string, f *facts.Fact) {
	if l.SumsUp(n) {
		d.whom.OfSum(l, n, f)
	}
	if name, ok := d.named(l, n, left, f); ok {
		f.Metric, f.Measure, f.Of = name, facts.Level, ""
	}
	if q := l.Quantities[n]; q.Quantity.Kind == facts.KindPercent && f.Measure != facts.Growth && lex.Followed(l.Text, q.Span.End, "将拟计用投") {
		if m := usedFor.FindStringSubmatch(l.Text[q.Span.End:]); m != nil {
			f.Metric, f.Measure, f.Of, f.Rule = m[1], facts.Share, "", "share"
		}
	}
	d.leads(l, n, f)
	if per := counting.Per(l, n) + counting.Qualifier(l, n); per != "" {
		f.Metric = wording.Clean(per + f.Metric)
		if unit := per[max(0, strings.Index(per, "每")):]; f.Metric == per && (per == unit || cue.Of(strings.TrimSuffix(per, unit))&cue.FigureNoun != 0) {
			if name := d.perBefore(unit); name != "" {
				f.Metric = name // 上年中期这一数字为[每10股]1.434元
				if per == unit && strings.Contains(l.Between(n-1), "中期") {
					f.Metric = "中期" + name // 每10股派7.33元,连同[中期]的每10股2.10元
				}
			}
		}
	} else if strings.Contains(l.Quantities[n].Span.In(l.Text), "仙") && paysInAll.MatchString(f.Metric) {
		f.Metric = "每股" + f.Metric + "息" // 全年派37美仙
	} else if strings.Contains(l.Quantities[n].Span.In(l.Text), "仙") && cue.Has(f.Metric, cue.Dividend) && !strings.Contains(f.Metric, "每") {
		f.Metric = "每股" + f.Metric // 全年派息161.36港仙: cents are paid on a share
	}
	if d.describesName(l, n, f) {
		f.Metric = "" // 珀莱雅以53.62亿元的营收居首;[新冒头的]毛戈平25.88亿元
	}
	ofTarget(l, n, f)
	d.rateBefore(l, n, f)
	shareOfMost(l, n, f)
	sold(l, n, f)
	d.ofUtmost(l, n, f)
}

// usedFor is what a share of something is for, behind it: 约45%[用于研发],30%用于产能扩建.
var usedFor = pattern.New(`^(?:将|拟|计划)?((?:用于|投向|用作)\p{Han}{2,8})`)

// aimed stands before how much of a target is reached: 完成全年目标460万辆的|80.5%, 完成全年50万辆目标的|93.2%.
var aimed = pattern.New(`(?:完成|实现|达到)了?(?:全年|年度|年)?\p{Han}{0,6}(?:\d[\d.,]*[万亿]*\p{Han}{0,2}?的?)?(?:目标|指引|计划|任务|预算)(?:\d[\d.,]*[万亿]*\p{Han}{0,2})?的(?:约|近)?$`)

// ofTarget names how much of a target is reached.
func ofTarget(l *prose.Line, n int, f *facts.Fact) {
	before := l.Text[:l.StartOf(n)]
	if f.Quantity.Kind == facts.KindPercent && strings.HasSuffix(strings.TrimRight(before, "约近"), "的") && aimed.MatchString(before) {
		f.Metric, f.Measure, f.Of, f.Rule = targetReached, facts.Level, "", "level"
	}
	if strings.HasSuffix(f.Metric, "完成率") && doneOf.MatchString(f.Metric) {
		f.Metric = targetReached
	}
}

// doneOf is the same behind the target: 全年[18万辆的目标完成率]仅五成.
var doneOf = pattern.New(`^\d[\d.,]*[万亿]*\p{Han}{0,2}的?(?:目标)?完成率$`)

// targetReached is how much of a target there is.
const targetReached = "目标完成率"

// perBefore returns what the last of the facts right before is of that is counted by a unit,
// 每10股派发现金红利. "" where none is.
func (d *document) perBefore(unit string) string {
	for i := len(d.facts) - 1; i >= max(0, len(d.facts)-4); i-- {
		if m := d.facts[i].Metric; strings.HasPrefix(m, unit) && m != unit {
			return m
		}
	}
	return ""
}

// version is which version of a result a figure is, between its name and whether it is a profit: 归母净利润[更正前盈利]
// 3,560万元,[更正后亏损]1,290万元; 净资产[更正后]为21.4亿元.
var version = pattern.New(`^(.*?)(?:更正|重述|追溯调整|追溯|修正)(前|后)(净?亏损|净?盈利)?$`)

// versioned takes such words out of a metric. It reports whether the figure is the one before it was put right.
func (d *document) versioned(f *facts.Fact) (before bool) {
	if k := len(f.Metric) - 3; k < 6 || !strings.Contains("前后损利", f.Metric[k:]) {
		return false
	}
	m := version.FindStringSubmatch(f.Metric)
	switch {
	case m == nil || m[1]+m[3] == "" || f.Measure != facts.Level:
		return false
	case m[1] == "":
		f.Metric = m[3]
		d.memory.SameResult(f)
	case strings.HasSuffix(m[3], "亏损"):
		f.Metric = m[1] + "亏损"
	default:
		f.Metric = m[1]
	}
	return m[2] == "前"
}

// mendMetric puts a metric right that was read together with what the figure was
// before (isFrom), or that its unit or measure makes another one. It reports what versioned does.
func (d *document) mendMetric(l *prose.Line, rel *relate.Relation, f *facts.Fact, isFrom bool) (formerly bool) {
	formerly = !isFrom && d.versioned(f)
	if w := cue.Suffix(f.Metric, cue.State); isFrom && w != "" {
		f.Metric = wording.Trim(strings.TrimSuffix(f.Metric, w)) // 净利润由更正前的2.02亿元变为…
	}
	if f.Metric == "基准年" || f.Metric == "基年" || f.Metric == "基期" {
		f.Metric = "" // 排放401.5万吨,较2020年[基准年]下降31.6%
	}
	if f.Metric == "翻了" || f.Metric == "翻" {
		f.Metric = "" // 现金流净额91.1亿元,[翻了]一倍有余(上年同期:46.1亿元)
	}
	if cue.Prefix(f.Metric, cue.Become) != "" {
		d.memory.SameResult(f) // 由2.02亿元变为亏损0.31亿元
		if cue.Prefix(f.Metric, cue.Become) == f.Metric && f.Measure == facts.Level {
			f.Metric = d.memory.Metric // 现金流净额由-6.1亿元[转正]为29.8亿元
		}
	}
	if name, ok := strings.CutPrefix(f.Metric, "最新"); ok && d.metrics.Units(name) != nil && !d.metrics.CanBe(f.Metric, f.Quantity.Kind) {
		f.Metric = name // 公司[最新]ROE为26.83%
	}
	d.soldToo(l, f)
	d.memory.LessLoss(f, rel.Less)
	if f.Measure == facts.Level && f.Quantity.Unit == "笔" && f.Metric != "" && !strings.Contains(f.Metric, "笔") {
		f.Metric += "笔数" // 网上支付948.88亿笔
	}
	if f.Measure == facts.Multiple && f.Metric == "PE" {
		f.Metric = "市盈率" // 公司的PE仍高达150倍
	}
	d.ownLevel(f)
	return formerly
}

// ownLevel makes a multiple of a metric that is one itself its level: 市盈率为9.77倍, 市盈率中位数38.2倍, 流动比率为1.64倍(2023年:1.78倍).
func (d *document) ownLevel(f *facts.Fact) {
	if f.Measure == facts.Multiple && slices.Contains(d.metrics.Units(middle.ReplaceAllString(f.Metric, "")), facts.KindTimes) {
		f.Measure = facts.Level
	}
}

// middle is what says which of several values of a metric a figure is.
var middle = pattern.New(`(?:中位数|中位值|平均数|平均值|均值)$`)

// settleMetric says what a percentage is of where what the figures before it are of does not hold
// for it: how much of a target is done, the one of several that moved the most.
func (d *document) settleMetric(l *prose.Line, n int, f *facts.Fact) {
	d.ofThose(l, n, f)
	before := l.Text[:l.StartOf(n)]
	settlePaid(l, n, f)
	if d.paidPerShare(l, n, f) {
		f.Metric = "每股" + paysInAll.ReplaceAllString(f.Metric, "派息") // 末期息每股1.514元,连同[中期息]0.688元,全年[派息]2.202元
	}
	if cue.MadeProfit.Is(f.Metric) && f.Quantity.Kind == facts.KindMoney && f.Measure == facts.Level && f.Quantity.Value.Sign() > 0 {
		f.Metric = "净利润" // 前三季度[赚了]14.34亿元
	}
	if f.Measure == facts.Share && payout.MatchString(f.Metric) && cue.Has(f.Of, cue.Profit) {
		f.Metric = "现金分红总额" // 全年合计派发67.66亿元,[占归母净利润的]26.19%
	}
	if strings.HasSuffix(f.Metric, "罚款") || strings.HasSuffix(f.Metric, "罚没") {
		f.Metric = finedBy.ReplaceAllString(f.Metric, "${1}被$2")
	}
	if f.Measure == facts.Multiple && !strings.HasSuffix(strings.TrimRight(before, "约近"), "的") && priced(d.metrics.Units(f.Metric)) {
		f.Measure, f.Rule = facts.Level, "level" // 前者市净率0.92倍,[后者]1.15倍
	}
	if f.Metric == "在职" && f.Quantity.Unit == "人" {
		f.Metric = "在职员工" // 期末在职1,268人
	}
	d.ownLevel(f)
	d.peakOf(l, n, f)
	d.behindShare(l, f)
	d.rateBeside(l, f)
	d.byBusiness(l, f)
	unplanned(f)
	ofForemost(l, n, f)
	ofHShares(l, n, f)
	ofProduct(l, n, f)
	d.ofInvestment(l, n, f)
	d.ofBody(l, f)
}

// settleOwner says whose a figure is where it is not the one that the text is on.
func (d *document) settleOwner(l *prose.Line, n int, f *facts.Fact) {
	earlier.OfSector(l, n, f)
	if d.whom.Stranger(l, n) {
		f.Entity, f.EntityBasis = "", ""
	}
	if counting.OfSome(l, n) || strings.HasPrefix(l.Text[l.Quantities[n].Span.End:], "的") && ofThoseOnly.MatchString(l.Text[l.Quantities[n].Span.End:]) || d.ofFined(l, n, f) || d.ofTrade(l, f) || cue.Indices.Prefix(f.Metric) != "" {
		f.Entity, f.EntityBasis = "", ""
	}
	if name := subject.Behind(l, n); name != "" {
		f.Entity, f.EntityBasis = name, facts.ByClause
	}
	if name := subject.Before(l, n); name != "" {
		f.Entity, f.EntityBasis = name, facts.ByClause
	} else if name := subject.NextTo(l, n); name != "" {
		f.Entity, f.EntityBasis = name, facts.ByClause
	}
	if d.Salient != "" && f.Entity != d.Salient && strings.HasSuffix(f.Metric, "目标价") {
		f.Speaker, f.Entity, f.EntityBasis = f.Entity, d.Salient, facts.ByArticle // 海岬证券研究所|…目标价:168港元, in its note on somebody
	}
	d.onBoard(l, n, f)
	d.ofThemAll(l, n, f)
}

// ofThoseOnly is what follows a bound that some of those before reach: 经纪业务净收入过百亿[的只有]中信证券.
var ofThoseOnly = pattern.New(`^的(?:只有|仅有|仅|共?有)`)

// levelFrom dates the first figure of 由4.12%降到3.76%. before says that the clause does
// not tell when it was so; ok is false when the figure is no level.
func (d *document) levelFrom(l *prose.Line, n int, f *facts.Fact) (before, ok bool) {
	if then, known := compared.YearBefore(l, n, f); known {
		f.Period, f.PeriodBasis, f.Rule = then, facts.ByDate, "level-from"
		return false, true
	}
	if first, _, ok := endsOf(f.Period); ok && f.Measure != facts.Growth && f.Measure != facts.Change {
		f.Period, f.Rule = first, "level-from"
		return false, true
	}
	f.Period, f.PeriodBasis = d.memory.WasSo(l, n), ""
	if !f.Period.IsZero() {
		f.PeriodBasis = facts.BySentence
	}
	if f.Measure != facts.Level && f.Measure != facts.Share || f.Rule == "level-before" {
		return false, false
	}
	return f.Period.IsZero(), true
}

// yearOnly is a year that a bracket right behind a figure opens with, for its own figure: 港币0.63元([2024年]:
// 港币1.12元).
var yearOnly = pattern.New(`\((?:于)?20\d\d年?[:：]\s*$`)

// samePart gives the figure of another year in such a bracket the part of it that the figure before
// is of: interim results tell the same six months of the year before.
func (d *document) samePart(l *prose.Line, n int, f *facts.Fact) {
	if n == 0 || len(d.facts) == 0 || f.Period != facts.Year(f.Period.Start.Year) || !yearOnly.MatchString(l.Text[:l.StartOf(n)]) {
		return
	}
	for i := len(d.facts) - 1; i >= 0 && d.facts[i].Sentence == l.Index; i-- {
		if p := d.facts[i].Period; !p.Instant && !p.Start.IsZero() && !p.End.IsZero() && p != facts.Year(p.Start.Year) && p.Start.Year == f.Period.Start.Year+1 && p.Last().Year == p.Start.Year {
			f.Period = p.ShiftYears(-1)
			return
		}
	}
}

// endsOf returns the first and the last year of a span of years, which the two figures of a
// way through it are of: 2022-2024年净息差[从2.99%逐年降至2.43%].
func endsOf(p facts.Period) (first, last facts.Period, ok bool) {
	from, to := p.Start.Year, p.Last().Year
	if p.Instant || p.Start.IsZero() || p.End.IsZero() || from >= to || p.Start != facts.Year(from).Start || p.End != facts.Year(to).End {
		return p, p, false
	}
	return facts.Year(from), facts.Year(to), true
}

// overYear says that a change is that of the whole year: 总资产32.8万亿元,[全年]增加5.2万亿元; 13.64万人,[一年少]了1.91万人.
var overYear = pattern.New(`全年|一年(?:间|来|里|内|下来)|一年[少多加增减净]`)

// headcount ends what counts people or households, whose number needs no measure word: 持有总人数:3349, 股东户数7.02万.
var headcount = pattern.New(`(人)数$|(?:股东|持有人?)(户)数$`)

// settleValue gives a fact the value with its sign, where it stands, and what it is
// compared with.
func (d *document) settleValue(l *prose.Line, n int, high *quantity.Mention, rel *relate.Relation, f *facts.Fact) {
	q := l.Quantities[n]
	rel.Down = rel.Down || rel.Better && cue.Costs.In(f.Metric)
	if rel.Down && (f.Measure == facts.Growth || f.Measure == facts.Change) && q.Quantity.Value.Sign() > 0 {
		f.Quantity.Value = q.Quantity.Value.Neg()
	}
	if high != nil {
		if f.High = high.Quantity; f.Quantity.Value.Sign() < 0 && q.Quantity.Value.Sign() > 0 {
			f.Quantity.Value, f.High.Value = high.Quantity.Value.Neg(), f.Quantity.Value // 跌5%至7%
		}
	}
	if f.Span, f.Surface = l.Surface(q, high); f.Measure == facts.Level && f.Quantity.Value.Sign() < 0 && q.Quantity.Value.Sign() > 0 && strings.HasSuffix(l.Text[:l.StartOf(n)], minusSaid) {
		f.Surface = minusSaid + f.Surface
	}
	boundPerShare(l, n, f)
	f.Against = l.Against(q)
	d.memory.Compare(l, n, f)
	if f.Measure == facts.Change && f.Against.IsZero() && overYear.MatchString(l.Text[l.EndBefore(n):q.Span.Start]) {
		f.Against = usual(f.Period)
	}
	relate.ShareByName(f)
	f.Concept = d.metrics.Concept(f.Metric)
	if f.Quantity.Kind == facts.KindNumber && f.Quantity.Unit == "" && f.Measure == facts.Level && strings.HasSuffix(f.Metric, "数") {
		if m := headcount.FindStringSubmatch(f.Metric); m != nil {
			f.Quantity.Kind, f.Quantity.Unit = facts.KindCount, facts.Unit(m[1]+m[2])
		}
	}
	if f.Measure == facts.Share && q.Quantity.Kind == facts.KindNumber && strings.Contains(q.Span.In(l.Text), "分之") {
		f.Quantity = relate.Hundredths(q.Quantity) // 占三分之一
	}
}

// finish keeps a fact, if it says something.
func (d *document) finish(l *prose.Line, n int, object string, f *facts.Fact) {
	d.afterNames(l, n, object, f)
	f.Dimensions = append(f.Dimensions, scopeOf(l, n)...)
	d.samePart(l, n, f)
	if _, last, ok := endsOf(f.Period); ok && n > 0 && f.Rule != "level-from" {
		if _, was := compared.FromTo(l, n-1); was {
			f.Period = last
		}
	}
	d.remarked(l, l.Quantities[n], f)
	if isMarket(f) {
		f.Entity, f.EntityBasis = "", "" // 同期恒生指数下跌0.79%: nobody's
	}
	d.onTradingDay(l, f)
	d.singleQuarter(l, n, f)
	d.allReported(l, n, f)
	d.settlePeriod(f)
	d.against(l, n, f)
	if f.Measure != facts.Level && f.Measure != facts.Share {
		d.alsoCalled(l, n, f.Metric)
	}
	if !skip(*f, object) {
		d.correct(l, n, f)
		d.add(*f)
		d.alsoProfit(*f)
		for _, name := range d.whom.Sharers(l, n, f) {
			also := *f
			also.Entity = name
			d.add(also)
		}
	}
}

// A loss is a fact under the word it has, 净亏损69.4亿元, with the value as it
// stands, and so is its growth (亏损额减少三成). It is the same profit below zero
// as well: a second fact, 净利润 of −69.4亿元, answers for the profit, so that
// profits and losses of several can be held against each other under either
// name.

// alsoProfit adds the profit below zero that a loss is.
func (d *document) alsoProfit(f facts.Fact) {
	name := wording.ProfitOf(f.Metric)
	if name == "" || f.Measure != facts.Level || f.Quantity.Kind != facts.KindMoney || f.Quantity.Value.Sign() <= 0 {
		return
	}
	f.Metric, f.Concept, f.Rule = name, d.metrics.Concept(name), f.Rule+"+loss"
	if f.High.Value != "" {
		f.Quantity, f.High = f.High, f.Quantity
		f.High.Value = f.High.Value.Neg()
	}
	f.Quantity.Value = f.Quantity.Value.Neg()
	d.add(f)
}

// priced reports whether a metric is counted in times by its name: 市净率, 市盈率.
func priced(units []facts.UnitKind) bool {
	return slices.Contains(units, facts.KindTimes) && !slices.Contains(units, facts.KindMoney) && !slices.Contains(units, facts.KindPercent)
}
