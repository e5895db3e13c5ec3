package declare

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts/entity"
	"wenbao/facts/entity/shape"
	"wenbao/facts/lex"
)

// meant stands between what a report's glossary (释义) explains and what that is, between cells or in a line.
const meant, meantInLine = " | 指 | ", " 指 "

// glossary gives companies the short names that a glossary explains:
//
//	岚川罐储 | 指 | 澜港岚川罐式储运设备制造有限公司
//	公司、本公司、岚川股份 | 指 | 岚川科技集团股份有限公司
//	岚川节能 指 澜港岚川节能科技有限公司
//
// It leaves out what is no short form of the full name (控股股东, a name in another language).
func (d *declarer) glossary() {
	if !lex.Contains(d.text, meant) && !lex.Contains(d.text, meantInLine) {
		return
	}
	for _, m := range d.mentions {
		before, cells := strings.CutSuffix(d.text[:m.Span.Start], meant)
		before, line := strings.CutSuffix(before, meantInLine)
		if !cells && !line || !strings.HasSuffix(m.Span.In(d.text), "公司") || len(m.Names) != 1 {
			continue
		}
		cell := before[strings.LastIndexByte(before, '\n')+1:]
		for _, name := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune("、/,或 ", r) }) {
			full := m.Names[0]
			n := utf8.RuneCountInString(name)
			if n < 2 || n > 8 || name == full || d.lexicon.Shapes().Self[name] || d.lists(name) || !shape.ShortFor(name, full) && !shape.ShortFor(name, full+"股份") {
				continue
			}
			f := d.entry(full, m.Span.Start)
			if e, known := d.lexicon.Get(full); known && m.Rule != entity.RulePattern && len(f.Aliases) == 0 {
				f.Entity = e
			}
			f.sure = true
			d.rename(f, name, false)
		}
	}
}
