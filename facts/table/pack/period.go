package pack

import (
	"wenbao/facts"
	"wenbao/facts/table/pack/code"
)

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
	b = code.AppendUints(b, len(periods))
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
			b = code.AppendInts(code.AppendUints(b, shapeMonths<<1|instant), s.Year-year)
			b = code.AppendUints(b, s.Month, months)
		case ordinary(s) && e == s.AddDays(1):
			b = code.AppendInts(code.AppendUints(b, shapeDay<<1|instant), s.Year-year)
			b = code.AppendUints(b, s.Month, s.Day)
		default:
			b = code.AppendInts(code.AppendUints(b, shapeOther<<1|instant), code.EncodeDate(s), code.EncodeDate(e))
			continue
		}
		year = s.Year
	}
	return b
}

func (d *decoder) periods() []facts.Period {
	periods := make([]facts.Period, 1, d.Count(3)+1)
	year := firstYear
	for range cap(periods) - 1 {
		shape := d.Uint()
		p := facts.Period{Instant: shape&1 == 1}
		switch shape >> 1 {
		case shapeMonths:
			year += d.Int()
			month, months := d.Uint(), d.Uint()
			p.Start = facts.Date{Year: year, Month: month, Day: 1}
			months += month - 1
			p.End = facts.Date{Year: year + months/12, Month: months%12 + 1, Day: 1}
			d.require(ordinary(p.Start) && ordinary(p.End))
		case shapeDay:
			year += d.Int()
			p.Start = facts.Date{Year: year, Month: d.Uint(), Day: d.Uint()}
			if d.require(ordinary(p.Start)); d.Err == nil {
				p.End = p.Start.AddDays(1)
			}
		default:
			p.Start, p.End = code.DecodeDate(d.Int()), code.DecodeDate(d.Int())
		}
		periods = append(periods, p)
	}
	return periods
}
