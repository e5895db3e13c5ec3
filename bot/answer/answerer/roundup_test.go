package answerer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer/answerer"
	"wenbao/facts"
)

// Wordings of roundups of a trade and of reports on one company: figures of all of a trade,
// paragraphs that say first what they are of, parts of a whole, what others are outdone with.
func TestRoundupWordings(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("broker.txt", "券商中报全景：自营定胜负", facts.Date{Year: 2025, Month: 9, Day: 1},
			"数据显示,42家上市券商上半年合计实现营业收入2518.66亿元,同比增长11.4%;归母净利润1040.17亿元。",
			"净利润前五分别是国泰海通157.37亿元、中信证券137.19亿元、华泰证券75.49亿元、中国银河64.88亿元、广发证券64.70亿元。国泰海通有约80亿元来自吸收合并海通证券产生的负商誉;扣非净利润只有72.79亿元,反被中信证券的136.88亿元甩开。",
			"分业务来看:",
			"经纪业务手续费净收入634.54亿元。中信证券64.02亿元排第一,广发证券39.21亿元次之。",
			"资管业务收入212.02亿元,同比下降3.0%。",
			"有2家营收超200亿:中信证券330.39亿元(+20.4%)、国泰海通238.72亿元(+77.7%)。"),
		article("consumer.txt", "持牌消金2024：分化", facts.Date{Year: 2025, Month: 5, Day: 6},
			"净利润。蚂蚁消金30.51亿元,同比增长17倍;招联消金30.16亿元,同比下降16.2%;兴业消金4.30亿元,暴跌78%。",
			"总资产过千亿的有2家:蚂蚁消金3137.51亿元、招联消金1637.51亿元。",
			"全年共有9家消金公司收到罚单,合计罚款1425万元,其中单笔最大的是中原消金的290万元。"),
		article("chip.txt", "岚芯科技三季报", facts.Date{Year: 2025, Month: 11, Day: 1},
			"岚芯科技(688998)第三季度收入171.62亿元。收入按地区划分,中国区、美国区占比分别为86.2%和13.8%。",
			"按应用看,消费电子占晶圆收入的43.4%,是第一大来源;智能手机21.5%、电脑与平板15.2%。",
			"预计2025至2027年归母净利润为73.12亿元、92.05亿元和113.60亿元,同比+12.1%/+25.9%/+23.4%,对应市盈率40/31/25倍。"),
		article("hk.txt", "岚洲銀行2025年上半年盈利升一成 派中期息39仙", facts.Date{Year: 2025, Month: 8, Day: 21},
			"岚洲銀行(00998)公布截至今年6月底止中期業績,股東應佔溢利24.01億元,按年升13.1%。派中期息39仙,去年同期派31仙。減值虧損22.40億元。",
			"總裁李某表示,下半年淨息差仍受壓,預期全年貸款錄得低單位數增長;該行期內內地業務錄得除稅前溢利2.11億元,去年同期則為虧損3.94億元。"),
	))
	checkFigures(t, a, []figureCase{
		{"of the listed ones of a trade", "42家券商2025年上半年净利润", "1040.17亿元"},
		{"a paragraph on all of them again", "券商资管业务收入同比", "3.0%"},
		{"the third of a trade", "2025年上半年净利润第三的券商", "75.49亿元"},
		{"who keeps to a bound", "营收超300亿的券商", "330.39亿元"},
		{"a place behind a figure is no metric", "广发证券经纪业务手续费净收入", "39.21亿元"},
		{"whom it took over does not go on", "海通证券扣非净利润", ""},
		{"what it is outdone with", "中信证券扣非净利润", "136.88亿元"},
		{"a signed rate in a bracket", "国泰海通2025年上半年营收同比增长多少", "77.7%"},
		{"a paragraph that says what it is of", "兴业消金2024年净利润降幅", "78%"},
		{"a count of those past a mark", "蚂蚁消金总资产", "3137.51亿元"},
		{"a fine of several is not one's", "中原消金被罚多少", ""},
		{"a part of what is taken apart", "岚芯科技美国区收入占比", "13.8%"},
		{"a part without the verb", "岚芯科技智能手机占晶圆收入比例", "21.5%"},
		{"a list over the years of a span", "岚芯科技2026年归母净利润预测", "92.05亿元"},
		{"rates with signs", "岚芯科技2027年归母净利润预计增速", "23.4%"},
		{"a list in short", "岚芯科技2027年对应市盈率预测", "25倍"},
		{"an interim dividend of the year", "岚洲银行2025年中期息", "39仙"},
		{"the one before", "岚洲银行2024年中期息", "31仙"},
		{"an impairment in the words of Hong Kong", "岚洲银行2025年上半年减值损失", "22.40億元"},
		{"back in the period behind a forecast", "岚洲银行内地业务2025年上半年除税前溢利", "2.11億元"},
	})
}

