package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// Statements as registers word them: lines of a balance sheet asked together, figures before
// their names, ratios without a unit, full legal names with the place they are of.
func TestStatementLines(t *testing.T) {
	day := facts.Date{Year: 2022, Month: 4, Day: 20}
	a := newAnswerer(t, newBase(t,
		article("lanzhu.txt", "岚竹信息科技(上海)股份有限公司（岚竹科技）", day,
			"369300.11元、3540000.0元是岚竹信息科技(上海)股份有限公司2021年的销售费用和管理费用。",
			"2021年岚竹科技的资产总计是18036620671.74元,负债合计是6190387036.58元。",
			"岚竹科技2021年负债和所有者权益总计是18036620671.74元。"),
		article("jingwang.txt", "深圳市景旷电子股份有限公司（景旷电子）", day,
			"深圳市景旷电子股份有限公司2021年的研发费用是297183502.0元。",
			"已知流动资产5456245779.06元、流动负债3030146145.17元,得出2021年深圳市景旷电子股份有限公司的流动比率是1.80。",
			"景旷电子2021年的销售人员人数是252人。"),
		article("boyun.txt", "博岚新材2021年年报", day,
			"博岚新材2021年的上年流动负债为465157151.82元,流动负债为379180769.82元,所以,流动负债增长率为-18.48%。"),
	))
	checkFigures(t, a, []figureCase{
		{"two figures before their names, whose owner has brackets", "岚竹科技2021年销售费用和管理费用分别是多少", "369300.11元 3540000.0元"},
		{"合计 of a line asks for no sum", "岚竹科技2021年资产总计和负债合计分别是多少", "18036620671.74元 6190387036.58元"},
		{"one line with 和 in it", "岚竹科技2021年负债和所有者权益总计是多少元", "18036620671.74元"},
		{"a sum that is asked for", "岚竹科技2021年销售费用和管理费用合计多少", "390.93001万元"},
		{"a ratio without a unit", "景旷电子2021年流动比率", "1.80"},
		{"the place in a full name", "2021年深圳市景旷电子股份有限公司流动比率为多少?请以2位小数的形式回答", "1.80"},
		{"the unit at the end", "提供景旷电子2021年销售人员人数,单位为人。", "252人"},
		{"the year after its year before", "博岚新材2021年流动负债增长率", "-18.48%"},
		{"the year before within a year", "博岚新材2020年流动负债", "465157151.82元"},
		{"the level of the year", "博岚新材2021年流动负债是多少", "379180769.82元"},
	})
}

// Pages of data on funds and shares: a fund under its full name, the trading day before that
// is dated, members of a list that share what the last one ends in.
func TestDataPages(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 5, Day: 15}
	a := newAnswerer(t, newBase(t,
		article("fund.txt", "基金点评", day,
			"“岚汇添益债券型证券投资基金A类”是一只债券型-混债基金,长期收益能力强:产品近3年年化收益6.09%。回撤控制能力强:近一年动态回撤0.03%。",
			"以上关于该产品的数据指标统计时间截止到2025年05月14日。"),
		article("share.txt", "岚城股份行情", day,
			"2025年05月15日岚城股份的涨跌幅为-0.51%,岚城股份的上一交易日2025年05月14日收盘价为16.3元,涨跌幅为-1.61%。",
			"岚城股份融券方面,5月15日融券卖出2000股,融券偿还2334股。"),
		article("rates.txt", "澜湾银行调整存款利率", day,
			"澜湾银行一年期、三年期、五年期定期存款利率分别为1.8%、2.0%、1.9%。"),
	))
	checkFigures(t, a, []figureCase{
		{"a yield a year in percent", "岚汇添益债券型证券投资基金A类2025年5月14日近3年年化收益", "6.09%"},
		{"the same by the short name", "岚汇添益债券A2025年5月14日近一年动态回撤", "0.03%"},
		{"the day before, dated", "岚城股份2025年5月14日收盘价", "16.3元"},
		{"a day said by the one after it", "岚城股份2025年5月15日的上一交易日2025年5月14日涨跌幅", "-1.61%"},
		{"the day itself", "岚城股份2025年5月15日涨跌幅", "-0.51%"},
		{"偿还量 is 偿还", "岚城股份2025年5月15日融券偿还量", "2334股"},
		{"a term that others share the rate with", "澜湾银行一年期定期存款利率", "1.8%"},
		{"the last", "澜湾银行五年期定期存款利率", "1.9%"},
		{"one that is not told", "澜湾银行二年期定期存款利率", ""},
	})
}

// Figures whose metric stands in another clause: by what those of a ranking are counted, what
// the first of a list of points leaves to the last, the months of a rate of persistency.
func TestNamedElsewhere(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 3, Day: 31}
	a := newAnswerer(t, newBase(t,
		article("brokers.txt", "三家券商2024年业绩出炉", day,
			"以归母净利润论,岚信证券以197.21亿元稳居榜首,华澜证券以153.5亿元紧随其后。岚河证券归母净利润100.3亿元。",
			"从营收看,岚信证券以600.2亿元位居第一。按总资产计,岚信证券为1.2万亿元。"),
		article("bank.txt", "岚海银行2024年年报", day,
			"2024年末,岚海银行核心一级资本充足率和资本充足率分别提高0.7个和2.4个百分点,达到10.5%和15.1%。"),
		article("life.txt", "海岚人寿2024年年报", day,
			"2024年,海岚人寿13个月继续率96.8%,25个月继续率93.5%,同比分别提升0.7个和2.4个百分点。"),
	))
	checkFigures(t, a, []figureCase{
		{"first by what the clause before counts", "岚信证券净利润", "197.21亿元"},
		{"the next one", "华澜证券归母净利润多少", "153.5亿元"},
		{"从X看", "岚信证券营业收入", "600.2亿元"},
		{"按X计", "岚信证券总资产", "1.2万亿元"},
		{"a sum over those of the article", "三家券商净利润合计", "451亿元"},
		{"points without their unit", "岚海银行核心一级资本充足率提高多少", "0.7个"},
		{"levels behind their changes", "岚海银行资本充足率", "15.1%"},
		{"the year before", "岚海银行2023年末核心一级资本充足率", "9.8%"},
		{"months in a name", "海岚人寿25个月继续率", "93.5%"},
		{"and its change", "海岚人寿25个月继续率提高多少", "2.4个百分点"},
		{"other months", "海岚人寿37个月继续率", ""},
	})
}
