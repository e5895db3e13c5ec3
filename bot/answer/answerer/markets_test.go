package answerer_test

import (
	"strings"
	"testing"

	"wenbao/facts"
)

// Bulletins of a market, digests, talks and notes: places that a figure is broken down by, whom a line
// opens with, what a ranking's first has, rates behind figures without a word.
func TestMarketWordings(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 11, Day: 3}
	a := newAnswerer(t, newBase(t,
		article("homes.txt", "百强房企前10月成绩", day,
			"百强房企前10月累计销售额2.6万亿元，同比下降16%。绿城中国2,033亿元，建发房产1,035亿元。",
			"绿城中国新增土地43宗，总货值1,270亿元。",
			"城市端，重点30城前10月新房成交面积9,806万平方米，同比下降7%。上海成交718万平方米，成都954万平方米。",
			"再看土地，300城前10月土地出让金1.78万亿元。上海以1,126亿元居首，北京1,034亿元，成都、广州分别为577亿元、386亿元。"),
		article("ships.txt", "造船三大指标领跑", day,
			"2025年1—9月，我国造船完工量3853万载重吨，同比增长6.0%；新接订单量6660万载重吨，手持订单量24224万载重吨。以载重吨计，我国造船完工量、新接订单量和手持订单量分别占全球总量的53.8%、67.3%和65.2%；以修正总吨计，三项占比分别为47.3%、63.5%和58.6%。"),
		article("digest.txt", "晚间公告精选（11月3日）", day,
			"凌岳重工（603999）：签订供货合同，金额3.86亿美元，约占公司2024年营业收入的27.4%。",
			"东溪环境：收到警示函，涉及虚增收入2,180万元。",
			"海屿航运：1—10月集装箱吞吐量361.2万TEU，同比增长6.2%。",
			"金翎种业：10月生猪销量41.27万头，环比增长4.5%。"),
		article("talk.txt", "专访众岐科技CFO", facts.Date{Year: 2025, Month: 8, Day: 1},
			"众岐科技（02999.HK）7月底交出上市后的第一份中报。这家2016年成立、总部在厦门的公司为中小银行提供系统。",
			"答：上半年收入13.72亿元，同比增长26.4%。累计签约163家金融机构，其中农商行71家。单个获客成本365元。"),
		article("saas.txt", "SaaS两家中报", facts.Date{Year: 2025, Month: 8, Day: 30},
			"岚蝶国际(00999.HK): 云服务收入 26.73亿元, +11.9% YoY; ARR 37.3亿元, +18.5% YoY (vs 一季度末 35.1亿元). 合同负债 33.8亿元. 毛利率 65.6%, +8.9 ppt."),
		article("trusts.txt", "信托公司2024年座次", facts.Date{Year: 2025, Month: 5, Day: 7},
			"2024年，净利润最高的是岚润信托，26.83亿元，英屿信托25.76亿元。上年的冠军中信信托只做到23.54亿元，退居第三。中信信托营业收入53.67亿元。",
			"人均净利润最高的是江屿信托，989万元，岚润信托与英屿信托分别为502万元和774万元。"),
		article("casinos.txt", "博企第三季業績", day,
			"岚河娱乐（00997）第三季淨收益121.6億港元，按年升14%，按季升1%。集團首三季淨收益353.9億港元，升10.4%。",
			"岚河娱乐第三季市佔率為23.7%，次季為22.9%，一年前則為24.2%。"),
	))
	checkFigures(t, a, []figureCase{
		{"a place in the unit of the whole before it", "上海2025年前10月新房成交面积", "718万平方米"},
		{"the next one", "成都2025年前10月新房成交面积", "954万平方米"},
		{"placed first", "上海土地出让金多少", "1,126亿元"},
		{"in a list", "广州土地出让金", "386亿元"},
		{"a place that nobody tells of", "杭州2025年前10月新房成交面积", ""},
		{"among places", "新房成交面积哪个城市最大", "954万平方米"},
		{"a company behind another one has its own", "建发房产2025年前10月销售额", "1,035亿元"},
		{"tons of ships", "我国造船完工量2025年前三季度", "3853万载重吨"},
		{"the items of the list before, and no quarters", "按修正总吨计我国新接订单量占比", "63.5%"},
		{"whom a digest's line opens with", "东溪环境虚增收入多少", "2,180万元"},
		{"of this year, whatever year the line before names", "海屿航运2025年1-10月集装箱吞吐量", "361.2万TEU"},
		{"another line", "金翎种业2025年10月生猪销量", "41.27万头"},
		{"a year of founding dates nothing", "众岐科技2025年上半年收入", "13.72亿元"},
		{"whom the company counts is not whom its figures are of", "众岐科技获客成本多少钱", "365元"},
		{"a rate behind a figure", "岚蝶国际云服务收入增速", "11.9%"},
		{"points behind a ratio", "岚蝶国际毛利率提升几个百分点", "8.9 ppt"},
		{"what it is held against", "岚蝶国际2025年一季度末ARR", "35.1亿元"},
		{"what stands before vs goes on", "岚蝶国际2025年上半年合同负债", "33.8亿元"},
		{"what the first has", "江屿信托人均净利润", "989万元"},
		{"those after it", "英屿信托人均净利润", "774万元"},
		{"last year's winner this year", "中信信托2024年净利润", "23.54亿元"},
		{"按季 is not 按年", "嵐河娛樂2025年第三季淨收益按季升多少", "1%"},
		{"the same months of the year before", "岚河娱乐2024年前三季度净收益", "320.6亿港元"},
		{"a year before, beside the quarter before", "岚河娱乐2024年第三季度市占率", "24.2%"},
	})
}

