package answerer_test

import (
	"strings"
	"testing"

	"wenbao/facts"
)

// What a change is against tells it apart from others of its metric and period: a quarter from
// the year before it, a share from what it is a share of.
func TestWhatChangesAreAgainst(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lanqi.txt", "岚骑汽车一季报点评", facts.Date{Year: 2025, Month: 5, Day: 23},
			"核心结论 - 2025Q1岚骑汽车总销量8.76万辆,同比+162.1%,环比-27.6%;营业总收入100.2亿元,同比+187.4%,环比-25.6%。",
			"2025年4月,岚骑汽车交付3.1万辆,从环比看,4月增长5.5%。"),
		article("chuanyin.txt", "川银2024年科技账单", facts.Date{Year: 2025, Month: 4, Day: 8},
			"2024年,川银银行金融科技投入114.33亿元,相比去年减少4.94%,占其营业收入的5.41%,同比下降0.23个百分点。",
			"其中,临江银行、青山银行科技投入增速均出现不同程度下降,同比分别下滑2.36%、4.95%。云溪银行科技投入虽然增速为正,但仅比去年同期微增0.48%。",
			"川银银行员工5000人,与上年相比增加120人;网点300家,同2022年相比减少12家;理财规模50亿元,相较于2022年末增长6.5%。"),
	))
	checkFigures(t, a, []figureCase{
		{"the quarter before, of no year", "岚骑汽车2025年一季度营收环比", "-25.6%"},
		{"the year before", "岚骑汽车2025年一季度营收同比", "187.4%"},
		{"a label before a dash is none of the metric", "岚骑汽车2025年一季度总销量环比", "-27.6%"},
		{"相比去年", "川银银行金融科技投入同比下降多少", "4.94%"},
		{"the share's own change", "川银银行金融科技投入占营收比例同比变化多少", "0.23个百分点"},
		{"the metric whose rate the clause before speaks of, in a list", "临江银行科技投入同比", "2.36%"},
		{"and of one", "云溪银行2024年科技投入增速", "0.48%"},
		{"与上年相比", "川银银行员工比上年增加多少人", "120人"},
		{"同2022年相比", "川银银行网点比2022年减少多少家", "12家"},
		{"相较于2022年末", "川银银行理财规模较2022年末增长多少", "6.5%"},
		{"how it is, beside then", "川银银行理财规模跟2022年末比怎么样", "6.5%"},
	})
	for _, q := range []string{"岚骑汽车2025年一季度营收环比", "岚骑汽车2025年一季度营收同比"} {
		if text := ask(t, a, q).Text; strings.Contains(text, "不一致") {
			t.Errorf("%s: %s: the two are no conflict", q, text)
		}
	}
}

// A bound, and 均 of anything, is of each of the names before it; what they have together is of
// none. A round bound agrees with the figures up to the next one.
func TestSharedFigures(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("users.txt", "2024年手机银行盘点", facts.Date{Year: 2025, Month: 6, Day: 13},
			"2024年末,临江银行、青山银行、云溪银行的手机银行用户数超过5亿户。增速方面,临江银行、青山银行的手机银行用户数增速均为27%。",
			"2024年,海湾银行、岚山银行合计科技投入超过9亿元。"),
		article("more.txt", "临江银行手机银行", facts.Date{Year: 2025, Month: 6, Day: 20}, "2024年末,临江银行手机银行用户数5.6亿户。")))
	checkFigures(t, a, []figureCase{
		{"the first", "青山银行手机银行用户数", "超过5亿户"},
		{"the last", "云溪银行手机银行用户数", "超过5亿户"},
		{"each the same", "临江银行手机银行用户数同比增长多少", "27%"},
		{"together", "海湾银行科技投入多少", ""},
		{"no conflict with the bound", "临江银行手机银行用户数", "5.6亿户"},
	})
}

// Where nobody says when a text was written, 去年 is the year whose annual reports it speaks of.
func TestLastYearOfNoDate(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("undated.txt", "科技赋能走到哪一步?2024年年报揭晓成绩单", facts.Date{},
		"根据2024年年报,临江银行信息科技投入为122.96亿元。青山银行去年的金融科技投入为114.33亿元。")))
	checkFigures(t, a, []figureCase{
		{"last year", "青山银行2024年金融科技投入", "114.33亿元"},
		{"the year before", "青山银行2023年金融科技投入", ""},
	})
}

