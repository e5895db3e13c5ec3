package facts

import (
	"fmt"
	"time"
)

// Date is a day of the proleptic Gregorian calendar. The zero value means
// that the date is not known. Comparable with ==.
type Date struct{ Year, Month, Day int }

// NewDate returns the given day, normalised as time.Date does (13月 → next
// January, day 0 → last day of the month before).
func NewDate(year, month, day int) Date {
	if month < -farthest || month > farthest || day < -farthest || day > farthest {
		y, m, d := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Date()
		return Date{y, int(m), d}
	}
	for ; month < 1; month += 12 {
		year--
	}
	for ; month > 12; month -= 12 {
		year++
	}
	for day < 1 {
		if month--; month < 1 {
			year, month = year-1, 12
		}
		day += daysIn(year, month)
	}
	for day > 28 && day > daysIn(year, month) {
		day -= daysIn(year, month)
		if month++; month > 12 {
			year, month = year+1, 1
		}
	}
	return Date{year, month, day}
}

// farthest is how many months or days away from its year a date is reckoned month by
// month: an article asks for thousands, all but a few of them nearer.
const farthest = 400

// daysIn returns the length of a month.
func daysIn(year, month int) int {
	switch {
	case month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0):
		return 29
	case month == 2:
		return 28
	case month == 4 || month == 6 || month == 9 || month == 11:
		return 30
	}
	return 31
}

// ParseDate reads "2006-01-02".
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("date %q: want YYYY-MM-DD", s)
	}
	return NewDate(t.Year(), int(t.Month()), t.Day()), nil
}

// IsZero reports whether the date is not known.
func (d Date) IsZero() bool { return d == Date{} }

// String returns YYYY-MM-DD, or "" when the date is not known.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// AddDays returns the day n days later (earlier when negative).
func (d Date) AddDays(n int) Date { return NewDate(d.Year, d.Month, d.Day+n) }

// DaysSince returns how many days d comes after e; both are days of the calendar.
func (d Date) DaysSince(e Date) int { return d.number() - e.number() }

// number counts days, from a year that begins in March, so that it ends in February.
func (d Date) number() int {
	year, month := d.Year, d.Month-3
	if month < 0 {
		year, month = year-1, month+12
	}
	return 365*year + year/4 - year/100 + year/400 + (153*month+2)/5 + d.Day
}

// AddMonths returns the same day n months later, or that month's last day if
// the month is shorter.
func (d Date) AddMonths(n int) Date {
	first := NewDate(d.Year, d.Month+n, 1)
	last := NewDate(first.Year, first.Month+1, 0)
	return Date{first.Year, first.Month, min(d.Day, last.Day)}
}

// Compare orders dates; an unknown date comes first.
func (d Date) Compare(e Date) int {
	switch {
	case d.Year != e.Year:
		return sign(d.Year - e.Year)
	case d.Month != e.Month:
		return sign(d.Month - e.Month)
	}
	return sign(d.Day - e.Day)
}

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// Period is the time a fact holds for (XBRL OIM): a duration, or an instant at
// the end of a day. Start is inclusive and End exclusive; an instant at
// 2023-12-31 has Start 2023-12-31 and End 2024-01-01. A zero Start or End is
// open. The zero value means that no period is known. Comparable with ==.
type Period struct {
	Start, End Date
	Instant    bool
}

// Year, Half, Quarter, MonthOf and Day make the usual durations; At makes an
// instant.
func Year(y int) Period { return Period{Start: Date{y, 1, 1}, End: Date{y + 1, 1, 1}} }

// Half returns the first (h=1) or second (h=2) half of year y.
func Half(y, h int) Period { return months(y, h*6-5, 6) }

// Quarter returns quarter q (1…4) of year y.
func Quarter(y, q int) Period { return months(y, q*3-2, 3) }

// YearToQuarter returns the first q quarters of year y: 前三季度.
func YearToQuarter(y, q int) Period { return months(y, 1, q*3) }

// Months returns the months from…to (1…12, inclusive) of year y.
func Months(y, from, to int) Period { return months(y, from, to-from+1) }

