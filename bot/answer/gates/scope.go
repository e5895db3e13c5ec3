package gates

import (
	"strings"

	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Reports print statements of the group and of the company alone, and notes
// that take their lines apart. A question means the group's statement unless
// it says otherwise.

// asksParent reports whether a question is about the company alone: 母公司口径
// 的营业收入; not 归属于母公司股东的净利润.
func asksParent(text string) bool {
	text = ofOwners.Replace(text)
	for _, w := range []string{"母公司", "母行", "本行口径", "公司口径", "单体", "非并表"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return ownBank.MatchString(text)
}

// inheritsParent reports whether a turn goes on with a question about the company alone: 母公司管理费用 → 那2023年呢.
func inheritsParent(q *question.Question) bool {
	return q.Inherited.Entity && asksParent(q.Background) || q.Inherited.Metric && asksParent(q.Content) && !saysGroup.MatchString(q.Text)
}

// ownBank matches 本行 where it is said besides the bank's name, and so is the bank alone:
// 沂川银行本行风险加权资产.
var ownBank = pattern.New(`行[^,。?]{0,14}本行(?:[^股普]|$)|^那?本行(?:口径|层面)?的?呢?[?]?$`)

// ofOwners leaves out the 母公司 of what belongs to its owners.
var ofOwners = lex.NewReplacer("归属于母公司", "", "归属母公司", "", "归母", "", "归属于本行", "", "归属本行", "", "母公司拥有人", "", "母公司所有者", "", "母公司股东", "", "母公司普通股", "", "母公司持有者", "")

// parentWords are how a question says so, groupWords how it says the other; they are
// no part of its metric.
var (
	parentWords = pattern.New(`母公司(?:单体)?(?:报表口径|报表|口径|单体)(?:下|中|里)?的?|(?:单体|本行|公司|非并表)口径(?:下|中)?的?|(?:[只仅单]?看)?母行(?:口径|报表|层面)?(?:下|中|来?看|的话)?的?|本公司母公司|^母公司的?|非并表的?`)
	wholeGroup  = pattern.New(`^(?:合并|集团|全集团)的?`) // before a metric of the lexicon
	saysGroup   = pattern.New(`合并|集团|并表`)
	groupWords  = pattern.New(`(?:合并|集团|并表)(?:财务)?(?:报表口径|报表|口径)(?:下|中|里)?的?`)
)

// scopeFits keeps figures of the company alone from answering for the group,
// and the other way round where both are told apart.
func (n *Need) scopeFits(f *facts.Fact) bool {
	scope := f.Dimension(facts.ScopeAxis)
	if n.parent {
		return scope == facts.ParentScope || scope == "" && ofItself.MatchString(f.Metric) && !notAlone.MatchString(f.Metric)
	}
	return scope != facts.ParentScope && (!n.group || !saysAlone.MatchString(f.Metric))
}

// WithoutGroup drops from a metric the word that it is the group's: 集团员工人数.
func WithoutGroup(metric string) string { return wholeGroup.ReplaceAllString(metric, "") }

// WithoutParent drops from what is asked that it is of the company alone: 母公司资产负债率.
func WithoutParent(asked string) string {
	return strings.TrimSpace(parentWords.ReplaceAllString(strings.TrimSpace(asked), ""))
}

// ScopeKept reports whether a share is of the whole that the question is of, which a
// figure computed from it is of: 占本行员工的8.6% for the bank alone, 占全行员工的8.6% for its group.
func (n *Need) ScopeKept(share *facts.Fact) bool {
	if n.parent {
		return share.Dimension(facts.ScopeAxis) == facts.ParentScope || ofItself.MatchString(share.Of)
	}
	return share.Dimension(facts.ScopeAxis) != facts.ParentScope && (!n.group || !ofItself.MatchString(share.Of))
}

// ofItself is how the prose of a report sets the company apart from the group that it has
// just given the figure of: 员工总数7,002人,其中[本行员工]6,418人.
var ofItself = pattern.New(`^(?:本行|母行|母公司|本公司)`)

// notAlone begins a metric of the company and others together: 母公司及主要子公司需承担费用的离退休职工人数.
var notAlone = pattern.New(`^(?:母行|母公司|本公司)(?:及|和|与)`)

// saysAlone is how a metric says that it is the company's alone: 母行不良贷款率.
var saysAlone = pattern.New(`^母(?:行|公司)|本行口径|公司口径|非并表`)

// Weights of where in a report a figure stands: the statement itself, a table
// of the report, a note that takes a line apart.
const (
	statementWeight = 0.03
	noteWeight      = -0.08
)

// Authority is the weight of where in a report a fact stands, 0 elsewhere.
func Authority(f *facts.Fact) float64 {
	switch {
	case f.Dimension(facts.StatementAxis) != "":
		return statementWeight
	case f.Dimension(facts.NoteAxis) != "":
		return noteWeight
	}
	return 0
}

// sameWeight is that of a line of the notes that is called as the question calls it: more than a statement's line that is a synonym or has one more word
// (主营业务成本 in the notes, not 营业成本; 递延所得税, not 递延所得税资产), less than one that is
// called so itself.
const sameWeight = 0.055

// Authority is that of the fact, and a little more for the line of a statement
// or of the notes that is called as the question calls it: 营业收入 below 营业总收入.
func (c *Candidate) Authority() float64 {
	switch {
	case !c.same:
		return Authority(&c.Fact)
	case c.Dimension(facts.StatementAxis) != "":
		return 2 * statementWeight
	case c.Dimension(facts.NoteAxis) != "":
		return sameWeight
	}
	return Authority(&c.Fact)
}

// SameRank reports whether two figures of one report are equally authoritative,
// so that a difference between them is one between sources.
func SameRank(a, b *facts.Fact) bool {
	switch {
	case a.Article != b.Article:
		return true
	case a.Dimension(facts.StatementAxis) != "":
		return b.Dimension(facts.StatementAxis) != "" && a.Metric == b.Metric // not 营业总收入 for 营业收入
	}
	return Authority(a) == Authority(b) && a.Dimension(facts.NoteAxis) == ""
}
