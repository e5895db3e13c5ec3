package question

import (
	"strings"

	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Courtesy is what a question says to whom it asks and not of what it asks: the
// 你好,我想了解一下 before it and the 谢谢 behind it. Each pattern is one turn of phrase
// and they follow one another (您好, 麻烦帮我查一下…), so they are cut until none is left, behind it mostBehind times.
// Verbs of asking stand with the one who asks (我想查, 帮我看看) or with their 一下, since
// bare they begin other words: 问界, 查处, 算力. A company called 帮我 would lose its name.
var (
	greets  = pattern.New(`(?i)^(?:(?:[你您]好[呀啊]?|哈[喽啰]|嗨|hi\b|hello\b|hey\b|早上好|上午好|下午好|晚上好|不好意思|打扰(?:一下|了)?|老师好|各位好|大家好)[\s,。!、:~]*|(?:老师|各位|大佬|亲|在[吗么]|顺便|另外|对了|那个|嗯+|呃+|额|[诶欸])[\s,。!、:~?]+)`)
	asides  = pattern.New(`(?i)^(?:话说[\s,。!、:~?]*|(?:Q|问题|提问|问):\s*|\d{1,2}[.、)] +|(?:@\S+\s+|(?:wenbao|问报)[\s,:]+)|所以,|我?(?:急|很急|记得|在想|(?:正?在)?写[^,。]{1,8})[,!]+\s*|(?:老板|领导|客户|同事|经理|老师|朋友|组长)(?:让我|叫我|要我|想|在|又)?[问查看要](?:一下|下|了|的是)?[\s,。!、:~]+)`) // 老板问,…, 我在写研报,…, 1. …, @问报 …
	placed  = pattern.New(`^(?:(?:请?(?:根据|按照?|依据|从|在|就))?(?:这篇|该|本)?(?:文章|文中|报道|报告|年报|公告|财报|新闻|材料|原文|正文)(?:(?:里面?|中|上)?所?(?:(?:说|提到|提及|显示|讲)的?|(?:写|披露|公布|给出)的)|里面?|[中上](?:的|[\s,])|(?:的)?口径)[\s,:]*|(?:根据|按照?|依据)(?:公告|年报|财报|报告|报道|文章|原文)[\s,:]+)`)  // where it is answered: 文章里工行科技投入多少, 按年报口径,…
	wishes  = pattern.New(`^(?:(?:我们?|俺|本人)?(?:就|只|还|也)?(?:很|挺)?(?:想要?|希望|(?:我们?|俺)(?:需要|打算|要))(?:跟|向|找)?(?:[您你]|大家)?(?:再|先)?(?:请教|咨询|了解|知道|请?问|打听|查询|查阅|查找|查|看|确认|核实|核对|搜|得到|获取)(?:一下子?|一?[问查看]|下|到)?|我想?要|我需要)(?:的是|关于|有关)?`)
	favours = pattern.New(`^(?:(?:请|麻烦|烦请|劳烦|劳驾|拜托|还请|能不能|能否|能|可不可以|可以|可否|方便)?(?:[您你]们?|大家)?(?:再|先)?(?:帮忙|[帮替给](?:我们?|咱们?|忙)|帮)(?:再|先)?(?:查询|查找|查一?查|看一?看|问一?问|找一?找|算一?算|[查看找搜问算])(?:一下|下|出|到)?|(?:麻烦|烦请|劳烦|劳驾|拜托|还请|请)[您你]?(?:查询|查|看|问|搜|教|告知|告诉我|回答)?(?:一下|下|问)?|(?:麻烦|请)?[帮给]我)(?:关于|有关)?`)
	queries = pattern.New(`^(?:(?:快速|再)?(?:请问|敢问|试问|求问|请教|咨询|打听|求助|问|查|看|搜|算|确认|核对|核实|统计)(?:一下|下)|请问|敢问|求问|请教|求助|问问|查一?查|看一?看|搜一?搜|算算|查询)(?:关于|有关)?`)
	known   = pattern.New(`^(?:[您你]们?|有人|有谁|谁|大家)?(?:知不知道|知道|清楚|晓得|(?:能不能|能否|能|可不可以|可以|可否|方便)(?:告诉我|告知|告诉|查到|查一?下|说一?下)|告诉我)(?:一下|下)?`)

	sourced = pattern.New(`[\s,。?!;(]+(?:请|麻烦|要|并|还要|顺便|最好|记得|需要|帮我)?(?:带上?|附上?|给出?|注明|标明|标注|说明|列出|要|引用|告诉我|给我)(?:一下|下)?(?:个)?(?:原文|出处|来源|原句|依据|数据来源|信息来源|文章|链接)(?:是哪(?:篇|里))?[\s)。?!]*$|[\s,。?!;(]+(?:我)?(?:有点|已经|都)?(?:记得?不太?清(?:楚)?|记不得|忘)了?[\s)。?!]*$|[\s,。?!;(]*原文(?:是)?(?:怎么|咋)?(?:说|写)的?[\s)。?!]*$`) // where the answer stands, or why one asks: …多少,带上出处; …多少?我记不清了
	thanks  = pattern.New(`(?i)(?:[\s,。.!~;]*(?:谢谢|多谢|感谢|谢啦|谢了|拜托了|辛苦了|麻烦了|在线等|急用|急急急+|万分感谢|thanks|thank you|thx)|[\s,。.!~;?]+(?:谢|急+|挺急的?|很急|拜托|辛苦|麻烦|请回答|请告知|求告知|求解|求助))(?:[您你]|大家|老师|大佬|各位|啦|了|哈|啊|哦)*[\s,。.!~]*$`)
	unitOf  = pattern.New(`\s*(?:\((?:单位)?[:是为]?\s*(?:人民币)?(?:` + units + `)\)|[,\s]+单位[:是为]?(?:人民币)?(?:` + units + `)?)[\s?!。]*$`)                                                                                                                                  // 净利润多少(亿元); 不良率多少,单位%
	pleads  = pattern.New(`[\s,。!~;?]*(?:(?:麻烦|请|能不能|能否|能|可以|帮忙|帮我|快|赶紧)?(?:[给发报来查看找说](?:给?我)?(?:一下下?|下|个|一个)(?:准?数字?|数据|数值|结果|答案|具体数)?|发(?:给)?我|发过来|给我(?:数据|数字|结果|答案)?)|[\s,。?!]求(?:数据|数字|答案|结果|个数字?)|[\s,。?!]要(?:个|一个|具体)(?:准?数字?|数据|数值)|有没有数(?:吗|没)?)[\s?!。~]*$`) // 净利润给个数; 净利润,发我一下
	knows   = pattern.New(`[\s,。?]*(?:[您你]们?|有人|有谁|谁|大家)?(?:知道|清楚|晓得|(?:能|可以|方便)(?:帮我)?(?:查到|查一?下|告诉我|告知|说一?下))(?:[吗么嘛不])[\s?!。]*$`)
	once    = pattern.New(`来着([\s?!。]*)$`)
	sighs   = pattern.New(`[呀啊哈哦哇捏咧嘞噢喔哩]+([\s?!。]*)$`)
	wonder  = pattern.New(`呢([\s?!。]*)$`)
	polar   = pattern.New(`([^什怎多那这对是没])[吗么嘛]([\s?!。]*)$`)
)

// units are those that a question has in brackets behind it.
const units = `亿元?|[百千]?万元|千元|元|亿[美港]元|%|百分比`

// notAsked are what a cut would have to leave whole: 请问[界], 我要[约收购].
var notAsked = []string{"界", "处", "获", "封", "办", "扣", "账", "约收购", "求权"}

// plea are the bare words that ask for what stands behind them: 查工行净利润.
const plea = "查"

// thisText points at the text that is asked about: [这篇]研报的分析师是谁.
var thisText = pattern.New(`(^|[,。的])(?:这|本|该|此)(?:篇|份|则)((?:文章|报道|新闻|稿子)(?:里面?|中)?的?)?`)

// Bare returns a question folded and without its courtesies, or folded as a whole if
// nothing else is in it: 你好,请问工行2023年净利润是多少,谢谢 → 工行2023年净利润是多少.
func Bare(raw string) string { return withoutCourtesy(lex.Fold(raw).Text) }

// withoutCourtesy returns a folded question without its courtesies, or s if nothing
// else is in it. The 吗 of 能告诉我…是多少吗 asks for no yes or no and goes with them.
func withoutCourtesy(s string) string {
	rest := strings.TrimRight(strings.TrimSpace(s), " 。.!~…")
	if bare := strings.TrimRight(rest, "?!。.~ "); len(bare)+1 < len(rest) {
		rest = bare + "?"
	}
	rest = once.ReplaceAllString(rest, "$1")
	rest = thisText.ReplaceAllString(rest, "$1")
	for range mostBehind {
		cut := withoutEnd(rest)
		if cut == rest {
			break
		}
		rest = cut
	}
	rest = sighs.ReplaceAllString(rest, "$1")
	if wordAsks(rest) {
		rest = wonder.ReplaceAllString(rest, "$1")
	}
	invited, told := false, false
	for again := true; again; {
		again = false
		for _, re := range []*pattern.Pattern{greets, asides, placed, wishes, favours, queries, known} {
			at := re.FindStringIndex(rest)
			if at == nil || at[1] == 0 || begins(rest[at[1]:], notAsked) {
				continue
			}
			again, invited, told = true, invited || re == known || re == favours, told || re == known
			rest = strings.TrimLeft(rest[at[1]:], " ,。!:、~")
		}
	}
	if after, ok := strings.CutPrefix(rest, plea); ok && !begins(after, notAsked) && !begins(after, []string{"验", "究", "实", "核"}) {
		rest = after
	}
	if invited && wordAsks(rest) || told && !strings.Contains(rest, "了吗") {
		rest = polar.ReplaceAllString(rest, "${1}${2}")
	}
	if strings.Trim(rest, " ,。.?!") == "" {
		return s
	}
	return rest
}

// mostBehind is how often what stands behind a question is cut, each time going through all of it.
const mostBehind = 3

// withoutEnd returns a question without what its end says to whom it asks.
func withoutEnd(s string) string {
	for _, re := range []*pattern.Pattern{sourced, thanks, unitOf, pleads, knows} {
		if at := re.FindStringIndex(s); at != nil {
			mark := ""
			if strings.Contains(s[at[0]:], "?") || !wordAsks(s) { // 想问下净利润下降了16.5%,谢谢
				mark = "?"
			}
			s = s[:at[0]] + mark
		}
	}
	return s
}

// begins reports whether s begins with one of some words.
func begins(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// wordAsks reports whether a question word is in s, so that a 吗 at its end asks nothing.
func wordAsks(s string) bool {
	if askPos(s) >= 0 {
		return true
	}
	for _, w := range []string{"哪", "什么", "谁", "何时", "怎么", "如何"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
