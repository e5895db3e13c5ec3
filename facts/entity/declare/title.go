package declare

import (
	"strings"

	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// The wordings by which a title names whom it is on.
var (
	// 远岫光能:预计2024年亏损, 公司点评|远岫光能:盈利改善, at the beginning of the title
	titled = pattern.New(`^\s*(?:[【\[][^】\]]{0,24}[】\]])?(?:[^:|]{2,6}\|+)?([\p{Han}A-Za-z*·-]{2,8}):`)
	// 鹿鸣岩茶2024年报点评, 鹿鸣岩茶去年营收增一成四, 鹿鸣岩茶财务总监顾青:先做好回款, [2024年报点评/鹿鸣岩茶]业绩符合预期,
	// 鹿鸣岩茶投资者关系活动记录表
	headed = pattern.New(`^\s*(?:[【\[][^】\]]{0,24}[】\]])?(?:读懂|解读|图解|拆解|专访|对话|[^:|]{2,6}[:|]+)?([\p{Han}A-Za-z*·-]{3,6}?)(?:20\d\d|去年|今年|上半年|下半年|前三季度|[一二三四]季|年报|中报|半年报|季报|财报|深度报告|发布|披露|公布|首次覆盖|更新招股|招股|递表|再递表|二次递表|三次递表|冲刺|赴港|通过聆讯|启动招股|过会|投资者关系|投资者交流|机构调研|业绩说明会|业绩交流会|调研纪要|董事长|总裁|总经理|首席|财务总监|财务负责人|创始人|董秘|董事会秘书|CEO|CFO)`)
	// 鹿鸣岩茶资金面分析, 2025年05月15日鹿鸣岩茶涨停价。: pages on one share
	shared = pattern.New(`^\s*(?:20\d\d年\d{1,2}月\d{1,2}日)?([\p{Han}A-Za-z*·-]{3,6}?)(?:[((]\d{6}[^))]{0,4}[))])?的?(?:近期的?)?(?:资金面|基本面|消息面|技术面|盘[前中后]解读|公司简介|行业与市场|股价|股票|市场表现|业绩表现|有什么事件|融资融券|主力资金|上[周月]|当前价|涨停价|跌停价|最[高低]价|开盘价|收盘价|涨跌|换手率|成交[量额金]|(?:盘中|午后|早盘|尾盘|收盘)?(?:上涨|下跌|大涨|大跌|涨|跌)\d)`)
	filed  = pattern.New(`^\s*[【\[][^】\]/]{0,24}/([\p{Han}A-Za-z*·-]{3,6})[】\]]`)
)

// titledWithin is how many bytes a match of titled has at most, with blanks before it:
// what the engine costs goes by the text it is given.
const titledWithin = 160

// title takes 远岫光能:… at the beginning of the first line for a name when the text repeats
// it; and what a title puts in front of the report that it is on (鹿鸣岩茶2024年报点评), also
// where the text has no more than 公司 for it. A body of many (上市险企2024年报) is none, as far
// as its last character says so (common.tsv: ofmany).
func (d *declarer) title() {
	head := d.text[:min(len(d.text), titledWithin)]
	if m := titled.FindStringSubmatchIndex(head); m != nil {
		name := d.text[m[2]:m[3]]
		s := d.lexicon.Shapes()
		common := func(r rune) bool { return s.Chars.Has(r) }
		if strings.Count(d.text, name) >= 2 && !d.odd(name) && !s.HasWord(name) &&
			!strings.ContainsAny(name, "年月日") && strings.IndexFunc(name, common) < 0 {
			d.settle(name, m[2])
			return
		}
	}
	line := max(strings.IndexByte(d.text, '\n'), 0)
	for _, p := range []*pattern.Pattern{filed, headed, shared, titled} {
		m := p.FindStringSubmatchIndex(head)
		if m == nil || m[3] > line {
			continue
		}
		name := d.text[m[2]:m[3]]
		if p == shared && d.onShare(name, m[2]) {
			return
		}
		if d.fresh(name, m[2]) && d.plainless(d.bare(name), 1) && !d.ofMany(name) && (strings.Count(d.text, name) > 1 || d.spokenOf(line)) && !d.tradeOf(name, line) {
			d.entry(name, m[2]).sure = true
			return
		}
	}
}

// manyNamed is from how many names in it on a text is on a trade that its title names.
const manyNamed = 3

// tradeOf reports whether what a title puts in front of the report is a trade, of which the text tells
// company by company and which it never calls so itself: 国货美妆半年报 … 五家国货美妆公司.
func (d *declarer) tradeOf(name string, line int) bool {
	named := map[string]bool{}
	for _, m := range d.mentions {
		if m.Span.Start >= line && len(m.Names) == 1 && m.Names[0] != name {
			named[m.Names[0]] = true
		}
	}
	body := d.text[line:]
	if len(named) < manyNamed && !numbered.MatchString(body) {
		return false
	}
	for i := 0; ; {
		n := lex.Index(body[i:], name)
		if n < 0 {
			return true
		}
		if i += n + len(name); !trades.MatchString(body[i:]) {
			return false
		}
	}
}

// numbered counts the companies that a text is on, trades is what follows the name of theirs.
var (
	numbered = pattern.New(`[两三四五六七八九十\d]家(?:\p{Han}{0,4}(?:公司|企业|厂商|机构)|的)`)
	trades   = pattern.New(`^(?:上市)?(?:公司|企业|行业|板块|股|品牌|赛道|市场|产业|概念|龙头|厂商|业务|产品|领域|半年报|年报|中报|[一三]?季报|财报|20\d\d)`)
)

// spokenOf reports whether a text goes on about 公司, whom its title names, and names nobody
// in the title.
func (d *declarer) spokenOf(line int) bool {
	for _, m := range d.mentions {
		if m.Span.Start < line {
			return false
		}
	}
	return lex.Contains(d.text[line:], "公司")
}
