package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/pattern"
)

// dealings matches how a note of a report begins that is on what the company has with a
// related party: (a)与澜州国资集团及其附属公司的交易:于2023年12月31日,贷款余额38.62亿元.
var dealings = pattern.New(`^(?:\([\da-z一二三四五六七八九十]{1,3}\)|\d{1,2}[.、])?与(\p{Han}[\p{Han}()A-Za-z]{3,40}?)(?:及其(?:附属公司|子公司|控制的企业|关联方|下属企业))?(?:之间)?的(?:关联|日常|重大)*(?:交易|往来)`)

// withParty gives the figures of such a note to the party: its loans are no 贷款余额 of the
// bank.
func (d *document) withParty(l *prose.Line, n int, f *facts.Fact) {
	if !d.Report || f.Entity != d.Salient || !strings.HasPrefix(strings.TrimLeft(l.Text, "(0123456789abcdefghij一二三四五六七八九十.、) "), "与") {
		return
	}
	if m := dealings.FindStringSubmatchIndex(l.Text); m != nil && m[1] <= l.Quantities[n].Span.Start {
		f.Entity, f.EntityBasis = l.Text[m[2]:m[3]], facts.BySentence
	}
}
