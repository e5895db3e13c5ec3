package carry

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
)

// SameResult names a profit or loss that is told by its bare word beside the
// result just spoken of: 归母净利润5.18亿元,上年同期[亏损]1.25亿元 is of
// 归母净亏损, 净亏损8亿元,2023年为[盈利]3.11亿元 of 净利润.
func (c *Memory) SameResult(f *facts.Fact) {
	last := c.Metric
	if f.Measure != facts.Level || wording.ProfitOf(last) == "" && wording.LossOf(last) == "" {
		return
	}
	name := strings.TrimPrefix(f.Metric, cue.Prefix(f.Metric, cue.Become))
	switch {
	case cue.Of(name)&cue.Loss != 0 && wording.ProfitOf(last) == "":
		f.Metric = wording.LossOf(last)
	case cue.Of(name)&cue.Loss != 0:
		f.Metric = last
	case cue.Of(name)&cue.Profit != 0 && wording.ProfitOf(last) != "":
		f.Metric = wording.ProfitOf(last)
	case cue.Of(name)&cue.Profit != 0:
		f.Metric = last
	}
}

// LessLoss names what 减亏 (changed) and 亏损额 are of: the loss before, else 亏损 of what
// the words before it say.
func (c *Memory) LessLoss(f *facts.Fact, changed bool) {
	if f.Measure != facts.Growth && f.Measure != facts.Change {
		return
	}
	if changed && wording.ProfitOf(f.Metric) == "" {
		f.Metric += "亏损"
	}
	if (f.Metric == "亏损" || f.Metric == "亏损额" || f.Metric == "亏损金额") && wording.ProfitOf(c.Metric) != "" {
		f.Metric = c.Metric
	}
}

// reaches reports whether a word of reaching is all that stands before quantity
// n in its clause: 首次过三成,[达到]35.3%.
func reaches(l *prose.Line, n int) bool {
	c := l.Clause[l.Quantities[n].Span.Start]
	before := wording.Marks.Trim(l.ClauseText(c, l.EndBefore(n), l.Quantities[n].Span.Start))
	return before != "" && cue.Suffix(before, cue.Predicate|cue.Trail) == before
}
