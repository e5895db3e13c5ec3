package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/wording"
)

// A loss is a fact under the word it has, 净亏损69.4亿元, with the value as it
// stands, and so is its growth (亏损额减少三成). It is the same profit below zero
// as well: a second fact, 净利润 of −69.4亿元, answers for the profit, so that
// profits and losses of several can be held against each other under either
// name.

// sameResult names a profit or loss that is told by its bare word beside the
// result just spoken of: 归母净利润5.18亿元,上年同期[亏损]1.25亿元 is of
// 归母净亏损, 净亏损8亿元,2023年为[盈利]3.11亿元 of 净利润.
func (d *document) sameResult(f *facts.Fact) {
	c := d.cur.carried.metric
	if f.Measure != facts.Level || wording.ProfitOf(c) == "" && wording.LossOf(c) == "" {
		return
	}
	name := strings.TrimPrefix(f.Metric, cue.Prefix(f.Metric, cue.Become))
	switch {
	case cue.Of(name)&cue.Loss != 0 && wording.ProfitOf(c) == "":
		f.Metric = wording.LossOf(c)
	case cue.Of(name)&cue.Loss != 0:
		f.Metric = c
	case cue.Of(name)&cue.Profit != 0 && wording.ProfitOf(c) != "":
		f.Metric = wording.ProfitOf(c)
	case cue.Of(name)&cue.Profit != 0:
		f.Metric = c
	}
}

// lessLoss names what 减亏 and 亏损额 are of: the loss before, else 亏损 of what
// the words before it say.
func (d *document) lessLoss(f *facts.Fact, changed bool) {
	if f.Measure != facts.Growth && f.Measure != facts.Change {
		return
	}
	if changed && wording.ProfitOf(f.Metric) == "" {
		f.Metric += "亏损"
	}
	if c := d.cur.carried.metric; (f.Metric == "亏损" || f.Metric == "亏损额" || f.Metric == "亏损金额") && wording.ProfitOf(c) != "" {
		f.Metric = c
	}
}

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
