package metric

import (
	"testing"

	"wenbao/facts"
)

func TestMemo(t *testing.T) {
	m := NewMemo(Default())
	for range 2 { // the second time from memory
		for phrase, want := range map[string]string{"归母净利润": "归属于母公司股东的净利润", "资产": "", "一种没有的说法": ""} {
			if got := m.Concept(phrase); got != want {
				t.Errorf("Concept(%s) = %q, want %q", phrase, got, want)
			}
		}
		for _, tt := range []struct {
			phrase string
			kind   facts.UnitKind
			want   bool
		}{
			{"归母净利润", facts.KindMoney, true},
			{"归母净利润", facts.KindCount, false},
			{"一种没有的说法", facts.KindCount, true},
			{"一种没有的说法", facts.KindPercent, false},
		} {
			if got := m.CanBe(tt.phrase, tt.kind); got != tt.want {
				t.Errorf("CanBe(%s, %v) = %v", tt.phrase, tt.kind, got)
			}
		}
	}
}
