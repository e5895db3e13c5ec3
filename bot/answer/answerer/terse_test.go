package answerer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer/answerer"
	"wenbao/facts"
)

// Short questions, as they are typed between two calls: without a year, without the
// scope, of a quarter of no year.
func TestTerseQuestions(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("qinglan.txt", "青岚科技2023：少赚了两成，还是多赚了一成？", facts.Date{Year: 2024, Month: 3, Day: 21},
			"2023年全年,青岚科技实现收入620.4亿元,同比增长8%。按国际财务报告准则,本公司权益持有人应占盈利为91.2亿元,同比下降20%;而按Non-IFRS计,应占盈利为118.5亿元,同比增长10%。",
			"四季度单季,公司收入160.5亿元,环比增长4.2%;资本开支7亿元。全年资本开支23.81亿元,扫码支付占比首次过三成,达到35.3%。",
			"欧洲市场手游收入126亿元,增长2%;美洲市场手游收入53亿元,增长14%。",
			"董事会建议派发末期股息每股1.50元,加上中期每股0.93元,全年每股派2.43元。"),
		article("heyu.txt", "禾屿支付2023年减亏", facts.Date{Year: 2024, Month: 4, Day: 19},
			"2023年,禾屿支付归属于上市公司股东的净亏损2.17亿元,上年同期亏损6.48亿元。扣除非经常性损益后,净亏损扩大至2.95亿元。",
			"第四季度,公司归母净利润3600万元,上年同期亏损2.02亿元。",
			"2023年公司境外收入4.03亿元,占营业收入的30.5%,而三年前这一比例只有两成出头。"),
	))
	checkFigures(t, a, []figureCase{
		{"the year and not its fourth quarter", "青岚科技资本开支", "23.81亿元"},
		{"the quarter where it is asked", "青岚科技四季度资本开支", "7亿元"},
		{"a quarter of no year, computed from the next one", "青岚科技三季度收入", "154亿元"},
		{"a quarter that nothing is known of", "青岚科技二季度收入", ""},
		{"attributable profit is the net profit", "青岚科技净利润多少", "91.2亿元"},
		{"the rule that the clause before says", "青岚科技Non-IFRS利润", "118.5亿元"},
		{"no fraction of a title that asks", "青岚科技去年赚了多少", "91.2亿元"},
		{"two parts of what is asked", "青岚科技手游收入", ""},
		{"the whole year's dividend and no instalment", "青岚科技全年分红每股", "2.43元"},
		{"一股 is 每股", "青岚科技一股派多少钱", "2.43元"},
		{"the instalment where it is asked", "青岚科技末期股息每股多少", "1.50元"},
		{"the bound and the figure beside it agree", "青岚科技扫码支付占比", "35.3%"},
		{"a loss under another rule is no other figure of it", "禾屿支付亏了多少", "2.17亿元"},
		{"a loss under two names of one metric, of the year and its fourth quarter", "禾屿支付净利润", "2.17亿元"},
		{"the latest share, whole named or not", "禾屿支付海外收入占比", "30.5%"},
		{"a loss that nobody announced apart", "禾屿支付净亏损", "2.17亿元"},
	})
}

// A change of a ratio that says of what is one of a year before; one of an amount may be
// a correction.
func TestRatioOfYearBefore(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("shuoyang.txt", "硕阳证券2023年年报", facts.Date{Year: 2024, Month: 3, Day: 27},
		"2023年,硕阳证券加权平均净资产收益率7.81%,下降0.86个百分点。净利润19.2亿元,减少1.71亿元。")))
	if got := ask(t, a, "硕阳证券2022年净资产收益率").Figures; len(got) != 1 || got[0].Text != "8.67%" {
		t.Errorf("ratio: %v, want 8.67%%", got)
	}
	if got := ask(t, a, "硕阳证券2022年净利润").Figures; len(got) != 0 {
		t.Errorf("amount: %v, want none", got)
	}
}

