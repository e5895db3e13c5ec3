package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// What a restatement changed a figure from and to, which of them is meant, and what stayed as it was.
func TestRestatements(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lanpu.txt", "岚圃生物关于前期会计差错更正的公告", facts.Date{Year: 2025, Month: 6, Day: 19},
			"岚圃生物科技股份有限公司(以下简称“公司”)对前期会计差错进行更正。",
			"2022年度:营业收入由8.60亿元调减为8.15亿元;应收账款调减3,200万元至2.40亿元;研发费用不变,仍为0.90亿元;归属于上市公司股东的净利润更正前为1.20亿元,更正后为1.05亿元。",
			"2023年度:归母净利润更正前盈利2,100万元,更正后亏损800万元;存货由1.60亿元调增至1.90亿元;期末净资产更正后为14.2亿元。")))
	checkFigures(t, a, []figureCase{
		{"调减为", "岚圃生物2022年营业收入", "8.15亿元"},
		{"what it was", "岚圃生物2022年更正前营业收入", "8.60亿元"},
		{"no figure of the year before", "岚圃生物2021年营业收入", ""},
		{"调减 by an amount to a level, no range", "岚圃生物2022年应收账款", "2.40亿元"},
		{"the clause before names what stayed", "岚圃生物2022年研发费用", "0.90亿元"},
		{"a profit before", "岚圃生物2023年归母净利润更正前", "2,100万元"},
		{"and a loss behind", "岚圃生物2023年归母净利润", "800万元"},
		{"under its full name", "岚圃生物2022年净利润更正前是多少", "1.20亿元"},
		{"调增至", "岚圃生物2023年末存货", "1.90亿元"},
		{"更正后 before 为", "岚圃生物2023年末净资产", "14.2亿元"},
	})
}

// Pairs of metrics in one word, the goods that a paragraph is on, the last month of a span, and days on which
// something was told.
func TestTwoMetricsInOneWord(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("cars.txt", "9月汽车产销情况", facts.Date{Year: 2025, Month: 10, Day: 14},
			"中国汽车工业协会14日发布的最新数据显示,2025年9月,我国汽车产销分别完成301.6万辆和309.2万辆,环比分别增长4.1%和5.3%。1—9月,汽车产销累计完成2410.5万辆和2402.3万辆,同比分别增长13.1%和12.7%。",
			"新能源汽车继续领跑。9月产销分别为160.2万辆和158.1万辆。",
			"1—9月,汽车出口490.3万辆,同比增长14.8%。",
			"中国品牌乘用车当月销量198.7万辆。"),
		article("kinds.html", "9月新能源汽车分车型销量", facts.Date{Year: 2025, Month: 10, Day: 14},
			"| 2025年9月新能源汽车分车型销量(万辆) | 销量 | 环比 |", "| 纯电动 | 101.3 | 4.9% |", "| 插电式混合动力 | 56.7 | 3.2% |")))
	checkFigures(t, a, []figureCase{
		{"the first", "2025年9月汽车产量", "301.6万辆"},
		{"the second", "2025年9月汽车销量", "309.2万辆"},
		{"not of the day that it was told", "2025年9月汽车销量环比", "5.3%"},
		{"without 分别", "2025年1-9月汽车产量", "2410.5万辆"},
		{"rates of it", "2025年1-9月汽车销量同比", "12.7%"},
		{"of the goods that the paragraph is on", "2025年9月新能源汽车产量", "160.2万辆"},
		{"of the last month of the span", "2025年9月中国品牌乘用车销量", "198.7万辆"},
		{"量 behind what is counted", "2025年1-9月汽车出口量", "490.3万辆"},
		{"one kind of them", "2025年9月纯电动车销量", "101.3"},
	})
}

