package table

import "wenbao/facts"

// Periods are stored as what most of them are: whole months, or one day.
//
//	period = shape · 2 | instant, then
//	         months  year month count         from the first of a month
//	         day     year month day
//	         other   start end                dates as yyyymmdd, 0 = open
//
// A year is its distance from that of the period before, at first from 2023.
const (
	shapeMonths = iota
	shapeDay
	shapeOther
)

const firstYear = 2023

// ordinary reports whether a date is one of the calendar whose parts are small.
func ordinary(d facts.Date) bool {
	return d.Year > 0 && d.Year < 10000 && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= 31
}

func appendPeriods(b []byte, periods []facts.Period) []byte {
	b = appendUints(b, len(periods))
	year := firstYear
	for _, p := range periods {
		instant := 0
		if p.Instant {
			instant = 1
		}
		s, e := p.Start, p.End
		months := (e.Year-s.Year)*12 + e.Month - s.Month
		switch {
		case ordinary(s) && ordinary(e) && s.Day == 1 && e.Day == 1 && months > 0:
			b = appendInts(appendUints(b, shapeMonths<<1|instant), s.Year-year)
			b = appendUints(b, s.Month, months)
		case ordinary(s) && e == s.AddDays(1):
			b = appendInts(appendUints(b, shapeDay<<1|instant), s.Year-year)
			b = appendUints(b, s.Month, s.Day)
		default:
			b = appendInts(appendUints(b, shapeOther<<1|instant), encodeDate(s), encodeDate(e))
			continue
		}
		year = s.Year
	}
	return b
}

func (d *decoder) periods() []facts.Period {
	periods := make([]facts.Period, 1, d.ucount(3)+1)
	year := firstYear
	for range cap(periods) - 1 {
		shape := d.uint()
		p := facts.Period{Instant: shape&1 == 1}
		switch shape >> 1 {
		case shapeMonths:
			year += d.int()
			month, months := d.uint(), d.uint()
			p.Start = facts.Date{Year: year, Month: month, Day: 1}
			months += month - 1
			p.End = facts.Date{Year: year + months/12, Month: months%12 + 1, Day: 1}
		case shapeDay:
			year += d.int()
			p.Start = facts.Date{Year: year, Month: d.uint(), Day: d.uint()}
			p.End = p.Start.AddDays(1)
		default:
			p.Start, p.End = decodeDate(d.int()), decodeDate(d.int())
		}
		periods = append(periods, p)
	}
	return periods
}
