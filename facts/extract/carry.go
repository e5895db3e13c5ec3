package extract

import (
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
)

// sumSubject sets whom a sum over several is of: the collective subject that
// the sentence names (六家大行合计1254.59亿元), else nobody in particular. The
// last name of an enumeration is not it: 招商银行、中信银行等6家股份行,合计528亿元.
func (d *document) sumSubject(l *prose.Line, n int, f *facts.Fact) {
	at := l.Quantities[n].Span.Start
	group, several := "", false
	for _, m := range l.Entities {
		if m.Span.Start > at {
			break
		}
		if e, _ := d.Entities.Get(m.Names[0]); m.Rule == entity.RuleGroup || e.Kind == entity.Group {
			group = m.Names[0]
		}
		several = several || isListed(l, m)
		if cue.Prefix(wording.Marks.TrimLeft(l.Text[m.Span.End:]), cue.Together) != "" {
			several = false // “招商银行”与“掌上生活”两大App合计: of whoever has both
		}
	}
	for _, q := range l.Quantities[:n] {
		several = several || q.Quantity.Unit == "家"
	}
	switch {
	case group != "":
		f.Entity, f.EntityBasis = group, facts.BySentence
	case several:
		f.Entity, f.EntityBasis = "", ""
	}
}
