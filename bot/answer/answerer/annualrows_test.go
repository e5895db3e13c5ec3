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
