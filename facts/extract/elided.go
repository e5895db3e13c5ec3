package extract

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
)

// elided gives a level that names only a part what the level of a like part before it
// in its sentence is of: 民营企业进出口24.33万亿元,…,国有企业[进出口]6.61万亿元; 国内原油
// 产量5.91亿桶,海外[原油产量]为1.15亿桶. Like parts end in the same noun of two characters
// or more, or are both places, and their figures have one unit. It may err where a
// part's bare name is a metric that no head of the lexicon tells.
func (d *document) elided(l *prose.Line, f *facts.Fact) {
	if f.Measure != facts.Level || f.Metric == "" || strings.HasPrefix(f.Metric, "每") || utf8.RuneCountInString(f.Metric) > wording.MaxPart || f.Concept != "" || d.metrics.Concept(f.Metric) != "" || d.metrics.Units(f.Metric) != nil {
		return
	}
	for i := len(d.facts) - 1; i >= 0 && d.facts[i].Sentence == l.Index; i-- {
		p := &d.facts[i]
		if p.Measure != facts.Level || p.Quantity.Kind != f.Quantity.Kind || p.Metric == f.Metric {
			continue
		}
		if head := wording.HeadOfLike(p.Metric, f.Metric); head != "" {
			f.Metric += head
			f.Rule += "+elided"
			return
		}
	}
}
