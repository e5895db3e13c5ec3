package claim

import (
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// Figures of what would be.

// supposition opens a clause on what is not so, or not yet: [若]原奶价格上涨10%,我们测算净利润将减少约4.2亿元;
// [如果将来]要上市,至少得等净利润过5亿元. What is counted without or with something is so: 若剔除并表因素,收入增长1.2%.
var (
	supposition = pattern.New(`(?:^|[,;。:“])(?:但|而|且|不过|其中|此外|同时)?(?:若|如果|假如|假设|假定|倘若|倘|如若|一旦|要是|万一)`)
	asCounted   = pattern.New(`(?:^|[,;。:“])(?:但|而|且|不过|其中|此外|同时)?(?:若|如果|如|假如|假设|倘若|要是)(?:再)?(?:把|将|只)?[^,;。:]{0,12}?(?:剔除|扣除|不|计入|计及|考虑|涵盖|连同|备考|模拟|算上|加上|加回|包括|包含|还原|撇除|排除|按|以|用|从|论|看|算|折算|换算|合并|相比|对比|比较|没有|未计)`)
)

// rumoured ends in what others say and is not so: 投后估值是96亿元,[不是有些媒体写的]150亿元.
var rumoured = pattern.New(`(?:不是|并非|而非|绝非|没有)\p{Han}{0,8}(?:媒体|外界|网上|网友|市场|坊间|有人|传闻|传言|网传)\p{Han}{0,6}的$`)

// supposed reports whether what stands before a figure in its part of a sentence says that something would be so.
func supposed(before string) bool {
	return supposition.MatchString(before) && !asCounted.MatchString(before)
}

// whenBuilt says what goes before is what a plant will have when it is at work: 二期项目[达产后]年产能10万吨; 湖州基地
// [建成后],可新增年产值8亿元. What a clause says of now, or has done, is so: 投产后,目前年产能3.2万吨.
var (
	whenBuilt = pattern.New(`(?:达产|达效|满产|投产|建成|竣工|完工|投运|投用|落成|投入使用|投入运营)(?:之后|以后|后|时)[^;。]*$`)
	timed     = pattern.New(`(?:去年|前年|20\d\d年|\d月|年底|年初)[^,;。]{0,8}(?:达产|达效|满产|投产|建成|竣工|完工|投运|投用|落成|投入)|(?:后|时)[^;。]*(?:去年|前年|20\d\d年|\d月)`)
	builtNow  = pattern.New(`(?:自|随着|由于|因)[^;。]*(?:后|时)|(?:已|目前|当前|现|如今|至今|以来|累计|实际|了)[^;。]*$`)
)

// whenAtWork reports whether a level is one of a plant that is not at work yet, by what stands before it in its part of a sentence: one
// whose clause gives it a time that is over is.
func (r *Reader) whenAtWork(before string, f *facts.Fact) bool {
	return f.Measure == facts.Level && whenBuilt.MatchString(before) && !builtNow.MatchString(before) &&
		!(timed.MatchString(before) && past(f.Period, r.Published))
}
