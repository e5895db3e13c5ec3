package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/carry"
	"wenbao/facts/extract/compared"
	"wenbao/facts/extract/counting"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/earlier"
	"wenbao/facts/extract/listing"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
	"wenbao/facts/quantity"
)

// restored reads a figure that says how much of an earlier level there is again:
// 国际航线运力已[恢复到2019年同期的]112%. It is a ratio to that level, neither growth nor a
// level of that year.
func (d *document) restored(l *prose.Line, n int, seg []facts.Span, rel *relate.Relation, f *facts.Fact) bool {
	verb, _, ok := compared.Regained(l, n)
	if !ok || len(seg) == 0 {
		return false
	}
	*rel = relate.Relation{Phrase: wording.Trim(l.Text[seg[0].Start:max(seg[0].Start, verb)]), Measure: facts.Multiple, Rule: "multiple"}
	f.Metric, f.Measure, f.Of, f.Rule = wording.Clean(rel.Phrase), rel.Measure, "", rel.Rule
	f.Period, f.PeriodBasis = d.Period, d.Basis
	if k := len(d.facts) - 1; k >= 0 && d.facts[k].Sentence == l.Index {
		f.Period, f.PeriodBasis = d.facts[k].Period, facts.BySentence
	}
	return true
}

// ordinal is somebody's place behind a figure.
var ordinal = pattern.New(`^(?:排名|排|位列|居)?第[一二三四五六七八九十\d]+$`)

// metricPhrase builds the metric's wording of a figure; ofThat says that 的 stands before it.
func metricPhrase(rel *relate.Relation, object string, q quantity.Mention, ofThat bool, metrics metric.Memo) string {
	p := wording.Clean(rel.Phrase)
	if rel.Measure == facts.Share && rel.Rule == "share" && len(p) > 0 {
		if base := wording.Trim(strings.TrimSuffix(p, cue.Suffix(p, cue.ShareNoun))); base == "" {
			rel.Of = ""
			if name, _, ok := metrics.Lookup(p); ok && name == wording.MarketShare {
				return p // 市占率达19%: of the market, and no part of what was told before
			}
			return ""
		}
		return p
	}
	if rel.Measure != facts.Level {
		return p
	}
	if ordinal.MatchString(object) {
		object = "" // 华夏基金21.58亿元[第三]: its place
	}
	if object != "" && (q.Quantity.Kind != facts.KindMoney || ofThat && p != "") {
		return wording.Clean(p + object) // 授权瑞康的|5亿美元首付款
	}
	if p == "" && object != "" {
		return wording.Clean(object)
	}
	return p
}

// ofMarks are what may stand between a figure and the word that says what it is of.
var ofMarks = lex.NewRunes(" 的")

// describesName reports whether what a figure seems to be of only says what the name right before it is: it
// stands before the name with 的, and is no metric: [新冒头的]毛戈平25.88亿元.
func (d *document) describesName(l *prose.Line, n int, f *facts.Fact) bool {
	if f.Metric == "" || f.Measure != facts.Level {
		return false
	}
	end := l.Quantities[n].Span.Start
	i := slices.IndexFunc(l.Entities, func(m entity.Mention) bool { return m.Span.End == end })
	return i >= 0 && strings.HasSuffix(l.Text[:l.Entities[i].Span.Start], f.Metric+"的") && len(d.metrics.Find(f.Metric)) == 0 && d.metrics.Units(f.Metric) == nil
}

// product opens a sentence on one product of a company: 燕京[U8]是今年最亮的单品:前三季度销量74.2万千升.
var product = pattern.New(`^([A-Za-z][A-Za-z0-9-]{0,9}|[A-Z]?\d{1,4}[A-Za-z]{0,4})(?:是|作为|依旧是|仍是)[^,;:。]{0,16}(?:单品|产品|车型|机型|爆款|品种|药品|游戏)[^,;:。]{0,4}[:,]`)

