package numfmt

import (
	"strconv"
	"strings"
)

// precision is how many digits of a number Excel reckons with and shows; what
// is stored beyond is noise of binary fractions (0.30000000000000004).
const precision = 15

// maxNumber is how long a number may be, in bytes, and maxPoint how many
// digits it may have before its point: those of the largest double.
const (
	maxNumber = 400
	maxPoint  = 309
)

// number is 0.digits × 10^point, exactly.
type number struct {
	neg    bool
	digits string // 0…9 without zeros at either end, "" for zero
	point  int    // digits before the point; below 0: zeros after it
}

// parseNumber reads digits with perhaps a point and an exponent: xsd:double
// without INF and NaN.
func parseNumber(s string) (number, bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxNumber {
		return number{}, false
	}
	var n number
	switch s[0] {
	case '-':
		n.neg, s = true, s[1:]
	case '+':
		s = s[1:]
	}
	power := 0
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		p, err := strconv.Atoi(s[i+1:])
		if err != nil || p > 1<<20 || p < -1<<20 {
			return number{}, false
		}
		power, s = p, s[:i]
	}
	whole, frac, _ := strings.Cut(s, ".")
	if !onlyDigits(whole) || !onlyDigits(frac) || len(whole)+len(frac) == 0 {
		return number{}, false
	}
	n.digits, n.point = whole+frac, len(whole)+power
	n.trim()
	if n.point > maxPoint {
		return number{}, false
	}
	if n.zero() || n.point < -maxPoint {
		n = number{}
	}
	return n, true
}

func onlyDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// trim takes off zeros at the ends of the digits.
func (n *number) trim() {
	significant := strings.TrimLeft(n.digits, "0")
	n.point -= len(n.digits) - len(significant)
	if n.digits = strings.TrimRight(significant, "0"); n.digits == "" {
		n.point = 0
	}
}

func (n number) zero() bool { return n.digits == "" }

// round keeps the first digits, half away from zero; below 0 it is zero.
func (n number) round(keep int) number {
	if keep >= len(n.digits) {
		return n
	}
	if keep < 0 {
		return number{neg: n.neg}
	}
	up := n.digits[keep] >= '5'
	digits := []byte(n.digits[:keep])
	for i := keep - 1; i >= 0 && up; i-- {
		if up = digits[i] == '9'; up {
			digits[i] = '0'
		} else {
			digits[i]++
		}
	}
	n.digits = string(digits)
	if up {
		n.digits, n.point = "1"+n.digits, n.point+1
	}
	n.trim()
	return n
}

// shift returns n × 10^by.
func (n number) shift(by int) number {
	if !n.zero() {
		n.point += by
	}
	return n
}

// split rounds to so many places and returns the digits before the point, ""
// for 0, and those after it.
func (n number) split(places int) (whole, frac string) {
	n = n.round(n.point + places)
	digits := n.digits
	if n.point < 0 {
		digits = strings.Repeat("0", -n.point) + digits
	}
	at := max(n.point, 0)
	if missing := at + places - len(digits); missing > 0 {
		digits += strings.Repeat("0", missing)
	}
	return digits[:at], digits[at : at+places]
}

// compare is below 0 if n < m, 0 if they are equal, above 0 if n > m.
func (n number) compare(m number) int {
	if d := n.sign() - m.sign(); d != 0 || n.zero() {
		return d
	}
	d := n.point - m.point
	if d == 0 {
		d = strings.Compare(n.digits, m.digits)
	}
	return d * n.sign()
}

func (n number) sign() int {
	switch {
	case n.zero():
		return 0
	case n.neg:
		return -1
	}
	return 1
}

// Bounds of General, see Format.Number.
const (
	generalWidth  = 11 // characters, the point among them
	generalPlaces = 2  // at least
	generalTiny   = 6  // digits of what is below 0.0001
	plainAbove    = 21 // digits before the point
	plainBelow    = 14 // zeros after it
)

func (n number) general() string {
	n = n.round(precision)
	sign := ""
	if n.neg && !n.zero() {
		sign = "-"
	}
	if n.point > plainAbove || n.point < -plainBelow {
		mantissa := number{digits: n.digits, point: 1}.round(generalTiny)
		power := n.point - 1
		if mantissa.point > 1 {
			mantissa.point, power = 1, power+1
		}
		return sign + mantissa.plain(generalTiny-1) + exponentText(power, "E+", 2)
	}
	places := max(generalWidth-1-max(n.point, 1), generalPlaces)
	if n.point <= -4 {
		places = generalTiny - n.point
	}
	return sign + n.plain(places)
}

// plain is the number with at most so many places.
func (n number) plain(places int) string {
	whole, frac := n.split(places)
	if whole == "" {
		whole = "0"
	}
	if frac = strings.TrimRight(frac, "0"); frac != "" {
		return whole + "." + frac
	}
	return whole
}

// exponentText is E+09: of E+ the sign is always shown, of E- a minus only.
func exponentText(power int, mark string, digits int) string {
	sign := ""
	switch {
	case power < 0:
		sign, power = "-", -power
	case mark == "E+":
		sign = "+"
	}
	s := strconv.Itoa(power)
	if missing := digits - len(s); missing > 0 {
		s = strings.Repeat("0", missing) + s
	}
	return "E" + sign + s
}
