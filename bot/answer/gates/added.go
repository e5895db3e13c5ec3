package gates

import (
	"strings"

	"wenbao/bot/answer/match"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// planWord is a word for a plan that is part of a name: 省重点研发[计划]补助, 债权投资[计划]及信托, 关联交易[预计]金额.
var planWord = pattern.New(`计划|预计|上限|测算`)

// namesPlan reports whether a figure that is no plan has the question's word for one in its own name, so that
// the question asks for no plan either. A metric that says 计划投资 of what was done answers for the plan.
func (n *Need) namesPlan(f *facts.Fact) bool {
	if n.Wants != facts.Target || f.Modality != facts.Actual {
		return false
	}
	word := planWord.FindString(f.Metric)
	return word != "" && strings.Contains(n.asked, word)
}

// addedWord asks for what came in addition, which a text may give as a change: 移动用户[净增]多少户, 贷款[新增]了多少.
var addedWord = pattern.New(`净增|新增`)

// added reports whether a fact is by how much something grew that the question asks for by the very word of
// its clause: 5G基站总数425.1万个,比上年末[净增]87.4万个.
func (n *Need) added(f *facts.Fact) bool {
	if n.Measure != facts.Level || f.Measure != facts.Change || f.Quantity.Kind == facts.KindPoints || strings.HasPrefix(string(f.Quantity.Value), "-") {
		return false
	}
	word := addedWord.FindString(n.asked)
	if word == "" {
		return false
	}
	clause, _, _, _ := match.SplitContext(f.Context)
	return strings.Contains(clause, word)
}

// OfPartOfYear takes figures of part of a year, too, for a need whose question says 全年 of something else: 完成了[全年]计划的几成.
func (n *Need) OfPartOfYear() { n.fullYear = false }

// ofHalf reports whether a period is the first half of a year, whose payout is the 中期 one.
func ofHalf(p facts.Period) bool {
	return !p.Instant && !p.Start.IsZero() && !p.End.IsZero() && p.Start == facts.Year(p.Start.Year).Start && p.End == facts.Date{Year: p.Start.Year, Month: 7, Day: 1}
}

// ofInterim reports whether a payout is the 中期 one by its words, those before it or its period.
func (n *Need) ofInterim(f *facts.Fact) bool {
	clause, lead, _, _ := match.SplitContext(f.Context)
	return strings.Contains(f.Metric+clause+lead, "中期") || ofHalf(f.Period)
}

// deedOfMembers is what some of those who are counted did or are, who are not all of them.
var deedOfMembers = pattern.New(`提取|领取|支取|办理|退保|流失|离职|灵活就业|退休|残疾|外籍`)
