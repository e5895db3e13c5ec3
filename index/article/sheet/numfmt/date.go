package numfmt

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// settleDate sorts the tokens of a date: m is a minute behind an hour or before
// a second (18.8.31), .0 behind a second is a part of it. False if there are
// other digits.
func (s *section) settleDate() bool {
	before := ""
	for i := range s.tokens {
		t := &s.tokens[i]
		switch t.kind {
		case calendar, elapsed:
			if t.kind == calendar && t.text[0] == 'm' && len(t.text) < 3 && (before == "h" || s.nextTime(i) == "s") {
				t.text = "i" + t.text[1:] // minutes from here on
			}
			before = t.text[:1]
		case point:
			n := 0
			for before == "s" && n < 3 && i+1+n < len(s.tokens) && s.tokens[i+1+n] == (token{digit, "0"}) {
				s.tokens[i+1+n] = token{literal, ""}
				n++
			}
			if n == 0 {
				t.kind = literal
			}
			t.text += strings.Repeat("0", n)
			s.subsecond = max(s.subsecond, n)
		case digit, exponent:
			return false
		case halfDay, literal:
		default:
			t.kind = literal
		}
	}
	return true
}

// nextTime is the letter of the next part of a date or time.
func (s *section) nextTime(i int) string {
	for _, t := range s.tokens[i+1:] {
		if t.kind == calendar || t.kind == elapsed {
			return t.text[:1]
		}
	}
	return ""
}

// lastDay is the number of 9999-12-31.
const lastDay = 2958465

// moment is a point in time as cells have it.
type moment struct {
	year, month, day int
	weekday          int // 0: Sunday
	ms               int // of the day
	total            int // ms since day 0
}

// momentOf returns what a number of days is, rounded to so many digits of a
// second. In the system of 1900 day 1 is 1900-01-01, day 60 the 1900-02-29 that
// never was, day 0 shows as 1900-01-00 (18.17.4.1).
func momentOf(n number, date1904 bool, digits int) (moment, bool) {
	text := n.plain(precision)
	serial, err := strconv.ParseFloat(text, 64)
	if err != nil || n.neg || serial >= lastDay+1 {
		return moment{}, false
	}
	step := math.Pow10(3 - digits)
	total := int(math.Round(serial*86_400_000/step) * step)
	days := total / 86_400_000
	m := moment{ms: total % 86_400_000, total: total}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case date1904:
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days < 60:
		epoch = epoch.AddDate(0, 0, 1)
	}
	day := epoch.AddDate(0, 0, days)
	m.year, m.month, m.day, m.weekday = day.Year(), int(day.Month()), day.Day(), int(day.Weekday())
	if !date1904 && days <= 60 {
		m.weekday = (days + 6) % 7
		switch days {
		case 0:
			m.year, m.month, m.day = 1900, 1, 0
		case 60:
			m.month, m.day = 2, 29
		}
	}
	return m, m.year <= 9999
}

// date shows a number of days, "" where Excel shows ####.
func (s *section) date(n number, date1904 bool) string {
	m, ok := momentOf(n, date1904, s.subsecond)
	if !ok {
		return ""
	}
	half := s.has(halfDay)
	var b strings.Builder
	for _, t := range s.tokens {
		switch t.kind {
		case calendar:
			b.WriteString(m.part(t.text, half, s.chinese))
		case elapsed:
			unit := 1000
			switch t.text[0] {
			case 'h':
				unit = 3_600_000
			case 'm':
				unit = 60_000
			}
			fmt.Fprintf(&b, "%0*d", min(len(t.text), 20), m.total/unit)
		case halfDay:
			b.WriteString(m.half(t.text, s.chinese))
		case point:
			b.WriteString(fmt.Sprintf(".%03d", m.ms%1000)[:len(t.text)])
		default:
			b.WriteString(t.text)
		}
	}
	return b.String()
}

// half is morning or afternoon as AM/PM, A/P or 上午/下午 says it.
func (m moment) half(text string, chinese bool) string {
	if text == "AM/PM" && chinese {
		text = "上午/下午"
	}
	am, pm, _ := strings.Cut(text, "/")
	if m.ms < 12*3_600_000 {
		return am
	}
	return pm
}

var (
	chineseDays   = [7]string{"日", "一", "二", "三", "四", "五", "六"}
	chineseMonths = [12]string{"一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"}
)

// part shows letters of a date: yyyy, mm, ddd, aaaa (a weekday in Chinese), and
// i for minutes. Of eras (g) nothing is shown, their years (e) are ours.
func (m moment) part(letters string, half, chinese bool) string {
	n := len(letters)
	two := func(v int) string { return fmt.Sprintf("%0*d", min(n, 2), v) }
	switch letters[0] {
	case 'y':
		if n < 3 {
			return fmt.Sprintf("%02d", m.year%100)
		}
		return fmt.Sprintf("%04d", m.year)
	case 'e':
		return strconv.Itoa(m.year)
	case 'm':
		return m.monthName(n, chinese)
	case 'd':
		return m.dayName(n, chinese)
	case 'a':
		day := chineseDays[m.weekday]
		if n > 3 {
			return "星期" + day
		}
		return day
	case 'h':
		h := m.ms / 3_600_000
		if half {
			h = (h+11)%12 + 1
		}
		return two(h)
	case 'i':
		return two(m.ms / 60_000 % 60)
	case 's':
		return two(m.ms / 1000 % 60)
	}
	return ""
}

func (m moment) monthName(n int, chinese bool) string {
	name := time.Month(m.month).String()
	switch {
	case n < 3:
		return fmt.Sprintf("%0*d", n, m.month)
	case chinese && n == 3:
		return strconv.Itoa(m.month) + "月"
	case chinese && n == 4:
		return chineseMonths[m.month-1]
	case n == 3:
		return name[:3]
	case n == 4:
		return name
	}
	return name[:1]
}

func (m moment) dayName(n int, chinese bool) string {
	name := time.Weekday(m.weekday).String()
	switch {
	case n < 3:
		return fmt.Sprintf("%0*d", n, m.day)
	case chinese && n == 3:
		return "周" + chineseDays[m.weekday]
	case chinese:
		return "星期" + chineseDays[m.weekday]
	case n == 3:
		return name[:3]
	}
	return name
}
