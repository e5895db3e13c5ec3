package extract

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
)

// former and latter stand for the two companies that the text has named.
const (
	former = "前者"
	latter = "后者"
)

// withFormer takes 前者 and 后者 that open a clause for the two companies that the sentence names before them or, where it
// names nobody, those before: 曜驰交付9.84万辆;岑原交付6.35万辆。[前者]单车平均售价22.7万元,[后者]仅为14.9万元. Behind a
// list with 分别 they are read by listing. It errs where the two are metrics of the last of two companies.
func (d *document) withFormer(l *prose.Line) {
	if d.Report || !d.tellsFormer {
		return
	}
	said := d.namedTwo
	switch now := d.companies(l, len(l.Text)); {
	case len(now) == 1 && len(said) > 0 && said[len(said)-1] != now[0]:
		d.namedTwo = []string{said[len(said)-1], now[0]} // of two sentences
	case len(now) > 0:
		d.namedTwo = now
	}
	if !lex.Contains(l.Text, former) && !lex.Contains(l.Text, latter) {
		return
	}
	n := len(l.Entities)
	for k, word := range []string{former, latter} {
		for at := 0; ; at += len(word) {
			i := lex.Index(l.Text[at:], word)
			if i < 0 {
				break
			}
			at += i
			before := strings.TrimRight(l.Text[:at], " 而但")
			if before != "" && !wording.Stops.Has(lastRune(before)) || lex.Contains(before, "分别") {
				continue
			}
			two := d.companies(l, at)
			if len(two) == 0 {
				two = said
			}
			if len(two) == 2 {
				l.Entities = append(slices.Clip(l.Entities), entity.Mention{Span: facts.Span{Start: at, End: at + len(word)}, Names: []string{two[k]}, Rule: entity.RulePattern})
			}
		}
	}
	if len(l.Entities) == n {
		return
	}
	slices.SortFunc(l.Entities, func(a, b entity.Mention) int { return a.Span.Start - b.Span.Start })
}

// companies returns whom a sentence names before byte to, each once, without groups, authorities and words that stand for
// one of several.
func (d *document) companies(l *prose.Line, to int) []string {
	var out []string
	for _, m := range l.Entities {
		if m.Span.End > to || len(m.Names) != 1 || slices.Contains(out, m.Names[0]) {
			continue
		}
		if w := m.Span.In(l.Text); w == former || w == latter {
			continue
		}
		if e, _ := d.Entities.Get(m.Names[0]); e.Kind != entity.Group && e.Kind != entity.Government && e.Kind != entity.Place {
			out = append(out, m.Names[0])
		}
	}
	return out
}

// ofCompanies go on with 公司 as what is for companies: 公司贷款.
var ofCompanies = lex.NewWords("贷款", "存款", "类", "客户", "债", "业务", "条线", "银行", "金融", "网银", "户", "型")

// backToCompany goes back from somebody told of in passing to whom the text is on where a part of the sentence opens with
// 公司: 主要竞争对手岳岭牧业为26.4%;[公司]低温奶份额17.2%.
func (d *document) backToCompany(l *prose.Line, at int) {
	if d.cur.main == "" || d.cur.entity == d.cur.main {
		return
	}
	i := l.SemicolonBefore(at)
	if i < 0 || !strings.HasPrefix(l.Text[i+1:at], "公司") || ofCompanies.Begin(l.Text[i+1+len("公司"):at]) || l.HasName(i, at) {
		return
	}
	d.cur.entity, d.cur.entBasis, d.cur.main = d.cur.main, facts.BySentence, ""
}
