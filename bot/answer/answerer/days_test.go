package answerer_test

import (
	"strings"
	"testing"

	"wenbao/facts"
)

// A question for one day takes what an article of that day reports, what is in force then and
// the price of the day; not what another day's article reports, nor one of several periods.
func TestOneDay(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lancheng.txt", "岚诚股份基本面分析", facts.Date{Year: 2025, Month: 5, Day: 15},
			"今年第一季度,岚诚股份的营业收入为2.46亿元,同比增长18.3%。不过,净利润仍然为负,达到-1207万元。"),
		article("yunquan.txt", "云泉银行调整存款利率", facts.Date{Year: 2025, Month: 5, Day: 15},
			"云泉银行自5月9日起,一年期、二年期整存整取定期存款利率分别为1.45%、1.55%。"),
		article("qingta.txt", "青塔电子年报和一季报", facts.Date{Year: 2025, Month: 4, Day: 22},
			"青塔电子2024年营业收入14.2亿元。青塔电子2025年第一季度营业收入3.2亿元。"),
		article("lanxin.txt", "岚芯科技收评", facts.Date{Year: 2025, Month: 5, Day: 14}, "5月14日,岚芯科技收盘价10.2元,微涨0.47%。"),
		article("quote.txt", "岚开实业行情", facts.Date{Year: 2025, Month: 4, Day: 15}, "2024年10月6日,岚开实业换手率5.20%。"),
		article("hengji.txt", "恒济日利货币B收益", facts.Date{Year: 2025, Month: 5, Day: 14}, "恒济日利货币B近一周的基金收益率是0.04%。"),
		article("ruitai.txt", "瑞泰通信指数A", facts.Date{},
			"瑞泰通信指数A跟踪通信板块,本月机构看好这一板块。它不便宜:产品综合费率0.58%。以上数据统计时间截至2025年5月14日。"),
	))
	checkFigures(t, a, []figureCase{
		{"as the page notes", "瑞泰通信指数A2025年5月14日的产品综合费率", "0.58%"},
		{"reported on the day", "岚诚股份2025年5月15日的营业收入是多少", "2.46亿元"},
		{"another day", "岚诚股份2025年5月14日的营业收入是多少", ""},
		{"a metric that only stands before its figure", "岚诚股份2025年一季度净利润", "-1207万元"},
		{"in force since", "云泉银行2025年5月15日的二年期整存整取定期存款利率", "1.55%"},
		{"in force later only", "云泉银行2025年5月7日的二年期整存整取定期存款利率", ""},
		{"of which of two periods", "青塔电子2025年4月22日的营业收入", ""},
		{"of a day long before", "岚开实业2025年4月15日的换手率", ""},
		{"how much a price moved", "岚芯科技2025年5月14日的微涨幅度", "0.47%"},
		{"a fund's return", "恒济日利货币B2025年5月14日的近一周涨跌幅", "0.04%"},
	})
}

// A name says nothing of what is asked: 规划 in it makes no plan, and the words that only its full
// form has need no explaining.
func TestWordsOfNames(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("plan.txt", "岚城交通规划研究总院股份有限公司(岚城总院)", facts.Date{}, "岚城交通规划研究总院股份有限公司2019年投资收益的详细数值是6318406.25元。"),
		article("mail.txt", "华庭生命健康股份有限公司(华庭健康)", facts.Date{}, "华庭生命健康股份有限公司(华庭健康)", "2019年华庭健康的电子信箱是ht@example.com。", "由职工总数4200和研发人员数504算出,2019年华庭生命健康股份有限公司的研发人员占职工人数比例是0.12。")))
	checkFigures(t, a, []figureCase{
		{"no plan", "岚城交通规划研究总院股份有限公司2019年的投资收益是多少", "6318406.25元"},
		{"of what in what", "华庭健康2019年研发人员在职工人数中所占比例是多少", "0.12"},
	})
	if ans := ask(t, a, "华庭生命健康股份有限公司2019年电子信箱是什么?"); ans.Text != "ht@example.com。" {
		t.Errorf("the full name: %s", ans.Text)
	}
}

// Of two targets for one year the later article's comes first.
func TestLaterTarget(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("feb.txt", "岚骑汽车定下目标", facts.Date{Year: 2025, Month: 2, Day: 5}, "岚骑汽车2025年交付目标为30万辆。"),
		article("mar.txt", "岚骑汽车业绩会", facts.Date{Year: 2025, Month: 3, Day: 27}, "岚骑汽车2025年的交付目标上调至35万辆。")))
	checkFigures(t, a, []figureCase{{"raised since", "岚骑汽车2025年交付目标现在是多少辆", "35万辆 30万辆"}})
}