// What fell most is no rise, a place in a level is none in its change, and a part's change
// computes no whole's level.
func TestDeclinesAndParts(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("banks.txt", "股份行科技投入分化", facts.Date{Year: 2024, Month: 4, Day: 3},
			"2023年,中信银行科技投入120.4亿元,同比大增38.9%,科技投入保持股份行第一;民生银行科技投入58.8亿元,增长27.1%。",
			"平安银行科技投入62.3亿元,同比减少8.6%;光大银行科技投入57.1亿元,下降4.7%。"),
		article("yuhai.txt", "屿海保险2023年业绩", facts.Date{Year: 2024, Month: 4, Day: 2},
			"2023年,屿海保险新业务价值按固定汇率计算上升33%至40.3亿美元。香港业务新业务价值14.3亿美元,同比增长82%。"),
	))
	checkFigures(t, a, []figureCase{
		{"fell most", "哪家银行科技投入降得最多", "8.6%"},
		{"fell least", "哪家银行科技投入减得最少", "4.7%"},
		{"rose most", "哪家银行科技投入涨得最猛", "38.9%"},
		{"a part's change, and a change at other rates", "屿海保险2022年新业务价值", ""},
		{"the part's own", "屿海保险2022年香港业务新业务价值", "7.86亿美元"},
	})
}

// A figure of the parent alone does not answer for the group that a question names.
func TestGroupNamed(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("lanchuan.txt", "澜川银行2025年成绩单", facts.Date{Year: 2026, Month: 3, Day: 27},
		"2025年末,澜川银行母行不良贷款率1.08%,较上年末下降0.09个百分点。")))
	if got := ask(t, a, "合并口径下澜川银行不良贷款率是多少").Figures; len(got) != 0 {
		t.Errorf("%v, want none", got)
	}
	if got := ask(t, a, "澜川银行不良贷款率是多少").Figures; len(got) != 1 || got[0].Text != "1.08%" {
		t.Errorf("%v, want 1.08%%", got)
	}
}

// figureCase is a question and the figures that answer it, as the text writes them.
type figureCase struct{ reason, asked, figures string }

func checkFigures(t *testing.T, a *answerer.Answerer, cases []figureCase) {
	t.Helper()
	for _, tt := range cases {
		ans := ask(t, a, tt.asked)
		var got []string
		for _, f := range ans.Figures {
			got = append(got, f.Text)
		}
		if s := strings.Join(got, " "); s != tt.figures {
			t.Errorf("%s: %s: %s %q, figures %q, want %q", tt.reason, tt.asked, ans.Status, ans.Text, s, tt.figures)
		}
	}
}

// A table has the levels of a ratio only: what changed is computed from them, and no part's
// change that the prose tells answers for the whole.
func TestPointsBetweenLevels(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("lanjiang.html", "澜江银行2024年主要指标", facts.Date{Year: 2025, Month: 3, Day: 22},
		"| 主要指标(%) | 2024年末 | 2023年末 |", "| 不良贷款率 | 1.31 | 1.33 |", "| 拨备覆盖率 | 201.94 | 195.21 |",
		"澜江银行2024年末个人贷款不良率1.08%,较上年末上升0.27个百分点;对公贷款不良率1.47%,较上年末下降0.18个百分点。")))
	checkFigures(t, a, []figureCase{
		{"the whole's", "澜江银行2024年末不良率较上年末下降多少", "-0.02个百分点"},
		{"of no period", "澜江银行拨备覆盖率比上年末提高多少", "6.73个百分点"},
		{"no verb", "澜江银行拨备覆盖率同比", "6.73个百分点"},
		{"the part's where it is asked", "澜江银行对公贷款不良率较上年末下降多少", "0.18个百分点"},
	})
}

// Sides of a comparison share the metric that the last of them ends in; one that has several
// parts is asked back for, and a part named beside its whole is no other word on it.
func TestSidesWithOneMetric(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("zhuyun.txt", "筑云能源2024年报", facts.Date{Year: 2025, Month: 3, Day: 22},
		"2024年,筑云能源动力电池系统收入250.4亿元,储能电池系统收入57.2亿元;动力电池销量38GWh。国内市场充电收入26亿元,国际市场充电收入13亿元。",
		"公司现有营业网点3936个,其中代理网点3156个。")))
	checkFigures(t, a, []figureCase{
		{"a side in parts", "筑云能源充电和储能收入差多少", ""},
		{"a part is no conflict", "筑云能源网点数", "3936个"},
	})
	if ans := ask(t, a, "筑云能源动力电池和储能收入哪个高"); !strings.Contains(ans.Text, "250.4亿元 − 57.2亿元") {
		t.Errorf("the metric of the last: %s", ans.Text)
	}
	if ans := ask(t, a, "筑云能源网点数"); len(ans.Figures) != 1 || strings.Contains(ans.Text, "不一致") {
		t.Errorf("网点数: %s", ans.Text)
	}
}

