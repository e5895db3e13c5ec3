package arithmetic

import (
	"testing"

	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/quantity"
)

// figure is a level whose wording is read as in a text.
func figure(t *testing.T, surface string) facts.Fact {
	t.Helper()
	ms := quantity.Find(surface)
	if len(ms) != 1 {
		t.Fatalf("%s: %d quantities", surface, len(ms))
	}
	return facts.Fact{Surface: surface, Quantity: ms[0].Quantity, Measure: facts.Level}
}

func with(f facts.Fact, m facts.Measure) facts.Fact {
	f.Measure = m
	return f
}

func TestDerived(t *testing.T) {
	fig := func(s string) facts.Fact { return figure(t, s) }
	tests := []struct {
		name    string
		compute func() (Derived, bool)
		want    string // the formula; "" for none
	}{
		{"share of a whole", func() (Derived, bool) {
			return Quotient(fig("2.29亿户"), fig("5.52亿户"), "%", facts.KindPercent, 100)
		}, "2.29亿户 ÷ 5.52亿户 ≈ 41.5%"},
		{"of long figures no more than four places", func() (Derived, bool) {
			return Quotient(fig("118,633,345.67元"), fig("1,234,567,890.12元"), "%", facts.KindPercent, 100)
		}, "118,633,345.67元 ÷ 1,234,567,890.12元 ≈ 9.6093%"},
		{"whole of a share", func() (Derived, bool) { return Quotient(fig("3.6万人"), fig("8.6%"), "人", facts.KindCount, 100) }, "3.6万人 ÷ 8.6% ≈ 41.9万人"},
		{"nothing by zero", func() (Derived, bool) { return Quotient(fig("3亿元"), fig("0元"), "x", facts.KindTimes, 1) }, ""},
		{"level before a fall in points", func() (Derived, bool) { return Prior(fig("93.0%"), with(fig("3.3个百分点"), facts.Change)) }, "93.0% − 3.3个百分点 = 89.7%"},
		{"level before a multiple", func() (Derived, bool) { return Prior(fig("1.87万亿元"), with(fig("2.14倍"), facts.Multiple)) }, "1.87万亿元 ÷ 2.14倍 ≈ 8740亿元"},
		{"level before growth", func() (Derived, bool) { return Prior(fig("110亿元"), with(fig("10%"), facts.Growth)) }, "110亿元 ÷ (1 + 10%) ≈ 100亿元"},
		{"no level before an amount and a rate", func() (Derived, bool) { return Prior(fig("93.0%"), with(fig("3亿元"), facts.Change)) }, ""},
		{"total to the coarsest", func() (Derived, bool) { return Total([]facts.Fact{fig("1.22亿元"), fig("2.1亿元")}) }, "1.22亿元 + 2.1亿元 = 3.3亿元"},
		{"mean", func() (Derived, bool) { return Mean([]facts.Fact{fig("1亿元"), fig("2亿元"), fig("6亿元")}) }, "(1亿元 + 2亿元 + 6亿元) ÷ 3 = 3亿元"},
		{"no total of percentages", func() (Derived, bool) { return Total([]facts.Fact{fig("1%"), fig("2%")}) }, ""},
		{"no total of two units", func() (Derived, bool) { return Total([]facts.Fact{fig("1亿元"), fig("2万户")}) }, ""},
	}
	for _, tt := range tests {
		d, ok := tt.compute()
		if ok != (tt.want != "") || ok && d.Formula != tt.want {
			t.Errorf("%s: %q %v, want %q", tt.name, d.Formula, ok, tt.want)
		}
	}
	for want, d := range map[string]Derived{
		"(272亿元 − 262亿元) ÷ 262亿元 ≈ 3.8%": Growth(fig("272亿元"), fig("262亿元")),
		"2.14倍 − 1倍 = 114%":              GrowthOfMultiple(fig("2.14倍")),
		"8.6% − 7.1% = 1.5个百分点":          Gap(fig("8.6%"), fig("7.1%")),
		"3亿元 + 2亿元 = 5亿元":                Plus(fig("3亿元"), fig("2亿元")),
		"3亿元 − 2亿元 = 1亿元":                Minus(fig("3亿元"), fig("2亿元")),
		"528.22亿元 ÷ 6 ≈ 88.037亿元":        PerMember(fig("528.22亿元"), 6),
	} {
		if d.Formula != want {
			t.Errorf("%s, want %s", d.Formula, want)
		}
	}
}

