package prose

import (
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// marked are headings and enumerators that a page wrote into its text:
// #### 成本控制 2024年毛利率为62.5%, [一是]公司负债率为60.36%.
var marked = pattern.New(`(?:#{2,6} ?[^#\s,。;:]{1,24}(?: -)?(?:\s+|$))+|(?:^|[,;:。]) ?([一二三四五六七八九]是|其[一二三四五六七])`)

// afterMonths stands behind months that are part of a metric's name and no figure: 13个月[继续率].
var afterMonths = pattern.New(`^(?:保单|客户|保费|人寿)?(?:继续率|续保率|留存率)`)

// formatsOf returns what of a sentence is no wording of anything: remarks on how to
// print a figure, and marks.
func formatsOf(text string) []facts.Span {
	out := lex.FormatNotes(text)
	for _, m := range marked.FindAllStringSubmatchIndex(text, -1) {
		if m[2] >= 0 {
			m[0], m[1] = m[2], m[3]
		}
		out = append(out, facts.Span{Start: m[0], End: m[1]})
	}
	return out
}
