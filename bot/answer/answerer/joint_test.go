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
		{"against the beginning of the year", "岚衡股份坐席较年初减少多少席", "-65席"},
		{"which is no year before", "岚衡股份坐席同比减少多少席", ""},
		{"nor are two ends that no time is told of", "岚衡股份应收账款周转天数同比缩短了几天", ""},
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

// What somebody says in an interview, in an article whose title speaks of this year.
func TestInterview(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("scope.txt", "澜镜医疗财务总监顾青：今年先做好回款", facts.Date{Year: 2025, Month: 11, Day: 20},
		"问:前三季度收入7.8亿元,您满意吗?",
		"答:更在意现金流。前三季度经营性现金流净额1.06亿元,去年这个时候是负的3100万元。",
		"(1)股份支付费用,今年计提了2600万元。",
		"答:电子镜卖了3.4亿元,增长28%;其余是维修服务,0.4亿元。",
		"耗材的毛利率最高,有71%,镜体在63%上下。",
		"平台日均调用量860万次,峰值出现在6月18日,达到2140万次。",
		"公司一季度已签订单3.6万台,比2025年一季度的2.1万台明显增加。")))
	checkFigures(t, a, []figureCase{
		{"this time of the year before", "澜镜医疗2024年前三季度经营性现金流净额", "负的3100万元"},
		{"an item's verb alone", "澜镜医疗2025年股份支付费用", "2600万元"},
		{"what was sold, in what the text tells of first", "澜镜医疗2025年前三季度电子镜收入", "3.4亿元"},
		{"the rest is of its own name", "澜镜医疗2025年前三季度维修服务收入", "0.4亿元"},
		{"the first of ratios that a sentence ranks", "澜镜医疗耗材毛利率", "71%"},
		{"and the next", "澜镜医疗镜体毛利率", "63%上下"},
		{"a peak is no daily mean", "澜镜医疗日均调用量", "860万次"},
		{"a quarter held against the one of a year before", "澜镜医疗2026年一季度签订单", "3.6万台"},
	})
}

// Members of a list that says how many there are of them, and the first two of it.
func TestCountedNames(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("rest.txt", "光器件三季报", facts.Date{Year: 2025, Month: 10, Day: 31},
		"仕佳光子前三季度营收15.6亿元,净利润3.0亿元,同比增幅分别是113.9%和727.7%。源杰科技、太辰光、德禾立三家前三季度净利润依次为1.15亿元、2.60亿元、0.51亿元,前两者增长106.6%、78.5%,德禾立下降28.8%。")))
	checkFigures(t, a, []figureCase{
		{"a name that no list has", "德禾立2025年前三季度净利润", "0.51亿元"},
		{"and its change", "德禾立2025年前三季度净利润同比", "28.8%"},
		{"the first of the first two", "源杰科技2025年前三季度净利润同比", "106.6%"},
		{"and the second", "太辰光2025年前三季度净利润同比", "78.5%"},
	})
}

// Two companies that buy back shares.
func TestBuybacksOfTwo(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("two.txt", "澄岚股份拟回购股份", facts.Date{Year: 2026, Month: 1, Day: 29},
		"澄岚股份(301901)1月29日公告,拟使用自有资金不低于5,000万元、不超过1亿元回购股份,回购价格不超过每股32元。",
		"泽远科技(300902)同日公告,拟以2亿元至4亿元回购公司股份,回购价格不超过18.6元/股。截至公告日,公司已回购320万股,支付5,860万元。")))
	checkFigures(t, a, []figureCase{
		{"both ends of a plan, and nothing of the other's", "澄岚股份拟回购金额", "5,000万元 1亿元"},
		{"the bound before a share", "澄岚股份回购价格不超过多少", "不超过每股32元"},
	})
}