// What the pages of several funds say of the market is one figure, whosever page is asked; what
// they say of themselves is not.
func TestOneFigureOfMany(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 5, Day: 14}
	a := newAnswerer(t, newBase(t,
		article("yi.txt", "恒济成长混合A收益", day, "恒济成长混合A近一周的基金收益率是0.91%。创指300近一周的市场基准收益率是1.76%。"),
		article("er.txt", "恒济价值混合A收益", day, "恒济价值混合A近一周的基金收益率是0.37%。创指300近一周的市场基准收益率是1.76%。")))
	checkFigures(t, a, []figureCase{
		{"of the market", "创指300近一周2025年5月14日的市场基准收益率是多少", "1.76%"},
		{"of each", "近一周2025年5月14日的基金收益率是多少", ""},
	})
}

// A figure is not of whom its sentence mentions as a party, not of all shares where it is of
// locked ones, not of an industry where it is a company's; and of two that a bank has, the sum before what its balance sheet carries.
func TestWhoseAndOfWhat(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lanqi.txt", "岚启软件更正公告", facts.Date{Year: 2025, Month: 6, Day: 13},
			"公司全资子公司岚启软件与客户西峪轨道签订三份合同,2024年按总额法确认收入1.92亿元。"),
		article("tangmu.md", "棠木药业股份有限公司2024年年度报告", facts.Date{Year: 2025, Month: 4, Day: 18}, "棠木药业股份有限公司(棠木药业)2024年末前十名股东持股情况",
			"| 股东名称 | 持股比例 | 持股数量 | 持有有限售条件的股份数量 |", "| 岚石控股 | 35.44% | 141,760,000 | 0 |", "| 顾听澜 | 6.71% | 56,914,220 | 42,685,665 |",
			"棠木药业2024年分产品情况", "| 分产品 | 营业收入(元) | 营业成本(元) |", "| 心脑血管类 | 1,522,602 | 368,165 |", "| 呼吸系统类 | 1,007,184 | 282,616 |",
			"棠木药业利润表", "| 项目 | 2024年(元) |", "| 营业成本 | 1,138,913 |"),
		article("cangyu.md", "苍屿银行股份有限公司2024年年度报告", facts.Date{Year: 2025, Month: 4, Day: 18}, "苍屿银行股份有限公司(苍屿银行)资产负债表",
			"| 资产负债表(百万元) | 2024年末 |", "| 客户贷款和垫款 | 1,145,196 |", "| 客户存款 | 1,306,218 |",
			"苍屿银行贷款结构", "| 贷款结构(百万元) | 2024年末 |", "| 客户贷款和垫款总额 | 1,186,402 |"),
		article("taiyuan.txt", "泰远财险2024年年报", facts.Date{Year: 2025, Month: 4, Day: 18}, "泰远财险2024年综合成本率97.6%,净利润3.1亿元。"),
		article("xinglan.md", "星岚新能股份有限公司2025年半年度报告", facts.Date{Year: 2025, Month: 8, Day: 29}, "星岚新能股份有限公司(星岚新能)主要财务数据",
			"| 项目(万元) | 2025年上半年 |", "| 利润总额 | -45,330.81 |", "| 净利润 | -40,226.18 |"),
	))
	checkFigures(t, a, []figureCase{
		{"a customer", "西峪轨道2024年收入多少", ""},
		{"all shares", "顾听澜持有棠木药业多少股", "56,914,220"},
		{"the industry", "泰远财险2024年行业综合成本率", ""},
		{"the first of a list of holders", "棠木药业第一大股东持股比例多少", "35.44%"},
		{"the net result", "星岚新能2025年上半年亏损了吗", "-40,226.18"},
	})
	if got := ask(t, a, "苍屿银行2024年末存贷比").Figures; len(got) != 1 || got[0].Text != "90.83%" {
		t.Errorf("the sum of loans: %+v", got)
	}
	if got := ask(t, a, "棠木药业心脑血管类产品2024年营业收入是多少", "那营业成本呢").Figures; len(got) != 1 || got[0].Text != "368,165" {
		t.Errorf("of the part that the turn before asked of: %+v", got)
	}
}