// ofProduct puts the product that a sentence is on before what its figures are of.
func ofProduct(l *prose.Line, n int, f *facts.Fact) {
	if len(l.Entities) == 0 || l.Entities[0].Span.Start > 0 || f.Metric == "" {
		return
	}
	m := product.FindStringSubmatch(l.Text[l.Entities[0].Span.End:])
	if m != nil && l.Entities[0].Span.End < l.StartOf(n) && !strings.Contains(f.Metric, m[1]) {
		f.Metric = m[1] + f.Metric
	}
}

// unitLost reports whether a figure is an amount of a row whose table, and unit, the page has lost:
// 处置损益(包括冲销部分) -864,135.63.
func (d *document) unitLost(l *prose.Line, n int) bool {
	q := l.Quantities[n]
	return d.Report && d.headUnit == "" && q.Quantity.Unit == "" && cents.MatchString(q.Span.In(l.Text))
}

// cents matches an amount as statements print it.
var cents = pattern.New(`^[-(]?\d{1,3}(?:,\d{3})+\.\d\d\)?$`)

// figure makes the fact of quantity n; high is the upper end of its range.
func (d *document) figure(l *prose.Line, n int, high *quantity.Mention) {
	q := l.Quantities[n]
	if counting.IsUnit(l, n) || counting.Qualifies(l, n) || counting.Idle(l, n) || counting.Whom(l, n) || besideIndex(l, n) || fromOther(l, n) || d.unitLost(l, n) || drawn(l, n) || ofHolders(l, n) {
		return // the 10股 of 每10股派3.064元: part of the next figure's metric
	}
	seg, left := d.segment(l, n)
	right, object := counting.Object(l, n, high)
	if said, ok := d.cur.counted.Joined(l, n, left); ok {
		left = said
	}
	d.cur.counted = counting.Last{}
	left, unit := wording.CutPer(left)
	if cue.Prefix(ofMarks.TrimLeft(right), cue.Standard) != "" {
		return // 低于10.5%的监管要求: what is required, or others have
	}
	rel := relate.Of(left, q.Quantity.Kind)
	if rel.Measure == facts.Change && q.Quantity.Kind == facts.KindNumber && strings.HasPrefix(l.Text[q.Span.End:], "、") {
		return // 下降[3.18]、3.73和升0.48个百分点: of a list that is not read
	}
	d.memory.PutPer(unit, q.Quantity.Kind, &rel)
	f := d.newFact(l, n, &rel, object)
	if cue.Prefix(strings.TrimLeft(right, " "), cue.Milestone) != "" && f.Metric == "" {
		return // 连续三个月站上3万辆台阶: passed, but not how far
	}
	d.nameMetric(l, n, left, &f)
	if !d.restored(l, n, seg, &rel, &f) {
		d.earlier(l, n, seg, &rel, &f)
	}
	d.nameByLabel(l, n, &f)
	if !d.memory.Beside(l, n, &rel, &f) {
		return
	}
	before, isFrom := compared.FromTo(l, n)
	formerly := d.mendMetric(l, &rel, &f, isFrom)
	d.quoted(l, n, &f)
	stated := formerly || !isFrom && cue.Of(f.Metric)&cue.State != 0 && strings.HasSuffix(f.Metric, "前") || carry.Formerly(f.Metric)
	d.qualify(l, n, left, &f)
	if !d.lists.Latter(l, n, &f, d.facts) || !d.memory.Complete(l, n, &rel, &f, d.facts) {
		return
	}
	d.settleMetric(l, n, &f)
	d.settleOwner(l, n, &f)
	d.withParty(l, n, &f)
	d.ofPart(l, n, &f)
	if isFrom && !before {
		ok := false
		if before, ok = d.levelFrom(l, n, &f); !ok {
			return
		}
	}
	d.settleValue(l, n, high, &rel, &f)
	d.claimed(l, n, right, &f)
	f.Context = contextOf(l, q, d.behind(right), d.scene(), f.Metric)
	if before || revised(l, n) || stated && f.Metric != "" || d.beforeCorrection() {
		f.Context = strings.Replace(f.Context, "\n", beforeMark, 1)
	}
	d.again(l, &f)
	d.lastYear(l, n, &f)
	d.finish(l, n, object, &f)
}

