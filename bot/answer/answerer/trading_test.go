package answerer_test

import (
	"testing"

	"wenbao/bot/answer/answerer"
	"wenbao/facts"
)

// Pages on the trading of a share: what is of the day and what of a moment, a week or another day, and what
// indices and exchanges have to do with it.
func TestTradingDays(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 8, Day: 14}
	b := newBase(t,
		article("quote.txt", "2025年08月14日岚炬科技上周最高价、上月成交金额。", day,
			"岚炬科技属于上海证券交易所，当前时间为2025年08月14日17时40分，当日为交易日，当前市场交易状态为：已收盘；2025年08月14日截止目前岚炬科技的当前价为20.10元、最高价为20.88元、最低价为19.75元、涨跌幅为-1.62%；2025年08月14日岚炬科技的上周最高价为21.40元人民币、上月成交金额为30.20亿元人民币。",
			"2025年06月30日岚炬科技的基本每股收益为0.31人民币元/股、筹资活动产生的现金流量净额为-2.20亿元人民币、投资活动产生的现金流量净额为-3.10亿元人民币、滚动市销率为4.20。"),
		article("noon.txt", "岚炬科技盘中下跌1.05%", day,
			"8月14日，岚炬科技盘中下跌1.05%，截至10:42，报20.22元/股，成交1.15亿元，换手率0.41%，总市值118.30亿元。",
			"岚炬科技今年以来股价涨8.20%。2025年股价上涨8.20%。"),
		article("funds.txt", "溪石股份资金面分析", day,
			"最近一个交易日的个股资金表现收盘价为7.92元，涨跌幅为+2.33%。2025年08月13日当天，溪石股份的主力资金流出为830.10万元。"),
		article("week.txt", "每周股票复盘：朗汀实业（600988）获股东增持", facts.Date{Year: 2025, Month: 8, Day: 9},
			"截至2025年8月8日收盘，朗汀实业（600988）报收于9.36元，较上周的9.11元上涨2.74%。本周，朗汀实业8月7日盘中最高价报9.58元。8月5日盘中最低价报9.02元。"),
		article("after.txt", "汀澜金融-S盘后解读", day,
			"汀澜金融-S微涨 今日市场表现概览汀澜金融-S（09966.HK）今日收报45.200港元。当日股价最高触及46.350港元，最低为44.900港元，换手率0.031%。同期恒生指数下跌0.84%，汀澜金融-S表现优于大盘。近一周来看，汀澜金融-S涨幅达3.30%。在盈利增长和派息上，汀澜金融-S财务杠杆率为21.7%，亚洲保险需求仍在上升。"),
		article("close.txt", "燧川智造2025年8月14日的股市表现如何？", day,
			"燧川智造在2025年8月14日的股市表现如何？截至2025年8月14日收盘，燧川智造报收于18.42元，上涨2.11%，换手率1.35%，成交额2.06亿元。国泰海通给予燧川智造增持评级。"),
		article("chain.txt", "峦汐检测年报点评", day,
			"峦汐检测2024年营业收入6.20亿元。公司3D检测设备已在小米、华勤技术等头部企业应用。2024年检测设备收入1.73亿元。"),
		article("holders.txt", "澎岳智控最新股东户数环比下降2.10%", day,
			"澎岳智控8月13日披露，截至8月10日公司股东户数为2.61万，较上期（7月31日）减少560户，环比降幅为2.10%。截至发稿，澎岳智控最新股价为33.05元。公司半年报显示，上半年实现营业收入4.40亿元。"),
	)
	a, err := answerer.New(t.Context(), b, answerer.Options{}) // which counts from the day of an article
	if err != nil {
		t.Fatal(err)
	}
	checkFigures(t, a, []figureCase{
		{"the week before that an article counts from", "岚炬科技的上周最高价是多少", "21.40元人民币"},
		{"the month before", "岚炬科技上月成交金额是多少", "30.20亿元人民币"},
		{"yesterday is not today", "岚炬科技昨天的最高价是多少", ""},
		{"a price of a moment is no closing price", "岚炬科技2025年8月14日的收盘价是多少", ""},
		{"but the price while it is traded", "岚炬科技2025年8月14日的盘中价格是多少", "20.22元"},
		{"筹资 is no 投资", "岚炬科技2025年6月30日的筹资活动产生的现金流量净额是多少", "-2.20亿元人民币"},
		{"经营 is neither", "岚炬科技2025年6月30日的经营活动产生的现金流量净额是多少", ""},
		{"a ratio without a unit", "岚炬科技的滚动市销率是多少", "4.20"},
		{"a year that goes on", "岚炬科技2025年的股价涨幅是多少", "8.20%"},
		{"the last day of trading is the one that is said behind", "溪石股份2025年8月13日的收盘价是多少", "7.92元"},
		{"and not the day of the page", "溪石股份2025年8月14日的涨跌幅是多少", ""},
		{"a day within the week", "朗汀实业2025年8月7日的盘中最高价是多少", "9.58元"},
		{"of the week, by that day", "朗汀实业2025年8月7日的周内最高价是多少", "9.58元"},
		{"what a share touched", "汀澜金融-S2025年8月14日的最高价是多少", "46.350港元"},
		{"at the least", "汀澜金融2025年8月14日的最低价是多少", "44.900港元"},
		{"an index moved so, and nobody else", "恒生指数2025年8月14日的跌幅是多少", "0.84%"},
		{"its own price over a week", "汀澜金融-S近一周的涨幅是多少", "3.30%"},
		{"no name of 增长和 or of a trade", "汀澜金融的财务杠杆率是多少", "21.7%"},
		{"the day that a number is up to", "澎岳智控2025年8月10日的股东户数是多少", "2.61万"},
		{"a share by the page that names it at its head", "燧川智造2025年8月14日的收盘价是多少", "18.42元"},
		{"and none of its broker's", "国泰海通2025年8月14日的收盘价是多少", ""},
		{"a supplier's figures are not its customers'", "小米2024年检测设备收入是多少", ""},
		{"but its own", "峦汐检测2024年检测设备收入是多少", "1.73亿元"},
		{"the price of the day of the news", "澎岳智控2025年8月14日的最新股价是多少", "33.05元"},
	})
}

