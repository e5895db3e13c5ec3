package gates

import (
	"slices"
	"strings"

	"wenbao/bot/answer/match"
	"wenbao/facts"
	"wenbao/facts/pattern"
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
		return !n.stranger(f) // 占比31.86%: of what, the text leaves to its reader
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

// stranger reports whether the whole that is asked for of nobody who is known has the name of a company of which the
// fact's words know nothing: 云陌食品港股募资, of which 美的集团's 其中约两成用于研发 is no part.
func (n *Need) stranger(f *facts.Fact) bool {
	if len(n.Entities) > 0 {
		return false
	}
	m := companyName.FindStringSubmatch(string(n.Whole))
	return m != nil && match.IndexRunes(n.m.Canonical(f.Of+f.Metric+f.Entity+f.Context), []rune(m[1])) < 0
}

// companyName matches the end of a company's name with the word before its trade.
var companyName = pattern.New(`(\p{Han}{2})(?:食品|股份|集团|控股|科技|电子|药业|制药|医药|生物|实业|能源|新材|材料|汽车|重工|地产|置业|乳业|酒业|物流|快递|航空|通信|软件|网络|传媒|影业|化工|化学|钢铁|水泥|建材|电力|电气|机械|智能|光电|光伏|半导体|锂业|矿业)`)

// ofStaff reports whether the whole of a share is all who work there.
func (n *Need) ofStaff(of string) bool {
	name, _, ok := n.m.Metrics.Lookup(of)
	return ok && name == allStaff || slices.Contains(words.Words("staff"), of)
}

// allStaff is the metric of all who work for somebody.
const allStaff = "员工总数"