// DayOf returns the one day d as a duration.
func DayOf(d Date) Period { return Period{Start: d, End: d.AddDays(1)} }

// At returns the instant at the end of day d.
func At(d Date) Period { return Period{Start: d, End: d.AddDays(1), Instant: true} }

func months(y, m, n int) Period {
	return Period{Start: NewDate(y, m, 1), End: NewDate(y, m+n, 1)}
}

// IsZero reports whether no period is known.
func (p Period) IsZero() bool { return p == Period{} }

// Last returns the last day of the period; zero when it is open.
func (p Period) Last() Date {
	if p.End.IsZero() {
		return Date{}
	}
	return p.End.AddDays(-1)
}

// Overlaps reports whether the periods share a day. An open side reaches any
// distance; an unknown period shares no day with anything.
func (p Period) Overlaps(o Period) bool {
	before := func(start, end Date) bool { return start.IsZero() || end.IsZero() || start.Before(end) }
	return !p.IsZero() && !o.IsZero() && before(p.Start, o.End) && before(o.Start, p.End)
}

// AtEnd returns the instant at the period's last day: 2023年 → 2023-12-31.
func (p Period) AtEnd() Period {
	if p.End.IsZero() || p.Instant {
		return p
	}
	return At(p.Last())
}

// ShiftYears moves the period by n years; the ends of months stay ends of
// months.
func (p Period) ShiftYears(n int) Period { return p.shiftMonths(12 * n) }

// Previous returns the period of the same length just before p (环比): the
// quarter before a quarter, the year before a year. An instant at a quarter's
// end moves by one quarter, any other month's end by one month.
func (p Period) Previous() Period {
	if p.Start.IsZero() || p.End.IsZero() {
		return Period{}
	}
	if p.Instant {
		if p.End.Day == 1 && (p.End.Month-1)%3 == 0 {
			return p.shiftMonths(-3)
		}
		return p.shiftMonths(-1)
	}
	n := p.monthsLong()
	if n == 0 {
		days := int(p.End.time().Sub(p.Start.time()).Hours() / 24)
		return Period{Start: p.Start.AddDays(-days), End: p.Start}
	}
	return p.shiftMonths(-n)
}

func (p Period) shiftMonths(n int) Period {
	if p.Instant {
		return At(p.End.AddMonths(n).AddDays(-1))
	}
	q := p
	if !p.Start.IsZero() {
		q.Start = p.Start.AddMonths(n)
	}
	if !p.End.IsZero() {
		q.End = p.End.AddMonths(n)
	}
	return q
}

// monthsLong returns the length in whole months, 0 if it is none.
func (p Period) monthsLong() int {
	if p.Start.Day != 1 || p.End.Day != 1 {
		return 0
	}
	return (p.End.Year-p.Start.Year)*12 + p.End.Month - p.Start.Month
}

func (d Date) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// String returns the contract's form: 2023, 2023H1, 2023Q3, 2023Q1-Q3,
// 2023-12 for durations, 2023-12-31 for an instant or a day, and
// first/last day for any other duration, with an open side left empty. An
// unknown period is "".
func (p Period) String() string {
	if p.IsZero() {
		return ""
	}
	if p.Instant {
		return p.Last().String()
	}
	if p.Start.IsZero() || p.End.IsZero() {
		return p.Start.String() + "/" + p.Last().String()
	}
	y, m, n := p.Start.Year, p.Start.Month, p.monthsLong()
	switch {
	case n == 12 && m == 1:
		return fmt.Sprintf("%04d", y)
	case n == 6 && (m == 1 || m == 7):
		return fmt.Sprintf("%04dH%d", y, m/6+1)
	case n == 3 && m%3 == 1:
		return fmt.Sprintf("%04dQ%d", y, m/3+1)
	case n == 9 && m == 1:
		return fmt.Sprintf("%04dQ1-Q3", y)
	case n == 1:
		return fmt.Sprintf("%04d-%02d", y, m)
	case p.Start == p.Last():
		return p.Start.String()
	}
	return p.Start.String() + "/" + p.Last().String()
}
