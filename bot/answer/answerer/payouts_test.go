package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// What shareholders get, on one share, on ten and in all, of instalments and of the year.
func TestPayouts(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 3, Day: 28}
	a := newAnswerer(t, newBase(t,
		article("bank.txt", "岚海银行2024年年报", day,
			"岚海银行末期每10股派发现金股利3.2元(含税),全年每10股派5元,分红总额42.5亿元。"),
		article("tech.txt", "澜电科技2024年年报", day,
			"2024年,澜电科技向全体股东每10股派发现金红利6元(含税),以资本公积金每10股转增4股。"),
		article("port.txt", "湾岚港口2024年年报", day,
			"2024年,湾岚港口派发中期股息每股0.2港元,末期股息每股0.45港元。"),
		article("asia.txt", "澜亚银行2025年全年业绩", facts.Date{Year: 2026, Month: 2, Day: 20},
			"澜亚银行2025年第二次中期息每股0.23港元,全年合共0.62港元,去年为0.69港元。"),
	))
	checkFigures(t, a, []figureCase{
		{"on one share, computed", "澜电科技每股派多少", "0.6元"},
		{"in other words", "澜电科技每股分红", "0.6元"},
		{"on ten", "澜电科技10派几", "6元"},
		{"shares", "澜电科技10转几", "4股"},
		{"shares on one, computed", "澜电科技每股转增多少股", "0.4股"},
		{"on ten of several is the year's", "岚海银行每10股派多少", "5元"},
		{"on one, too", "岚海银行每股派多少", "0.5元"},
		{"in all", "岚海银行派息总额", "42.5亿元"},
		{"an instalment that does not say on what", "湾岚港口末期息", "0.45港元"},
		{"the other", "湾岚港口中期息多少", "0.2港元"},
		{"no instalment is the year's", "湾岚港口全年派息", ""},
		{"on ten, computed", "湾岚港口每10股末期股息", "4.5港元"},
		{"the year and not the one before", "澜亚银行全年每股派息", "0.62港元"},
		{"the year before", "澜亚银行2024年每股派息", "0.69港元"},
	})
}
