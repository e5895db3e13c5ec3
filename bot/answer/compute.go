package answer

import (
	"fmt"
	"math/big"
	"strings"

	"wenbao/bot/answer/phrase"
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

// derived is a computed figure with its arithmetic.
type derived struct {
	quantity facts.Quantity
	low      facts.Quantity // bounds from how the operands are rounded
	high     facts.Quantity
	formula  string // 3.6万人 ÷ 8.6% ≈ 41.9万人
	operands []facts.Fact
}

// quotient computes a ÷ b; scale 100 and unit "%" give a share in percent.
func quotient(a, b facts.Fact, unit facts.Unit, kind facts.UnitKind, scale int64) (derived, bool) {
	if b.Quantity.Value.Sign() == 0 {
		return derived{}, false
	}
	k := new(big.Rat).SetInt64(scale)
	q := func(x, y *big.Rat) *big.Rat { return new(big.Rat).Mul(k, new(big.Rat).Quo(x, y)) }
	r := q(a.Quantity.Value.Rat(), b.Quantity.Value.Rat())
	v, places := product(r, a.Quantity, b.Quantity)
	loA, hiA := interval(a.Quantity)
	loB, hiB := interval(b.Quantity)
	d := derived{quantity: facts.Quantity{Value: v, Unit: unit, Kind: kind, Decimals: places, Approx: facts.About}, operands: []facts.Fact{a, b}}
	if loA.Sign() > 0 && loB.Sign() > 0 {
		lo, _ := round(q(loA, hiB), 3)
		hi, _ := round(q(hiA, loB), 3)
		d.low = facts.Quantity{Value: lo, Unit: unit, Kind: kind}
		d.high = facts.Quantity{Value: hi, Unit: unit, Kind: kind}
	}
	return d, true
}

// difference computes a − b in their own unit.
func difference(a, b facts.Fact, unit facts.Unit, kind facts.UnitKind) derived {
	r := new(big.Rat).Sub(a.Quantity.Value.Rat(), b.Quantity.Value.Rat())
	v, places := sum(r, a.Quantity, b.Quantity)
	approx := a.Quantity.Approx
	if approx == facts.Exact {
		approx = b.Quantity.Approx
	}
	if approx != facts.Exact {
		approx = facts.About
	}
	q := facts.Quantity{Value: v, Unit: unit, Kind: kind, Decimals: places, Approx: approx}
	return derived{quantity: q, operands: []facts.Fact{a, b}, formula: fmt.Sprintf("%s − %s = %s", a.Surface, b.Surface, phrase.Quantity(q))}
}

// The constants that a formula may show.
var (
	one     = facts.Quantity{Value: "1"}
	onefold = facts.Quantity{Value: "1", Unit: "x"}
)

// bounds words the interval of a quotient: (41.0万人–42.5万人).
func (d derived) bounds() string {
	if d.low.Value == "" || d.low.Value == d.high.Value {
		return ""
	}
	return fmt.Sprintf("(按原文四舍五入，介于%s与%s之间)", phrase.Quantity(d.low), phrase.Quantity(d.high))
}

// computed answers with a derived figure.
func (t *turn) computed(d derived, entity, metric string, p facts.Period) (Answer, error) {
	ans := Answer{Status: Answered}
	about := ""
	if d.quantity.Approx == facts.About {
		about = "约"
	}
	ans.Text = fmt.Sprintf("%s%s%s%s%s，由原文数字计算：%s%s。", entity, phrase.Period(p), metric, "为"+about, phrase.Quantity(d.quantity), d.formula, d.bounds())
	ans.Figures = []Figure{{Quantity: d.quantity, Text: phrase.Quantity(d.quantity), Entity: entity, Metric: metric, Period: p, Derived: true}}
	ans.computed = []facts.Quantity{d.quantity, d.low, d.high, one, onefold}
	for _, op := range d.operands {
		ans.computed = append(ans.computed, op.Quantity) // a table's cell has its unit elsewhere
	}
	var err error
	ans.Sources, err = t.sources(d.operands...)
	ans.Interpretation = "理解为：" + strings.Join([]string{entity, metric, phrase.Period(p)}, " · ") + "(由原文数字计算)"
	return ans, err
}