// Indices, boards and funds: what they are made up of, whom they are listed with, by which names they go.
func TestIndicesAndFunds(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 8, Day: 14}
	a := newAnswerer(t, newBase(t,
		article("index.txt", "中证岚能指数下跌0.62%，前十大权重包含比亚迪等", day,
			"金融界8月14日消息，中证岚能指数 (300岚能，000977)下跌0.62%，报3120.45点，成交额88.20亿元。中证岚能指数近一个月上涨4.10%，近三个月下跌1.15%。该指数以2009年12月31日为基日，以1000.0点为基点。",
			"从指数持仓来看，中证岚能指数十大权重分别为：宁德时代（12.30%）、比亚迪（9.85%）、阳光电源（4.40%）。从中证岚能指数持仓的市场板块来看，深圳证券交易所占比71.20%、上海证券交易所占比28.80%。"),
		article("nasdaq.txt", "2025年08月13日纳斯达克当前价。", day,
			"纳斯达克属于美股指数；截止最新一个交易日2025年08月13日纳斯达克的当前价为21500.125。"),
		article("listed.txt", "2025年08月14日岚影传媒当前价。", day,
			"岚影传媒属于纳斯达克证券交易所，当前时间为2025年08月14日20时10分；2025年08月14日截止目前岚影传媒的当前价为3.150美元。"),
		article("rail.txt", "全国铁路货运量增长", day, "2025年上半年，全国铁路货物发送量同比增长3.4%。"),
		article("etf.txt", "岚能芯片ETF（562999）开盘涨0.20%，重仓股中芯国际涨0.31%", day,
			"8月14日，岚能芯片ETF（562999）开盘涨0.20%，报1.210元。岚能芯片ETF（562999）业绩比较基准为岚芯指数收益率，管理人为华夏基金管理有限公司，基金经理为周岚，成立（2022-05-18）以来回报为6.42%，近一个月回报为-2.05%。"),
		article("card.txt", "岚溪稳健债券C", day,
			"岚溪稳健债券型证券投资基金C类的基金代码为019876；基金档案内指标更新时间为2025年08月13日；基金简称：岚溪稳健债券C；成立日期：20210318；定投起购金额：10；持有总人数：5120；跟踪误差：近一周跟踪误差为1.204%；"),
		article("review.txt", "岚岭优选混合A点评", day,
			"“岚岭优选混合型证券投资基金A类”是一只混合型-偏债基金，追求稳健的回报。产品近3年年化收益5.10%，超过基准指数1.44%，长期收益能力优异。以上数据统计时间截止到2025年08月13日。"),
	))
	checkFigures(t, a, []figureCase{
		{"what an index has is none of its parts'", "比亚迪的成交额是多少", ""},
		{"how far it moved", "中证岚能指数2025年8月14日的跌幅是多少", "0.62%"},
		{"a weight and no code of its name", "中证岚能指数中比亚迪的权重是多少", "9.85%"},
		{"an index by the name of an exchange", "纳斯达克的当前价是多少", "21500.125"},
		{"a board of shares is no trade", "铁路板块的涨跌幅是多少", ""},
		{"since it was set up", "岚能芯片ETF（562999）2025年8月14日的成立以来回报是多少", "6.42%"},
		{"and no return of who manages it", "华夏基金的近一个月回报是多少", ""},
		{"a card by the short name of a fund", "岚溪稳健债券C的持有总人数是多少", "5120"},
		{"and by its full name", "岚溪稳健债券型证券投资基金C类近一周跟踪误差是多少", "1.204%"},
		{"beyond the benchmark", "岚岭优选混合A的近3年超额收益是多少", "1.44%"},
	})
}

