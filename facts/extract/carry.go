package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
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
	items   []string
}

// carry completes a fact from the figure before it, and remembers it for the
// next one. It reports false when the figure says nothing that can be told: a
// level of another kind of unit without a name of its own (降幅更大,达到
// 10.78%, which is a growth and said so before, or is left out).
func (d *document) carry(l *line, n int, rel *relation, f *facts.Fact) bool {
	c := &d.cur.carried
	kind := f.Quantity.Kind
	if f.Measure == facts.Share && f.Of == "" && rel.rule == "share-of" {
		f.Of = c.of
	}
	d.qualify(l, n, f)
	switch {
	case f.Metric == "新增" || f.Metric == "净增" || f.Metric == "增量" || f.Metric == "净新增":
		f.Metric += c.metric
	case f.Metric == "" && kind == facts.KindPoints && c.kind != "" && c.kind != facts.KindPercent:
		return false // points are of a ratio, and the figure before is none
	case f.Metric == "" && f.Measure != facts.Level:
		f.Metric = c.metric
		f.Rule += "+carried"
	case f.Metric == "" && (rel.rule == "level-to" || rel.rule == "level-before"):
		f.Metric = c.metric
		f.Rule += "+carried"
	case f.Metric == "" && c.change != "" && kind == c.unit && l.ownPeriod(n):
		// 累计同比2023年12月为3.00%、2023年11月为2.90%
		f.Metric, f.Measure = c.metric, c.change
		f.Rule += "+carried"
	case strings.Contains(c.metric, "每") && l.total(n) && utf8.RuneCountInString(f.Metric) <= 3 && f.Measure == facts.Level && kind == facts.KindMoney && !strings.Contains(f.Metric, "每"):
		f.Metric = totalOf(c.metric) // 每10股派2.309元,合计派发808.11亿元
	case f.Metric == "" && c.metric != "":
		f.Rule += "+carried"
		switch {
		case l.total(n):
			f.Metric = totalOf(c.metric)
		case (kind == c.kind || c.kind == "" && d.canBe(c.metric, kind)) && !strings.Contains(c.metric, "每"):
			f.Metric, f.Measure, f.Of = c.metric, c.measure, c.of
		case kind == facts.KindPercent && words.has(l.clauseBefore(n), up|down):
			f.Metric, f.Measure = c.metric, facts.Growth
			rel.down = words.has(l.clauseBefore(n), down)
		default:
			return false
		}
	}
	if f.Measure == facts.Share && f.Of != "" {
		c.of = f.Of
	}
	if f.Metric == "" {
		return true
	}
	c.change, c.unit = "", ""
	if f.Measure == facts.Growth || f.Measure == facts.Change {
		c.change, c.unit = f.Measure, kind
	}
	if f.Measure == facts.Level || f.Measure == facts.Share && rel.rule == "share" {
		c.metric, c.measure, c.kind = strings.TrimSuffix(f.Metric, "合计"), f.Measure, kind
	} else if rel.phrase != "" {
		c.metric, c.measure, c.kind = f.Metric, facts.Level, ""
	}
	return true
}

// bareHeads are names that mean something only of what was said before:
// 移动支付业务1851.47亿笔,[金额]555.33万亿元; 对公房地产贷款余额2856亿元,…,[不良率]4.94%.
var bareHeads = map[string]bool{
	"金额": true, "笔数": true, "数量": true, "规模": true, "余额": true, "占比": true, "交易额": true, "交易金额": true, "交易笔数": true,
	"不良率": true, "不良贷款率": true, "拨备覆盖率": true, "毛利率": true, "增速": true, "人数": true, "户数": true, "市场份额": true, "市占率": true, "均价": true, "单价": true, "面积": true,
}

// wholeBusiness are subjects that a bare head needs no qualifying by: the ratio
// of all loans is the bank's ratio.
var wholeBusiness = map[string]bool{
	"贷款": true, "各项贷款": true, "贷款和垫款": true, "发放贷款和垫款": true, "客户贷款": true, "客户贷款和垫款": true, "客户贷款及垫款": true,
	"不良贷款": true, "不良": true, "营业": true, "营业总": true, "总": true, "净利润": true, "资产": true, "总资产": true, "不良资产": true, "营": true,
}

