package tabular

import "cmp"

// borrowRepeated gives columns of a report that say no more than a period what the column before
// them is of, where the same period follows another such column as well:
//
//	| 路段 | 车流量(辆次)2023年 | 2022年 | 通行费收入2023年 | 2022年 |
//
// are two columns of each. What it gets wrong: columns of amounts of a year that stand behind
// two others by chance.
func (t *Reader) borrowRepeated() {
	follows := func(k int) bool {
		c, left := t.columns[k], t.columns[k-1]
		return c.role == valueColumn && !c.change && !c.share && c.metric == "" && c.unit == "" && !c.period.IsZero() &&
			left.role == valueColumn && !left.change && !left.share && left.metric != "" && !left.period.IsZero() &&
			left.period != c.period && left.period.Instant == c.period.Instant
	}
	var at []int
	for k := 2; k < len(t.columns); k++ {
		if follows(k) {
			at = append(at, k)
		}
	}
	if len(at) < 2 {
		return
	}
	for _, k := range at {
		if t.columns[k].period != t.columns[at[0]].period {
			return
		}
	}
	for _, k := range at {
		c, left := &t.columns[k], t.columns[k-1]
		c.metric, c.unit = left.metric, cmp.Or(c.unit, left.unit)
	}
}
