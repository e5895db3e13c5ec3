package gates

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"wenbao/bot/answer/match"
	"wenbao/bot/extractive/wordlist"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// Candidate is a fact with how well it answers.
type Candidate struct {
	facts.Fact
	match.Fit
	When float64 // how well its period fits, 0…1
	same bool    // its metric is worded as in the question, in a table
}

// Weigh makes a candidate of a fact by its words; false where it does not fit at all. c
// is overwritten, so that a caller may use one for all facts.
func (n *Need) Weigh(p *match.Prepared, c *Candidate) bool {
	f, m := p.Fact, n.m
	if f.Quantity.Kind == facts.KindText {
		return false
	}
	w := m.WordsOf(p)
	r := m.Fit(&n.Query, w, len(n.Whole) == 0)
	if r.Score == 0 && !n.sameConcept(f, w) {
		return false // nothing below could make it fit
	}
	*c = Candidate{Fact: *f, Fit: r}
	n.ConceptFit(c)
	c.same = f.Rule == "table" && f.Metric == n.Words && !wordlist.Any(f.Dimension(facts.NoteAxis), words.Words("madeof"))
	if len(n.Whole) > 0 && f.Measure == facts.Share && !n.saysWhole(f) {
		c.Score *= 0.85 // 管理者中女性占比22.4% before 女性员工占31.7% for 管理者里女性占多少
	}
	if !n.remark && remarked(f) {
		c.Score *= 0.95 // 剔除保证保险后综合成本率: only where no figure is without
	}
	if !n.variant && Variant(f.Metric) {
		c.Score *= 0.95 // 扣非净亏损 for 亏损
	}
	if atClock(f) && !strings.Contains(n.asked, "盘中") {
		c.Score *= 0.98 // 截至9:35成交1.68亿元 for 成交额: only where the day's is not said
	}
	if f.Rule == "table" && carried.MatchString(f.Metric) && !strings.Contains(n.Words, "垫") && !strings.Contains(n.Words, "吸收") {
		c.Score *= 0.94 // 贷款 are 客户贷款和垫款总额, where a text has them, and not what its balance sheet carries
	}
	if instalments := words.Words("instalment"); wordlist.Any(f.Metric, instalments) && !wordlist.Any(n.Words, instalments) {
		c.Score *= 0.88 // 末期股息 for 分红: only where the whole year's is not said
	}
	return true
}

// carried are loans less what is set aside for them and deposits with their interest, as
// balance sheets head them.
var carried = pattern.New(`^(?:(?:发放|客户)贷款[和及]垫款(?:净额|账面价值)?|吸收存款)$`)

// Admits reports whether a weighed fact speaks of what is asked, however well its words
// fit.
func (n *Need) Admits(c *Candidate, in Articles) bool {
	f := &c.Fact
	if n.Down && c.Recall < surely && f.Measure == facts.Growth && f.Quantity.Value.Sign() > 0 {
		return false // 原油进口均价跌了多少 is not how much more 原油 there was
	}
	if strings.HasPrefix(f.Metric, "每股") && perShareBasis.MatchString(f.Metric) || f.Quantity.Unit == "股" && earnedPerShare.MatchString(n.asked) {
		return false // and the number of shares that it is worked out with
	}
	if totalIncome.MatchString(f.Metric) && c.Own < ofAll && !strings.Contains(n.Words, "总") {
		return false // 总收入 below a title on 手机 for 手机收入
	}
	if !strings.Contains(n.Words, "其他") && otherCash.MatchString(f.Metric) {
		return false // for 投资支付的现金, which a statement has and leaves empty
	}
	if strings.Contains(n.Words, otherIncome) && strings.Contains(f.Metric, "综合收益") && !strings.Contains(f.Metric, otherIncome) {
		return false // 综合收益总额 for 其他综合收益的税后净额, empty as well
	}
	if ofTerm.MatchString(f.Metric) && sumAsked.MatchString(n.Words) && !ofTerm.MatchString(n.Words) {
		return false // 短期借款 for 借款总额
	}
	if c.Precision < ofThird && c.Recall < surely && c.Concept == "" && f.Rule != "table" && f.Measure == facts.Level {
		return false // 提取城市廉租住房建设补充资金 for 租房提取
	}
	if n.sum && c.Recall < whole && c.Precision < ofOne {
		return false // 动力煤产量 for 煤炭产量合计
	}
	if n.stage != "" && !n.atStage(f) {
		return false
	}
	return n.scopeFits(f) && n.qualified(f) && n.ofSoMany(f) && !match.Contrasted(f, n.Words, n.poles, n.m.Poles(f.Metric)) &&
		!n.besides(c) && !n.offTopic(c) && !n.ofPart(c) && !n.together(f) && !n.ofWhole(f) && !n.inUnion(f) && !n.ofTaken(f) && !n.ofPrice(f) && !n.unpriced(f) && !n.ofOther(f) && !n.ofOthers(f) && !n.besideAnother(f) && !n.ofDeputy(f) && !n.paidOut(f) && n.spoken(f, in) && !n.otherSide(f) && !n.acrossWords(f) && !n.otherNumber(f) && !n.notYear(f) && !n.onlyThisYear(f) && !n.ofSeveral(f) && !n.ofBoard(f) && !n.otherTrade(f) && !n.ofPace(f) &&
		!n.ofOtherSpan(f) && !n.ofCounted(f) && !n.ofKind(f) && !n.ofBoth(f) && !n.ofGross(f) && !(n.everybody && n.partOfCountry(f)) && (f.Entity != "" || !n.everybody || c.Own >= everybodys && !n.ofOnePlace(f))
}

