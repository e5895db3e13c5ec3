package tabular

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// Heads of Hong Kong results say for how long their columns are above the dates or years:
//
//	| 截至以下日期止三个月 |              |
//	| 2024年12月31日     | 2024年9月30日 |   → 2024Q4, 2024Q3
//	| 截至9月30日止九个月  |              |
//	| 2024年            | 2023年       |   → 2024Q1-Q3, 2023Q1-Q3
//
// What they get wrong: years that do not end in December keep their dates.

// endingHead matches such a head, which has no year of its own.
var endingHead = pattern.New(`^[(（]?截至?(?:以下日期|[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日)?止(年度|(?:[369三六九]|12|十二)个月)(?:期间)?[)）]?$|^于[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$`)

// endingDate matches the month in it.
var endingDate = pattern.New(`([\d一二三四五六七八九十]{1,3})月`)

// ending is what such a head says: how many months, up to the end of which one (0 = the
// dates below tell).
type ending struct {
	months, last int
	at           bool // the end itself: 于12月31日 above 2024年
}

// endings takes such heads out of levels, and returns what they say of each column.
func endings(levels [][]string) []ending {
	var out []ending
	for i := range levels {
		var now ending
		for k, s := range levels[i] {
			if e := endingOf(s); e.months > 0 && k > 0 {
				now, levels[i][k] = e, ""
			} else if s != "" {
				now = ending{}
			}
			if now.months == 0 {
				continue
			}
			if out == nil {
				out = make([]ending, len(levels[i]))
			}
			out[k] = now
		}
	}
	return out
}

// endingOf reads such a head, zero if s is none.
func endingOf(s string) ending {
	m := endingHead.FindStringSubmatch(s)
	if m == nil {
		return ending{}
	}
	e := ending{months: 12, at: m[1] == ""}
	if m[1] != "年度" && !e.at {
		e.months, _ = period.Number(strings.TrimSuffix(m[1], "个月"))
	}
	if d := endingDate.FindStringSubmatch(s); d != nil {
		e.last, _ = period.Number(d[1])
	}
	return e
}

// endingAbove, where no head says so (ends), gives the years that head columns the months that the line above the table says,
// 截至6月30日止六个月, and those of a report on a part of a year that has not told its own: in an
// interim report 2024年 beside 2023年 are its half and the one a year before.
func (t *Reader) endingAbove(ends []ending) {
	if ends != nil {
		return
	}
	if e := endingOf(t.about); e.months > 0 {
		for k := range t.columns {
			t.columns[k].period = e.of(t.columns[k].period)
		}
		return
	}
	now := facts.Year(t.Period.Last().Year)
	if t.Period.IsZero() || t.Period.Instant || t.Period == now || t.Place.Statement.Name == "资产负债表" || t.Place.Statement.Name == "财务状况表" {
		return
	}
	heads := func(p facts.Period) bool {
		return slices.ContainsFunc(t.columns, func(c column) bool { return c.period == p && !c.ahead })
	}
	if !heads(now) || !heads(now.ShiftYears(-1)) {
		return
	}
	for k := range t.columns {
		switch c := &t.columns[k]; c.period {
		case now:
			c.period = t.Period
		case now.ShiftYears(-1):
			c.period = t.Period.ShiftYears(-1)
		}
	}
}

// of returns the period of a column that is headed by a date or a year.
func (e ending) of(p facts.Period) facts.Period {
	year, last := p.Last().Year, e.last
	switch {
	case e.months == 0 || p.IsZero():
		return p
	case p.Instant:
		last = p.Last().Month
	case p != facts.Year(year):
		return p
	}
	switch {
	case e.at && last == 12:
		return facts.Year(year).AtEnd()
	case e.at:
		return p
	case e.months == 12 && last == 12:
		return facts.Year(year)
	case e.months == 3 && last > 0 && last%3 == 0:
		return facts.Quarter(year, last/3)
	case e.months == 6 && last%6 == 0 && last > 0:
		return facts.Half(year, last/6)
	case e.months == 9 && last == 9:
		return facts.YearToQuarter(year, 3)
	}
	return p
}
