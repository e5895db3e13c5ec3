package code

import (
	"strconv"

	"wenbao/facts"
)

// Scales that say how else a decimal is stored.
const (
	NoDecimal = 63 // ""
	AsString  = 62 // its digits are the position of a string
)

// MaxDigits bounds the digits behind the point, which no more digits have.
const MaxDigits = 64

// maxShift is the largest power of ten, up or down, that DecimalOf does by itself.
const maxShift = 30

// DecimalOf returns digits × 10^scale. It is what Decimal.Shift makes, at once.
func DecimalOf(digits, scale int) facts.Decimal {
	if digits == 0 || scale < -maxShift || scale > maxShift {
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
