package spelling_test

import (
	"testing"

	"wenbao/bot/spelling"
)

var speller = spelling.New(map[string][]string{
	"比亚迪":    nil,
	"宁德时代":   {"宁德时代新能源"},
	"交通银行":   {"交行"},
	"中芯国际":   nil,
	"华星光电":   nil,
	"华兴光电":   nil,
	"BRIGHT": nil,
})

func TestFind(t *testing.T) {
	for _, tt := range []struct {
		reason, text, is, typed string
	}{
		{"the same sound", "比亚笛2023年销量", "比亚迪", "比亚笛"},
		{"the same sound in a long name", "宁德是代研发费用", "宁德时代", "宁德是代"},
		{"a character left out", "宁德代2023年营收", "宁德时代", "宁德代"},
		{"another sound", "中科国际毛利率", "", ""},
		{"a bank never lacks one", "交通行业景气度", "", ""},
		{"two could be meant", "华形光电产能", "", ""},
		{"short names are never guessed at", "焦行净利润", "", ""},
		{"spelled right", "比亚迪2023年销量", "", ""},
		{"nobody", "2023年净利润是多少", "", ""},
		{"empty", "", "", ""},
	} {
		g, ok := speller.Find(tt.text)
		if ok != (tt.is != "") || ok && (g.Is != tt.is || g.Typed != tt.typed || g.Span.In(tt.text) != tt.typed) {
			t.Errorf("%s: %s: got %+v, %v", tt.reason, tt.text, g, ok)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"", "比亚笛", "宁德代", "\xff宁德", "宁德是代2023", "&\xf5\xda!比亚笛"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if g, ok := speller.Find(s); ok && (g.Span.Start < 0 || g.Span.End > len(s) || g.Span.Len() == 0 || g.Is == "" || g.Span.In(s) != g.Typed) {
			t.Errorf("%q: %+v", s, g)
		}
	})
}
