package choice

import (
	"math"
	"math/big"
	"slices"
	"strings"

	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// partGap is by how much a whole may fit a question worse than its part: the part's name
// is often the shorter one (海外销售 beside 卖出新能源汽车).
const partGap = 0.12

// partMore is how much less of a question a whole may say than its part: 银保新单期缴 says the part of 新单期缴保费.
const partMore = 0.05

// Whole returns the figure that the best one is a part of where both answer and the question
// does not say which part: of 全年卖出新能源汽车302.44万辆。其中海外销售24.28万辆 the
// first, for 卖了多少辆. The part follows 其中 or 分车型看, in the sentence of its whole or
// one of the next three, and is less.
func Whole(best gates.Candidate, cs []gates.Candidate) gates.Candidate {
	best = ofNobody(best, cs)
	if best.Measure != facts.Level || best.Precision == 1 || !isPart(&best.Fact) {
		return best
	}
	for _, c := range cs {
		near := c.Span.Start < best.Span.Start && best.Sentence-c.Sentence <= 3
		if near && alike(c, best) && !isPart(&c.Fact) && c.Score >= best.Score-partGap && c.Recall >= best.Recall-partMore && c.Quantity.Value.Cmp(best.Quantity.Value) > 0 {
			return c
		}
	}
	return best
}

// ofNobody returns the figure of nobody in particular that a sentence gives before one of somebody's for the same metric
// and time, which is less: 终止营业的分中心已有57家,光[交通银行]一家就占了41家. A question that names somebody finds no such.
func ofNobody(best gates.Candidate, cs []gates.Candidate) gates.Candidate {
	for _, c := range cs {
		if best.Entity != "" && c.Entity == "" && c.Article == best.Article && c.Sentence == best.Sentence && c.Span.Start < best.Span.Start && c.Metric == best.Metric &&
			c.Measure == facts.Level && best.Measure == facts.Level && c.Quantity.Unit == best.Quantity.Unit && gates.SameTime(c.Period, best.Period) && c.Quantity.Value.Cmp(best.Quantity.Value) > 0 {
			return c
		}
	}
	return best
}

// alike reports whether an article gives two figures for one entity and period, in one unit.
func alike(a, b gates.Candidate) bool {
	return a.Article == b.Article && a.Entity == b.Entity && a.Measure == b.Measure && a.Quantity.Unit == b.Quantity.Unit && gates.SameTime(a.Period, b.Period)
}

// isPart reports whether a figure follows a 其中 or a 分车型看 in its sentence.
func isPart(f *facts.Fact) bool {
	clause, lead, _, _ := match.SplitContext(f.Context)
	return strings.Contains(lead, "其中") || strings.Contains(clause, "其中") || byKind.MatchString(lead)
}

var byKind = pattern.New(`^(?:按|分)\p{Han}{1,6}(?:来?看|划分)[,，]`)

// Two figures are of parts where the question says no more of one than of the other.
const (
	partsGap  = 0.04 // by how much their scores differ at most
	partsSaid = 0.75 // how much of its name a question leaves at least so much unsaid of
)

// PartsAlike returns the figures of one article that fit a question as well as the best one,
// each of a part that the question does not say: 本土市场游戏收入 and 国际市场游戏收入 for
// 游戏收入. Best first, alone where there is no other, the others say it rounded (卖出商品猪663万头 beside
// 销售商品猪663.2万头) or they add up to it.
func PartsAlike(t *search.Turn, n gates.Need, best gates.Candidate, cs []gates.Candidate) []gates.Candidate {
	out := []gates.Candidate{best}
	if best.Measure != facts.Level || best.Modality != facts.Actual {
		return out
	}
	if best.Precision > partsSaid {
		for _, c := range cs {
			if siblings(c, best) {
				out = append(out, c)
			}
		}
		return out
	}
	for _, c := range cs {
		variant := n.Concept != "" && (best.Concept == n.Concept) != (c.Concept == n.Concept) || gates.Variant(c.Metric)
		if !alike(c, best) || variant || isPart(&c.Fact) || c.Precision > partsSaid || math.Abs(c.Score-best.Score) > partsGap && !usesAlike(c, best) || math.Abs(c.Own-best.Own) > 0.01 {
			continue
		}
		if !slices.ContainsFunc(out, func(o gates.Candidate) bool {
			return t.M.MetricKey(&o.Fact) == t.M.MetricKey(&c.Fact) || arithmetic.SameValue(o.Quantity, c.Quantity) || arithmetic.Agree(o.Quantity, c.Quantity)
		}) {
			out = append(out, c)
		}
	}
	if sum := sumOf(out[1:]); len(out) > 2 && near(sum, best.Quantity.Value.Rat()) {
		return out[:1] // 81.40万辆, of which 50.10万辆 and 31.30万辆
	}
	return out
}

// siblings reports whether two figures are of rows of one table whose names differ in as many
// first characters, of which the question says none: 集合资产管理业务 and 专项资产管理业务 for 资产管理业务.
func siblings(c, best gates.Candidate) bool {
	if c.Rule != "table" || best.Rule != "table" || c.Article != best.Article || c.Sentence == best.Sentence || c.Period != best.Period || c.Entity != best.Entity ||
		c.Recall != best.Recall || c.Precision != best.Precision || c.Score != best.Score || c.Measure != best.Measure || arithmetic.SameValue(c.Quantity, best.Quantity) {
		return false
	}
	a, b := []rune(c.Metric), []rune(best.Metric)
	n := 0
	for n < len(a) && len(a) == len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n >= leastAlike && len(a)-n > 1
}

// leastAlike is how many last characters such names have in common at least.
const leastAlike = 5

// usesAlike reports whether two figures are rows on what money was raised for, of which the
// question names none, so that a shorter name makes no difference: 丰富增值服务未动用 and
// 战略收购及投资未动用 for 未动用的款项.
func usesAlike(c, best gates.Candidate) bool {
	a, b := useOf.FindString(c.Metric), useOf.FindString(best.Metric)
	return c.Rule == "table" && best.Rule == "table" && c.Article == best.Article && a != "" && a == b && c.Recall == best.Recall
}

var useOf = pattern.New(`(?:未|已)(?:动用|使用|投入)(?:金额|款项|结余)?$`)

// sumOf adds up the values of figures.
func sumOf(cs []gates.Candidate) *big.Rat {
	sum := new(big.Rat)
	for _, c := range cs {
		sum.Add(sum, c.Quantity.Value.Rat())
	}
	return sum
}

// near reports whether parts add up to a whole but for one of at most a fiftieth of it.
func near(sum, whole *big.Rat) bool {
	return sum.Cmp(whole) <= 0 && new(big.Rat).Mul(sum, big.NewRat(50, 49)).Cmp(whole) >= 0
}

// SaysAll reports whether a candidate words all that is asked, so that a 和 in it
// joins nothing. 非利息净收入 explains 利息净收入、非利息净收入 too, but is shorter.
func SaysAll(t *search.Turn, n gates.Need, c gates.Candidate) bool {
	if c.Recall > 0.8 && c.Precision > 0.5 && joinedInName(t.Q.Text, c.Metric) {
		return true // 批发和零售业不良率
	}
	return c.Own > 0.95 && c.Precision > 0.9 && 5*len(t.M.Runes(c.Metric)) >= 4*len(n.Query.Runes)
}

// joinedInName reports whether each 和 or 、 of a question stands in a name between the same
// two characters on either side: 批发和零售业, 水利、环境和公共设施管理业.
func joinedInName(text, name string) bool {
	rs := []rune(text)
	some := false
	for i, r := range rs {
		if !strings.ContainsRune("和与及、", r) {
			continue
		}
		if some = true; i < 2 || i+2 >= len(rs) || !strings.Contains(name, string(rs[i-2:i+3])) {
			return false
		}
	}
	return some
}

// inFull reports whether a figure is named in full where the best one is that of the year before, which its sentence
// names by the last words only: 碳排放配额总[成交量]4,086.7万吨,…;而去年10月,成交量只有1,063.2万吨. A question that
// says no year means the later one.
func inFull(t *search.Turn, n gates.Need, c, best *gates.Candidate) bool {
	return len(n.Periods) == 0 && !t.Q.Relative && c.Article == best.Article && c.Sentence == best.Sentence && c.Entity == best.Entity &&
		c.Measure == facts.Level && best.Measure == facts.Level && c.Modality == best.Modality && c.Quantity.Unit == best.Quantity.Unit &&
		best.Period == c.Period.ShiftYears(-1) && best.Metric != "" && c.Metric != best.Metric && strings.HasSuffix(c.Metric, best.Metric) && c.Score >= best.Score-0.2
}

// dueInAll reports whether a figure is all of what is owed where the best one is only what a balance sheet has of it in one
// of its parts: 计息银行借款642.1百万元,其中486.4百万元须于一年内偿还 beside the row 计息银行借款 | 486,420 below 流动负债.
func dueInAll(t *search.Turn, c, best *gates.Candidate) bool {
	inPart := func(c *gates.Candidate) bool {
		row, _, _ := strings.Cut(c.Context, "\n")
		return c.Rule == "table" && strings.Contains(row, "流动负债")
	}
	return inPart(best) && !inPart(c) && !strings.Contains(t.Q.Text, "流动") && !strings.Contains(t.Q.Text, "一年") && c.Article == best.Article && c.Entity == best.Entity && c.Metric == best.Metric &&
		c.Measure == best.Measure && c.Quantity.Unit == best.Quantity.Unit && gates.SameTime(c.Period, best.Period) && c.Quantity.Value.Cmp(best.Quantity.Value) > 0
}