// Columns and figures that say what they are of by what stands before them: kinds of shops, a lone
// column of changes, sizes, sales of things, a topic before those who have it.
func TestOfWhatStandsBefore(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 11, Day: 5}
	a := newAnswerer(t, newBase(t,
		article("shops.html", "连锁药房三季报对照", day,
			"门店（家，2025年9月末）", "| 公司 | 门店总数 | 直营 | 加盟 | 年内新开 |", "| 岚丰药房 | 14,666 | 10,447 | 4,219 | 365 |", "| 岚参药房 | 17,385 | 10,571 | 6,814 | 882 |"),
		article("lottery.html", "2025年9月份全国彩票销售情况", facts.Date{Year: 2025, Month: 10, Day: 30},
			"9月份，全国共销售彩票546.91亿元，同比增长3.4%。截至9月末，全国彩票销售网点约41.6万个。",
			"| 省份 | 总销量 | 福利彩票 | 体育彩票 | 同比增减（%） |", "| 广东 | 446.21 | 177.35 | 268.86 | -1.9 |", "| 江苏 | 378.94 | 93.62 | 285.32 | -3.3 |"),
		article("wafers.txt", "岚曜新材三季报", day,
			"9月末，岚曜新材（688999）12英寸硅片产能52万片/月，8英寸45万片/月。合同负债15.2亿元，上年末为12.1亿元。利息收入仍是大头，为1.2亿元。"),
		article("shoes.txt", "运动鞋服两强半年报", facts.Date{Year: 2025, Month: 8, Day: 28},
			"研发投入上岚踏体育舍得花，上半年9.6亿元，占收入2.5%，岚步国际1.9亿元。毛利率上两家差距在收窄：岚踏体育63.4%，岚步国际45.0%。",
			"派息上，岚踏体育中期每股137港仙。岚踏体育其他品牌收入74.1亿元，占比从去年的13.6%跃到19.2%。"),
		article("fund.html", "澄江市住房公积金2024年年度报告解读", facts.Date{Year: 2025, Month: 3, Day: 31},
			"全年缴存额392.81亿元，同比增长6.2%。30岁（含）以下职工贷款笔数占31.7%。"),
		article("insurer.txt", "沧岳再保上半年净利62亿", facts.Date{Year: 2025, Month: 8, Day: 30},
			"沧岳再保险（集团）股份有限公司（01599.HK，下称“沧岳再保”）8月28日公布，今年上半年归属于母公司股东净利润62.44亿元。财产再保险分部保险服务收入229.7亿元，净利润24.05亿元，综合成本率94.68%。",
			"集团车险保费139.2亿元，意健险保费68.3亿元，占25.8%。原保险保费收入264.7亿元。"),
	))
	checkFigures(t, a, []figureCase{
		{"some of what the column before counts", "岚参药房直营门店多少家", "10,571"},
		{"年内 is no year that is not over", "岚丰药房新开门店", "365"},
		{"changes of the whole", "广东彩票总销量同比", "-1.9"},
		{"what is sold, by its name", "2025年9月全国彩票销量", "546.91亿元"},
		{"a size names a kind", "岚曜新材8英寸硅片产能", "45万片"},
		{"from two levels, one at the year's end", "岚曜新材2025年9月末合同负债比上年末增加多少", "3.1亿元"},
		{"a clause that only says it is most", "岚曜新材利息收入", "1.2亿元"},
		{"a topic before whom it is of", "岚步国际研发投入", "1.9亿元"},
		{"a topic before several", "岚踏体育毛利率", "63.4%"},
		{"a payout's topic", "岚踏体育中期派息每股多少", "137港仙"},
		{"a share of the part before it", "岚踏体育其他品牌收入占比", "19.2%"},
		{"a city's fund by its short name", "澄江公积金缴存额2024", "392.81亿元"},
		{"the bound of a class", "澄江公积金30岁以下职工贷款笔数占比", "31.7%"},
		{"the text's figure before the title's", "沧岳再保2025年上半年净利润", "62.44亿元"},
		{"a segment's is not the company's", "沧岳再保财产再保险分部综合成本率", "94.68%"},
		{"another part's share is no part's", "沧岳再保险车险占原保险保费收入多少", "52.59%"},
	})
}

