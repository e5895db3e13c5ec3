package extract

import (
	"strings"

	"wenbao/facts/pattern"
)

// Sentences that ask, and so claim nothing.

// asksWhich reports whether a sentence asks which of two things is so, and claims neither:
// 少赚了三分之一,还是多赚了三分之一?
func asksWhich(text string) bool {
	return strings.Contains(text, "?") && strings.HasSuffix(strings.TrimRight(text, " ”\"'"), "?") && strings.Contains(text, "还是")
}

// asksWhether reports whether a sentence asks if what others say is so, and claims nothing itself:
// 问:外界说你们2024年亏了2亿元,属实吗?
func asksWhether(text string) bool {
	text = strings.TrimRight(text, " ”\"'")
	return strings.HasSuffix(text, "?") && (hearsay.MatchString(text) || isItSo.MatchString(text))
}

// hearsay is what others say, isItSo how a question on it ends.
var (
	hearsay = pattern.New(`(?:外界|有人|媒体|网上|网友|坊间|不少人|很多人|大家|有投资者|有传|市场上?)(?:都|有|一直|曾)?(?:说|传|称|认为|质疑|报道|流传|猜测|担心)|据传|传闻|听说|据说|网传|传言`)
	isItSo  = pattern.New(`(?:属实|真的|是真|对|准确|真实|确有其事|有这回事|有没有这回事|靠谱)(?:吗|么|不)\?$|是不是真的\?$|是否(?:属实|准确|真实)\?$`)
)
