package answerer_test

import (
	"testing"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// A release on loans tells rates since the beginning of the year and amounts of a time of their own beside each other.
func TestRatesOfReleases(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("loans.txt", "2025年三季度金融机构贷款投向统计报告", facts.Date{Year: 2025, Month: 10, Day: 24},
			"2025年三季度末,金融机构绿色贷款余额43.51万亿元,比年初增长17.5%;前三季度增加6.47万亿元。",
			"2025年三季度末,金融机构住户贷款余额83.94万亿元,同比增长2.3%,增速比上年末低1.1个百分点;前三季度增加1.1万亿元。",
			"2025年三季度末,金融机构个人住房贷款余额37.44万亿元,同比下降0.3%,增速比上年末高1个百分点。"),
		article("software.txt", "2025年前三季度软件业运行情况", facts.Date{Year: 2025, Month: 10, Day: 30},
			"前三季度,我国软件和信息技术服务业(以下简称“软件业”)运行态势良好。前三季度,软件业务收入112,408亿元,同比增长13.1%。",
			"前三季度,信息安全产品和服务收入1,692亿元,同比增长6.8%,较上年同期回落0.9个百分点。"),
	))
	checkFigures(t, a, []figureCase{
		{"the amount, for 增加多少", "绿色贷款2025年前三季度增加多少", "6.47万亿元"},
		{"the same without a question word", "住户贷款2025年前三季度增加", "1.1万亿元"},
		{"the rate since the year began is none of a year", "绿色贷款同比增速", ""},
		{"and is one since then", "绿色贷款比年初增长多少", "17.5%"},
		{"whole points of a rate with a decimal", "个人住房贷款2024年末增速", "-1.3%"},
		{"the rate of a year ago", "信息安全收入去年同期增速", "7.7%"},
		{"a trade's short name is no part of 业务", "软件业务收入多少", "112,408亿元"},
	})
}

// Short names of companies whose trade a list of words has, what a question says by the trade's words and what is a part.
func TestNamesAndPartsOfNews(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lanheng.txt", "对话岚衡冷链CFO程岚:不谈扩张", facts.Date{Year: 2025, Month: 12, Day: 3},
			"岚衡冷链是华东最大的第三方冷链物流商。前三季度我们收入31.6亿元,净利润1.13亿元。"),
		article("hailan.txt", "海澜保险2025年三季报", facts.Date{Year: 2025, Month: 10, Day: 29},
			"前三季度,海澜保险归母净利润164.27亿元。新单期缴保费186.2亿元,增长23.4%。分渠道看,银保渠道新单期缴98.7亿元,同比增长61%。",
			"另外,海澜资管第三方管理资产规模2,406亿元,前三季度净利润8.12亿元。"),
		article("juchao.txt", "公司周报", facts.Date{Year: 2025, Month: 11, Day: 22},
			"栖桥医疗21日收到判决,赔偿专利侵权损失合计6,430万元。2024年,澜桥电子基本每股收益0.36元。"),
	))
	checkFigures(t, a, []figureCase{
		{"a stem", "岚衡2025年前三季度收入多少", "31.6亿元"},
		{"the part that is asked for", "海澜银保新单期缴", "98.7亿元"},
		{"the whole", "海澜保险新单期缴保费多少", "186.2亿元"},
		{"an arm's own", "海澜资管净利润多少", "8.12亿元"},
		{"and the group's", "海澜保险净利润多少", "164.27亿元"},
		{"a name before a day", "栖桥医疗赔偿损失多少", "6,430万元"},
		{"letters for a figure on a share", "澜桥电子EPS", "0.36元"},
		{"a broader word for it", "澜桥电子2024年每股收益", "0.36元"},
	})
}

// What a release gives in two currencies, what statistics offices count at constant prices, and what a headline rounds.
func TestCurrenciesPricesAndHeadlines(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("customs.txt", "前11个月我国外贸增长3.6%", facts.Date{Year: 2025, Month: 12, Day: 8},
			"据海关总署公布的数据,今年前11个月,我国货物贸易进出口总值41.21万亿元人民币,同比增长3.6%。按美元计价,前11个月进出口总值5.75万亿美元,增长2.9%。"),
		article("lanzhou.txt", "岚洲市2024年统计公报", facts.Date{Year: 2025, Month: 3, Day: 21},
			"2024年,岚洲市地区生产总值8461.37亿元,按不变价格计算,比上年增长5.6%。第二产业增加值3608.14亿元,增长6.5%。"),
		article("property.txt", "澄岸地产亏损78亿元", facts.Date{Year: 2025, Month: 3, Day: 31},
			"2024年,澄岸地产归属于上市公司股东的净利润亏损78.36亿元,上年亏损21.45亿元。"),
		article("pharma.txt", "涧春、瀚葆同日交卷", facts.Date{Year: 2025, Month: 10, Day: 30},
			"10月29日晚,涧春酒业(605995)与瀚葆药业(605992)披露三季报。涧春前三季度归母净利润68.93亿元。瀚葆药业前三季度归母净利润31.08亿元。",
			"控股子公司瀚葆生物前三季度亏损1.37亿元。前三季度,瀚葆研发费用34.20亿元。"),
	))
	checkFigures(t, a, []figureCase{
		{"in 元 where no currency is asked", "2025年前11个月我国进出口总值多少", "41.21万亿元人民币"},
		{"in the one that is", "2025年前11个月我国进出口总值多少美元", "5.75万亿美元"},
		{"no level of the year before", "岚洲市2023年GDP是多少", ""},
		{"nor of a part", "岚洲市2023年第二产业增加值", ""},
		{"a headline's loss exactly", "澄岸地产2024年亏了多少", "78.36亿元"},
		{"a stem is the parent's", "瀚葆2025年前三季度研发费用", "34.20亿元"},
		{"and the subsidiary its own", "瀚葆生物2025年前三季度亏损多少", "1.37亿元"},
	})
}

// What is done in any year is no course of years.
func TestEveryYear(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("esg.txt", "岷澜银行2024年可持续发展报告", facts.Date{Year: 2025, Month: 4, Day: 10},
		"截至2024年末,岷澜银行支持的项目预计每年可节约标准煤386万吨,减排二氧化碳914万吨。")))
	checkFigures(t, a, []figureCase{{"每年可", "岷澜银行支持的项目每年可减排多少二氧化碳", "914万吨"}})
}

// A question on growth that says neither who nor when.
func TestGrowthOfNobody(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("heqiao.txt", "禾桥银行2024年年报", facts.Date{Year: 2025, Month: 3, Day: 28}, "2024年,禾桥银行金融科技投入46.83亿元,同比增长8.2%。"),
		article("cangshan.txt", "苍杉银行2024年年报", facts.Date{Year: 2025, Month: 3, Day: 29}, "2024年,苍杉银行信息科技资金投入总额31.06亿元,同比增长11.05%。"),
	))
	if got := ask(t, a, "科技投入同比增长了多少"); got.Status != answer.Clarify {
		t.Errorf("%s: %s", got.Status, got.Text)
	}
}