// Pages on how shares trade: what a price is said with, the day that a figure is of, windows.
func TestDaysOfTrading(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("after.txt", "恒岚影业盘后解读", facts.Date{Year: 2025, Month: 5, Day: 15},
			"恒岚影业（600999）在2025年5月14日收盘上涨1.40%，收报112.94元，涨幅高于当日沪指（+0.10%）。当日个股表现强势，换手率0.18%，成交额14.62亿元。",
			"近一周来看，恒岚影业涨幅达6.68%，显示出较强的韧性。"),
		article("noted.txt", "海湾机械基本面分析", facts.Date{Year: 2025, Month: 5, Day: 15},
			"海湾机械（600998）2025年第一季度营业收入26亿元。海湾机械滚动股息率为0.031%（截至2025年5月13日），基本每股收益为0.62元。"),
		article("manager.txt", "岚汇基金的基金经理", facts.Date{},
			"岚汇基金（600996）自2022-09-14以来任期回报20.57%。",
			"一句话总结：（截止2025-05-15）岚汇基金管理规模为7.17亿元，近1年收益率为0.22%。"),
		article("results.txt", "岚云科技一季报远超预期", facts.Date{Year: 2025, Month: 5, Day: 10},
			"2025年一季度，岚云科技收入同比增长12%，净利润同比增长46%。其股价却在5月7日暴跌7.5%，市值蒸发千亿元。岚云科技云业务营收为122.6亿元，同比增长28.1%。"),
		article("fund.txt", "岚和新能源", facts.Date{Year: 2025, Month: 5, Day: 14},
			"岚和新能源（600995）的基金代码为014999；成立日期：20220331；资产规模：15557821.15元；持有总人数：3349人。"),
		article("lost.txt", "川屿重工盘后解读", facts.Date{Year: 2025, Month: 5, Day: 15},
			"# 川屿重工微跌，新订单落地## 今日市场表现 川屿重工（600997）5月15日盘中下跌2.01%，截至11:04，报63.49元/股，成交6.80亿元。## 业绩 2024年营业收入131亿元。"),
	))
	checkFigures(t, a, []figureCase{
		{"the closing price", "恒岚影业2025年5月14日收盘价", "112.94元"},
		{"how far it rose, and not the index beside it", "恒岚影业2025年5月14日涨跌幅", "1.40%"},
		{"the day that the text speaks of, not of publication", "恒岚影业2025年5月14日成交额", "14.62亿元"},
		{"a window before the clause", "恒岚影业近一周涨幅", "6.68%"},
		{"which is no day's", "恒岚影业2025年5月15日涨跌幅", ""},
		{"a day in brackets behind the figure", "海湾机械2025年5月13日滚动股息率", "0.031%"},
		{"基本 is part of the name", "海湾机械基本每股收益", "0.62元"},
		{"a day in brackets before, in digits", "岚汇基金2025年5月15日管理规模", "7.17亿元"},
		{"the quarter again after a day of trading", "岚云科技2025年一季度云业务营收", "122.6亿元"},
		{"and its growth", "岚云科技2025年一季度云业务营收同比", "28.1%"},
		{"a day of founding dates nothing", "岚和新能源2022年3月31日资产规模", ""},
		{"but publication does", "岚和新能源资产规模", "15557821.15元"},
		{"a price in the middle of the day", "川屿重工2025年5月15日股价", "63.49元"},
		{"a heading inside a line begins a sentence", "川屿重工2024年营业收入", "131亿元"},
	})
}