// qualify puts what earlier clauses say that a figure is of, when and without what before its metric.
func (d *document) qualify(l *prose.Line, n int, left string, f *facts.Fact) {
	earlier.OfPart(l, n, f, d.metrics)
	earlier.OfThing(l, n, f)
	earlier.OfUnit(l, n, f, d.metrics)
	earlier.UnderRule(l, n, f)
	carry.OfWhole(l, n, f, d.facts)
	d.inWindow(l, n, left, f)
	dayBefore(l, f)
	if basis := leftOut(l, n); basis != "" && f.Metric != "" {
		f.Metric, f.Concept = basis+f.Metric, ""
	}
}

// ofCards are what only cards have where a title is on them: [信用卡]流通卡9692万张, [信用卡]交易额1.08万亿元.
var ofCards = map[string]bool{"流通卡": true, "流通户": true, "发卡": true, "累计发卡": true, "交易额": true, "消费额": true, "客户": true, "累计客户": true}

// ofBusiness puts the business that a title is on before what means something only of one, in an article
// on several: 信用卡的“瘦身”账 goes on 不良率呢?[招行]1.75%, of 信用卡不良率. It errs where the text turns to all
// of a bank without a word.
func (d *document) ofBusiness(l *prose.Line, n int, f *facts.Fact) {
	if d.business == "" || !wording.IsBare(f.Metric) && f.Metric != "贷款余额" && !(d.business == "信用卡" && ofCards[f.Metric]) || ofAllBusiness.In(l.Text[l.HaltBefore(l.StartOf(n))+1:l.StartOf(n)]) {
		return
	}
	f.Metric = d.business + f.Metric
	f.Concept = d.metrics.Concept(f.Metric)
}

var ofAllBusiness = lex.NewWords("全行", "整体", "总体", "集团", "本行", "该行")

// named reads a figure that comes before its metric: 3203306.11元是索菱股份2020年
// 的营业外收入. It sets entity and period where they stand after the figure.
func (d *document) named(l *prose.Line, n int, left string, f *facts.Fact) (string, bool) {
	q := l.Quantities[n]
	after := l.Text[q.Span.End:]
	rest, ok := strings.CutPrefix(after, "是")
	if !ok || wording.Marks.Trim(left) != "" {
		return "", false
	}
	start := q.Span.End + len("是")
	end := start + len(rest)
	for i := start; i < end; i++ {
		if l.Clause[i] != l.Clause[start] {
			end = i
		}
	}
	if n+1 < len(l.Quantities) && l.Quantities[n+1].Span.Start < end {
		return "", false
	}
	for _, m := range l.Entities {
		if m.Span.Start >= start && m.Span.End <= end {
			if name, ok := d.whom.Of(l, m); ok {
				f.Entity, f.EntityBasis = name, facts.ByClause
			}
		}
	}
	for _, p := range l.Periods {
		if p.Span.Start >= start && p.Span.End <= end && p.Role == "" && !p.Period.IsZero() {
			f.Period, f.PeriodBasis = p.Period, facts.ByClause
		}
	}
	name := wording.Clean(wording.Trim(l.Bare([]facts.Span{{Start: start, End: end}})))
	if run := listing.RunBefore(l, n); run > 0 {
		// 1036494082.38元、573588314.35元是…的营业总成本、营业成本
		items := wording.Split(name)
		if len(items) != run+1 || !d.justMade(l, n, run) {
			return "", false
		}
		for k := range run {
			prev := &d.facts[len(d.facts)-run+k]
			prev.Metric = wording.Clean(items[k])
			prev.Concept, prev.Entity, prev.EntityBasis = d.metrics.Concept(prev.Metric), f.Entity, f.EntityBasis
			prev.Period, prev.PeriodBasis = f.Period, f.PeriodBasis
		}
		name = wording.Clean(items[run])
	}
	return name, utf8.RuneCountInString(name) > 1
}