// What stands in a bracket, in a line that says who wrote, behind another year's level or in a
// title is not whom or when the text is on.
func TestBesideTheSubject(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("staff.txt", "六大行科技员工盘点", facts.Date{Year: 2025, Month: 4, Day: 8},
			"科技人才是今年年报的焦点之一。报告期内,六大行金融科技员工总数增加至约111107人(邮储银行按照7200人计算),首次突破10万人。"),
		article("digest.txt", "远岫晨会精粹20250828", facts.Date{Year: 2025, Month: 8, Day: 28},
			"远岫证券· 2025-08-28 20:47",
			"- 食品饮料基金持仓占比降至2017年水平,超配比例回落至3.2%",
			"- 岚江医药2025年上半年总收入157.61亿元,归母净利润44.50亿元",
			"- 公司累计达成15笔创新药对外交易,包括授权海川生物的5亿美元首付款"),
		article("note.txt", "【2024年报点评/鹿鸣岩茶】业绩符合预期", facts.Date{Year: 2025, Month: 4, Day: 30},
			"- 2024年实现营收46.97亿元,同比+14.65%,公司毛利率44.5%"),
	))
	checkFigures(t, a, []figureCase{
		{"今年年报 are on last year", "六大行2024年金融科技员工总数", "约111107人"},
		{"whom the bracket names", "邮储银行金融科技员工多少人", "7200人"},
		{"the author", "远岫证券超配比例", ""},
		{"no year whose level it is", "2017年超配比例", ""},
		{"公司 is whom the text was on", "岚江医药创新药对外交易多少笔", "15笔"},
		{"what the money is", "岚江医药授权海川生物的首付款", "5亿美元"},
		{"filed under a title", "鹿鸣岩茶2024年营收", "46.97亿元"},
	})
}

// A ranking has its figures in brackets behind the names.
func TestRankingInBrackets(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("rank.txt", "上市银行年报盘点", facts.Date{Year: 2024, Month: 6, Day: 10},
		"2023年,从营业收入看,有24家银行保持正增长,排名前三位的分别是临江银行(12.05%)、青山银行(9.70%)、云溪银行(8.46%);有18家银行出现负增长,排名后两位的分别是海湾银行(-9.50%)、岚山银行(-8.45%)。",
		"其中,海湾银行利息净收入增速下滑最多,为-11.40%。",
		"2023年末,不良率最低的是临江银行(0.76%)、青山银行(0.95%)和云溪银行(0.68%)。",
		"“巨无霸”海宁银行2023年实现净利润3639.93亿元。")))
	checkFigures(t, a, []figureCase{
		{"the second", "青山银行营业收入增长多少", "9.70%"},
		{"the second ranking of the sentence", "岚山银行2023年营收增速", "-8.45%"},
		{"the rate that the clause before names", "海湾银行利息净收入增速", "-11.40%"},
		{"behind 和", "云溪银行不良率", "0.68%"},
		{"not whom the list ends before", "青山银行不良率", "0.95%"},
		{"whose nickname stands before", "海宁银行净利润", "3639.93亿元"},
		{"how many is no rate", "2023年有多少家银行营收正增长", ""},
	})
	if ans := ask(t, a, "营收降幅最大的是哪家银行"); !strings.Contains(ans.Text, "海湾银行2023年营业收入") {
		t.Errorf("the largest decline: %s", ans.Text)
	}
}

// A profit of the same period in the next sentence is none of the rule of the one before; a
// payout's noun may stand before its unit; shares left over are not those taken off.
func TestResultsAndPayouts(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("zhongsi.txt", "众思壮2023年年报解读", facts.Date{Year: 2024, Month: 4, Day: 30},
		"2023年,岚壮科技实现营收18.02亿元,扣非净利润-2.08亿元,较去年同期亏损有所减小。岚壮科技2023年年度净利润4.58亿元,业绩扭亏为盈。",
		"岚壮科技董事会建议派发2023年度末期普通股股利每10股2.364元人民币。截至2024年4月18日,岚壮科技扣除回购专用证券账户中股份数2,173,778股后的剩余股份总数为112,715,613股。"),
		article("value.txt", "岚壮科技年报问答", facts.Date{Year: 2024, Month: 4, Day: 30}, "99657119.51元是2023年岚壮科技的应付职工薪酬的详细数值。"),
		article("rows.md", "岚壮科技主要指标", facts.Date{Year: 2024, Month: 4, Day: 30},
			"| 指标 | 2023年 | 2022年 |", "| 营业收入同比增长率(%) | -14.19 | 1.33 |", "| 海外市场收入(亿元) | 5.17 | 4.10 |")))
	checkFigures(t, a, []figureCase{
		{"the profit", "岚壮科技2023年净利润", "4.58亿元"},
		{"under the rule", "岚壮科技2023年扣非净利润", "-2.08亿元"},
		{"on ten shares", "岚壮科技2023年每10股派息", "2.364元人民币"},
		{"taken off", "岚壮科技回购专用账户中股份数", "2,173,778股"},
		{"its value by that noun", "岚壮科技2023年应付职工薪酬为多少元", "99657119.51元"},
		{"a row of rates", "岚壮科技2022年营业收入同比", "1.33"},
		{"海外市场", "岚壮科技2023年海外收入", "5.17"},
	})
}

