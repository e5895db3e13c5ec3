// Package carry completes a figure that does not say what it is of from the figures before
// it: 净利润268亿元,[净利润]增长4.2%; 2023年为36.6%; 其中,[住户]短期贷款增加4732亿元.
//
// A Memory goes with one article, figure by figure: Complete names what a figure is of and
// keeps of it what the next one may take. It needs cue.Load and is for one goroutine.
package carry

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/compared"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/earlier"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
)

// Memory is what a figure may take from those before it in its paragraph, and from the
// theme of the article.
type Memory struct {
	Metric string   // of the last figure that named one
	Items  []string // the metrics of the last list of them
	Parted bool     // the paragraph takes a company apart: 分部看,…

	kind      facts.UnitKind // of the last figure that named a metric
	measure   facts.Measure
	change    facts.Measure  // of the last figure, if it was a change
	unit      facts.UnitKind // of that change
	topic     string         // metric of the first level of this part of the sentence
	topicAt   int            // where that part begins
	inPart    bool           // the last level was of a part: 其中海外8.35万辆
	of        string         // the whole of the last share: 占总收入的49% … 占17%
	share     string         // the part of the last share of a whole: 在交易规模中的占比过三成,达到35.3%
	lead      string         // what the sentence's first clause says it is on
	versus    string         // of the last change that said so
	against   facts.Period
	versusTo  int                   // where that change ends
	begun     comparison            // of the sentence's first change that said so
	saidIn    int                   // the sentence that metric is of
	first     map[facts.Unit]string // the metric of the paragraph's first level in a unit
	placed    map[facts.Unit]string // what the paragraph's last level in a unit is of, wherever
	theme     theme                 // of the article
	goods     string                // of which the paragraph says how they sell: 新能源汽车继续领跑
	weighed   string                // the measure of the last level that is one of goods: 吨
	weighedOf string                // and its metric
	metrics   metric.Memo
}

// comparison is what a change is held against, in words and the period.
type comparison struct {
	versus  string
	against facts.Period
}

// New returns a memory of nothing yet but the theme that a title sets: 六大行科技投入盘点.
func New(metrics metric.Memo, title string) Memory {
	c := Memory{metrics: metrics}
	c.startTheme(title)
	return c
}

// NextParagraph forgets what a new paragraph does not take from the one before.
func (c *Memory) NextParagraph() {
	*c = Memory{metrics: c.metrics, theme: theme{metric: c.theme.metric}}
}

// NextSentence forgets what holds for one sentence.
func (c *Memory) NextSentence() {
	c.topic, c.versus, c.against, c.versusTo = "", "", facts.Period{}, 0
}

// leadWith begins a sentence that says first what it is on.
func (c *Memory) leadWith(topic string) {
	*c = Memory{Metric: topic, Parted: c.Parted, lead: topic, metrics: c.metrics, theme: c.theme, goods: c.goods, placed: c.placed}
}

// Level notes the metric that a list has given levels of.
func (c *Memory) Level(metric string, kind facts.UnitKind) {
	c.Metric, c.kind, c.measure = metric, kind, facts.Level
}

