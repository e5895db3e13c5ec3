package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// Words of a question that a name has, too: what a carmaker calls 汽车毛利率 is none of its 毛利率, a town none of the bank
// that is called like it, and a bank goes by its short name before its houses.
func TestNamesAndWhatIsAsked(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 11, Day: 19}
	a := newAnswerer(t, newBase(t,
		article("car.txt", "岚峰汽车三季报", day,
			"2025年第三季度,岚峰汽车毛利率20.1%,上一季度为17.3%。第三季度汽车毛利率13.1%。"),
		article("bank.txt", "沂澜银行2025年中报", facts.Date{Year: 2025, Month: 8, Day: 28},
			"2025年上半年,沂澜银行净息差1.58%,归母净利润158.92亿元。沂澜市贷款占比57.59%。",
			"子公司中,沂澜理财净利润6.21亿元;沂澜金租净利润9.08亿元。"),
		article("plain.txt", "滨澜商业银行发布2024年度报告", facts.Date{Year: 2025, Month: 5, Day: 9},
			"2024年末,滨澜商业银行绿色贷款余额1,086.5亿元,不良率低于城市商业银行平均水平。"),
		article("parts.txt", "岚月集团二季报", facts.Date{Year: 2025, Month: 8, Day: 21},
			"2025年第二季度,岚月集团国际业务收入112.9亿元。"),
	))
	checkFigures(t, a, []figureCase{
		{"of another quarter", "岚峰汽车2025年第二季度汽车毛利率", ""},
		{"the quarter that is given", "岚峰汽车2025年第三季度汽车毛利率", "13.1%"},
		{"without the word", "岚峰汽车2025年第二季度毛利率", "17.3%"},
		{"the bank before its houses", "沂澜2025年上半年归母净利润多少", "158.92亿元"},
		{"a house by its name", "沂澜金租2025年上半年净利润多少", "9.08亿元"},
		{"a commercial bank as people call it", "滨澜银行2024年末绿色贷款余额", "1,086.5亿元"},
		{"one part is not each", "岚月集团各业务Q2收入", ""},
	})
}
