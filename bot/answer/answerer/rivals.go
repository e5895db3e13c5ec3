package answerer

import (
	"slices"

	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/gates"
	"wenbao/facts/entity"
)

// rivals returns candidates of other entities that fit about as well.
func (t *turn) rivals(best gates.Candidate, cs []gates.Candidate) []gates.Candidate {
	out := []gates.Candidate{best}
	seen := map[string]bool{best.Entity: true}
	for _, c := range cs {
		if best.Entity == "" && best.Own > 0.95 && best.Precision > 0.8 && c.Own < 0.95 {
			continue // 证券类App整体月活 is worded as asked, 证券App月活 of one of them is not
		}
		if best.Entity == "" && c.Entity == gates.Everybody {
			continue // both are the whole country's
		}
		if (best.Entity == "" || best.Entity == gates.Everybody) && t.ofPlace(c) {
			continue // see country
		}
		if c.Score >= best.Score-0.06 && !seen[c.Entity] && c.Entity != "" {
			seen[c.Entity] = true
			out = append(out, c)
		}
	}
	return out
}

// country returns the whole country's figure where that fits as well as the best, which
// is a place's: 2024年GDP增长率 without a place is the country's, where it is known.
func (t *turn) country(n gates.Need, best gates.Candidate, cs []gates.Candidate) gates.Candidate {
	if !t.ofPlace(best) {
		return best
	}
	all := slices.DeleteFunc(slices.Clone(cs), func(c gates.Candidate) bool {
		return c.Entity != gates.Everybody || c.Score < best.Score-0.03 || c.When < best.When
	})
	if len(all) == 0 {
		return best
	}
	return t.settle(n, all)
}

// ofPlace reports whether a figure is of a city, a county or the like.
func (t *turn) ofPlace(c gates.Candidate) bool { return t.Entities.BodyKind(c.Entity) == entity.Place }

// duplicates returns the candidates that report the same metric of the same
// entity and period as best: further sources when they agree, a conflict when
// they do not.
func (t *turn) duplicates(best gates.Candidate, cs []gates.Candidate) []gates.Candidate {
	var out []gates.Candidate
	key := t.M.MetricKey(&best.Fact)
	for _, c := range cs {
		if c.Entity != best.Entity || c.Article == best.Article && c.Span == best.Span {
			continue
		}
		samePeriod := c.Period == best.Period || c.Period.End == best.Period.End && c.Period.Instant != best.Period.Instant
		if !samePeriod || c.Quantity.Kind != best.Quantity.Kind {
			continue
		}
		if t.M.MetricKey(&c.Fact) == key || arithmetic.SameValue(c.Quantity, best.Quantity) {
			out = append(out, c)
		}
	}
	return out
}
