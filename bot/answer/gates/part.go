package gates

import (
	"slices"

	"wenbao/bot/answer/match"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// partSaid matches the part of a year that a text without a year says: [三季度],毛利率为22.0%.
var partSaid = pattern.New(`前三个?季度|前[3]季度|[一二三四]季度|上半年|下半年`)

// parts are such parts by their first and last month.
var parts = map[string][2]int{
	"一季度": {1, 3}, "二季度": {4, 6}, "三季度": {7, 9}, "四季度": {10, 12},
	"上半年": {1, 6}, "下半年": {7, 12}, "前三季度": {1, 9}, "前三个季度": {1, 9}, "前3季度": {1, 9},
}

// otherPart reports whether a figure of no known year is of another part of one than those asked:
// 三季度's for 二季度, 前三季度's for 三季度. It reads the last part that the figure's sentence says
// before it.
func (n *Need) otherPart(f *facts.Fact) bool {
	_, lead, _, _ := match.SplitContext(f.Context)
	said := partSaid.FindAllString(lead, -1)
	if len(said) == 0 {
		return false
	}
	p := parts[said[len(said)-1]]
	fits := func(o facts.Period) bool {
		last := o.Last()
		return last.Month == p[1] && (o.Instant || o.Start.Month == p[0])
	}
	asked := append(slices.Clone(n.Open), n.Periods...)
	return !slices.ContainsFunc(asked, func(o facts.Period) bool { return fits(o) || o == facts.Year(o.Start.Year) })
}
