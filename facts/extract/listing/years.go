package listing

import (
	"cmp"
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/when"
	"wenbao/facts/pattern"
)

// Years of a span, with a figure each: [2021年至2023年],研发费用分别为…; [2023年至2025年上半年],营业收入
// 分别为3.55亿元、3.5亿元、1.79亿元, whose last is the part of a year.

// spread returns periods with every span of years among them taken apart into its years.
func spread(ps []facts.Period) []facts.Period {
	var out []facts.Period
	for _, p := range ps {
		from, to := p.Start.Year, p.Last().Year
		if p.Instant || p.Start.IsZero() || p.End.IsZero() || from >= to || to-from > 9 || p.Start != facts.Year(from).Start {
			out = append(out, p)
			continue
		}
		for y := from; y < to; y++ {
			out = append(out, facts.Year(y))
		}
		out = append(out, facts.Period{Start: facts.Year(to).Start, End: p.End})
	}
	return out
}

// quarters returns the quarters of a span of them that goes over years and is no span of whole ones: [24Q1-25Q1]单季营收增速分别为.
func quarters(ps []facts.Period, n int) []facts.Period {
	if len(ps) != 1 || ps[0].Instant || ps[0].Start.IsZero() || ps[0].End.IsZero() || ps[0].Start.Day != 1 || ps[0].Start.Month%3 != 1 || ps[0].Start.Year == ps[0].Last().Year || n > 12 {
		return nil
	}
	var out []facts.Period
	for at := ps[0].Start; at.Before(ps[0].End) && len(out) <= n; at = at.AddMonths(3) {
		out = append(out, facts.Period{Start: at, End: at.AddMonths(3)})
	}
	if len(out) != n || out[n-1].End != ps[0].End {
		return nil
	}
	return out
}

// years returns the n periods that a list's figures are of where a span of years before it in its
// part of the sentence says them, nil for others.
func years(l *prose.Line, job List, n int) []facts.Period {
	said := untold(l.PeriodsIn(l.HaltBefore(job.At)+1, job.At))
	for _, ps := range [][]facts.Period{spread(said), quarters(said, n)} {
		if len(ps) == n && !figuresAmongPeriods(l, job.At) {
			return ps
		}
	}
	return nil
}

// untold leaves out the days that stand among longer periods, on which something was told: 中汽协[11日]公布,10月产销…,
// 环比分别增长2.5%和3%.
func untold(ps []facts.Period) []facts.Period {
	if !slices.ContainsFunc(ps, func(p facts.Period) bool { return !p.Instant && !when.IsDay(p) }) {
		return ps
	}
	return slices.DeleteFunc(slices.Clone(ps), when.IsDay)
}

// overPeriods says which periods a list may be over, as many as its figures or those that its
// sentence says: now is what the text is on.
func (r *Reader) overPeriods(l *prose.Line, job List, now facts.Period, m *Members) {
	n := len(job.Run)
	if len(m.Periods) != n && !figuresAmongPeriods(l, job.At) {
		m.Periods = l.PeriodsIn(0, job.At)
	}
	m.Periods = untold(m.Periods)
	r.reported(l, job.At)
	if years := spread(m.Periods); len(years) == n {
		m.Periods = years
	} else if len(r.Reported) == n && len(m.Periods) != n && strings.Contains(l.Text[:job.At], "报告期") {
		m.Periods = r.Reported // 报告期各期,前五大客户收入占比分别为…
	}
	overYears(l, job, m)
	last := l.LastPeriod(job.At)
	switch {
	case len(m.Periods) == n:
	case n == 4 && cue.Has(l.Text[:job.At], cue.Quarters):
		m.Periods = when.Quarters(now)
	case n == 3 && len(m.Names) != n && len(m.Items) != n && upToThird(last) && eachQuarter.MatchString(l.Text[:job.At]):
		m.Periods = when.Quarters(last)[:n] // 一至三季度分别为20.72亿元、33.46亿元和28.68亿元
	case len(spread([]facts.Period{cmp.Or(last, now)})) == n:
		m.Periods = spread([]facts.Period{cmp.Or(last, now)}) // 预计2025-2027年归母净利润分别为73.12/92.05/113.60亿元。对应EPS为…
	}
}

// eachQuarter says that a list over the first three quarters goes through them. 前三季度 alone is their
// sum: [前三季度]出口船舶占造船完工量、新接订单量、手持订单量的比重分别为90.2%、88.6%和94.3%.
var eachQuarter = pattern.New(`[一1Q].?季?度?(?:至|到|-|—|–|~|、)第?[二三3Q]|[Qq]1\s*(?:至|到|-|—|–|~)\s*[Qq]?3|单季|各季|逐季|分季|三个季度|每个季度|每季`)

// overYears makes the years of a span the periods of a list that nothing else is for.
func overYears(l *prose.Line, job List, m *Members) {
	n := len(job.Run)
	if n < 2 || len(m.Periods) == n || len(m.Names) == n || len(m.Items) == n {
		return
	}
	if ps := years(l, job, n); ps != nil {
		m.Periods = ps
	}
}

// ofParts makes the parts of the list before in the sentence those of one that nothing else is for
// and that names another metric: 模制瓶、棕色瓶营收分别同比…,[毛利率]分别为….
func (r *Reader) ofParts(l *prose.Line, phrase string, n int, m *Members) {
	if len(m.Items) == n {
		r.partsIn = l.Index
		return
	}
	if len(m.Names) == n || len(m.Periods) == n || len(r.parts) != n || r.partsIn != l.Index || r.Metrics.Units(phrase) == nil {
		return
	}
	m.Items = nil
	for _, part := range r.parts {
		m.Items = append(m.Items, part+phrase)
	}
}

// Forget forgets the lists of the paragraph before.
func (r *Reader) Forget() { r.Names = nil }
