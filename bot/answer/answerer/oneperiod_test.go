package answerer_test

import (
	"strings"
	"testing"

	"wenbao/facts"
)

// A sum and a comparison set figures of one period side by side, and say so where there are
// none; another ratio is no share of a market.
func TestOnePeriod(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("insurers.txt", "三家险企前三季度业绩", facts.Date{Year: 2024, Month: 10, Day: 31},
			"岚安保险、澜寿保险和湾华保险2024年前三季度归母净利润分别为100亿元、80亿元和60亿元。",
			"单看第三季度,岚安保险净利润40亿元,澜寿保险净利润30亿元。"),
		article("lanan.txt", "岚安保险2023年年报", facts.Date{Year: 2024, Month: 3, Day: 20},
			"2023年,岚安保险新业务价值310.8亿元。"),
		article("haijing.txt", "海景保险2024年三季报", facts.Date{Year: 2024, Month: 10, Day: 30},
			"2024年前三季度,海景保险新业务价值142.38亿元。"),
		article("dianchi.txt", "澜锂科技2024年年报", facts.Date{Year: 2025, Month: 3, Day: 18},
			"2024年,澜锂科技动力电池系统收入占总营收的69.9%,动力电池系统毛利率为23.94%。全球动力电池市占率为37.9%。",
			"境外收入占营业收入的30.48%,而三年前这一比例只有两成出头。十年来,公司累计研发投入超过700亿元。"),
	))
	checkFigures(t, a, []figureCase{
		{"no third quarter beside three quarters", "三家险企净利润合计", "240亿元"},
		{"a market's share", "澜锂科技动力电池市占率", "37.9%"},
		{"the latest of one share", "澜锂科技境外收入占比", "30.48%"},
		{"ten years are no answer", "澜锂科技研发投入", ""},
		{"where they are asked", "澜锂科技十年累计研发投入", "超过700亿元"},
	})
	if ans := ask(t, a, "岚安保险和海景保险新业务价值差多少"); !strings.Contains(ans.Text, "期间不同") {
		t.Errorf("a year against three quarters: %s", ans.Text)
	}
}
