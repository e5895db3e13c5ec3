package extract

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/metric"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// figure makes the fact of quantity n; high is the upper end of its range.
func (d *document) figure(l *line, n int, high *quantity.Mention) {
	q := l.quants[n]
	if l.isPer(n) || l.qualifies(n) || l.idle(n) || l.countsWhom(n) {
		return // the 10股 of 每10股派3.064元: part of the next figure's metric
	}
	seg, left := d.segment(l, n)
	right, object := l.object(n, high)
	if said, ok := d.joined(l, n, left); ok {
		left = said
	}
	d.cur.counted = counted{}
	left, unit := cutPer(left)
	if words.prefix(strings.TrimLeft(right, " 的"), standard) != "" {
		return // 低于10.5%的监管要求: what is required, or others have
	}
	rel := relate(left, q.Quantity.Kind)
	d.putPer(unit, &rel)
	f := d.newFact(l, n, &rel, object)
	if words.prefix(strings.TrimLeft(right, " "), milestone) != "" && f.Metric == "" {
		return // 连续三个月站上3万辆台阶: passed, but not how far
	}
	d.nameMetric(l, n, left, &f)
	if !d.restored(l, n, seg, &rel, &f) {
		d.earlier(l, n, seg, &rel, &f)
	}
	d.nameByLabel(l, n, &f)
	if !d.beside(l, n, &rel, &f) {
		return
	}
	before, isFrom := l.fromTo(n)
	d.mendMetric(&rel, &f, isFrom)
	stated := !isFrom && words.classes[f.Metric]&state != 0 && strings.HasSuffix(f.Metric, "前")
	d.ofPart(l, n, &f)
	d.ofThing(l, n, &f)
	d.underRule(l, n, &f)
	d.ofWhole(l, n, &f)
	d.inWindow(left, &f)
	if !d.latter(l, n, &f) || !d.carry(l, n, &rel, &f) {
		return
	}
	d.settleOwner(l, n, &f)
	if isFrom && !before {
		ok := false
		if before, ok = d.levelFrom(l, n, &f); !ok {
			return
		}
	}
	d.settleValue(l, n, high, &rel, &f)
	d.claim(l, n, seg, right, &f)
	d.unclaim(&f)
	f.Context = l.context(q, right, d.heading)
	if before || stated && f.Metric != "" {
		f.Context = strings.Replace(f.Context, "\n", " 更正前\n", 1)
	}
	d.again(l, &f)
	d.finish(l, n, object, &f)
}

// named reads a figure that comes before its metric: 3203306.11元是索菱股份2020年
// 的营业外收入. It sets entity and period where they stand after the figure.
func (d *document) named(l *line, n int, left string, f *facts.Fact) (string, bool) {
	q := l.quants[n]
	after := l.text[q.Span.End:]
	rest, ok := strings.CutPrefix(after, "是")
	if !ok || markRunes.Trim(left) != "" {
		return "", false
	}
	start := q.Span.End + len("是")
	end := start + len(rest)
	for i := start; i < end; i++ {
		if l.clause[i] != l.clause[start] {
			end = i
		}
	}
	if n+1 < len(l.quants) && l.quants[n+1].Span.Start < end {
		return "", false
	}
	for _, m := range l.ents {
		if m.Span.Start >= start && m.Span.End <= end {
			if name, ok := d.subject(l, m); ok {
				f.Entity, f.EntityBasis = name, facts.ByClause
			}
		}
	}
	for _, p := range l.periods {
		if p.Span.Start >= start && p.Span.End <= end && p.Role == "" && !p.Period.IsZero() {
			f.Period, f.PeriodBasis = p.Period, facts.ByClause
		}
	}
	name := clean(trimPhrase(l.bare([]facts.Span{{Start: start, End: end}})))
	if run := l.runBefore(n); run > 0 {
		// 1036494082.38元、573588314.35元是…的营业总成本、营业成本
		items := splitList(name)
		if len(items) != run+1 || !d.justMade(l, n, run) {
			return "", false
		}
		for k := range run {
			prev := &d.facts[len(d.facts)-run+k]
			prev.Metric = clean(items[k])
			prev.Concept, prev.Entity, prev.EntityBasis = d.concept(prev.Metric), f.Entity, f.EntityBasis
			prev.Period, prev.PeriodBasis = f.Period, f.PeriodBasis
		}
		name = clean(items[run])
	}
	return name, utf8.RuneCountInString(name) > 1
}

