package extract

import (
	"wenbao/facts"
	"wenbao/facts/extract/wording"
)

// A loss is a fact under the word it has, 净亏损69.4亿元, with the value as it
// stands, and so is its growth (亏损额减少三成). It is the same profit below zero
// as well: a second fact, 净利润 of −69.4亿元, answers for the profit, so that
// profits and losses of several can be held against each other under either
// name.

// alsoProfit adds the profit below zero that a loss is.
func (d *document) alsoProfit(f facts.Fact) {
	name := wording.ProfitOf(f.Metric)
	if name == "" || f.Measure != facts.Level || f.Quantity.Kind != facts.KindMoney || f.Quantity.Value.Sign() <= 0 {
		return
	}
	f.Metric, f.Concept, f.Rule = name, d.metrics.Concept(name), f.Rule+"+loss"
	if f.High.Value != "" {
		f.Quantity, f.High = f.High, f.Quantity
		f.High.Value = f.High.Value.Neg()
	}
	f.Quantity.Value = f.Quantity.Value.Neg()
	d.add(f)
}
