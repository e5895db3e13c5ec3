package period

import "testing"

func TestNumber(t *testing.T) {
	for _, tt := range []struct {
		text string
		want int
		ok   bool
	}{{"12", 12, true}, {"十二", 12, true}, {"九", 9, true}, {"三十一", 31, true}, {"", 0, false}, {"十二月", 12, false}, {"月", 0, false}} {
		if n, ok := Number(tt.text); n != tt.want && tt.ok || ok != tt.ok {
			t.Errorf("Number(%q) = %d, %v, want %d, %v", tt.text, n, ok, tt.want, tt.ok)
		}
	}
}
