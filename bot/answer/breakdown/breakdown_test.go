package breakdown

import (
	"strings"
	"testing"

	"wenbao/bot/answer/answertest"
	"wenbao/facts"
)

func TestOf(t *testing.T) {
	b := answertest.Of(t, answertest.Article("a.txt", "枫岚汽车2024年年报", facts.Date{Year: 2025, Month: 3, Day: 20},
		"2024年,枫岚汽车乘用车收入300亿元,商用车收入120亿元,零部件收入45亿元。",
		"2024年,枫岚汽车境内毛利8.0亿元,境外毛利9.5亿元。"))
	for _, tt := range []struct{ reason, asked, want string }{
		{"as many as are said", "枫岚汽车2024年三大业务收入分别是多少", "300亿元 120亿元 45亿元"},
		{"another number", "枫岚汽车2024年四大业务收入分别是多少", ""},
		{"of a metric without parts", "枫岚汽车2024年三大业务利润分别是多少", ""},
	} {
		cs, err := Of(answertest.Ask(t, b, tt.asked, facts.Date{}))
		var got []string
		for _, c := range cs {
			got = append(got, c.Surface)
		}
		if err != nil || strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %s: %v, got %q, want %q", tt.reason, tt.asked, err, got, tt.want)
		}
	}
}

func TestCellsFit(t *testing.T) {
	for _, tt := range []struct {
		kind, each string
		want       bool
	}{
		{"地区", "产品", false}, {"产品", "产品", true}, {"", "产品", true}, {"地区", "板块", false}, {"地区", "什么", true},
		{"地区", "省份", true}, {"行业", "业务", true}, {"销售模式", "业务", false},
	} {
		if got := (tableCell{kind: tt.kind}).fits(tt.each); got != tt.want {
			t.Errorf("%s among %s: %v", tt.kind, tt.each, got)
		}
	}
}
