package answerer_test

import (
	"testing"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// 融科控股 is also called 融科, which is no name inside 金融科技投入.
func TestShortNameWithinMetric(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("ronke.txt", "融科控股2023年业绩", facts.NewDate(2024, 3, 20), "2023年,融科控股实现营业收入12.6亿元。"),
		article("icbc.txt", "工商银行2023年业绩", facts.NewDate(2024, 3, 28), "2023年,工商银行金融科技投入272.46亿元。"),
	))
	for question, want := range map[string]string{
		"工行2023年金融科技投入多少": "272.46亿元",
		"融科控股2023年营业收入多少": "12.6亿元",
	} {
		got := ask(t, a, question)
		if got.Status != answer.Answered || len(got.Figures) != 1 || got.Figures[0].Text != want {
			t.Errorf("%s: %s", question, asBytes(t, got))
		}
	}
}
