package question

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// Where a question says the figures are, which is not what it asks about: 表1中七家城商行,
// 表里八家理财公司. A 表 that ends a word (资产负债表) is another one.
var inTable = pattern.New(`(?:^|[^\p{Han}]|[的在从按据,])((?:上|下|文中的?)?表(?:格)?(?:\s*[\d一二三四])?(?:当?中|里面?|内)的?|表\s*\d(?:当?中|里面?|内)?的?)`)

// aFormula in brackets says how the asked ratio is made: 净利率(净利润/营业收入).
var aFormula = pattern.New(`[(\[][^()\[\]0-9]{2,}[/÷][^()\[\]0-9]{2,}[)\]]`)

// theDayBefore stands before the day that it is: [5月15日的上一交易日]5月14日.
var theDayBefore = pattern.New(`((?:(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日)?的?[上前]一个?)交易日)\s*(?:\d{4}年)?\d{1,2}月\d{1,2}日`)

// settings returns the spans of all three.
func settings(folded string) []facts.Span {
	var out []facts.Span
	for _, at := range inTable.FindAllStringSubmatchIndex(folded, -1) {
		out = append(out, facts.Span{Start: at[2], End: at[3]})
	}
	for _, at := range theDayBefore.FindAllStringSubmatchIndex(folded, -1) {
		out = append(out, facts.Span{Start: at[2], End: at[3]})
	}
	for _, at := range aFormula.FindAllStringIndex(folded, -1) {
		out = append(out, facts.Span{Start: at[0], End: at[1]})
	}
	return out
}

// Those whose figures are asked for, said by their number and trade: 四家A股快递公司,
// 六家造车新势力. Names and collective subjects are taken out before.
var manyOf = pattern.New(`(?:[两二三四五六七八九十]|\d{1,2})[家大](?:A股|H股|港股|美股|上市|主要|头部)*的?((?:\p{Han}{0,6}?|[A-Za-z]{2,6})(?:公司|企业|机构|龙头|巨头|厂商|车企|房企|药企|商超|新势力|银行|品牌|药房|药店|信托|酒企|乳企|钢企|猪企|博企|航司|平台|院线|酒店|集团))(?:当?中|里面?)?的?`)

// bareKind are words for any company.
var bareKind = pattern.New(`^(?:上市|头部|主要)?(?:公司|企业|机构|龙头|巨头|厂商|平台|集团|品牌)$`)

// dropMany blanks them, and 银行里 after names: 兴业、华夏、浙商三家银行里.
func (q *Question) dropMany(text []byte) {
	if q.Count < 2 || q.Kind != Rank && q.Kind != List && q.Kind != Aggregate {
		return
	}
	ats, trade := manySaid(text)
	for _, at := range ats {
		if rest := string(text[:at[0]]) + string(text[at[1]:]); strings.TrimSpace(rest) != "" {
			kind := string(text[at[2]:at[3]])
			if strings.HasSuffix(kind, "银行") {
				kind = "银行" // 四家区域银行
			}
			if q.Whom == "" && len(q.Entities)+len(q.Groups) == 0 && len(kind) >= len("药房") && !bareKind.MatchString(kind) {
				q.Whom = kind
				if trade {
					q.Whom += "公司"
				}
			}
			if strings.HasSuffix(string(text[:at[3]]), "企") && strings.HasPrefix(string(text[at[3]:]), "业") {
				at[1] = max(at[1], at[3]+len("业")) // 两轮电动车企|业
				q.Whom = ""
			}
			blank(text, facts.Span{Start: at[0], End: at[1]})
			q.Trade = true
		}
	}
}

// kindAsked finds the kind of company that is asked for by its trade, which is no part
// of the metric: 净利润最少的[快递公司]是谁, 哪几家[快递公司]净利润下滑.
var kindAsked = pattern.New(`[哪几]家(\p{Han}{2,4}(?:公司|企业|厂商|厂家?))|的(\p{Han}{2,4}(?:公司|企业|厂商))(?:是谁|是哪|有哪|叫什么)|^\s*(?:在|哪些|有哪些)?((?:A股|H股|港股|美股|上市|国内|主要|的|\s)*)(\p{Han}{2,4}(?:公司|企业|厂商))(?:里面|里头|当中|里|中)?`)

// market is where those are listed who are asked about.
var market = pattern.New(`A股|H股|港股|美股`)

// notKind are kinds of company by what they are to another one, whose word is part of what
// is asked: 子公司净利润.
var notKind = lex.NewWords("子公司", "分公司", "母公司", "附属公司", "参股公司", "控股公司", "孙公司", "上市公司", "本公司", "该公司", "家公司", "些公司", "家企业", "些企业")

// whichPlace asks which of the places that a text breaks a figure down by: [哪个省]造船完工量最多.
var whichPlace = pattern.New(`(?:哪(?:一)?(?:个|座|些|几个)|[两二三四五六七八九十]个)(省份|省市|省|城市|市)(?:里面?|中|当中|的)?`)

