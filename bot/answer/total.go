package answer

import (
	"fmt"
	"math/big"
	"strings"

	"wenbao/facts"
)

// total sums figures of one unit, or averages them. It refuses when units
// differ.
func (t *turn) total(cs []candidate) (Answer, bool, error) {
	r := new(big.Rat)
	places, approx := 100, facts.Exact
	var terms []string
	for _, c := range cs {
		if c.Quantity.Unit != cs[0].Quantity.Unit || c.Quantity.Kind == facts.KindPercent {
			return Answer{}, false, nil
		}
		r.Add(r, c.Quantity.Value.Rat())
		places = min(places, c.Quantity.Decimals)
		terms = append(terms, c.Surface+tableUnit(c.Fact))
		if c.Quantity.Approx != facts.Exact {
			approx = facts.About
		}
	}
	name, formula := "合计", strings.Join(terms, " + ")
	if t.q.Mean {
		r.Quo(r, big.NewRat(int64(len(cs)), 1))
		name, formula, approx = "平均", fmt.Sprintf("(%s) ÷ %d", formula, len(cs)), facts.About
	}
	q := facts.Quantity{Value: facts.DecimalFromRat(r, places), Unit: cs[0].Quantity.Unit, Kind: cs[0].Quantity.Kind, Decimals: places, Approx: approx}
	d := derived{quantity: q, formula: formula + " = " + wording(q), operands: factsOf(cs)}
	who := strings.Join(names(cs), "、")
	period := cs[0].Period
	if last := cs[len(cs)-1].Period; len(names(cs)) == 1 && last != period {
		period = facts.Period{Start: period.Start, End: last.End}
	}
	ans, err := t.computed(d, who, cs[0].Metric+name, period)
	ans.computed = append(ans.computed, facts.Quantity{Value: facts.Decimal(fmt.Sprint(len(cs)))})
	return ans, err == nil, err
}

// totalOverYears sums the figures of every year of a range: 2021—2024四年研发费用.
// A missing year gives no sum.
func (t *turn) totalOverYears() (Answer, bool, error) {
	span := t.q.SpanOf()
	n := t.need()
	n.periods = nil
	got, err := t.gather(n, true)
	if err != nil {
		return Answer{}, false, err
	}
	got = t.inSpan(got)
	if years := span.End.Year - span.Start.Year; len(got) != years || years < 2 {
		return Answer{}, false, nil
	}
	return t.total(got)
}
