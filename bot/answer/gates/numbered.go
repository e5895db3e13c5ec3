package gates

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Members of a kind that have a letter, a number or a code instead of a name: 客户乙 is not 客户丙,
// 桓山电厂二期 not 三期, QH-203 not QH-305. Two of them are alike but for that.

var numbered = []*pattern.Pattern{
	pattern.New(`(?:客户|供应商|借款人|债务人|承租人|授信人)([甲乙丙丁戊己庚a-z一二三四五六七八九十])(?:\P{Latin}|$)`),
	pattern.New(`(?:^|[^近上前下每同这首末各一二三四五六七八九十])([一二三四五六七八九十])期(?:[^权货限间满末初]|$)`),
	pattern.New(`([一二三四五六七八九十])号(?:井|机组|机|线|炉|矿|楼|厂|泊位)`),
	pattern.New(`([a-z]{2,5}-?\d{3,5})`),
	pattern.New(`(?:^|\D)(\d{2}[^\P{Han}年月日家只个户人股元亿万]\p{Han}{1,3}[a-z]?\d{1,2})(?:\D|$)`), // bonds: 22景证01, 21景证C1
}

// numbersOf returns the members of each kind that a question names, nil if it names none.
func numbersOf(asked string) [][]string {
	var out [][]string
	for k, p := range numbered {
		if marks := marksOf(p, asked); len(marks) > 0 {
			if out == nil {
				out = make([][]string, len(numbered))
			}
			out[k] = marks
		}
	}
	return out
}

// otherNumber reports whether a fact's name has such a member and the question asks for another one.
func (n *Need) otherNumber(f *facts.Fact) bool {
	for k, asked := range n.numbers {
		if len(asked) == 0 {
			continue
		}
		said := marksOf(numbered[k], f.Metric)
		if len(said) > 0 && !slices.ContainsFunc(said, func(s string) bool { return slices.Contains(asked, s) }) {
			return true
		}
	}
	return false
}

// marksOf returns what tells the members in a text apart.
func marksOf(p *pattern.Pattern, text string) []string {
	var out []string
	for _, m := range p.FindAllStringSubmatch(strings.ToLower(lex.Fold(text).Text), -1) {
		out = append(out, m[1])
	}
	return out
}
