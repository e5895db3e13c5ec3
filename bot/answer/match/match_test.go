package match

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"wenbao/facts"
	"wenbao/facts/metric"
)

// What runes makes of a text, said in the library's words.
func TestCanonical(t *testing.T) {
	m := New(metric.Default())
	piece := rapid.SampledFrom([]string{"砸", "投入", "2023", "年", "净利润", "的", "，", "(", "ROE", "Net", "É", "Ａ", "İ", "提升", "增长", " ", "App", "ſ", "€", "客户"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "text"), "")
		var b strings.Builder
		at := 0
		for _, w := range m.Metrics.FindWords(text) {
			if w.Direction == "" {
				b.WriteString(text[at:w.Span.Start] + w.Canon)
				at = w.Span.End
			}
		}
		b.WriteString(text[at:])
		var want []rune
		for _, r := range strings.ToLower(b.String()) {
			if r == '年' && len(want) > 0 && want[len(want)-1] >= '0' && want[len(want)-1] <= '9' || isMark(r) {
				continue
			}
			want = append(want, r)
		}
		if got := m.Runes(text); !slices.Equal(got, want) {
			t.Errorf("%s: %s, want %s", text, string(got), string(want))
		}
	})
}

// A name says of itself what its entity says, whichever fact it was met at first.
func TestCalled(t *testing.T) {
	m := New(metric.Default())
	piece := rapid.SampledFrom([]string{"工行", "集团", "净利润", "总额", "手机银行", "银行", "客户", "数"})
	text := func(t *rapid.T, name string) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 3).Draw(t, name), "")
	}
	rapid.Check(t, func(t *rapid.T) {
		name, entity := text(t, "name"), m.Runes(text(t, "entity"))
		said := make([]float64, len(m.Runes(name)))
		Cover(m.Runes(name), entity, 0.8, said)
		light(m.Runes(name), said)
		if got := m.called(name, entity); !slices.Equal(got.said, said) || got.mean != Mean(said) {
			t.Errorf("%s of %s: %v, want %v", name, string(entity), got.said, said)
		}
	})
}

// A word of the question that only the heading has names no figure whose metric has
// another modifier in its place, light words between them or not.
func TestAnotherModifier(t *testing.T) {
	m := New(metric.Default())
	for _, c := range []struct {
		asked, metric, heading string
		good                   bool
	}{
		{"渠道收入", "证券投资业务收入", "渠道仍是第一", false},
		{"渠道收入", "语音收入", "渠道仍是第一", false},
		{"渠道收入", "渠道业务收入", "渠道仍是第一", true},
		{"非银行支付金额", "办理非现金支付金额", "非银行支付机构", false},
		{"扣非净利润", "扣非后净利润", "", true},
		{"门店客户", "代发业务客户", "门店转型见效", false},
		{"自营业务营业收入", "营业收入", "", false},
		{"自营业务营业收入", "自营业务营业收入", "", true},
	} {
		q := m.Query(c.asked, c.asked, "")
		f := facts.Fact{Entity: "中信证券", Metric: c.metric, Context: "\n\n" + c.heading + "\n"}
		if fit := m.Fit(&q, m.Words(&f), true); fit.Good() != c.good {
			t.Errorf("%s by %s under %s: %+v, want good %v", c.asked, c.metric, c.heading, fit, c.good)
		}
	}
}