// Changes against one of several times, signs, what holds for a later part of a sentence.
func TestHeldAgainst(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("bank.txt", "岚城银行2025年中报", facts.Date{Year: 2025, Month: 8, Day: 30},
			"岚城银行(601998)上半年净息差1.30%,较上年末下降12个基点,较一季度末下降3个基点。二季度净利润839.48亿元,营收2142.18亿元,前者同比增速由一季度的-3.99%回升至1.35%。",
			"中期分红预案:每10股派发现金股息1.414元,总额约503.96亿元。2024年中期这一数字为每10股1.434元。",
			"资本充足率19.54%,核心一级资本充足率13.89%,分别较上年末提高0.15和下降0.21个百分点。"),
		article("stats.txt", "10月经济数据", facts.Date{Year: 2025, Month: 11, Day: 14},
			"10月规模以上工业增加值同比增长4.9%,较上月回落1.6个百分点;水泥产量14775万吨,下降15.8%。"),
		article("flow.txt", "岚芯与岚创", facts.Date{Year: 2025, Month: 11, Day: 1},
			"岚创科技(688997)前三季度经营活动现金流净额-25.68亿元。9月末存货301.99亿元,相当于去年末的1.29倍。"),
	))
	checkFigures(t, a, []figureCase{
		{"against the quarter before", "岚城银行净息差比一季度末降了多少", "3个基点"},
		{"against the year's end", "岚城银行净息差比上年末降了多少", "12个基点"},
		{"the former's growth", "岚城银行2025年一季度净利润增速", "-3.99%"},
		{"what a colon says", "岚城银行中期每10股派多少", "1.414元"},
		{"the number taken up", "岚城银行2024年中期每10股派多少", "1.434元"},
		{"a list of changes with one unit", "岚城银行资本充足率较上年末提高多少", "0.15"},
		{"a multiple of a time", "岚创科技存货是去年末的多少倍", "1.29倍"},
	})
	for _, c := range []struct{ question, want string }{
		{"岚创科技经营现金流是正的吗", "不是"},
		{"岚创科技经营现金流为负吗", "是的"},
		{"2025年10月水泥产量降幅", "同比下降15.8%"},
	} {
		if got := ask(t, a, c.question); !strings.Contains(got.Text, c.want) {
			t.Errorf("%s: %s, want %s", c.question, got.Text, c.want)
		}
	}
}

// Wordings of research notes and of what several banks report: signs behind the time that a
// change is against, levels that the text gives by what changed since, brackets of a year ago.
func TestNoteWordings(t *testing.T) {
	a, err := answerer.New(t.Context(), newBase(t,
		article("note.txt", "岚城银行2025年三季报点评", facts.Date{Year: 2025, Month: 10, Day: 30},
			"岚城银行(601998)前三季度营业收入2514.20亿元,同比-0.51%。非息净收入913.78亿元。",
			"截至9月末,总资产12.64万亿元,较上年末+4.05%。不良率0.94%,环比+1bp,较年初-2bp;零售贷款不良率1.05%,小微贷款1.22%,分别较上年末上升0.09、0.43个百分点。",
			"营销费用303.2亿元,基本持平(上年:304.8亿元)。",
			"我们预计2025-2027年归母净利润1492/1531/1594亿元。"),
		article("cities.txt", "岚宁、岚杭两行三季报横评", facts.Date{Year: 2025, Month: 11, Day: 3},
			"前三季度岚宁银行营收549.76亿元,岚杭银行288.80亿元。归母净利润则是另一番景象:岚杭银行158.85亿元、增幅14.53%居首,岚宁银行224.45亿元、增8.39%。",
			"9月末岚宁银行净息差1.76%,与6月末持平。",
			"股东层面,岚华保险已合计持有岚杭银行股份4.23亿股,占总股本的5.87%;岚宁银行大股东岚法银行持股比例由16.14%升至17.02%。"),
		article("tech.txt", "六大行科技账本", facts.Date{Year: 2025, Month: 9, Day: 5},
			"半年报通常不披露科技投入。以2024年年报计,六家合计1254.59亿元:工行285.18亿元、农行249.7亿元。",
			"工行新增应用场景100余个,累计超500个。岚城银行门店将从目前的5000家增至8000家。"),
		article("group.txt", "中国太保2025年前三季度经营简报", facts.Date{Year: 2025, Month: 10, Day: 31},
			"营业收入3449.04亿元,同比增长11.1%。",
			"太保寿险新业务价值153.51亿元;太保寿险代理人18.1万人。",
			"太保产险承保综合成本率97.6%;太保产险原保险保费收入1602.06亿元。",
			"总投资收益率5.2%,同比+0.5个百分点。"),
	), answerer.Options{}) // of no day, as on a command line
	if err != nil {
		t.Fatal(err)
	}
	cars := newAnswerer(t, newBase(t, article("cars.txt", "10月新能源车快报", facts.Date{Year: 2025, Month: 11, Day: 1},
		"蔚来公司(含乐道、萤火虫)10月交付40,397辆,其中蔚来品牌17,143辆、乐道17,342辆。",
		"比亚迪10月新能源车销量441,706辆,其中海外销量83,524辆;前十个月累计370.19万辆,完成全年下调后目标460万辆的80.5%。岚芯科技(688998)募资约45%用于研发,30%用于产能扩建。")))
	checkFigures(t, cars, []figureCase{
		{"what is counted in", "乐道2025年10月交付", "17,342辆"},
		{"a total behind a part", "比亚迪2025年1-10月海外销量", ""},
		{"of the whole", "比亚迪2025年1-10月新能源车销量", "370.19万辆"},
		{"how much of a target", "比亚迪2025年目标完成率", "80.5%"},
		{"what a share is for", "岚芯科技募资用于产能扩建的比例", "30%"},
	})
	checkFigures(t, a, []figureCase{
		{"a sign behind the time", "岚城银行总资产较上年末增长多少", "4.05%"},
		{"what the year began with", "岚城银行上年末总资产", "12.15万亿元"},
		{"by points", "岚城银行年初不良率", "0.96%"},
		{"a part that leaves the ratio to the one before", "岚城银行小微贷款不良率", "1.22%"},
		{"the level that it rose from", "岚城银行上年末小微贷款不良率", "0.79%"},
		{"a bracket of a year ago", "岚城银行2024年前三季度营销费用", "304.8亿元"},
		{"a share by another name of the whole", "岚城银行非息收入占营收比例", "36.345%"},
		{"those who write it", "岚城银行2026年归母净利润预测", "1531"},
		{"a metric before a colon", "岚杭银行2025年前三季度归母净利润", "158.85亿元"},
		{"and not the one before", "岚杭银行2025年前三季度营收", "288.80亿元"},
		{"flat since a month", "岚宁银行2025年6月末净息差", "1.76%"},
		{"whose share it is", "岚华保险持有岚杭银行多少股份", "5.87%"},
		{"a number of shares is no share", "岚华保险持有岚杭银行多少股", ""},
		{"what is told next", "农行2024年科技投入", "249.7亿元"},
		{"what is new and what there is", "工行新增应用场景", "100余个"},
		{"where it goes from", "岚城银行有多少家门店", "5000家"},
		{"the group's again", "中国太保总投资收益率", "5.2%"},
		{"and no subsidiary's", "太保产险总投资收益率", ""},
	})
}

