package carry

import (
	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/pattern"
)

// disclosed reads what a clause before the sentence's first figure says that somebody discloses, where the figure
// names nothing itself: 五家银行都已披露2024年的[科技投入],五家合计238.46亿元; 甲银行给的是[客户数],为4120万户. It errs
// where the figure is of something else that the reader is to know.
func (c *Memory) disclosed(l *prose.Line) bool {
	first := firstFigure(l)
	from, end := l.ClauseBefore(first.Span.Start)
	if end < 0 {
		return false
	}
	m := disclosing.FindStringIndex(l.Text[from:end])
	if m == nil || !anyOf.MatchString(l.Text[end+1:first.Span.Start]) {
		return false
	}
	topic := wording.Clean(wording.Trim(l.Bare([]facts.Span{{Start: from + m[1], End: end}})))
	if c.metrics.Units(topic) == nil && !countedBy.MatchString(topic) {
		return false
	}
	c.leadWith(topic)
	return true
}

// disclosing stands before what somebody discloses.
var disclosing = pattern.New(`(?:披露|公布|公开|晒出)(?:了|过|出)?|(?:给|给出|披露|公布|提供)的(?:则|却|只)?是`)

// anyOf is what stands between such a clause and the figure.
var anyOf = pattern.New(`^(?:(?:这)?[一二三四五六七八九十\d]+[家行]?)?(?:合计|总计|共计|加起来|合共|为|是|达|约|近|超|逾| )*$`)
