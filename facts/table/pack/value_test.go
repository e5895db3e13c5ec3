package pack

import (
	"testing"

	"wenbao/facts"
)

func TestDigitsOf(t *testing.T) {
	for _, test := range []struct {
		surface          string
		digits, fraction int
		ok               bool
	}{
		{"272.46亿元", 27246, 2, true}, {"约３.６万户", 36, 1, true}, {"5,020万个", 5020, 0, true}, {"0.50%", 50, 2, true},
		{"三成", 0, 0, false}, {"", 0, 0, false}, {"1234567890123456789", 0, 0, false}, {"3.", 3, 0, true}, {"1.2.3", 12, 1, true},
	} {
		digits, fraction, ok := digitsOf(test.surface)
		if digits != test.digits || fraction != test.fraction || ok != test.ok {
			t.Errorf("%s: %d %d %t, want %+v", test.surface, digits, fraction, ok, test)
		}
	}
}

// A value that the surface tells comes back as it was; another one is told apart.
func TestPowerOf(t *testing.T) {
	for _, test := range []struct {
		surface string
		value   facts.Decimal
		ok      bool
	}{
		{"272.46亿元", "27246000000", true}, {"192.90亿元", "19290000000", true}, {"3.63亿元", "-363000000", true}, {"5.10%", "5.1", true},
		{"0%", "0", true}, {"50个基点", "0.5", true}, {"3.6万人", "37000", false}, {"1个", "2", false}, {"0个", "5", false},
	} {
		digits, fraction, _ := digitsOf(test.surface)
		power, negative, ok := powerOf(test.value, digits, fraction)
		if ok != test.ok {
			t.Errorf("%s is %s: %t, want %t", test.surface, test.value, ok, test.ok)
		}
		n, sign := powerAndSign(valueOf(power, negative))
		if got := valueFrom(digits, n-fraction, sign); ok && got != test.value {
			t.Errorf("%s: %s, want %s", test.surface, got, test.value)
		}
	}
}
