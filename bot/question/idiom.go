package question

import (
	"strings"

	"wenbao/facts/pattern"
)

// idioms are claims that a yes-or-no question words without a figure, as the
// figures they stand for: 净利润[翻倍]了吗 claims growth of more than 100 %, 营收[腰斩]了
// 吗 a decline of more than half. What is repeated in other words goes.
var idioms = []struct {
	said *pattern.Pattern
	is   string
}{
	{pattern.New(`(?:翻了?一?倍|翻了?一?番)(?:多|以上)?((?:了|吗|没|没有|么)+\s*[?]?$|[,])`), "增长超过100%$1"},
	{pattern.New(`[,](?:是不是|是否|有没有)?(?:下降|降|跌|少|减少)了?一半(?:以上|多)?([吗么]?\s*[?]?)$`), "$1"},
	{pattern.New(`(?:被?腰斩|(?:下降|降|跌|减少)了?一半(?:以上|多)?)((?:了|吗|没|没有|么)+\s*[?]?$|\s*[?]$)`), "下降超过50%$1"},
	{pattern.New(`(?:过|超|超过)(?:了)?半(?:数)?((?:了|吗|没|没有|么)+\s*[?]?)$`), "超过50%$1"},
	{pattern.New(`(?:过|超|破|超过|突破)(?:了)?((?:十|百|千)?(?:亿|万亿?)(?:元|户|人|家|辆|吨)?)((?:大关)?(?:了|吗|没|没有|么)+\s*[?]?)$`), "超过1$1$2"},
}

