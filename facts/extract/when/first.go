package when

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/lex"
	"wenbao/facts/period"
)

// IsDay reports whether p is one day that is said as a day, not an instant at
// the end of a month.
func IsDay(p facts.Period) bool {
	return !p.Start.IsZero() && p.Start.AddDays(1) == p.End && !(p.Instant && p.End.Day == 1)
}

// stale reports whether a quarter that is said without its year was over so long before
// the publication that the next has been reported on: the 首季 of “反内卷”首季答卷 in
// November is the first of something else.
func stale(m period.Mention, published facts.Date) bool {
	p := m.Period
	return m.Relative && !published.IsZero() && p.Start.AddMonths(3) == p.End && p.End.AddDays(150).Before(published)
}

// justBegun is for how many days of a year its 年内 is hardly what an article reports on:
// what was in the year before is still being counted.
const justBegun = 45

// First returns the first span of a quarter or more that a text says, which is what a
// title, heading or caption is on: 招商银行2022年年度报告, 截至9月30日止六个月. false if
// there is none.
func First(text string, published facts.Date) (facts.Period, bool) {
	folded := lex.Fold(text).Text
	ms := period.Find(text, period.Context{Reference: published})
	behindDay(folded, published, ms)
	for _, m := range ms {
		p := m.Period
		if m.Role != "" || p.IsZero() || p.Instant || strings.Contains(p.String(), "/") && !strings.Contains(m.Span.In(folded), "止") && !sinceJanuary(p) {
			continue // 近60个交易日 is nobody's reporting period, 截至9月30日止六个月 and 前10个月 are
		}
		if m.Relative && m.Span.In(folded) == "年内" && published.Before(p.Start.AddDays(justBegun)) {
			continue // 年内发行破6800亿元, in January, is of the year that is over
		}
		if measure.End(strings.TrimRight(folded[:m.Span.Start], " ")) {
			continue // 半年608亿美元:总额已超[去年全年]
		}
		if days := p.Start.AddDays(80); days.Before(p.End) && !stale(m, published) {
			return p, true
		}
	}
	return facts.Period{}, false
}

// sinceJanuary reports whether p is the months of a year up to one of them: 1—10月.
func sinceJanuary(p facts.Period) bool {
	return p.Start.Month == 1 && p.Start.Day == 1 && p.End.Day == 1 && p.End.Year == p.Start.Year
}

// measure are words behind which a period is what another one is measured by.
var measure = lex.NewWords("超", "超过", "超越", "高于", "多于", "好于", "比", "较", "逼近", "追平", "赶上", "接近", "不及", "抵", "抵得上", "赶超", "持平")

// MonthOf returns the month whose statistics a title announces: 10月北交所市场运行概览,
// published in November. A month that the title names in passing, and one long past, is
// none.
func MonthOf(title string, published facts.Date) (facts.Period, bool) {
	if published.IsZero() || !cue.Statistics.In(title) {
		return facts.Period{}, false
	}
	var p facts.Period
	for _, m := range period.Find(title, period.Context{Reference: published}) {
		switch {
		case m.Role != period.When: // what it is compared with
		case p.IsZero():
			p = m.Period
		case m.Period != p:
			return facts.Period{}, false
		}
	}
	if p.Instant || p.Start.IsZero() || p.Start.Day != 1 || p.Start.AddMonths(1) != p.End || published.Before(p.End) || p.End.AddMonths(2).Before(published) {
		return facts.Period{}, false
	}
	return p, true
}

// Month returns the first month, or end of one, that a text says, if it is over by the publication and not for
// two months yet. The end of a year is none, which is what annual reports are on.
func Month(text string, published facts.Date) (facts.Period, bool) {
	for _, m := range period.Find(text, period.Context{Reference: published}) {
		p := m.Period
		if m.Role != period.When || !monthly(p) || p.Instant && p.End.Month == 1 || period.Rolling(m.Span.In(lex.Fold(text).Text)) {
			continue // 近一个月 is none that a text is on
		}
		return p, !published.Before(p.End) && published.Before(p.End.AddMonths(2))
	}
	return facts.Period{}, false
}

// Only returns the period of a line that says nothing else and ends in a colon: 2023年度:.
func Only(line string, published facts.Date) (facts.Period, bool) {
	line = lex.TrimSpace(line)
	bare := strings.TrimRight(line, ":")
	if bare == line || len(bare) > len("2023年1月1日至2023年12月31日") {
		return facts.Period{}, false
	}
	ms := period.Find(bare, period.Context{Reference: published})
	if len(ms) != 1 || ms[0].Role != "" || ms[0].Period.IsZero() || ms[0].Span.Start > 0 || ms[0].Span.End < len(bare) {
		return facts.Period{}, false
	}
	return ms[0].Period, true
}

// Quarters returns the quarters of the year that a period begins in, none without one.
func Quarters(year facts.Period) []facts.Period {
	if year.Start.IsZero() {
		return nil
	}
	var out []facts.Period
	for i := 1; i <= 4; i++ {
		out = append(out, facts.Quarter(year.Start.Year, i))
	}
	return out
}

// monthly reports whether p is a month or the end of one.
func monthly(p facts.Period) bool { return IsMonth(p) || p.Instant && p.End.Day == 1 }

// IsMonth reports whether p is a span of one month.
func IsMonth(p facts.Period) bool {
	return !p.Instant && !p.Start.IsZero() && p.Start.AddMonths(1) == p.End
}

// Part reports whether p is a true part of whole: 第二季度 of the year.
func Part(p, whole facts.Period) bool {
	return p != whole && !p.Start.Before(whole.Start) && !whole.End.Before(p.End)
}

// partOfTopic reports whether a part of a year, which seems to be of the year before that was told in passing, is one of what
// the text reports on: 全年亏损6.25亿元,上年为盈利3.41亿元,其中[第四季度]亏损4.78亿元.
func partOfTopic(text string, before, m period.Mention, reported facts.Period) bool {
	return m.Relative && m.Role == period.When && strings.HasSuffix(text[:m.Span.Start], "其中") && cue.LastYear.Prefix(before.Span.In(text)) != "" && Part(m.Period, reported.ShiftYears(-1))
}

// days counts the days from a to b, up to a year.
func days(a, b facts.Date) int { return min(max(b.DaysSince(a), 0), 366) }
