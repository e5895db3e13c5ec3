package extract

import (
	"strings"

	"wenbao/facts/metric"
)

// ofOther is a metric of somebody or something else: 商场出租率 for 办公大楼出租率; "" when its
// head is not known.
func (d *document) ofOther(name, whose string) string {
	ms := d.metrics.Find(name)
	if k := len(ms) - 1; k >= 0 && ms[k].Class == metric.Exact && ms[k].Span.End == len(name) {
		return whose + name[ms[k].Span.Start:]
	}
	r := []rune(name)
	if k := len(r) - 3; k > 0 && strings.ContainsRune("率额量比", r[k+2]) {
		return whose + string(r[k:]) // 出租率, 成交额, 吞吐量
	}
	return ""
}
