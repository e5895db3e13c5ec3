// Package moment finds the dates that sentences word: 2024年3月27日, 去年10月,
// 昨日晚间, with the year supplied from the publication or from a date before.
//
// facts/period reads wordings of periods and their canonical dates; what is
// asked with 什么时候 is the wording itself, with its part of the day
// (3月28日晚间), its bound (2030年前) and its range as one, and the year that the
// direction of the sentence gives it (将于5月20日 lies ahead).
package moment

import (
	"fmt"
	"strconv"
	"strings"

	"wenbao/bot/extractive/line"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// Moment is a date wording of a text.
type Moment struct {
	facts.Span
	Shown  string // with the year supplied: 2024年3月27日
	Finest int    // 1 year, 2 part of a year, 3 month, 4 day
	Note   string // the wording, when it is relative: 昨日晚间
}

const dayPart = `(?:早间|晚间|晚上|下午|上午|盘后|盘前|凌晨|中午|午间|早盘|晚|早)?`

// moments finds date wordings. The alternatives go from the most to the least
// specific; groups: 1-3 full date, 4-6 with hyphens, 7-8 year and month, 9
// year with 10 part, 11-13 去年10月(8日), 14-15 month and day, 16 month, 17
// relative day, 18 relative year, 19 bare day, 20-22 二零二四年七月五日, 23 2025Q3.
var moments = pattern.New(
	`(\d{4})年(\d{1,2})月(\d{1,2})[日号]` + dayPart +
		`|(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})` +
		`|(\d{4})年(\d{1,2})月(?:底|末|初|份|中旬|上旬|下旬)?` +
		`|(\d{4})年(第?[一二三四]季度|[上下]半年|年?[底末初])?` +
		`|(去年|今年|明年|上年|当年|同年)年?(\d{1,2})月(?:(\d{1,2})[日号]|底|末|初)?` + dayPart +
		`|(\d{1,2})月(\d{1,2})[日号]` + dayPart +
		`|(\d{1,2})月(?:底|末|初|份|中旬|上旬|下旬)?` +
		`|(昨日|昨天|昨晚|今日|今天|今晚|今晨|前日|前天|明日|明天|当日|当天|同日|上周[一二三四五六日天])` + dayPart +
		`|(去年|今年|明年|上年|前年)` +
		`|(\d{1,2})日` + dayPart +
		`|([〇○零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日)?)?` +
		`|(\d{4})年?Q[1-4]`)

// In returns the dates of a text, a range (2018年9月14日至2020年5月21日)
// as one.
func In(text string, published facts.Date) []Moment {
	var out []Moment
	known := facts.Date{}
	for _, m := range moments.FindAllStringSubmatchIndex(text, -1) {
		if !standsAlone(text, m) {
			continue
		}
		mo, d := resolve(text, m, announced(text[:m[0]], published), known)
		if d.Year != 0 && mo.Finest >= 3 {
			known = d
		}
		if n := len(out); n > 0 && isRange(text[out[n-1].End:mo.Start]) {
			shown := mo.Shown
			if said := text[mo.Start:mo.End]; strings.HasSuffix(shown, said) && strings.HasPrefix(out[n-1].Shown, shown[:len(shown)-len(said)]) {
				shown = said // 2020年6月16日至9月3日: the year is said
			}
			out[n-1].Shown += text[out[n-1].End:mo.Start] + shown
			out[n-1].End, out[n-1].Note = mo.End, ""
			continue
		}
		for _, before := range []string{"之前", "以前", "前"} {
			if rest := text[mo.End:]; strings.HasPrefix(rest, before) && !OfReport.MatchString(rest) {
				mo.End, mo.Shown = mo.End+len(before), mo.Shown+before
				break
			}
		}
		out = append(out, mo)
	}
	return out
}

func isRange(gap string) bool {
	return gap == "至" || gap == "到" || gap == "-" || gap == "—" || gap == "~"
}

// standsAlone refuses digits that continue a number (12024年, 3.5月) and
// lengths of time (12个月 never matches; 30日内).
func standsAlone(text string, m []int) bool {
	if m[0] > 0 {
		c := text[m[0]-1]
		if c >= '0' && c <= '9' || c == '.' {
			return false
		}
	}
	rest := text[m[1]:]
	return !strings.HasPrefix(rest, "内") && !(m[38] >= 0 && strings.HasPrefix(rest, "均"))
}

// resolve reads one match. known is the last full date of the sentence, which
// gives 2月5日 its year before the publication date does.
func resolve(text string, m []int, published, known facts.Date) (Moment, facts.Date) {
	g := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return text[m[2*i]:m[2*i+1]]
	}
	mo := Moment{Span: facts.Span{Start: m[0], End: m[1]}, Shown: text[m[0]:m[1]]}
	switch {
	case g(1) != "":
		mo.Finest = 4
		return mo, facts.Date{Year: atoi(g(1)), Month: atoi(g(2)), Day: atoi(g(3))}
	case g(4) != "":
		mo.Finest = 4
		return mo, facts.Date{Year: atoi(g(4)), Month: atoi(g(5)), Day: atoi(g(6))}
	case g(7) != "":
		mo.Finest = 3
		return mo, facts.Date{Year: atoi(g(7)), Month: atoi(g(8))}
	case g(9) != "":
		mo.Finest = 1
		if g(10) != "" {
			mo.Finest = 2
		}
		return mo, facts.Date{Year: atoi(g(9))}
	case g(11) != "":
		return relativeMonth(mo, g(11), g(12), g(13), published)
	case g(14) != "":
		mo.Finest = 4
		d := facts.Date{Year: yearOf(atoi(g(14)), atoi(g(15)), published, known), Month: atoi(g(14)), Day: atoi(g(15))}
		return withYear(mo, d), d
	case g(16) != "":
		mo.Finest = 3
		d := facts.Date{Year: yearOf(atoi(g(16)), 1, published, known), Month: atoi(g(16))}
		return withYear(mo, d), d
	case g(17) != "":
		return relativeDay(mo, g(17), published, known)
	case g(18) != "":
		mo.Finest = 1
		if y := relativeYear(g(18), published); y != 0 {
			mo.Note, mo.Shown = mo.Shown, fmt.Sprintf("%d年", y)
		}
		return mo, facts.Date{}
	case g(20) != "":
		return inChinese(mo, g(20), g(21), g(22))
	case g(23) != "":
		mo.Finest = 2
		return mo, facts.Date{Year: atoi(g(23))}
	}
	mo.Finest = 4
	d := published
	if known.Month != 0 {
		d = known
	}
	d.Day = atoi(g(19))
	if d.Month != 0 {
		mo.Note, mo.Shown = mo.Shown, fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
	}
	return mo, d
}

