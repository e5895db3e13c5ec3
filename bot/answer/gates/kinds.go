package gates

import (
	"slices"
	"strings"
	"sync"

	"wenbao/bot/answer/match"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// belongsTo reports whether a metric is another one that something has what is asked for of
// (管理资产的损益 for 管理资产), or no rate where a metric of that name is asked for (综合融资成本
// for 综合成本率).
func (n *Need) belongsTo(c *Candidate) bool {
	if n.Concept == "" && n.generic == "" || c.Concept != "" {
		return false
	}
	if unit := c.Quantity.Unit; (unit == "股" || unit == "手") && !strings.ContainsAny(n.asked, "股券") && slices.Contains(words.Words("goods"), n.Words) {
		return true // shares sold on a day of trading for 销量
	}
	if strings.HasSuffix(n.Words, "率") && !strings.ContainsAny(c.Metric, "率比占") {
		return true
	}
	i := strings.Index(c.Metric, n.Words+"的")
	if i < 0 || strings.Contains(n.asked, "的") {
		return false
	}
	what := c.Metric[i+len(n.Words)+len("的"):]
	return !holderTail.MatchString(what) && !itsValue.MatchString(what)
}

// itsValue is a noun for the value of what stands before it: 投资收益的[详细数值].
var itsValue = pattern.New(`^(?:详细|具体|准确|实际|最新|最终|账面|期末|期初|合计|总)*(?:数值|数额|数字|数据|数目|金额|总额|余额|价值|值|数|额|规模|水平|情况)$`)

// minKind is how much of a metric's name a question has to say that says only a kind of sums.
const minKind = 0.6

// kindOnly reports whether a question says only of what kind the sums are that it wants all of:
// 现金, 负债, 费用, 订单 (words.tsv: sums).
func (n *Need) kindOnly() bool { return slices.Contains(words.Words("sums"), n.Words) }

// opens reports whether a metric begins with the words of the question, or they are all of it
// but for who has it and how it is kept: 现金储备, 账上现金及理财, 在手订单.
func (n *Need) opens(c *Candidate) bool {
	name := held.ReplaceAllString(c.Metric, "")
	rest, ok := strings.CutPrefix(name, n.Words)
	return ok && !otherSum.MatchString(rest)
}

// otherSum goes on behind a sum where the metric is another one: 现金流量净额, 现金短债比, 费用化.
var otherSum = pattern.New(`^(?:短|化|管|流|分|股|率|占)`)

// held is what stands before a sum that a company has all in all: 在手订单.
var held = pattern.New(`^(?:账上|账面|在手|手持|新签|总|全部|期末|年末|公司|集团|学校|本行)*`)

// countedAlike reports whether two measure words may count the same: 人 and 名, 家 and 户. Words of
// no class, as 个, may count anything.
func countedAlike(a, b facts.Unit) bool {
	x, y := countClasses()[a], countClasses()[b]
	return x == 0 || y == 0 || x&y != 0
}

// countClasses gives the classes of what measure words count, a bit each.
var countClasses = sync.OnceValue(func() map[facts.Unit]uint8 {
	of := map[facts.Unit]uint8{}
	for i, class := range [...]string{"ofpeople", "ofbodies", "oftimes", "ofthings"} {
		for _, w := range words.Words(class) {
			of[facts.Unit(w)] |= 1 << i
		}
	}
	return of
})

// ownless is how much of its metric a fact has to share with a question that finds
// nothing of what it asks in that metric, only around it: 总藏量 is no answer to 图书馆几座.
const ownless = 0.4

// besides reports whether a count of some things is no answer since the question's last
// two characters, what it asks of them, are nowhere in the name or before it: 3个 of
// 碘佛醇等品种 for 碘佛醇等品种减收多少.
func (n *Need) besides(c *Candidate) bool {
	if n.Concept != "" && n.Concept == c.Concept {
		return false // 活跃商户612万家 for 活跃商户数
	}
	if c.Own == 0 && c.Precision < ownless && c.Metric != "" && c.Modality == facts.Actual && len(n.Query.Background) == 0 {
		return true
	}
	r, k := n.Query.Runes, len(n.Query.Runes)-2
	if k > 0 && r[k+1] == '数' && n.Query.Weight(k-1, k+1) >= 2 {
		r, k = r[:k+1], k-1 // 银行账户数, of 银行账户1.01亿户
	}
	if unit := string(c.Quantity.Unit); unit != "" && unit != "个" && strings.HasSuffix(strings.TrimSuffix(n.Words, "数"), unit) {
		return false // 出游人次, of 出游49.98亿人次; 上市申请宗数
	}
	if c.Quantity.Kind != facts.KindCount || n.Unit.Kind != "" || k < 2 || n.Query.Weight(k, k+2) < 2 {
		return false
	}
	_, lead, _, _ := match.SplitContext(c.Context)
	expl := make([]float64, 2)
	match.Cover(r[k:], n.m.Canonical(c.Metric+c.Of+c.Entity), 1, expl)
	match.Cover(r[k:], n.m.Canonical(lead), 1, expl)
	if match.Mean(expl) > 0 || r[k+1] != '量' {
		return match.Mean(expl) == 0
	}
	all := make([]float64, k+1)
	match.Cover(r[:k+1], n.m.Canonical(c.Metric), 1, all)
	return match.Mean(all) < 1 // 汽车出口量, of 汽车出口66.6万辆; not 仔猪销量, of 种猪8.3万头
}

// sideOf is a turn that only says which side of what was talked about it asks for: 移动支付有多少亿笔 → 金额呢.
var sideOf = pattern.New(`^(?:金额|数额|总额|余额|规模|数量|数目|笔数|户数|件数|人数|家数|台数|面积|价格|单价|均价|占比|比例|比重)$`)

// onTopic is how much of what was talked about the words of a fact have to say for a side of it.
const onTopic = 0.75

// offTopic reports whether a turn asks for a side of what was talked about, of which a fact says
// nothing: 合计分红金额 for 金额呢 behind 移动支付. A topic that only the title of an article says is missed.
func (n *Need) offTopic(c *Candidate) bool {
	topic := n.Query.Background
	if len(topic) == 0 || !sideOf.MatchString(n.Words) {
		return false
	}
	clause, lead, heading, _ := match.SplitContext(c.Context)
	said := make([]float64, len(topic))
	for _, words := range []string{c.Metric + c.Of + c.Entity, clause, lead, heading} {
		match.Cover(topic, n.m.Canonical(words), 1, said)
	}
	return match.Mean(said) < onTopic
}

// ClaimFits reports whether a fact claims what is wanted: an actual for an actual, a target
// or forecast for a plan, a denial for nothing.
func ClaimFits(wants facts.Modality, f *facts.Fact) bool {
	switch f.Modality {
	case facts.Actual:
		return wants == facts.Actual
	case facts.Denied:
		return false
	}
	return wants != facts.Actual
}