// Words that look like others, and parts of a whole beside it.
func TestPartsAndLikeWords(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("budget.txt", "2023年科技经费统计", facts.Date{Year: 2024, Month: 9, Day: 2},
			"2023年，国家财政科学技术支出11995.8亿元。其中，中央财政科学技术支出3994.2亿元，地方财政科学技术支出8001.6亿元。"),
		article("ppi.txt", "2024年6月价格数据", facts.Date{Year: 2024, Month: 7, Day: 10},
			"2024年6月份，全国PPI同比下降0.8%，降幅比上月收窄0.6个百分点。"),
		article("notes.txt", "岚测仪器(300988)：新品放量", facts.Date{Year: 2025, Month: 4, Day: 28},
			"岚测仪器2024年公司实现营收30.20亿元，同比+60%，测试机等持续放量。分产品来看：1）测试机：2024年收入为18.40亿元，同比+92%；2）分选机：2024年收入为8.30亿元，同比+31.5%。",
			"2024年销售费用率（6.1%）上升较多，管理费用率（5.4%）和研发费用率（11.2%）有所下降。公司主营收入构成中，测试机占比最高，为60.93%，其次是分选机，占比27.48%。",
			"分红比例40%；股息率1.20%。公司的PE仍高达58倍。"),
		article("quarters.txt", "岚酿股份(600912)年报摘要", facts.Date{Year: 2025, Month: 4, Day: 20},
			"岚酿股份（600912）2024年各季度主要数据第一季度营业收入为10.10亿元；第二季度营业收入为8.20亿元；第三季度营业收入为7.70亿元；第四季度营业收入为9.40亿元。计入当期损益的政府补助为4,122.5万元。"),
		article("expected.txt", "澜购业绩前瞻", facts.Date{Year: 2024, Month: 10, Day: 30},
			"分析师预计，澜购(LG.US)第三季度每股收益1.14美元，营收572.8亿美元，而去年同期营收530.8亿美元。周四盘后澜购将公布第三季度财报。"),
		article("power.txt", "岚电股份一季报点评", facts.Date{Year: 2025, Month: 4, Day: 29},
			"岚电股份(600955)2025年第一季度发电量52.10亿千瓦时，同比下降8.3%；售电量48.60亿千瓦时，同比减少9.1%。主力资金流入812万元，流出640万元，净流入172万元。"),
		article("tax.txt", "岚城农商行存款指南", facts.Date{Year: 2025, Month: 5, Day: 12},
			"2025年，岚城农商行一年期定期存款的年利率为1.35%。"),
	))
	checkFigures(t, a, []figureCase{
		{"中央 begins with no 中", "2023年中央财政科学技术支出是多少", "3994.2亿元"},
		{"how far it fell, and not by how much less", "2024年6月PPI同比降幅是多少", "0.8%"},
		{"by how much less", "2024年6月PPI同比降幅收窄了几个百分点", "0.6个百分点"},
		{"a part and not the whole", "岚测仪器2024年的测试机收入是多少", "18.40亿元"},
		{"the part's growth", "岚测仪器2024年的分选机收入同比增长率是多少", "31.5%"},
		{"a rate in a bracket", "岚测仪器2024年的研发费用率是多少", "11.2%"},
		{"the most of all", "岚测仪器测试机的占比是多少", "60.93%"},
		{"what comes next", "岚测仪器分选机的占比是多少", "27.48%"},
		{"a payout ratio is no yield", "岚测仪器2024年的分红比例是多少", "40%"},
		{"PE", "岚测仪器的PE值是多少", "高达58倍"},
		{"of the year behind its quarters", "岚酿股份2024年的政府补助是多少", "4,122.5万元"},
		{"and not of the first", "岚酿股份2024年第一季度的政府补助是多少", ""},
		{"expected is not so", "澜购2024年第三季度的营收是多少", ""},
		{"but expected", "分析师预计澜购2024年第三季度的营收是多少", "572.8亿美元"},
		{"a year ago it was", "澜购2023年第三季度的营收是多少", "530.8亿美元"},
		{"sold is not made", "岚电股份2025年第一季度的售电量同比减少率是多少", "9.1%"},
		{"nor made sold", "岚电股份2025年第一季度的发电量是多少", "52.10亿千瓦时"},
		{"what came in and out, and what is left of it", "岚电股份的主力资金净流入是多少", "172万元"},
		{"a rate in force is no forecast", "岚城农商行一年期定期存款的年利率是多少", "1.35%"},
	})
}
