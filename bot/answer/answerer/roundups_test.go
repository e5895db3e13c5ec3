package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// Articles that go through a trade: banks by their short names, prospectuses, statistics of
// trade and of airports, notes of analysts.
func TestRoundups(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("gpu.txt", "砾海智算招股书：三年投了三十八亿", facts.Date{Year: 2025, Month: 9, Day: 16},
			"砾海智算科技股份有限公司(下称“砾海智算”或“砾海”)昨日递交招股书。2022年至2024年及2025年1—6月(报告期),砾海营业收入分别为0.46亿元、1.24亿元、4.38亿元和7.02亿元。",
			"2022—2024年砾海智算研发费用依次为11.16亿元、13.34亿元、13.59亿元,三年累计38.09亿元;今年上半年研发费用5.57亿元。",
			"报告期各期,砾海前五大客户收入占比分别为89.86%、97.45%、98.16%和98.29%。"),
		article("film.txt", "谁还在亏", facts.Date{Year: 2025, Month: 11, Day: 12},
			"澜纳影业前三季度净亏11.1亿元,去年同期亏3.54亿元。截至9月末,澜纳影业旗下银幕6,165块。",
			"恒岚科技与北屿科技前三季度归母净利分别为7.05亿元和1.23亿元,前者增长6.96%,后者同比扭亏(上年同期亏942万元)。"),
		article("trade.txt", "前10个月外贸进出口37万亿元", facts.Date{Year: 2025, Month: 11, Day: 7},
			"东盟继续是我国第一大贸易伙伴,双边贸易总值6.18万亿元,增长9.1%;欧盟为第二大伙伴,贸易总值4.88万亿元,增长4.9%。",
			"铁矿砂进口10.29亿吨,增加0.7%,均价每吨690.7元,下跌10.8%;原油4.71亿吨,增加3.1%。"),
		article("airport.txt", "深澜机场三季报", facts.Date{Year: 2025, Month: 11, Day: 18},
			"# 免税合同改签之后",
			"深澜机场前三季度营收38.05亿元,归母净利润5.16亿元。"),
		article("water.txt", "澄澜水务ESG报告", facts.Date{Year: 2025, Month: 4, Day: 22},
			"2024年末,澄澜水务女性员工占31.7%,中层及以上管理者中女性占比22.4%。范围一、范围二排放量分别为41.2万吨和118.6万吨,合计159.8万吨。",
			"关于媒体报道的“澄澜水务水费收入52亿元”,公司说明:报道内容与事实不符。"),
		article("note.txt", "曜海科技深度跟踪", facts.Date{Year: 2025, Month: 11, Day: 20},
			"曜海科技前三季度储能发货29GWh,其中海外占比由63%抬升至83%。", "评级:买入(维持) 目标价:168港元",
			"2025年,子公司曜海锐科未完成业绩承诺(承诺净利润9000万元,实际约2150万元)。"),
	))
	checkFigures(t, a, []figureCase{
		{"one of the periods that the text calls its reporting period", "砾海智算2024年营业收入", "4.38亿元"},
		{"by its second short name", "砾海2025年上半年收入", "7.02亿元"},
		{"one of a span of years", "砾海智算2023年研发费用", "13.34亿元"},
		{"years together, and no half year", "砾海三年研发费用累计多少", "38.09亿元"},
		{"前五大 in a name ranks nothing", "砾海智算2025年上半年前五大客户收入占比", "98.29%"},
		{"the loss of the year before", "澜纳影业2024年前三季度亏损多少", "3.54亿元"},
		{"块 that count", "澜纳影业有多少块银幕", "6,165块"},
		{"the latter, turned to without a figure", "北屿科技2024年前三季度净亏损多少", "942万元"},
		{"not the former's", "恒岚科技2024年前三季度净亏损多少", ""},
		{"another part of the sentence is on somebody else", "对东盟贸易总值多少", ""},
		{"the price of what is weighed", "铁矿砂进口均价每吨多少元", "690.7元"},
		{"a fall is no rise of something like it", "原油进口均价跌了多少", ""},
		{"a heading makes no duty-free income of all", "深澜机场前三季度免税收入多少", ""},
		{"the part whose whole is asked", "澄澜水务中层以上管理者里女性占多少", "22.4%"},
		{"one of two, and not both together", "澄澜水务范围二排放量多少", "118.6万吨"},
		{"a rumour that does not agree with the facts", "澄澜水务水费收入多少", ""},
		{"a share that went up to", "曜海科技海外占比升到多少了", "83%"},
		{"the analyst's target is of whom the note is on", "曜海科技目标价多少", "168港元"},
		{"not the target as it was before", "曜海科技原来的目标价多少", ""},
		{"what was promised", "曜海锐科承诺净利润是多少", "9000万元"},
	})
}
