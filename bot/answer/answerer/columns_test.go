package answerer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// How many of several do something, where a text says it; those that did not are not counted.
func TestTalliesThatTextsState(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("third.txt", "17家城商行三季报", facts.Date{Year: 2023, Month: 11, Day: 2},
			"2023年前三季度,17家城商行中有11家实现营收同比增长,8家实现归母净利润同比两位数增长。总资产破万亿元的有8家。",
			"2023年前三季度,江苏银行营收580.2亿元,同比增长9.1%。北京银行营收490.3亿元,同比下降3.2%。"),
		article("half.txt", "寿险公司一季报", facts.Date{Year: 2024, Month: 5, Day: 2}, "2024年一季度,76家寿险公司中,有40家亏损、36家盈利。"),
		article("rates.txt", "股份行2024年报", facts.Date{Year: 2025, Month: 4, Day: 2},
			"2024年,招商银行营收增长1.2%,兴业银行营收增长0.6%,平安银行营收下降10.9%。")))
	checkFigures(t, a, []figureCase{
		{"that grew", "2023年前三季度营收增长的城商行有几家", "11家"},
		{"over a bound", "总资产破万亿的城商行有多少家", "8家"},
		{"of a list of counts", "2024年一季度多少家寿险公司盈利", "36家"},
		{"counted from figures, without those that fell", "2024年几家股份行营收增长", "2家 1.2% 0.6%"},
	})
}

// Lists whose members are no list of names alone, and firsts by a metric.
func TestListsOfOthers(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("loss.txt", "寿险公司亏损榜", facts.Date{Year: 2024, Month: 6, Day: 11},
			"2024年一季度亏损榜前五名分别是建信人寿、英大人寿、长城人寿、丘岭国泰、横琴人寿,亏损金额分别为12.5亿元、11.4亿元、3.5亿元、3.0亿元、2.1亿元。",
			"位列第三名、第四名的太保寿险、新华保险净利润分别为95.9亿元、45.8亿元。"),
		article("yield.txt", "寿险公司二季度投资收益率", facts.Date{Year: 2025, Month: 8, Day: 6},
			"2025年二季度总投资收益率前十公司中,君龙人寿以4.6%居首,北京人寿(3.6%)、利安人寿(3.2%)分列二三位。综合投资收益率前十公司中,长城人寿(6.8%)、丘山永平(5.5%)位列前三。"),
		article("nbv.txt", "上市险企2025年三季报综述", facts.Date{Year: 2025, Month: 11, Day: 6},
			"2025年前三季度各险企NBV同比高增,可比口径增速分别为:人保寿险+76.6%、中国平安+46.2%。"),
		article("shares.txt", "保险股行情", facts.Date{Year: 2024, Month: 6, Day: 11}, "从今年涨幅来看,中国太保、中国人寿涨幅分别为21.9%、12.4%。")))
	checkFigures(t, a, []figureCase{
		{"a stranger in a list", "横琴人寿2024年一季度亏损多少", "2.1亿元"},
		{"the stranger", "丘岭国泰2024年一季度亏损多少", "3.0亿元"},
		{"behind where they are placed", "新华保险2024年一季度净利润", "45.8亿元"},
		{"the first, without a bracket", "君龙人寿总投资收益率", "4.6%"},
		{"in a bracket behind it", "利安人寿总投资收益率", "3.2%"},
		{"of the next ranking", "长城人寿综合投资收益率", "6.8%"},
		{"behind a word that is no name", "丘山永平综合投资收益率", "5.5%"},
		{"rates announced of a metric that moved", "中国平安2025年前三季度NBV增速", "46.2%"},
		{"how far shares rose", "中国太保今年涨幅", "21.9%"},
	})
}

// Where somebody is placed is no part of the metric, and among whom is nobody's.
func TestPlacesInMetrics(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("first.txt", "股份行2023年营收", facts.Date{Year: 2024, Month: 4, Day: 2}, "2023年,招商银行以3391.2亿元的营收规模领跑7家股份行。长沙银行以1.02万亿元的总资产成功跻身万亿阵营。"),
		article("brokers.txt", "岚山证券2025年半年报", facts.Date{Year: 2025, Month: 9, Day: 2},
			"2025年上半年,岚山证券营业收入128.2亿元。净利润同比增速94.4%,位居头部券商第二。投行业务收入14.4亿元。")))
	checkFigures(t, a, []figureCase{
		{"who leads others", "招商银行2023年营收", "3391.2亿元"},
		{"what one enters with", "长沙银行总资产", "1.02万亿元"},
		{"after a place among others", "岚山证券2025年上半年投行业务收入", "14.4亿元"},
	})
	if text := ask(t, a, "长沙银行总资产").Text; strings.Contains(text, "跻身") {
		t.Errorf("%q says where", text)
	}
}

