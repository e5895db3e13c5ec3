package extractive

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"wenbao/facts"
)

// moment is a date wording of a text.
type moment struct {
	facts.Span
	shown  string // with the year supplied: 2024年3月27日
	finest int    // 1 year, 2 part of a year, 3 month, 4 day
	note   string // the wording, when it is relative: 昨日晚间
}

const dayPart = `(?:早间|晚间|晚上|下午|上午|盘后|盘前|凌晨|中午|午间|早盘|晚|早)?`

// moments finds date wordings. The alternatives go from the most to the least
// specific; groups: 1-3 full date, 4-6 with hyphens, 7-8 year and month, 9
// year with 10 part, 11-13 去年10月(8日), 14-15 month and day, 16 month, 17
// relative day, 18 relative year, 19 bare day.
var moments = regexp.MustCompile(
	`(\d{4})年(\d{1,2})月(\d{1,2})[日号]` + dayPart +
		`|(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})` +
		`|(\d{4})年(\d{1,2})月(?:底|末|初|份|中旬|上旬|下旬)?` +
		`|(\d{4})年(第?[一二三四]季度|[上下]半年|年?[底末初])?` +
		`|(去年|今年|明年|上年|当年|同年)年?(\d{1,2})月(?:(\d{1,2})[日号]|底|末|初)?` + dayPart +
		`|(\d{1,2})月(\d{1,2})[日号]` + dayPart +
		`|(\d{1,2})月(?:底|末|初|份|中旬|上旬|下旬)?` +
		`|(昨日|昨天|昨晚|今日|今天|今晚|今晨|前日|前天|明日|明天|当日|当天|同日|上周[一二三四五六日天])` + dayPart +
		`|(去年|今年|明年|上年|前年)` +
		`|(\d{1,2})日` + dayPart)

