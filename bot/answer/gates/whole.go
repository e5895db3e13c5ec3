package gates

import (
	"slices"
	"strings"

	"wenbao/bot/answer/match"
	"wenbao/facts"
	"wenbao/facts/lex"
)

// WholeFits reports whether a share is of the whole that the question names.
func (n *Need) WholeFits(f *facts.Fact) bool {
	if len(n.Whole) == 0 || n.Measure != facts.Share {
		return true
	}
	if f.Measure != facts.Share {
		return false
	}
	if f.Of == "" && strings.Contains(f.Metric, "持有") && !strings.Contains(n.Words, "持") {
		return false // 境外机构持有同业存单占比23.1%: of what they hold, and not of 托管余额
	}
	if f.Of == "" && f.Concept == "" {
		return !n.unlike(f) // 占比31.86%: of what, the text leaves to its reader
	}
	if strings.Contains(f.Of, "分配") && !strings.Contains(string(n.Whole), "分配") {
		return false // 利润分配总额 is no profit
	}
	if slices.Contains(words.Words("everyone"), string(n.Whole)) && n.ofStaff(f.Of) {
		return true // 科技人员占全行多少, of 占员工总数8.9%
	}
	return n.saysWhole(f) || n.sameWhole(f.Of)
}

// sameWhole reports whether the whole of a share is the metric that the question names by another word:
// 占营收的3.78% for 占营业收入的比例.
func (n *Need) sameWhole(of string) bool {
	if of == "" {
		return false
	}
	said, _, ok := n.m.Metrics.Lookup(of)
	asked, _, known := n.m.Metrics.Lookup(string(n.Whole))
	return ok && known && said == asked
}

// saysWhole reports whether the words of a fact have the whole that is asked for.
func (n *Need) saysWhole(f *facts.Fact) bool {
	clause, _, _, _ := match.SplitContext(f.Context)
	expl := make([]float64, len(n.Whole))
	match.Cover(n.Whole, n.m.Canonical(f.Of+f.Metric+clause), 1, expl)
	return match.Mean(expl) >= 0.6
}

// unlike reports whether nothing around a fact has the name of the company whose whole is asked for, of whom nobody
// knows: 云陌食品港股募资, of which 美的集团's 其中约两成用于研发 is no part.
func (n *Need) unlike(f *facts.Fact) bool {
	return n.stranger != "" && !strings.Contains(f.Of+f.Metric+f.Entity+f.Context, n.stranger)
}

// strangerIn returns the word before a company's trade in the whole that is asked for of nobody who is known, "" for
// none: 云陌 of 云陌食品港股募资, but not 国内 of 国内游戏市场 nor 手机 of 手机银行用户, which are common words.
func strangerIn(whole []rune, trades *lex.Words, common map[string]bool) string {
	for i := strangerLen; i < len(whole); i++ {
		if trades.Begin(string(whole[i:])) && !common[string(whole[i-strangerLen:i])] {
			return string(whole[i-strangerLen : i])
		}
	}
	return ""
}

// strangerLen is how many characters before its trade tell a company's name from others.
const strangerLen = 2

// ofStaff reports whether the whole of a share is all who work there.
func (n *Need) ofStaff(of string) bool {
	name, _, ok := n.m.Metrics.Lookup(of)
	return ok && name == allStaff || slices.Contains(words.Words("staff"), of)
}

// allStaff is the metric of all who work for somebody.
const allStaff = "员工总数"
