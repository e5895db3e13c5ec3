package gates

import (
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer/match"
	"wenbao/bot/extractive/wordlist"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// What a question says of the part that it asks for, and the figure of the whole does not.

// otherSide reports whether a company's business at home or abroad is asked for and the words of a figure do
// not say so: 销量4,150万吨 for 国内销量.
func (n *Need) otherSide(f *facts.Fact) bool {
	if len(n.Entities) != 1 || n.everybody || f.Entity != n.Entities[0] {
		return false
	}
	for _, side := range []struct{ asked, said string }{{"home", "athome"}, {"abroad", "isabroad"}} {
		for _, w := range words.Words(side.asked) {
			if strings.Contains(n.Words, w) && !strings.Contains(f.Entity, w) {
				return !wordlist.Any(f.Metric+f.Context, words.Words(side.said))
			}
		}
	}
	return false
}

// ofWhole reports whether a figure is of the whole by the word before its metric, and the question names a part that
// its clause does not: 公司[整体]毛利率64.8% for 耗材毛利率, 公司[目前]年产能1200万只 for 泰国工厂年产能, of which the sentence tells before.
func (n *Need) ofWhole(f *facts.Fact) bool {
	part, ok := strings.CutSuffix(n.Words, f.Metric)
	if !ok || utf8.RuneCountInString(part) < 2 || f.Metric == "" || wholeSaid.MatchString(part) {
		return false
	}
	clause, _, _, _ := match.SplitContext(f.Context)
	i := strings.Index(clause, f.Metric)
	return i > 0 && wholeSaid.MatchString(clause[:i]) && !strings.Contains(clause, part)
}

// wholeSaid ends what stands before the metric of a whole.
var wholeSaid = pattern.New(`(?:整体|总体|综合)的?$|(?:公司|集团)(?:目前|现时|当前|现有|现)的?$`)

// inUnion reports whether a figure is of several parts together, of which the question names just one: 香港、澳门及海外收入
// for 海外收入. A metric of the lexicon is one thing, whatever its name.
func (n *Need) inUnion(f *facts.Fact) bool {
	if f.Concept != "" || f.Rule == "table" || n.Words == "" || strings.ContainsAny(n.Words, "、及和与") {
		return false
	}
	m := union.FindStringSubmatch(f.Metric)
	if m == nil {
		return false
	}
	named, parts := 0, append(strings.Split(m[1], "、"), m[2])
	for _, p := range parts {
		if strings.Contains(n.Words, p) {
			named++
		}
	}
	return named == 1
}

// union is a list of parts before what they have together.
var union = pattern.New(`^((?:\p{Han}{2,5}、)*\p{Han}{2,5})(?:以及|及|和|与)(\p{Han}{2,5}?)(?:地区|市场|业务|产品)?(?:销售)?(?:收入|营收|营业额|销量|销售额|毛利|利润)$`)

// ofPrice reports whether a figure is the price of a deal in shares and the question, which does not say so, asks for what
// it costs: 回购价格不超过18.6元 for 回购花了多少钱.
func (n *Need) ofPrice(f *facts.Fact) bool {
	return f.Quantity.Kind == facts.KindMoney && strings.Contains(f.Metric, "价") && !strings.Contains(n.Words, "价") && !strings.Contains(n.Words, "每") && dealt.MatchString(n.Words) && dealt.MatchString(f.Metric)
}

// dealt are the deals in shares.
var dealt = pattern.New(`回购|增持|减持|收购|受让|转让|认购`)

// notYear reports whether a year's figure is asked for, whichever the year, and this is one of a part of it:
// 前三季度净利润 for 全年净利润.
func (n *Need) notYear(f *facts.Fact) bool {
	p := f.Period
	return n.fullYear && !p.Instant && !p.Start.IsZero() && !p.End.IsZero() && p.End.Before(p.Start.AddDays(300))
}

// listed are several that a clause says are counted together: [手机银行、阳光惠生活、云缴费]三大App.
var listed = pattern.New(`((?:[^,;:、。]{2,10}、)+[^,;:、。]{2,10}?)(?:(?:等)?[两三四五六七八九十](?:大|个|款|家)|等(?:机构|公司|主体|单位|企业|行业)?的)`)

// kindOf ends a member of such a list, which a question may leave out: 期货[公司].
var kindOf = pattern.New(`(?:公司|机构|企业)$`)

// ofSeveral reports whether a figure is of several together of which the question names one: 三大App月活7860万户 for
// 阳光惠生活月活.
func (n *Need) ofSeveral(f *facts.Fact) bool {
	clause, lead, _, _ := match.SplitContext(f.Context)
	if !strings.Contains(lead, "、") {
		lead = clause
	}
	if !strings.Contains(lead, "、") {
		return false
	}
	at := listed.FindStringSubmatchIndex(lead)
	if at == nil {
		return false
	}
	named, etc := "", strings.HasSuffix(lead[at[3]:at[1]], "的")
	for _, item := range strings.Split(lead[at[2]:at[3]], "、") {
		if item = kindOf.ReplaceAllString(item, ""); strings.Contains(n.Words, item) {
			if named != "" && !etc {
				return false
			}
			named = item
		}
	}
	if named == "" || strings.Contains(f.Metric, named) && !strings.Contains(f.Metric, "、") {
		return false // 四大板块经营利润分别为: each has its own
	}
	return !strings.Contains(lead[at[1]:], named)
}

// quoted begins the metric of an index, or is of a board of shares: [上证指数], [中药板块]主力资金净流出.
var quoted = pattern.New(`^(?:沪指|上证|深证?成指|创业板指|科创50|沪深300|中证|北证50|恒生指数|恒指|道指|纳指)|(?:板块|概念|行业)(?:获|遭)?(?:主力|游资|散户|机构|资金|净流)|(?:板块|概念|行业)$`)

// flowOf begins with the name, that no list has, of whose flow of money it is: [北汇信息]主力资金净流入. flowWhen says
// when or of how much, and names nobody.
var (
	flowOf   = pattern.New(`^(\p{Han}{3,6}?)(?:主力|游资|散户)(?:资金)?净流[入出]$`)
	flowWhen = pattern.New(`过去|近|[今当昨]日|全天|早盘|盘|合计|累计|连续|本周|资金`)
)

// ofBoard reports whether a fact is what an index or a board of shares moved, or took in, which the
// question does not name: 上证指数上涨0.38% and 所属氢能概念主力资金净流出6.18亿元 are none of a share's.
func (n *Need) ofBoard(f *facts.Fact) bool {
	if len(n.Entities) == 0 || f.Measure == facts.Level && f.Quantity.Kind != facts.KindMoney {
		return false
	}
	at := quoted.FindStringIndex(f.Metric)
	if at == nil {
		m := flowOf.FindStringSubmatch(f.Metric)
		return m != nil && !strings.Contains(n.asked, m[1]) && !flowWhen.MatchString(m[1])
	}
	name := f.Metric[:at[0]]
	if at[0] == 0 {
		name = f.Metric[:at[1]]
	}
	return !strings.Contains(n.asked, name) || name == "" || n.Measure == facts.Level && !quoted.MatchString(n.asked)
}

// besideTaken matches what a metric is told before, after or without: 扣除[预期信贷损失]前之净经营收入, [拨备]前利润.
var besideTaken = pattern.New(`^\p{Han}*?(扣除|剔除|撇除|排除|未计入?|不计|不含|减去)([^前后外]{2,}?)(?:之前|以前|前|之后|以后|后|以外|外|的)(?:之|的)?(.{2,})$|^()([^前后外]{2,}?)前(?:之|的)?(.{2,})$`)

// ofTaken reports whether the question asks for what a metric leaves out or is told before, and not for what is left:
// 扣除预期信贷损失前之净经营收入 for 预期信贷损失, 拨备前利润 for 拨备. 扣非 asks for what is left.
func (n *Need) ofTaken(f *facts.Fact) bool {
	m := besideTaken.FindStringSubmatch(f.Metric)
	if m == nil || utf8.RuneCountInString(n.Words) < 2 || strings.HasPrefix(n.Words, "扣") || strings.ContainsAny(n.Words, "前后外") {
		return false
	}
	if m[1] == "" {
		m = m[3:]
	}
	taken, left := m[2], m[3]
	if strings.Contains(left, n.Words) {
		return false
	}
	return strings.HasSuffix(taken, n.Words) || m[1] != "" && strings.HasPrefix(taken, n.Words) || strings.HasSuffix(n.Words, taken) && !strings.Contains(left, taken)
}

// unpriced reports whether a price is asked for and a figure counts or weighs something: 销售96.3万头 for 商品猪均价.
func (n *Need) unpriced(f *facts.Fact) bool {
	return f.Measure == facts.Level && (f.Quantity.Kind == facts.KindCount || f.Quantity.Kind == facts.KindPhysical) && priceAsked.MatchString(n.Words)
}

// priceAsked ends what is a price by its name.
var priceAsked = pattern.New(`(?:均价|单价|售价|报价|现货价|收盘价|价格)$`)
