package extract

import (
	"slices"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// Days and quarters that the figures of a sentence are of.

// overQuarters goes on with the year whose four quarters a sentence told of one by one: 第一季度营业收入…;第四季度营业收入…。
// 政府补助4122万元 is of the year.
func (d *document) overQuarters(l *prose.Line) {
	if year, ok := quartersOf(l); ok {
		d.cur.period, d.here.topic = year, year
	}
}

// quartersOf returns the year whose four quarters a sentence tells of one by one.
func quartersOf(l *prose.Line) (facts.Period, bool) {
	if len(l.Periods) < 4 {
		return facts.Period{}, false
	}
	told := 0
	for _, m := range l.Periods {
		if m.Role == period.When && !m.Period.Start.IsZero() && m.Period == facts.Quarter(m.Period.Start.Year, told+1) {
			if told++; told == 4 {
				return facts.Year(m.Period.Start.Year), true
			}
		}
	}
	return facts.Period{}, false
}

// inOthers reports whether a day lies in every other period that its sentence names, each a month at most: [本周],公司2月7日盘中最高价5.76元.
// What something is compared with is none: 10月31日收盘价51.25元,[较9月末]下跌13.0%.
func inOthers(l *prose.Line, day period.Mention) bool {
	return !slices.ContainsFunc(l.Periods, func(o period.Mention) bool {
		p := o.Period
		return o.Span != day.Span && o.Role != period.Comparison && (p.Start.IsZero() || p.End.IsZero() || day.Period.Start.Before(p.Start) || p.End.Before(day.Period.End) || p.Start.AddDays(31).Before(p.End))
	})
}

// upToDay stands before the day that the figures behind it are of, whichever others the sentence names: 5月13日披露,
// [截至]5月10日股东户数46454户,较上期(4月30日)减少417户.
var upToDay = pattern.New(`截[至止]到?$`)

// reachedLater moves on from the beginning of the year, which a sentence starts at, to the time that it comes to:
// 年初有68座冷库,到9月底还有59座。员工7,150人.
func (d *document) reachedLater(l *prose.Line) {
	topic := d.here.topic
	if !topic.Instant || d.here.topicBasis != facts.BySentence {
		return
	}
	for _, m := range l.Periods {
		if said := m.Span.In(l.Text); m.Period == topic && said != "年初" && said != "期初" {
			return
		}
		if m.Role == period.When && m.Period.Instant && topic.Last().Before(m.Period.Last()) && !d.toCome(m.Period) {
			d.here.topic = m.Period
		}
	}
}