// Complete completes the fact of quantity n from the figure before it, and remembers it
// for the next one; before are the facts of the article so far. It reports false when the figure says nothing that can be told: a
// level of another kind of unit without a name of its own (降幅更大,达到
// 10.78%, which is a growth and said so before, or is left out).
func (c *Memory) Complete(l *prose.Line, n int, rel *relate.Relation, f *facts.Fact, before []facts.Fact) bool {
	c.takeUp(l, n, rel, f, before)
	c.OfTheme(l, n, f)
	share := ""
	if rel.Measure == facts.Change && f.Metric == "" && f.Quantity.Kind == facts.KindPoints {
		share = shareBefore(l, before)
	}
	if !c.bracketed(l, n, rel, f, before) && !c.completed(l, n, f, before) && !second(l, n, f, before) && share == "" && !c.inherits(l, n, rel, f, before) {
		return false
	}
	if f.Metric == "" && f.Measure != facts.Level && said(l, before) && before[len(before)-1].Metric == "" && before[len(before)-1].Measure == facts.Level {
		return false // 达到7147亿元,较上年末增长9.66%: of the same, whatever that is
	}
	c.Themed(f)
	if f.Measure == facts.Change && (f.Quantity.Kind == facts.KindMoney || f.Quantity.Kind == facts.KindCount) && strings.HasSuffix(f.Rule, "+carried") {
		f.Metric = strings.TrimSuffix(f.Metric, "增速") // 同比增长2.3%,增速比上年末低1.1个百分点;前三季度[增加1.1万亿元]
	}
	if strings.HasSuffix(f.Rule, "+carried") && f.Modality == facts.Actual {
		f.Metric = cameOf(f.Metric, l.Between(n))
	}
	c.remember(l, n, rel, f)
	if share != "" {
		f.Metric, f.Rule = share, f.Rule+"+carried"
	}
	return true
}

// shareBefore names the share that a change in points right behind it is of: 金融科技投入占营业
// 收入的5.41%,同比下降0.23个百分点 is no change of 金融科技投入. "" where no share stands before.
func shareBefore(l *prose.Line, before []facts.Fact) string {
	if len(before) == 0 {
		return ""
	}
	f := before[len(before)-1]
	if f.Sentence != l.Index || f.Measure != facts.Share || f.Metric == "" || cue.Suffix(f.Metric, cue.ShareNoun) != "" {
		return ""
	}
	if f.Of == "" {
		return f.Metric + "占比"
	}
	return f.Metric + "占" + f.Of + "比例"
}

// takeUp puts the metric of the figure before in the place of words that take it up
// again, and what the sentence is on before a bare head.
func (c *Memory) takeUp(l *prose.Line, n int, rel *relate.Relation, f *facts.Fact, before []facts.Fact) {
	kind := f.Quantity.Kind
	if f.Measure == facts.Share && f.Of == "" && rel.Rule == "share-of" {
		f.Of = c.of
	}
	if cue.Suffix(f.Metric, cue.FigureNoun) != "" && c.Metric != "" && f.Measure == facts.Level && (kind == c.kind || c.kind == "" && c.metrics.CanBe(c.Metric, kind)) {
		f.Metric = c.Metric // 而今年年报中作为比较基数的[数字]是1110.08亿元
	}
	if c.share != "" && f.Measure == facts.Share && f.Of == "" && (f.Metric == "" || thisShare.MatchString(f.Metric)) {
		f.Metric, f.Of = c.share, c.of // AI收入占总收入34%,去年同期[这个比例]是18%
	}
	if whose, ok := strings.CutSuffix(f.Metric, "的目标"); ok && whose != "" && strings.HasPrefix(f.Entity, whose) {
		f.Metric = "目标" // 长安的全年目标是300万辆
	}
	if cue.Again.Is(f.Metric) && c.Metric != "" && f.Measure == facts.Level && (kind == c.kind || c.metrics.CanBe(c.Metric, kind)) {
		f.Metric = c.Metric // 境外发行不到300亿元,[包括]25亿美元; 资本开支预算15亿元,[实际用了]6.32亿元
	}
	if pays[f.Metric] && strings.Contains(c.Metric, "派") && f.Measure == facts.Level && kind == c.kind && strings.Contains(l.Between(n), "同期") {
		f.Metric = c.Metric // 派中期息39仙,去年同期[派]31仙
	}
	if f.Measure == facts.Level && len(f.Metric) < 10 && strings.ContainsAny(f.Metric, "低高少多大小") && heldBy.MatchString(f.Metric) && c.Metric != "" && kind == c.kind {
		f.Metric = c.Metric // 资本开支1,640亿元,[低于]年初1,730亿元的计划
	}
	if f.Measure == facts.Growth && strings.HasSuffix(f.Metric, "复合") && c.Metric != "" && c.metrics.Units(strings.TrimSuffix(f.Metric, "复合")) == nil && utf8.RuneCountInString(f.Metric) < 7 {
		f.Metric = c.Metric + f.Metric // 营业收入分别为…,[近三年复合]增长率208.4%
	}
	c.ofNamed(f)
	c.ofLike(l, f, before)
	f.Metric = c.That(f.Metric)
	if name, _, ok := c.metrics.Lookup(f.Metric); ok && name == wording.MarketShare && rel.Rule == "share" && c.kind == facts.KindCount && !strings.HasSuffix(c.Metric, f.Metric) {
		f.Metric = c.Metric + f.Metric // 全球出货1.685亿部,市占率13.8%
	}
	c.elided(l, n, f, before)
	c.qualify(l, n, f)
}

