package listing

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
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

// years returns the n periods that a list's figures are of where a span of years before it in its
// part of the sentence says them, or the list before had as many and the clause goes on with them:
// [各期]境外收入分别为.
func (r *Reader) years(l *prose.Line, job List, start, n int) []facts.Period {
	if ps := spread(l.PeriodsIn(l.HaltBefore(job.At)+1, job.At)); len(ps) == n && !figuresAmongPeriods(l, job.At) {
		r.spans = ps
		return ps
	}
	if len(r.spans) != n {
		return nil
	}
	said := l.Text[start:job.At]
	for _, w := range []string{"各期", "同期", "报告期各"} {
		if strings.Contains(said, w) && len(l.PeriodsIn(start, job.At)) < 2 {
			return r.spans
		}
	}
	if len(l.PeriodsIn(0, job.At)) == 1 && l.Index == r.spanIn {
		return r.spans // …营业收入分别为3.55亿元、…,归母净利润分别为
	}
	return nil
}

// Forget forgets the lists of the paragraph before.
func (r *Reader) Forget() { r.Names, r.spans = nil, nil }
