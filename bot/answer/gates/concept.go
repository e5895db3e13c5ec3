package gates

import (
	"slices"
	"strings"

	"wenbao/bot/answer/match"
	"wenbao/bot/extractive/wordlist"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// minRowPrecision is how much of a table row's name a question for a listed
// metric has to say. Rows have their names in full, so a longer one is another
// metric: 固定资产处置收益 for 资产处置收益.
const minRowPrecision = 0.8

// ConceptFit lets the lexicon decide where both sides are wordings of its
// metrics: the same one is a full match, two different ones never match.
func (n *Need) ConceptFit(c *Candidate) {
	if n.generic != "" && c.Concept == n.generic {
		c.Score = max(c.Score, 0.95)                        // 贷款和垫款总额 for 贷款, not 逾期贷款合计
		c.Recall, c.Head, c.Worst, c.Clash = 1, 1, 1, false // 每股基本盈利 for 每股收益
		return
	}
	if n.generic == turnover && c.Concept != "" && n.m.Metrics.Broader(c.Concept) == turnover {
		c.Score *= 0.6 // 手续费及佣金净收入 for 收入
	}
	if n.allStaff() && c.Concept != allStaff && !everyoneThere.MatchString(c.Metric) {
		c.Score *= 0.6 // 科技人员 for 员工
	}
	if n.kindOnly() && c.Precision < minKind && !n.opens(c) {
		c.Score *= 0.6 // 派发现金股利 for 现金, 合同负债 for 负债
	}
	if n.modifies(c) || n.belongsTo(c) {
		c.Score *= 0.6 // 客户ESG评级 for 客户数
	}
	if n.Concept != "" && c.Concept == "" && n.m.Generic(c.Metric) == n.Concept {
		// 收入 alone is the company's 营业收入
		c.Recall, c.Head, c.Worst, c.Clash = 1, 1, 1, false
		c.Score = 0.85
		return
	}
	if n.Concept != "" && c.Concept == "" && c.Rule == "table" && c.Precision < minRowPrecision {
		c.Score *= 0.6 // 研发费用加计扣除 is another row than 研发费用
	}
	if n.Concept != "" && c.Concept == "" {
		c.Score *= 0.93
		if c.Precision < 0.55 && match.IndexRunes(n.m.Runes(c.Metric), n.Query.Runes) != 0 || n.ofKin(c) {
			c.Score *= 0.85 // 公司口径对公房地产贷款不良率 for 不良率
		}
	}
	if n.Concept == "" || c.Concept == "" {
		return
	}
	if n.Concept == c.Concept || n.shareConcept(&c.Fact) {
		c.Recall, c.Head, c.Worst, c.Clash = 1, 1, 1, false
		c.Score = max(c.Score, 0.96)
		return
	}
	if n.narrowed(c) {
		c.Recall, c.Head, c.Worst, c.Clash = 1, 1, 1, false
		c.Score = 0.9
		return
	}
	if concept, ok := n.m.Metrics.Get(c.Concept); ok && concept.Broader == n.Concept && n.Concept != turnover && !slices.Contains(concept.Units, facts.KindPercent) {
		c.Score = min(c.Score, 0.8) // a variant of it: only where it stands alone
		return
	}
	c.Score *= 0.5
}

// turnover is a metric whose narrower ones are parts of it and none of its variants: 手续费净收入
// is no 营收.
const turnover = "营业收入"

// allStaff reports whether the question is of all who work there: 员工多少, 人员数量.
func (n *Need) allStaff() bool {
	return n.Concept == allStaff || n.generic == allStaff || n.m.SameRunes(n.Words, allStaff)
}

// everyoneThere is a metric of all who work there by words that the lexicon does not have
// together: 聘用雇员, 年末在岗职工人数.
var everyoneThere = pattern.New(`^(?:本?集团|本?公司|全行|全部|全体|合计|总|[年期季月]末|教|在岗|在职|在册|正式|从业|聘用|聘有|用工|劳动合同制?|员工|职工|雇员|人员|人数|总数|数量|数|的|有|共)*$`)

// modifies reports whether those whose number is asked for are in a metric only whom something
// is of, whose name goes on behind them: 客户ESG评级, 用户满意度 for 用户数.
func (n *Need) modifies(c *Candidate) bool {
	if c.Concept != "" || !holders.MatchString(n.Words) {
		return false
	}
	at := holder.FindStringIndex(c.Metric)
	return at != nil && !holderTail.MatchString(c.Metric[at[1]:])
}

// holders is a question for the number of those who have something; holder such a one in a
// metric, and holderTail what may go on behind it there: 客户总数, 用户(含子公司).
var (
	holders    = pattern.New(`^(?:客户|用户|会员|商户|股东|客群)(?:总?数量?|总量|规模|户数|人数)?$`)
	holder     = pattern.New(`客户|用户|会员|商户|股东|客群`)
	holderTail = pattern.New(`客户|用户|会员|商户|^(?:群体?|总?数目?量?|总量|总计|合计|规模|户数|人数|覆盖|增|净增|新增|达|突破|已|累计)*(?:[(].*)?$`)
)

// ofKin reports whether a metric opens with the name of another company of the house, which
// has the entity's first two characters and goes on otherwise, or of a 子公司 or a segment:
// 海岳健康净利润 of 海岳保险, 零售业务净利润.
func (n *Need) ofKin(c *Candidate) bool {
	if kin := words.Words("kin"); wordlist.Any(c.Metric, kin) && !wordlist.Any(n.Words, kin) || ofSegment.MatchString(c.Metric) && !ofSegment.MatchString(n.Words) {
		return true
	}
	who, name := []rune(c.Entity), n.m.Runes(c.Metric)
	at := match.IndexRunes(name, n.Query.Runes)
	return len(who) > 2 && at >= 4 && name[0] == who[0] && name[1] == who[1] && name[2] != who[2]
}

// ofPart reports whether a fact is the result of a segment or of a company of the house, for a
// question that asks for the company's: 新业务净利润 for 净利润.
func (n *Need) ofPart(c *Candidate) bool {
	if n.Concept == "" || c.Concept != "" || !strings.HasSuffix(c.Metric, "利润") || len(n.Query.Background) > 0 || !n.ofKin(c) {
		return false
	}
	head := []rune(c.Metric)
	return len(head) < 2 || strings.Index(c.Entity, string(head[:2])) <= 0 // 健康险板块净利润 of 太保健康 is all it has
}

// ofSegment is how a metric begins that is a segment's: 零售业务净利润.
var ofSegment = pattern.New(`^\p{Han}{2,8}(?:业务|分部|板块)`)

// narrowed reports whether a count is of the asked metric though its own words are those of
// a broader one, since its sentence says before it of what: 手机银行客户6480万户;月活跃客户1036万户,
// for 手机银行月活.
func (n *Need) narrowed(c *Candidate) bool {
	asked, ok := n.m.Metrics.Get(n.Concept)
	if !ok || asked.Broader != c.Concept || c.Quantity.Kind != facts.KindCount || c.Precision < 1 {
		return false
	}
	_, lead, _, _ := match.SplitContext(c.Context)
	of := []rune(asked.Name)
	return len(of) > 4 && strings.Contains(lead, string(of[:4]))
}

// ConceptMayFit reports whether a fact with words that fit may be good after ConceptFit. It
// costs less than to hold words against words, which most facts of a table are spared by it.
func (n *Need) ConceptMayFit(f *facts.Fact) bool {
	if n.Concept == "" || f.Concept == "" || n.Concept == f.Concept {
		return true
	}
	return n.broader == f.Concept || n.m.Metrics.Broader(f.Concept) == n.Concept || n.shareConcept(f)
}

// sameConcept reports whether ConceptFit takes a fact for the asked metric
// whatever its words.
func (n *Need) sameConcept(f *facts.Fact, w *match.FactWords) bool {
	return n.Concept != "" && (f.Concept == n.Concept || f.Concept == "" && w.Generic() == n.Concept || f.Concept != "" && n.shareConcept(f))
}

// shareConcept reports whether a fact is the share of the asked metric by a
// concept of its own: 境外收入占比 of 海外收入, 研发投入占营业收入比例 of 研发投入, 现金分红比例 of 现金分红.
func (n *Need) shareConcept(f *facts.Fact) bool {
	if n.Measure != facts.Share || f.Measure != facts.Share || f.Concept == "" {
		return false
	}
	names := []string{n.Words + "占比"}
	if len(n.Whole) > 0 {
		names = append(names, n.Concept+"占"+string(n.Whole)+"比例", n.Words+"比例")
	}
	return slices.ContainsFunc(names, func(name string) bool {
		share, _, ok := n.m.Metrics.Lookup(name)
		return ok && share == f.Concept
	})
}