// What measure words count: persons, bodies, times and things never answer for one another, and the word that a
// question ends with is what the figure is counted in.
func TestMeasureWords(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("heze.txt", "禾泽药业2024年社会责任报告要点", facts.Date{Year: 2025, Month: 4, Day: 25},
			"2024年,禾泽药业实施产品召回2次。治理:董事会9人,女性董事3人。全年召开董事会11次。",
			"截至2024年末,处理中的海外注册申请35宗。"),
		article("tour.txt", "前三季度国内旅游数据", facts.Date{Year: 2025, Month: 10, Day: 28},
			"2025年前三季度,国内居民出游48.6亿人次,同比增加7.2亿人次。"),
		article("cards.txt", "信用卡分中心关停", facts.Date{Year: 2025, Month: 9, Day: 8},
			"2025年前八个月,获批终止营业的信用卡分中心已有57家,光交通银行一家就占了41家。",
			"招商银行信用卡流通卡9692万张。建设银行信用卡贷款余额1.05万亿元,民生银行2.1万亿元。")))
	checkFigures(t, a, []figureCase{
		{"times, no persons", "禾泽药业董事会开了几次会", "11次"},
		{"things, no times", "禾泽药业产品召回多少盒", ""},
		{"宗数", "禾泽药业处理中的海外注册申请宗数", "35宗"},
		{"人次", "2025年前三季度国内居民出游人次", "48.6亿人次"},
		{"all of them and not one's", "2025年前八个月获批终止营业的信用卡分中心数量", "57家"},
		{"one's", "交通银行2025年前八个月获批终止营业的信用卡分中心数量", "41家"},
	})
}

// Whose figures are where an article is on two: an exchange with results of its own, two kinds of institutions
// together, somebody that another one forecasts for; and when they are of, behind 如今 and 目前.
func TestWhoseOfTwo(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("hkex.txt", "港交所半年赚90亿创新高 中电派息照旧", facts.Date{Year: 2025, Month: 8, Day: 21},
			"港交所(00388)公布截至6月底止六个月业绩:收入120亿港元,股东应占溢利90亿港元。",
			"期内资本开支5亿港元。",
			"中电控股(00002)同日公布,上半年营业额430亿港元,股东应占溢利52亿港元。"),
		article("wealth.txt", "上半年银行理财市场", facts.Date{Year: 2025, Month: 7, Day: 25},
			"截至2025年6月末,全国共有190家银行机构和30家理财公司有存续的理财产品,存续规模30.1万亿元。",
			"截至2025年6月末,理财公司存续规模26.5万亿元。"),
		article("apps.txt", "快手、哔哩哔哩三季报", facts.Date{Year: 2025, Month: 11, Day: 21},
			"快手11月19日发布第三季度业绩,收入355.5亿元。",
			"哔哩哔哩11月13日先行交卷。广告收入25.7亿元。游戏收入下滑是因为去年同期基数高:2024年三季度游戏收入18.2亿元。毛利率36.7%。DAU首次冲上1.17亿,+9%。",
			"快手第四季度收入预计388亿元;高盛对哔哩哔哩2026年净利的预测是33亿元。"),
		article("banks.txt", "澜溪银行2024年数字化", facts.Date{Year: 2025, Month: 4, Day: 2},
			"2024年,澜溪银行科技投入12.5亿元。二期数据中心预计2026年三季度投产,届时机柜将增至1.2万个;目前在用机柜7400个。")))
	checkFigures(t, a, []figureCase{
		{"not the other one's", "中电控股2025年上半年资本开支", ""},
		{"an exchange's own", "港交所2025年上半年股东应占溢利", "90亿港元"},
		{"not that of both kinds", "理财公司2025年6月末存续规模", "26.5万亿元"},
		{"the results' quarter, not the day", "哔哩哔哩2025年第三季度广告收入", "25.7亿元"},
		{"not the quarter told in passing", "哔哩哔哩2025年第三季度毛利率", "36.7%"},
		{"no percentage", "哔哩哔哩2025年第三季度DAU", "1.17亿"},
		{"for whom it is forecast", "高盛预测哔哩哔哩2026年净利多少", "33亿元"},
		{"now", "澜溪银行目前用机柜多少个", "7400个"},
	})
}

