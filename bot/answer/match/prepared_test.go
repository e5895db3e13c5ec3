package match

import (
	"testing"

	"pgregory.net/rapid"

	"wenbao/facts"
	"wenbao/facts/metric"
)

// hopeless never says so of a name that fits: without it the scores are the
// same.
func TestHopeless(t *testing.T) {
	piece := rapid.SampledFrom([]string{"金融科技", "投入", "净利润", "手机银行", "客户", "金额", "总额", "工行", "集团", "每股", "收益", "的", "同比", "", "公司", "规模", "率"})
	text := func(t *rapid.T, name string) string {
		s := ""
		for _, p := range rapid.SliceOfN(piece, 0, 4).Draw(t, name) {
			s += p
		}
		return s
	}
	rapid.Check(t, func(t *rapid.T) {
		m := New(metric.Default()) // its names are changed below
		f := facts.Fact{Metric: text(t, "metric"), Of: text(t, "of"), Entity: text(t, "entity"),
			Context: text(t, "clause") + "\n" + text(t, "lead") + "\n" + text(t, "heading") + "\n" + text(t, "other")}
		q := m.Query(text(t, "content")+" "+text(t, "more"), "", text(t, "background"))
		w := m.Words(&f)
		got := m.Fit(&q, w, true)
		q.marks = marks{runes: [4]uint64{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}}
		for i := range w.metric.mask { // every name may share a character: nothing is hopeless
			w.metric.mask[i], w.whole.mask[i] = ^uint64(0), ^uint64(0)
		}
		for i := range w.others {
			w.others[i].mask = w.metric.mask
		}
		if want := m.Fit(&q, w, true); got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	})
}
