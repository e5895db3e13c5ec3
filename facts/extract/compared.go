package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/compared"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/wording"
)

// beside reads a figure that somebody is compared with: 零跑以730家略多于小鹏的
// |690家 is 小鹏's, of what the figure before is of. How far somebody is from
// somebody else (高出训练卡|12.4个百分点) is no figure of whom the clause is
// about, and false is returned.
func (d *document) beside(l *prose.Line, n int, rel *relate.Relation, f *facts.Fact) bool {
	if rel.Rule == "level-before" || f.Measure != facts.Level {
		return true
	}
	for _, m := range l.Entities {
		if len(m.Names) == 1 && m.Span.End < l.StartOf(n) && strings.TrimSpace(l.Text[m.Span.End:l.StartOf(n)]) == "的" && cue.Suffix(l.Text[:m.Span.Start], cue.Beyond) != "" {
			f.Entity, f.EntityBasis, f.Metric = m.Names[0], facts.ByClause, d.cur.metric
			rel.Phrase = ""
			return f.Metric != "" && f.Quantity.Kind == d.cur.kind
		}
	}
	w := cue.Prefix(rel.Phrase, cue.Beyond)
	return w == "" || f.Quantity.Kind != facts.KindPoints && f.Quantity.Kind != facts.KindTimes && f.Quantity.Kind != facts.KindPercent
}

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