// Several that a question counts by their trade, and what it may say of them.
func TestThoseOfATrade(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("rail.html", "三家铁路公司中报", facts.Date{Year: 2025, Month: 9, Day: 2},
			"国铁集团上半年营业总收入5,871亿元。", "| 公司 | 2025年上半年营业收入（亿元） |", "| 京沪高铁 | 210.13 |", "| 大秦铁路 | 373.26 |", "| 广深铁路 | 139.69 |"),
		article("shoes.txt", "四大运动品牌半年报", facts.Date{Year: 2025, Month: 8, Day: 28},
			"运动品牌里，安踏体育上半年收入385.44亿元，李宁148.17亿元，特步国际68.38亿元，361度57.05亿元。"),
	))
	checkFigures(t, a, []figureCase{
		{"the rows of one table", "三家铁路公司2025年上半年营业收入合计", "723.08亿元"},
		{"in order", "四大运动品牌2025年上半年收入排名", "385.44亿元 148.17亿元 68.38亿元 57.05亿元"},
		{"of no other trade", "四家硅片公司谁的收入最高", ""},
		{"put in order by", "大秦铁路、广深铁路、京沪高铁按2025年上半年营业收入排一下名", "373.26 210.13 139.69"},
	})
}

// What a count, a price per share and a place in order ask for, whom a title and an article tell of.
func TestWhatIsAskedOfMarkets(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("brokers.txt", "岚途證券多賺逾倍", facts.Date{Year: 2025, Month: 8, Day: 25},
			"岚途證券（LT.US）第二季收入53.11億港元。期末有資產客戶總數287.8萬，按年升40.9%；客戶總資產9,739億港元。",
			"岚蚁財富今年4月提出以每股3.28港元、總值28.14億港元收購岚才證券50.55%股權。"),
		article("farm.html", "五家上市农商行2024年对比", facts.Date{Year: 2025, Month: 4, Day: 30},
			"| 银行 | 拨备覆盖率（%） |", "| 沪农商行 | 352.35 |", "| 渝农商行 | 363.44 |", "| 常熟银行 | 500.51 |", "| 苏农银行 | 428.96 |", "| 瑞丰银行 | 320.87 |"),
		article("wealth.txt", "理财公司半年报", facts.Date{Year: 2025, Month: 9, Day: 3},
			"招银理财以13.64亿元的净利润居首，兴银理财13.41亿元排第二，农银理财12.86亿元。上半年，理财公司平均管理费率降至0.18%，一年前为0.24%。"),
		article("ipo.txt", "英岫智造更新招股书", facts.Date{Year: 2025, Month: 9, Day: 22},
			"AI制药公司英岫智造上周五向港交所递表。英岫智造2024年收入8,583.4万美元。",
			"股东中，药明康德持股8.68%。今年3月完成1.1亿美元E轮融资，投后估值13.3亿美元。"),
		article("shops.txt", "香港零售銷售回升", facts.Date{Year: 2025, Month: 11, Day: 1}, "協會估計，目前空置鋪位率仍有約11%。"),
		article("bikes.txt", "两轮电动车中报", facts.Date{Year: 2025, Month: 8, Day: 29},
			"九屿公司（689999）两轮车销量239万辆，收入68.23亿元。九屿公司全年两轮车销量目标为400万辆。"),
		article("loans.txt", "众岫科技中报", facts.Date{Year: 2025, Month: 8, Day: 20},
			"众岫科技（02998.HK）90天以上逾期率2.37%。有传言说公司要收购一家消费金融公司。公司回应：没有这个计划。中期不派息。"),
	))
	checkFigures(t, a, []figureCase{
		{"a number of clients is no money", "岚途证券有资产客户总数", "287.8萬"},
		{"a price per share is no total", "岚蚁财富收购岚才证券每股作价多少", ""},
		{"those that the article is on", "五家农商行2024年谁的拨备覆盖率最高", "500.51"},
		{"the second by its place", "2025年上半年净利润第二的理财公司是哪家", "13.41亿元"},
		{"a year ago, of an average", "2024年上半年理财公司平均管理费率", "0.24%"},
		{"the company's, and no shareholder's", "英岫智造投后估值", "13.3亿美元"},
		{"somebody's estimate of what is", "空置铺位率多少", "約11%"},
		{"two wheels are no count", "九屿公司两轮车销量", "239万辆"},
		{"the days of what is due are no figure to hold against", "众岫科技90天以上逾期率超过4%了吗", "2.37%"},
	})
	for asked, want := range map[string]string{"众岫科技要收购消费金融公司吗": "不是", "众岫科技中期派息吗": "不是"} {
		if got := ask(t, a, asked).Text; !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %s…", asked, got, want)
		}
	}
}
