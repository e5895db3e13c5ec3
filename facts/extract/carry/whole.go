package carry

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
)

// OfWhole puts before a part of loans or deposits whose it is, as what the 其中 before it
// is a part of says: 住户贷款增加2.72万亿元,其中,[住户]短期贷款增加4732亿元. said are the facts of
// the article so far.
func OfWhole(l *prose.Line, n int, f *facts.Fact, said []facts.Fact) {
	if !wording.IsPart(f.Metric) {
		return
	}
	from := l.SemicolonBefore(l.Quantities[n].Span.Start) + 1
	i := strings.Index(l.Text[from:l.Quantities[n].Span.Start], "其中")
	if i < 0 {
		return
	}
	before := l.InArticle(facts.Span{Start: from, End: from + i})
	whole := ""
	for k := len(said) - 1; k >= 0 && said[k].Sentence == l.Index && said[k].Span.Start >= before.Start; k-- {
		if p := said[k]; p.Span.Start < before.End && p.Measure == f.Measure && p.Metric != "" {
			whole = p.Metric
		}
	}
	f.Metric = wording.OfWhole(f.Metric, whole)
}
