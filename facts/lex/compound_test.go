package lex

import "testing"

func TestCompound(t *testing.T) {
	for _, c := range []struct {
		s, cut string
		end    bool
		want   bool
	}{
		{"对公贷款", "对", false, true},
		{"对2023年", "对", false, false},
		{"个人住房贷款", "个", false, true},
		{"利息支出", "出", true, true},
		{"做出", "出", true, false},
		{"经营现金流", "经", false, true},
		{"", "", false, false},
	} {
		if got := Compound(c.s, len(c.cut), c.end); got != c.want {
			t.Errorf("Compound(%q, %q, end=%v) = %v, want %v", c.s, c.cut, c.end, got, c.want)
		}
	}
}
