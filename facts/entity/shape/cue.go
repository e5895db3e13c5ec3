package shape

import (
	"slices"

	"wenbao/facts/lex"
)

// Words that cards and labels have.
const (
	ListedOn  = "属于"
	FundCode  = "基金代码为"
	ShortName = "简称"
)

// CueWords returns all words of which cues are.
func (s *Shapes) CueWords() *lex.Words {
	s.cuesOnce.Do(func() {
		list := append([]string{ListedOn, FundCode, ShortName}, FundClasses...)
		for _, class := range []string{"apposition", "holder", "acts", "dealing"} {
			for _, w := range s.Common[class].List() {
				if !slices.Contains(list, w) {
					list = append(list, w)
				}
			}
		}
		s.cues = lex.NewWords(list...)
	})
	return s.cues
}

// FundClasses are the words that a fund's name ends in, before its share class.
var FundClasses = []string{"混合", "债券", "股票", "货币", "联接", "ETF", "指数", "指数增强", "FOF"}
