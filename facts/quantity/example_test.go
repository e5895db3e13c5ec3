package quantity_test

import (
	"fmt"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

func ExampleFind() {
	text := "服务客户近600万户，占比45%-65%"
	for _, m := range quantity.Find(text) {
		q := m.Quantity
		fmt.Println(m.Span.In(text), q.Value, q.Unit, q.Approx)
	}
	// Output:
	// 600万户 6000000 户 about
	// 45% 45 % exact
	// 65% 65 % exact
}

// The ends of a range share what the wording leaves out, and the approximator.
func ExampleFind_range() {
	text := "预计净利润约1.8亿至2.7亿元，净息差扩阔27个基点至1.63厘"
	for _, m := range quantity.Find(text) {
		end := map[int]string{quantity.Low: "low ", quantity.High: "high "}[m.Range]
		fmt.Printf("%s%s %s, 10^%d, %s\n", end, m.Quantity.Value, m.Quantity.Unit, -m.Quantity.Decimals, m.Rule)
	}
	// Output:
	// low 180000000 CNY, 10^7, number
	// high 270000000 CNY, 10^7, number
	// 0.27 pp, 10^-2, number
	// 1.63 %, 10^-2, rate in 厘
}

// A text is folded once for both recognisers; Original takes a span back to
// the text as it was.
func ExampleFindFolded() {
	text := "截至２０２３年末，淨利潤逾３０億港元"
	f := lex.Fold(text)
	for _, m := range period.FindFolded(f, period.Context{Reference: facts.Date{Year: 2024, Month: 3, Day: 28}}) {
		fmt.Println(f.Original(m.Span).In(text), m.Period)
	}
	for _, m := range quantity.FindFolded(f) {
		fmt.Println(f.Original(m.ApproxSpan).In(text), f.Original(m.Span).In(text), m.Quantity.Value, m.Quantity.Unit)
	}
	// Output:
	// ２０２３年末 2023-12-31
	// 逾 ３０億港元 3000000000 HKD
}
