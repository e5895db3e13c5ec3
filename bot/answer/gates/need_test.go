package gates

import "testing"

func TestAsksParent(t *testing.T) {
	for text, want := range map[string]bool{
		"母公司营业收入是多少": true, "归属于母公司股东的净利润": false, "归属母公司所有者的净利润": false, "归母净利润": false, "本行口径的存款": true, "营业收入": false,
	} {
		if got := asksParent(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
