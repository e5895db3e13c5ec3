package pack

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/table/pack/code"
)

// A value is what its surface says: the digits, times a power of ten that comes with
// the unit. 272.46亿元 is 27246 × 10^(8-2); 亿元 has 8. So a value is not stored
// but where it is read from other words (三成, 过半).

// What unit.value says apart from a power of ten: that the value is stored, or that
// there is none.
const (
	storedValue = iota
	noValue
	firstPower
)

// maxPower is the largest power of ten that is told by the unit; the least is its
// negative.
const maxPower = 30

// valueOf returns the number for a power of ten and a sign.
func valueOf(power int, negative bool) int {
	n := firstPower + 2*(power+maxPower)
	if negative {
		n++
	}
	return n
}

func powerAndSign(n int) (power int, negative bool) {
	n -= firstPower
	return n/2 - maxPower, n%2 == 1
}

// digitsOf returns the first number in a surface, as an integer, with how many of its
// digits are behind the point; false where there is none of up to 18 digits. What is
// stored depends on it, so it must never change.
func digitsOf(surface string) (digits, fraction int, ok bool) {
	s := code.Narrow(surface)
	i := strings.IndexAny(s, "0123456789")
	if i < 0 {
		return 0, 0, false
	}
	n, point := 0, false
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			if n++; n > 18 {
				return 0, 0, false
			}
			digits = digits*10 + int(c-'0')
			if point {
				fraction++
			}
		case c == ',' && !point:
		case c == '.' && !point:
			point = true
		default:
			return digits, fraction, true
		}
	}
	return digits, fraction, true
}

// powerOf returns by which power of ten the digits have to be multiplied for the
// value.
func powerOf(value facts.Decimal, digits, fraction int) (power int, negative, ok bool) {
	negative = value.Sign() < 0
	whole, behind, _ := strings.Cut(string(value.Abs()), ".")
	all := strings.TrimLeft(whole+behind, "0")
	short := strings.TrimRight(all, "0")
	if digits != 0 {
		zeros := 0
		for d := digits; d%10 == 0; d /= 10 {
			zeros++
		}
		power = len(all) - len(short) - len(behind) - zeros + fraction
	}
	if power < -maxPower || power > maxPower {
		return 0, false, false
	}
	return power, negative, valueFrom(digits, power-fraction, negative) == value
}

func valueFrom(digits, scale int, negative bool) facts.Decimal {
	if negative {
		digits = -digits
	}
	return code.DecimalOf(digits, scale)
}
