package gates

import (
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer/match"
	"wenbao/facts"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
)

// samePlace reports whether a fact tells of the same parties by their place that a question
// asks for, a match of partyPlace: 前五大客户 or 第二大供应商. One of them alone is no answer
// to all five, and none of them, nor all five, to a question that does not tell of them.
func samePlace(m []string, asked, name, said string) bool {
	if m == nil {
		if debtor := []rune(metric.Debtor(name)); len(debtor) > 0 {
			return strings.Contains(asked, string(debtor[:min(4, len(debtor))]))
		}
		one := owes.FindStringSubmatch(name)
		return one == nil || strings.Contains(asked, one[1])
	}
	said = name + " " + said
	first, place := placeOf(m)
	for _, o := range partyPlace.FindAllStringSubmatch(said, -1) {
		if f, p := placeOf(o); p == place && (f == first || f != "第" && first != "第") {
			return true
		}
	}
	return false
}

// placeOf returns the words of a match of partyPlace that tell the place; the largest one is the first.
func placeOf(m []string) (first, place string) {
	if m[2] == "最" {
		return "第", "1"
	}
	return m[1], digits.Replace(m[2])
}

// partyPlace matches who is told of by place: 前五名客户, 前5大供应商, 五大客户, 第二大客户, 最大客户,
// 第一大股东.
var partyPlace = pattern.New(`(前|第)?(?:(最|[一二三四五六七八九十]|\d{1,2})(?:大|名|位|家))(?:一)?(?:单一)?(?:客户|供应商|股东|欠款|债务人|借款人|贷款客户|集团客户|的?(?:其他)?(?:应收|应付|预付)(?:账款|款))`)

// holderPlace matches who is asked for as a holder by his place and no name: 第一大股东持股比例,
// not 第一大股东岚城集团持股比例.
var holderPlace = pattern.New(`(第)([一二三四五六七八九十]|\d{1,2})大股东(?:是|为|的?持|[,，?？]|$)`)

// owes matches the figures of some of those that owe, or are owed, which are not of all:
// 前五名应收账款, 第一名应收账款坏账准备余额.
var owes = pattern.New(`^((?:前[五十]|第\p{Han}|客户\p{Han}|单位\p{Han})名?)(?:其他)?(?:应收|应付|预付)`)

// digits writes Chinese numerals as Arabic ones: 前五大客户 are 前5名客户.
var digits = strings.NewReplacer("一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9", "十", "10")

// mentioned stands before the name of a party to what a clause tells of somebody else: 与客户[西陵轨道]签订的合同.
var mentioned = pattern.New(`(?:客户|供应商|对手方|合作方|合作伙伴|买方|卖方|甲方|业主|[与和向同跟])$`)

// ofOther reports whether a figure is of somebody else than the one by whose name a question
// begins, which no list of names knows and its clause mentions as a party only: 青禾软件与客户
// 西陵轨道签订的合同确认收入1.92亿元 is none of 西陵轨道收入. So is what its sentence tells of the next one.
func (n *Need) ofOther(f *facts.Fact) bool {
	name, _, ok := strings.Cut(n.asked, " ")
	if !ok || f.Entity == "" || len(n.Entities) > 0 || utf8.RuneCountInString(name) < 3 || strings.Contains(f.Metric+f.Entity, name) {
		return false
	}
	clause, lead, _, _ := match.SplitContext(f.Context)
	for _, said := range []string{clause, lead} {
		head, behind, ok := strings.Cut(said, name)
		if ok && (mentioned.MatchString(head) || namesNext(behind, f.Entity)) {
			return true
		}
	}
	return false
}

// namesNext reports whether a text goes on to somebody else in a further part: 翔丰华预计亏损0.9亿元;[尚太科技]披露….
func namesNext(behind, entity string) bool {
	i := strings.LastIndexAny(behind, ";。")
	return i >= 0 && strings.HasPrefix(behind[i+1:], string([]rune(entity)[:min(2, utf8.RuneCountInString(entity))]))
}

// ofDeputy reports whether a figure of a table is of a deputy alone by the post in its row, and the question asks
// for who holds the post: 副总经理 for 总经理的税前报酬.
func (n *Need) ofDeputy(f *facts.Fact) bool {
	m := topPost.FindStringSubmatch(n.Words)
	if m == nil || f.Rule != "table" || strings.Contains(n.Words, "副"+m[1]) {
		return false
	}
	clause, _, _, _ := match.SplitContext(f.Context)
	deputies := strings.Count(clause, "副"+m[1])
	return deputies > 0 && strings.Count(clause, m[1]) <= deputies
}

// topPost matches a post that deputies have in the name of theirs.
var topPost = pattern.New(`(总经理|总裁|董事长|行长|主席|主任)`)