// announced returns the reference date for a date behind the given text: as
// it is, or, where the text speaks of the future (将于5月20日), ten months on.
func announced(head string, published facts.Date) facts.Date {
	if !published.IsZero() && ahead.MatchString(line.ClauseHead(head, len(head))) {
		return published.AddMonths(10)
	}
	return published
}

var ahead = pattern.New(`(将|拟|定于|预计|计划|安排)\p{Han}{0,3}$`)

// yearOf supplies the year of a month and day: that of the sentence's last
// full date, else the latest that is not after publication (up to a month
// after, for what is announced).
func yearOf(month, day int, published, known facts.Date) int {
	if known.Year != 0 {
		return known.Year
	}
	if published.IsZero() {
		return 0
	}
	if published.AddDays(31).Before(facts.NewDate(published.Year, month, day)) {
		return published.Year - 1
	}
	return published.Year
}

// inChinese reads 二零二四年七月五日, as reports from Hong Kong write dates; month
// and day may be "".
func inChinese(mo Moment, year, month, day string) (Moment, facts.Date) {
	d := facts.Date{Year: numeral(year), Month: numeral(month), Day: numeral(day)}
	switch {
	case day != "":
		mo.Finest = 4
	case month != "":
		mo.Finest = 3
	default:
		mo.Finest = 1
	}
	return mo, d
}

// numeral reads digits (二零二四) and numbers to 99 (二十三); 0 for "".
func numeral(s string) int {
	n := 0
	for i, r := range s {
		switch d := strings.IndexRune(digits, r); {
		case r == '十' && i == 0:
			n = 10
		case r == '十':
			n *= 10
		case d < 0:
			n *= 10 // 〇, ○
		case n >= 10 && n%10 == 0 && strings.Contains(s, "十"):
			n += d / len("零")
		default:
			n = n*10 + d/len("零")
		}
	}
	return n
}

