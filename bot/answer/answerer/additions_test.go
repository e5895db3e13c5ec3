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
			"2024年,澜汀电信省重点研发计划补助计入当期损益的金额为820万元。10月,澜汀电信起降架次3.86万架次,存货跌价296万元。"),
		article("lanhai.txt", "澜海商业2024年度业绩", facts.Date{Year: 2025, Month: 3, Day: 21},
			"2024年末,澜海商业有零售点5890个,当中内地零售点5566个。2024年,有道收入56.26亿元。"),
	))
	checkFigures(t, a, []figureCase{
		{"净增 asks for the change", "澜汀电信2024年移动用户净增多少户", "1683万户"},
		{"a size that is no money", "澜汀电信2024年末游戏用户规模", "6.74亿人"},
		{"and one of aircraft", "澜汀电信2024年末机队规模", "36架"},
		{"几个人 counts people", "澜汀电信科技条线几个人", "783人"},
		{"how far something fell by the noun for it", "澜汀电信2024年信用卡业务收入下滑幅度", "-14.6%"},
		{"a plan that is a name", "澜汀电信省重点研发计划补助计入当期损益的金额", "820万元"},
		{"起降 asks for no change", "澜汀电信10月起降了多少架次", "3.86万架次"},
		{"nor does 跌价", "澜汀电信存货跌价是多少", "296万元"},
		{"多少零售 is nobody's name", "澜海商业在内地有多少零售点", "5566个"},
		{"有道 is a word", "有道2024年收入多少", "56.26亿元"},
	})
}