// qualify puts the topic of the sentence's part before a bare head, so that
// the ratio of one kind of loans is not taken for the bank's. 该领域不良率 takes
// the topic in the same way.
func (d *document) qualify(l *line, n int, f *facts.Fact) {
	c := &d.cur.carried
	part := strings.LastIndexByte(l.text[:l.quants[n].Span.Start], ';') + 1
	name := f.Metric
	for _, w := range []string{"该领域", "该业务", "该类", "领域"} {
		name = strings.TrimPrefix(name, w)
	}
	if bareHeads[name] && c.topic != "" {
		stem := c.topic
		for _, w := range []string{"余额", "总额", "规模", "收入", "业务", "金额", "笔数", "项目"} {
			stem = strings.TrimSuffix(stem, w)
		}
		if stem != "" && topicOf(name, c.topic) && !wholeBusiness[stem] && !strings.HasSuffix(stem, name) {
			f.Metric = stem + name
		}
		return
	}
	if (c.topic == "" || c.topicAt != part) && f.Measure == facts.Level && f.Metric != "" && (f.Quantity.Kind == facts.KindMoney || f.Quantity.Kind == facts.KindCount) {
		c.topic, c.topicAt = f.Metric, part
	}
}

// topicOf reports whether a bare head can be of a topic: a 不良率 is of loans or
// of an industry, a 毛利率 of what is sold.
func topicOf(head, topic string) bool {
	kinds := []string{"业务", "支付", "项目", "交易", "收入", "产品", "贷款", "销量", "销售", "保费", "服务", "承销"}
	switch head {
	case "不良率", "不良贷款率", "拨备覆盖率":
		kinds = []string{"贷款", "房地产", "信用卡", "行业", "融资", "租赁", "按揭"}
	case "毛利率", "均价", "单价":
		kinds = []string{"收入", "产品", "业务", "销量", "销售"}
	}
	for _, k := range kinds {
		if strings.Contains(topic, k) {
			return true
		}
	}
	return false
}

// canBe reports whether a metric's level can have a kind of unit: what its
// head says, else money and counts.
func (d *document) canBe(metric string, kind facts.UnitKind) bool {
	if kinds := d.metrics.Units(metric); kinds != nil {
		return slices.Contains(kinds, kind)
	}
	return kind == facts.KindMoney || kind == facts.KindCount
}

// label returns the words before a colon that name what the figures after it
// are of: 归属于上市公司股东的净利润:更正前3.86亿元,更正后2.15亿元.
func (l *line) label(n int) string {
	at := l.quants[n].Span.Start
	part := l.text[:at]
	if i := strings.LastIndexAny(part, ";。"); i >= 0 {
		part = part[i+1:]
	}
	i := strings.LastIndexByte(part, ':')
	if i < 0 || utf8.RuneCountInString(part[:i]) > 24 {
		return ""
	}
	start := at - len(part)
	for _, q := range l.quants {
		if q.Span.Start >= start && q.Span.End <= start+i {
			return ""
		}
	}
	return clean(trimPhrase(l.bare([]facts.Span{{Start: start, End: start + i}})))
}

// fromTo reads 由3.86亿元调整为2.15亿元: the first figure is what was, and says
// of no period that it was; it is kept only where the second corrects it, and
// then as what stood before the correction.
func (l *line) fromTo(n int) (corrected, from bool) {
	q := l.quants[n]
	start := q.Span.Start
	if a := q.ApproxSpan; a.Len() > 0 && a.Start < start {
		start = a.Start
	}
	left := strings.TrimRight(l.text[:start], " 约近")
	if n+1 >= len(l.quants) || !(strings.HasSuffix(left, "由") || strings.HasSuffix(left, "从")) || l.clause[l.quants[n+1].Span.Start] != l.clause[q.Span.Start] {
		return false, false
	}
	between := l.text[q.Span.End:l.quants[n+1].Span.Start]
	if !strings.Contains(between, "为") && !strings.Contains(between, "至") && !strings.Contains(between, "到") {
		return false, false
	}
	for _, w := range []string{"调整为", "更正为", "修正为", "重述为", "变更为", "修订为"} {
		if strings.Contains(between, w) {
			return true, true
		}
	}
	return false, true
}

// ownPeriod reports whether a period stands between quantity n and the figure
// before it.
func (l *line) ownPeriod(n int) bool {
	for _, p := range l.periods {
		if p.Role == "" && p.Span.Start >= l.afterFigure(n) && p.Span.End <= l.quants[n].Span.Start {
			return true
		}
	}
	return false
}

