package claim

import (
	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// What has happened by the day of an article, of a year that is not over then.

// sofar is one of the words of soFar.
const sofar = "至今"

// sinceJanuary opens a sentence on what has happened this year: [今年以来],共有5家银行公告不行使赎回权,涉及金额31.5亿元.
var sinceJanuary = pattern.New(`^(?:不过|但|此外|另外|而)?,?(?:今年|年初)(?:以来|至今)[^;。]*$`)

// doneOn reports whether the figure that begins at byte at is of what happened on a day before the article, which is the last
// period that its sentence says before it: [11月18日],临江银行发行35亿元永续债,票面利率2.38%. What is told, or decided, on a
// day may be of a time to come: 11月18日,公司公告称,2025年资本开支30亿元.
func (r *Reader) doneOn(l *prose.Line, at int) bool {
	if sameDay.MatchString(l.Text[max(0, l.HaltBefore(at)):at]) {
		return true
	}
	last := -1
	for i, p := range l.Periods {
		if p.Span.End <= at && p.Role == period.When {
			last = i
		}
	}
	if last < 0 || r.AsOf.IsZero() {
		return false
	}
	p := l.Periods[last]
	if !isDay(p.Period) || !p.Period.Start.Before(r.AsOf) || p.Span.Start > 0 && l.HaltBefore(at) > p.Span.Start {
		return false
	}
	between := l.Text[p.Span.End:at]
	return happenedThen.MatchString(between) && !toldThen.MatchString(between)
}

// asBefore reports whether a figure of a period that is not over takes it from the sentence before, of which what is so was
// told: 年内共发行二级资本债和永续债13,842亿元。[其中],二级资本债7,916亿元.
func (r *Reader) asBefore(f *facts.Fact) bool {
	b := r.underway
	return (f.PeriodBasis == facts.ByParagraph || f.PeriodBasis == facts.ByHeading) && f.Measure == facts.Level && b.period == f.Period && b.sentence >= f.Sentence-1 && b.sentence <= f.Sentence && !b.period.IsZero()
}

// foresee is Foresee for the figure at byte at, unless its sentence or the one before tells of what has happened.
func (r *Reader) foresee(l *prose.Line, at int, f *facts.Fact, text string) {
	if r.AsOf.IsZero() || !r.AsOf.AddDays(31).Before(f.Period.End) || r.asBefore(f) {
		return // over, or nearly
	}
	if before := l.Text[:at]; lex.Contains(before, "截至") || sinceJanuary.MatchString(before) || numbered.MatchString(before) || r.doneOn(l, at) {
		text = before + sofar // 截至11月10日,2025年票房468.2亿元;[观影人次]10.87亿
	}
	r.Foresee(f, text)
}

// note remembers what a level claims.
func (r *Reader) note(f *facts.Fact) {
	r.last = level{f.Modality, f.Metric, f.Period, f.Sentence}
	if f.Modality == facts.Actual && !past(f.Period, r.Published) {
		r.underway = r.last
	}
}

var (
	sameDay      = pattern.New(`(?:同日|当日|昨日)(?:发行|中标|成交|买入|赎回|签署|收购)[^;。]*$`)
	happenedThen = pattern.New(`发行|中标|成交|买入|卖出|增持|减持|回购|赎回|签署|签订|收购|募集|派发|缴纳|支付|认购`)
	toldThen     = pattern.New(`公告|披露|宣布|宣告|表示|[称说拟将]|计划|预计|公布|通知|获批|同意|通过|批复|核准|方案|目标|未来|预`)
)

// isDay reports whether a period is one day.
func isDay(p facts.Period) bool {
	return !p.Start.IsZero() && p.Start.AddDays(1) == p.End || p.Instant && !p.Start.IsZero()
}
