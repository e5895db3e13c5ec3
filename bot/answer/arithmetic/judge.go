package arithmetic

import (
	"math/big"

	"wenbao/bot/question"
	"wenbao/facts"
)

// Verdict is whether a figure bears a claim out.
type Verdict int

// Verdicts. A figure that is rounded or bounded may leave a claim open.
const (
	Unsure Verdict = iota
	Yes
	No
)

// Judge holds a figure against a claim. Where the figure is rounded or only
// bounded (超313万亿元) and the claim lies within what it may be, nothing can
// be said. Of a No the text says what the figure is not: 没有达到3亿元.
func Judge(f facts.Fact, b question.Bound) (Verdict, string) {
	v, w := f.Quantity.Value.Rat(), b.Value.Value.Rat()
	if b.Value.Value.Sign() >= 0 {
		v.Abs(v)
	}
	c := v.Cmp(w)
	if b.Op != "equal" && f.Quantity.Approx == facts.About && within(v, w, 50) {
		return Unsure, "" // 近4.7亿 and 4.68亿
	}
	switch b.Op {
	case "over":
		if c > 0 || c == 0 && (f.Quantity.Approx == facts.Over || f.Quantity.Approx == facts.Exact) {
			if f.Quantity.Approx == facts.Under && c <= 0 {
				return Unsure, ""
			}
			return Yes, ""
		}
		if f.Quantity.Approx == facts.Over {
			return Unsure, ""
		}
		return No, "没有达到" + b.Text
	case "under":
		if c < 0 || c == 0 && f.Quantity.Approx == facts.Under {
			if f.Quantity.Approx == facts.Over {
				return Unsure, ""
			}
			return Yes, ""
		}
		return No, "并非不到" + b.Text
	}
	if b.Op == "near" && (f.Quantity.Kind == b.Value.Kind || b.Value.Kind == facts.KindNumber) && within(v, w, 20) {
		return Yes, "" // 接近700亿 and 686亿元
	}
	if c == 0 || closeEnough(v, w, f.Quantity, b.Value) {
		return Yes, ""
	}
	return No, "不是" + b.Text
}

// closeEnough reports whether an asked value is the fact's, rounded, and no
// farther from it than one per cent: 272亿 for 272.46亿 is, 1% for 1.40% is not.
func closeEnough(v, w *big.Rat, f, asked facts.Quantity) bool {
	if f.Unit != asked.Unit && f.Kind != facts.KindCount {
		return false
	}
	return within(v, w, 100) && facts.DecimalFromRat(v, asked.Decimals) == facts.DecimalFromRat(w, asked.Decimals)
}

// within reports whether v differs from w by no more than one part in n.
func within(v, w *big.Rat, n int64) bool {
	d := new(big.Rat).Sub(v, w)
	d.Abs(d).Mul(d, big.NewRat(n, 1))
	return d.Cmp(new(big.Rat).Abs(w)) <= 0
}

// BoundName words the operator of a question.Bound: 超过.
func BoundName(op string) string {
	switch op {
	case "over":
		return "超过"
	case "under":
		return "低于"
	}
	return "等于"
}
