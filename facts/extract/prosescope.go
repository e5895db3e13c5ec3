package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/report"
	"wenbao/facts/extract/wording"
	"wenbao/facts/pattern"
)

// ofGroup says that the figures after it are of the group again.
var ofGroup = pattern.New(`(?:合并|集团)(?:报表)?口径`)

// scopeOf returns the dimension of figure n when its sentence says before it that it is
// of the company alone.
func scopeOf(l *prose.Line, n int) []facts.Dimension {
	before := l.Text[:l.Quantities[n].Span.Start]
	at := wording.ParentOnly.FindAllStringIndex(before, -1)
	if at == nil || ofGroup.MatchString(before[at[len(at)-1][1]:]) || strings.Contains(before[at[len(at)-1][1]:], ";") {
		return nil
	}
	return []facts.Dimension{{Axis: facts.ScopeAxis, Member: report.ParentScope}}
}
