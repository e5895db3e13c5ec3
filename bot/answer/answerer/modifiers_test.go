package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// Words that make another figure of what is asked: nothing answers for them that does not have them.
func TestOtherModifiers(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("yulan.txt", "屿澜银行2024年业绩:手机银行用户过千万", facts.Date{Year: 2025, Month: 3, Day: 28},
			"屿澜银行全年科技投入11.4亿元,占营业收入的2.9%。年报里常见的“全年科技投入”口径不变。",
			"2024年,屿澜银行总收入393.1亿元,同比增长2.2%。全年现金分红36.0亿元,占归母净利润的43.4%。",
			"公司港股募集资金中约两成用于研发。"),
		article("yaofang.md", "连锁药店三季报对照", facts.Date{Year: 2025, Month: 11, Day: 5},
			"岚丰药房前三季度的中西成药收入131.6亿元,占主营收入的比例为76.8%。公司在山东新开门店12家。")))
	checkFigures(t, a, []figureCase{
		{"all of it", "屿澜银行2024年科技投入", "11.4亿元"},
		{"the 年 of 老年 is none of 全年", "屿澜银行2024年老年科技投入", ""},
		{"all that is paid out", "屿澜银行现金分红占归母净利润的多少", "43.4%"},
		{"some of what is paid out", "屿澜银行境外分红占归母净利润的多少", ""},
		{"all of the income", "屿澜银行2024年收入", "393.1亿元"},
		{"a trade that only the title has", "屿澜银行手机2024年收入", ""},
		{"a part of a whole", "港股募资里用于研发的占几成", "约两成"},
		{"of a company that nobody knows", "云陌食品港股募资里用于研发的占几成", ""},
		{"a part beside what it is a part of", "岚丰药房2025年前三季度主营收入", ""},
		{"of a place, which has none", "山东2025年前三季度主营收入", ""},
	})
}

// Metrics of a report that share words with what is asked for.
func TestOtherMetrics(t *testing.T) {
	a := newAnswerer(t, newBase(t, filed(
		"主营业务分析", "单位:元", "| 分行业 | 营业收入 | 毛利率 |", "| 其他业务 | 82,993,878.03 | 31.20% |", "| 压力容器 | 235,030,328.27 | 21.46% |",
		"合并资产负债表", "单位:元", "| 项目 | 2023年12月31日 | 2022年12月31日 |", "| 短期借款 | 112,140,277.78 | 98,140,305.02 |", "| 交易性金融资产初始成本 | 18,708,726.50 | 16,217,745.58 |",
		"合并利润表", "单位:元", "| 项目 | 2023年度 | 2022年度 |", "| 管理费用 | 68,420,617.53 | 51,284,306.17 |", "| 股利收入 | 8,146,305.20 | 7,206,418.30 |")))
	checkFigures(t, a, []figureCase{
		{"the expense itself", "岚屿电力2023年管理费用", "68,420,617.53"},
		{"one metric of two words", "岚屿电力2023年业务及管理费", ""},
		{"a loan of a term", "岚屿电力2023年末短期借款", "112,140,277.78"},
		{"all loans", "岚屿电力2023年末借款总额", ""},
		{"across two words", "岚屿电力2023年融资成本", ""},
		{"what is taken in", "岚屿电力2023年股利收入", "8,146,305.20"},
		{"what is paid", "岚屿电力2023年拟派股利总额", ""},
	})
}
