package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// Rows of annual reports whose names are alike: kinds of one business, industries with 和 in
// their names, what a bank's customers hold.
func TestRowsAlike(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lanxu.txt", "岚旭银行股份有限公司2023年年度报告", facts.Date{Year: 2024, Month: 3, Day: 28},
			"证券代码:601999 证券简称:岚旭银行", "岚旭银行股份有限公司2023年年度报告",
			"单位:百万元", "| 行业 | 2023年12月31日 | 2023年12月31日 |", "| | 贷款总额 | 不良贷款总额 |", "| 批发和零售业 | 34,182 | 862 |", "| 制造业 | 82,417 | 1,284 |",
			"吸收存款", "单位:百万元", "| 项目 | 2023年12月31日 |", "| 活期存款 | |", "| 公司 | 184,206 |", "| 个人 | 96,284 |", "| 定期存款(含通知存款) | |", "| 公司 | 218,406 |", "| 个人 | 164,817 |"),
		article("henghe.txt", "恒禾证券股份有限公司2023年年度报告", facts.Date{Year: 2024, Month: 3, Day: 28},
			"证券代码:601998 证券简称:恒禾证券", "恒禾证券股份有限公司2023年年度报告",
			"报告期内,公司实现营业收入68.43亿元,同比增长10.65%。",
			"资产管理业务", "| 种类 | 2023年末管理规模(亿元) |", "| 集合资产管理业务 | 486.20 |", "| 单一资产管理业务 | 284.61 |")))
	checkFigures(t, a, []figureCase{
		{"an industry of two", "岚旭银行2023年末批发和零售业不良贷款余额", "862"},
		{"whose deposits of which kind", "岚旭银行2023年末个人定期存款", "164,817"},
		{"and of the other", "岚旭银行2023年末公司活期存款", "184,206"},
		{"kinds of one business, of which the question says none", "恒禾证券2023年末资产管理业务管理规模", ""},
		{"the kind that is asked for", "恒禾证券2023年末集合资产管理业务管理规模", "486.20"},
		{"a business whose name has a piece of the metric's", "恒禾证券自营业务营业收入同比增长多少", ""},
	})
}

// Balance sheets give the first day of the year for the end of the year before.
func TestOpeningBalances(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("hengyu.txt", "恒屿智控股份有限公司2023年年度报告", facts.Date{Year: 2024, Month: 4, Day: 18},
			"证券代码:002998 证券简称:恒屿智控", "恒屿智控股份有限公司2023年年度报告", "合并资产负债表", "单位:元",
			"| 项目 | 2023年12月31日 | 2023年1月1日 |", "| 无形资产 | 218,405,317.26 | 206,284,173.55 |", "| 商誉 | 62,184,063.57 | 68,417,306.22 |")))
	checkFigures(t, a, []figureCase{
		{"the growth over the year", "恒屿智控2023年无形资产增长率是多少", "5.88%"},
		{"the end of the year", "恒屿智控2023年商誉", "62,184,063.57"},
		{"the year before is not known", "恒屿智控2022年无形资产增长率是多少", ""},
	})
}

// What tables say of their rows above them alone: which assets cannot be disposed of, what costs are
// for, what an allowance moved by, which side of a bank's interest a column is of.
func TestRowsNamedAbove(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lingcai.txt", "岭彩陶瓷股份有限公司2023年年度报告", facts.Date{Year: 2024, Month: 4, Day: 18},
			"证券代码:002997 证券简称:岭彩陶瓷", "岭彩陶瓷股份有限公司2023年年度报告",
			"成本分析表", "单位:元", "| 分产品 | 成本构成项目 | 本期金额 | 上年同期金额 |", "| 瓷砖 | 直接材料 | 1,286,405.17 | 1,164,820.35 |", "| 卫浴 | 直接材料 | 384,620.64 | 338,170.36 |",
			"截至报告期末主要资产受限情况", "单位:元", "| 项目 | 期末账面价值 | 受限原因 |", "| 货币资金 | 64,218.28 | 保证金 |", "| 固定资产 | 186,421.64 | 抵押借款 |", "| 合计 | 250,639.92 | / |"),
		article("yanlin.txt", "岩霖银行股份有限公司2023年年度报告", facts.Date{Year: 2024, Month: 3, Day: 28},
			"证券代码:601997 证券简称:岩霖银行", "岩霖银行股份有限公司2023年年度报告",
			"贷款损失准备变动", "单位:百万元", "| 项目 | 2023年 | 2022年 |", "| 期初余额 | 8,830 | 8,284 |", "| 本期计提 | 2,284 | 2,146 |", "| 期末余额 | 9,736 | 8,830 |",
			"利息净收入", "单位:百万元", "| 项目 | 平均余额 | 利息收入/支出 | 平均收益率/成本率(%) |", "| 生息资产 | | | |", "| 客户贷款 | 112,431 | 5,120 | 4.55 |", "| 计息负债 | | | |", "| 客户存款 | 124,280 | 2,510 | 2.02 |",
			"按地区的营业收入", "单位:百万元", "| 地区 | 营业收入 |", "| 岭东 | 2,846 |", "| 岭西 | 1,462 |")))
	checkFigures(t, a, []figureCase{
		{"a cost of one product", "岭彩陶瓷2023年瓷砖直接材料成本", "1,286,405.17"},
		{"of another the year before", "岭彩陶瓷2022年卫浴直接材料成本是多少", "338,170.36"},
		{"what is encumbered in all", "岭彩陶瓷受限资产合计", "250,639.92"},
		{"encumbered assets of one kind", "岭彩陶瓷受限的固定资产账面价值", "186,421.64"},
		{"all assets of that kind are not known", "岭彩陶瓷2023年末固定资产账面价值", ""},
		{"what was set aside", "岩霖银行2023年贷款损失准备计提多少", "2,284"},
		{"an allowance at the end", "岩霖银行2023年末贷款损失准备余额", "9,736"},
		{"the year before, at its beginning", "岩霖银行2021年末贷款损失准备余额", "8,284"},
		{"what loans yield on average", "岩霖银行2023年客户贷款平均收益率", "4.55"},
		{"an average balance", "岩霖银行2023年客户存款平均余额", "124,280"},
		{"what deposits cost on average", "岩霖银行2023年客户存款平均成本率", "2.02"},
		{"what loans cost is not known", "岩霖银行2023年客户贷款平均成本率", ""},
		{"a place with the word for one", "岩霖银行岭东地区营业收入", "2,846"},
	})
}

