package extract

import (
	"maps"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/compared"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/earlier"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/wording"
	"wenbao/facts/pattern"
)

// carried is what a figure without words of its own takes from the one before
// it in its sentence: 净利润268亿元,[净利润]增长4.2%; 2023年为36.6%.
type carried struct {
	metric  string
	measure facts.Measure
	kind    facts.UnitKind
	change  facts.Measure  // of the last figure, if it was a change
	unit    facts.UnitKind // of that change
	topic   string         // metric of the first level of this part of the sentence
	topicAt int            // where that part begins
	of      string         // the whole of the last share: 占总收入的49% … 占17%
	share   string         // the part of the last share of a whole: 在交易规模中的占比过三成,达到35.3%
	items   []string
	lead    string // what the sentence's first clause says it is on
	versus  string // of the last change that said so
	against facts.Period
	said    int                   // the sentence that metric is of
	first   map[facts.Unit]string // the metric of the paragraph's first level in a unit
}

// carry completes a fact from the figure before it, and remembers it for the
// next one. It reports false when the figure says nothing that can be told: a
// level of another kind of unit without a name of its own (降幅更大,达到
// 10.78%, which is a growth and said so before, or is left out).
func (d *document) carry(l *prose.Line, n int, rel *relate.Relation, f *facts.Fact) bool {
	d.takeUp(l, n, rel, f)
	if !d.completed(l, n, f) && !d.inherits(l, n, rel, f) {
		return false
	}
	d.themed(f)
	d.remember(l, rel, f)
	return true
}

// takeUp puts the metric of the figure before in the place of words that take it up
// again, and what the sentence is on before a bare head.
func (d *document) takeUp(l *prose.Line, n int, rel *relate.Relation, f *facts.Fact) {
	c := &d.cur.carried
	kind := f.Quantity.Kind
	if f.Measure == facts.Share && f.Of == "" && rel.Rule == "share-of" {
		f.Of = c.of
	}
	if cue.Suffix(f.Metric, cue.FigureNoun) != "" && c.metric != "" && f.Measure == facts.Level && (kind == c.kind || c.kind == "" && d.metrics.CanBe(c.metric, kind)) {
		f.Metric = c.metric // 而今年年报中作为比较基数的[数字]是1110.08亿元
	}
	if whose, ok := strings.CutSuffix(f.Metric, "的目标"); ok && whose != "" && strings.HasPrefix(f.Entity, whose) {
		f.Metric = "目标" // 长安的全年目标是300万辆
	}
	if cue.Listed("again").Is(f.Metric) && c.metric != "" && f.Measure == facts.Level && (kind == c.kind || d.metrics.CanBe(c.metric, kind)) {
		f.Metric = c.metric // 境外发行不到300亿元,[包括]25亿美元; 资本开支预算15亿元,[实际用了]6.32亿元
	}
	f.Metric = d.thatMetric(f.Metric)
	if name, _, ok := d.metrics.Lookup(f.Metric); ok && name == marketShare && rel.Rule == "share" && c.kind == facts.KindCount && !strings.HasSuffix(c.metric, f.Metric) {
		f.Metric = c.metric + f.Metric // 全球出货1.685亿部,市占率13.8%
	}
	d.elided(l, f)
	d.qualify(l, n, f)
}

// completed puts what the figure before is of behind or in the place of a word that is
// no metric without it: 新增, 日均, 更正前, 预算. It reports whether the figure has such a
// word.
func (d *document) completed(l *prose.Line, n int, f *facts.Fact) bool {
	c := &d.cur.carried
	kind, classes := f.Quantity.Kind, cue.Of(f.Metric)
	switch {
	case f.Metric == "新增" || f.Metric == "净增" || f.Metric == "增量" || f.Metric == "净新增":
		f.Metric += c.metric
	case classes&cue.PerSpan != 0 && c.metric != "" && kind == c.kind && f.Measure == facts.Level:
		f.Metric += strings.TrimSuffix(c.metric, "合计") // 归母净利润2934.3亿元,日均10.7亿元
		if k := len(d.facts); k > 0 && d.facts[k-1].Sentence == l.Index {
			f.Entity, f.EntityBasis = d.facts[k-1].Entity, d.facts[k-1].EntityBasis
		}
	case classes&cue.State != 0 && earlier.Stated(l, n, d.metrics) != "":
		f.Metric = earlier.Stated(l, n, d.metrics)
	case classes&cue.State != 0 && c.metric != "" && kind == c.kind:
		f.Metric = c.metric // 净利润重述为39.67亿元,[重述前]为39.81亿元
	case (classes&cue.ClaimNoun != 0 || strings.Contains(l.Between(n), "目标")) && f.Quantity.Unit == "辆" && !d.said(l) && (f.Metric == "" || classes&cue.ClaimNoun != 0):
		f.Metric = "销量" // 2025年的[目标]是271万辆: vehicles are counted as sold, unless the sentence says more
	case classes&cue.ClaimNoun != 0 && c.metric != "" && kind == c.kind:
		f.Metric = c.metric // 前三季度资本支出953亿元,全年[预算]1250亿元
	default:
		return false
	}
	return true
}