// justMade reports whether the last facts are those of the run figures before
// quantity n.
func (d *document) justMade(l *prose.Line, n, run int) bool {
	if len(d.facts) < run {
		return false
	}
	for k := range run {
		span, _ := l.Surface(l.Quantities[n-run+k], nil)
		if f := d.facts[len(d.facts)-run+k]; f.Sentence != l.Index || f.Span != span {
			return false
		}
	}
	return true
}

// earlier reads a figure that is the level of an earlier period: compared with
// (较2023年同期的17.9%) or told beside (上年同期亏损1.25亿元).
func (d *document) earlier(l *prose.Line, n int, seg []facts.Span, rel *relate.Relation, f *facts.Fact) {
	if f.Measure == facts.Multiple {
		return // 相当于去年末的1.29倍
	}
	if said := signedAgainst(l, n); said != "" {
		*rel = relate.Relation{Measure: facts.Growth, Rule: "growth", Versus: said}
		if k := f.Quantity.Kind; k == facts.KindPoints {
			rel.Measure, rel.Rule = facts.Change, "change"
		}
		f.Metric, f.Measure, f.Versus, f.Rule = "", rel.Measure, said, rel.Rule
		return
	}
	if d.turnedRate(l, n, rel, f) {
		return
	}
	if name, p, ok := compared.Turned(l, n, d.cur.period); ok {
		*rel = relate.Relation{Phrase: name, Rule: "level-before"}
		f.Metric, f.Measure, f.Rule = name, facts.Level, rel.Rule
		f.Period, f.PeriodBasis = p, facts.ByClause
	} else if p, before, ok := compared.Level(l, n, d.memory.Metric); ok {
		*rel = relate.Relation{Phrase: wording.Trim(before), Rule: "level-before"}
		f.Metric, f.Measure, f.Rule = wording.Clean(rel.Phrase), facts.Level, rel.Rule
		f.Period, f.PeriodBasis = p, facts.ByClause
		if cue.Suffix(rel.Phrase, cue.ShareNoun) != "" {
			f.Measure = facts.Share
			if f.Metric == cue.Suffix(rel.Phrase, cue.ShareNoun) {
				f.Metric = "" // 其他品牌74.1亿元,[占比]从去年的13.6%跃到19.2%
			} else if r, ok := relate.Share(rel.Phrase, facts.KindPercent); ok && r.Of != "" {
				f.Metric, f.Of, rel.Phrase = wording.Clean(r.Phrase), r.Of, r.Phrase // 占总净收入的比重由去年同期的7.2%升到
			}
		}
	} else if p, word, ok := compared.AsSubject(l, seg, d.cur.period); ok && f.Measure == facts.Level {
		f.Period, f.PeriodBasis = p, facts.ByClause
		f.Metric = strings.TrimPrefix(wording.Trim(strings.Replace(f.Metric, word, "", 1)), "同期")
		if f.Metric == strings.TrimSuffix(word, "同期") {
			f.Metric = "" // 毛利率28.3%,上年同期为26.1%
		}
		d.memory.SameResult(f)
	} else if k := len(d.facts) - 1; f.Measure == facts.Level && k >= 0 && bracketedYear.MatchString(l.Between(n)) && d.facts[k].Measure == facts.Level && d.facts[k].Sentence == l.Index {
		*rel = relate.Relation{Rule: "level-before"}
		f.Metric, f.Rule = d.facts[k].Metric, rel.Rule
		f.Period, f.PeriodBasis = d.facts[k].Period.ShiftYears(-1), facts.ByClause
	} else if p, ok := compared.Opening(l, n, d.cur.period); ok && f.Measure == facts.Level {
		f.Period, f.PeriodBasis = p, facts.BySentence
	} else if k := len(d.facts) - 1; k >= 0 && l.OwnPeriod(n) && d.facts[k].Sentence == l.Index && d.facts[k].Period != d.cur.period {
		d.memory.SameResult(f) // 净亏损8亿元,2023年为盈利3.11亿元; not 扣非净利润2.08亿元。2023年净利润4.58亿元
	}
}

