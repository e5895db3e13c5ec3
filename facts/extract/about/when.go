package about

import (
	"strconv"
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity/declare"
	"wenbao/facts/extract/when"
	"wenbao/facts/pattern"
)

// findPeriod returns the period the article reports on: said in the title,
// else the first span of a quarter or more that its opening says, else the month
// that it begins with, else the year before its publication (annual reports come out in spring).
func (a *Overview) findPeriod(title string) (facts.Period, facts.Basis) {
	if p, ok := when.First(title, a.Article.Published); ok {
		if pub := a.Article.Published; !pub.IsZero() && p == facts.Year(pub.Year) && !strings.Contains(title, strconv.Itoa(pub.Year)) {
			if part := a.ofOpening(); when.Part(part, p) {
				return part, facts.ByArticle // 今年先把回款做好: of the nine months that the text tells of first
			}
		}
		return a.OfQuarter(p, title), facts.ByArticle
	}
	if p, ok := when.MonthOf(title, a.Article.Published); ok {
		return p, facts.ByArticle
	}
	if pub := a.Article.Published; !pub.IsZero() && declare.IsDigest(title) {
		return facts.Year(pub.Year), facts.ByDate // 约占公司2024年营业收入的27.4% says nothing of the next company's news
	}
	if p := a.ofOpening(); !p.IsZero() {
		return p, facts.ByArticle
	}
	if p := a.ofMonth(); !p.IsZero() {
		return p, facts.ByArticle
	}
	if pub := a.Article.Published; !pub.IsZero() && pub.Month <= 6 {
		return facts.Year(pub.Year - 1), facts.ByDate
	}
	return facts.Period{}, ""
}

// How many sentences may say the period of the text first, and one after that of the year before.
const (
	openingSentences = 12
	furtherSentences = 40
)

// ofOpening returns the period that the first sentences say first. The year before, told late in a year, gives
// way to a part of the year itself: 2024年实现净利润…。三季报显示,前三季度…, in October 2025.
func (a *Overview) ofOpening() facts.Period {
	pub := a.Article.Published
	var before facts.Period
	for i, s := range a.Article.Sentences {
		if i >= openingSentences && before.IsZero() || i >= furtherSentences {
			break
		}
		if b := a.Article.Blocks[s.Block]; b.Kind == facts.Caption {
			continue
		}
		text := a.TextOf(s.Span)
		p, ok := when.First(text, pub)
		switch {
		case !ok || text == a.Title || a.inPassing(p, text) || a.longAgo(p) || a.ahead(p):
		case !before.IsZero() && (p.Last().Year != pub.Year || pub.Before(p.End)):
		case pub.Month > 6 && p == facts.Year(pub.Year-1):
			before = p
		default:
			return p
		}
	}
	return before
}

// monthSentences is how many sentences behind the title may say the month that a text is on.
const monthSentences = 3

// ofMonth returns the month, or the end of one, that the title or the first sentences say first, where it is the
// last or the one before it when the text came out: 公募规模再创新高 [3月末]达32.22万亿元, at the end of April.
func (a *Overview) ofMonth() facts.Period {
	pub := a.Article.Published
	if pub.IsZero() {
		return facts.Period{}
	}
	for i, s := range a.Article.Sentences {
		if i > monthSentences {
			break
		}
		if p, ok := when.Month(a.TextOf(s.Span), pub); ok {
			return p
		}
	}
	return facts.Period{}
}

// inPassing reports whether the year before is only told beside what a text reports on late in a
// year: 今年以来累计罚款866万元,去年全年仅为145万元.
func (a *Overview) inPassing(p facts.Period, text string) bool {
	pub := a.Article.Published
	return pub.Month > 6 && p == facts.Year(pub.Year-1) && strings.Contains(text, "去年") && !strings.Contains(text, strconv.Itoa(pub.Year-1))
}

// longAgo reports whether a period was over a year before the one that ended last when the text came out, which
// it then tells as the first of several: 2023年、2024年及2025年1—6月净利润分别为…, in October 2025.
func (a *Overview) longAgo(p facts.Period) bool {
	pub := a.Article.Published
	return !pub.IsZero() && !p.End.IsZero() && p.Last().Year < pub.Year-1
}

// ahead reports whether a period begins after the text came out, which only forecasts are of: 有机构预计2026年
// 均价8.5万至10万元/吨, in November 2025.
func (a *Overview) ahead(p facts.Period) bool {
	pub := a.Article.Published
	return !pub.IsZero() && !p.Start.IsZero() && pub.Before(p.Start)
}

// thirdQuarter and nineMonths tell what a 三季报 reports on first: companies listed in Hong
// Kong and New York report the quarter, others the year up to its end.
var (
	thirdQuarter = pattern.New(`第?三季度?(?:的)?(?:未经审计)?(?:业绩|财报|财务|成绩|总?营?收入?|营收)`)
	nineMonths   = pattern.New(`前三季度?|前三个季度|1[-—–~至到]9月|前九个?月|前9个?月|一至三季度`)
)

// OfQuarter returns the third quarter for the nine months that a title's 三季报 stands for,
// where the text behind it tells of the quarter first.
func (a *Overview) OfQuarter(p facts.Period, title string) facts.Period {
	if p.Instant || p.Start.IsZero() || p != facts.YearToQuarter(p.Start.Year, 3) || !strings.Contains(title, "三季报") || nineMonths.MatchString(title) {
		return p
	}
	text := strings.TrimPrefix(a.Text.Text, title)
	at := thirdQuarter.FindStringIndex(text)
	if at == nil || at[0] > opening {
		return p
	}
	if nine := nineMonths.FindStringIndex(text); nine != nil && nine[0] < at[0] {
		return p
	}
	return facts.Quarter(p.Start.Year, 3)
}

// yearReport matches the mention of an annual report.
var yearReport = pattern.New(`(20\d\d)年?(?:年度报告|年报|年度业绩|全年业绩)`)

// today returns the day that 今年 and 去年 are told from: that of publication or, where nobody
// says it, the spring after the latest year whose annual report the text speaks of, for that
// is when it may have been written at the earliest. Zero where nothing tells.
func (a *Overview) today() facts.Date {
	if !a.Article.Published.IsZero() || a.Report {
		return a.Article.Published
	}
	latest := 0
	for _, m := range yearReport.FindAllStringSubmatch(a.Text.Text, reportsSeen) {
		if y, err := strconv.Atoi(m[1]); err == nil {
			latest = max(latest, y)
		}
	}
	if latest == 0 {
		return facts.Date{}
	}
	return facts.Date{Year: latest + 1, Month: 4, Day: 1}
}

// reportsSeen is how many mentions of annual reports today looks at.
const reportsSeen = 50