// inherits gives a figure without words of its own the metric of the one before it.
// It is false when that cannot be told.
func (d *document) inherits(l *prose.Line, n int, rel *relate.Relation, f *facts.Fact) bool {
	c := &d.cur.carried
	kind := f.Quantity.Kind
	switch {
	case f.Metric == "" && kind == facts.KindPoints && c.kind != "" && c.kind != facts.KindPercent:
		return false // points are of a ratio, and the figure before is none
	case f.Metric == "" && f.Measure == facts.Level && earlier.Placed(l, n, d.metrics) != "":
		f.Metric = earlier.Placed(l, n, d.metrics)
	case f.Metric == "" && f.Measure != facts.Level:
		f.Metric = c.metric
		f.Rule += "+carried"
	case f.Metric == "" && (rel.Rule == "level-to" || rel.Rule == "level-before"):
		f.Metric = c.metric
		if c.measure == facts.Share && kind == c.kind && cue.Suffix(c.metric, cue.ShareNoun) != "" {
			f.Measure = facts.Share // 占比由上年的31.2%[升至]37.5%
		} else if c.measure == facts.Share && kind == c.kind && c.share == c.metric && c.of != "" {
			f.Measure, f.Of = facts.Share, c.of // 占总净收入的比重由去年同期的7.2%[升到]13.5%
		}
		f.Rule += "+carried"
	case f.Metric == "" && c.change != "" && kind == c.unit && l.OwnPeriod(n):
		// 累计同比2023年12月为3.00%、2023年11月为2.90%
		f.Metric, f.Measure = c.metric, c.change
		f.Rule += "+carried"
	case strings.Contains(c.metric, "每股") && l.SumsUp(n) && kind == facts.KindMoney && cue.Has(c.metric, cue.Dividend) && !strings.ContainsAny(l.Quantities[n].Span.In(l.Text), "万亿"):
		f.Metric = perShare // 每股中期股息3.20港元,全年[合共]6.80港元
	case strings.Contains(c.metric, "每") && l.SumsUp(n) && utf8.RuneCountInString(f.Metric) <= 3 && f.Measure == facts.Level && kind == facts.KindMoney && !strings.Contains(f.Metric, "每"):
		f.Metric = wording.TotalOf(c.metric) // 每10股派2.309元,合计派发808.11亿元
	case f.Metric == "" && f.Measure == facts.Level && kind == facts.KindPercent && c.share != "" && (reaches(l, n) || l.OwnPeriod(n)):
		f.Metric, f.Measure, f.Of = c.share, facts.Share, c.of // 占比首次过三成,达到35.3%; 一年前为2.83%
		f.Rule += "+carried"
	case f.Metric == "" && c.metric != "":
		return d.goesOn(l, n, rel, f)
	}
	return true
}

// goesOn is inherits for a figure of the next clause: 净利润268亿元,2023年为257亿元.
func (d *document) goesOn(l *prose.Line, n int, rel *relate.Relation, f *facts.Fact) bool {
	c := &d.cur.carried
	kind := f.Quantity.Kind
	f.Rule += "+carried"
	whose := compared.Contrasted(l, n)
	switch {
	case whose != "" && f.Measure == facts.Level && kind == c.kind:
		if f.Metric = d.ofOther(c.metric, whose); f.Metric == "" {
			return false
		}
	case l.SumsUp(n):
		f.Metric = wording.TotalOf(c.metric)
	case f.Measure == facts.Level && c.said != l.Index && l.NameBefore(n) && c.first[f.Quantity.Unit] != "" && (kind != c.kind || d.metrics.Units(c.metric) == nil):
		f.Metric = wording.Trim(scoped.ReplaceAllString(c.first[f.Quantity.Unit], "")) // 全年销量268.4万辆,…海外53.6万辆。深蓝汽车[销量]24.39万辆
	case (kind == c.kind || c.kind == "" && d.metrics.CanBe(c.metric, kind)) && (!strings.Contains(c.metric, "每") || c.metric == perShare || l.OwnPeriod(n) || compared.ThenIs(l, n)):
		if f.Metric, f.Measure = c.metric, c.measure; c.measure == facts.Share {
			f.Of = c.of
		}
	case kind == facts.KindPercent && cue.Has(l.Between(n), cue.Up|cue.Down):
		f.Metric, f.Measure = c.metric, facts.Growth
		rel.Down = cue.Has(l.Between(n), cue.Down)
	default:
		return false
	}
	return true
}

