package lex

import "testing"

func TestPlace(t *testing.T) {
	for in, want := range map[string]string{"上海新房成交面积": "上海", "张家港吞吐量": "张家港", "新房成交面积": "", "": ""} {
		if got := Place(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