// total reports whether the figure's clause sums up what went before:
// 每10股派2.309元,合计派发808.11亿元.
func (l *line) total(n int) bool {
	c := l.clause[l.quants[n].Span.Start]
	for _, s := range l.pieces(c, 0, l.quants[n].Span.Start) {
		for _, w := range []string{"合计", "总计", "共计", "总额", "合共", "共派", "共"} {
			if strings.Contains(s.In(l.text), w) {
				return true
			}
		}
	}
	return false
}

// sumSubject sets whom a sum over several is of: the collective subject that
// the sentence names (六家大行合计1254.59亿元), else nobody in particular. The
// last name of an enumeration is not it: 招商银行、中信银行等6家股份行,合计528亿元.
func (d *document) sumSubject(l *line, n int, f *facts.Fact) {
	at := l.quants[n].Span.Start
	group, several := "", false
	for _, m := range l.ents {
		if m.Span.Start > at {
			break
		}
		if e, _ := d.entities.Get(m.Names[0]); m.Rule == entity.RuleGroup || e.Kind == entity.Group {
			group = m.Names[0]
		}
		several = several || l.listed(m)
	}
	for _, q := range l.quants[:n] {
		several = several || q.Quantity.Unit == "家"
	}
	switch {
	case group != "":
		f.Entity, f.EntityBasis = group, facts.BySentence
	case several:
		f.Entity, f.EntityBasis = "", ""
	}
}

// totalOf names the sum of a per-unit metric: 每股派现金 → 派现金总额.
func totalOf(metric string) string {
	per := strings.Index(metric, "每")
	if per < 0 {
		return metric + "合计"
	}
	if i := strings.Index(metric[per:], "股"); i >= 0 {
		metric = metric[:per] + metric[per+i+len("股"):]
	}
	return metric + "总额"
}

// clauseBefore returns the text of the sentence before the clause of quantity
// n, after the quantity before it.
func (l *line) clauseBefore(n int) string {
	from := 0
	if n > 0 {
		from = l.quants[n-1].Span.End
	}
	return l.text[from:l.quants[n].Span.Start]
}

// isPer reports whether quantity n is the unit of a per-unit figure: the 10股
// of 每10股派3.064元.
func (l *line) isPer(n int) bool {
	q := l.quants[n]
	return strings.HasSuffix(l.text[:q.Span.Start], "每") && n+1 < len(l.quants) &&
		l.clause[l.quants[n+1].Span.Start] == l.clause[q.Span.Start]
}

// qualifies reports whether quantity n only says which ones the next figure
// counts: the 500万元以上 of 资产500万元以上的个人客户约16.1万户.
func (l *line) qualifies(n int) bool {
	if n+1 >= len(l.quants) {
		return false
	}
	q, next := l.quants[n], l.quants[n+1]
	if l.clause[q.Span.Start] != l.clause[next.Span.Start] {
		return false
	}
	after := strings.TrimPrefix(l.text[q.Span.End:], q.ApproxSpan.In(l.text))
	for _, w := range []string{"及以上", "以上", "以下", "以内"} {
		after = strings.TrimPrefix(after, w)
	}
	return strings.HasPrefix(after, "的") && q.Quantity.Kind != facts.KindPercent && q.Quantity.Kind != facts.KindTimes
}

// qualifier returns the wording before figure n that an earlier quantity is
// part of: 资产500万元以上.
func (l *line) qualifier(n int) string {
	if n == 0 || !l.qualifies(n-1) {
		return ""
	}
	prev := l.quants[n-1]
	c := l.clause[prev.Span.Start]
	from := prev.Span.Start
	for from > 0 && l.clause[from-1] == c {
		from--
	}
	end := strings.Index(l.text[prev.Span.End:], "的") + prev.Span.End
	return trimPhrase(l.text[from:end]) + "的"
}

// per returns the per-unit wording before figure n, such as 每10股, "" if
// there is none.
func (l *line) per(n int) string {
	if n == 0 || !l.isPer(n-1) {
		return ""
	}
	q := l.quants[n-1]
	from := q.Span.Start
	for from > 0 && l.clause[from-1] == l.clause[q.Span.Start] {
		from--
	}
	from = max(from, l.afterFigure(n-1))
	// 中期 and 末期 say which dividend it is
	before := trimPhrase(strings.TrimSuffix(l.bare([]facts.Span{{Start: from, End: q.Span.Start - len("每")}}), "拟"))
	if utf8.RuneCountInString(before) > 4 {
		before = ""
	}
	return before + "每" + q.Span.In(l.text)
}

