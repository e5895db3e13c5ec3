package extract

import (
	"wenbao/facts"
	"wenbao/facts/extract/compared"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/wording"
)

// restored reads a figure that says how much of an earlier level there is again:
// 国际航线运力已[恢复到2019年同期的]112%. It is a ratio to that level, neither growth nor a
// level of that year.
func (d *document) restored(l *prose.Line, n int, seg []facts.Span, rel *relate.Relation, f *facts.Fact) bool {
	verb, _, ok := compared.Regained(l, n)
	if !ok || len(seg) == 0 {
		return false
	}
	*rel = relate.Relation{Phrase: wording.Trim(l.Text[seg[0].Start:max(seg[0].Start, verb)]), Measure: facts.Multiple, Rule: "multiple"}
	f.Metric, f.Measure, f.Of, f.Rule = wording.Clean(rel.Phrase), rel.Measure, "", rel.Rule
	f.Period, f.PeriodBasis = d.Period, d.Basis
	if k := len(d.facts) - 1; k >= 0 && d.facts[k].Sentence == l.Index {
		f.Period, f.PeriodBasis = d.facts[k].Period, facts.BySentence
	}
	return true
}
