package sets

import (
	"fmt"
	"sort"
	"strings"

	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/lex"
)

// ByEntity finds one figure for each entity: what a rank, a sum and a list are made of.
func ByEntity(t *search.Turn, n gates.Need) ([]gates.Candidate, error) { return gather(t, n, false) }

// ByPeriod finds one figure for each period of one entity: what a trend is made of.
func ByPeriod(t *search.Turn, n gates.Need) ([]gates.Candidate, error) { return gather(t, n, true) }

// gather finds one figure for each entity, or for each period of one entity,
// that words the asked metric in the same way. The best candidate sets the unit and kind;
// the others have to agree.
func gather(t *search.Turn, n gates.Need, byPeriod bool) ([]gates.Candidate, error) {
	found, err := t.Seek(n)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	groups := map[string][]gates.Candidate{}
	var keys []string
	members := membership(t)
	for _, c := range found {
		if place := placeIn(t, &c.Fact); place != "" && !byPeriod {
			c.Metric, c.Entity = strings.TrimPrefix(c.Metric, place), place
			if groups[place] == nil {
				keys = append(keys, place)
			}
			groups[place] = append(groups[place], c)
			continue
		}
		if !byPeriod && !members(c.Entity) || byPeriod && len(n.Entities) != 1 && c.Entity != found[0].Entity {
			continue
		}
		if fits, err := ofClass(t, &c.Fact); !byPeriod && !fits {
			if err != nil {
				return nil, err
			}
			continue
		}
		key := c.Entity
		if byPeriod {
			key = fmt.Sprint(c.Period.Last(), LengthOf(c.Period)) // the fourth quarter is not the year
		}
		if _, ok := groups[key]; !ok {
			keys = append(keys, key)
		}
		groups[key] = append(groups[key], c)
	}
	sort.Strings(keys)
	if !byPeriod && len(n.Periods) == 0 {
		groups = ofOneLength(groups)
	}
	var got []gates.Candidate
	for _, k := range keys {
		got = append(got, choice.Settle(t, n, groups[k]))
	}
	return alike(t, got), nil
}

// placeIn returns the place that a figure of a country or a trade is of by its metric, where the question
// asks among places: 成都 of 百强房企's 成都新房成交面积. "" for others.
func placeIn(t *search.Turn, f *facts.Fact) string {
	switch t.Q.Whom {
	case "省份", "省市", "省", "城市", "市":
	default:
		return ""
	}
	if k := t.KindOf(f.Entity); f.Entity != "" && k != entity.Group && k != entity.Place || f.Measure != facts.Level {
		return ""
	}
	return lex.Place(f.Metric)
}

// ofOneLength keeps of each member's candidates those over a period as long as most members
// have one of, the longer of two: no third quarter is set beside three quarters. Members
// without one keep what they have. A candidate is good for it within lengthGap of the
// member's best.
func ofOneLength(groups map[string][]gates.Candidate) map[string][]gates.Candidate {
	of, days := map[string]int{}, map[string]int{}
	kept := map[string]map[string][]gates.Candidate{}
	for k, cs := range groups {
		kept[k] = map[string][]gates.Candidate{}
		for _, c := range cs {
			if l := LengthOf(c.Period); c.Score >= cs[0].Score-lengthGap {
				kept[k][l] = append(kept[k][l], c)
				days[l] = max(days[l], daysOf(c.Period))
			}
		}
		for l := range kept[k] {
			of[l]++
		}
	}
	best := ""
	for l := range of {
		if best == "" || of[l] > of[best] || of[l] == of[best] && (days[l] > days[best] || days[l] == days[best] && l > best) {
			best = l
		}
	}
	out := map[string][]gates.Candidate{}
	for k, cs := range groups {
		if out[k] = kept[k][best]; out[k] == nil {
			out[k] = cs
		}
	}
	return out
}

// lengthGap is how much worse than a member's best its figure of another length may fit.
const lengthGap = 0.3

// daysOf is about how many days a period has, none for an instant.
func daysOf(p facts.Period) int {
	if p.Instant || p.Start.IsZero() || p.End.IsZero() {
		return 0
	}
	return (p.End.Year-p.Start.Year)*366 + (p.End.Month-p.Start.Month)*31
}

// alike keeps the candidates that can be set side by side with the one that
// fits best: same unit, scores not far behind.
func alike(t *search.Turn, cs []gates.Candidate) []gates.Candidate {
	if len(cs) == 0 {
		return nil
	}
	best := cs[0]
	for _, c := range cs[1:] {
		if c.Rank() > best.Rank() {
			best = c
		}
	}
	var out []gates.Candidate
	for _, c := range cs {
		if c.Quantity.Unit == best.Quantity.Unit && c.Score >= best.Score-0.2 {
			out = append(out, c)
		}
	}
	return out
}

// LengthOf classes a period by how it is worded: 2023年 and 2023年末 are the
// same step, 2023年第三季度 is another.
func LengthOf(p facts.Period) string {
	s := p.String()
	switch {
	case p.Instant && p.Last().Month == 12, len(s) == 4:
		return "year"
	case strings.Contains(s, "Q") && len(s) == 6:
		return "quarter"
	case p.Instant:
		return "instant"
	}
	return fmt.Sprint(len(s))
}
