package answerer

import "testing"

func TestPlaces(t *testing.T) {
	for text, want := range map[string]int{
		"毛利率是多少": 2, "毛利率保留一位小数": 1, "精确到小数点后4位": 4, "请保留3位小数": 3, "保留两位小数": 2,
	} {
		tn := turn{}
		tn.Q.Text = text
		if got := tn.places(); got != want {
			t.Errorf("%s: %d places, want %d", text, got, want)
		}
	}
}
