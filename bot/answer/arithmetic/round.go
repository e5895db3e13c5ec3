package arithmetic

import (
	"math/big"
	"strings"

	"wenbao/facts"
)

// interval returns value ± ½·10^−decimals: what the rounded figure may be.
func interval(q facts.Quantity) (lo, hi *big.Rat) {
	half := new(big.Rat).SetFrac64(1, 2)
	half.Mul(half, pow10(-q.Decimals))
	v := q.Value.Rat()
	return new(big.Rat).Sub(v, half), new(big.Rat).Add(v, half)
}

func pow10(n int) *big.Rat {
	p := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(abs(n))), nil)
	r := new(big.Rat).SetInt(p)
	if n < 0 {
		r.Inv(r)
	}
	return r
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// digits counts the significant digits of a figure as written: 272.46亿 → 5,
// 93.0% → 3, 8.6% → 2.
func digits(q facts.Quantity) int {
	whole, _, _ := strings.Cut(string(q.Value.Abs().Shift(q.Decimals)), ".")
	return max(1, len(strings.TrimLeft(whole, "0")))
}

// round rounds r to n significant digits and gives the places kept.
func round(r *big.Rat, n int) (facts.Decimal, int) {
	if r.Sign() == 0 {
		return "0", 0
	}
	mag := 0
	for v := new(big.Rat).Abs(r); v.Cmp(big.NewRat(10, 1)) >= 0; mag++ {
		v.Quo(v, big.NewRat(10, 1))
	}
	for v := new(big.Rat).Abs(r); v.Cmp(big.NewRat(1, 1)) < 0; mag-- {
		v.Mul(v, big.NewRat(10, 1))
	}
	places := n - 1 - mag
	return facts.DecimalFromRat(r, places), places
}

// product rounds a quotient or product of figures to the significant digits of
// the least precise operand, but to three at least: below that rounding would
// move the result more than its operands can, and the bounds shown beside it
// say how far it is to be trusted.
func product(r *big.Rat, ops ...facts.Quantity) (facts.Decimal, int) {
	n := 15
	for _, q := range ops {
		n = min(n, digits(q))
	}
	return round(r, max(3, n))
}

// sum rounds a sum or difference to the coarsest operand.
func sum(r *big.Rat, ops ...facts.Quantity) (facts.Decimal, int) {
	places := 100
	for _, q := range ops {
		places = min(places, q.Decimals)
	}
	return facts.DecimalFromRat(r, places), places
}
