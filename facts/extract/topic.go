package extract

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/earlier"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
)

// qualify puts the topic of the sentence's part before a bare head, so that
// the ratio of one kind of loans is not taken for the bank's. 该领域不良率 takes
// the topic in the same way.
func (d *document) qualify(l *prose.Line, n int, f *facts.Fact) {
	c := &d.cur.carried
	part := strings.LastIndexByte(l.Text[:l.Quantities[n].Span.Start], ';') + 1
	name := f.Metric
	if head := strings.TrimPrefix(strings.TrimPrefix(name, "对应"), "的"); wording.IsBare(head) && c.topic != "" {
		name, f.Metric = head, head // 房地产贷款余额141.3亿元,[对应]不良率5.87%
	}
	if said, ok := earlier.That(l, n, name); ok {
		f.Metric = said
		return
	}
	if wording.IsBare(name) && c.topic != "" {
		f.Metric = wording.OfTopic(name, c.topic)
		return
	}
	if topic, ok := strings.CutSuffix(f.Metric, "占比"); ok && f.Measure == facts.Share && strings.HasSuffix(topic, "收入") {
		c.topic, c.topicAt = topic, part // 推理卡收入占比升至56.0%,[推理卡]毛利率58.7%
		return
	}
	if (c.topic == "" || c.topicAt != part) && f.Measure == facts.Level && f.Metric != "" && (f.Quantity.Kind == facts.KindMoney || f.Quantity.Kind == facts.KindCount) {
		c.topic, c.topicAt = f.Metric, part
	}
}

// thatMetric returns the metric of the figure before that a phrase takes up
// again: 流通中数字人民币余额为165.8亿元,[这个余额]在2023年6月末是165亿元. The phrase itself
// when it does not.
func (d *document) thatMetric(phrase string) string {
	for _, w := range []string{"这个", "个", "这一", "一", "该项", "该", "此"} {
		head, ok := strings.CutPrefix(phrase, w)
		if c := d.cur.carried.metric; ok && wording.IsBare(head) && strings.HasSuffix(c, head) {
			return c
		}
	}
	return phrase
}

// ofWhole puts before such a part whose it is, as what the 其中 before it is a
// part of says: 住户贷款增加2.72万亿元,其中,[住户]短期贷款增加4732亿元.
func (d *document) ofWhole(l *prose.Line, n int, f *facts.Fact) {
	if !wording.IsPart(f.Metric) {
		return
	}
	from := strings.LastIndexByte(l.Text[:l.Quantities[n].Span.Start], ';') + 1
	i := strings.Index(l.Text[from:l.Quantities[n].Span.Start], "其中")
	if i < 0 {
		return
	}
	before := l.InArticle(facts.Span{Start: from, End: from + i})
	whole := ""
	for k := len(d.facts) - 1; k >= 0 && d.facts[k].Sentence == l.Index && d.facts[k].Span.Start >= before.Start; k-- {
		if p := d.facts[k]; p.Span.Start < before.End && p.Measure == f.Measure && p.Metric != "" {
			whole = p.Metric
		}
	}
	f.Metric = wording.OfWhole(f.Metric, whole)
}

// leadTopic reads a clause that opens a sentence by naming what its figures
// are of: 综合成本率上,人保财险为98.2%; 保费方面,…. It stands for the metric that
// the figures do not name.
func (d *document) leadTopic(l *prose.Line) {
	from, end := 0, strings.IndexByte(l.Text, ',')
	if end > 0 && len(l.Entities) > 0 && l.Entities[0].Span.Start > end && wording.Trim(l.Bare([]facts.Span{{Start: 0, End: end}})) == "" {
		from = end + 1 // 2023年末,门店数上,…
		end = from + strings.IndexByte(l.Text[from:], ',')
	}
	first := l.Quantities[0]
	within := first.Quantity.Kind == facts.KindDuration && first.Span.End < end && !l.HasFigure(first.Span.End, end) // 13个月继续率方面,…
	if end <= from || end > first.Span.Start && !within {
		return
	}
	head := l.Text[from:end]
	if l.NameAt(end + 1) {
		if topic := wording.Clean(wording.Trim(head)); d.metrics.Units(topic) != nil {
			d.cur.carried = carried{metric: topic, lead: topic} // 研发投入,吉利104.2亿元、长安101.6亿元
			return
		}
	}
	for _, w := range []string{"方面", "来看", "看", "上"} {
		topic, ok := strings.CutSuffix(head, w)
		if !ok {
			continue
		}
		topic = wording.Clean(wording.Trim(topic))
		if d.metrics.Concept(topic) != "" || d.metrics.Units(topic) != nil {
			d.cur.carried = carried{metric: topic, lead: topic}
		}
		return
	}
	if end >= first.Span.Start || !l.SaysWhen(end, first.Span.Start) {
		return
	}
	if topic := wording.Clean(wording.Trim(l.Bare([]facts.Span{{Start: from, End: end}}))); slices.Contains(d.metrics.Units(topic), first.Quantity.Kind) {
		d.cur.carried = carried{metric: topic, lead: topic} // 调剂资金规模,2024年为2459亿元
	}
}