// Figures of spans of years and quarters, one by one.
func TestFiguresOfSpans(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("span.txt", "岚锐智能收购预案", facts.Date{Year: 2025, Month: 12, Day: 10},
			"2023年至2025年上半年,岚锐智能科技股份有限公司(岚锐智能)营业收入分别为3.55亿元、3.52亿元、1.79亿元,归母净利润分别为3338万元、2158万元、1417万元。各期境外收入分别为810万元、2433万元、3343万元。",
			"2022-2024年岚锐智能毛利率已从32.9%逐年降至24.3%。"),
		article("note.txt", "海尔智家点评", facts.Date{Year: 2025, Month: 5, Day: 12},
			"2024年海尔智家模制瓶、棕色瓶、管制瓶营收分别同比+3.9%、+3.5%、-6.0%,毛利率分别为43.3%、28.4%、-4.9%,同比+4.1pcts、+4.6pcts、-3.2pcts。",
			"24Q1-25Q1海尔智家单季净利率分别为12.5%、11.2%、11.0%、10.6%、12.0%。",
			"预测海尔智家25/26/27年净利润分别为205.1/227.2/258.9亿元。2025-2027年营收预测为2945亿、3067亿、3188亿,对应PE分别为14倍、13倍、12倍。")))
	checkFigures(t, a, []figureCase{
		{"a year of a span", "岚锐智能2024年营业收入", "3.52亿元"},
		{"the part of a year", "岚锐智能2025年上半年归母净利润", "1417万元"},
		{"of the same again", "岚锐智能2023年境外收入", "810万元"},
		{"where a way through begins", "岚锐智能2022年毛利率", "32.9%"},
		{"where it ends", "岚锐智能2024年毛利率", "24.3%"},
		{"with signs", "海尔智家棕色瓶营收同比", "3.5%"},
		{"and signed changes behind", "海尔智家管制瓶毛利率同比", "-3.2pcts"},
		{"a quarter of a span", "海尔智家2024年三季度净利率", "11.0%"},
		{"years by slashes", "海尔智家2026年净利润预测", "227.2"},
		{"a list without 分别", "海尔智家2027年营收预测", "3188亿"},
		{"what the price comes to", "海尔智家2026年PE预计", "13倍"},
	})
}

// Names that no list has: who acts, who is bought, who is shortened by characters left out, and
// rural banks by each of their names.
func TestNamesOfTheUnlisted(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("loss.txt", "两家公司预亏", facts.Date{Year: 2021, Month: 1, Day: 27},
			"25日晚间,比亚迪和金岭文化相继披露业绩预告。56家公司预亏超过1亿元,其中9家预亏超10亿元。",
			"2021年1月26日,比亚迪报收211.3元、换手率0.67%,金岭文化报收2.57元、换手率1.01%。"),
		article("deal.txt", "邵岭液压6亿元重组", facts.Date{Year: 2025, Month: 12, Day: 10},
			"邵岭液压拟通过发行股份收购新承航锋100%股份,交易作价6.2亿元。截至2025年6月末,新承航锋资产总额7.25亿元。"),
		article("control.txt", "黑岭麻业控股股东变更", facts.Date{Year: 2025, Month: 8, Day: 11},
			"云西岚旅大健康产业集团有限公司取得黑岭麻业20%股份。受让方岚旅大健康聚焦医疗。2024年云旅大健康总资产60.4亿元,营收1.87亿元。云旅大健康员工300人。"),
		article("bank.txt", "长岭农商行被罚299.9万元", facts.Date{Year: 2025, Month: 11, Day: 18},
			"安徽长岭农村商业银行被处以罚款。截至2025年6月末,安徽长岭农商银行实现营业收入4.34亿元,净利润1.32亿元。")))
	checkFigures(t, a, []figureCase{
		{"who announces beside a known one", "金岭文化换手率", "1.01%"},
		{"the known one's", "比亚迪换手率", "0.67%"},
		{"a bound of a count is nobody's", "比亚迪2020年预亏多少", ""},
		{"who is bought", "新承航锋2025年6月末资产总额", "7.25亿元"},
		{"the deal by what it is in", "邵岭液压收购新承航锋作价多少", "6.2亿元"},
		{"shortened by characters left out", "云旅大健康2024年营收", "1.87亿元"},
		{"and none of the other's", "黑岭麻业2024年营收", ""},
		{"a rural bank", "长岭农商行2025年上半年净利润", "1.32亿元"},
	})
}