// The one of several that moved the most, and the hundred biggest behind a company.
func TestForemost(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("cities.txt", "前三季度楼市盘点", facts.Date{Year: 2025, Month: 10, Day: 9},
		"前三季度保利发展销售金额2016亿元,同比下降16.5%。百强房企9月销售额2230亿元。",
		"2025年前三季度,武汉、天津、郑州、西安成交面积跌幅均超过20%,其中郑州降幅最大,达27.9%。苏州、合肥、西安挂牌量增幅均超过10%,其中西安增幅最大,为15.2%。")))
	checkFigures(t, a, []figureCase{
		{"the one", "郑州2025年前三季度成交面积降幅", "27.9%"},
		{"the last of the list", "西安2025年前三季度挂牌量增幅", "15.2%"},
		{"another of them", "武汉2025年前三季度成交面积降幅", "超过20%"},
		{"the hundred", "百强房企2025年9月销售额", "2230亿元"},
		{"and not the company's", "保利发展2025年9月销售额", ""},
	})
}

// What a text reports on: 本季度 of results that came out in the next one, the company again behind
// a part that has a name, a year before told beside what is new.
func TestReportedOn(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("jd.txt", "京东集团2025年三季度业绩：收入增一成五", facts.Date{Year: 2025, Month: 11, Day: 14},
			"京东集团本季度净营收2991亿元,同比增长14.9%;归属于普通股股东的净利润53亿元,上年同期为117亿元。",
			"分部看,京东零售收入2506亿元;京东物流收入551亿元,经营利润18亿元;新业务收入156亿元,经营亏损157亿元。"),
		article("fine.txt", "一周罚单：岚屿银行被罚", facts.Date{Year: 2025, Month: 8, Day: 18},
			"岚屿银行被罚款520万元。今年以来岚屿银行累计罚款金额达到866万元,去年全年仅为145万元。岚屿银行员工总数3,912人。"),
	))
	checkFigures(t, a, []figureCase{
		{"the quarter that is reported on", "京东集团2025年三季度净利润", "53亿元"},
		{"the one a year before", "京东集团2024年三季度净利润", "117亿元"},
		{"behind a part with a name", "京东集团新业务2025年三季度经营亏损", "157亿元"},
		{"and not that part's", "京东物流2025年三季度经营亏损", ""},
		{"of no year before", "岚屿银行2024年员工总数", ""},
	})
}
