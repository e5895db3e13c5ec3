package lex

import (
	"strings"
	"testing"
)

// Index finds what strings.Index does, wherever in a text a word stands.
func TestIndex(t *testing.T) {
	text := strings.Repeat("工商银行2023年净利润3,651亿元,同比增长0.8%;币值稳定。", 4) + "金额单位:港元\n"
	words := []string{"", "工", "工商", "币", "币种", "元\n", "\n", "港", "金额单位", "年净", "行2", "%;币", "😀", "é", "元元", "港元\n\n",
		text[1:7], text[2:9], text[len(text)-5:], "\xe5\x85", "\xe5\x85\x83\xff", text + "元"}
	for _, word := range words {
		for from := range 40 {
			s := text[from:]
			if got, want := Index(s, word), strings.Index(s, word); got != want {
				t.Errorf("%q from byte %d of the text: %d, want %d", word, from, got, want)
			}
			s = text[:len(text)-from]
			if got, want := LastIndex(s, word), strings.LastIndex(s, word); got != want {
				t.Errorf("%q before byte %d of the text: %d, want %d", word, len(s), got, want)
			}
		}
	}
	for _, s := range []string{"", "元", strings.Repeat("\xe5", 200), strings.Repeat("\x85", 200) + "元", strings.Repeat("元", 100)} {
		for _, word := range words {
			if got, want := Contains(s, word), strings.Contains(s, word); got != want {
				t.Errorf("%q in %q: %v, want %v", word, s, got, want)
			}
		}
	}
}

func FuzzIndex(f *testing.F) {
	f.Add(strings.Repeat("净利润3亿元", 12), "元净")
	f.Add(strings.Repeat("\xe5\x85", 80), "\xe5\x85\x83")
	f.Fuzz(func(t *testing.T, s, word string) {
		if got, want := Index(s, word), strings.Index(s, word); got != want {
			t.Errorf("%q in %q: %d, want %d", word, s, got, want)
		}
		if got, want := LastIndex(s, word), strings.LastIndex(s, word); got != want {
			t.Errorf("%q last in %q: %d, want %d", word, s, got, want)
		}
	})
}
