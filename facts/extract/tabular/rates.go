package tabular

import (
	"wenbao/facts/extract/grid"
	"wenbao/facts/pattern"
)

// rateRow matches the name of a row that has the rates of growth of a metric.
var rateRow = pattern.New(`^(.{2,16}?)(同比|环比)?(?:增长率|增长|增幅|增速)$`)

// movedRow matches the name of a row that has the changes of the row above it, in points or percent: 客座率同比(百分点) below
// 客座率(%).
var movedRow = pattern.New(`^(.{2,16}?)(同比|环比)(?:增减|变动|变化|增长)?\((?:个?百分点|%|pp|pct)\)$`)

// rate reads a row of rates of growth, 营业收入同比增长率(%), as growth of its metric. One whose
// whole name is a metric of the lexicon is a level of that.
func (t *Reader) rate(label *rowLabel) {
	if m := movedRow.FindStringSubmatch(label.text); m != nil && t.parent != "" && grid.CleanLabel(m[1]) == t.parent {
		label.metric, label.change, label.sequential = t.parent, true, m[2] == "环比"
		return
	}
	m := rateRow.FindStringSubmatch(label.metric)
	if m == nil || t.Metrics.Concept(label.metric) != "" || t.Metrics.Concept(m[1]) == "" {
		return
	}
	label.metric, label.change, label.sequential = m[1], true, m[2] == "环比"
}
