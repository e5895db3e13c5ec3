package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/compared"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/listing"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/wording"
)

// findMixed finds the lists of changes that each have a verb of their own: 网点43家,代理人2.1万人,
// 人均产能1.2万元,分别较年初[下降4%、减少0.3万人和提高22%].
func findMixed(l *prose.Line, plain map[int]listing.List) map[int]listing.List {
	found := map[int]listing.List{}
	for from := 0; ; {
		w, ok := l.FirstSaid(cue.Respectively, from)
		if !ok {
			return found
		}
		from = w.End
		if run := mixedRun(l, from); len(run) > 1 && len(plain[run[0]].Run) == 0 {
			listing.ShareUnit(l, run) // 提高0.15和下降0.21个百分点
			found[run[0]] = listing.List{At: w.Start, After: from, Run: run}
		}
	}
}

// mixedRun returns the quantities from byte from on that follow each other in a list in
// which a verb of change stands before each.
func mixedRun(l *prose.Line, from int) []int {
	var out []int
	end := from
	for n := range l.Quantities {
		start := l.StartOf(n)
		if l.Quantities[n].Span.Start < from {
			continue
		}
		if start < end {
			break // its approximator stands before the word
		}
		gap := strings.TrimLeft(l.Text[end:start], "、和与及以, 了")
		if len(out) == 0 {
			if w := cue.Prefix(gap, cue.Versus); w != "" {
				gap = gap[len(w):]
			}
		}
		w := cue.Suffix(gap, cue.Up|cue.Down)
		if w == "" || gap != w {
			break
		}
		out = append(out, n)
		end = l.Quantities[n].Span.End
	}
	return out
}

// distributeMixed makes the changes of such a list, over the levels that the sentence told
// last. Where there are not as many, they are left out.
func (d *document) distributeMixed(l *prose.Line, job listing.List) {
	levels := d.levelFacts(l, job.At, len(job.Run))
	if levels == nil {
		return
	}
	head := l.Text[job.After:max(job.After, l.StartOf(job.Run[0]))]
	versus := cue.Prefix(strings.TrimLeft(head, " "), cue.Versus)
	for i, n := range job.Run {
		q, of := l.Quantities[n], levels[i]
		f := facts.Fact{
			Sentence: l.Index, Quantity: q.Quantity, Measure: facts.Change, Versus: versus, Rule: "change+respectively",
			Entity: of.Entity, EntityBasis: of.EntityBasis, Period: of.Period, PeriodBasis: of.PeriodBasis, Metric: of.Metric, Concept: of.Concept,
		}
		if k := q.Quantity.Kind; k == facts.KindPercent || k == facts.KindTimes {
			f.Measure, f.Rule = facts.Growth, "growth+respectively"
		} else if k != of.Quantity.Kind && k != facts.KindPoints {
			continue // 减少0.3万人 is of no ratio
		}
		if w := cue.Moved(l.Text[:l.StartOf(n)]); cue.Of(w)&cue.Down != 0 {
			f.Quantity.Value = f.Quantity.Value.Neg()
		}
		f.Span, f.Surface = l.Surface(q, nil)
		f.Against = l.Against(q)
		d.claims.Read(l, n, "", &f)
		f.Context = contextOf(l, q, "", d.scene(), f.Metric)
		f.Dimensions = scopeOf(l, n)
		d.settlePeriod(&f)
		d.add(f)
	}
}

// levelFacts returns the last n levels of the sentence's part before byte at, in order; nil
// where there are fewer.
func (d *document) levelFacts(l *prose.Line, at, n int) []facts.Fact {
	from := strings.LastIndexByte(l.Text[:at], ';') + 1
	begin := l.InArticle(facts.Span{Start: from, End: at}).Start
	var out []facts.Fact
	for i := len(d.facts) - 1; i >= 0 && len(out) < n; i-- {
		f := d.facts[i]
		if f.Sentence != l.Index || f.Span.Start < begin {
			break
		}
		if f.Measure == facts.Level && f.Metric != "" && f.Quantity.Kind != facts.KindText {
			out = append([]facts.Fact{f}, out...)
		}
	}
	if len(out) != n {
		return nil
	}
	return out
}

// sameThen reads a list of levels behind a period and no words of its own as those of the
// levels told before it: 毛利率31.2%,净利率19.4%,[去年分别为]29.5%及16.4%. It returns the metrics
// and the period; nil where the units are not theirs.
func (d *document) sameThen(l *prose.Line, job listing.List, start int) ([]string, facts.Period) {
	levels := d.levelFacts(l, job.At, len(job.Run))
	if levels == nil {
		return nil, facts.Period{}
	}
	p, _, ok := compared.AsSubject(l, []facts.Span{{Start: start, End: job.At}}, d.cur.period)
	if !ok {
		if p = l.LastPeriod(job.At); !l.HasPeriod(start, job.At) {
			return nil, facts.Period{}
		}
	}
	if p.IsZero() || levels[0].Period == p {
		return nil, facts.Period{}
	}
	if own := levels[0].Period; p.End == own.Start && !own.IsZero() || strings.HasPrefix(strings.TrimLeft(l.Text[start:job.At], " 而"), "去年") && own.Start.Year != p.Start.Year {
		p = own.ShiftYears(-1) // 去年 of a financial year is the one before it
	}
	items := make([]string, 0, len(levels))
	for i, f := range levels {
		if f.Quantity.Kind != l.Quantities[job.Run[i]].Quantity.Kind || f.Measure != facts.Level {
			return nil, facts.Period{}
		}
		items = append(items, f.Metric)
	}
	return items, p
}

// isPeriod reports whether a phrase is one of the periods of the sentence: 上年.
func isPeriod(l *prose.Line, phrase string) bool {
	for _, p := range l.Periods {
		if p.Span.In(l.Text) == phrase {
			return true
		}
	}
	return false
}

// turnedRate reads both changes of 环比由上月下降0.4%转为上涨0.1%, of the month before and of now, as of one metric.
func (d *document) turnedRate(l *prose.Line, n int, rel *relate.Relation, f *facts.Fact) bool {
	of, then, was := compared.TurnedRate(l, n, d.cur.period)
	if was {
		f.Period, f.PeriodBasis = then, facts.ByClause
	} else if of, _, was = compared.TurnedRate(l, n-1, d.cur.period); !was {
		return false
	}
	down := rel.Down // of its own verb
	*rel = relate.Of(of, f.Quantity.Kind)
	f.Metric, f.Measure, f.Versus, f.Rule = wording.Clean(rel.Phrase), rel.Measure, rel.Versus, rel.Rule
	rel.Down = down
	return true
}
