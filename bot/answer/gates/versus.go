package gates

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/pattern"
)

// What a change is held against: the time or the year that a question names.

// versusKept reports whether a change or multiple compares with the year that
// the question names: 是2022年的2.2倍 is no answer to 是2020年的几倍.
func (n *Need) versusKept(f *facts.Fact) bool {
	compares := f.Measure == facts.Growth || f.Measure == facts.Change || f.Measure == facts.Multiple
	if compares && (n.sequential && !Sequential(f) || n.annual && Sequential(f)) {
		return false // 同比+187.4%,环比-25.6%
	}
	if compares && strings.HasSuffix(f.Versus, "更正前") && !n.corrects {
		return false // 更正后为17.88亿元,调减2.65%
	}
	if compares && !endsYear(f.Period) && (n.annual && (sinceYearEnd.MatchString(f.Versus) || !n.ofRate && withinYear.MatchString(f.Versus)) || n.sinceYearEnd && f.Rule != "table" && overYear.MatchString(f.Versus)) {
		return false // 6月末不良贷款余额较年初增加6.3亿元 is no answer to 同比增加多少, nor is 毛利率较上半年提高1.4个百分点
	}
	if compares && n.quarterEnd && (strings.Contains(f.Versus, "同期") || strings.HasSuffix(f.Versus, "同比")) {
		return false // 较二季度末增长多少
	}
	if f.Measure == facts.Change && n.annual && n.rate && f.Versus == "" && f.Against.IsZero() && (f.Quantity.Kind == facts.KindMoney || f.Quantity.Kind == facts.KindCount) {
		return false // 前三季度增加6.47万亿元 for 同比增速
	}
	against := f.Against
	if against.IsZero() && (f.Versus == "" || strings.HasSuffix(f.Versus, "同比")) && !f.Period.IsZero() {
		against = f.Period.ShiftYears(-1) // of a column 同比增减: 2022年比2020年 is no such change
	}
	return len(n.versus) == 0 || against.IsZero() || !compares || slices.Contains(n.versus, against.Last().Year)
}

// endsYear reports whether a period ends with the year, so that 较年初 is 同比, or is unknown.
func endsYear(p facts.Period) bool {
	last := p.Last()
	return p.End.IsZero() || last.Month == 12 && last.Day == 31
}

// What a change is held against: the beginning of the year, 较年初 and 比上年末; a part of the same year, 较上半年; the year
// before, 同比 and 较上年同期.
var (
	withinYear   = pattern.New(`^[较比](?:今年|本年)?(?:上半年|中期|第?[一二三四]季度?末?|上季度?末?|上月末?|\d{1,2}月末?)$`)
	sinceYearEnd = pattern.New(`[年期]初|年[末底]|12月(?:末|底|31日)`)
	overYear     = pattern.New(`同比|同期|按年`)
)

// SaysVersus reports whether a change is told against what the question compares with, in
// its words: 较一季度末下降3个基点 for 比一季度末降了多少.
func (n *Need) SaysVersus(f *facts.Fact) bool {
	return slices.ContainsFunc(n.compared, func(w string) bool { return f.Versus != "" && strings.HasSuffix(f.Versus, w) })
}

// Sequential reports whether a change is one against the quarter or month right before, 环比.
func Sequential(f *facts.Fact) bool {
	return strings.HasSuffix(f.Versus, "环比") || f.Versus == "按季" || f.Versus == "按月" || f.Versus == "QoQ" || !f.Against.IsZero() && f.Against != f.Period.ShiftYears(-1) && f.Against == f.Period.Previous()
}