// Members that have a letter or a number for a name, and what all of something comes to.
func TestMembersByNumber(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("yanneng.txt", "岩能股份有限公司2023年年度报告", facts.Date{Year: 2024, Month: 4, Day: 18},
			"证券代码:601996 证券简称:岩能股份", "岩能股份有限公司2023年年度报告",
			"客户甲及客户乙分别贡献收入人民币142,860千元及人民币97,315千元。",
			"主要在建项目", "单位:百万元", "| 项目名称 | 总投资 | 累计投资额 |", "| 岩口电厂二期 | 6,218 | 5,124 |", "| 岭北三号井 | 8,640 | 3,967 |",
			"煤炭产销情况", "单位:万吨", "| 品种 | 2023年产量 | 同比增减(%) |", "| 动力煤 | 3,846 | 6.03 |", "| 炼焦煤 | 862 | -6.09 |")))
	checkFigures(t, a, []figureCase{
		{"the one that is asked for", "岩能股份客户乙贡献的收入", "人民币97,315千元"},
		{"a third one", "岩能股份客户丙贡献的收入", ""},
		{"the second stage", "岩口电厂二期总投资", "6,218"},
		{"a third stage", "岩口电厂三期总投资", ""},
		{"another shaft", "岩能股份岭北二号井累计投资额", ""},
		{"a part for all", "岩能股份2023年煤炭产量合计同比增长", ""},
	})
}

// What a table of a report has beside what is asked for: the rate of a change beside its amount, wear beside what wears,
// what was closed less what was opened, one kind of a tax and of power beside all of it, how much was sold beside for how much.
func TestBesideWhatIsAsked(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lanhe.txt", "岚禾农牧股份有限公司2023年年度报告", facts.Date{Year: 2024, Month: 4, Day: 18},
			"证券代码:002996 证券简称:岚禾农牧", "岚禾农牧股份有限公司2023年年度报告", "报告期末,公司净关闭门店86家。",
			"单位:元", "| 科目 | 本期数 | 上年同期数 | 变动比例(%) |", "| 管理费用 | 414,301,239.36 | 411,901,636.94 | 0.58 |", "| 所得税费用 | 24,301,239.36 | 21,901,636.94 | 10.96 |",
			"| 固定资产折旧、油气资产折耗、生产性生物资产折旧 | 962,390,164.47 | 904,646,754.60 | 6.38 |",
			"| 产品 | 项目 | 单位 | 2023年 | 2022年 | 同比增减 |", "| 饲料 | 销售量 | 万吨 | 86.42 | 79.86 | 8.21% |",
			"| 地区 | 发电量(万千瓦时)今年 |", "| 岚川省 | 1,986,420 |", "| 岚山省 | 877,780 |")))
	checkFigures(t, a, []figureCase{
		{"the amount of a change", "岚禾农牧2023年管理费用比2022年多多少", "239.960242万元"},
		{"its rate where that is asked for", "岚禾农牧2023年管理费用同比增长多少", "0.58"},
		{"wear", "岚禾农牧2023年末生产性生物资产", ""},
		{"closed less opened", "岚禾农牧2023年关闭门店合计", ""},
		{"and where that is asked for", "岚禾农牧2023年净关闭门店多少家", "86家"},
		{"one kind of a tax", "岚禾农牧2023年当期所得税费用", ""},
		{"how much was sold", "岚禾农牧2023年饲料销售收入比2022年增加多少", ""},
		{"one kind of power", "岚禾农牧岚川省水电发电量", ""},
		{"all of it", "岚禾农牧岚川省发电量", "1,986,420"},
	})
}
