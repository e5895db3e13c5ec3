package answer

import (
	"math/big"
	"slices"

	"wenbao/facts"
	"wenbao/facts/entity"
)

// rivals returns candidates of other entities that fit about as well.
func (t *turn) rivals(best candidate, cs []candidate) []candidate {
	out := []candidate{best}
	seen := map[string]bool{best.Entity: true}
	for _, c := range cs {
		if best.Entity == "" && best.own > 0.95 && best.precision > 0.8 && c.own < 0.95 {
			continue // 证券类App整体月活 is worded as asked, 证券App月活 of one of them is not
		}
		if best.Entity == "" && c.Entity == everybody {
			continue // both are the whole country's
		}
		if (best.Entity == "" || best.Entity == everybody) && t.ofPlace(c) {
			continue // see country
		}
		if c.score >= best.score-0.06 && !seen[c.Entity] && c.Entity != "" {
			seen[c.Entity] = true
			out = append(out, c)
		}
	}
	return out
}

// country returns the whole country's figure where that fits as well as the best, which
// is a place's: 2024年GDP增长率 without a place is the country's, where it is known.
func (t *turn) country(n need, best candidate, cs []candidate) candidate {
	if !t.ofPlace(best) {
		return best
	}
	all := slices.DeleteFunc(slices.Clone(cs), func(c candidate) bool {
		return c.Entity != everybody || c.score < best.score-0.03 || c.when < best.when
	})
	if len(all) == 0 {
		return best
	}
	return t.settle(n, all)
}

// ofPlace reports whether a figure is of a city, a county or the like.
func (t *turn) ofPlace(c candidate) bool { return t.entities.BodyKind(c.Entity) == entity.Place }

// duplicates returns the candidates that report the same metric of the same
// entity and period as best: further sources when they agree, a conflict when
// they do not.
func (t *turn) duplicates(best candidate, cs []candidate) []candidate {
	var out []candidate
	key := t.m.metricKey(&best.Fact)
	for _, c := range cs {
		if c.Entity != best.Entity || c.Article == best.Article && c.Span == best.Span {
			continue
		}
		samePeriod := c.Period == best.Period || c.Period.End == best.Period.End && c.Period.Instant != best.Period.Instant
		if !samePeriod || c.Quantity.Kind != best.Quantity.Kind {
			continue
		}
		if t.m.metricKey(&c.Fact) == key || sameValue(c.Fact, best.Fact) {
			out = append(out, c)
		}
	}
	return out
}

func sameValue(a, b facts.Fact) bool {
	return a.Quantity.Value.Abs() == b.Quantity.Value.Abs() && a.Quantity.Unit == b.Quantity.Unit
}

// roundUp is how far above a bound the figure that a text rounds down to it lies at
// most: 突破700万户 is said of 712万户, hardly of 900万户.
var roundUp = big.NewRat(11, 10)

// consistent reports whether two figures agree within how they are rounded (the
// intervals value ± ½·10^−decimals overlap: XBRL duplicate facts).
func consistent(a, b facts.Quantity) bool {
	if a.Unit != b.Unit {
		return false
	}
	loA, hiA := interval(a)
	loB, hiB := interval(b)
	return loA.Cmp(hiB) <= 0 && loB.Cmp(hiA) <= 0
}

// beyond reports whether exact is the figure that f rounds down to a bound, or up to
// one: 712万户 for 突破700万户. A bound of what is planned or forecast (不低于65亿元) is
// a statement of its own.
func beyond(f, exact *facts.Fact) bool {
	if f.Modality != facts.Actual || f.Quantity.Unit != exact.Quantity.Unit || exact.Quantity.Approx != facts.Exact || f.Quantity.Value.Sign() <= 0 {
		return false
	}
	bound, v := f.Quantity.Value.Rat(), exact.Quantity.Value.Rat()
	digit := pow10(-f.Quantity.Decimals) // 过三成 is said of 35.3%
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
