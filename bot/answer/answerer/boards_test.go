package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// Shares that are quoted beside boards, indices and each other: what a board moved or took in is none of a
// share's, and what is of one share is none of the next one's.
func TestSharesAndBoards(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 9, Day: 8}
	a := newAnswerer(t, newBase(t,
		article("board.txt", "中药板块9月8日涨1.24%，健民集团领涨，主力资金净流出4079.78万元", day,
			"中药板块较上一交易日上涨1.24%，领涨个股为健民集团（涨4.23%）。上证指数上涨0.38%至3826.84点。",
			"板块内多只个股上涨，奇正藏药（4.15%）、佐力药业（3.97%）涨幅居前。板块主力资金净流出4079.78万元，游资资金净流出4585.31万元。",
			"云南白药主力净流入4641.77万元，净占比4.88%。云南白药较前一交易日下跌0.31元，跌幅为0.62%。"),
		article("concept.txt", "智算概念股活跃", day,
			"9月8日，智算概念上涨2.66%。板块内众屿股份涨幅居前。今日智算概念获主力资金净流入12.4亿元，其中北汇信息主力资金净流入2.87亿元。"),
		article("page.txt", "百川能科资金面分析", day,
			"2025年9月5日当天，主力资金流入为2318.40万元，主力资金流出为3004.62万元。截止2025年9月5日，百川能科过去5日的主力资金流入为1.04亿元，总流入为3.62亿元。"),
		article("after.txt", "长屿股份盘后解读", day,
			"# 长屿股份跌2.15%## 一、市场表现概览长屿股份（002999）今日收盘价9.10元，下跌2.15%。所属半导体板块跌1.96%，主力净流出22.6亿元。",
			"维持增持评级，12个月目标价为12.5元，当前股价为9.10元。上半年华北/华东地区营收分别为48.5/9.0亿元。"),
		article("phones.txt", "手机市场一季度", day, "2025年第一季度，华为手机市场份额19.9%。"),
		article("prices.txt", "4月份CPI同比下降0.1% 核心CPI涨幅稳定", facts.Date{Year: 2025, Month: 5, Day: 10}, "2025年4月份，全国居民消费价格（CPI）同比下降0.1%。扣除食品和能源价格的核心CPI同比上涨0.5%。"),
		article("holders.txt", "宁屿科技股东", day, "截至目前，云岫资本、海石创投分别持股12.5%和6.8%，岚启投资持股4.2%，三者均为宁屿科技的股东。"),
	))
	checkFigures(t, a, []figureCase{
		{"in brackets behind its name, and no index's", "健民集团2025年9月8日的涨幅", "4.23%"},
		{"of a list whose end says what they rose", "佐力药业2025年9月8日的涨幅", "3.97%"},
		{"the board's flow", "健民集团2025年9月8日的主力资金净流出", ""},
		{"the board's other flow", "健民集团2025年9月8日的游资资金净流出", ""},
		{"the board's", "中药板块2025年9月8日主力资金净流出", "4079.78万元"},
		{"a share of the flow before it", "云南白药2025年9月8日的主力净占比", "4.88%"},
		{"against the trading day before", "云南白药2025年9月8日的跌幅", "0.62%"},
		{"a concept's and another one's", "众屿股份2025年9月8日的主力资金净流入", ""},
		{"whom the title of a page is on", "百川能科2025年9月5日的主力资金流入", "2318.40万元"},
		{"over a window", "百川能科2025年9月5日过去5日的总流入", "3.62亿元"},
		{"a heading that runs into the sentence", "长屿股份2025年9月8日的收盘价", "9.10元"},
		{"its board's", "长屿股份2025年9月8日的主力净流出", ""},
		{"what a share costs beside its target", "长屿股份的股价", "9.10元"},
		{"parts with slashes", "长屿股份2025年上半年华东地区营收", "9.0亿元"},
		{"a share of a market by its name", "华为2025年第一季度手机市场份额", "19.9%"},
		{"prices without food and energy", "2025年4月核心CPI同比是多少", "0.5%"},
		{"a holder alone", "岚启投资持有宁屿科技的股权比例", "4.2%"},
	})
}
