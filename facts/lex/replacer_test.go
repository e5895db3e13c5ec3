package lex_test

import (
	"strings"
	"testing"

	"wenbao/facts/lex"
)

func TestReplacer(t *testing.T) {
	pairs := []string{"增减", "", "涨跌", "涨", "新增", "增"}
	r, want := lex.NewReplacer(pairs...), strings.NewReplacer(pairs...)
	for _, s := range []string{"", "净利润", "增减", "较上年增减变动", "新增减免涨跌幅", "涨 跌"} {
		if got := r.Replace(s); got != want.Replace(s) {
			t.Errorf("Replace(%q) = %q, want %q", s, got, want.Replace(s))
		}
	}
	if n := testing.AllocsPerRun(10, func() { r.Replace("工行2023年金融科技投入多少") }); n > 0 {
		t.Errorf("a text without the words is copied: %v allocations", n)
	}
}
