// Package arithmetic computes figures from facts and shows how: 3.6万人 ÷ 8.6% ≈ 41.9万人.
// Values are exact rationals from fact to result; a result is rounded as far as its
// operands are and never shown more precisely than they are. It also holds one figure
// against another (Agree, Rounds) and against a claim (Judge). All of it is pure.
package arithmetic

import (
	"fmt"
	"math/big"
	"strings"

	"wenbao/bot/answer/phrase"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Derived is a computed figure with its arithmetic.
type Derived struct {
	Quantity facts.Quantity
	Formula  string       // 3.6万人 ÷ 8.6% ≈ 41.9万人
	Operands []facts.Fact // all that the formula computes from

	low, high facts.Quantity // bounds from how the operands are rounded; of a quotient
	text      string         // the quantity as worded, where that is more than phrase.Quantity: 8.60%
}

// The constants that a formula may show.
var (
	one     = facts.Quantity{Value: "1"}
	onefold = facts.Quantity{Value: "1", Unit: "x"}
	ten     = facts.Quantity{Value: "10"}
)

// Words is the result as an answer words it.
func (d Derived) Words() string {
	if d.text != "" {
		return d.text
	}
	return phrase.Quantity(d.Quantity)
}

// Shown returns the quantities that the formula, the result and its bounds may show.
func (d Derived) Shown() []facts.Quantity {
	qs := []facts.Quantity{d.Quantity, d.low, d.high, one, onefold, ten}
	for _, op := range d.Operands {
		qs = append(qs, op.Quantity) // a table's cell has its unit elsewhere
	}
	return qs
}

// Bounds words the interval of a quotient, which how its operands are rounded leaves
// open: (按原文四舍五入，介于41.0万人与42.5万人之间); "" where there is none.
func (d Derived) Bounds() string {
	if d.low.Value == "" || d.low.Value == d.high.Value {
		return ""
	}
	return fmt.Sprintf("(按原文四舍五入，介于%s与%s之间)", phrase.Quantity(d.low), phrase.Quantity(d.high))
}

// finest is to how many places a percentage is computed, however long its operands are:
// 118,633,345.67元 ÷ 1,234,567,890.12元 ≈ 9.6093%.
const finest = 4

// Quotient computes scale × a ÷ b in a unit; scale 100 and unit "%" give a share in
// percent, and scale 100 undoes a percentage b. False where b is zero.
func Quotient(a, b facts.Fact, unit facts.Unit, kind facts.UnitKind, scale int64) (Derived, bool) {
	if b.Quantity.Value.Sign() == 0 {
		return Derived{}, false
	}
	part, whole := Amount(a), Amount(b)
	k := new(big.Rat).SetInt64(scale)
	q := func(x, y *big.Rat) *big.Rat { return new(big.Rat).Mul(k, new(big.Rat).Quo(x, y)) }
	r := q(part.Value.Rat(), whole.Value.Rat())
	v, places := product(r, part, whole)
	if kind == facts.KindPercent && places > finest {
		v, places = facts.DecimalFromRat(r, finest), finest
	}
	loA, hiA := interval(part)
	loB, hiB := interval(whole)
	d := Derived{Quantity: facts.Quantity{Value: v, Unit: unit, Kind: kind, Decimals: places, Approx: facts.About}, Operands: []facts.Fact{a, b}}
	d.Formula = fmt.Sprintf("%s ÷ %s ≈ %s", said(a), said(b), phrase.Quantity(d.Quantity))
	if loA.Sign() > 0 && loB.Sign() > 0 {
		lo, _ := round(q(loA, hiB), 3)
		hi, _ := round(q(hiA, loB), 3)
		d.low = facts.Quantity{Value: lo, Unit: unit, Kind: kind}
		d.high = facts.Quantity{Value: hi, Unit: unit, Kind: kind}
	}
	return d, true
}

// Part computes what a share in percent of a whole comes to.
func Part(whole, share facts.Fact) Derived {
	hundredth := big.NewRat(1, 100)
	times := func(x, y *big.Rat) *big.Rat { return new(big.Rat).Mul(new(big.Rat).Mul(x, y), hundredth) }
	r := times(whole.Quantity.Value.Rat(), share.Quantity.Value.Rat())
	v, places := product(r, whole.Quantity, share.Quantity)
	q := facts.Quantity{Value: v, Unit: whole.Quantity.Unit, Kind: whole.Quantity.Kind, Decimals: places, Approx: facts.About}
	d := Derived{Quantity: q, Operands: []facts.Fact{whole, share}}
	d.Formula = fmt.Sprintf("%s × %s ≈ %s", said(whole), said(share), phrase.Quantity(q))
	loW, hiW := interval(whole.Quantity)
	loS, hiS := interval(share.Quantity)
	if loW.Sign() > 0 && loS.Sign() > 0 {
		lo, _ := round(times(loW, loS), 3)
		hi, _ := round(times(hiW, hiS), 3)
		d.low = facts.Quantity{Value: lo, Unit: q.Unit, Kind: q.Kind}
		d.high = facts.Quantity{Value: hi, Unit: q.Unit, Kind: q.Kind}
	}
	return d
}

// Amount returns what a cost comes to that a statement has in brackets, since it is taken off
// there: 研发开支 (4,186.4); any other quantity as it is. A ratio of it has no sign.
func Amount(f facts.Fact) facts.Quantity {
	q := f.Quantity
	if q.Value.Sign() < 0 && strings.IndexAny(f.Surface, "(（") == 0 && costNoun.MatchString(lex.Fold(f.Metric).Text) {
		q.Value = q.Value.Neg()
	}
	return q
}

var costNoun = pattern.New(`(?:成本|费用|开支|支出|税金|税项)(?:总额|净额|合计)?$|^所得税$`)

// difference computes a − b, to be told in a unit.
func difference(a, b facts.Fact, unit facts.Unit, kind facts.UnitKind) Derived {
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
	return Derived{Quantity: q, Operands: []facts.Fact{a, b}, Formula: fmt.Sprintf("%s − %s = %s", said(a), said(b), phrase.Quantity(q))}
}

// Gap computes by how much a is more than b, each with the unit that a table has
// elsewhere: in percentage points for percentages.
func Gap(a, b facts.Fact) Derived {
	unit, kind := a.Quantity.Unit, a.Quantity.Kind
	if kind == facts.KindPercent {
		unit, kind = "pp", facts.KindPoints
	}
	return difference(a, b, unit, kind)
}

// Minus computes a − b of one unit.
func Minus(a, b facts.Fact) Derived { return difference(a, b, a.Quantity.Unit, a.Quantity.Kind) }

// Plus computes a + b of one unit.
func Plus(a, b facts.Fact) Derived {
	neg := b
	neg.Quantity.Value = neg.Quantity.Value.Neg()
	d := Minus(a, neg)
	d.Operands = []facts.Fact{a, b}
	d.Formula = fmt.Sprintf("%s + %s = %s", said(a), said(b), phrase.Quantity(d.Quantity))
	return d
}

// Total adds figures. False where they differ in unit, or are percentages, which add
// up to nothing.
func Total(fs []facts.Fact) (Derived, bool) {
	r, q, terms, ok := added(fs)
	if !ok {
		return Derived{}, false
	}
	return totalled(fs, r, q, terms), true
}

// Mean is Total divided by how many figures there are.
func Mean(fs []facts.Fact) (Derived, bool) {
	r, q, terms, ok := added(fs)
	if !ok {
		return Derived{}, false
	}
	r.Quo(r, big.NewRat(int64(len(fs)), 1))
	q.Approx = facts.About
	return totalled(fs, r, q, fmt.Sprintf("(%s) ÷ %d", terms, len(fs))), true
}

// added returns the sum of figures with its terms, and what its quantity is but for the
// value.
func added(fs []facts.Fact) (sum *big.Rat, q facts.Quantity, terms string, ok bool) {
	sum = new(big.Rat)
	q = facts.Quantity{Unit: fs[0].Quantity.Unit, Kind: fs[0].Quantity.Kind, Decimals: 100, Approx: facts.Exact}
	for i, f := range fs {
		if f.Quantity.Unit != q.Unit || f.Quantity.Kind == facts.KindPercent {
			return sum, q, terms, false
		}
		sum.Add(sum, f.Quantity.Value.Rat())
		q.Decimals = min(q.Decimals, f.Quantity.Decimals)
		if i > 0 {
			terms += " + "
		}
		terms += said(f)
		if f.Quantity.Approx != facts.Exact {
			q.Approx = facts.About
		}
	}
	return sum, q, terms, true
}

func totalled(fs []facts.Fact, r *big.Rat, q facts.Quantity, terms string) Derived {
	q.Value = facts.DecimalFromRat(r, q.Decimals)
	return Derived{Quantity: q, Formula: terms + " = " + phrase.Quantity(q), Operands: fs}
}

// PerMember divides a total by the number of those whose it is: 528.22亿元 ÷ 6 ≈ 88.037亿元.
// The number is not zero.
func PerMember(f facts.Fact, n int) Derived {
	v, places := product(new(big.Rat).Quo(f.Quantity.Value.Rat(), big.NewRat(int64(n), 1)), f.Quantity)
	q := facts.Quantity{Value: v, Unit: f.Quantity.Unit, Kind: f.Quantity.Kind, Decimals: places, Approx: facts.About}
	return Derived{Quantity: q, Operands: []facts.Fact{f}, Formula: fmt.Sprintf("%s ÷ %d ≈ %s", said(f), n, phrase.Quantity(q))}
}

// Tenth is a tenth of a figure, exactly: 3.2元 ÷ 10 = 0.32元.
func Tenth(f facts.Fact) Derived { return tens(f, "÷", big.NewRat(1, 10), 1) }

// TenTimes is a figure times ten, exactly: 0.32元 × 10 = 3.2元.
func TenTimes(f facts.Fact) Derived { return tens(f, "×", big.NewRat(10, 1), -1) }

func tens(f facts.Fact, op string, by *big.Rat, places int) Derived {
	q := f.Quantity
	q.Decimals += places
	q.Value = facts.DecimalFromRat(new(big.Rat).Mul(q.Value.Rat(), by), max(q.Decimals, 0))
	return Derived{Quantity: q, Operands: []facts.Fact{f}, Formula: fmt.Sprintf("%s %s 10 = %s", said(f), op, phrase.Quantity(q))}
}

// Growth computes by how many per cent a level has grown since another one, which is
// above zero: (272.46亿元 − 262.24亿元) ÷ 262.24亿元 ≈ 3.9%.
func Growth(now, before facts.Fact) Derived {
	a, b := now.Quantity, before.Quantity
	r := new(big.Rat).Quo(a.Value.Rat(), b.Value.Rat())
	r.Sub(r, big.NewRat(1, 1)).Mul(r, big.NewRat(100, 1))
	places := min(2, max(0, min(digits(a), digits(b))-2))
	q := facts.Quantity{Value: facts.DecimalFromRat(r, places), Unit: "%", Kind: facts.KindPercent, Decimals: places, Approx: facts.About}
	return Derived{Quantity: q, Operands: []facts.Fact{now, before}, Formula: fmt.Sprintf("(%[1]s − %[2]s) ÷ %[2]s ≈ %[3]s", said(now), said(before), phrase.Quantity(q))}
}

// Multiple is how many times the level before a level is: 3.16亿元 ÷ 0.72亿元 ≈ 4.39倍.
func Multiple(now, before facts.Fact) Derived {
	places := min(2, max(1, min(digits(now.Quantity), digits(before.Quantity))-1))
	v := facts.DecimalFromRat(new(big.Rat).Quo(now.Quantity.Value.Rat(), before.Quantity.Value.Rat()), places)
	q := facts.Quantity{Value: v, Unit: "x", Kind: facts.KindTimes, Decimals: places, Approx: facts.About}
	return Derived{Quantity: q, Operands: []facts.Fact{now, before}, Formula: fmt.Sprintf("%s ÷ %s ≈ %s", said(now), said(before), phrase.Quantity(q))}
}

// GrowthOfMultiple turns 是2022年的2.14倍 into 增长114%.
func GrowthOfMultiple(f facts.Fact) Derived {
	m := f.Quantity
	r := new(big.Rat).Sub(m.Value.Rat(), big.NewRat(1, 1))
	v := facts.DecimalFromRat(new(big.Rat).Mul(r, big.NewRat(100, 1)), max(0, m.Decimals-2))
	q := facts.Quantity{Value: v, Unit: "%", Kind: facts.KindPercent, Decimals: m.Decimals - 2, Approx: m.Approx}
	return Derived{Quantity: q, Operands: []facts.Fact{f}, Formula: fmt.Sprintf("%s − 1倍 = %s", f.Surface, phrase.Quantity(q))}
}

// tenths returns a change of a rate of growth by less than ten whole points as one of tenths, as which releases write it beside a
// rate that has them: 下降0.3%,增速比上年末高1个百分点 is 1.0.
func tenths(rate, ch facts.Fact) facts.Fact {
	if q := ch.Quantity; rate.Measure == facts.Growth && rate.Quantity.Decimals == 1 && q.Kind == facts.KindPoints && q.Approx == facts.Exact && q.Decimals == 0 && q.Value.Abs().Cmp("10") < 0 {
		ch.Quantity.Decimals = 1
	}
	return ch
}

// Prior computes the level that a change, growth or multiple compares a level with:
// level − change, level ÷ multiple, level ÷ (1 + growth). False where the two do not go
// together: an amount of change and a percentage.
func Prior(lvl, ch facts.Fact) (Derived, bool) {
	lq, cq := lvl.Quantity, ch.Quantity
	if ch.Measure == facts.Change && cq.Kind == facts.KindNumber && strings.Contains(ch.Surface, "分之") {
		ch.Measure, cq.Kind = facts.Growth, facts.KindTimes // 比2023年少了四分之一, of what was
	}
	switch {
	case ch.Measure == facts.Change && (cq.Kind == facts.KindPoints && lq.Kind == facts.KindPercent || sameUnit(lq, cq)):
		d := Minus(lvl, tenths(lvl, ch))
		d.Operands[1] = ch
		op, q := "−", ch.Surface
		if strings.HasPrefix(q, "-") {
			q = "(" + q + ")" // 405.93% − (-5.00pct)
		} else if cq.Value.Sign() < 0 {
			op = "+"
		}
		d.Formula = fmt.Sprintf("%s %s %s = %s", said(lvl), op, q, phrase.Quantity(d.Quantity))
		return d, true
	case ch.Measure == facts.Multiple:
		return Quotient(lvl, ch, lq.Unit, lq.Kind, 1)
	case ch.Measure == facts.Growth && (cq.Kind == facts.KindPercent || cq.Kind == facts.KindTimes) && lq.Kind != facts.KindPercent:
		by := cq.Value.Rat()
		if cq.Kind == facts.KindPercent {
			by = new(big.Rat).Quo(by, big.NewRat(100, 1))
		}
		one := new(big.Rat).Add(big.NewRat(1, 1), by) // 增长2.6倍 is 3.6 times as much
		if one.Sign() <= 0 {
			return Derived{}, false
		}
		v, places := product(new(big.Rat).Quo(lq.Value.Rat(), one), lq)
		q := facts.Quantity{Value: v, Unit: lq.Unit, Kind: lq.Kind, Decimals: places, Approx: facts.About}
		sign, rate := "+", strings.TrimSuffix(ch.Surface, "倍")
		if cq.Kind == facts.KindPercent && strings.Trim(rate, "+-.,0123456789") == "" {
			rate += "%" // of a table whose head says so
		}
		if strings.HasPrefix(rate, "-") {
			rate = "(" + rate + ")"
		} else if cq.Value.Sign() < 0 {
			sign = "−"
		}
		return Derived{Quantity: q, Operands: []facts.Fact{lvl, ch}, Formula: fmt.Sprintf("%s ÷ (1 %s %s) ≈ %s", said(lvl), sign, rate, phrase.Quantity(q))}, true
	}
	return Derived{}, false
}

// Same is a level as that of an earlier time, which its text says in words (与上年末持平); about
// as much where they say so.
func Same(lvl facts.Fact, words string, about bool) Derived {
	d := Derived{Quantity: lvl.Quantity, Operands: []facts.Fact{lvl}, Formula: said(lvl) + "，原文称“" + words + "”"}
	if about {
		d.Quantity.Approx = facts.About
	}
	return d
}

// sameUnit reports whether a change is counted in a level's unit, however much more
// the level says of it: 吨 and 吨二氧化碳当量.
func sameUnit(level, change facts.Quantity) bool {
	return level.Unit == change.Unit || change.Kind == facts.KindPhysical && level.Kind == facts.KindPhysical && change.Unit != "" && strings.HasPrefix(string(level.Unit), string(change.Unit)+"二氧化碳")
}

// said is a figure as its source writes it, with the unit that a table has elsewhere. What a
// word makes negative (亏损0.16亿元) has its sign, without which the formula were false; nothing
// that begins with a sign or a bracket gets another.
func said(f facts.Fact) string {
	s := f.Surface + phrase.TableUnit(f)
	switch {
	case f.Quantity.Value.Sign() >= 0 || strings.HasPrefix(s, "(") || strings.HasPrefix(s, "（"):
		return s
	case strings.HasPrefix(s, "-") || strings.HasPrefix(s, "−") || strings.HasPrefix(s, "－"):
		return "(" + s + ")"
	}
	return "(−" + s + ")"
}
