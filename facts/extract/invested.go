package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// invested is what stands before how much of a project's investment is done, in the clause of the figure.
var invested = pattern.New(`(?:累计|已经?|共|实际|目前|现)(?:累计|实际)?(?:完成|投入|投资|支出|到位)了?(?:投资|资金)?(?:约|近|超过?|逾)?$`)

// wholeInvestment ends what a project is to cost in all.
var wholeInvestment = lex.NewWords("总投资", "总投资额", "投资总额", "总造价", "投资概算", "投资预算")

// doneSoFar drops what says no more than that something is done.
var doneSoFar = lex.NewReplacer("累计", "", "完成", "", "投入", "", "投资", "", "已", "")

// ofInvestment names how much of a project's investment is done, told behind what it is to cost: 概算总投资186.4亿元,
// 截至9月末[累计完成]112.9亿元; 总投资30亿元,[已投入]12亿元.
func (d *document) ofInvestment(l *prose.Line, n int, f *facts.Fact) {
	if f.Measure != facts.Level || f.Quantity.Kind != facts.KindMoney || n == 0 || !invested.MatchString(strings.TrimRight(l.Text[l.EndBefore(n):l.StartOf(n)], " ")) {
		return
	}
	whole := f.Metric
	if doneSoFar.Replace(whole) == "" && len(d.facts) > 0 && d.facts[len(d.facts)-1].Sentence == l.Index {
		whole = d.facts[len(d.facts)-1].Metric
	}
	for _, w := range wholeInvestment.Ending(whole) {
		stem, ok := strings.CutSuffix(whole, w)
		if !ok {
			continue
		}
		for _, plan := range []string{"概算", "预算", "计划", "规划", "预计"} {
			stem = strings.TrimSuffix(stem, plan)
		}
		f.Metric, f.Modality = stem+"累计完成投资", facts.Actual
		return
	}
}