// manners are other ways to ask the same, and how the parser's word lists have them:
// 投入几何 and 到底有多少 ask 多少, 哪一家 asks 哪家, 谁的多一点 asks 谁更多.
var manners = []struct {
	said *pattern.Pattern
	is   string
}{
	{pattern.New(`[这那]几[家个大](\p{Han})`), "$1"},
	{pattern.New(`([比率重例额量数价本])(?:又|已|已经|将|都)?(?:抬升|提升|提高|上升|下降|增长|增加|减少|升|降|增|减|涨|跌)(?:到|至)了?多少了?`), "${1}是多少"},
	{pattern.New(`(?:原来的?|原先的?|此前的?|原)(目标价|盈利预测)`), "上调前$1"},
	{pattern.New(`(\p{Han}{2,12}?)在(\p{Han}{2,12}?)(?:之中|中|里)所?占的?(?:比例|比重)`), "${1}占${2}比例"},
	{pattern.New(`(?:微|小|大|收)(涨|跌)(?:的?幅度|幅)`), "${1}幅"},
	{pattern.New(`几何(\s*[?!。,]|\s*$)`), "多少$1"},
	{pattern.New(`(?:到底|究竟)(?:一共|总共)?(有多少|是多少|为多少|达多少|多少|有几|是几|几|多大|多高|是|有|能|会)`), "$1"},
	{pattern.New(`(?:最终|最后)(是多少|为多少|多少|是几)`), "$1"},
	{pattern.New(`(增长|增加|上升|提升|上涨|下降|减少|下滑|下跌|增速|增幅|降幅|涨幅|跌幅|增长率|升幅)(了?)(?:有|达到|达|为)多少`), "${1}${2}多少"},
	{pattern.New(`(\p{Han})跟([^投踪单随进风班上涨跌庄去前同今\d])`), "${1}和$2"},
	{pattern.New(`(20\d\d)(年?[—–~至到-])([12]\d)年`), "${1}${2}20${3}年"},
	{pattern.New(`(^|[^长]达|[^\d.近第长达满续约每前去时有超逾足了期限龄/:经过立-])(1[5-9]|2\d)年(的?[^国债期存贷历经老定房来间多以左内后限固质的\d,?\s])`), "${1}20${2}年$3"},
	{pattern.New(`是在?(20\d\d年|上年|上一年|去年|前年|年初)的?(多少倍|几倍)`), "是${1}的$2"},
	{pattern.New(`([润入产率额值量数价资本费])的?差[额距]?(?:是|有|为|达)(多少|几)`), "${1}差$2"},
	{pattern.New(`(各自|各|分别)(?:具体|大概|大约|一共|共|约)?(?:[是为有]|达到?)?(?:多大|多高|多少)?(?:的?(?:数据|数值|数字)是?)?(\s*[?]?)$`), "${1}是多少$2"},
	{pattern.New(`[,](?:就是|也就是)[^,?]{2,30}(?:那个|那家|那只)(\s*[?]?)$`), "$1"},
	{pattern.New(`按照?([^,。?按]{2,20}?)来?排(?:名|序|列|行)?(?:的话)?[,\s]*(第|前|最|谁|哪|倒数)`), "${1}${2}"},
	{pattern.New(`[,](?:变动|变化)?幅度(?:是|有|为)?(?:多少|多大)(\s*[?]?)$`), "$1"},
	{pattern.New(`([A-Za-z])['’]s(\s|$)`), "${1}${2}"},
	{pattern.New(`(\d{1,2})月?、(\d{1,2})月?、(\d{1,2})(?:月(?:份)?)?(?:这|的)?(?:三个?)月(?:份)?(?:里面?|中|内)?`), "${1}月、${2}月、${3}月"},
	{pattern.New(`(\d{1,2})月?(?:、|和)(\d{1,2})(?:月(?:份)?)?(?:这|的)?(?:两个?)月(?:份)?(?:里面?|中|内)?`), "${1}月、${2}月"},
	{pattern.New(`(\d{1,2}月)(?:份)?(?:这|的)?[两三四五六七八]个月(?:里面?|中|内)?`), "${1}"},
	{pattern.New(`(\d) +([年月日季亿万元%])`), "$1$2"},
	{pattern.New(`((?:末期|中期|特别)?(?:现金)?(?:分红|派息|股息|派现|红利|收益|净资产))(?:是|为)?每(10|十)?股(多少|\s*[?]?$)`), "每${2}股${1}$3"},
	{pattern.New(`(^|[^\d.,])(20[0-3]\d)(第?[一二三四]季|前[二三]季|[上下]半年|全年)`), "${1}${2}年$3"},
	{pattern.New(`(^|\s)(2\d)[-–—~](2\d)(年?(?:\s|$))`), "${1}20${2}年到20${3}年"},
	{pattern.New(`^([^,?]{2,24})持有([^,?的]{2,16}?)的比例`), "${1}在${2}的持股比例"},
	{pattern.New(`^([^,?]{2,24})持有([^,?的]{2,16}?)的?多少股(份?数|[?]|$)`), "${1}在${2}的持股数量是多少股$3"},
	{pattern.New(`一股(派|分|赚|收益|净资产)`), "每股$1"},
	{pattern.New(`([增涨升跌])(?:长|加|高)?得最(?:多|快|猛|厉害|凶|狠|惨)`), "${1}幅最大"},
	{pattern.New(`(?:降|减少?|下降|下滑|掉)得最(?:多|快|猛|厉害|凶|狠|惨)`), "降幅最大"},
	{pattern.New(`([增涨升跌])(?:长|加|高)?得最(?:少|慢)`), "${1}幅最小"},
	{pattern.New(`(?:降|减少?|下降|下滑|掉)得最(?:少|慢)`), "降幅最小"},
	{pattern.New(`最(?:能|会)?(?:赚钱|挣钱|赚)([的?。]|\s*$)`), "净利润最高$1"},
	{pattern.New(`(?:赚得|挣得|赚钱|挣钱|赚的钱|赚)最多`), "净利润最高"},
	{pattern.New(`哪一([家个只款类项])`), "哪$1"},
	{pattern.New(`([谁哪].*?)(?:更|还)?([多高大少低小])(?:一?[点些])(\s*(?:呢|啊|呀)?[?]?)$`), "${1}更$2$3"},
	{pattern.New(`哪家([大高多少低小])(\s*[?]?)$`), "谁$1$2"},
	{pattern.New(`^((?:谁家?的|哪家(?:\p{Han}{2}|\p{Han}{2}公司)的?)[^,?最更和与]{2,14}?[率额润值入资数量速度比])([高多大快低少慢小])(\s*[?]?)$`), "${1}最$2$3"},
	{pattern.New(`(?:排名|排|位列|位居)?第([一二三四五六七八九十])的(` + kinds + `)[?]?$`), "排第${1}的${2}是哪家"},                     // 净利润第三的券商
	{pattern.New(`(最[高低多少大小快慢])的(` + kinds + `)[?]?$`), "${1}的${2}是哪家"},                                        // 不良率最低的银行
	{pattern.New(`((?:超|过|破|于|不足|不到)(?:\d[\d.]*[百千万亿]*|[百千]?[万亿])元?%?)的(` + kinds + `)[?]?$`), "${1}的${2}有哪些"}, // 营收超200亿的券商
	{pattern.New(`哪一?个(地区|产品|险种|行业|业务|板块|渠道|分部)([^,。?最多哪]{0,16}(?:下降|下滑|减少|负增长|增长|上升))了?[?]?$`), "哪些${1}$2"},   // 哪个地区同比下降
	{pattern.New(`最([高低多少大小])的季度(?:是(?:哪一?个|第几个?)?(?:季度)?)?[?]?$`), "在哪个季度最$1"},                                // 营业收入最高的季度
	{pattern.New(`最近([两三四五])年`), "近${1}年"},
	{pattern.New(`(^|[^近过前去这每第\d一二三四五六七八九十])([两三四五])年(?:来|间)?的?(变化|走势|趋势)`), "${1}近${2}年的$3"}, // 资产负债率三年变化
	{pattern.New(`(^|[^\d每])(?:10|十)股?([派转送])`), "${1}每10股$2"},
	{pattern.New(`(^|[^\d.,])(20[0-3]\d)(多少|平均|股[东息价]|[A-Za-z]\p{Han}|[A-Za-z][A-Za-z.-]+)`), "${1}${2}年$3"},
}

