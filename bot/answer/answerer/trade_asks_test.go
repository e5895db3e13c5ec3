package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// What traders ask of results and statistics, and figures that are narrower or wider than that.
func TestNarrowAndWide(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("insurers.txt", "新能源车险,终于不全是亏的了", facts.Date{Year: 2025, Month: 9, Day: 12},
			"信泽财险上半年新能源车险综合成本率97.8%;承保新能源车412万辆,同比增长49.3%;保费收入178.6亿元。",
			"排在第三的是宁安产险,其车险综合成本率为96.9%。上半年宁安产险总保费1058.2亿元,车险占六成半,新能源车险保费111.3亿元。"),
		article("tea.txt", "茶饮双雄中期业绩:雪泉赚得多,谷茗增得快", facts.Date{Year: 2025, Month: 8, Day: 28},
			"雪泉集团上半年收入148.75亿元,同比增长39.3%。",
			"谷茗控股上半年收入56.63亿元,同比增长41.2%;期内新开门店1570间,关闭305间。"),
		article("bonds.txt", "银行二永债年内发行近1.4万亿", facts.Date{Year: 2025, Month: 11, Day: 26},
			"截至11月25日,年内商业银行共发行二级资本债和永续债130只,合计规模13842亿元。"),
		article("express.txt", "三家快递10月成绩单", facts.Date{Year: 2025, Month: 11, Day: 20},
			"11月19日晚,圆驰速递、腾风快递、禾达快运先后披露10月经营简报。",
			"禾达快运10月件量15.16亿票。",
			"腾风三季度归母净利润3.02亿元,圆驰三季度归母净利润10.46亿元;禾达三季度归母净利润25.71亿元。"),
		article("bank.txt", "淮汭农商行2024年年报", facts.Date{Year: 2025, Month: 4, Day: 30},
			"2024年,淮汭农商行信息科技投入1.86亿元;科技条线员工137人,占员工总数的6.2%。"),
	))
	checkFigures(t, a, []figureCase{
		{"one kind of car insurance is not all of it", "信泽财险车险总保费", ""},
		{"nor where the sentence tells of all of it beside", "宁安产险2025年上半年车险保费多少", ""},
		{"the kind itself", "宁安产险2025年上半年新能源车险保费多少", "111.3亿元"},
		{"opened is not what is left of it", "谷茗2025年上半年净开店多少间", ""},
		{"opened", "谷茗2025年上半年新开门店多少间", "1570间"},
		{"two kinds of bonds are not one", "2025年永续债发行规模", ""},
		{"the short name of a haulier", "禾达2025年三季度归母净利润", "25.71亿元"},
		{"whose growth is faster", "雪泉和谷茗谁的收入增速快", "39.3% 41.2%"},
		{"how it is to be got is not asked", "淮汭农商行员工总数推算", "2210人"},
	})
}
