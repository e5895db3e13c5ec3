package about

import (
	"wenbao/facts"
	"wenbao/facts/extract/when"
)

// findPeriod returns the period the article reports on: said in the title,
// else the first span of a quarter or more that its opening says, else the
// year before its publication (annual reports come out in spring).
func (a *Overview) findPeriod(title string) (facts.Period, facts.Basis) {
	if p, ok := when.First(title, a.Article.Published); ok {
		return p, facts.ByArticle
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
