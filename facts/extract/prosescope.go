package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/pattern"
)

// ofParent says that the figures after it are of the company alone: 母公司口径下,
// 母公司(不含子公司)口径, 母公司报表口径净利润. ofGroup ends that.
var (
	ofParent = pattern.New(`母公司(?:\([^()]*\))?(?:单体)?(?:口径|报表口径|报表)下?的?`)
	ofGroup  = pattern.New(`(?:合并|集团)(?:报表)?口径`)
)

// scope returns the dimension of figure n when its sentence says before it that it is
// of the company alone.
func (l *line) scope(n int) []facts.Dimension {
	before := l.text[:l.quants[n].Span.Start]
	at := ofParent.FindAllStringIndex(before, -1)
	if at == nil || ofGroup.MatchString(before[at[len(at)-1][1]:]) || strings.Contains(before[at[len(at)-1][1]:], ";") {
		return nil
	}
	return []facts.Dimension{{Axis: facts.ScopeAxis, Member: parentScope}}
}

// wasSo returns when the level that a change starts from was, as the comparison before
// it in the sentence says: 资产收益率较上年下降1.4个百分点,资金成本则从[上年的]3.05%降到2.48%.
// Zero where nothing says.
func (d *document) wasSo(l *line, n int) facts.Period {
	p := d.cur.carried.against
	if p.IsZero() || l.ownPeriod(n) || strings.Contains(l.text[l.afterFigure(n):l.quants[n].Span.Start], ";") {
		return facts.Period{}
	}
	return p
}
