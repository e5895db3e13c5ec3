package extract

import (
	"cmp"
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/carry"
	"wenbao/facts/extract/earlier"
	"wenbao/facts/extract/listing"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/wording"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// nameListed says what a member of a list is of where the list's own words do not, or not all;
// start is where its clause begins, named says that the list is over names.
func (d *document) nameListed(l *prose.Line, job listing.List, start int, named bool, f *facts.Fact) {
	if f.Measure == facts.Share && f.Of == "" {
		if f.Of = dividedWhole(l.Text[:job.At]); f.Of != "" {
			f.Metric = strings.TrimSuffix(f.Metric, "占比")
		}
	}
	if f.Metric == "" && f.Measure == facts.Growth {
		f.Metric = earlier.Rated(l, job.At, d.metrics)
	}
	if f.Metric == "" && f.Measure == facts.Growth && d.memory.OfShares(l, job.Run[0]) {
		f.Metric = carry.SharePrice
	} else if f.Metric == "" {
		if f.Metric = earlier.Leading(l, start, f.Quantity.Kind, d.metrics); f.Metric == "" || f.Measure != facts.Level || !named {
			f.Metric = d.memory.Metric
		}
		f.Rule += "+carried"
	}
	d.memory.OfGoods(f)
	if name, _, ok := d.metrics.Lookup(f.Metric); ok && f.Measure == facts.Multiple && slices.Contains(d.metrics.Units(name), facts.KindTimes) {
		f.Measure = facts.Level // 对应市盈率40倍、31倍、25倍: their own levels
	}
}

// divided matches what is taken apart before a list of its parts' shares: [收入]按地区划分,中国区、
// 美国区占比分别为86.2%和10.8%.
var divided = pattern.New(`(?:^|[,;:])(?:其中|从)?(\p{Han}{0,4}(?:收入|营收|销量|销售额|出货量|产量|贷款|存款|保费|资产))(?:按|分)\p{Han}{1,6}(?:划分|来看|看|分|计|分布)`)

// dividedWhole returns what the text before a list of shares takes apart, "" where it does not say.
func dividedWhole(before string) string {
	if m := divided.FindStringSubmatch(before); m != nil {
		return m[1]
	}
	return ""
}

// distribute makes the facts of a list. What it is distributed over is what has
// as many members: names, else periods, else metrics.
func (d *document) distribute(l *prose.Line, job listing.List) {
	first := l.Quantities[job.Run[0]]
	start := job.At
	for start > 0 && l.Clause[start-1] == l.Clause[job.At] {
		start--
	}
	lead := l.Bare([]facts.Span{{Start: job.After, End: max(job.After, l.StartOf(job.Run[0]))}}) // 分别[较二季度末]下降6个百分点和9个百分点
	lead, unit := wording.CutPer(lead)
	rel := relate.Of(l.Bare([]facts.Span{{Start: start, End: job.At}})+lead, first.Quantity.Kind)
	over := d.lists.Over(l, job, start, rel, d.cur.period, d.facts)
	rel.Phrase = perEach(over, job, unit) + rel.Phrase
	then, was := facts.Period{}, heldAgainst(l, job, rel.Measure)
	if (rel.Phrase == "" || isPeriod(l, rel.Phrase)) && rel.Measure == facts.Level && len(over.Names) == 0 && len(over.Periods) != len(job.Run) {
		if items, p := d.sameThen(l, job, start); items != nil {
			over.Items, then, rel.Phrase = items, p, ""
		}
	}
	down := rel.Down
	for i, n := range job.Run {
		q := l.Quantities[n]
		if turn := listing.Turn(l, n, i == 0); turn != 0 {
			down = turn < 0
		}
		f := facts.Fact{
			Sentence: l.Index, Quantity: q.Quantity, Measure: rel.Measure, Of: rel.Of, Versus: rel.Versus, Rule: rel.Rule + "+respectively",
			Entity: d.cur.entity, EntityBasis: d.cur.entBasis, Period: d.cur.period, PeriodBasis: d.cur.perBasis, Metric: d.memory.That(wording.Clean(rel.Phrase)),
		}
		if !d.lists.Assign(l, job, over, i, &f) || f.Measure == facts.Change && !d.changesBy(f.Metric, q.Quantity.Kind) {
			continue
		}
		if p := cmp.Or(then, was); !p.IsZero() {
			f.Period, f.PeriodBasis = p, facts.ByClause
		}
		d.nameListed(l, job, start, len(over.Names) == len(job.Run), &f)
		d.memory.Themed(&f)
		d.memory.OfTheme(l, n, &f)
		d.memory.OfPlaces(&f)
		if down && (f.Measure == facts.Growth || f.Measure == facts.Change) {
			f.Quantity.Value = f.Quantity.Value.Neg()
		}
		f.Span, f.Surface = l.Surface(q, nil)
		f.Against = l.Against(q)
		f.Concept = d.metrics.Concept(f.Metric)
		if d.claimed(l, n, "", &f); !was.IsZero() && was.Last().Before(d.Article.Published) {
			f.Modality = facts.Actual
		}
		f.Context = contextOf(l, q, "", d.scene(), f.Metric)
		f.Dimensions = scopeOf(l, n)
		d.onTradingDay(l, &f)
		d.settlePeriod(&f)
		d.add(f)
		d.alsoProfit(f)
	}
	if len(over.Names) == len(job.Run) {
		d.lists.Names = over.Names
	}
	if rel.Measure == facts.Level && rel.Phrase != "" {
		d.memory.Level(wording.Clean(rel.Phrase), first.Quantity.Kind)
	}
}

// changesBy reports whether a metric may change by a kind of unit: 减少0.3万人 is of no 不良率.
func (d *document) changesBy(name string, kind facts.UnitKind) bool {
	kinds := d.metrics.Units(name)
	return len(kinds) == 0 || kind == facts.KindPoints || kind == facts.KindPercent || kind == facts.KindTimes || slices.Contains(kinds, kind)
}

// heldAgainst returns when the figures of a list were so that others are held against: 甲1512亿元、乙836亿元,比[2024年]的
// 1640亿元和935亿元要低. Zero for other lists.
func heldAgainst(l *prose.Line, job listing.List, m facts.Measure) facts.Period {
	if m != facts.Level {
		return facts.Period{} // 同比-1.2%、+29.1%
	}
	at := len(strings.TrimRight(strings.TrimSuffix(strings.TrimRight(l.Text[:l.StartOf(job.Run[0])], "约近 "), "的"), " "))
	for _, p := range l.Periods {
		if p.Role == period.Comparison && p.Span.End == at {
			return p.Period
		}
	}
	return facts.Period{}
}

// perEach returns the unit that each figure of a list over names is counted by: 甲、乙中期股息分别为[每股]2.75港元和每股0.1812元.
func perEach(over listing.Members, job listing.List, unit string) string {
	if len(over.Names) != len(job.Run) {
		return ""
	}
	return unit
}
