package compose_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer/answertest"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/facts"
)

func ask(t *testing.T, asked string) (*search.Turn, []gates.Candidate) {
	t.Helper()
	turn := answertest.Ask(t, answertest.Of(t, answertest.Article("youchu.txt", "邮储银行2024年年报", facts.Date{Year: 2025, Month: 3, Day: 28},
		"2024年,邮储银行科技投入122.96亿元。2024年末,邮储银行网点3.9万个,其中自营7500至7800个。")), asked, facts.Date{})
	cs, err := turn.Seek(turn.Need())
	if err != nil || len(cs) == 0 {
		t.Fatalf("%s: %d candidates, %v", asked, len(cs), err)
	}
	return turn, cs
}

func TestStatements(t *testing.T) {
	turn, cs := ask(t, "邮储银行2024年科技投入多少")
	ans, err := compose.Statements(turn, []gates.Candidate{cs[0], cs[0]})
	if err != nil {
		t.Fatal(err)
	}
	const said = "中国邮政储蓄银行2024年科技投入为122.96亿元"
	if want := said + "；" + said + "。"; ans.Text != want {
		t.Errorf("text %q, want %q", ans.Text, want)
	}
	if len(ans.Figures) != 2 || len(ans.Sources) != 1 || ans.Sources[0].Sentence != "2024年,邮储银行科技投入122.96亿元。" {
		t.Errorf("%d figures, want 2; sources %v, want the sentence once", len(ans.Figures), ans.Sources)
	}
	if got := compose.WithShortNames(turn, cs[:1], said); got != "中国邮政储蓄银行(邮储银行)2024年科技投入为122.96亿元" {
		t.Errorf("with short names: %q", got)
	}
}

func TestInterpret(t *testing.T) {
	for _, tt := range []struct{ asked, says, not string }{
		{"邮储银行2024年科技投入多少", "中国邮政储蓄银行 · 科技投入 · 2024年", "未指明"},
		{"邮储银行科技投入多少", "期间未指明", "主体未指明"},
		{"2024年科技投入多少", "主体未指明，取中国邮政储蓄银行", "期间未指明"},
	} {
		turn, cs := ask(t, tt.asked)
		if got := compose.Interpret(turn, cs[0].Fact); !strings.Contains(got, tt.says) || strings.Contains(got, tt.not) {
			t.Errorf("%s: %q has to say %q and not %q", tt.asked, got, tt.says, tt.not)
		}
	}
}

// What is computed shows its operands, and is marked as computed.
func TestComputed(t *testing.T) {
	turn, cs := ask(t, "邮储银行2024年科技投入多少")
	f := cs[0].Fact
	before := f
	before.Quantity.Value, before.Surface, before.Period = "10000000000", "100亿元", facts.Year(2023)
	ans, err := compose.Computed(turn, arithmetic.Gap(f, before), f.Entity, "科技投入的变化", f.Period)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"22.96亿元", "122.96亿元", "100亿元", "由原文数字计算"} {
		if !strings.Contains(ans.Text, s) {
			t.Errorf("%q does not say %s", ans.Text, s)
		}
	}
	if len(ans.Figures) != 1 || !ans.Figures[0].Derived || ans.Figures[0].Quantity.Value != "2296000000" {
		t.Errorf("figures %v", ans.Figures)
	}
}

func TestFiguresOfRange(t *testing.T) {
	f := facts.Fact{Surface: "7500至7800个", Quantity: facts.Quantity{Value: "7500"}, High: facts.Quantity{Value: "7800"}}
	got := compose.Figures(f)
	if len(got) != 2 || got[0].Quantity.Value != "7500" || got[1].Quantity.Value != "7800" {
		t.Errorf("got %v, want both ends", got)
	}
	if f.High = (facts.Quantity{}); len(compose.Figures(f)) != 1 {
		t.Error("one value has more than one figure")
	}
}

// A figure without a unit is counted in what its metric says.
func TestFiguresWithoutUnit(t *testing.T) {
	for metric, want := range map[string]facts.Unit{"股东户数": "户", "总股本": "股", "持有股份": "股", "质押股数": "股", "周转率": ""} {
		f := facts.Fact{Metric: metric, Quantity: facts.Quantity{Value: "24100", Kind: facts.KindNumber}}
		if got := compose.Figures(f)[0].Quantity.Unit; got != want {
			t.Errorf("%s: %q, want %q", metric, got, want)
		}
	}
	f := facts.Fact{Metric: "股东户数", Quantity: facts.Quantity{Value: "24100", Kind: facts.KindNumber}, High: facts.Quantity{Value: "25000", Kind: facts.KindNumber}}
	if got := compose.Figures(f); len(got) != 2 || got[1].Quantity.Unit != "户" {
		t.Errorf("of a range: %v", got)
	}
	f = facts.Fact{Metric: "总股本", Quantity: facts.Quantity{Value: "12", Kind: facts.KindPercent, Unit: "%"}}
	if got := compose.Figures(f)[0].Quantity.Unit; got != "%" {
		t.Errorf("with a unit: %q", got)
	}
}
