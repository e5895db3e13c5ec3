package carry

import (
	"testing"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/prose/prosetest"
	"wenbao/facts/extract/relate"
	"wenbao/facts/metric"
)

func memory(title string) *Memory {
	cue.Load()
	m := New(metric.NewMemo(metric.Default()), title)
	return &m
}

func read(index int, text string) *prose.Line { return prosetest.Line(index, text, facts.Year(2024)) }

// figures completes the figures of a sentence, whose bare words are those of its clause.
func figures(m *Memory, l *prose.Line, said []facts.Fact) []facts.Fact {
	for n, q := range l.Quantities {
		words := l.Bare(l.Pieces(l.Clause[q.Span.Start], l.EndBefore(n), q.Span.Start))
		rel := relate.Of(words, q.Quantity.Kind)
		f := facts.Fact{Sentence: l.Index, Span: q.Span, Metric: rel.Phrase, Measure: rel.Measure, Of: rel.Of, Rule: rel.Rule, Quantity: q.Quantity}
		OfWhole(l, n, &f, said)
		if m.Complete(l, n, &rel, &f, said) {
			said = append(said, f)
		}
	}
	return said
}

func TestComplete(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string // metrics of the figures, in order
	}{
		{"净利润268亿元,增长4.2%", []string{"净利润", "净利润"}},
		{"毛利率36.1%,2023年为36.6%", []string{"毛利率", "毛利率"}},
		{"房地产贷款余额141.3亿元,不良率5.87%", []string{"房地产贷款余额", "房地产贷款不良率"}},
		{"归母净利润2934.3亿元,日均10.7亿元", []string{"归母净利润", "日均归母净利润"}},
		{"净利润重述为39.67亿元,重述前为39.81亿元", []string{"净利润", "净利润"}},
		{"民营企业进出口24.33万亿元,国有企业6.61万亿元", []string{"民营企业进出口", "国有企业进出口"}},
		{"住户贷款增加2.72万亿元,其中,短期贷款增加4732亿元", []string{"住户贷款", "住户短期贷款"}},
		{"办公大楼出租率88.7%,商场则几近全部租出,达99.1%", []string{"办公大楼出租率", "商场出租率"}},
		{"销量20万辆,3.3个百分点", []string{"销量"}},
		{"调味酱收入29.17亿元,增9.29%;包括醋、料酒在内的其他品类跑得最快,46.61亿元,同比大增14.6%", []string{"调味酱收入", "调味酱收入", "其他品类", "其他品类"}},
	} {
		m, l := memory(""), read(0, tt.text)
		var got []string
		for _, f := range figures(m, l, nil) {
			got = append(got, f.Metric)
		}
		if len(got) != len(tt.want) {
			t.Errorf("%s: %q, want %q", tt.text, got, tt.want)
			continue
		}
		for i := range got {
			if got[i] != tt.want[i] {
				t.Errorf("%s: figure %d is of %q, want %q", tt.text, i, got[i], tt.want[i])
			}
		}
	}
}

func TestParagraphs(t *testing.T) {
	m := memory("六大行科技投入盘点")
	m.Turn("换成增速,座次就完全不同了")
	f := facts.Fact{EntityBasis: facts.ByClause, Quantity: facts.Quantity{Kind: facts.KindPercent}}
	if m.Themed(&f); f.Metric == "" || f.Measure != facts.Growth {
		t.Errorf("the theme of the title makes %+v", f)
	}
	m.EndParagraph(figures(m, read(0, "研发费用5.2亿元;研发费用6.1亿元"), nil))
	m.NextParagraph()
	if m.Metric != "" || m.theme.metric != "研发费用" || m.theme.aspect != "" {
		t.Errorf("a new paragraph begins with %q, theme %+v", m.Metric, m.theme)
	}
}

func TestLead(t *testing.T) {
	for text, want := range map[string]string{
		"综合成本率上,人保财险为98.2%": "综合成本率", "2023年末,门店数上,为1200家": "", "保费方面,为12亿元": "保费", "收入12亿元": "", "为12亿元": "",
	} {
		m := memory("")
		if m.Lead(read(0, text)); m.Metric != want {
			t.Errorf("%s leads with %q, want %q", text, m.Metric, want)
		}
	}
}

func TestResults(t *testing.T) {
	for _, tt := range []struct{ last, word, want string }{
		{"归母净利润", "亏损", "归母净亏损"}, {"净亏损", "盈利", "净利润"}, {"净亏损", "亏损", "净亏损"}, {"营业收入", "亏损", "亏损"},
	} {
		m := memory("")
		m.Level(tt.last, facts.KindMoney)
		f := facts.Fact{Metric: tt.word}
		if m.SameResult(&f); f.Metric != tt.want {
			t.Errorf("%s behind %s is %q, want %q", tt.word, tt.last, f.Metric, tt.want)
		}
	}
}

func TestCompare(t *testing.T) {
	m := memory("")
	l := read(0, "营业收入同比增长23.6%,客座率提升6.65个百分点")
	year := facts.Year(2024)
	first := facts.Fact{Measure: facts.Growth, Versus: "同比", Period: year, PeriodBasis: facts.BySentence}
	second := facts.Fact{Measure: facts.Change, Period: year, PeriodBasis: facts.BySentence}
	m.Compare(l, 0, &first)
	m.Compare(l, 1, &second)
	if first.Against != facts.Year(2023) || second.Against != facts.Year(2023) || second.Versus != "同比" {
		t.Errorf("compared with %v, %v (%s)", first.Against, second.Against, second.Versus)
	}
	for said, versus := range map[string]string{"YoY": "同比", "qoq": "环比"} {
		f := facts.Fact{Measure: facts.Growth, Versus: said, Period: year}
		if m.Compare(l, 0, &f); f.Versus != versus {
			t.Errorf("%s is %s, want %s", said, f.Versus, versus)
		}
	}
}