// bracketedYear stands before the figure of a year ago in a bracket, of the same part of the
// year: 营销费用303.2亿元,基本持平[(上年:]304.8亿元).
var bracketedYear = pattern.New(`^[^();。]{0,10}\((?:上年|去年|上年同期|去年同期|同期)[:为]?$`)

// signedAgainst returns what a percentage or points with a sign right behind a time are a
// change against: 总资产12.64万亿元,[较上年末]+4.05%. "" for others.
func signedAgainst(l *prose.Line, n int) string {
	q := l.Quantities[n]
	at, plus := strings.CutSuffix(l.Text[:q.Span.Start], "+")
	if !plus && !strings.HasPrefix(q.Span.In(l.Text), "-") || q.Quantity.Kind != facts.KindPercent && q.Quantity.Kind != facts.KindPoints {
		return ""
	}
	for _, p := range l.Periods {
		if s := l.Comparison(p); s != p.Span && s.End == len(at) {
			return "较" + p.Span.In(l.Text)
		}
	}
	return ""
}

// alsoCalled notes on the level fact just before figure n that the text goes on
// to call it by another name: 促成客户购买重点产品1.87万亿元,[成交额]是2022年的
// 2.14倍. It may err where the second clause is about another amount that has
// no level of its own (收入10亿元,利润增长5%): so only heads without modifiers
// are taken, and only when the unit can be theirs.
func (d *document) alsoCalled(l *prose.Line, n int, name string) {
	if n == 0 || len(d.facts) == 0 || name == "" || utf8.RuneCountInString(name) > 4 {
		return
	}
	prev := &d.facts[len(d.facts)-1]
	if prev.Sentence != l.Index || prev.Measure != facts.Level || prev.Metric == name || prev.Concept != "" {
		return
	}
	if slices.Contains(d.metrics.Units(prev.Metric), prev.Quantity.Kind) {
		return // 某某消金实现净利润3亿元,营收翻了一番: each has its own name
	}
	for _, k := range d.metrics.Units(name) {
		if k == prev.Quantity.Kind {
			prev.Context += "\n" + name
		}
	}
}

// skip leaves out numbers that are no figures of anything: a bare number
// without metric and without a noun after it.
func skip(f facts.Fact, object string) bool {
	if strings.HasSuffix(f.Metric, "连续") || strings.HasSuffix(f.Metric, "第") || strings.Contains(f.Metric, "之日起") {
		return true // 自公告之日起15个交易日后
	}
	if strings.HasSuffix(f.Metric, "账龄") || f.Quantity.Kind == facts.KindMoney && anAge.MatchString(f.Metric) {
		return true // 某局的账龄为:1-2年1,600,000元: a part of what it owes
	}
	return f.Metric == "" && (f.Quantity.Kind == facts.KindNumber || f.Quantity.Kind == facts.KindDuration || f.Quantity.Kind == facts.KindCount && object == "")
}

// anAge matches a metric that is a class of age.
var anAge = pattern.New(`^\d{1,2}年(?:以[内上下])?$`)

// segment returns what stands before quantity n in its clause, after the
// quantity before it: its spans and its bare text.
func (d *document) segment(l *prose.Line, n int) ([]facts.Span, string) {
	q := l.Quantities[n]
	start := q.Span.Start
	if q.ApproxSpan.Len() > 0 && q.ApproxSpan.Start < start {
		start = q.ApproxSpan.Start
	}
	c := l.Clause[q.Span.Start]
	from := 0
	for m := n - 1; m >= 0; m-- {
		if end := l.Quantities[m].Span.End; l.Clause[l.Quantities[m].Span.Start] == c {
			from = end + counting.PerBehind(l.Text[end:])
			break // not the one in a bracket between: 投资收益率5.7%(同比+1.1pct)、综合收益率2.8%
		}
	}
	spans := l.Pieces(c, from, start)
	return spans, l.Bare(spans)
}
