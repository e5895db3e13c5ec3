package extract

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/earlier"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/when"
	"wenbao/facts/extract/wording"
	"wenbao/facts/quantity"
)

// respectively distributes lists: n names, n metrics or n periods against n
// figures, as 分别 and 依次 announce them.
//
//	农业银行、建设银行、中国银行依次为249.70亿元、244.33亿元和238.09亿元
//	同比分别增长173.9%、36.1%、65.5%   (the names of the clause before)
//	2022年和2023年分别为1380.12亿元、1466.02亿元
//
// When the counts differ nothing is distributed and the figures are left out:
// a wrong pairing is worse than none. lists finds them, by the first quantity
// of each.
func (d *document) lists(l *prose.Line) map[int]list {
	found := map[int]list{}
	for from := 0; ; {
		w, ok := l.FirstSaid(cue.Respectively, from)
		if !ok {
			return found
		}
		from = w.End
		if run := runFrom(l, from); len(run) > 1 {
			found[run[0]] = list{at: w.Start, after: from, run: run}
		}
	}
}

// plain finds the lists that no 分别 announces: 理想、零跑、小鹏累计交付50.05万辆、
// 29.37万辆和19.01万辆. Their figures are distributed as the others are, or left
// out: nothing says which of them the words before them are for. One whose
// metrics follow it (…是2020年的营业总成本、营业成本) is none.
func (d *document) plain(l *prose.Line, found map[int]list) {
	taken := map[int]bool{}
	for _, job := range found {
		for _, n := range job.run {
			taken[n] = true
		}
	}
	for n := 0; n < len(l.Quantities); n++ {
		q := l.Quantities[n]
		start := q.Span.Start
		if a := q.ApproxSpan; a.Len() > 0 && a.Start < start {
			start = a.Start
		}
		if taken[n] || start == 0 || q.Range != quantity.NoRange || q.Quantity.Kind == facts.KindNumber {
			continue
		}
		run := sameClause(l, runFrom(l, start))
		if len(run) < 2 || run[0] != n {
			continue
		}
		last := l.Quantities[run[len(run)-1]]
		if strings.HasPrefix(l.Text[last.Span.End:], "是") || strings.HasPrefix(l.Text[last.Span.End:], "的") {
			continue
		}
		found[n] = list{at: start, after: start, run: run}
		n = run[len(run)-1]
	}
}

// sameClause cuts a run at the first figure that opens a clause of its own
// (收入10亿元,5亿元 is no list of two) or has another unit.
func sameClause(l *prose.Line, run []int) []int {
	for i := 1; i < len(run); i++ {
		between := l.Text[l.Quantities[run[i-1]].Span.End:l.Quantities[run[i]].Span.Start]
		same := l.Quantities[run[i]].Quantity.Unit == l.Quantities[run[0]].Quantity.Unit // 8亿美元、5亿欧元 are told apart
		if !same || !strings.ContainsAny(between, "、和与及") {
			return run[:i]
		}
	}
	return run
}

// list is a 分别 with its figures.
type list struct {
	at, after int // where the word begins and ends
	run       []int
}

