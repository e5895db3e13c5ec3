package answerer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// How a figure changed, and what it is compared with by name.
func TestWays(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("airlines.txt", "三大航2024年账单", facts.Date{Year: 2025, Month: 4, Day: 2},
			"国有三大航陆续交出2024年年报。三家公司合计营业收入4729亿元,合计归母净亏损61.5亿元,比2023年的亏损97.9亿元收窄约四成。",
			"中国东航归母净亏损42.2亿元,国际航线恢复慢、国内票价下行是亏损主因。海航控股亏损9.2亿元,由盈转亏,上年盈利3.1亿元。"),
		article("broadband.txt", "澜港宽频2024年全年业绩公布", facts.Date{Year: 2025, Month: 3, Day: 20},
			"澜港宽频全年收益106.5亿元,减少9%;电讯服务收益(不含国际电讯)维持平稳,为58.6亿元。",
			"企业业务收益为30.9亿元,轻微下跌2%。零售业务毛利率21.5%,较上年同期的毛利率24.1%下降2.6个百分点。",
			"澜港宽频于香港、内地及澳门共有员工3,874名,其中香港2,241名。研发人员占12%。"),
		article("bank.md", "甬澜银行2024年年报摘要", facts.Date{Year: 2025, Month: 4, Day: 10},
			"甬澜银行2024年净利润271亿元。子公司永澜基金公募管理规模(不含货币)3,021亿元,全年净利润3.05亿元。",
			"2022年末、2023年末、2024年末,甬澜银行拨备覆盖率分别为504.90%、461.04%、389.35%。",
			"2019年末、2022年末、2024年末,甬澜银行资本充足率分别为16.1%、15.2%、14.3%。",
			"2024年末,甬澜银行员工1,642人,网点8,200家,其中1,500家位于海外。")))
	checkFigures(t, a, []figureCase{
		{"the figure now", "三大航2024年合计亏损多少", "61.5亿元"},
		{"the figure then, named", "三大航2023年亏损多少", "97.9亿元"},
		{"the clause behind how something stands", "澜港宽频电讯服务收益", "58.6亿元"},
		{"no part", "澜港宽频2024年收益", "106.5亿元"},
		{"how it changed is no metric", "澜港宽频企业业务收益同比", "2%"},
		{"a ratio then", "澜港宽频2023年零售业务毛利率", "24.1%"},
		{"the ratio now", "澜港宽频2024年零售业务毛利率", "21.5%"},
		{"all places together", "澜港宽频有多少员工", "3,874名"},
		{"one of them", "澜港宽频香港员工多少人", "2,241名"},
		{"a part of all", "澜港宽频研发人员有多少人", "465人"},
		{"the bank's own", "甬澜银行2024年净利润", "271亿元"},
		{"its subsidiary's", "永澜基金2024年净利润", "3.05亿元"},
		{"profit or loss", "海航控股2024年是赚还是亏", "9.2亿元"},
		{"no figure is a reason", "海航控股为什么亏损", ""},
		{"all, behind others that are counted", "甬澜银行2024年末网点多少家", "8,200家"},
		{"a part of them", "甬澜银行2024年末海外网点多少家", "1,500家"},
		{"years between that nobody tells of", "甬澜银行资本充足率连续两年下降吗", ""},
		{"the course of years", "甬澜银行拨备覆盖率近三年变化", "504.90% 461.04% 389.35%"},
	})
	for _, tt := range []struct{ asked, begins string }{
		{"中国东航为什么亏损", "国际航线恢复慢、国内票价下行"},
		{"甬澜银行拨备覆盖率连续两年下降吗", "是的，"},
		{"甬澜银行拨备覆盖率逐年上升吗", "不是，"},
	} {
		if ans := ask(t, a, tt.asked); ans.Status != answer.Answered || !strings.HasPrefix(ans.Text, tt.begins) {
			t.Errorf("%s: got %q, want it to begin with %q", tt.asked, ans.Text, tt.begins)
		}
	}
}

// What a month's sales are of, and parts of what is counted.
func TestMonthly(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("sales.txt", "新势力5月交付榜:岚舟连冠,小鹏同比增两倍", facts.Date{Year: 2025, Month: 6, Day: 1},
			"今日,多家车企公布2025年5月交付成绩。",
			"零跑汽车5月交付45067辆,环比增长9.8%。1至5月累计交付173658辆。",
			"理想汽车交付40856辆,同比增长16.7%;截至5月31日,历史累计交付1301531辆。理想汽车在全国拥有506家零售中心,已投入使用2414座超充站,拥有13195个充电桩。",
			"小鹏汽车共交付33525辆,同比增长230%。",
			"比亚迪5月销量382476辆,上年同月为331817辆。"),
		article("pharma.txt", "越岚生物2024年业绩快报更正公告", facts.Date{Year: 2025, Month: 4, Day: 2},
			"一、更正前后的主要数据",
			"越岚生物于2025年2月27日披露业绩快报,2024年营业收入为18.42亿元,归母净利润为2.16亿元。现更正为:营业收入17.95亿元,归母净利润1.83亿元。",
			"核心产品“越立清”全年销售收入9.87亿元。截至2024年末,公司拥有在研项目23个,其中11个处于临床阶段,3个处于III期。"),
		article("dairy.txt", "乳业一季度各有悲喜", facts.Date{Year: 2025, Month: 5, Day: 6},
			"三元股份一季度营收16.4亿元,下降18.8%,净利润8,760万元,上年为6,720万元。",
			"光明乳业一季度净利润4,292万元;麦趣尔亏2,231万元,亏损扩大。"),
		article("telecom.txt", "澜电电讯2024财年业绩", facts.Date{Year: 2024, Month: 11, Day: 1},
			"截至2024年8月31日止年度,澜电电讯收益减少9%至106.51亿港元。")))
	checkFigures(t, a, []figureCase{
		{"the month that the title is on", "理想汽车2025年5月交付多少辆", "40856辆"},
		{"no sum since the beginning", "理想汽车2025年5月交付比零跑少多少辆", "4211辆 40856辆 45067辆"},
		{"a year before", "小鹏汽车2024年5月交付多少", "1.0159万辆"},
		{"the same month of the year before", "比亚迪2024年5月销量", "331817辆"},
		{"上年 beside a quarter", "三元股份2024年一季度净利润", "6,720万元"},
		{"of somebody unknown", "光明乳业一季度亏损多少", ""},
		{"is no whole year", "三元股份2024年净利润", ""},
		{"where something is", "理想汽车有多少座超充站", "2414座"},
		{"no whole per piece", "理想汽车平均每座超充站多少个充电桩", ""},
		{"corrected", "越岚生物2024年营业收入", "17.95亿元"},
		{"before the correction", "越岚生物2024年归母净利润更正前", "2.16亿元"},
		{"a product by its name", "越立清2024年销售额", "9.87亿元"},
		{"all counted", "越岚生物在研项目多少个", "23个"},
		{"some of them", "越岚生物临床阶段在研项目", "11个"},
		{"the fiscal year that ends in the year", "澜电电讯2024年收益", "106.51亿港元"},
		{"and no other", "澜电电讯2025年收益", ""},
	})
}
