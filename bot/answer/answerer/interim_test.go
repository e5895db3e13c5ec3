package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// Interim results: years below 止六个月 are halves, tables below a line that says when, segments'
// revenue from each other, costs in brackets.
func TestInterimResults(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("qingyan.txt", "青堰装备控股有限公司截至二零二四年六月三十日止六个月中期业绩公告", facts.Date{Year: 2024, Month: 8, Day: 22},
			"青堰装备控股有限公司", "截至二零二四年六月三十日止六个月中期业绩公告",
			"中期简明综合损益表", "截至六月三十日止六个月",
			"| | 附注 | 二零二四年 | 二零二三年 |", "| | | 人民币百万元 | 人民币百万元 |", "| 收益 | 4 | 5,286 | 4,842 |", "| 研发开支 | | (286) | (242) |",
			"财务摘要", "| | 二零二四年(未经审核) | 二零二三年(未经审核) | 变动 |", "| 毛利率 | 25.4% | 23.8% | 1.6个百分点 |",
			"分部资料", "截至二零二四年六月三十日止六个月(未经审核)", "| | 港机 | 矿机 |", "| | 人民币百万元 | 人民币百万元 |", "| 分部间收益 | 84 | 62 |", "| 分部收益 | 2,712 | 1,550 |",
			"截至二零二三年六月三十日止六个月(未经审核)", "| | 港机 | 矿机 |", "| | 人民币百万元 | 人民币百万元 |", "| 分部收益 | 2,238 | 1,478 |",
			"按地区划分的收益", "| | 二零二四年人民币百万元 | 占比% | 二零二三年人民币百万元 | 占比% |", "| 欧洲 | 628 | 11.9 | 584 | 12.1 |", "| 亚洲 | 862 | 16.3 | 784 | 16.2 |")))
	checkFigures(t, a, []figureCase{
		{"a half year", "青堰装备2024年上半年收益", "5,286"},
		{"the one before", "青堰装备2023年上半年收益", "4,842"},
		{"no whole year", "青堰装备2024年全年收益", ""},
		{"a cost in brackets grows", "青堰装备2024年上半年研发开支同比增长多少，保留两位小数", "18.2%"},
		{"a change in points", "青堰装备2024年上半年毛利率提升多少个百分点", "1.6个百分点"},
		{"the half that the line above says", "青堰装备2024年上半年矿机分部收益", "1,550"},
		{"and the one before", "青堰装备2023年上半年矿机分部收益", "1,478"},
		{"what segments have of each other", "青堰装备2024年上半年港机分部间收益", "84"},
		{"none is told", "青堰装备2023年上半年港机分部间收益", ""},
		{"a place of the revenue", "青堰装备2024年上半年欧洲地区收益", "628"},
	})
}

// Holders, versions and subsidiaries of annual reports.
func TestWhoseOfReports(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lanzhu.txt", "岚渚新材料股份有限公司2024年年度报告", facts.Date{Year: 2025, Month: 4, Day: 18},
			"公司简称:岚渚新材", "岚渚新材料股份有限公司2024年年度报告", "主要会计数据", "单位:元",
			"| 主要会计数据 | 2024年 | 2023年 | 2023年 |", "| | | 调整后 | 调整前 |", "| 营业收入 | 4,862,134.29 | 4,518,721.11 | 4,483,069.70 |",
			"资产及负债状况", "单位:元", "| 项目名称 | 本期期末数 | 上期期末数占总资产的比例(%) |", "| 货币资金 | 984,162.54 | 11.90 |",
			"募集资金使用", "单位:万元", "| 募集资金来源 | 截至报告期末累计投入募集资金总额 | 本年度投入金额 |", "| 定向增发 | 52,846.18 | 24,617.92 |",
			"前十名股东持股情况", "单位:股", "| 股东名称(全称) | 期末持股数量 | 比例(%) | 质押数量 |", "| 岚渚控股集团有限公司 | 218,416,000 | 31.92 | 86,000,000 |", "| 香港中央结算有限公司 | 18,264,917 | 2.67 | 0 |", "| 戴远舟 | 12,846,200 | 1.88 | 0 |",
			"非经常性损益", "处置损益(包括冲销部分) -864,135.63",
			"主要控股参股公司分析", "岚渚金租有限公司:注册资本20.00亿元,公司持股60.00%。2024年实现营业收入9.46亿元,净利润4.82亿元。"),
		article("qingyu.txt", "青屿人寿保险股份有限公司2024年年度报告", facts.Date{Year: 2025, Month: 3, Day: 27},
			"青屿人寿保险股份有限公司2024年年度报告", "单位:百万元", "| 项目 | 2024年 |", "| 营业收入 | 86,417 |")))
	checkFigures(t, a, []figureCase{
		{"the version that is asked for", "岚渚新材2023年调整前的营业收入", "4,483,069.70"},
		{"no whole from a share of another date", "岚渚新材2023年末总资产", ""},
		{"what was put in this year is not all that was", "岚渚新材2024年度投入募集资金金额", "24,617.92"},
		{"a holder of many companies", "香港中央结算有限公司对岚渚新材的持股比例", "2.67"},
		{"what another one holds", "北屿投资有限公司对岚渚新材的持股比例", ""},
		{"a row whose table is lost", "岚渚新材2024年处置损益", ""},
		{"a holder alone", "岚渚控股集团有限公司持股比例", "31.92"},
		{"who holds of everybody is nobody's alone", "香港中央结算有限公司持股比例", ""},
		{"a paragraph that opens with a name", "岚渚金租2024年净利润", "4.82亿元"},
		{"is not on the company", "岚渚新材2024年净利润", ""},
		{"what an insurer goes by", "青屿人寿2024年营业收入", "86,417"},
	})
}
