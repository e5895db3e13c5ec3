package listing

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/carry"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/subject"
	"wenbao/facts/extract/when"
	"wenbao/facts/extract/wording"
	"wenbao/facts/metric"
)

// Reader tells what the figures of lists are of.
type Reader struct {
	Subjects *subject.Reader
	Memory   *carry.Memory
	Metrics  metric.Memo
	Names    []string // of the last list of the paragraph that was over names

	parts   []string       // of the last list of parts: 模制瓶、棕色瓶[营收]
	partsIn int            // the sentence of that
	spans   []facts.Period // of its last list over a span of years
	spanIn  int            // the sentence of that
}

// Members are what a list may be over: it is over those that are as many as its figures,
// names first, then periods, then metrics.
type Members struct {
	Names   []string
	Periods []facts.Period
	Items   []string
}

// Over collects the names, periods and metrics that a list's figures may be
// of: in its clause, else earlier in the sentence, else those of the list
// before it. start is where the clause of the list begins, rel what its words say, now
// the period that the text is on, said the facts of the article so far.
func (r *Reader) Over(l *prose.Line, job List, start int, rel relate.Relation, now facts.Period, said []facts.Fact) Members {
	n := len(job.Run)
	m := Members{Names: r.Subjects.Names(l, start, job.At), Periods: l.PeriodsIn(start, job.At), Items: r.itemsOf(rel.Phrase, n)}
	again := rel.Phrase == "" && rel.Measure == facts.Level && len(r.Memory.Items) == n && l.HasName(start, job.At)
	for _, item := range r.Memory.Items {
		again = again && r.Metrics.CanBe(item, l.Quantities[job.Run[0]].Quantity.Kind)
	}
	if len(m.Names) == 0 && (again || rel.Phrase == "" && rel.Measure == facts.Level && changed(l, r.Memory.Items, n, said)) {
		m.Periods, m.Items = nil, r.Memory.Items // 泰康人寿核心、综合偿付能力充足率分别为…,[友邦人寿]为279.4%和398.6%
		return m
	}
	if len(m.Names) == 0 && len(r.Names) == n {
		m.Names = r.Names
	}
	if len(m.Names) == 0 {
		m.Names = r.Subjects.Names(l, 0, job.At)
	}
	if mixed := r.Subjects.Mixed(l, job.At, n); mixed != nil && len(m.Names) != n && len(m.Items) != n {
		m.Names = mixed
	}
	if len(m.Periods) != n && !figuresAmongPeriods(l, job.At) {
		m.Periods = l.PeriodsIn(0, job.At)
	}
	r.overYears(l, job, start, &m)
	if len(m.Periods) != n && n == 4 && cue.Has(l.Text[:job.At], cue.Quarters) {
		m.Periods = when.Quarters(now)
	}
	if last := l.LastPeriod(job.At); n == 3 && len(m.Periods) != n && len(m.Names) != n && len(m.Items) != n && upToThird(last) {
		m.Periods = when.Quarters(last)[:n] // 一至三季度分别为20.72亿元、33.46亿元和28.68亿元
	}
	if k := len(r.Memory.Items); n == 2 && k >= n && cue.Of(rel.Phrase)&cue.Referring != 0 && strings.HasPrefix(rel.Phrase, "前") {
		m.Items = r.Memory.Items[:n] // 增值服务、广告、衍生品收入分别为…,前两者同比增长9%和28%
	} else if cue.Of(rel.Phrase)&(cue.Referring|cue.FigureNoun) != 0 {
		m.Items = levelsBefore(l, job.At, n, said) // 收入…,归母净利润…;二者环比分别下降1.2%和42.9%
	}
	if len(m.Names) != n && rel.Measure != facts.Level {
		if owners := ownersBefore(l, job.At, n, said); owners != nil {
			m.Names = owners
		}
	}
	if rel.Phrase == "" && rel.Measure != facts.Level {
		if levels := levelsBefore(l, job.At, n, said); len(levels) == n && len(m.Names) == 0 && len(m.Periods) != n {
			m.Items = levels
		} else if len(r.Memory.Items) == n {
			m.Items = r.Memory.Items
		}
	}
	r.ofParts(l, rel.Phrase, n, &m)
	if len(m.Items) == n {
		r.Memory.Items = m.Items
	}
	if rel.Measure != facts.Level && len(m.Names) != n && len(m.Periods) != n && len(m.Items) != n {
		m.Names = holders(l, rel.Phrase, n, said)
	}
	return m
}

// upToThird reports whether a period is the first three quarters of a year.
func upToThird(p facts.Period) bool {
	return !p.Instant && p.Start.Month == 1 && p.Start.Day == 1 && p.Start.AddMonths(9) == p.End
}

// changed reports whether the sentence's last n facts are changes of just these items, so that
// levels that follow without a name are theirs: 核心一级资本充足率和资本充足率分别提高0.7个和
// 2.4个百分点,[达到]10.5%和15.1%.
func changed(l *prose.Line, items []string, n int, said []facts.Fact) bool {
	if len(items) != n || len(said) < n {
		return false
	}
	for i, f := range said[len(said)-n:] {
		if f.Sentence != l.Index || f.Metric != items[i] || f.Measure != facts.Change && f.Measure != facts.Growth || !strings.HasSuffix(f.Rule, "+respectively") {
			return false
		}
	}
	return true
}

// Assign gives the i-th figure of a list its member; false when nothing has as
// many members as there are figures.
func (r *Reader) Assign(l *prose.Line, job List, over Members, i int, f *facts.Fact) bool {
	n := len(job.Run)
	name, period := r.Subjects.LastName(l, job.At), l.LastPeriod(job.At)
	switch n {
	case len(over.Names):
		name = ""
		f.Entity, f.EntityBasis = over.Names[i], facts.ByClause
	case len(over.Periods):
		period = facts.Period{}
		f.Period, f.PeriodBasis = over.Periods[i], facts.ByClause
	case len(over.Items):
		f.Metric = wording.Clean(over.Items[i])
	default:
		return false
	}
	if name != "" {
		f.Entity, f.EntityBasis = name, facts.BySentence
	}
	if !period.IsZero() {
		f.Period, f.PeriodBasis = period, facts.BySentence
	}
	return true
}

// figuresAmongPeriods reports whether a figure stands between the periods before byte at,
// which are no list then.
func figuresAmongPeriods(l *prose.Line, at int) bool {
	first, last := -1, -1
	for _, p := range l.Periods {
		if p.Role == "" && p.Span.End <= at {
			if first < 0 {
				first = p.Span.End
			}
			last = p.Span.Start
		}
	}
	return first >= 0 && last > first && l.HasFigure(first, last)
}
