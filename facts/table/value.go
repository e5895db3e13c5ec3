package table

import (
	"strconv"
	"strings"

	"wenbao/facts"
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
	s := narrow(surface)
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
	return decimalOf(digits, scale)
}

// decimalOf returns digits × 10^scale. It is what Decimal.Shift makes, at once.
func decimalOf(digits, scale int) facts.Decimal {
	if digits == 0 || scale < -maxPower || scale > maxPower {
		return facts.Decimal(strconv.Itoa(digits)).Shift(scale)
	}
	for scale < 0 && digits%10 == 0 {
		digits, scale = digits/10, scale+1
	}
	var room [64]byte
	b := room[:0]
	if digits < 0 {
		b, digits = append(b, '-'), -digits
	}
	var figures [20]byte
	f := strconv.AppendInt(figures[:0], int64(digits), 10)
	switch point := len(f) + scale; {
	case scale >= 0:
		b = append(b, f...)
		for range scale {
			b = append(b, '0')
		}
	case point > 0:
		b = append(append(append(b, f[:point]...), '.'), f[point:]...)
	default:
		b = append(b, "0."...)
		for range -point {
			b = append(b, '0')
		}
		b = append(b, f...)
	}
	return facts.Decimal(b)
}