// perShareBasis matches what a note says that a figure on a share is worked out from: 每股基本亏损[乃根据]本公司
// 拥有人应占亏损2,900,354千元.
var perShareBasis = pattern.New(`^每股\p{Han}{0,8}(?:乃|是|系)?(?:根据|按照|基于)`)

// earnedPerShare matches what is asked on a share that is money.
var earnedPerShare = pattern.New(`^每股(?:[^转轉送增股]{0,8})(?:盈利|亏损|虧損|收益|溢利)|^每股[^转轉送增股]{2,8}$`)

// sumAsked matches what is asked for as a sum, ofTerm what is due early or late alone.
var (
	sumAsked = pattern.New(`(?:总额|合计|总计)$`)
	ofTerm   = pattern.New(`^(?:短期|长期)`)
)

// otherIncome is no part of the words for all comprehensive income.
const otherIncome = "其他综合收益"

// otherCash matches the lines of a cash flow statement for all that has no line of its own.
var otherCash = pattern.New(`(?:收到|支付)的?其他与(?:经营|投资|筹资)活动`)

// totalIncome matches what a company takes in with all of its trades.
var totalIncome = pattern.New(`^(?:总|营业总)(?:收入|营收)$`)

// Bounds of a figure that answers for a sum: how much of the question it explains, or how much of its own
// words the question says.
const (
	whole   = 0.95
	ofOne   = 0.6
	ofThird = 0.3 // how much of a figure's own words a question says that it explains only in part
	ofAll   = 0.6 // how much of what is asked for the name of a total has to say
)

// surely is how much of a question that says a fall has to be explained by a rise.
const surely = 0.9

// ofOnePlace reports whether the heading or title of a figure of nobody names a place, whose it
// is then: 杭州前三季度外贸创新高 says nothing of 全国.
func (n *Need) ofOnePlace(f *facts.Fact) bool {
	_, _, heading, title := match.SplitContext(f.Context)
	return n.places.In(heading) || n.places.In(title)
}

// partOfCountry reports whether a metric begins with a place that the question does not name: 陕西原煤产量 for
// 全国原煤产量.
func (n *Need) partOfCountry(f *facts.Fact) bool {
	return slices.ContainsFunc(n.places.Beginning(f.Metric), func(w string) bool {
		return strings.HasPrefix(f.Metric, w) && w != "中国" && !strings.Contains(n.asked, w)
	})
}

// ofMembers is how many members a collective subject has: 43家券商.
var ofMembers = pattern.New(`(\d{1,4})家`)

// ofSoMany reports whether a fact is of as many members of a group as the question says, where
// the words around it say any number in digits: 145家证券公司实现营业收入 is none of 43家券商.
func (n *Need) ofSoMany(f *facts.Fact) bool {
	if n.members == 0 {
		return true
	}
	clause, lead, _, _ := match.SplitContext(f.Context)
	said := append(ofMembers.FindAllStringSubmatch(clause, -1), ofMembers.FindAllStringSubmatch(lead, -1)...)
	return len(said) == 0 || slices.ContainsFunc(said, func(m []string) bool { return m[1] == strconv.Itoa(n.members) })
}