// justMade reports whether the last facts are those of the run figures before
// quantity n.
func (d *document) justMade(l *line, n, run int) bool {
	if len(d.facts) < run {
		return false
	}
	for k := range run {
		span, _ := l.surface(l.quants[n-run+k], nil)
		if f := d.facts[len(d.facts)-run+k]; f.Sentence != l.index || f.Span != span {
			return false
		}
	}
	return true
}

// runBefore returns how many facts were just made of figures that stand in one
// list with quantity n, without words of their own.
func (l *line) runBefore(n int) int {
	k := n
	for k > 0 && strings.Trim(l.text[l.quants[k-1].Span.End:l.quants[k].Span.Start], "、和与及 ") == "" && l.quants[k-1].Quantity.Kind == l.quants[n].Quantity.Kind {
		k--
	}
	return n - k
}

// earlier reads a figure that is the level of an earlier period: compared with
// (较2023年同期的17.9%) or told beside (上年同期亏损1.25亿元).
func (d *document) earlier(l *line, n int, seg []facts.Span, rel *relation, f *facts.Fact) {
	if p, before, ok := d.comparedLevel(l, n); ok {
		*rel = relation{phrase: trimPhrase(before), rule: "level-before"}
		f.Metric, f.Measure, f.Rule = clean(rel.phrase), facts.Level, rel.rule
		f.Period, f.PeriodBasis = p, facts.ByClause
		if words.suffix(rel.phrase, shareNoun) != "" {
			f.Measure = facts.Share
			if r, ok := relateShare(rel.phrase, facts.KindPercent); ok && r.of != "" {
				f.Metric, f.Of, rel.phrase = clean(r.phrase), r.of, r.phrase // 占总净收入的比重由去年同期的7.2%升到
			}
		}
	} else if p, word, ok := d.priorAsSubject(l, seg); ok && f.Measure == facts.Level {
		f.Period, f.PeriodBasis = p, facts.ByClause
		f.Metric = strings.TrimPrefix(trimPhrase(strings.Replace(f.Metric, word, "", 1)), "同期")
		if f.Metric == strings.TrimSuffix(word, "同期") {
			f.Metric = "" // 毛利率28.3%,上年同期为26.1%
		}
		d.sameResult(f)
	} else if p, ok := d.priorBefore(l, n); ok && f.Measure == facts.Level {
		f.Period, f.PeriodBasis = p, facts.BySentence
	} else if l.ownPeriod(n) {
		d.sameResult(f)
	}
}

// concept returns the lexicon metric that a phrase words, unless it is too
// general a wording to tell (资产, 利润).
func (d *document) concept(phrase string) string {
	name, class, ok := d.metrics.Lookup(phrase)
	if !ok || class == metric.Generic {
		return ""
	}
	return name
}

