package code

import (
	"strconv"
	"testing"

	"wenbao/facts"
)

func FuzzDecimal(f *testing.F) {
	for _, seed := range [][2]int{{0, 3}, {-15, -2}, {100, -2}, {27246, 6}, {5, -3}, {12, -40}, {7, 40}} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, digits, scale int) {
		scale %= 80
		want := facts.Decimal(strconv.Itoa(digits)).Shift(scale)
		if scale == 0 || digits == -1<<63 {
			return
		}
		if got := DecimalOf(digits, scale); got != want {
			t.Errorf("%d × 10^%d: %s, want %s", digits, scale, got, want)
		}
	})
}