// As many members as the question says, where the text says how many.
func TestSoManyMembers(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("zuoci.txt", "2023年券商座次表", facts.Date{Year: 2024, Month: 5, Day: 6},
		"中国证券业协会数据显示,2023年,145家证券公司实现营业收入4059.02亿元,净利润1378.33亿元。")))
	checkFigures(t, a, []figureCase{
		{"all of them", "145家券商2023年营业收入", "4059.02亿元"},
		{"some", "43家券商2023年营业收入", ""},
		{"no number", "券商2023年营业收入", "4059.02亿元"},
	})
}

// What another company of the house earned is not the group's; the latest payout on a share
// answers however it is worded; 收益 alone is the revenue of a company listed in Hong Kong.
func TestHousePayoutTurnover(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("yunhai.md", "云海保险(集团)2025年半年度报告", facts.Date{Year: 2025, Month: 8, Day: 28},
			"2025年上半年,云海保险集团实现归属于母公司股东的净利润91.27亿元。其中,云海健康净利润2.06亿元。",
			"董事会宣布派发2025年中期股息每股0.38元,2024年中期股息为每股0.30元。"),
		article("taoyuan.md", "陶源食品控股有限公司2024年全年业绩公告", facts.Date{Year: 2025, Month: 3, Day: 20},
			"陶源食品2024年主要数据如下。", "| 指标 | 2024年 | 2023年 |", "| 收益 | 158.62亿元 | 149.10亿元 |", "| 每股收益(元) | 1.21 | 1.02 |")))
	checkFigures(t, a, []figureCase{
		{"the group's", "云海保险净利润", "91.27亿元"},
		{"the latest", "云海保险每股股息", "0.38元"},
		{"收益", "陶源食品营业收入", "158.62亿元"},
		{"a year before", "陶源食品2023年营收", "149.10亿元"},
		{"no 每股收益", "陶源食品毛利", ""},
	})
}

// 若只看母行 tells of the bank alone, up to the end of its sentence and in lists too.
func TestBankAlone(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("wujiang.txt", "梧江农商行2025年报", facts.Date{Year: 2026, Month: 3, Day: 22},
		"从集团口径看,2025年梧江农商行录得营业收入288.64亿元,增幅2.13%;归属于本行股东的净利润121.07亿元,增长5.16%。",
		"若只看母行,营业收入为271.35亿元,净利润114.52亿元,分别增长1.46%和4.02%。")))
	checkFigures(t, a, []figureCase{
		{"the group's", "梧江农商行净利润", "121.07亿元"},
		{"the group's revenue", "梧江农商行营业收入", "288.64亿元"},
		{"the group's growth", "梧江农商行营业收入增长了百分之几", "2.13%"},
		{"the bank's", "只看母行的话,梧江农商行2025年收入有多少", "271.35亿元"},
		{"the bank's growth", "梧江农商行母行营业收入增长了百分之几", "1.46%"},
	})
}

// Other words, parts and wholes answer in the asked kind of unit only, a segment's result is
// not the company's, and no rate of growth leads from a profit to a loss.
func TestOtherKindsOfUnit(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("changtan.txt", "长滩银行2023年年报", facts.Date{Year: 2024, Month: 3, Day: 22},
			"2023年末,长滩银行普惠型小微企业贷款余额1.46万亿元,占客户贷款总额的17.9%。"),
		article("hailu.txt", "海麓石油前三季度业绩", facts.Date{Year: 2024, Month: 11, Day: 2},
			"2024年前三季度,海麓石油股东应占利润13.72亿元,其中销售经营利润131.6亿元,零售业务净利润0.86亿元。"),
		article("yunling.txt", "云岭置地2024年年报", facts.Date{Year: 2025, Month: 3, Day: 22},
			"2024年,云岭置地净亏损69.4亿元,上年净利润5.2亿元。")))
	checkFigures(t, a, []figureCase{
		{"no loans for customers", "长滩银行用户数", ""},
		{"no profit for sales", "海麓石油销量", ""},
		{"the company's", "海麓石油净利润", "13.72亿元"},
		{"no rate", "云岭置地净利润同比增长多少", ""},
	})
}

