package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
)

// against gives an earlier level that opens a sentence as what something is held against the metric, and whom it is
// of, of the change behind it: 与2022年的[106.52亿元]相比,两年间该行信息科技投入累计增长15.4%. A change that names nothing of its
// own is left alone, and so is one that does not follow in the next clause.
func (d *document) against(l *prose.Line, n int, f *facts.Fact) {
	if f.Measure != facts.Growth && f.Measure != facts.Change || f.Metric == "" || strings.HasSuffix(f.Rule, "+carried") || n == 0 || len(d.facts) == 0 {
		return
	}
	was := &d.facts[len(d.facts)-1]
	before := l.Quantities[n-1]
	if was.Sentence != l.Index || was.Metric != "" || was.Measure != facts.Level || was.Surface != before.Span.In(l.Text) || !strings.HasPrefix(strings.TrimLeft(l.Text[before.Span.End:], " "), "相比") {
		return
	}
	was.Metric, was.Concept, was.Rule = f.Metric, f.Concept, was.Rule+"+behind"
	was.Entity, was.EntityBasis = f.Entity, f.EntityBasis
}
