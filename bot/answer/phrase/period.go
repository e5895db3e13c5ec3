package phrase

import (
	"fmt"
	"strings"

	"wenbao/facts"
)

// Period is a period as answers word it: 2023年, 2023年上半年, 2023年末; "" for the
// zero one.
func Period(p facts.Period) string {
	if p.IsZero() {
		return ""
	}
	last := p.Last()
	if p.Instant {
		switch {
		case last.Month == 12 && last.Day == 31:
			return fmt.Sprintf("%d年末", last.Year)
		case p.End.Day == 1:
			return fmt.Sprintf("%d年%d月末", last.Year, last.Month)
		}
		return day(last)
	}
	s := p.String()
	y := p.Start.Year
	switch {
	case len(s) == 4:
		return s + "年"
	case strings.HasSuffix(s, "H1"):
		return fmt.Sprintf("%d年上半年", y)
	case strings.HasSuffix(s, "H2"):
		return fmt.Sprintf("%d年下半年", y)
	case strings.HasSuffix(s, "Q1-Q3"):
		return fmt.Sprintf("%d年前三季度", y)
	case len(s) == 6 && s[4] == 'Q':
		return fmt.Sprintf("%d年%s季度", y, []string{"", "第一", "第二", "第三", "第四"}[s[5]-'0'])
	case len(s) == 7:
		return fmt.Sprintf("%d年%d月", y, p.Start.Month)
	case p.Start == last:
		return day(last)
	case p.Start.Month == 1 && p.Start.Day == 1 && p.End.Month == 1 && p.End.Day == 1 && !p.Start.IsZero() && !p.End.IsZero():
		return fmt.Sprintf("%d年至%d年", y, last.Year)
	case p.Start.IsZero():
		return "截至" + day(last)
	case p.End.IsZero():
		return day(p.Start) + "以来"
	}
	return months(p)
}

// months is a span of whole months as texts word it, 2024年1月至2月, else of days.
func months(p facts.Period) string {
	last := p.Last()
	switch {
	case p.Start.Day != 1 || p.End.Day != 1:
		return day(p.Start) + "至" + day(last)
	case p.Start.Year == last.Year:
		return fmt.Sprintf("%d年%d月至%d月", last.Year, p.Start.Month, last.Month)
	}
	return fmt.Sprintf("%d年%d月至%d年%d月", p.Start.Year, p.Start.Month, last.Year, last.Month)
}

func day(d facts.Date) string { return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day) }