const digits = "零一二三四五六七八九"

func withYear(mo Moment, d facts.Date) Moment {
	if d.Year != 0 {
		mo.Shown = fmt.Sprintf("%d年%s", d.Year, mo.Shown)
	}
	return mo
}

func relativeYear(word string, published facts.Date) int {
	if published.IsZero() {
		return 0
	}
	switch word {
	case "去年", "上年":
		return published.Year - 1
	case "前年":
		return published.Year - 2
	case "明年":
		return published.Year + 1
	}
	return published.Year
}

func relativeMonth(mo Moment, word, month, day string, published facts.Date) (Moment, facts.Date) {
	mo.Finest = 3
	d := facts.Date{Year: relativeYear(word, published), Month: atoi(month)}
	if d.Year == 0 || word == "当年" || word == "同年" {
		return mo, facts.Date{}
	}
	mo.Note, mo.Shown = mo.Shown, fmt.Sprintf("%d年%s月", d.Year, month)
	if day != "" {
		mo.Finest, d.Day = 4, atoi(day)
		mo.Shown += day + "日"
	}
	return mo, d
}

// relativeDay resolves 昨日 and its like against the publication date, 当日
// against the last date of the sentence.
func relativeDay(mo Moment, word string, published, known facts.Date) (Moment, facts.Date) {
	mo.Finest = 4
	d := published
	switch {
	case word == "当日" || word == "当天" || word == "同日":
		d = known
	case strings.HasPrefix(word, "昨"):
		d = published.AddDays(-1)
	case strings.HasPrefix(word, "前"):
		d = published.AddDays(-2)
	case strings.HasPrefix(word, "明"):
		d = published.AddDays(1)
	case strings.HasPrefix(word, "上周"):
		d = lastWeek(published, strings.TrimPrefix(word, "上周"))
	}
	if published.IsZero() && known.IsZero() || d.Year <= 0 || d.Day == 0 {
		mo.Finest = 0
		return mo, facts.Date{}
	}
	mo.Note, mo.Shown = mo.Shown, fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
	return mo, d
}

// lastWeek returns the given weekday (一…日) of the week before d's.
func lastWeek(d facts.Date, day string) facts.Date {
	if d.IsZero() {
		return d
	}
	want := strings.Index("一二三四五六日", strings.ReplaceAll(day, "天", "日")) / len("一")
	return d.AddDays(-weekday(d) - 7 + want)
}

// weekday counts from Monday, 0.
func weekday(d facts.Date) int {
	y, m := d.Year, d.Month
	if m < 3 { // Zeller's congruence
		y, m = y-1, m+12
	}
	return (d.Day + 13*(m+1)/5 + y + y/4 - y/100 + y/400 + 5) % 7
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// OfReport follows a year or date that dates a report, not an event: 2023年|年报.
var OfReport = pattern.New(`^((及|和|、)?(全年|年)?度?(报告|年报|财报|业绩|中期|半年|第)|年报|度|报|年末|末|前三|前\d|的|全年|计划|目标)`)

// datedVerb is a verb that its date follows: 成立于2009年; what comes next is news.
var datedVerb = pattern.New(`(立|建|办|市|成|生|得|布|出)于$`)

// Reach returns the part of a sentence that date i dates: its clause, and the
// following ones up to the next date when it opens its clause or the clause is
// the date alone.
func Reach(text string, cs []facts.Span, ms []Moment, i int) facts.Span {
	c := line.ClauseAt(cs, ms[i].Start)
	if c < 0 {
		return ms[i].Span
	}
	area := cs[c]
	if at := ms[i].Start - area.Start; at > len("公司于") && (ms[i].End < area.End || datedVerb.MatchString(text[:ms[i].Start])) {
		return area
	}
	for _, next := range cs[c+1:] {
		if i+1 < len(ms) && ms[i+1].Start < next.End && (ms[i+1].Finest >= 3 || ms[i+1].Start == next.Start) {
			break
		}
		area.End = next.End
	}
	return area
}
