package phrase

import (
	"testing"

	"wenbao/facts"
)

// A fall that the figure itself tells by its sign is not told twice.
func TestDirection(t *testing.T) {
	for surface, want := range map[string]string{"-8.53%": "变动", "8.53%": "下降", "下降8.53%": ""} {
		f := facts.Fact{Surface: surface, Measure: facts.Growth, Quantity: facts.Quantity{Value: "-8.53", Unit: "%", Kind: facts.KindPercent}}
		if got := direction(f); got != want {
			t.Errorf("%s: %s, want %s", surface, got, want)
		}
	}
}

func TestPeriod(t *testing.T) {
	for _, c := range []struct {
		p    facts.Period
		want string
	}{
		{facts.Period{}, ""},
		{facts.Year(2023), "2023年"},
		{facts.Period{Start: facts.Date{Year: 2023, Month: 1, Day: 1}, End: facts.Date{Year: 2023, Month: 7, Day: 1}}, "2023年上半年"},
		{facts.Period{Start: facts.Date{Year: 2023, Month: 1, Day: 1}, End: facts.Date{Year: 2023, Month: 10, Day: 1}}, "2023年前三季度"},
		{facts.Period{Start: facts.Date{Year: 2023, Month: 4, Day: 1}, End: facts.Date{Year: 2023, Month: 7, Day: 1}}, "2023年第二季度"},
		{facts.Period{Start: facts.Date{Year: 2023, Month: 5, Day: 1}, End: facts.Date{Year: 2023, Month: 6, Day: 1}}, "2023年5月"},
		{facts.Period{Start: facts.Date{Year: 2021, Month: 1, Day: 1}, End: facts.Date{Year: 2024, Month: 1, Day: 1}}, "2021年至2023年"},
		{facts.Period{Start: facts.Date{Year: 2023, Month: 1, Day: 1}, End: facts.Date{Year: 2023, Month: 3, Day: 1}}, "2023年1月至2月"},
		{facts.Period{Start: facts.Date{Year: 2023, Month: 7, Day: 1}, End: facts.Date{Year: 2024, Month: 6, Day: 1}}, "2023年7月至2024年5月"},
		{facts.Period{Start: facts.Date{Year: 2023, Month: 5, Day: 3}}, "2023年5月3日以来"},
	} {
		if got := Period(c.p); got != c.want {
			t.Errorf("%v: %s, want %s", c.p, got, c.want)
		}
	}
}

func TestSentenceAndQuestion(t *testing.T) {
	f := facts.Fact{Entity: "海岳银行", Metric: "净利润", Period: facts.Year(2023), Surface: "3.5亿元", Quantity: facts.Quantity{Value: "350000000", Unit: "CNY", Kind: facts.KindMoney}}
	growth, share, loss, plan, bare := f, f, f, f, f
	growth.Measure, growth.Surface, growth.Quantity = facts.Growth, "8.6%", facts.Quantity{Value: "8.6", Unit: "%", Kind: facts.KindPercent}
	share.Measure, share.Of, share.Surface, share.Quantity = facts.Share, "集团净利润", "8.6%", growth.Quantity
	loss.Quantity.Value, loss.Rule = "-350000000", "level+loss"
	plan.Modality = facts.Target
	bare.Entity = ""
	for _, c := range []struct {
		name           string
		f              facts.Fact
		said, question string
	}{
		{"level", f, "海岳银行2023年净利润为3.5亿元", "海岳银行2023年净利润是多少？"},
		{"growth", growth, "海岳银行2023年净利润同比增长8.6%", "海岳银行2023年净利润同比变化多少？"},
		{"share", share, "海岳银行2023年净利润占集团净利润的8.6%", "海岳银行2023年净利润占集团净利润多少？"},
		{"loss", loss, "海岳银行2023年净利润为亏损3.5亿元", "海岳银行2023年净利润是多少？"},
		{"target", plan, "海岳银行2023年净利润目标为3.5亿元", "海岳银行2023年净利润目标是多少？"},
		{"nobody's", bare, "2023年净利润为3.5亿元", ""},
	} {
		if got := Sentence(c.f); got != c.said {
			t.Errorf("%s: %s, want %s", c.name, got, c.said)
		}
		if got := Question(c.f); got != c.question {
			t.Errorf("%s: %s, want %s", c.name, got, c.question)
		}
	}
}

func TestTableUnit(t *testing.T) {
	for _, c := range []struct {
		surface string
		q       facts.Quantity
		want    string
	}{
		{"259,826", facts.Quantity{Value: "259826000000", Unit: "CNY", Kind: facts.KindMoney}, "百万元"},
		{"259,826", facts.Quantity{Value: "259826", Unit: "CNY", Kind: facts.KindMoney}, "元"},
		{"8.6", facts.Quantity{Value: "8.6", Unit: "%", Kind: facts.KindPercent}, "%"},
		{"3.5亿元", facts.Quantity{Value: "350000000", Unit: "CNY", Kind: facts.KindMoney}, ""},
	} {
		if got := TableUnit(facts.Fact{Surface: c.surface, Quantity: c.q}); got != c.want {
			t.Errorf("%s of %s: %q, want %q", c.surface, c.q.Value, got, c.want)
		}
	}
}

func TestQuantity(t *testing.T) {
	for _, c := range []struct {
		q    facts.Quantity
		want string
	}{
		{facts.Quantity{Value: "419000", Unit: "人", Kind: facts.KindCount}, "41.9万人"},
		{facts.Quantity{Value: "873800000000", Unit: "CNY", Kind: facts.KindMoney}, "8738亿元"},
		{facts.Quantity{Value: "1.2", Unit: "pp", Kind: facts.KindPoints}, "1.2个百分点"},
		{facts.Quantity{Value: "2.1", Unit: "x", Kind: facts.KindTimes}, "2.1倍"},
	} {
		if got := Quantity(c.q); got != c.want {
			t.Errorf("%v: %s, want %s", c.q, got, c.want)
		}
	}
}

func TestQuoted(t *testing.T) {
	for name, want := range map[string]bool{"市盈率": true, "收盘价": true, "净利润": false} {
		if Quoted(name) != want {
			t.Errorf("%s: %v, want %v", name, !want, want)
		}
	}
}
