package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
)

// A loss is a fact under the word it has, 净亏损69.4亿元, with the value as it
// stands, and so is its growth (亏损额减少三成). It is the same profit below zero
// as well: a second fact, 净利润 of −69.4亿元, answers for the profit, so that
// profits and losses of several can be held against each other under either
// name.

// profitOf names the profit that is the opposite of a loss: 归母净亏损 →
// 归母净利润, 应占亏损 → 应占溢利, 亏损 → 净利润. "" when the name is no loss's.
func profitOf(metric string) string {
	stem := metric
	for _, w := range []string{"额", "金额", "面"} {
		stem = strings.TrimSuffix(stem, w)
	}
	w := cue.Suffix(stem, cue.Loss)
	if w == "" {
		return ""
	}
	stem = stem[:len(stem)-len(w)]
	switch {
	case strings.HasSuffix(stem, "应占"):
		return stem + "溢利"
	case !strings.HasPrefix(w, "净") && cue.Suffix(stem, cue.ProfitKind) != "":
		return stem + "利润"
	}
	return stem + "净利润"
}

// lossOf names the loss that is the opposite of a profit, "" when the name is
// no profit's.
func lossOf(metric string) string {
	for _, w := range []string{"净利润", "净利", "净溢利", "利润", "溢利", "盈利"} {
		if stem, ok := strings.CutSuffix(metric, w); ok {
			if strings.HasPrefix(w, "净") {
				return stem + "净亏损"
			}
			return stem + "亏损"
		}
	}
	return ""
}

// sameResult names a profit or loss that is told by its bare word beside the
// result just spoken of: 归母净利润5.18亿元,上年同期[亏损]1.25亿元 is of
// 归母净亏损, 净亏损8亿元,2023年为[盈利]3.11亿元 of 净利润.
func (d *document) sameResult(f *facts.Fact) {
	c := d.cur.carried.metric
	if f.Measure != facts.Level || profitOf(c) == "" && lossOf(c) == "" {
		return
	}
	name := strings.TrimPrefix(f.Metric, cue.Prefix(f.Metric, cue.Become))
	switch {
	case cue.Of(name)&cue.Loss != 0 && profitOf(c) == "":
		f.Metric = lossOf(c)
	case cue.Of(name)&cue.Loss != 0:
		f.Metric = c
	case cue.Of(name)&cue.Profit != 0 && profitOf(c) != "":
		f.Metric = profitOf(c)
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
	if changed && profitOf(f.Metric) == "" {
		f.Metric += "亏损"
	}
	if c := d.cur.carried.metric; (f.Metric == "亏损" || f.Metric == "亏损额" || f.Metric == "亏损金额") && profitOf(c) != "" {
		f.Metric = c
	}
}

// alsoProfit adds the profit below zero that a loss is.
func (d *document) alsoProfit(f facts.Fact) {
	name := profitOf(f.Metric)
	if name == "" || f.Measure != facts.Level || f.Quantity.Kind != facts.KindMoney || f.Quantity.Value.Sign() <= 0 {
		return
	}
	f.Metric, f.Concept, f.Rule = name, d.concept(name), f.Rule+"+loss"
	if f.High.Value != "" {
		f.Quantity, f.High = f.High, f.Quantity
		f.High.Value = f.High.Value.Neg()
	}
	f.Quantity.Value = f.Quantity.Value.Neg()
	d.add(f)
}