// remember keeps of a figure what the next one may take from it.
func (d *document) remember(l *prose.Line, rel *relate.Relation, f *facts.Fact) {
	c := &d.cur.carried
	kind := f.Quantity.Kind
	if f.Measure == facts.Share && f.Of != "" {
		c.of, c.share = f.Of, f.Metric
	} else if f.Measure == facts.Level && f.Metric != "" {
		c.share = ""
	}
	if f.Metric == "" || strings.HasSuffix(f.Rule, "+theme") {
		return
	}
	c.change, c.unit = "", ""
	if f.Measure == facts.Growth || f.Measure == facts.Change {
		c.change, c.unit = f.Measure, kind
	}
	if cue.Of(f.Metric)&cue.State != 0 {
		return
	}
	if c.lead != "" && f.Quantity.Unit == "家" && !d.metrics.CanBe(c.lead, kind) {
		return // 净利润方面,三家实现正增长: the sentence is still on 净利润
	}
	if f.Measure == facts.Level || f.Measure == facts.Share && (rel.Rule == "share" || rel.Rule == "level-before") {
		c.metric, c.measure, c.kind, c.said = strings.TrimSuffix(f.Metric, "合计"), f.Measure, kind, l.Index
		if f.Measure == facts.Level && c.first[f.Quantity.Unit] == "" {
			c.first = maps.Clone(c.first)
			if c.first == nil {
				c.first = map[facts.Unit]string{}
			}
			c.first[f.Quantity.Unit] = c.metric
		}
	} else if rel.Phrase != "" {
		c.metric, c.measure, c.kind = f.Metric, facts.Level, ""
	}
}

// said reports whether the sentence has given a figure before.
func (d *document) said(l *prose.Line) bool {
	return len(d.facts) > 0 && d.facts[len(d.facts)-1].Sentence == l.Index
}

// scoped is the scope of a figure that another one's takes its metric from: 集团口径.
var scoped = pattern.New(`^\p{Han}{0,4}口径下?(?:全年)?`)

// perShare is the dividend of a year on a share.
const perShare = "每股派息"

// reaches reports whether a word of reaching is all that stands before quantity
// n in its clause: 首次过三成,[达到]35.3%.
func reaches(l *prose.Line, n int) bool {
	c := l.Clause[l.Quantities[n].Span.Start]
	before := wording.Marks.Trim(l.ClauseText(c, l.EndBefore(n), l.Quantities[n].Span.Start))
	return before != "" && cue.Suffix(before, cue.Predicate|cue.Trail) == before
}

// sumSubject sets whom a sum over several is of: the collective subject that
// the sentence names (六家大行合计1254.59亿元), else nobody in particular. The
// last name of an enumeration is not it: 招商银行、中信银行等6家股份行,合计528亿元.
func (d *document) sumSubject(l *prose.Line, n int, f *facts.Fact) {
	at := l.Quantities[n].Span.Start
	group, several := "", false
	for _, m := range l.Entities {
		if m.Span.Start > at {
			break
		}
		if e, _ := d.Entities.Get(m.Names[0]); m.Rule == entity.RuleGroup || e.Kind == entity.Group {
			group = m.Names[0]
		}
		several = several || isListed(l, m)
		if cue.Prefix(wording.Marks.TrimLeft(l.Text[m.Span.End:]), cue.Together) != "" {
			several = false // “招商银行”与“掌上生活”两大App合计: of whoever has both
		}
	}
	for _, q := range l.Quantities[:n] {
		several = several || q.Quantity.Unit == "家"
	}
	switch {
	case group != "":
		f.Entity, f.EntityBasis = group, facts.BySentence
	case several:
		f.Entity, f.EntityBasis = "", ""
	}
}
