package arithmetic

import (
	"math/big"
	"strings"

	"wenbao/facts"
)

// SameValue reports whether two figures are of one value and unit. Signs are left out:
// a fall by 3% is worded as 下降3% and as -3%.
func SameValue(a, b facts.Quantity) bool { return a.Value.Abs() == b.Value.Abs() && a.Unit == b.Unit }

// Agree reports whether two figures agree within how they are rounded (the
// intervals value ± ½·10^−decimals overlap: XBRL duplicate facts).
func Agree(a, b facts.Quantity) bool {
	if a.Unit != b.Unit {
		return false
	}
	loA, hiA := interval(a)
	loB, hiB := interval(b)
	return loA.Cmp(hiB) <= 0 && loB.Cmp(hiA) <= 0
}

// roundUp is how far above a bound the figure that a text rounds down to it lies at
// most: 突破700万户 is said of 712万户, hardly of 900万户.
var roundUp = big.NewRat(11, 10)

// Rounds reports whether exact is the figure that f rounds down to a bound, or up to
// one: 712万户 for 突破700万户. A bound of what is planned or forecast (不低于65亿元) is
// a statement of its own.
func Rounds(f, exact *facts.Fact) bool {
	if f.Modality != facts.Actual || f.Quantity.Unit != exact.Quantity.Unit || exact.Quantity.Approx != facts.Exact && exact.Quantity.Approx != facts.About || f.Quantity.Value.Sign() <= 0 {
		return false
	}
	bound, v := f.Quantity.Value.Rat(), exact.Quantity.Value.Rat()
	digit := pow10(-f.Quantity.Decimals) // 过三成 is said of 35.3%
	if lead := leading(bound); lead.Cmp(digit) > 0 {
		digit = lead // 超200亿元 is said of 238.09亿元
	}
	within := func(lo, hi *big.Rat) bool {
		return lo.Cmp(hi) <= 0 && (hi.Cmp(new(big.Rat).Mul(lo, roundUp)) <= 0 || hi.Cmp(new(big.Rat).Add(lo, digit)) < 0)
	}
	switch f.Quantity.Approx {
	case facts.Over:
		return within(bound, v)
	case facts.Under:
		return within(v, bound)
	}
	return false
}

// leading returns the power of ten of a bound that has one digit other than zero, 0 of others.
func leading(bound *big.Rat) *big.Rat {
	if digits := bound.Num().String(); bound.IsInt() && strings.Trim(digits[1:], "0") == "" {
		return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(len(digits)-1)), nil))
	}
	return new(big.Rat)
}
