package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// Wordings of news and announcements that sets written unseen met first.
func TestNewsWordings(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lanqiao.txt", "澜桥银行2024年年报：手机银行月活破千万户", facts.Date{Year: 2025, Month: 3, Day: 28},
			"2024年,澜桥银行科技投入41.2亿元。截至2024年末,手机银行客户6480万户,比上年末增长7.9%;月活跃客户1036万户。",
			"年末集团员工24316人,不良贷款率1.38%。期末有息负债272亿元,比年初的405亿元减少了约三分之一。"),
		article("games.txt", "2024年手游公司座次", facts.Date{Year: 2025, Month: 5, Day: 8},
			"以营业收入论,青鸢互娱226.2亿元,同比增长70.3%,把乐岚网络的174.4亿元甩在身后。",
			"2024年,青鸢互娱由上年盈利4.9亿元转为亏损12.8亿元,乐岚网络亏损15.9亿元。"),
		article("ziqiao.md", "紫桥矿业2024年年报", facts.Date{Year: 2025, Month: 3, Day: 24},
			"2024年,紫桥矿业钴产量11.42万吨,光伏装机容量523兆瓦。前三季度研发费用30亿元,第三季度营业收入200亿元。境外收入占比58.1%,比2023年的62.3%有所回落。"),
		article("langwang.txt", "浪网2024年财报", facts.Date{Year: 2025, Month: 2, Day: 21},
			"2024年,浪网科技净收入1052.9亿元,归属于公司股东的净利润为296.9亿元,非公认会计准则下归属于公司股东的净利润为334.9亿元。全年研发费用175.2亿元。"),
		article("yibao.txt", "2024年全国医疗保障快报", facts.Date{Year: 2025, Month: 3, Day: 28},
			"截至2024年底,全国基本医疗保险参保人数132637万人。其中,职工医保参保37934万人,居民医保参保94703万人,同比减少1.7%。全年追回医保基金275亿元。",
			"2024年12月,用户长视频人均使用时长为8.9小时,短视频人均使用时长为61.2小时。"),
	))
	checkFigures(t, a, []figureCase{
		{"年末集团 is no company", "澜桥银行2024年末不良贷款率", "1.38%"},
		{"staff of the end of the year", "澜桥银行2024年末员工人数", "24316人"},
		{"the exact figure and not the mark of a title", "澜桥银行手机银行月活2024", "1036万户"},
		{"年初 of the year that the text is on", "澜桥银行年初有息负债是多少", "405亿元"},
		{"以…论 names the metric", "青鸢互娱2024年营收", "226.2亿元"},
		{"and of whom others leave behind", "乐岚网络2024年营业收入是多少", "174.4亿元"},
		{"what it turned to", "青鸢互娱2024年亏了多少", "12.8亿元"},
		{"what it turned from", "青鸢互娱2023年盈利多少", "4.9亿元"},
		{"the next company is of this year", "乐岚网络2024年净亏损", "15.9亿元"},
		{"stuff is weighed", "紫桥矿业2024年钴产量", "11.42万吨"},
		{"兆瓦 is a unit", "紫桥矿业光伏装机容量", "523兆瓦"},
		{"no share of different lengths of time", "紫桥矿业研发费用占营收比例", ""},
		{"the share of now", "紫桥矿业境外收入占比", "58.1%"},
		{"the result under its own rule", "浪网科技2024年Non-GAAP归母净利润", "334.9亿元"},
		{"and the plain one", "浪网科技2024年归母净利润", "296.9亿元"},
		{"净收入 is the revenue", "浪网科技2024年营收多少", "1052.9亿元"},
		{"花了 asks for a cost", "浪网科技2024年研发花了多少钱", "175.2亿元"},
		{"医保 is 医疗保险", "2024年底全国基本医保参保人数", "132637万人"},
		{"of residents", "居民医保参保2024年同比", "1.7%"},
		{"追回医保基金 is no fund", "2024年追回医保基金多少亿元", "275亿元"},
		{"long ones", "2024年12月长视频人均使用时长", "8.9小时"},
	})
}