// What companies of the group, products and kinds of people have is not the company's; a
// part of a name is no other company; and what follows a year is told with its months.
func TestWhoseFigure(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lancheng.txt", "岚城重工2024年年度报告点评", facts.Date{Year: 2025, Month: 4, Day: 1},
			"岚城重工2024年实现营业收入79.86亿元,净利润2.74亿元;岚城重工股份有限公司销量12.6万台。",
			"另一子公司岚城欧洲实现收入2.1亿欧元,净利润860万欧元。旗下小贷公司实现收入3.2亿元,净利润1.1亿元。",
			"研发人员2150人,占全公司员工的21.5%。今年1—2月,公司销量2.1万台。"),
		article("suduo.txt", "速朵2024年第三季度业绩", facts.Date{Year: 2024, Month: 11, Day: 20},
			"2024年第三季度,速朵科技平均月活跃用户7.14亿。云笺AI上线近半年,累计用户超过500万。",
			"速朵科技年累计交易金额99.6万亿元,完成客户ESG评级9.7万户,客户满意度97.2%。"),
		article("banks.txt", "股份行科技投入", facts.Date{Year: 2024, Month: 4, Day: 3},
			"2023年,光大银行科技投入58.15亿元,民生银行科技投入59.87亿元。")))
	checkFigures(t, a, []figureCase{
		{"the company's and no subsidiary's", "岚城重工净利润", "2.74亿元"},
		{"the subsidiary's", "岚城欧洲净利润", "860万欧元"},
		{"of a subsidiary that nobody knows", "岚城重工小贷公司净利润", "1.1亿元"},
		{"all who work there, from a share", "岚城重工员工多少", "1万人"},
		{"the group's", "岚城重工集团员工人数", "1万人"},
		{"none of the parent's from a share of all", "岚城重工母公司员工人数", ""},
		{"the year and no months after it", "岚城重工销量", "12.6万台"},
		{"no product's users", "速朵科技用户数", ""},
		{"the product's", "云笺AI用户", "超过500万"},
		{"what customers are given is none of them", "速朵科技客户数", ""},
		{"银行卡 is no part of a bank's name", "银行卡交易金额", ""},
		{"a brand before a metric", "民生科技投入", "59.87亿元"},
		{"a brand of several", "光大科技投入", "58.15亿元"},
	})
}

// What a text says has stayed as it was, or about so, is the level of the year before.
func TestSteadyLevels(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("hulan.txt", "湖岚银行2024年年报点评", facts.Date{Year: 2025, Month: 3, Day: 28},
		"2024年末,湖岚银行不良贷款率0.94%,与上年末持平;拨备覆盖率412.3%,较上年末下降12个百分点;资本充足率与上年末持平,为14.2%。",
		"2024年,湖岚银行净利润12.4亿元,与上年同期持平;营业收入40.1亿元,较上年基本持平。存款增长8.1%,增幅与上年持平。")))
	checkFigures(t, a, []figureCase{
		{"an instant", "湖岚银行2023年末不良率", "0.94%"},
		{"no two years before", "湖岚银行2022年末不良率", ""},
		{"said before the figure", "湖岚银行2023年末资本充足率", "14.2%"},
		{"a change has another", "湖岚银行2023年末拨备覆盖率", "424%"},
		{"a year", "湖岚银行2023年净利润", "12.4亿元"},
		{"a growth that stayed", "湖岚银行2023年存款", ""},
	})
	if ans := ask(t, a, "湖岚银行2023年营业收入"); len(ans.Figures) != 1 || ans.Figures[0].Quantity.Approx != facts.About || !strings.Contains(ans.Text, "基本持平") {
		t.Errorf("基本持平: %s", ans.Text)
	}
}

// A place that only the title tells is that of all the article's figures, and none of them is
// the whole country's.
func TestPlaceInTitle(t *testing.T) {
	date := facts.Date{Year: 2025, Month: 1, Day: 20}
	a := newAnswerer(t, newBase(t, article("linzhou.txt", "2024年临洲市银行业运行情况", date,
		"2024年末,辖内银行业各项贷款余额3120亿元,同比增长8.2%。", "全年新发放普惠型小微企业贷款平均利率3.91%。")))
	checkFigures(t, a, []figureCase{
		{"辖内", "临洲市贷款余额", "3120亿元"},
		{"a place that is no other modifier", "临洲市普惠小微贷款平均利率", "3.91%"},
		{"another place", "青洲市贷款余额", ""},
	})
	a = newAnswerer(t, newBase(t, article("hangzhou.txt", "杭州前三季度外贸创新高", date, "据海关统计,2024年前三季度,出口4180亿元,增长5.2%。")))
	checkFigures(t, a, []figureCase{
		{"the title's place", "杭州2024年前三季度出口", "4180亿元"},
		{"the whole country", "全国2024年前三季度出口", ""},
	})
}

