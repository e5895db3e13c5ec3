package lex_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"wenbao/facts/lex"
)

// No text is left out that has the words; most of those that have not are.
func TestPairs(t *testing.T) {
	piece := rapid.SampledFrom([]string{"澜汇", "银行", "支付", "TCL", "智家", "合计", "，", "2"})
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.SliceOfN(piece, 0, 12), 1, 130).Draw(t, "texts")
		part := strings.Join(rapid.SliceOfN(piece, 1, 3).Draw(t, "part"), "")
		x := lex.NewPairs(len(texts))
		for i, text := range texts {
			x.Add(i, strings.Join(text, ""))
		}
		having := slices.Collect(x.Having(part))
		for i, text := range texts {
			if strings.Contains(strings.Join(text, ""), part) && !slices.Contains(having, i) {
				t.Errorf("text %d, %v, does not have %s", i, text, part)
			}
			if x.May(i, part) != slices.Contains(having, i) {
				t.Errorf("text %d, %v, may have %s is %v", i, text, part, x.May(i, part))
			}
		}
		if n := len(having); n > 0 && having[n-1] >= len(texts) {
			t.Errorf("text %d of %d", having[n-1], len(texts))
		}
	})
	x := lex.NewPairs(1)
	x.Add(0, "两家机构合计处理支付交易")
	if got := slices.Collect(x.Having("澜汇银行")); len(got) > 0 {
		t.Error("a text that shares no pair has the name")
	}
}
