package about

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/when"
	"wenbao/facts/pattern"
)

// findPeriod returns the period the article reports on: said in the title,
// else the first span of a quarter or more that its opening says, else the
// year before its publication (annual reports come out in spring).
func (a *Overview) findPeriod(title string) (facts.Period, facts.Basis) {
	if p, ok := when.First(title, a.Article.Published); ok {
		return a.OfQuarter(p, title), facts.ByArticle
	}
	if p, ok := when.MonthOf(title, a.Article.Published); ok {
		return p, facts.ByArticle
	}
	for i, s := range a.Article.Sentences {
		if i >= 12 {
			break
		}
		if b := a.Article.Blocks[s.Block]; b.Kind == facts.Caption {
			continue
		}
		if p, ok := when.First(a.TextOf(s.Span), a.Article.Published); ok {
			return p, facts.ByArticle
		}
	}
	if pub := a.Article.Published; !pub.IsZero() && pub.Month <= 6 {
		return facts.Year(pub.Year - 1), facts.ByDate
	}
	return facts.Period{}, ""
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