// thisShare takes up the share before it.
var thisShare = pattern.New(`^(?:这|该|此)?(?:个|一)?(?:比例|占比|比重|比率)$`)

// heldBy is what a figure is more or less than: 预期信贷损失34.14亿美元,[少于]2023年的34.47亿美元.
var heldBy = pattern.New(`^(?:[略稍远仍]?(?:[低高少多]|大|小)于?)$`)

// completed puts what the figure before is of behind or in the place of a word that is
// no metric without it: 新增, 日均, 更正前, 预算. It reports whether the figure has such a
// word.
func (c *Memory) completed(l *prose.Line, n int, f *facts.Fact, before []facts.Fact) bool {
	kind, classes := f.Quantity.Kind, cue.Of(f.Metric)
	if aim.MatchString(f.Metric) {
		classes |= cue.ClaimNoun
	}
	switch {
	case c.ofShops(f):
	case (f.Metric == "新增" || f.Metric == "净增") && strings.Contains(c.Metric, f.Metric):
		f.Metric = c.Metric // 甲银行新增528.8万户 乙银行[新增]523万户; 光伏新增装机240.27GW,9月[新增]9.66GW
	case f.Metric == "新增" || f.Metric == "净增" || f.Metric == "增量" || f.Metric == "净新增":
		f.Metric += c.Metric
	case classes&cue.PerSpan != 0 && c.Metric != "" && kind == c.kind && f.Measure == facts.Level:
		f.Metric += strings.TrimSuffix(c.Metric, "合计") // 归母净利润2934.3亿元,日均10.7亿元
		if k := len(before); k > 0 && before[k-1].Sentence == l.Index {
			f.Entity, f.EntityBasis = before[k-1].Entity, before[k-1].EntityBasis
		}
	case classes&cue.State != 0 && earlier.Stated(l, n, c.metrics) != "":
		f.Metric = earlier.Stated(l, n, c.metrics)
	case classes&cue.State != 0 && c.Metric != "" && kind == c.kind:
		f.Metric = c.Metric // 净利润重述为39.67亿元,[重述前]为39.81亿元
	case (classes&cue.ClaimNoun != 0 || strings.Contains(l.Between(n), "目标")) && f.Quantity.Unit == "辆" && !said(l, before) && (f.Metric == "" || classes&cue.ClaimNoun != 0):
		f.Metric = "销量" // 2025年的[目标]是271万辆: vehicles are counted as sold, unless the sentence says more
	case classes&cue.ClaimNoun != 0 && c.Metric != "" && kind == c.kind:
		f.Metric = c.Metric // 前三季度资本支出953亿元,全年[预算]1250亿元
	default:
		return false
	}
	return true
}