// What a company's card says, line by line, is answered word for word, and a holder by his
// place with how much he has.
func TestCardLines(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("lancheng.txt", "岚城重工2024年年度报告摘要", facts.Date{Year: 2025, Month: 4, Day: 1},
		"岚城重工股票代码:002877", "法定代表人:周以宁", "注册地址:湖岚市中山路18号", "上市交易所:深圳证券交易所", "成立日期:1998年6月12日", "所属行业:通用设备制造业", "会计师事务所:大正会计师事务所",
		"岚城重工第一大股东为海汇集团,持股比例28.3%;第二大股东香港中央结算有限公司持股5.2%。")))
	for asked, want := range map[string]string{
		"岚城重工股票代码": "002877", "岚城重工法定代表人": "周以宁", "岚城重工注册地址在哪": "湖岚市中山路18号", "岚城重工上市交易所": "深圳证券交易所",
		"岚城重工成立日期": "1998年6月12日", "岚城重工所属行业": "通用设备制造业", "岚城重工审计机构": "大正会计师事务所", "岚城重工第一大股东": "海汇集团",
	} {
		if ans := ask(t, a, asked); !strings.HasPrefix(ans.Text, want) || len(ans.Figures) > 0 {
			t.Errorf("%s: %s %q, want %s", asked, ans.Status, ans.Text, want)
		}
	}
	checkFigures(t, a, []figureCase{
		{"the first one's", "岚城重工第一大股东持股比例", "28.3%"},
		{"the second one's", "岚城重工第二大股东持股", "5.2%"},
		{"nobody's", "岚城重工第三大股东持股", ""},
	})
}

// Figures that are near by their words and of something else: a share of anything for 市占率,
// one kind of a sum for all of it, what something has for the thing, the bad for the whole.
func TestNearWordsAreNotIt(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lancheng.txt", "岚城重工2024年年报点评", facts.Date{Year: 2025, Month: 4, Day: 1},
			"2024年,岚城重工派发现金股利12.7亿元,研发费用8.1亿元,合同负债6.2亿元,配送订单占比近三成,综合融资成本3.76%。",
			"2024年末,公司研发人员占员工总数的27.66%;委托他人投资或管理资产的损益682万元;净关闭门店318家。", "2025年3月末,公司总资产76.51亿元。5月14日,岚城重工融券卖出200股。2024年,公司研发投入占比为9.45%。",
			"2024年第三季度,公司经调整净利润39亿元,同比增长24.4%,期内利润则为33亿元。"),
		article("linjiang.txt", "临江银行2024年年报点评", facts.Date{Year: 2025, Month: 4, Day: 1},
			"2024年末,临江银行不良贷款余额675.67亿元;2023年末,临江银行管理零售客户总资产13.32万亿元;2024年末,AUM余额14.93万亿元。",
			"2024年,临江银行净利润增加近百亿元,归母净利润同比增长80.72%。")))
	checkFigures(t, a, []figureCase{
		{"no market", "岚城重工市占率", ""},
		{"a share of what", "岚城重工占比", ""},
		{"what is paid out of it", "岚城重工现金", ""},
		{"one kind of them", "岚城重工费用", ""},
		{"one kind of debts", "岚城重工负债", ""},
		{"a share for a number", "岚城重工订单", ""},
		{"another rate", "岚城重工综合成本率", ""},
		{"what they yield", "岚城重工管理资产", ""},
		{"a flow", "岚城重工门店数", ""},
		{"shares sold", "岚城重工销量", ""},
		{"a share for an amount", "岚城重工研发投入", ""},
		{"the end of the year before", "岚城重工上年末总资产", ""},
		{"another variant's growth", "岚城重工2023年第三季度净利润", ""},
		{"the bad ones", "临江银行贷款", ""},
		{"the newest in other words", "临江银行AUM", "14.93万亿元"},
		{"a rate", "临江银行净利润同比", "80.72%"},
	})
}
