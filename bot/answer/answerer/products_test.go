package answerer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer/answerer"
	"wenbao/facts"
)

// What bankers ask of products, of companies by their trade, of the year before, and of months.
func TestProductsAndTrades(t *testing.T) {
	a, err := answerer.New(t.Context(), newBase(t,
		article("lanhe.txt", "岚禾银行2024年科技账本", facts.Date{Year: 2025, Month: 4, Day: 11},
			"2024年,岚禾银行金融科技投入39.62亿元,占营业收入的比重为5.07%,较上年提高0.14个百分点。",
			"“岚生活”App是这家银行的门面。App注册用户3,870万户,月活用户1,286万户。",
			"对公侧,“岚企通”平台年末签约企业23.8万户。“岚链贷”全年放款482亿元,不良率0.31%。",
			"年末不良贷款率1.07%。"),
		article("roads.txt", "高速公路股三季报", facts.Date{Year: 2025, Month: 10, Day: 31},
			"岚淮高速前三季度实现营收71.36亿元,归母净利润34.21亿元。岚淮高速淮西段改扩建概算总投资186.4亿元,截至9月末累计完成112.9亿元。",
			"湘岚高速前三季度营收40.27亿元,归母净利润13.66亿元。湘岚高速公布首次中期分红,每10股派1.8元,合计3.06亿元。"),
		article("autos.md", "汽车金融公司2024年成绩单", facts.Date{Year: 2025, Month: 5, Day: 19},
			"截至5月中旬,汽车金融公司中已有两家披露2024年数据。",
			"| 公司 | 净利润(亿元) | 净利润同比(%) |", "| 星岚汽金 | 29.8 | 6.1 |", "| 宝岚汽金 | 21.5 | -18.2 |"),
		article("carbon.txt", "全国碳市场10月行情", facts.Date{Year: 2025, Month: 11, Day: 6},
			"全国碳排放权交易市场数据显示,当月碳排放配额总成交量4,086.7万吨;而去年10月,成交量只有1,063.2万吨。"),
		article("negative.txt", "按揭贷款统计调查", facts.Date{Year: 2025, Month: 11, Day: 28},
			"第三季末住宅按揭贷款负资产宗数为31,449宗,较第二季末的37,806宗减少16.8%;涉及金额1,558亿元。"),
		article("homes.txt", "岚庭地产10月成交", facts.Date{Year: 2025, Month: 11, Day: 28},
			"岚庭地产统计,10月一手成交1,987宗,二手成交4,215宗。"),
		article("cells.txt", "岚航锂电股份有限公司三季报", facts.Date{Year: 2025, Month: 10, Day: 31},
			"岚航锂电股份有限公司前三季度归母净利润6.85亿元,同比增长2.6倍。2025年6月,公司发行资产支持证券12亿元。"),
		article("packs.txt", "10月动力电池装车84.1GWh", facts.Date{Year: 2025, Month: 11, Day: 12},
			"10月,我国动力电池装车量84.1GWh。",
			"| 企业 | 装车量(GWh) |", "| 岚能电池 | 36.14 |", "| 弗岚电池 | 18.02 |"),
	), answerer.Options{Today: facts.Date{Year: 2025, Month: 11, Day: 30}})
	if err != nil {
		t.Fatal(err)
	}
	checkFigures(t, a, []figureCase{
		{"a sentence behind the one that names the product", "岚生活月活", "1,286万户"},
		{"another product of its paragraph", "岚企通不良率", ""},
		{"the ratio of a kind of loans is not the bank's", "岚禾银行2024年末不良率", "1.07%"},
		{"whom something is done with", "岚企通签约企业有多少户", "23.8万户"},
		{"the share of the year before", "岚禾银行2023年科技投入占营业收入的比重", "4.93%"},
		{"companies by their trade", "两家高速前三季度归母净利润合计", "47.87亿元"},
		{"added up", "两家汽金净利润加总", "51.3亿元"},
		{"what is done is not what it is to cost", "岚淮高速淮西段改扩建概算总投资", "186.4亿元"},
		{"an interim payout", "湘岚高速中期分红总额", "3.06亿元"},
		{"the year before by the growth of a table", "宝岚汽金2023年净利润", "26.3亿元"},
		{"the year before by a growth in times", "岚航锂电2024年前三季度归母净利润", "1.9亿元"},
		{"by its short name", "岚航锂电发了多少ABS", "12亿元"},
		{"a month without its year", "10月全国碳市场成交量", "4,086.7万吨"},
		{"an amount is no number", "负资产金额跌了多少", ""},
		{"two poles together", "10月一手二手成交合共几多宗", "6202宗"},
		{"the country's above a table of companies", "10月动力电池装车量", "84.1GWh"},
		{"how to ask", "推算一下岚禾银行2023年科技投入占营业收入的比重", "4.93%"},
	})
	if ans := ask(t, a, "负资产宗数减少了多少"); !strings.Contains(ans.Text, "较第二季末") {
		t.Errorf("what the change starts from is not said: %s", ans.Text)
	}
}