// inherits gives a figure without words of its own the metric of the one before it.
// It is false when that cannot be told.
func (c *Memory) inherits(l *prose.Line, n int, rel *relate.Relation, f *facts.Fact, before []facts.Fact) bool {
	kind := f.Quantity.Kind
	rated := c.rated(l, n, f)
	switch {
	case f.Metric == "" && includes(l, n) != "":
		f.Metric = includes(l, n)
	case f.Metric == "" && f.Measure == facts.Level && c.Metric != "" && c.measure == facts.Level && trailing(l, n):
		c.trail(l, n, f)
	case f.Metric == "" && kind == facts.KindPoints && c.kind != "" && c.kind != facts.KindPercent && c.kind != facts.KindPoints:
		f.Metric, f.Rule = rateBefore(l, n, before), f.Rule+"+carried"
		return f.Metric != "" // points are of a ratio, and the figure before is none
	case f.Metric == "" && f.Measure == facts.Level && c.ofFirst(l, n, kind) != "":
		f.Metric = c.ofFirst(l, n, kind)
	case f.Metric == "" && f.Measure == facts.Level && earlier.Placed(l, n, c.metrics) != "":
		f.Metric = earlier.Placed(l, n, c.metrics)
	case f.Metric == "" && f.Measure == facts.Level && c.kind != "" && kind != c.kind && (l.OwnPeriod(n) || l.SumsUp(n)) && inUnit(l, f, before) != "":
		f.Metric = inUnit(l, f, before)
		f.Rule += "+carried"
	case rated != "":
		f.Metric, f.Measure = rated, facts.Growth // 利息净收入增速下滑最多,为-11.40%
	case f.Metric == "" && f.Measure == facts.Level && kind == facts.KindPercent && c.measure == facts.Level && c.kind != kind && signedBehind(l, n):
		f.Metric, f.Measure = c.Metric, facts.Growth
		f.Rule += "+carried"
	case f.Metric == "" && f.Measure == facts.Growth && c.OfShares(l, n):
		f.Metric = SharePrice // 从今年涨幅来看,甲[涨幅]为21.99%
	case f.Metric == "" && f.Measure == facts.Growth && swung(l, n, rel, f): // of its own
	case f.Metric == "" && f.Measure != facts.Level:
		f.Metric = c.Metric
		if f.Measure == facts.Growth {
			f.Metric = rateOf.ReplaceAllString(c.Metric, "$1")
		}
		f.Rule += "+carried"
	case f.Metric == "" && rel.Rule == "level-to" && c.shareMoved(l, f, before):
	case f.Metric == "" && (rel.Rule == "level-to" || rel.Rule == "level-before"):
		f.Metric = c.Metric
		if c.measure == facts.Share && kind == c.kind {
			f.Measure = facts.Share // 占比由上年的31.2%[升至]37.5%; 占比58.1%,比去年全年的62.3%回落
		}
		f.Rule += "+carried"
	case f.Metric == "" && c.change != "" && kind == c.unit && l.OwnPeriod(n) && !(c.change == facts.Change && (l.SumsUp(n) || strings.Contains(l.Between(n), "达"))): // 门店净增391间,年底共有16935间 is all there are
		// 累计同比2023年12月为3.00%、2023年11月为2.90%
		f.Metric, f.Measure = c.Metric, c.change
		f.Rule += "+carried"
	case strings.Contains(c.Metric, "每股") && l.SumsUp(n) && kind == facts.KindMoney && cue.Has(c.Metric, cue.Dividend) && OnShare(f.Quantity):
		return ofYear(l, n, f) // 每股中期股息3.20港元,全年[合共]6.80港元
	case strings.Contains(c.Metric, "每") && l.SumsUp(n) && utf8.RuneCountInString(f.Metric) <= 3 && f.Measure == facts.Level && kind == facts.KindMoney && !strings.Contains(f.Metric, "每"):
		f.Metric = wording.TotalOf(c.Metric) // 每10股派2.309元,合计派发808.11亿元
	case f.Metric == "" && f.Measure == facts.Level && kind == facts.KindPercent && c.share != "" && (reaches(l, n) || l.OwnPeriod(n)):
		f.Metric, f.Measure, f.Of = c.share, facts.Share, c.of // 占比首次过三成,达到35.3%; 一年前为2.83%
		f.Rule += "+carried"
	case f.Metric == "" && f.Measure == facts.Level && l.NameBefore(n) && c.likeNext(l, f, before) != "":
		f.Metric = c.likeNext(l, f, before)
		f.Rule += "+carried"
	case f.Metric == "" && c.Metric != "":
		return c.goesOn(l, n, rel, f)
	}
	return true
}

