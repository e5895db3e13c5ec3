package extract

import (
	"slices"

	"wenbao/facts"
	"wenbao/facts/extract/carry"
	"wenbao/facts/extract/claim"
	"wenbao/facts/extract/earlier"
	"wenbao/facts/extract/listing"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/wording"
)

// distribute makes the facts of a list. What it is distributed over is what has
// as many members: names, else periods, else metrics.
func (d *document) distribute(l *prose.Line, job listing.List) {
	first := l.Quantities[job.Run[0]]
	start := job.At
	for start > 0 && l.Clause[start-1] == l.Clause[job.At] {
		start--
	}
	lead := l.Text[job.After:first.Span.Start]
	if a := first.ApproxSpan; a.Len() > 0 && a.Start < first.Span.Start {
		lead = l.Text[job.After:a.Start]
	}
	rel := relate.Of(l.Bare([]facts.Span{{Start: start, End: job.At}})+lead, first.Quantity.Kind)
	over := d.lists.Over(l, job, start, rel, d.cur.period, d.facts)
	then := facts.Period{}
	if (rel.Phrase == "" || isPeriod(l, rel.Phrase)) && rel.Measure == facts.Level && len(over.Names) == 0 && len(over.Periods) != len(job.Run) {
		if items, p := d.sameThen(l, job, start); items != nil {
			over.Items, then, rel.Phrase = items, p, ""
		}
	}
	for i, n := range job.Run {
		q := l.Quantities[n]
		f := facts.Fact{
			Sentence: l.Index, Quantity: q.Quantity, Measure: rel.Measure, Of: rel.Of, Versus: rel.Versus, Rule: rel.Rule + "+respectively",
			Entity: d.cur.entity, EntityBasis: d.cur.entBasis, Period: d.cur.period, PeriodBasis: d.cur.perBasis, Metric: d.memory.That(wording.Clean(rel.Phrase)),
		}
		if !d.lists.Assign(l, job, over, i, &f) {
			continue
		}
		if !then.IsZero() {
			f.Period, f.PeriodBasis = then, facts.ByClause
		}
		if f.Metric == "" && f.Measure == facts.Growth {
			f.Metric = earlier.Rated(l, job.At, d.metrics)
		}
		if f.Metric == "" && f.Measure == facts.Growth && d.memory.OfShares(l, job.Run[0]) {
			f.Metric = carry.SharePrice
		} else if f.Metric == "" {
			if f.Metric = earlier.Leading(l, start, q.Quantity.Kind, d.metrics); f.Metric == "" || f.Measure != facts.Level || len(over.Names) != len(job.Run) {
				f.Metric = d.memory.Metric
			}
			f.Rule += "+carried"
		}
		d.memory.Themed(&f)
		if rel.Down && (f.Measure == facts.Growth || f.Measure == facts.Change) {
			f.Quantity.Value = f.Quantity.Value.Neg()
		}
		f.Span, f.Surface = l.Surface(q, nil)
		f.Against = l.Against(q)
		f.Concept = d.metrics.Concept(f.Metric)
		d.claimed(l, n, &f)
		f.Context = contextOf(l, q, "", d.scene())
		f.Dimensions = scopeOf(l, n)
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

// claimed settles what the text claims of a figure of a list, and that a multiple is a level of what
// is one by its name: PE分别为17.0倍、13.1倍.
func (d *document) claimed(l *prose.Line, n int, f *facts.Fact) {
	if name, _, ok := d.metrics.Lookup(f.Metric); ok && f.Measure == facts.Multiple && slices.Contains(d.metrics.Units(name), facts.KindTimes) {
		f.Measure = facts.Level
	}
	d.claims.Read(l, n, "", f)
	claim.Strip(f, d.metrics)
}