// Parts that a sentence says first are not the whole; who was fined is not the authority; no
// figure answers for a name.
func TestWhoseFiguresAre(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("beer.txt", "百威亚太2025年三季报点评", facts.Date{Year: 2025, Month: 10, Day: 31},
			"2025年第三季度,百威亚太销量内生同比下降8.6%。", "中国区:2025年第三季度收入内生同比下降15.1%,销量内生同比下降11.4%。", "亚太东部:2025年第三季度收入内生同比增长3.9%。"),
		article("fine.txt", "证监会开出罚单", facts.Date{Year: 2025, Month: 6, Day: 21}, "6月20日,证监会公布处罚决定,程某全因内幕交易被没收违法所得578.9万元,罚没总金额达3474万元。"),
		article("clerk.txt", "青岭农商行被罚30万元", facts.Date{Year: 2025, Month: 3, Day: 30},
			"河东监管分局行政处罚信息显示,青岭农商行因贷款三查不尽职被罚款30万元,时任行长李某某被警告并罚款5万元。"),
		article("pledge.txt", "云塔食品控股股东质押4000万股", facts.Date{Year: 2023, Month: 11, Day: 17},
			"云塔食品(002999.SZ)公告称,其控股股东补充质押4000万股。三家公司质押股份数占其所持股份比例为9.2%。"),
		article("index.txt", "22日收评", facts.Date{Year: 2022, Month: 11, Day: 22}, "2022年11月22日,海尔智家跌近8%。截至收盘,沪指涨0.13%,创业板指跌1.83%。")))
	checkFigures(t, a, []figureCase{
		{"the whole's", "百威亚太2025年三季度销量同比", "8.6%"},
		{"a part's", "百威亚太中国区收入同比", "15.1%"},
		{"another part's", "百威亚太亚太东部收入同比", "3.9%"},
		{"no name", "云塔食品控股股东是谁", ""},
		{"what is pledged is no holding", "三家公司合计持股比例", ""},
		{"a bank's fine, not its clerk's", "青岭农商行被罚多少", "30万元"},
		{"who was fined", "程某全没收违法所得多少", "578.9万元"},
		{"an index", "2022年11月22日创业板指跌幅", "1.83%"},
	})
	if ans := ask(t, a, "谁处罚了青岭农商行"); strings.Contains(ans.Text, "李某某") && ans.Status == answer.Answered {
		t.Errorf("%q fined nobody", ans.Text)
	}
	if ans := ask(t, a, "2022年11月22日创业板指跌幅"); strings.Contains(ans.Text, "海尔") {
		t.Errorf("%q is a company's", ans.Text)
	}
}

// What part is of is no other part, what a change is of nothing known is nobody's theme, and a
// trade's figures are not those of one of it.
func TestPartsAndThemes(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("bank.txt", "岚众银行2025年上半年营收净利双降", facts.Date{Year: 2025, Month: 10, Day: 14},
			"岚众银行公布了2025年半年度报告,数据显示其资产规模稳步扩张,首次突破7000亿元达到7147亿元,较上年末增长9.6%。",
			"2025年上半年,岚众银行实现营业收入189.6亿元,同比下降3.4%。2024年,该行实现手续费及佣金净收入65.8亿元。"),
		article("fund.txt", "公募基金三季度规模,易方达基金首破2.5万亿元", facts.Date{Year: 2025, Month: 11, Day: 4},
			"2025年9月末,易方达基金管理规模超过2.5万亿元。公募基金总规模达到36.7万亿元,较去年同期增长14.5%。"),
		article("credit.txt", "信贷数据", facts.Date{Year: 2025, Month: 10, Day: 30},
			"2025年9月末,人民币贷款余额270万亿元,同比增长6.6%。社会融资规模存量437万亿元。兴业银行表示将加大信贷投放。兴业银行前三季度净利润600亿元。"),
		article("list.txt", "2020民营企业500强", facts.Date{Year: 2020, Month: 9, Day: 10},
			"2019年,华为(8588亿元)、京东集团(5768亿元)等10家企业营业收入超过3000亿元。")))
	checkFigures(t, a, []figureCase{
		{"fees are no revenue", "岚众银行2024年营收", ""},
		{"what a clause opens with", "岚众银行2025年上半年资产规模较上年末增长多少", "9.6%"},
		{"a country's is no bank's", "兴业银行贷款余额", ""},
		{"nor its change", "兴业银行贷款余额同比", ""},
		{"of a list, behind it", "京东集团2019年营业收入", "5768亿元"},
	})
	if ans := ask(t, a, "公募基金总规模"); len(ans.Figures) > 0 && ans.Figures[0].Entity == "易方达基金" {
		t.Errorf("%q is the trade's", ans.Text)
	}
}