// Wordings of results news: 自…增长至, YoY, 次季, what a ratio is held against, lists in order of
// size, a currency that the text has from then on, a listing in America.
func TestResultsWordings(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("kuaijiang.txt", "快江科技发布2024年第二季度业绩", facts.Date{Year: 2024, Month: 8, Day: 20},
			"快江科技2024年第二季度经调整利润净额自去年同期的人民币27亿元增长至人民币47亿元。毛利率16.2%,较上年同期16.5%保持稳定。",
			"快江科技2024年6月月度活跃用户(MAU)5.11亿人,日平均活跃用户(DAU)2.24亿人。",
			"快江科技2024年第二季度年化投资收益率5.7%(YoY+1.1pct)、年化综合收益率2.8%(YoY - 3.9pct);归母净资产较年初增长10.3%,较年中增长9.1%。"),
		article("lanbo.txt", "澜博次季收入跌10%至3.87亿美元", facts.Date{Year: 2023, Month: 8, Day: 24},
			"澜博(LB.US)公布,次季净收入按年跌10%至3.87亿美元(下同),增值服务收入按年跌23%至4,680万元。澜博预期第三季净收入按年跌5%至7%。"),
		article("insurers.txt", "上市险企三季报综述", facts.Date{Year: 2025, Month: 11, Day: 6},
			"2025年前三季度,五家上市险企归母净利润合计4260.39亿元,在去年同期高基数基础上同比增长33.5%。",
			"2025年前三季度,各险企归母净利润增速从高到低分别为:中国人寿+60.5%、新华保险+58.9%、中国人保+28.9%。",
			"新华保险拟向全体股东派发2024年末期现金股利每股1.99元。"),
	))
	checkFigures(t, a, []figureCase{
		{"the level reached", "快江科技2024年二季度经调整利润净额", "人民币47亿元"},
		{"the level before", "快江科技2023年二季度经调整利润净额", "人民币27亿元"},
		{"what a ratio is held against", "快江科技2023年二季度毛利率", "16.5%"},
		{"days and not months", "快江科技2024年6月日活", "2.24亿人"},
		{"a sign apart from its figure", "快江科技2024年二季度年化综合收益率同比变化多少", "- 3.9pct"},
		{"against the beginning of the year", "快江科技归母净资产较年初增长多少", "10.3%"},
		{"the second quarter", "澜博2023年二季度净收入", "3.87亿美元"},
		{"what is planned to be paid", "新华保险2024年末期每股现金股利", "1.99元"},
		{"in order of size", "新华保险2025年前三季度归母净利润增速", "58.9%"},
	})
	if f := ask(t, a, "澜博2023年二季度增值服务收入").Figures; len(f) != 1 || f[0].Quantity.Unit != "USD" {
		t.Errorf("the currency of what follows: %+v", f)
	}
	if f := ask(t, a, "上市险企2025年前三季度归母净利润同比").Figures; len(f) != 1 || f[0].Text != "33.5%" {
		t.Errorf("a base is not when: %+v", f)
	}
}

// Rates that turned from another: what was is of before, what is of now, and each of its own index.
func TestRatesThatTurned(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("cpi.txt", "2025年4月份CPI同比下降0.1%", facts.Date{Year: 2025, Month: 5, Day: 10},
			"4月份,居民消费价格指数(CPI)环比由上月下降0.4%转为上涨0.1%,同比下降0.1%。核心CPI环比由平转涨,上涨0.2%;同比上涨0.5%,涨幅保持稳定。"),
	))
	checkFigures(t, a, []figureCase{
		{"what is", "2025年4月CPI环比涨幅", "0.1%"},
		{"what was", "2025年3月CPI环比降幅", "0.4%"},
		{"of its own index", "2025年4月核心CPI环比涨幅", "0.2%"},
		{"and behind it", "2025年4月核心CPI同比涨幅", "0.5%"},
	})
}

// Two results held against each other by slashes, in a sentence that says two periods.
func TestSlashedResults(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("yuechuan.txt", "岳川科技点评", facts.Date{Year: 2025, Month: 5, Day: 6},
			"投资收益增厚25Q1利润。2024年公司实现归母净利润/扣非归母净利润分别为4.58/4.14亿元。25Q1公司实现归母净利润/扣非归母净利润分别为1.11/0.46亿元。"),
		article("lanhai.txt", "财讯社3月18日电，岚海集团公告，第四季度营收109.1亿元", facts.Date{Year: 2025, Month: 3, Day: 18},
			"财讯社3月18日电,岚海集团公告,第四季度营收109.1亿元,预估104.8亿元;第四季度净利润9.0亿元。岚海集团全年营收365.9亿元,预估358.5亿元。"),
	))
	checkFigures(t, a, []figureCase{
		{"the first of a year", "岳川科技2024年归母净利润", "4.58"},
		{"the second of a quarter", "岳川科技2025年第一季度扣非净利润", "0.46亿元"},
		{"a quarter before the day of the news", "岚海集团2024年第四季度净利润", "9.0亿元"},
		{"and its year", "岚海集团2024年营收", "365.9亿元"},
		{"no quarter to come", "岚海集团2025年第四季度营收", ""},
	})
}