// MeasureKept reports whether a fact measures what is asked, as far as its slots
// tell; its words tell the rest (WholeFits).
func (n *Need) MeasureKept(f *facts.Fact) bool { return n.SlotsKept(f) && n.WindowFits(f) }

// SlotsKept is MeasureKept but for windows, which take longer to tell.
func (n *Need) SlotsKept(f *facts.Fact) bool {
	return UnitFits(n.Unit, f) && n.MeasureFits(f) && n.KindFits(f) && n.versusKept(f)
}

// ClaimKept reports whether a fact claims as much as is asked.
func (n *Need) ClaimKept(f *facts.Fact) bool {
	if n.own && (f.Speaker != "" || wordlist.Any(f.Context, words.Words("outsider"))) {
		return false // 投行研报预测交付60万辆 is no guidance
	}
	if n.bound != "" && f.Measure == facts.Level {
		return n.bound.gives(f)
	}
	return ClaimFits(n.Wants, f) || n.planned(f) && (n.proposed || strings.Contains(f.Context, n.plan)) || n.namesPlan(f) || n.plannedFor(f)
}

// planned reports whether a fact that happened may be of a plan that is asked for.
func (n *Need) planned(f *facts.Fact) bool {
	return f.Modality == facts.Actual && (n.proposed || n.plan != "")
}

// MayAnswer is what MeasureKept, ClaimKept and Weigh tell without the words of a fact.
func (n *Need) MayAnswer(f *facts.Fact) bool {
	return f.Quantity.Kind != facts.KindText && n.ConceptMayFit(f) && (ClaimFits(n.Wants, f) || n.planned(f) || n.bound != "" || n.stage != "" || n.namesPlan(f)) &&
		UnitFits(n.Unit, f) && (n.measureMayFit(f) || n.added(f)) && n.KindFits(f) && n.versusKept(f)
}

// Slots tells needs apart for which MayAnswer differs.
func (n *Need) Slots() string {
	return fmt.Sprint(n.Unit, n.kinds, n.Measure, n.Wants, n.bound, n.proposed, n.plan, n.asked, n.Words, n.Concept, n.versus, n.sequential, n.annual, n.rate, n.ofRate, n.sinceYearEnd, n.quarterEnd, n.corrects)
}

// Order sorts candidates by a total order: score, then how the period fits,
// how it is known, how exactly the figure is given, then position.
func Order(cs []Candidate) {
	if len(cs) < 2 {
		return
	}
	places := make([]*Candidate, len(cs)) // which are moved in the place of candidates
	for i := range cs {
		places[i] = &cs[i]
	}
	sort.SliceStable(places, func(i, j int) bool {
		a, b := places[i], places[j]
		if d := a.Rank() - b.Rank(); d > 0.005 || d < -0.005 {
			return d > 0
		}
		if c := b.Period.Last().Compare(a.Period.Last()); c != 0 {
			return c < 0
		}
		if a.When != b.When {
			return a.When > b.When // what was spent in 2019 before what was owed at its end
		}
		if a.Quantity.Decimals != b.Quantity.Decimals {
			return a.Quantity.Decimals > b.Quantity.Decimals
		}
		if a.Article != b.Article {
			return a.Article < b.Article
		}
		return a.Span.Start < b.Span.Start
	})
	sorted := make([]Candidate, len(cs))
	for i, c := range places {
		sorted[i] = *c
	}
	copy(cs, sorted)
}

// basisWeight lowers facts whose period or entity was inherited from afar.
var basisWeight = map[facts.Basis]float64{
	facts.ByClause: 0.02, facts.BySentence: 0.02, facts.ByParagraph: 0.01, facts.ByHeading: 0.01, facts.ByArticle: 0, facts.ByDate: -0.02,
}

// Rank is the score with what sets facts apart that are worded alike: where in a report
// they stand, how well the period fits, how far period and entity were carried.
func (c *Candidate) Rank() float64 {
	return c.Score + c.Authority() + 0.05*c.When + basisWeight[c.PeriodBasis] + basisWeight[c.EntityBasis]
}

// Entities returns the distinct entities of candidates, in their order.
func Entities(cs []Candidate) []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, c := range cs {
		if !seen[c.Entity] {
			seen[c.Entity], out = true, append(out, c.Entity)
		}
	}
	return out
}

// Facts returns the facts of candidates, in their order.
func Facts(cs []Candidate) []facts.Fact {
	out := make([]facts.Fact, len(cs))
	for i, c := range cs {
		out[i] = c.Fact
	}
	return out
}