// distribute makes the facts of a list. What it is distributed over is what has
// as many members: names, else periods, else metrics.
func (d *document) distribute(l *prose.Line, job list) {
	first := l.Quantities[job.run[0]]
	start := job.at
	for start > 0 && l.Clause[start-1] == l.Clause[job.at] {
		start--
	}
	lead := l.Text[job.after:first.Span.Start]
	if a := first.ApproxSpan; a.Len() > 0 && a.Start < first.Span.Start {
		lead = l.Text[job.after:a.Start]
	}
	rel := relate.Of(l.Bare([]facts.Span{{Start: start, End: job.at}})+lead, first.Quantity.Kind)
	over := d.members(l, job, start, rel)
	for i, n := range job.run {
		q := l.Quantities[n]
		f := facts.Fact{
			Sentence: l.Index, Quantity: q.Quantity, Measure: rel.Measure, Of: rel.Of, Versus: rel.Versus, Rule: rel.Rule + "+respectively",
			Entity: d.cur.entity, EntityBasis: d.cur.entBasis, Period: d.cur.period, PeriodBasis: d.cur.perBasis, Metric: d.memory.That(wording.Clean(rel.Phrase)),
		}
		if !d.assign(l, job, over, i, &f) {
			continue
		}
		if f.Metric == "" {
			if f.Metric = earlier.Leading(l, start, q.Quantity.Kind, d.metrics); f.Metric == "" || f.Measure != facts.Level || len(over.names) != len(job.run) {
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
		d.claims.Read(l, n, "", &f)
		f.Context = contextOf(l, q, "", d.heading)
		d.settlePeriod(&f)
		d.add(f)
		d.alsoProfit(f)
	}
	if len(over.names) == len(job.run) {
		d.cur.names = over.names
	}
	if rel.Measure == facts.Level && rel.Phrase != "" {
		d.memory.Level(wording.Clean(rel.Phrase), first.Quantity.Kind)
	}
}

// members are the candidates that a list is distributed over.
type members struct {
	names   []string
	periods []facts.Period
	items   []string
}

// members collects the names, periods and metrics that a list's figures may be
// of: in its clause, else earlier in the sentence, else those of the list
// before it.
func (d *document) members(l *prose.Line, job list, start int, rel relate.Relation) members {
	n := len(job.run)
	m := members{names: d.whom.Names(l, start, job.at), periods: l.PeriodsIn(start, job.at), items: d.itemsOf(rel.Phrase, n)}
	again := rel.Phrase == "" && rel.Measure == facts.Level && len(d.memory.Items) == n && l.HasName(start, job.at)
	for _, item := range d.memory.Items {
		again = again && d.metrics.CanBe(item, l.Quantities[job.run[0]].Quantity.Kind)
	}
	if len(m.names) == 0 && again {
		m.periods, m.items = nil, d.memory.Items // 泰康人寿核心、综合偿付能力充足率分别为…,[友邦人寿]为279.4%和398.6%
		return m
	}
	if len(m.names) == 0 && len(d.cur.names) == n {
		m.names = d.cur.names
	}
	if len(m.names) == 0 {
		m.names = d.whom.Names(l, 0, job.at)
	}
	if len(m.periods) != n {
		m.periods = l.PeriodsIn(0, job.at)
	}
	if len(m.periods) != n && n == 4 && cue.Has(l.Text[:job.at], cue.Quarters) {
		m.periods = when.Quarters(d.cur.period)
	}
	if k := len(d.memory.Items); n == 2 && k >= n && cue.Of(rel.Phrase)&cue.Referring != 0 && strings.HasPrefix(rel.Phrase, "前") {
		m.items = d.memory.Items[:n] // 增值服务、广告、衍生品收入分别为…,前两者同比增长9%和28%
	} else if cue.Of(rel.Phrase)&(cue.Referring|cue.FigureNoun) != 0 {
		m.items = d.levelsBefore(l, job.at, n) // 收入…,归母净利润…;二者环比分别下降1.2%和42.9%
	}
	if len(m.names) != n && rel.Measure != facts.Level {
		if owners := d.ownersBefore(l, job.at, n); owners != nil {
			m.names = owners
		}
	}
	if rel.Phrase == "" && rel.Measure != facts.Level {
		if levels := d.levelsBefore(l, job.at, n); len(levels) == n && len(m.names) == 0 && len(m.periods) != n {
			m.items = levels
		} else if len(d.memory.Items) == n {
			m.items = d.memory.Items
		}
	}
	if len(m.items) == n {
		d.memory.Items = m.items
	}
	if rel.Measure != facts.Level && len(m.names) != n && len(m.periods) != n && len(m.items) != n {
		m.names = d.holders(l, rel.Phrase, n)
	}
	return m
}

// assign gives the i-th figure of a list its member; false when nothing has as
// many members as there are figures.
func (d *document) assign(l *prose.Line, job list, over members, i int, f *facts.Fact) bool {
	n := len(job.run)
	name, period := d.whom.LastName(l, job.at), l.LastPeriod(job.at)
	switch n {
	case len(over.names):
		name = ""
		f.Entity, f.EntityBasis = over.names[i], facts.ByClause
	case len(over.periods):
		period = facts.Period{}
		f.Period, f.PeriodBasis = over.periods[i], facts.ByClause
	case len(over.items):
		f.Metric = wording.Clean(over.items[i])
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

// ownersBefore returns whose the last n levels of the sentence are, where they
// are of one metric and of n entities: 中信银行2.44万亿元、…、华夏银行8520亿元,跌幅依次
// 为10.1%、…和12.7%.
func (d *document) ownersBefore(l *prose.Line, at, n int) []string {
	end := l.InArticle(facts.Span{Start: 0, End: at}).End
	var out []string
	metric := ""
	for i := len(d.facts) - 1; i >= 0 && len(out) < n; i-- {
		f := &d.facts[i]
		if f.Sentence != l.Index || f.Span.Start >= end {
			break
		}
		if f.Measure != facts.Level {
			continue
		}
		if f.Entity == "" || slices.Contains(out, f.Entity) || metric != "" && f.Metric != metric {
			return nil
		}
		metric = f.Metric
		out = append([]string{f.Entity}, out...)
	}
	if len(out) != n {
		return nil
	}
	return out
}

// levelsBefore returns the metrics of the last n levels of the sentence's part,
// in order: 移动支付业务1851亿笔,金额555万亿元,同比分别增长16.81%和11.15%.
func (d *document) levelsBefore(l *prose.Line, at, n int) []string {
	from := strings.LastIndexByte(l.Text[:at], ';') + 1
	if cue.Has(l.Text[from:at], cue.Referring|cue.FigureNoun) {
		from = 0
	}
	part := l.InArticle(facts.Span{Start: from, End: at}).Start
	var out []string
	for i := len(d.facts) - 1; i >= 0 && len(out) < n; i-- {
		f := &d.facts[i]
		if f.Sentence != l.Index || f.Span.Start < part {
			break
		}
		if f.Measure == facts.Level {
			out = append([]string{f.Metric}, out...)
		}
	}
	return out
}

// runFrom returns the quantities that form a list from byte from on: nothing but
// 、和与及 and marks stands between them.
func runFrom(l *prose.Line, from int) []int {
	var out []int
	end := -1
	for n, q := range l.Quantities {
		if q.Span.Start < from {
			continue
		}
		start := q.Span.Start
		if a := q.ApproxSpan; a.Len() > 0 && a.Start < start {
			start = a.Start
		}
		if end < 0 {
			if l.Clause[q.Span.Start] != l.Clause[from-1] {
				return nil
			}
		} else if gap := strings.Trim(l.Text[end:start], "、和与及以,， "); gap != "" {
			break
		} else if k := l.Quantities[out[0]].Quantity.Kind; q.Quantity.Kind != k && k != facts.KindNumber {
			break
		}
		out = append(out, n)
		end = q.Span.End
	}
	if len(out) > 0 {
		shareUnit(l, out)
	}
	return out
}

// shareUnit gives the members of a list the unit that only its last one
// words: 0.05、0.26和0.11个百分点.
func shareUnit(l *prose.Line, run []int) {
	last := l.Quantities[run[len(run)-1]].Quantity
	if head := l.Quantities[run[0]]; head.Quantity.Kind == facts.KindMoney && head.Quantity.Unit != "CNY" && strings.HasSuffix(head.Span.In(l.Text), "元") && head.Number.Start > head.Span.Start {
		for _, n := range run[1:] { // 港币72.4亿元、38.9亿元
			if q := &l.Quantities[n]; q.Quantity.Unit == "CNY" && q.Number.Start == q.Span.Start && strings.HasSuffix(q.Span.In(l.Text), "元") {
				q.Quantity.Unit = head.Quantity.Unit
			}
		}
	}
	for _, n := range run {
		if q := &l.Quantities[n].Quantity; q.Kind == facts.KindNumber && last.Kind != facts.KindNumber && last.Kind != facts.KindMoney {
			q.Unit, q.Kind = last.Unit, last.Kind
		}
	}
}
