package question

import (
	"slices"

	"wenbao/facts"
	"wenbao/facts/pattern"
)

// Sensitivity tables of banks and insurers tell what a figure would be if something else moved, and a question says both:
// [投资收益率降低50个基点]情景下新业务价值, [利率上升100个基点]时的权益敏感性, [风险贴现率增加50个基点],有效业务价值. The move is part of
// what is measured, and asks for no growth.
//
// What it gets wrong: a move that did happen and is named beside a figure of its day.

// scenario matches the move with what moves, and what joins it to the figure asked for. Of a move in % the joining word has
// to say that it is supposed: 营业收入下降12.5%,对吗 claims one.
var scenario = pattern.New(`(\p{Han}{1,8}?(?:每年)?(?:提高|上升|增加|上调|上浮|上行|升高|降低|下降|减少|下调|下浮|下行)\d+(?:\.\d+)?(?:个?基点|bps?))(,|的?情[景形况]下的?|时的?|后的?|对|的)|` +
	`(\p{Han}{1,8}?(?:提高|上升|增加|降低|下降|减少)\d+(?:\.\d+)?(?:个百分点|%))(的?情[景形]下的?)`)

// supposed hides such a move from what tells the kind of a question, takes its words of joining out of the text, and
// returns what shows the move again.
func (q *Question) supposed(text []byte) (restore func()) {
	at := scenario.FindSubmatchIndex(text)
	if at == nil || has(string(text[max(at[4], at[8]):]), "verify") {
		return func() {} // 净息差下降12个基点,对吗
	}
	move := facts.Span{Start: max(at[2], at[6]), End: max(at[3], at[7])}
	said := slices.Clone(text[move.Start:move.End])
	blank(text, facts.Span{Start: at[0], End: at[1]})
	q.Given = slices.DeleteFunc(q.Given, func(g Given) bool { return g.Span.Overlaps(move) })
	return func() { copy(text[move.Start:], said) }
}