// momentsIn returns the dates of a text, a range (2018年9月14日至2020年5月21日)
// as one.
func momentsIn(text string, published facts.Date) []moment {
	var out []moment
	known := facts.Date{}
	for _, m := range moments.FindAllStringSubmatchIndex(text, -1) {
		if !standsAlone(text, m) {
			continue
		}
		mo, d := resolve(text, m, announced(text[:m[0]], published), known)
		if d.Year != 0 && mo.finest >= 3 {
			known = d
		}
		if n := len(out); n > 0 && isRange(text[out[n-1].End:mo.Start]) {
			out[n-1].shown += text[out[n-1].End:mo.Start] + mo.shown
			out[n-1].End, out[n-1].note = mo.End, ""
			continue
		}
		for _, before := range []string{"之前", "以前", "前"} {
			if rest := text[mo.End:]; strings.HasPrefix(rest, before) && !ofReport.MatchString(rest) {
				mo.End, mo.shown = mo.End+len(before), mo.shown+before
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
func resolve(text string, m []int, published, known facts.Date) (moment, facts.Date) {
	g := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return text[m[2*i]:m[2*i+1]]
	}
	mo := moment{Span: facts.Span{Start: m[0], End: m[1]}, shown: text[m[0]:m[1]]}
	switch {
	case g(1) != "":
		mo.finest = 4
		return mo, facts.Date{Year: atoi(g(1)), Month: atoi(g(2)), Day: atoi(g(3))}
	case g(4) != "":
		mo.finest = 4
		return mo, facts.Date{Year: atoi(g(4)), Month: atoi(g(5)), Day: atoi(g(6))}
	case g(7) != "":
		mo.finest = 3
		return mo, facts.Date{Year: atoi(g(7)), Month: atoi(g(8))}
	case g(9) != "":
		mo.finest = 1
		if g(10) != "" {
			mo.finest = 2
		}
		return mo, facts.Date{Year: atoi(g(9))}
	case g(11) != "":
		return relativeMonth(mo, g(11), g(12), g(13), published)
	case g(14) != "":
		mo.finest = 4
		d := facts.Date{Year: yearOf(atoi(g(14)), atoi(g(15)), published, known), Month: atoi(g(14)), Day: atoi(g(15))}
		return withYear(mo, d), d
	case g(16) != "":
		mo.finest = 3
		d := facts.Date{Year: yearOf(atoi(g(16)), 1, published, known), Month: atoi(g(16))}
		return withYear(mo, d), d
	case g(17) != "":
		return relativeDay(mo, g(17), published, known)
	case g(18) != "":
		mo.finest = 1
		if y := relativeYear(g(18), published); y != 0 {
			mo.note, mo.shown = mo.shown, fmt.Sprintf("%d年", y)
		}
		return mo, facts.Date{}
	}
	mo.finest = 4
	d := published
	if known.Month != 0 {
		d = known
	}
	d.Day = atoi(g(19))
	if d.Month != 0 {
		mo.note, mo.shown = mo.shown, fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
	}
	return mo, d
}

// announced returns the reference date for a date behind the given text: as
// it is, or, where the text speaks of the future (将于5月20日), ten months on.
func announced(head string, published facts.Date) facts.Date {
	if !published.IsZero() && ahead.MatchString(clauseHead(head, len(head))) {
		return published.AddMonths(10)
	}
	return published
}

var ahead = regexp.MustCompile(`(将|拟|定于|预计|计划|安排)\p{Han}{0,3}$`)

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

func withYear(mo moment, d facts.Date) moment {
	if d.Year != 0 {
		mo.shown = fmt.Sprintf("%d年%s", d.Year, mo.shown)
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

func relativeMonth(mo moment, word, month, day string, published facts.Date) (moment, facts.Date) {
	mo.finest = 3
	d := facts.Date{Year: relativeYear(word, published), Month: atoi(month)}
	if d.Year == 0 || word == "当年" || word == "同年" {
		return mo, facts.Date{}
	}
	mo.note, mo.shown = mo.shown, fmt.Sprintf("%d年%s月", d.Year, month)
	if day != "" {
		mo.finest, d.Day = 4, atoi(day)
		mo.shown += day + "日"
	}
	return mo, d
}

// relativeDay resolves 昨日 and its like against the publication date, 当日
// against the last date of the sentence.
func relativeDay(mo moment, word string, published, known facts.Date) (moment, facts.Date) {
	mo.finest = 4
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
		mo.finest = 0
		return mo, facts.Date{}
	}
	mo.note, mo.shown = mo.shown, fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
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

var ofReport = regexp.MustCompile(`^((及|和|、)?(全年|年)?度?(报告|年报|财报|业绩|中期|半年|第)|年报|度|报|年末|末|前三|前\d|的|全年|计划|目标)`)
var reportYear = regexp.MustCompile(`(\d{4})年?(年报|年度报告|度报告|年年报|年年度报告|半年报|第[一二三四]季度)`)

// A question for an end (有效期到什么时候) wants a date behind 至, not 取得于.
var (
	untilText = regexp.MustCompile(`到什么时候|到哪|到何时|截止|到期|有效期|持续到|至何时|结束`)
	endsAt    = regexp.MustCompile(`(至|到|截止|截止于|持续到|延长到|期限为|为)$`)
)

// byline is a line on the article itself: 发布时间:2025年3月26日.
var byline = regexp.MustCompile(`^\W{0,3}((发布|更新|发表|发稿|时间|来源|日期)(时间|日期)?|\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?( ?\d{1,2}:\d{2}(:\d{2})?)?)( ?[:：|]|$)`)

// date answers 什么时候: the date that belongs to the clause that explains the
// question.
//
//	3月27日,中国工商银行发布2023年度报告。      哪天发布年报 → 3月27日
//	中期每10股派1.208元已于2025年1月实施完毕  什么时候实施完毕 → 2025年1月
func (r *reader) date(s *sentence) []pick {
	if s.cover < 0.62 || s.own < 0.35 || credits.MatchString(s.text) || byline.MatchString(s.text) {
		return nil
	}
	ms := momentsIn(s.text, s.page.art.Published)
	cs := clauses(s.text)
	until := untilText.MatchString(r.q.text)
	var out []pick
	for i, m := range ms {
		if m.finest == 0 || r.asked(m, s.text) || ofReport.MatchString(s.text[m.End:]) && m.finest < 3 {
			continue
		}
		if finest := r.wanted(); m.finest < finest && !(finest == 4 && m.finest == 3) {
			continue
		}
		area := reach(s.text, cs, ms, i)
		near := r.within(s.lower[area.Start:area.End])
		if until {
			near = max(near, 0.9*r.within(s.lower[:area.End]))
		}
		if near < 0.5 || denied(s.text[area.Start:area.End]) || r.otherSubject(s.text[area.Start:area.End]) || !r.mustsNear(s.lower, m.Start) {
			continue
		}
		score := s.years * (0.5*near + 0.4*s.cover)
		if strings.HasSuffix(s.text[:m.Start], "截至") {
			score *= 0.6
		}
		if until && endsAt.MatchString(s.text[:m.Start]) {
			score += 0.2
		} else if until {
			score -= 0.2
		}
		score += 0.025 * float64(m.finest)
		p := s.pick(m.Start, m.End, score)
		p.Text = m.shown
		if m.note != "" && m.note != m.shown {
			p.Text += "（" + m.note + "）"
		}
		out = append(out, p)
	}
	return out
}

// credits marks the line that names author and source of an article.
var credits = regexp.MustCompile(`^[^。]*([|｜]|作者|来源|记者|撰文|责编|编辑)[^。]*$`)

// datedVerb is a verb that its date follows: 成立于2009年; what comes next is news.
var datedVerb = regexp.MustCompile(`(立|建|办|市|成|生|得|布|出)于$`)

// mustsNear reports whether the part between semicolons that holds pos has the
// version numbers of the question.
func (r *reader) mustsNear(lower string, pos int) bool {
	part := lower[strings.LastIndexByte(lower[:pos], ';')+1:]
	if i := strings.IndexByte(part, ';'); i >= 0 {
		part = part[:i]
	}
	for _, m := range r.q.musts {
		if !strings.Contains(part, m) {
			return false
		}
	}
	return true
}

// otherSubject reports whether a clause is about a subsidiary or branch that
// the question does not mention: 申请设立的子公司已于上年3月开业.
func (r *reader) otherSubject(clause string) bool {
	for _, w := range []string{"子公司", "分公司", "附属公司", "参股公司", "分行"} {
		if strings.Contains(clause, w) && !strings.Contains(r.q.text, w) {
			return true
		}
	}
	return false
}

// asked reports whether the question itself names the date.
func (r *reader) asked(m moment, text string) bool {
	return strings.Contains(r.q.text, text[m.Start:m.End]) && !asksYesNo.MatchString(r.q.text)
}

// wanted returns how fine a date must be.
func (r *reader) wanted() int {
	switch t := r.q.text; {
	case strings.Contains(t, "哪天") || strings.Contains(t, "哪一天") || strings.Contains(t, "几号") || strings.Contains(t, "几日") || strings.Contains(t, "何日"):
		return 4
	case strings.Contains(t, "月"):
		return 3
	}
	return 1
}

// reach returns the part of a sentence that date i dates: its clause, and the
// following ones up to the next date when it opens its clause or the clause is
// the date alone.
func reach(text string, cs []facts.Span, ms []moment, i int) facts.Span {
	c := clauseAt(cs, ms[i].Start)
	if c < 0 {
		return ms[i].Span
	}
	area := cs[c]
	if at := ms[i].Start - area.Start; at > len("公司于") && (ms[i].End < area.End || datedVerb.MatchString(text[:ms[i].Start])) {
		return area
	}
	for _, next := range cs[c+1:] {
		if i+1 < len(ms) && ms[i+1].Start < next.End && (ms[i+1].finest >= 3 || ms[i+1].Start == next.Start) {
			break
		}
		area.End = next.End
	}
	return area
}

// denied reports whether a clause says that something is not known: 未给出明确
// 答复.
func denied(clause string) bool {
	return strings.Contains(clause, "未给出") || strings.Contains(clause, "未披露") || strings.Contains(clause, "未明确") || strings.Contains(clause, "没有披露") || strings.Contains(clause, "没有公布")
}
