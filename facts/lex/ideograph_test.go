package lex

import (
	"testing"
	"unicode"
)

func TestIdeographs(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"营业收入１２亿元", "营业收入１２亿元"},
		{"⼯商银⾏⾦额", "工商银行金额"},
		{"ﬁnancial", "financial"},
		{"樂", "樂"},
	} {
		if got := Ideographs(c.in); got != c.want {
			t.Errorf("Ideographs(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestHan(t *testing.T) {
	for r := rune(-1); r <= unicode.MaxRune; r++ {
		if Han(r) != unicode.Is(unicode.Han, r) {
			t.Errorf("Han(%U) = %v", r, Han(r))
		}
	}
}
