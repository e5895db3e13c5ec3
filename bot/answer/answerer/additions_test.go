package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// Questions whose words for a plan, a number or an addition are those of the figure itself.
func TestAdditions(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lanting.txt", "澜汀电信2024年年报", facts.Date{Year: 2025, Month: 3, Day: 20},
			"2024年末,澜汀电信移动用户4.25亿户,比上年末净增1683万户;机队规模36架,游戏用户规模6.74亿人。",
			"2024年末,澜汀电信科技条线783人,信用卡业务收入同比下滑14.6%,净息差1.31%,较三季度末回升1个基点。",
			"2024年,澜汀电信省重点研发计划补助计入当期损益的金额为820万元,起降架次3.86万架次,存货跌价296万元。"),
		article("lanhai.txt", "澜海商业2024年度业绩", facts.Date{Year: 2025, Month: 3, Day: 21},
			"2024年末,澜海商业有零售点5890个,当中内地零售点5566个。2024年,有道收入56.26亿元。"),
	))
	checkFigures(t, a, []figureCase{
		{"净增 asks for the change", "澜汀电信2024年移动用户净增多少户", "1683万户"},
		{"a size that is no money", "澜汀电信2024年末游戏用户规模", "6.74亿人"},
		{"and one of aircraft", "澜汀电信2024年末机队规模", "36架"},
		{"几个人 counts people", "澜汀电信科技条线几个人", "783人"},
		{"how far something fell by the noun for it", "澜汀电信2024年信用卡业务收入下滑幅度", "14.6%"},
		{"a plan that is a name", "澜汀电信省重点研发计划补助计入当期损益的金额", "820万元"},
		{"起降 asks for no change", "澜汀电信2024年起降了多少架次", "3.86万架次"},
		{"nor does 跌价", "澜汀电信存货跌价是多少", "296万元"},
		{"多少零售 is nobody's name", "澜海商业在内地有多少零售点", "5566个"},
		{"有道 is a word", "有道2024年收入多少", "56.26亿元"},
	})
}

// What a text holds a figure against, or the whole that it is part of, computes another one.
func TestFromBothSides(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lanyuan.txt", "澜源能源2025年三季报", facts.Date{Year: 2025, Month: 10, Day: 30},
			"2025年前三季度,澜源能源发电量562.3亿千瓦时,其中风电412.7亿千瓦时。前三季度净息差1.68%,较2024年全年收窄7个基点。",
			"2025年9月末,澜源能源海外门店4733家,门店总数53014家。董事会由11名董事组成,其中独立董事4名。",
			"财务总监表示,澜源能源2025年全年营收目标为95亿元。2025年前三季度,澜源能源营业收入71.36亿元。2025年第三季度,澜源能源营业收入25.14亿元。"),
		article("xinlan.txt", "新澜保险2024年年报", facts.Date{Year: 2025, Month: 3, Day: 28},
			"2024年末,新澜保险代理人13.64万人,一年少了1.91万人。2024年客户投诉1.8万件,比2023年少了四分之一。",
			"2024年末,新澜保险移动用户4.25亿户,净增1683万户。2024年,新澜保险毛绒61.4亿元,增12%。"),
	))
	checkFigures(t, a, []figureCase{
		{"a part of what is told after its kind", "澜源能源2025年前三季度风电发电量占比", "73.39%"},
		{"a part of all of its kind", "澜源能源海外门店占比", "8.928%"},
		{"a part of whom its sentence tells", "澜源能源董事会里独立董事占多少", "36.4%"},
		{"a rate of all of the year before", "澜源能源2024年净息差多少", "1.75%"},
		{"and none of a part of it", "澜源能源2024年前三季度净息差多少", ""},
		{"how much of a goal is reached", "澜源能源全年营收目标完成了百分之多少", "75.1%"},
		{"what it was a year before", "新澜保险2023年末代理人有多少", "15.55万人"},
		{"by a fraction", "新澜保险2023年客户投诉多少件", "2.4万件"},
		{"before what came on top in the year", "新澜保险2023年末移动用户有多少", "4.08亿户"},
		{"a part's revenue by its bare name", "新澜保险2024年毛绒产品收益", "61.4亿元"},
	})
}

// TestInterimPayout: 中期 may be said by the period of a payout alone.
func TestInterimPayout(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lanfang.txt", "澜方证券2025年中报", facts.Date{Year: 2025, Month: 8, Day: 28},
			"2025年上半年,澜方证券净利润23亿元,每10股派0.91元。"),
		article("lanjing.txt", "澜景证券2024年年报", facts.Date{Year: 2025, Month: 3, Day: 28},
			"2024年,澜景证券净利润41亿元,每10股派3.2元。"),
	))
	checkFigures(t, a, []figureCase{
		{"of the first half", "澜方证券中期分红每10股多少", "0.91元"},
		{"and none of the year", "澜景证券中期分红每10股多少", ""},
	})
}

// Parts of one kind answer for none of another, and some of those who are counted for not all of them.
func TestOfAnotherKind(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lanchao.txt", "澜潮传动2025年中期业绩", facts.Date{Year: 2025, Month: 8, Day: 28},
			"2025年上半年,澜潮传动齿轮箱分部收入82.93亿元,工业传动分部收入21.47亿元。",
			"2025年上半年,澜潮传动中国内地收入90.65亿元,海外收入27.81亿元。"),
		article("lanjiang.txt", "澜江市住房公积金2024年年度报告", facts.Date{Year: 2025, Month: 3, Day: 28},
			"2024年末,澜江市住房公积金实缴职工186.57万人。2024年,71.9万名缴存职工提取住房公积金。"),
		article("yonglan.txt", "永澜超市半年报", facts.Date{Year: 2025, Month: 8, Day: 28},
			"上半年,永澜超市营业收入299亿元,归母净亏损2.41亿元。"),
		article("bulan.txt", "步澜超市半年报", facts.Date{Year: 2025, Month: 8, Day: 29},
			"上半年,步澜超市营业收入99亿元,归母净亏损1.16亿元。"),
	))
	checkFigures(t, a, []figureCase{
		{"a line of business and no place", "澜潮传动哪个分部收入最大", "82.93亿元"},
		{"some of those who pay in are not all", "澜江市住房公积金缴存职工有多少", ""},
		{"whose loss, where two are told", "上半年亏损多少", ""},
	})
}
