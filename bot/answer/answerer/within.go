package answerer

import (
	"slices"

	"wenbao/bot/answer"
	"wenbao/bot/answer/gates"
	"wenbao/bot/question"
	"wenbao/facts"
)

// crowded is how many facts of the asked periods an entity of a large base has at least
// for those of other periods to be left out, but a year before and after, which changes
// are computed from.
const crowded = 4000

// around returns the period whose facts search reads, zero for all. It is called after
// seek, which has read those of the asked periods.
func (t *turn) around(n gates.Need) (facts.Period, error) {
	within := gates.Hull(n.Periods)
	if !t.large || within.IsZero() || len(n.Entities) == 0 || slices.Contains(n.Entities, gates.Everybody) {
		return facts.Period{}, nil
	}
	k, err := t.allAbout(n, within)
	if err == nil && len(k.facts) < crowded {
		_, err = t.allAbout(n, facts.Period{})
		if err == nil {
			return facts.Period{}, nil
		}
	}
	if err != nil && !tooMany(err) {
		return facts.Period{}, err
	}
	t.read.around, t.read.crowd = true, t.read.crowd || tooMany(err)
	wide := []facts.Period{within.ShiftYears(-1), within.ShiftYears(1)}
	for _, p := range n.Against {
		if !p.IsZero() {
			wide = append(wide, p)
		}
	}
	return gates.Hull(wide), nil
}

// tooWide reports whether an answer says something of everybody that was
// found by reading a part of them: 哪家银行净利润最高 in a base with more banks
// than led reads.
func (t *turn) tooWide(ans answer.Answer) bool {
	return ans.Status != answer.Clarify && len(t.q.Entities) == 0 && t.read.partial[t.q.Text] && t.amongAll() && t.q.Kind != question.List
}

// amongAll reports whether a question without an entity is answered by all that there are
// (who is first) or by one article that has just so many (三家券商各是多少), so that a part
// of them says nothing.
func (t *turn) amongAll() bool {
	return t.q.Kind == question.Rank || t.q.Kind == question.Aggregate || t.claimant != "" || t.q.Kind == question.List && t.q.Count > 1 && len(t.q.Bounds) == 0
}