// kinds are of whom a question may ask by no more than what they are, at its end.
const kinds = `(?:上市|国有|头部)?(?:银行|大行|券商|险企|公司|企业)|股份行|城商行|农商行|基金公司|理财公司|保险公司|证券公司|消金公司|消金|运营商|车企|酒企|药企|房企|机构`

// plainly rewrites the idioms of a folded question and the manners of asking it.
func plainly(s string) string {
	for _, i := range manners {
		s = i.said.ReplaceAllString(s, i.is)
	}
	s = shortTerms.ReplaceAllStringFunc(points(s), strings.ToUpper)
	s = joined.ReplaceAllString(s, "$1 $2")
	for _, i := range idioms {
		s = i.said.ReplaceAllString(s, i.is)
	}
	return s
}

// someUp asks by how many 点 something went up or down. Said of an amount (净利润增长了几
// 个点) they are percent, of a ratio percentage points; an index has points of its own.
var someUp = pattern.New(`(长|加|升|涨|降|少|滑|跌|高|低)(了|出)?(?:几|多少)个?点(\s*[?,。]|\s*$)`)

func points(s string) string {
	if !someUp.MatchString(s) || strings.Contains(s, "指数") || strings.Contains(s, "收盘") || strings.Contains(s, "股价") {
		return s
	}
	unit := "百分之几"
	for _, w := range []string{"率", "占比", "息差", "比重", "份额", "比例", "增速"} {
		if strings.Contains(s, w) {
			unit = "几个百分点"
		}
	}
	return someUp.ReplaceAllString(s, "${1}${2}"+unit+"$3")
}

// Terms of reporting are written in lower case, too (2024q3单季, 2024h1), and without a
// blank before a Latin word (2024Q3GDP).
var (
	shortTerms = pattern.New(`(?:^|\p{Han}|\d{2}|\s)(?:q[1-4]|h[12]|[1-4]q\d\d|[12]h\d\d)(?:\p{Han}|\s|$|[?),.])`)
	joined     = pattern.New(`(\d[QqHh][1-4])([A-Za-z])`)
)