// OfShares reports whether figure n is how far shares rose or fell: nothing that its sentence or the
// lexicon of metrics knows of goes before.
func (c *Memory) OfShares(l *prose.Line, n int) bool {
	before := l.Text[l.EndBefore(n):l.StartOf(n)]
	return (strings.Contains(before, "涨幅") || strings.Contains(before, "跌幅")) && (c.Metric == "" || c.saidIn != l.Index && c.metrics.Units(c.Metric) == nil || OfIndex(c.Metric) && l.HasName(l.EndBefore(n), l.StartOf(n)))
}

// SharePrice is the metric of how far shares rose.
const SharePrice = "股价"

// rated returns the metric whose rate of growth the clauses before a figure without words of
// its own speak of, where the figure is one: see earlier.Rated. "" for others.
func (c *Memory) rated(l *prose.Line, n int, f *facts.Fact) string {
	level := f.Measure == facts.Level && f.Quantity.Kind == facts.KindPercent && reaches(l, n)
	if f.Metric != "" || f.Measure != facts.Growth && !level {
		return ""
	}
	return earlier.Rated(l, l.Quantities[n].Span.Start, c.metrics)
}

// likeNext returns what the first figure of the name before is of, in the same unit, for a name
// that has its figure right behind it: 甲基金管理规模2.05万亿元,非货规模1.37万亿元;乙基金[管理规模]1.79万亿元.
// "" where the name before has no more than one metric in that unit.
func (c *Memory) likeNext(l *prose.Line, f *facts.Fact, before []facts.Fact) string {
	first, whose := "", ""
	for i := len(before) - 1; i >= 0 && before[i].Sentence == l.Index; i-- {
		p := &before[i]
		if p.Entity == f.Entity || whose != "" && p.Entity != whose {
			break
		}
		if whose = p.Entity; p.Measure == facts.Level && p.Quantity.Unit == f.Quantity.Unit && p.Period == f.Period {
			first = p.Metric
		}
	}
	if first == c.Metric {
		return ""
	}
	return first
}

// goesOn is inherits for a figure of the next clause: 净利润268亿元,2023年为257亿元.
func (c *Memory) goesOn(l *prose.Line, n int, rel *relate.Relation, f *facts.Fact) bool {
	kind := f.Quantity.Kind
	f.Rule += "+carried"
	whose := compared.Contrasted(l, n)
	switch {
	case whose != "" && f.Measure == facts.Level && kind == c.kind:
		if f.Metric = c.ofOther(c.Metric, whose); f.Metric == "" {
			return false
		}
	case (l.SumsUp(n) || strings.Contains(l.Between(n), "累计")) && newly.MatchString(c.Metric) && kind == c.kind:
		f.Metric = newly.ReplaceAllString(c.Metric, "") // 新增应用场景100余个,累计超500个
	case kind == c.kind && c.measure == facts.Level && left.MatchString(l.Between(n)) && gone.MatchString(c.Metric):
		f.Metric = gone.ReplaceAllString(c.Metric, "$1") // 省外经销商清理了212家,现在还有1386家
	case l.SumsUp(n):
		f.Metric = wording.TotalOf(c.Metric)
	case c.inPart && kind == c.kind && strings.Contains(l.Between(n), ";") && strings.Contains(l.Between(n), "累计") && c.topic != "" && c.metrics.CanBe(c.topic, kind):
		f.Metric = c.topic // 新能源车销量44.17万辆,其中海外8.35万辆;前十个月累计[新能源车销量]370.19万辆
	case f.Measure == facts.Level && c.saidIn != l.Index && l.NameBefore(n) && c.first[f.Quantity.Unit] != "" && (kind != c.kind || c.metrics.Units(c.Metric) == nil || l.OpensWithName(n)):
		f.Metric = wording.Trim(scoped.ReplaceAllString(c.first[f.Quantity.Unit], "")) // 全年销量268.4万辆,…海外53.6万辆。深蓝汽车[销量]24.39万辆
	case (kind == c.kind || c.kind == "" && c.metrics.CanBe(c.Metric, kind)) && (!strings.Contains(c.Metric, "每") || c.Metric == perShare || l.OwnPeriod(n) || compared.ThenIs(l, n)):
		if f.Metric, f.Measure = c.Metric, c.measure; c.measure == facts.Share {
			f.Of = c.of
		}
	case kind == facts.KindPercent && cue.Has(l.Between(n), cue.Up|cue.Down):
		f.Metric, f.Measure = c.Metric, facts.Growth
		rel.Down = cue.Has(l.Between(n), cue.Down)
	default:
		return false
	}
	return true
}

