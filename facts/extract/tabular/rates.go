package tabular

import "wenbao/facts/pattern"

// rateRow matches the name of a row that has the rates of growth of a metric.
var rateRow = pattern.New(`^(.{2,16}?)(同比|环比)?(?:增长率|增长|增幅|增速)$`)

// rate reads a row of rates of growth, 营业收入同比增长率(%), as growth of its metric. One whose
// whole name is a metric of the lexicon is a level of that.
func (t *Reader) rate(label *rowLabel) {
	m := rateRow.FindStringSubmatch(label.metric)
	if m == nil || t.Metrics.Concept(label.metric) != "" || t.Metrics.Concept(m[1]) == "" {
		return
	}
	label.metric, label.change, label.sequential = m[1], true, m[2] == "环比"
}
