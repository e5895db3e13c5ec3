package answerer_test

import (
	"strings"
	"testing"

	"wenbao/facts"
)

// Monthly figures: briefs of companies, price indices, credit and premiums.
func TestMonthlyFigures(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 4, Day: 18}
	a := newAnswerer(t, newBase(t,
		article("kuaidi.txt", "迅岚控股:2025年3月业务简报", day,
			"迅岚控股4月18日公告,2025年3月业务量13.57亿票,同比增长25.42%。",
			"同日,通驰速递披露3月业务完成量24.11亿票。汇达股份3月快递服务收入40.58亿元,完成业务量21.06亿票,单票收入1.93元,同比分别增长6.1%、17.15%和下降9.39%。"),
		article("zhu.txt", "沃野牧业3月卖出商品猪663万头", day,
			"4月6日,沃野牧业公告,2025年3月份公司销售商品猪663.2万头。其中向子公司沃野肉食销售商品猪173.3万头。",
			"截至3月末,公司能繁母猪存栏348.5万头,较去年末减少2.71万头。3月生猪养殖完全成本12.5元/公斤。"),
		article("jiage.txt", "2025年4月份居民消费价格同比下降0.1%", facts.Date{Year: 2025, Month: 5, Day: 10},
			"国家统计局10日发布数据,4月份,全国居民消费价格(CPI)同比下降0.1%,环比由上月下降0.4%转为上涨0.2%。1—4月平均,全国居民消费价格比上年同期下降0.3%。扣除食品和能源价格的核心CPI同比上涨0.5%。",
			"4月份,全国工业生产者出厂价格(PPI)同比下降2.7%,降幅比上月扩大0.2个百分点;环比下降0.4%。",
			"4月份,猪肉价格上涨5.0%。交通通信价格下降3.9%。"),
		article("xindai.txt", "前四个月人民币贷款增加10.06万亿元", facts.Date{Year: 2025, Month: 5, Day: 14},
			"前四个月人民币贷款增加10.06万亿元。分部门看,住户贷款增加5184亿元,其中,中长期贷款增加7601亿元;企(事)业单位贷款增加9.27万亿元,其中,中长期贷款增加5.83万亿元。",
			"前四个月人民币存款增加12.55万亿元,其中住户存款增加7.83万亿元。"),
		article("baofei.txt", "上市险企一季度揽保费", day,
			"寿险方面,一季度国康人寿实现原保险保费收入3544亿元,同比增长5%;太和寿险1002.54亿元,同比增长11.8%;人众寿险489.2亿元,同比下降3.4%。",
			"一季度,国康人寿终身寿险保费120亿元。一季度海康人寿实现原保险保费收入10亿元。2024年末苍云人寿总资产20亿元。"),
		article("che.txt", "4月全国乘用车零售175.5万辆", facts.Date{Year: 2025, Month: 5, Day: 11},
			"4月全国乘用车市场零售175.5万辆,同比增长14.5%;今年以来累计零售687.2万辆,同比增长7.9%。",
			"4月新能源乘用车零售90.5万辆,同比增长33.9%;1—4月累计零售332.4万辆,同比增长35.7%。",
			"厂商方面,4月零售销量前三为比亚迪26.86万辆、吉利汽车18.15万辆、云帆大众12.4万辆,份额分别为15.3%、10.3%和7.1%。"),
		article("gongmu.txt", "公募规模再创新高 3月末达32.22万亿元", facts.Date{Year: 2025, Month: 4, Day: 30},
			"截至2025年3月底,公募基金资产净值合计32.22万亿元。",
			"分类型看,货币基金规模13.33万亿元,债券基金规模6.62万亿元。"),
		article("waihui.txt", "4月末我国外汇储备规模为32817亿美元", facts.Date{Year: 2025, Month: 5, Day: 7},
			"截至2025年4月末,我国外汇储备规模为32817亿美元,较3月末上升410亿美元,升幅为1.27%。"),
	))
	checkFigures(t, a, []figureCase{
		{"a list with a name that nobody knows", "吉利汽车2025年4月零售销量份额是多少", ""},
		{"by the amount, not by the rate", "2025年3月末外汇储备是多少", "3.2407万亿美元"},
		{"the year to date", "2025年前4个月乘用车零售", "687.2万辆"},
		{"its growth", "2025年1—4月乘用车零售同比增长多少", "7.9%"},
		{"of what the month's is", "2025年1—4月新能源乘用车零售", "332.4万辆"},
		{"at the end of the month that the text is on", "2025年3月末货币基金规模", "13.33万亿元"},
		{"the first of a list that turns", "汇达股份2025年3月快递服务收入同比增长多少", "6.1%"},
		{"the second", "汇达股份2025年3月业务量增速", "17.15%"},
		{"behind the verb that turns", "汇达股份2025年3月单票收入降幅", "9.39%"},
		{"what was done", "通驰速递2025年3月业务量", "24.11亿票"},
		{"the title's, exactly", "沃野牧业2025年3月卖了多少头商品猪", "663.2万头"},
		{"pigs by another word", "沃野牧业2025年3月养猪完全成本", "12.5元"},
		{"before it fell", "沃野牧业2024年末能繁母猪存栏", "351.2万头"},
		{"a rate that turned, now", "2025年4月CPI环比", "0.2%"},
		{"a rate that turned, before", "2025年3月CPI环比", "0.4%"},
		{"on from the average", "2025年4月核心CPI同比", "0.5%"},
		{"the average", "2025年前4个月CPI同比", "0.3%"},
		{"of what fell", "2025年4月PPI环比", "0.4%"},
		{"no company's", "2025年4月猪肉价格同比", "5.0%"},
		{"enterprises, not households", "2025年前四个月企业中长期贷款增加多少", "5.83万亿元"},
		{"households", "2025年前四个月居民中长期贷款增加多少", "7601亿元"},
		{"their deposits", "2025年前四个月居民存款增加多少", "7.83万亿元"},
		{"an insurer that no list has", "太和寿险2025年一季度原保险保费收入", "1002.54亿元"},
		{"a name behind a quarter", "海康人寿2025年一季度原保险保费收入", "10亿元"},
		{"a name behind a year's end", "苍云人寿2024年末总资产", "20亿元"},
		{"its own rate", "人众寿险2025年一季度原保险保费收入下降多少", "3.4%"},
	})
	if ans := ask(t, a, "2025年4月猪肉价格同比"); strings.Contains(ans.Text, "交通通信") {
		t.Errorf("a kind of spending is no company: %q", ans.Text)
	}
}