// dropKind takes it out of the text, unless next to nothing (four characters) would be
// left to ask for.
func (q *Question) dropKind(text []byte) {
	if q.Kind != Rank && q.Kind != List || len(q.Entities)+len(q.Groups) > 0 {
		return
	}
	if at := whichPlace.FindSubmatchIndex(text); at != nil && len(strings.TrimSpace(string(text[:at[0]])+string(text[at[1]:]))) > 9 {
		q.Whom = string(text[at[2]:at[3]])
		blank(text, facts.Span{Start: at[0], End: at[1]})
	}
	for _, at := range kindAsked.FindAllSubmatchIndex(text, -1) {
		s := facts.Span{Start: max(at[2], at[4], at[8]), End: max(at[3], at[5], at[9])}
		if notKind.End(string(text[s.Start:s.End])) {
			continue
		}
		if rest := string(text[:s.Start]) + string(text[s.End:]); len(strings.TrimSpace(rest)) > 12 {
			q.Whom = string(text[s.Start:s.End])
			if at[6] >= 0 {
				q.Market = market.FindString(string(text[at[6]:at[7]]))
				s.Start = at[6]
			}
			blank(text, s)
		}
	}
}

// course asks where a figure went: 是涨了还是缩了; overYears asks it of three years or
// more: 2022—2024年变化.
var (
	course    = pattern.New(`(?:是|有)?(?:上升|上涨|增长|增加|扩大|变多|变大|变高|涨|升|增|多|扩)了?(?:,)?还是(?:下降|下跌|减少|缩小|收缩|变少|变小|变低|跌|降|减|缩|少)了?|是[升涨增多]了?是[降跌减少]了?`)
	overYears = pattern.New(`(?:怎么|如何|怎样)?(?:变化|变动|演变)|如何走|怎么走`)
)

// trendSaid reports whether a course over time is asked for, and takes its words out.
func (q *Question) trendSaid(text []byte) bool {
	span := q.SpanOf()
	if at := course.FindIndex(text); at != nil && len(q.Periods) > 0 && span.End.Year > span.Start.Year {
		blank(text, facts.Span{Start: at[0], End: at[1]})
		return true
	}
	if len(q.Periods) != 1 || span.End.Year < span.Start.Year+3 {
		return false
	}
	at := overYears.FindIndex(text)
	if at != nil {
		blank(text, facts.Span{Start: at[0], End: at[1]})
	}
	return at != nil
}

// wayAsked reports whether a question asks which way a figure went from the year before, and no
// course of years, makes it one of growth and takes those words out: 建行2024年科技投入[是增长还是下降].
func (q *Question) wayAsked(text []byte) bool {
	span := q.SpanOf()
	if len(q.Periods) > 1 || span.End.Year > span.Start.Year+1 || ofYears.MatchString(q.Text) {
		return false
	}
	at := course.FindIndex(text)
	if at != nil {
		blank(text, facts.Span{Start: at[0], End: at[1]})
		q.Kind, q.Measure, q.Down = Growth, facts.Growth, false
	}
	return at != nil
}

// ofYears says that a question is on several years, of which it names none: 三年来, 近几年, 历年; or on a way from
// one time to another: 9月到10月.
var ofYears = pattern.New(`[年月末底初度日份][到至]|[二两三四五六七八九十几]年|(?:^|\D)\d年|[逐历连多]年|[近过]\p{Han}年|年来`)

// placeAsked asks for a place in a ranking, with whom it is among: 全球排名第几.
var placeAsked = pattern.New(`(?:全球|全国|国内|行业|业内|市场|世界)?(?:中|内|里)?(?:排名?|位居|位列|居|排在|排到|名列)(?:在|到)?第几(?:名|位)?|第几(?:名|位)`)

// shareOfSaid reports whether a question asks what part A is of B, whatever words of
// growth are in their names: 第二产业增加值占GDP的比重.
var shareOfSaid = pattern.New(`占.*(?:比重|比例|百分之|百分比|几成)`)

var increments = lex.NewReplacer("增加值", "", "增加额", "", "增长额", "", "增量", "", "新增", "")

func shareOf(rest string) bool {
	return sharePos(rest) >= 0 && shareOfSaid.MatchString(rest) && !growthAsked(increments.Replace(rest))
}

// windowed reports whether a measure that is one figure over a window is asked for,
// and no course of years: 近三年最大回撤.
func windowed(rest string) bool {
	w, _ := period.Window(rest)
	return w != "" && has(rest, "windowed") && !has(withoutWindow(rest), "trend")
}

func withoutWindow(s string) string {
	_, at := period.Window(s)
	return s[:at.Start] + s[at.End:]
}

// bothWays names measures of a rise or a fall, whichever it was: 涨跌幅.
var bothWays = lex.NewReplacer("涨跌", "", "增减", "", "升降", "")

// totals are lines of a balance sheet whose last word asks for no sum: 资产总计和负债合计.
var totals = pattern.New(`(?:资产|负债|权益)(总计|合计)`)

// withoutTotals blanks that word where there is one subject and one period to sum over,
// so that 工行和建行资产合计 still asks for one.
func (q *Question) withoutTotals(rest string) string {
	if len(q.Entities)+len(q.Ambiguous)+len(q.Groups) > 1 || len(q.Periods) > 1 {
		return rest
	}
	text := []byte(rest)
	for _, at := range totals.FindAllSubmatchIndex(text, -1) {
		blank(text, facts.Span{Start: at[2], End: at[3]})
	}
	return string(text)
}
