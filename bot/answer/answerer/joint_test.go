package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// What several have together, whom a text only counts, is nobody's and answers for the sum.
func TestJointFigures(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("valves.txt", "阀门“三剑客”三季报：岚衡单季破十亿", facts.Date{Year: 2025, Month: 10, Day: 30},
			"岚衡科技(300901)前三季度营收25.1亿元,归母净利润3.2亿元。",
			"泽远科技(300902)前三季度营收18.4亿元,归母净利润2.1亿元。",
			"曦禾科技(300903)前三季度营收9.2亿元,归母净利润1.1亿元。",
			"三家合计,前三季度营收52.7亿元,归母净利润6.4亿元,同比增长18%,比上年同期多赚0.9亿元;期末在手订单另计。"),
		article("brokers.txt", "43家上市券商上半年赚了811亿 头部一家过百亿", facts.Date{Year: 2025, Month: 8, Day: 30},
			"43家券商上半年合计实现营业收入2122亿元,同比增长18.2%。",
			"经纪业务净收入合计543亿元;投行业务净收入128亿元,增长11%。"),
	))
	checkFigures(t, a, []figureCase{
		{"the sum that the text states", "三家阀门公司2025年前三季度营收合计", "52.7亿元"},
		{"and no one's of them", "曦禾科技2025年前三季度营收", "9.2亿元"},
		{"of another trade", "三家轴承公司2025年前三季度营收合计", ""},
		{"the whole of a trade for the part that the title is on", "43家券商投行业务净收入合计", "128亿元"},
		{"and the part by its name", "上市券商2025年上半年营业收入", "2122亿元"},
	})
}

// Names that stand where the others of a sentence do, and what the second figure of each is of.
func TestSideBySide(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("pads.txt", "平板出货座次", facts.Date{Year: 2025, Month: 11, Day: 6},
		"全球看,三季度出货3800万台,同比增长2.6%。岚星1400万台,份额36.8%,同比增长6.3%;小米300万台,份额7.9%,增长1.8%;vivo 120万台,份额3.2%,增长13.6%。",
		"其中小米设立门店28家、面积26.8万平方米;vivo 11家、11.5万平方米。")))
	checkFigures(t, a, []figureCase{
		{"a name that no list has", "岚星2025年三季度全球出货量", "1400万台"},
		{"a rate behind a share is of the amount", "岚星2025年三季度出货同比", "6.3%"},
		{"a blank behind a name", "vivo2025年三季度出货", "120万台"},
		{"the second of two figures", "vivo门店面积", "11.5万平方米"},
	})
}

// What the figure of a whole, of several parts or of the next one is no answer for.
func TestNoneOfThePart(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("mirror.txt", "澜镜医疗首席财务官谈三季报", facts.Date{Year: 2025, Month: 11, Day: 6},
		"澜镜医疗前三季度收入7.8亿元。滤芯的毛利率最高,镜体在六成上下,公司整体毛利率64.8%。",
		"分地区看,华东、华南及海外收入4.5亿元,增长18%;海外市场只有0.9亿元。",
		"同一天,同行翔羽光学预计2025年净利润亏损0.9亿元;尚岚科技(300905)披露的快报显示,2025年营业收入78.6亿元。")))
	checkFigures(t, a, []figureCase{
		{"a name that the title gives before an office", "澜镜医疗2025年前三季度收入", "7.8亿元"},
		{"the whole's ratio", "澜镜医疗毛利率", "64.8%"},
		{"is not a product's", "澜镜医疗滤芯毛利率", ""},
		{"one part of three", "澜镜医疗海外市场收入", "0.9亿元"},
		{"the next one's figure", "翔羽光学2025年营业收入", ""},
	})
}

// What is computed from what one text says.
func TestComputedBesides(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lanheng.txt", "岚衡股份2025年三季报", facts.Date{Year: 2025, Month: 10, Day: 30},
			"岚衡股份(603901)前三季度营业收入8.1亿元,比去年同期多了两成。全年收入指引未变;去年全年营业收入9.0亿元,去年四季度单季营业收入2.4亿元。",
			"前三季度归母净利润0.81亿元。应收账款周转天数由142天缩短到118天,坐席由年初的480席减至415席。海外收入占比30%。",
			"“澄思”上线302个场景,比去年末多出128个。"),
		article("money.txt", "10月末广义货币增长8.2%", facts.Date{Year: 2025, Month: 11, Day: 13},
			"10月末,广义货币余额335.1万亿元,同比增长8.2%,增速比上月末低0.2个百分点,比上年同期高0.7个百分点。",
			"社会融资规模方面,10月末存量437.7万亿元;前十个月增量累计30.9万亿元,比上年同期多3.8万亿元。其中政府债券净融资11.9万亿元。",
			"2025年10月末黄金储备7409万盎司。"),
	))
	checkFigures(t, a, []figureCase{
		{"two ends of a change", "岚衡股份应收账款周转天数缩短了几天", "-24天"},
		{"one of them dated", "岚衡股份坐席减少了多少席", "-65席"},
		{"flows before a rounded rate", "岚衡股份2024年前三季度收入", "6.6亿元"},
		{"a part from its share of all income", "岚衡股份2025年前三季度海外收入多少", "2.43亿元"},
		{"net margin of what profit there is", "岚衡股份2025年前三季度净利率", "10.0%"},
		{"a count before the change of a half told beside it", "澄思2024年底有几个场景", "174个"},
		{"the rate of the month before", "2025年9月末M2增速", "8.4%"},
		{"and of the year before", "2024年10月末M2增速", "7.5%"},
		{"what a sentence opens on", "2025年10月末社融存量", "437.7万亿元"},
		{"the span that the sentence before ended with", "2025年前十个月政府债券净融资", "11.9万亿元"},
		{"a weight", "2025年10月末黄金储备", "7409万盎司"},
	})
}

// A flash report as an article quotes it: periods that say no year, a second head, the unit in the paragraph above.
func TestFlashTable(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("flash.txt", "栖澜新材2025年度业绩快报解读", facts.Date{Year: 2026, Month: 2, Day: 25},
		"栖澜新材(603XXX)2月24日晚间在交易所网站披露2025年度业绩快报,营收站上三十亿元,利润却少了四成,主要数据如下(未经审计,金额单位:万元):",
		"| 项目 | 本报告期 | 上年同期 | 增减变动幅度(%) |",
		"| 营业总收入 | 312,640.18 | 287,915.52 | 8.59 |",
		"| 归属于上市公司股东的净利润 | 20,936.45 | 35,004.86 | -40.19 |",
		"| 项目 | 本报告期末 | 本报告期初 | 增减变动幅度(%) |",
		"| 总资产 | 698,322.07 | 655,180.94 | 6.58 |")))
	checkFigures(t, a, []figureCase{
		{"the period", "栖澜新材2025年营业总收入", "312,640.18"},
		{"the one before", "栖澜新材2024年归母净利润", "35,004.86"},
		{"its change", "栖澜新材2025年归母净利润同比", "-40.19"},
		{"below the second head", "栖澜新材2025年末总资产", "698,322.07"},
		{"and at the beginning", "栖澜2024年末总资产", "655,180.94"},
	})
}