func TestRatio(t *testing.T) {
	r, ok := RatioNamed("企业的毛利率")
	if !ok || r.Name != "毛利率" {
		t.Fatalf("%q %v", r.Name, ok)
	}
	d, ok := r.Of([]facts.Fact{figure(t, "200.00亿元"), figure(t, "150.00亿元")}, 2)
	if want := "25.00%"; !ok || d.Words() != want {
		t.Errorf("%s %v, want %s", d.Words(), ok, want)
	}
	if _, ok := r.Of([]facts.Fact{figure(t, "0元"), figure(t, "150亿元")}, 2); ok {
		t.Error("a ratio to nothing is computed")
	}
}

func TestAgree(t *testing.T) {
	for _, c := range []struct {
		a, b          string
		agree, rounds bool // rounds: b is what a bounds
	}{
		{"272.46亿元", "272.5亿元", true, false},
		{"272.46亿元", "272.6亿元", false, false},
		{"3万户", "3万人", false, false},
		{"超700万户", "712万户", false, true},
		{"超700万户", "900万户", false, false},
		{"不足700万户", "690万户", false, true},
	} {
		a, b := figure(t, c.a), figure(t, c.b)
		a.Quantity.Approx = quantity.Find(c.a)[0].Quantity.Approx
		if got := Agree(a.Quantity, b.Quantity); got != c.agree {
			t.Errorf("%s agrees with %s: %v", c.a, c.b, got)
		}
		if got := Rounds(&a, &b); got != c.rounds {
			t.Errorf("%s rounds %s: %v", c.a, c.b, got)
		}
	}
}

func TestJudge(t *testing.T) {
	for _, c := range []struct {
		figure, op, claim string
		want              Verdict
	}{
		{"272.46亿元", "equal", "272亿元", Yes},
		{"272.46亿元", "over", "270亿元", Yes},
		{"272.46亿元", "over", "280亿元", No},
		{"272.46亿元", "under", "280亿元", Yes},
		{"1.40%", "equal", "1%", No},
		{"686亿元", "near", "700亿元", Yes},
		{"超313万亿元", "over", "320万亿元", Unsure},
		{"近4.7亿元", "over", "4.68亿元", Unsure},
	} {
		b := question.Bound{Op: c.op, Text: c.claim, Value: figure(t, c.claim).Quantity}
		if got, _ := Judge(figure(t, c.figure), b); got != c.want {
			t.Errorf("%s %s %s: %v, want %v", c.figure, c.op, c.claim, got, c.want)
		}
	}
}

// A cost in brackets is taken off in its statement, and has no sign in a ratio; a loss has.
func TestCostInBrackets(t *testing.T) {
	cost, revenue := figure(t, "4.2亿元"), figure(t, "12亿元")
	cost.Quantity.Value, cost.Surface, cost.Metric = cost.Quantity.Value.Neg(), "（4.2）", "研發開支"
	loss := cost
	loss.Metric = "净利润"
	for _, c := range []struct {
		f    facts.Fact
		want string
	}{{cost, "35"}, {loss, "-35"}} {
		if d, ok := Quotient(c.f, revenue, "%", facts.KindPercent, 100); !ok || string(d.Quantity.Value) != c.want {
			t.Errorf("%s: %s%%, want %s%%", c.f.Metric, d.Quantity.Value, c.want)
		}
	}
	margin, _ := RatioNamed("毛利率")
	cost.Metric = "營業成本"
	if d, ok := margin.Of([]facts.Fact{revenue, cost}, 2); !ok || string(d.Quantity.Value) != "65" {
		t.Errorf("毛利率 %s, want 65", d.Quantity.Value)
	}
}

// A loss has its sign in a formula, which a word gives it in the text.
func TestSigns(t *testing.T) {
	loss := figure(t, "0.16亿元")
	loss.Quantity.Value = loss.Quantity.Value.Neg()
	profit := figure(t, "1.86亿元")
	sum, _ := Total([]facts.Fact{profit, loss})
	for _, c := range []struct{ got, want string }{
		{Gap(profit, loss).Formula, "1.86亿元 − (−0.16亿元) = 2.02亿元"},
		{Plus(profit, loss).Formula, "1.86亿元 + (−0.16亿元) = 1.7亿元"},
		{sum.Formula, "1.86亿元 + (−0.16亿元) = 1.7亿元"},
		{Gap(profit, facts.Fact{Surface: "-0.16亿元", Quantity: loss.Quantity}).Formula, "1.86亿元 − (-0.16亿元) = 2.02亿元"},
		{Gap(profit, figure(t, "0.16亿元")).Formula, "1.86亿元 − 0.16亿元 = 1.7亿元"},
	} {
		if c.got != c.want {
			t.Errorf("%s, want %s", c.got, c.want)
		}
	}
}