// Labels behind a clause, units behind the figures of a list, years in brackets of interim results,
// and what is the country's.
func TestLabelsAndBrackets(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("solar.txt", "光伏三季报", facts.Date{Year: 2025, Month: 11, Day: 3},
			"2025年三季度,四大一线组件企业均未实现盈利且现金流承压,单季度净亏损额分别为:天合光能12.8亿元、晶科能源10.1亿元。前三季度上述企业净亏损均超30亿元,亏损额分别为:天合光能42.0亿元、晶科能源39.2亿元。",
			"2025年9月底,N型复投料和颗粒硅均价分别达5.32万元/吨和5.05万元/吨。"),
		article("hk.txt", "恒基地产中期业绩", facts.Date{Year: 2025, Month: 8, Day: 21},
			"恒基地产截至2025年6月30日止六个月,股东应占基础盈利为30.4亿港元。每股基础盈利为港币0.63元(2024年:港币1.12元)。期内公允价值亏损1.4亿港元。"),
		article("liquor.txt", "2023年酱酒产业数据", facts.Date{Year: 2024, Month: 1, Day: 8},
			"2023年,中国酱酒产能约75万千升;实现销售收入2300亿元。", "根据贵州茅台披露,2023年贵州茅台净利润735亿元。")))
	checkFigures(t, a, []figureCase{
		{"a label behind a clause", "晶科能源2025年三季度亏损多少", "10.1亿元"},
		{"those spoken of before", "天合光能2025年前三季度净亏损", "42.0亿元"},
		{"with units behind", "2025年9月底颗粒硅均价", "5.05万元"},
		{"the same half of the year before", "恒基地产2024年上半年每股基础盈利", "港币1.12元"},
		{"a loss of value is no result", "恒基地产2025年上半年净利润", ""},
		{"the country's is no company's", "贵州茅台2023年销售收入", ""},
	})
}

// A round is no other one, what earlier pledges left is not the last one, and who is named only
// behind a pledge is not who pledged; a change on a quarter's end is none on the year before.
func TestOneOfSeveralEvents(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("round.txt", "岚游汽车的融资", facts.Date{Year: 2020, Month: 8, Day: 23},
			"3月31日,岚游汽车宣布完成B轮融资,融资金额达50亿元。", "8月22日,岚游汽车已陆续完成A轮、B轮以及B+轮共三轮融资,融资规模超过12.5亿美元。"),
		article("pledge.txt", "云塔食品控股股东质押股份", facts.Date{Year: 2023, Month: 11, Day: 17},
			"11月17日,云塔食品(002999.SZ)公告称,控股股东岚兴农业发展有限公司补充质押4000万股。", "岚兴农业发展有限公司累计质押股份20860万股。其一致行动人杨某敏持有股份15116万股。"),
		article("fund.txt", "南岭基金三季度规模", facts.Date{Year: 2025, Month: 11, Day: 4}, "2025年9月末,南岭基金管理规模3200亿元,较去年同期增长14.5%。")))
	checkFigures(t, a, []figureCase{
		{"the round", "岚游汽车B轮融资金额", "50亿元"},
		{"what pledges left", "岚兴农业发展有限公司累计质押多少股", "20860万股"},
		{"named behind the pledge", "杨某敏质押了多少股", ""},
		{"on a quarter's end", "南岭基金管理规模较二季度末增长多少", ""},
	})
	if ans := ask(t, a, "岚游汽车A轮融资多少"); len(ans.Figures) > 0 {
		t.Errorf("%q is of three", ans.Text)
	}
}
