package lex

import (
	"strings"

	"wenbao/facts"
)

// FormatNotes finds remarks on how a figure is to be printed, which say
// nothing of the figure: 保留两位小数, 结果请保留至小数点后两位, 精确到小数点后2位, 请以2位小数的形式回答.
// The text is folded; spans are in order and disjoint.
func FormatNotes(text string) []facts.Span {
	var out []facts.Span
	for at := 0; ; {
		i := Index(text[at:], "小数")
		if i < 0 {
			return out
		}
		end := at + i + len("小数")
		start := -1
		for _, w := range []string{"保留", "精确", "以"} {
			k := strings.LastIndex(text[at:end], w)
			if k >= 0 && end-(at+k) <= len("保留到一位的小数")+6 && (w != "以" || strings.HasSuffix(text[at+k:end], "位小数")) {
				start = at + k
			}
		}
		if start < 0 {
			at = end
			continue
		}
		for _, w := range []string{"点后两位", "点后2位", "点后二位", "点后一位", "点后1位", "点后三位", "点后四位", "点后第二位", "点后第一位", "点后第三位", "点形式回答", "点的形式回答", "的形式回答", "形式回答", "的形式", "形式", "点"} {
			if strings.HasPrefix(text[end:], w) {
				end += len(w)
				break
			}
		}
		for again := true; again; {
			again = false
			for _, w := range []string{"请", "需要", "要", "记得", "并", "且", "结果", "答案", "须", "应", "需", "要求"} {
				if strings.HasSuffix(text[at:start], w) {
					start, again = start-len(w), true
				}
			}
		}
		out = append(out, facts.Span{Start: start, End: end})
		at = end
	}
}