// Names with codes behind them, lists of such, terms of deposits, figures per thing sold, days by their names.
func TestCodesAndTerms(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 5, Day: 16} // a Friday
	a := newAnswerer(t, newBase(t,
		article("two.txt", "两家白酒公司年报", day,
			"2024年，贵州茅台（600519.SH）、五粮液（000858.SZ）净利润分别为862亿元、319亿元，同比分别增长15.4%、5.4%。",
			"2024年，贵州茅台（600519）及五粮液（000858）研发费用合计8亿元。"),
		article("new.txt", "两家新公司", day,
			"2024年，岚驰汽车（600994）和海湾机械（600998）分别盈利3亿元和5亿元。岚驰汽车每卖出一辆车净赚1.07万美元。",
			"美东时间周四，岚驰汽车和海湾机械股价分别下跌4.09%和6.05%。"),
		article("week.txt", "岚汐电子的一周", day, "岚汐电子（600993）下周四公布业绩，股价上涨3.17%。"),
		article("rates.txt", "岚山银行存款利率调整", day,
			"岚山银行5年定期存款利率为1.55%，低于其1.90%的三年期大额存单利率。岚山银行一年定期存款利率为1.10%。",
			"岚山银行活期存款——利率0.1%，一年只能赚50元。",
			"【新华解读】4月社融规模新增近1.2万亿元。"),
		article("hkex.txt", "港交所成绩单", day, "港交所（00388）昨日公布2024年业绩。收入及其他收益223.74亿港元。"),
		article("gold.txt", "盘面", day, "截至上午收盘，上证指数报收3389.75点。现货黄金价格为3200美元。"),
	))
	checkFigures(t, a, []figureCase{
		{"the first of a list with codes", "贵州茅台2024年净利润", "862亿元"},
		{"the last", "五粮液2024年净利润", "319亿元"},
		{"a growth behind", "五粮液2024年净利润同比", "5.4%"},
		{"what both have together is nobody's", "五粮液2024年研发费用", ""},
		{"和 behind a code is no part of a name", "海湾机械2024年盈利", "5亿元"},
		{"per thing sold is no profit", "岚驰汽车2024年净利润", "3亿元"},
		{"and is answered for", "岚驰汽车每卖出一辆车净赚多少", "1.07万美元"},
		{"the day of a name before publication", "海湾机械2025年5月15日股价跌幅", "6.05%"},
		{"and none of the week to come", "岚汐电子2025年5月15日股价涨幅", ""},
		{"a term", "岚山银行5年定期存款利率", "1.55%"},
		{"in other words", "岚山银行1年期定期存款利率", "1.10%"},
		{"one that nobody tells of", "岚山银行三年定期存款利率", ""},
		{"a rate of no term", "岚山银行两年定期利率", ""},
		{"a body that publishes its own results", "港交所2024年收入及其他收益", "223.74亿港元"},
		{"a price is of the day", "2025年5月16日上证指数", "3389.75点"},
		{"and of no year before", "2024年黄金价格", ""},
	})
	if ans := ask(t, a, "新华保险4月社融规模"); len(ans.Figures) > 0 {
		t.Errorf("a column of an agency: %s", ans.Text)
	}
	if ans := ask(t, a, "现货黄金价格"); !strings.Contains(ans.Interpretation, "按发布日期推断") {
		t.Errorf("a period that only the day of publication tells: %s", ans.Interpretation)
	}
}

// Notes of a day of trading: prices and what moved, windows up to now, turnover, codes behind names.
func TestNotesOfADay(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("hailan.txt", "海澜药业首板涨停，封板资金1.12亿元", facts.Date{Year: 2025, Month: 5, Day: 15},
			"封板资金,联盟采购,5月15日,海澜药业收盘首板涨停,截至当日收盘,海澜药业报31.48元/股,成交额4.79亿元,封板资金1.12亿元。当日该股振幅达4.06%。",
			"特大单买入10.00万元,占比0.05%,卖出749.58万元,占比4.45%;大单买入844.02万元,占比5.01%,卖出1557.11万元,占比9.24%。",
			"分红方面,海澜药业A股上市后累计派现10.33亿元。近三年,累计派现1559.63万元。",
			"公司最新ROE为26.83%。公司最新总资产周转率为0.60次。"),
		article("yuliao.txt", "4月21日语料板块涨幅达2%", facts.Date{Year: 2025, Month: 4, Day: 21},
			"4月21日,语料板块换手率2.12%。涨幅最大的个股为:慧岭股份报29.61元,涨6.78%;利海股份报3.30元,涨3.13%。上涨个股家数42个。"),
		article("hehe.txt", "河禾生物股价波动解析", facts.Date{Year: 2025, Month: 5, Day: 13},
			"在2025年这个充满变革的时代,股市的波动成为焦点。河禾生物当日成交量为26920手,换手率为3.90%。"),
	))
	checkFigures(t, a, []figureCase{
		{"a price is no other amount", "海澜药业2025年5月15日封板资金", "1.12亿元"},
		{"the price", "海澜药业2025年5月15日股价", "31.48元"},
		{"behind 当日该股", "海澜药业2025年5月15日振幅", "4.06%"},
		{"of the same orders as what was bought", "海澜药业大单卖出金额", "1557.11万元"},
		{"of the largest", "海澜药业特大单卖出金额", "749.58万元"},
		{"a sum over the years up to now", "海澜药业近三年累计派现多少", "1559.63万元"},
		{"since it was listed", "海澜药业A股上市后累计派现", "10.33亿元"},
		{"of five years", "海澜药业近五年累计派现", ""},
		{"the latest", "海澜药业ROE", "26.83%"},
		{"counted in 次", "海澜药业总资产周转率", "0.60次"},
		{"with its code", "海澜药业（689998）总资产周转率", "0.60次"},
		{"one of several shares", "利海股份2025年4月21日股价", "3.30元"},
		{"no growth of the turnover before", "慧岭股份2025年4月21日换手率增长多少", ""},
		{"a number of shares that rose", "2025年4月21日上涨个股家数", "42个"},
		{"a year that only sets the scene", "河禾生物2025年5月13日换手率", "3.90%"},
	})
}