// alsoCalled notes on the level fact just before figure n that the text goes on
// to call it by another name: 促成客户购买重点产品1.87万亿元,[成交额]是2022年的
// 2.14倍. It may err where the second clause is about another amount that has
// no level of its own (收入10亿元,利润增长5%): so only heads without modifiers
// are taken, and only when the unit can be theirs.
func (d *document) alsoCalled(l *line, n int, name string) {
	if n == 0 || len(d.facts) == 0 || name == "" || utf8.RuneCountInString(name) > 4 {
		return
	}
	prev := &d.facts[len(d.facts)-1]
	if prev.Sentence != l.index || prev.Measure != facts.Level || prev.Metric == name || prev.Concept != "" {
		return
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
	if strings.HasSuffix(f.Metric, "连续") || strings.HasSuffix(f.Metric, "第") {
		return true
	}
	return f.Metric == "" && (f.Quantity.Kind == facts.KindNumber || f.Quantity.Kind == facts.KindDuration || f.Quantity.Kind == facts.KindCount && object == "")
}

// segment returns what stands before quantity n in its clause, after the
// quantity before it: its spans and its bare text.
func (d *document) segment(l *line, n int) ([]facts.Span, string) {
	q := l.quants[n]
	start := q.Span.Start
	if q.ApproxSpan.Len() > 0 && q.ApproxSpan.Start < start {
		start = q.ApproxSpan.Start
	}
	c := l.clause[q.Span.Start]
	from := 0
	if n > 0 && l.clause[l.quants[n-1].Span.Start] == c {
		from = l.quants[n-1].Span.End
	}
	spans := l.pieces(c, from, start)
	return spans, l.bare(spans)
}

// surface returns the figure's span in the article and its wording with the
// approximator beside it: 近600万户.
func (l *line) surface(q quantity.Mention, high *quantity.Mention) (facts.Span, string) {
	span, full := q.Span, q.Span
	if a := q.ApproxSpan; a.Len() > 0 {
		full.Start, full.End = min(full.Start, a.Start), max(full.End, a.End)
	}
	if high != nil {
		span.End = max(span.End, high.Span.End)
		full.End = max(full.End, high.Span.End)
	}
	orig := l.folded.Original(full)
	src := l.source
	o := l.folded.Original(span)
	return facts.Span{Start: l.offset + o.Start, End: l.offset + o.End}, src[orig.Start:orig.End]
}

// against returns the period that a comparison right before the figure, or
// the year in 是2022年的2.14倍, refers to.
func (l *line) against(q quantity.Mention) facts.Period {
	c := l.clause[q.Span.Start]
	for i := len(l.periods) - 1; i >= 0; i-- {
		p := l.periods[i]
		if p.Role != "" && p.Span.End <= q.Span.Start && l.clause[p.Span.Start] == c {
			return p.Period
		}
	}
	return facts.Period{}
}

// comparedBy returns the wording of the last comparison before figure q in its
// clause, "" if there is none.
func (l *line) comparedBy(q quantity.Mention) string {
	word := ""
	for _, p := range l.periods {
		if p.Role == period.Comparison && p.Span.End <= q.Span.Start && l.clause[p.Span.Start] == l.clause[q.Span.Start] {
			word = p.Span.In(l.text)
		}
	}
	return word
}

// compare completes what a change is compared with. 较2023年 is worded as it
// stands; a change that says nothing goes on with the comparison of the change
// before it in its sentence: 同比增长23.6%,客座率79.85%,[同比]提升6.65个百分点.
func (d *document) compare(l *line, n int, f *facts.Fact) {
	c := &d.cur.carried
	if f.Measure != facts.Growth && f.Measure != facts.Change {
		if _, p, ok := l.regained(n); ok {
			f.Against = p
		}
		return
	}
	whole := !f.Period.Start.IsZero() && !f.Period.End.IsZero()
	switch word := l.comparedBy(l.quants[n]); {
	case !whole || f.PeriodBasis == "":
	case word == "同比" || f.Versus == "按年":
		f.Against = f.Period.ShiftYears(-1) // of the figure's period, which the words after it may have settled
	case word == "环比":
		f.Against = f.Period.Previous()
	}
	if f.Versus == someComparison {
		f.Versus = ""
		for _, p := range l.periods {
			if p.Role == period.Comparison && p.Span.End <= l.quants[n].Span.Start && p.Span.Start >= l.afterFigure(n) {
				f.Versus = strings.TrimRight(strings.TrimRight("较"+strings.TrimPrefix(p.Span.In(l.text), "较"), "的"), "之")
			}
		}
	}
	if f.Versus == "" && f.Against.IsZero() && c.versus != "" {
		f.Versus, f.Against = c.versus, c.against
		if strings.HasSuffix(c.versus, "同比") && whole {
			f.Against = f.Period.ShiftYears(-1)
		}
	}
	if f.Versus != "" {
		c.versus, c.against = f.Versus, f.Against
	}
	if f.Against.IsZero() && f.PeriodBasis != "" && f.Quantity.Kind == facts.KindPoints {
		f.Against = usual(f.Period)
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
