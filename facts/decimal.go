package facts

import (
	"cmp"
	"fmt"
	"math/big"
	"strings"
)

// Decimal is an exact decimal number in canonical plain form: an optional
// minus sign, digits without leading zeros, and a fraction without trailing
// zeros ("27246000000", "-0.5", "0"). Equal numbers are equal strings, so a
// Decimal can be compared with ==, used as a map key, and stored as text. The
// zero value "" means that there is no number. Safe for concurrent use.
type Decimal string

// ParseDecimal reads a plain decimal such as "+1,234.50" without exponent;
// ASCII commas between digits are ignored.
func ParseDecimal(s string) (Decimal, error) {
	raw := s
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg = s[0] == '-'
		s = s[1:]
	}
	var whole, frac []byte
	dot, digits := false, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
			if dot {
				frac = append(frac, c)
			} else {
				whole = append(whole, c)
			}
		case c == '.' && !dot:
			dot = true
		case c == ',' && i > 0 && i < len(s)-1 && !dot:
		default:
			return "", fmt.Errorf("decimal %q: unexpected %q", raw, c)
		}
	}
	if digits == 0 {
		return "", fmt.Errorf("decimal %q: no digits", raw)
	}
	return canonical(neg, string(whole), string(frac)), nil
}

// MustDecimal is ParseDecimal for constants; it panics on a malformed one.
func MustDecimal(s string) Decimal {
	d, err := ParseDecimal(s)
	if err != nil {
		panic(err)
	}
	return d
}

func canonical(neg bool, whole, frac string) Decimal {
	whole = strings.TrimLeft(whole, "0")
	frac = strings.TrimRight(frac, "0")
	if whole == "" {
		whole = "0"
	}
	s := whole
	if frac != "" {
		s += "." + frac
	}
	if neg && s != "0" {
		s = "-" + s
	}
	return Decimal(s)
}

// DecimalFromRat rounds r half away from zero to the given number of digits
// after the point (negative: to tens, hundreds …).
func DecimalFromRat(r *big.Rat, places int) Decimal {
	if places >= 0 {
		return MustDecimal(r.FloatString(places))
	}
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-places)), nil))
	q := new(big.Rat).Quo(r, scale)
	return MustDecimal(q.FloatString(0)).Shift(-places)
}

func (d Decimal) parts() (neg bool, whole, frac string) {
	s := string(d)
	if strings.HasPrefix(s, "-") {
		neg, s = true, s[1:]
	}
	whole, frac, _ = strings.Cut(s, ".")
	return neg, whole, frac
}

// Shift returns d × 10^n, exactly.
func (d Decimal) Shift(n int) Decimal {
	if d == "" || n == 0 {
		return d
	}
	neg, whole, frac := d.parts()
	switch {
	case n > 0:
		if len(frac) < n {
			frac += strings.Repeat("0", n-len(frac))
		}
		whole, frac = whole+frac[:n], frac[n:]
	default:
		n = -n
		if len(whole) < n {
			whole = strings.Repeat("0", n-len(whole)) + whole
		}
		whole, frac = whole[:len(whole)-n], whole[len(whole)-n:]+frac
	}
	return canonical(neg, whole, frac)
}

// Neg returns −d.
func (d Decimal) Neg() Decimal {
	if d == "" || d == "0" {
		return d
	}
	if strings.HasPrefix(string(d), "-") {
		return d[1:]
	}
	return "-" + d
}

// Abs returns |d|.
func (d Decimal) Abs() Decimal { return Decimal(strings.TrimPrefix(string(d), "-")) }

// Sign returns -1, 0 or 1; 0 for no number.
func (d Decimal) Sign() int {
	switch {
	case d == "" || d == "0":
		return 0
	case d[0] == '-':
		return -1
	}
	return 1
}

// Rat returns d as an exact fraction; no number gives zero.
func (d Decimal) Rat() *big.Rat {
	r, ok := new(big.Rat).SetString(string(d))
	if !ok {
		return new(big.Rat)
	}
	return r
}

// Cmp compares by value: -1, 0 or 1.
func (d Decimal) Cmp(e Decimal) int {
	if a, b := d.Sign(), e.Sign(); a != b || a == 0 {
		return cmp.Compare(a, b)
	}
	neg, whole, frac := d.parts()
	_, otherWhole, otherFrac := e.parts()
	c := cmp.Or(cmp.Compare(len(whole), len(otherWhole)), strings.Compare(whole, otherWhole), strings.Compare(frac, otherFrac))
	if neg {
		return -c
	}
	return c
}

// Places returns the number of digits after the point in canonical form.
func (d Decimal) Places() int {
	_, _, frac := d.parts()
	return len(frac)
}