// Units that an article gives all of its tables, and the row above gives its parts; heads with a unit of their
// own; cells in another money; one of several is no answer for all of them.
func TestUnitsOfTables(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lanjiang.md", "澜江电力五年数据", facts.Date{Year: 2025, Month: 5, Day: 6},
			"水电观察,金额单位除注明外为亿元",
			"澜江电力4月30日披露2024年年报。",
			"| 项目 | 2024年 | 2023年 |", "| 发电量(亿千瓦时) | 295.9 | 276.2 |", "| 其中:上游电站 | 82.9 | 80.2 |", "| 营业收入 | 84.49 | 78.11 |"),
		article("funds.md", "理财半年报", facts.Date{Year: 2025, Month: 7, Day: 25},
			"| 机构类型 | 有存续产品的机构(家) | 存续产品(只) |", "| 城商行 | 87 | 6,870 |", "| 股份制银行 | 8 | 627 |"),
		article("homes.md", "三家房企中期", facts.Date{Year: 2025, Month: 9, Day: 3},
			"| 2025年中期 | 华润置地 | 中国海外发展 |", "| 每股中期派息 | 0.200元人民币 | 0.25港元 |")))
	checkFigures(t, a, []figureCase{
		{"the article's", "澜江电力2024年营业收入", "84.49"},
		{"the row's above", "澜江电力2023年上游电站发电量", "80.2"},
		{"a head with a unit", "城商行有多少只存续产品", "6,870"},
		{"another money", "中国海外发展2025年每股中期派息", "0.25港元"},
		{"not one of three", "三家每股中期派息分别是多少", ""},
	})
}

// What a figure takes from those beside it: the rate of another time, the deed said of all first, the business that
// a title or a sentence is on, the whole of a share; and what is planned by its own name.
func TestTakenFromBeside(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("milk.txt", "澜原乳业2025年半年报", facts.Date{Year: 2025, Month: 9, Day: 1},
			"澜原乳业2025年第二季度营收89.1亿元,增速5.7%,比一季度的1.3%快了不少。",
			"澜原乳业给自己的全年目标是营收400亿元、利润总额42亿元。回购价格不超过每股32元。",
			"2025年上半年,澜原乳业研发投入3.2亿元,占营业收入的2.12%,而上一年这一占比是1.90%。"),
		article("loans.txt", "消费金融公司2024年不良转让", facts.Date{Year: 2025, Month: 5, Day: 12},
			"2024年,八家公司年内合计转让不良贷款包本金逾320亿元。其中招联消费金融转让127.4亿元;兴业消费金融转让83亿元。"),
		article("cards.txt", "信用卡半年报：规模还在缩", facts.Date{Year: 2025, Month: 9, Day: 8},
			"截至2025年6月末,全国信用卡7.15亿张,与2022年三季度8.07亿张的高点相比已明显减少。",
			"2025年上半年,招商银行流通卡9692.9万张。建设银行贷款余额1.05万亿元。",
			"2025年6月末,四家银行信用卡不良率分化:平安银行2.30%,招商银行1.75%,建设银行2.35%,民生银行3.68%,四家中最高。工商银行信用卡不良率3.75%,但不在样本里。"),
		article("video.txt", "哔哩哔哩三季报", facts.Date{Year: 2025, Month: 11, Day: 21},
			"按业务分,哔哩哔哩2025年第三季度增值服务30.2亿元,广告25.7亿元。")))
	checkFigures(t, a, []figureCase{
		{"a rate of another quarter", "澜原乳业2025年一季度营收增速", "1.3%"},
		{"a plan by what it is of", "澜原乳业2025年营收目标", "400亿元"},
		{"a share of the same whole", "澜原乳业2024年研发投入占营业收入比重", "1.90%"},
		{"the deed said of all", "招联消费金融2024年转让不良贷款包本金多少", "127.4亿元"},
		{"the level of a peak", "全国2022年三季度信用卡多少张", "8.07亿张"},
		{"what only cards have", "招商银行信用卡流通卡", "9692.9万张"},
		{"first of so many", "四家银行中信用卡不良率最高的是哪家", "3.68%"},
		{"income by business", "哔哩哔哩2025年第三季度增值服务收入", "30.2亿元"},
	})
}
