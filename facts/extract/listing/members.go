package listing

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/carry"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/subject"
	"wenbao/facts/extract/wording"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
)

// Reader tells what the figures of lists are of.
type Reader struct {
	Subjects *subject.Reader
	Memory   *carry.Memory
	Metrics  metric.Memo
	Names    []string       // of the last list of the paragraph that was over names
	Reported []facts.Period // what the article calls its 报告期, see reported

	parts   []string // of the last list of parts: 模制瓶、棕色瓶[营收]
	partsIn int      // the sentence of that
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
	if takesUp.MatchString(l.Text[:job.At]) {
		m.Items = likeLevels(l, job, said)
		if len(m.Items) == n {
			r.Memory.Items = m.Items // 甲人寿上述两项指标分别为208%和139%,[乙财险]分别为223%和164%
		}
		return Members{Items: m.Items}
	}
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
	r.overPeriods(l, job, now, &m)
	if len(m.Items) == n && len(m.Periods) == n && (strings.Contains(rel.Phrase, "/") || bothOf(rel.Phrase) != nil) {
		m.Periods = m.Periods[n-1:] // 增厚25Q1利润,2024年归母净利润/扣非归母净利润分别为4.58/4.14亿元
	}
	if k := len(r.Memory.Items); n == 2 && k >= n && cue.Of(rel.Phrase)&cue.Referring != 0 && strings.HasPrefix(rel.Phrase, "前") {
		m.Items = r.Memory.Items[:n] // 增值服务、广告、衍生品收入分别为…,前两者同比增长9%和28%
	} else if cue.Of(rel.Phrase)&(cue.Referring|cue.FigureNoun) != 0 || lastTwo.MatchString(l.Text[:job.At]) && n == 2 {
		m.Items = levelsBefore(l, job.At, n, said) // 收入…,归母净利润…;二者环比分别下降1.2%和42.9%
	}
	if len(m.Names) != n && rel.Measure != facts.Level {
		if owners := ownersBefore(l, job.At, n, said); owners != nil {
			m.Names = owners
		}
	}
	r.overFirst(l, job, start, &m, said)
	phrase := theseOf.ReplaceAllString(rel.Phrase, "") // 以修正总吨计,[三项]占比分别为
	if bare := phrase == "" || cue.Suffix(phrase, cue.ShareNoun) == phrase; bare && rel.Measure != facts.Level {
		if levels := levelsBefore(l, job.At, n, said); len(levels) == n && !ofSeveral(l, n, said) && len(m.Names) < 2 && len(m.Periods) != n {
			m.Items = levels
		} else if len(r.Memory.Items) == n {
			m.Items = r.Memory.Items
		}
	}
	overJust(l, n, &m, said)
	r.ofParts(l, rel.Phrase, n, &m)
	if len(m.Items) == n {
		r.Memory.Items = m.Items
	}
	if rel.Measure != facts.Level && len(m.Names) != n && len(m.Periods) != n && len(m.Items) != n {
		m.Names = holders(l, rel.Phrase, n, said)
	}
	return m
}

// overFirst lays a list over the first two names of the one before: 甲、乙、丙净利润依次为…,[前两者]增长106.6%、78.6%.
func (r *Reader) overFirst(l *prose.Line, job List, start int, m *Members, said []facts.Fact) {
	if len(job.Run) != 2 || !firstTwo.MatchString(l.Text[start:job.At]) {
		return
	}
	if names := r.Subjects.Names(l, 0, start); len(names) > 2 {
		m.Names, m.Items = names[:2], levelsBefore(l, job.At, 2, said)
	}
}

// firstTwo opens a list over the first two of those before it.
var firstTwo = pattern.New(`^,?(?:其中)?前[两二](?:者|家)`)

// theseOf takes up the members of the list before by their number.
var theseOf = pattern.New(`^(?:这|上述|以上)?[两二三四五六](?:项|者|个指标|大指标|类|种)(?:指标)?的?`)

// likeLevels returns the metrics of the levels that a list takes up, nil where its figures are
// not counted in what those are.
func likeLevels(l *prose.Line, job List, said []facts.Fact) []string {
	n := len(job.Run)
	at := l.InArticle(facts.Span{End: l.Quantities[job.Run[0]].Span.Start}).End
	var out []string
	for i := len(said) - 1; i >= 0 && len(out) < n && l.Index-said[i].Sentence < 2; i-- {
		f := &said[i]
		if f.Measure != facts.Level || f.Span.Start >= at {
			continue
		}
		if q := l.Quantities[job.Run[n-1-len(out)]].Quantity; q.Unit != f.Quantity.Unit {
			return nil
		}
		out = append([]string{f.Metric}, out...)
	}
	return out
}

// reported notes what a prospectus calls its reporting period, which later sentences only
// name: 2022年至2024年及2025年1—6月(报告期),营业收入分别为….
func (r *Reader) reported(l *prose.Line, at int) {
	if i := strings.Index(l.Text[:at], "报告期)"); i > 0 && strings.Contains(l.Text[max(0, i-len("(以下简称“")):i], "(") {
		r.Reported = spread(l.PeriodsIn(0, i))
	}
}

// Whole returns all of the article's 报告期 at once, zero where it has none.
func (r *Reader) Whole() facts.Period {
	if len(r.Reported) < 2 {
		return facts.Period{}
	}
	return facts.Period{Start: r.Reported[0].Start, End: r.Reported[len(r.Reported)-1].End}
}

// upToThird reports whether a period is the first three quarters of a year.
func upToThird(p facts.Period) bool {
	return !p.Instant && p.Start.Month == 1 && p.Start.Day == 1 && p.Start.AddMonths(9) == p.End
}

// lastTwo is what stands before a list over the last two figures: 五一档7.47亿元,国庆档18.35亿元——
// [后两者]同比分别下跌51.1%和12.8%.
var lastTwo = pattern.New(`后[两二]者(?:同比|环比|较\p{Han}{1,4})?$`)

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
	if halt := strings.LastIndexByte(l.Text[:job.At], ';'); halt > 0 && len(l.PeriodsIn(halt, job.At)) == 0 && len(l.PeriodsIn(0, halt)) > 1 {
		period = facts.Period{} // 1—9月产铜54万吨,完成全年指引的86%;钼、钨产量分别为…: of what the sentence is on
	}
	switch n {
	case len(over.Names):
		name = ""
		f.Entity, f.EntityBasis = over.Names[i], facts.ByClause
		if cue.Of(f.Metric)&cue.Referring != 0 && len(over.Items) == n {
			f.Metric = wording.Clean(over.Items[i]) // 三一研发费用37.6亿元,徐工30.8亿元,[两者]占营收的比例分别为…
		}
	case len(over.Periods):
		period = facts.Period{}
		f.Period, f.PeriodBasis = over.Periods[i], facts.ByClause
		f.Metric = ofEach.ReplaceAllString(f.Metric, "")
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

// ofEach is how many periods a list is over, which is no word of its metric: 2024年[四个季度]营收分别为….
var ofEach = pattern.New(`^(?:[两三四五六]|[2-6])个(?:季度|月|年度|半年)的?`)

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
