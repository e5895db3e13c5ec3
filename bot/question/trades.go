package question

import (
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// bareTrade are companies of a trade said by their number and its word alone: 三家高速, 七家汽金.
var bareTrade = pattern.New(`(?:[两二三四五六七八九十]|\d{1,2})家(?:A股|H股|港股|美股|上市|主要|头部)*的?(高速|汽金|快递|快运|物流|航空|机场|港口|水泥|钢铁|乳业|白酒|啤酒|茶饮|咖啡|光伏|锂电|电池|物业|地产|影视|医药|燃气|水务|电力|美妆|家电|光模块|游戏|煤炭|珠宝|零售)(?:当?中|里面?)?的?`)

// ofTrade are words before which a trade is part of what is measured, or of another word: 三家快递[业务量], 三家航空[公司].
var ofTrade = lex.NewWords("业", "公司", "企业", "机构", "厂", "产", "销", "价", "量", "费", "件", "线", "板块", "市场", "设备", "装", "装机", "出货", "收入", "均价", "贷款", "需求")

// manySaid returns the matches of manyOf in a text, and those of bareTrade where the text does not go on with a word
// that takes the trade for its own. trade tells the second.
func manySaid(text []byte) (ats [][]int, trade bool) {
	if ats = manyOf.FindAllSubmatchIndex(text, -1); len(ats) > 0 {
		return ats, false
	}
	for _, at := range bareTrade.FindAllSubmatchIndex(text, -1) {
		if !ofTrade.Begin(string(text[at[3]:])) {
			ats = append(ats, at)
		}
	}
	return ats, true
}

// saysMany reports whether a text says companies by their number and trade.
func saysMany(text string) bool {
	ats, _ := manySaid([]byte(text))
	return len(ats) > 0
}

// takesOn ends what is done with the companies that are counted, whose word is no tail then: 平台签约[企业], 授信[企业].
var takesOn = lex.NewWords("签约", "合作", "入驻", "授信", "服务", "接入", "覆盖", "注册", "上链", "入库", "投资", "核心", "小微", "中小", "民营", "规模以上", "挂牌")

// contracts end in a 约 that is no about: 签[约].
var contracts = lex.NewWords("签", "合", "违", "预", "履", "续", "毁", "条", "特", "解", "制", "节")

// keeps reports whether a tail word belongs to what stands before it: 签约[企业], 签[约].
func keeps(w, rest string) bool {
	return w == "企业" && takesOn.End(rest) || w == "约" && contracts.End(rest)
}
