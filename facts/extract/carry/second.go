package carry

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/pattern"
)

// second names what the second of two figures of a name is of, which the sentence words for the name before alone:
// 甲设立基金28只、规模268亿元;乙11只、[115亿元]. It reports whether this is one.
func second(l *prose.Line, n int, f *facts.Fact, before []facts.Fact) bool {
	k := len(before) - 1
	if n == 0 || f.Metric != "" || f.Measure != facts.Level || k < 2 || before[k].Sentence != l.Index || before[k].Entity != f.Entity || f.Entity == "" || strings.Trim(l.Text[l.EndBefore(n):l.StartOf(n)], "、,和 ") != "" {
		return false
	}
	first := &before[k]
	for i := k - 1; i > 0 && before[i].Sentence == l.Index; i-- {
		a, b := &before[i-1], &before[i]
		if b.Entity != f.Entity && a.Entity == b.Entity && b.Quantity.Unit == f.Quantity.Unit && a.Metric == first.Metric && a.Quantity.Unit == first.Quantity.Unit && a.Quantity.Unit != b.Quantity.Unit {
			f.Metric, f.Rule = b.Metric, f.Rule+"+carried"
			return true
		}
	}
	return false
}

// rateOf is a metric that is the rate of another, of which what grows next is: PPI[降幅]扩大0.2个百分点;环比下降0.4%.
var rateOf = pattern.New(`^(.+?)(?:同比|环比)?(?:增速|增幅|涨幅|降幅|跌幅|增长率)$`)

// shareMoved completes the level that a share moved to: 在营收中的比重由66.4%[升至]72.0%. It is of the share that its
// sentence gave right before, and else of the one before: 海外收入占三成。[前五大客户占比]从58.7%降到41.3%.
func (c *Memory) shareMoved(l *prose.Line, f *facts.Fact, before []facts.Fact) bool {
	name, of := c.share, c.of
	if said(l, before) {
		if last := before[len(before)-1]; last.Measure == facts.Share && last.Metric != "" {
			name, of = last.Metric, last.Of
		}
	}
	if name == "" || f.Quantity.Kind != facts.KindPercent {
		return false
	}
	f.Metric, f.Measure, f.Of, f.Rule = name, facts.Share, of, f.Rule+"+carried"
	return true
}
