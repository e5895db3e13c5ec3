package answer

import "testing"

func TestPlaces(t *testing.T) {
	for text, want := range map[string]int{
		"毛利率是多少": 2, "毛利率保留一位小数": 1, "精确到小数点后4位": 4, "请保留3位小数": 3, "保留两位小数": 2,
	} {
		tn := turn{}
		tn.q.Text = text
		if got := tn.places(); got != want {
			t.Errorf("%s: %d places, want %d", text, got, want)
		}
	}
}

func TestAsksParent(t *testing.T) {
	for text, want := range map[string]bool{
		"母公司营业收入是多少": true, "归属于母公司股东的净利润": false, "归属母公司所有者的净利润": false, "归母净利润": false, "本行口径的存款": true, "营业收入": false,
	} {
		if got := asksParent(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