// priorAsSubject reads a comparison period that is no comparison but says when
// the figure was: 上年同期为盈利11.27亿元, 上年为232.11亿元. A word of
// comparison before it (较, 比, 与) makes it one.
func (d *document) priorAsSubject(l *line, seg []facts.Span) (p facts.Period, word string, ok bool) {
	for i := len(l.periods) - 1; i >= 0; i-- {
		m := l.periods[i]
		if m.Role == "" || m.Period.IsZero() || !inside(seg, m.Span) {
			continue
		}
		word := m.Span.In(l.text)
		if strings.HasPrefix(word, "同比") || strings.HasPrefix(word, "环比") || comparing(word, false) || comparing(l.text[:m.Span.Start], true) {
			return facts.Period{}, "", false
		}
		if m.Relative && !d.cur.period.IsZero() && (strings.HasPrefix(word, "上年") || strings.HasPrefix(word, "去年同期")) {
			// of what the sentence is about, not of a year it named in passing
			return d.cur.period.ShiftYears(-1), word, true
		}
		return m.Period, word, true
	}
	return facts.Period{}, "", false
}

// lossOf reads 亏损 and 盈利 that stand for the profit just spoken of:
// 归母净利润5.18亿元,上年同期[亏损]1.25亿元. It names the metric and tells a loss.
func (d *document) lossOf(phrase string) (metric string, loss, ok bool) {
	c := d.cur.carried.metric
	if !strings.HasSuffix(c, "利润") && !strings.HasSuffix(c, "盈利") {
		return "", false, false
	}
	switch phrase {
	case "亏损", "净亏损", "净亏":
		return c, true, true
	case "盈利", "净利", "盈", "净利润":
		return c, false, true
	}
	return "", false, false
}

// comparedLevel reads a figure that is the earlier level itself: 较2023年同期的
// |17.9%|下滑14.8个百分点, 由上年的|78天|拉长到103天. It returns the period and
// what stands before the comparison in the clause.
func (l *line) comparedLevel(n int) (facts.Period, string, bool) {
	q := l.quants[n]
	start := q.Span.Start
	if a := q.ApproxSpan; a.Len() > 0 && a.Start < start {
		start = a.Start
	}
	for _, p := range l.periods {
		if p.Span.End > start || p.Period.IsZero() || strings.TrimSpace(l.text[p.Span.End:start]) != "的" {
			continue
		}
		word := p.Span.In(l.text)
		before := l.text[:p.Span.Start]
		if strings.HasPrefix(word, "同比") || !(comparing(before, true) || comparing(word, false) || strings.HasSuffix(before, "由") || strings.HasSuffix(before, "从") || strings.HasSuffix(before, "环比")) {
			continue
		}
		c := l.clause[q.Span.Start]
		phrase := strings.TrimRight(l.bare(l.pieces(c, l.afterFigure(n), p.Span.Start)), "较比由从于低高环同与和")
		return p.Period, phrase, true
	}
	return facts.Period{}, "", false
}

// afterFigure returns where the figure before quantity n ends, 0 if there is
// none.
func (l *line) afterFigure(n int) int {
	if n == 0 {
		return 0
	}
	return l.quants[n-1].Span.End
}

// comparing reports whether a text begins (or, with end, ends) with a word
// that makes what follows a comparison.
func comparing(s string, end bool) bool {
	for _, w := range []string{"较", "比", "与", "和", "于", "同", "跟", "按"} {
		if end && strings.HasSuffix(s, w) || !end && strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func inside(spans []facts.Span, s facts.Span) bool {
	for _, o := range spans {
		if o.Contains(s) {
			return true
		}
	}
	return false
}

// leadTopic reads a clause that opens a sentence by naming what its figures
// are of: 综合成本率上,人保财险为98.2%; 保费方面,…. It stands for the metric that
// the figures do not name.
func (d *document) leadTopic(l *line) {
	end := strings.IndexByte(l.text, ',')
	if end <= 0 || end > l.quants[0].Span.Start {
		return
	}
	head := l.text[:end]
	for _, w := range []string{"方面", "来看", "看", "上"} {
		topic, ok := strings.CutSuffix(head, w)
		if !ok {
			continue
		}
		topic = clean(trimPhrase(topic))
		if d.concept(topic) != "" || d.metrics.Units(topic) != nil {
			d.cur.carried = carried{metric: topic}
		}
		return
	}
}
