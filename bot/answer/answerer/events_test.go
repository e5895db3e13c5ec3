package answerer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// TestEvents asks for figures of announced events, of one base with two
// buybacks of a company and a pledge.
func TestEvents(t *testing.T) {
	day := func(d int) facts.Date { return facts.Date{Year: 2024, Month: 3, Day: d} }
	a := newAnswerer(t, newBase(t,
		article("one.txt", "澜汇国际回购20万股", day(5), "澜汇国际(00777)发布公告,2024年3月5日,公司按每股3.21-3.3港元,耗资64.8万港元回购20万股。"),
		article("two.txt", "澜汇国际回购9万股", day(8), "澜汇国际(00777)发布公告,2024年3月8日,公司按每股3.4港元,耗资30.6万港元回购9万股。"),
		article("three.txt", "临沅新能股东质押股份", day(6), "临沅新能(002888)公布,股东陆文渊将其持有的公司1500万股股份质押给某银行股份有限公司,占其所持股份的12.4%。"),
	))
	for _, c := range []struct {
		question string
		status   answer.Status
		figures  string // values with units and periods
	}{
		{"陆文渊质押事件对应的质押股票/股份数量是什么？", answer.Answered, "15000000股"},
		{"陆文渊质押了多少股？", answer.Answered, "15000000股"},
		{"陆文渊质押事件对应的质押物占持股比是什么？", answer.Answered, "12.4%"},
		{"陆文渊质押事件对应的质押物占总股比是什么？", answer.NotFound, ""},
		{"4名高管股东减持事件对应的交易完成时间是什么？", answer.NotFound, ""},
		{"澜汇国际3月5日回购花了多少钱？", answer.Answered, "648000HKD 2024-03-05"},
		{"澜汇国际3月5日股份回购事件对应的每股交易价格是什么？", answer.Answered, "3.21HKD 2024-03-05, 3.3HKD 2024-03-05"},
		{"澜汇国际股份回购事件对应的回购股份数量是什么？", answer.Clarify, ""},
	} {
		got := ask(t, a, c.question)
		var figures []string
		for _, f := range got.Figures {
			figures = append(figures, strings.TrimSpace(string(f.Quantity.Value)+string(f.Quantity.Unit)+" "+f.Period.String()))
			if f.Entity == "" || f.Metric == "" {
				t.Errorf("%s: a figure has entity %q and metric %q", c.question, f.Entity, f.Metric)
			}
		}
		if s := strings.Join(figures, ", "); got.Status != c.status || s != c.figures {
			t.Errorf("%s: %s %q (%s), want %s %q", c.question, got.Status, s, got.Text, c.status, c.figures)
		}
	}
	which := ask(t, a, "澜汇国际股份回购事件对应的回购股份数量是什么？")
	for _, s := range which.Suggestions {
		if got := ask(t, a, s); got.Status != answer.Answered {
			t.Errorf("the suggestion %s gets %s: %s", s, got.Status, got.Text)
		}
	}
	if len(which.Suggestions) != 2 {
		t.Errorf("suggestions are %q", which.Suggestions)
	}
}
