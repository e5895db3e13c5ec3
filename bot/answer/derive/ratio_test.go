package derive

import (
	"testing"

	"wenbao/bot/answer/search"
)

func TestPlaces(t *testing.T) {
	for text, want := range map[string]int{
		"毛利率是多少": 2, "毛利率保留一位小数": 1, "精确到小数点后4位": 4, "请保留3位小数": 3, "保留两位小数": 2,
	} {
		tn := search.Turn{}
		tn.Q.Text = text
		if got := places(&tn); got != want {
			t.Errorf("%s: %d places, want %d", text, got, want)
		}
	}
}