// remember keeps of a figure what the next one may take from it.
func (c *Memory) remember(l *prose.Line, n int, rel *relate.Relation, f *facts.Fact) {
	kind := f.Quantity.Kind
	c.place(f)
	if f.Measure == facts.Share && f.Of != "" {
		c.of, c.share = f.Of, f.Metric
	} else if f.Measure == facts.Level && f.Metric != "" {
		c.share = ""
	}
	if f.Metric == "" || strings.HasSuffix(f.Rule, "+theme") || strings.HasSuffix(f.Metric, "连续") {
		return // 连续20年行业第一 names nothing that the next figure is of
	}
	c.change, c.unit = "", ""
	if f.Measure == facts.Growth || f.Measure == facts.Change {
		c.change, c.unit = f.Measure, kind
	}
	if cue.Of(f.Metric)&cue.State != 0 || f.Quantity.Unit == "家" && utf8.RuneCountInString(f.Metric) == 1 {
		return // 从增速看,10家增、16家降: nothing that the next figure is of
	}
	if c.lead != "" && f.Quantity.Unit == "家" && !c.metrics.CanBe(c.lead, kind) {
		return // 净利润方面,三家实现正增长: the sentence is still on 净利润
	}
	c.inPart = f.Measure == facts.Level && lex.Contains(l.Text[max(0, l.HaltBefore(l.Quantities[n].Span.Start)):l.Quantities[n].Span.Start], "其中") || c.inPart && f.Measure != facts.Level
	if f.Measure == facts.Level && kind == facts.KindPhysical {
		c.weighed, c.weighedOf = string(f.Quantity.Unit), f.Metric
	}
	if f.Measure == facts.Level || f.Measure == facts.Share && (rel.Rule == "share" || rel.Rule == "level-before") {
		c.Metric, c.measure, c.kind, c.saidIn = strings.TrimSuffix(f.Metric, "合计"), f.Measure, kind, l.Index
		if f.Quantity.Unit == "家" && c.metrics.Units(f.Metric) != nil && !c.metrics.CanBe(f.Metric, kind) {
			c.kind = "" // 总资产过千亿的有3家:甲公司[总资产]3137.51亿元
		}
		if f.Measure == facts.Level && c.first[f.Quantity.Unit] == "" {
			if c.first == nil {
				c.first = map[facts.Unit]string{}
			}
			c.first[f.Quantity.Unit] = c.Metric
		}
	} else if rel.Phrase != "" {
		c.Metric, c.measure, c.kind = f.Metric, facts.Level, ""
	}
}

// pays are verbs that name no payout of their own.
var pays = map[string]bool{"派": true, "派发": true, "派付": true, "派息": true, "宣派": true}

// said reports whether the sentence has given a figure before.
func said(l *prose.Line, before []facts.Fact) bool {
	return len(before) > 0 && before[len(before)-1].Sentence == l.Index
}

// scoped is the scope of a figure that another one's takes its metric from: 集团口径.
var scoped = pattern.New(`^\p{Han}{0,4}口径下?(?:全年)?|^全球`)
