package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/grid"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/when"
	"wenbao/facts/pattern"
	"wenbao/facts/quantity"
)

// Announcements that print a table as lines give its unit in the heading above (二、对财务
// 报表的影响(单位:万元)) and its columns as lines of their own (2023年度:). Both hold up to
// the next heading.

// unitOfHeading returns the unit that a heading gives the figures below it.
func (d *document) unitOfHeading(text string) string {
	if d.Report || !strings.Contains(text, "单位") {
		return ""
	}
	if us := grid.UnitsOf(grid.UnitNote(text)); len(us) == 1 {
		return us[0]
	}
	return ""
}

// withUnits gives the figures without a unit that are printed like amounts, with
// grouped digits or two decimals, that of the heading.
func (d *document) withUnits(ms []quantity.Mention, text string) []quantity.Mention {
	if d.headUnit == "" {
		return ms
	}
	for i := range ms {
		said := ms[i].Span.In(text)
		if ms[i].Quantity.Kind != facts.KindNumber || !strings.ContainsAny(said, ".,") {
			continue
		}
		if q, ok := grid.Quantity(said, d.headUnit, ""); ok {
			ms[i].Quantity = q
		}
	}
	return ms
}

// breaksDown opens a sentence that takes apart what the paragraph is about: 拆分看, 分板块看.
var breaksDown = pattern.New(`^(?:拆分|细分|具体|分\p{Han}{1,4}|从\p{Han}{2,6}|按\p{Han}{2,6})(?:来)?(?:看|划分|计),`)

// backToMain goes back from a part of the period that the sentence before told of in
// passing (第三季度单季23.58亿元) to the period of the paragraph, where a sentence without a
// period breaks the whole down.
func (d *document) backToMain(l *prose.Line) {
	main := d.blockPeriod
	if !main.IsZero() && breaksDown.MatchString(l.Text) && len(l.PeriodsIn(0, len(l.Text))) == 0 && when.Part(d.cur.period, main) {
		d.cur.period, d.cur.perBasis = main, facts.ByParagraph
	}
}

// labelled reports whether a paragraph opens with a label of its own: 【民营】…,
// 寒海智能:….
func labelled(first string) bool {
	if strings.HasPrefix(first, "【") {
		return true
	}
	i := strings.IndexAny(first, ":,。;")
	return i > 0 && first[i] == ':' && i <= len("寒海智能科技股份")
}
