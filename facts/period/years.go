package period

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// yearRun reads the years that research notes forecast for, in short: 25-27年, 2025/2026/2027年,
// 25E-27E, 2025E/26E/27E. Of two digits each they have to be near the reference date and of a
// company's results, for 15-20年 is a length; two with a slash are a fiscal year (2024/25财年)
// unless an E marks them. It returns where the run ends, 0 for none.
func (s *scanner) yearRun(i int) (facts.Period, int) {
	t := s.t
	if i > 0 && (isDigit(t[i-1]) || strings.IndexByte(".-/:,~", t[i-1]) >= 0 || letterAt(t, i-1)) {
		return facts.Period{}, 0
	}
	var years []int
	short, marked, slash := false, false, false
	j := i
	for {
		n, ok := numberAt(t, j)
		if !ok || n.han || n.digits != 2 && (n.digits != 4 || n.value < 2000 || n.value > 2059) {
			return facts.Period{}, 0
		}
		y := n.value
		if n.digits == 2 {
			y, short = s.century(y), true
		}
		years = append(years, y)
		if j = n.end; strings.HasPrefix(t[j:], "E") && !letterAt(t, j+1) {
			marked = true
			j++
		}
		if strings.HasPrefix(t[j:], "/") && digitAt(t, j+1) {
			slash = true
			j++
			continue
		}
		if k := dash(t, j); k > 0 && len(years) == 1 && digitAt(t, j+k) {
			j += k
			continue
		}
		break
	}
	said := strings.HasPrefix(t[j:], "年")
	if said {
		j += len("年")
	}
	if len(years) < 2 || len(years) == 2 && slash && !marked || !said && !marked || !short && !slash && !marked || said && lex.Followed(t, j, "期限来间以左内末底初前后度") {
		return facts.Period{}, 0
	}
	for k, y := range years[1:] {
		if y <= years[k] || slash && y != years[k]+1 {
			return facts.Period{}, 0
		}
	}
	low, high := years[0], years[len(years)-1]
	if ref := s.c.Reference.Year; short && !marked && (low < ref-aroundYears || high > ref+aroundYears || !s.ofResults(i, j, slash)) {
		return facts.Period{}, 0
	}
	return facts.Period{Start: facts.Year(low).Start, End: facts.Year(high).End}, j
}

// aroundYears is how far from the reference date the years of a short run may be.
const aroundYears = 5

// ofResults reports whether a short run stands where a forecast says when: before a metric
// of results, or with slashes between its years.
func (s *scanner) ofResults(from, to int, slash bool) bool {
	if slash {
		return true
	}
	for _, w := range [...]string{"归母", "营收", "收入", "净利", "实现", "EPS", "盈利", "业绩", "每股", "扣非", "总收", "PE", "公司", "合计", "年均", "复合", "CAGR", "毛利", "经调"} {
		if strings.HasPrefix(s.t[to:], w) {
			return true
		}
	}
	return strings.HasSuffix(s.t[:from], "公司") || strings.HasSuffix(s.t[:from], "预计") || strings.HasSuffix(s.t[:from], "预测")
}

// yearPair reads 今明两年 and 去今两年.
func (s *scanner) yearPair(p *parts) bool {
	offset := 0
	switch rest := s.t[p.end:]; {
	case strings.HasPrefix(rest, "今明两年"):
	case strings.HasPrefix(rest, "去今两年"):
		offset = -1
	default:
		return false
	}
	p.grain, p.relative, p.rule, p.end = fixed, true, "relative", p.end+len("今明两年")
	if y := s.c.Reference.Year; y != 0 {
		p.fixed = facts.Period{Start: facts.Date{Year: y + offset, Month: 1, Day: 1}, End: facts.Date{Year: y + offset + 2, Month: 1, Day: 1}}
	}
	return true
}
