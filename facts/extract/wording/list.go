package wording

import (
	"strings"

	"wenbao/facts/extract/cue"
	"wenbao/facts/lex"
)

// conjunctions join the last two members of a list.
var conjunctions = []string{"以及", "和", "与", "及"}

var oneConjunction = strings.NewReplacer("以及", "、", "和", "、", "与", "、", "及", "、")

// Split splits 营业收入和净利润 into its members.
func Split(s string) []string {
	return trimAll(strings.Split(oneConjunction.Replace(s), "、"))
}

// trimAll trims the members of a list and drops empty ones.
func trimAll(parts []string) []string {
	var out []string
	for _, item := range parts {
		if item = Trim(item); item != "" {
			out = append(out, item)
		}
	}
	return out
}

// SplitInto splits a phrase into n members: at every 、 and conjunction, else at 、
// and the last conjunction (电脑与平板、消费电子、工业与汽车 are three), else at 、
// alone. Without n members it returns the first split.
func SplitInto(phrase string, n int) []string {
	phrase = dropTotal(phrase)
	items := Split(phrase)
	if len(items) == n || n < 2 || !strings.Contains(phrase, "、") {
		return items
	}
	at, size := -1, 0
	for _, c := range conjunctions {
		if i := lex.LastIndex(phrase, c); i > lex.LastIndex(phrase, "、") && i > at {
			at, size = i, len(c)
		}
	}
	if at > 0 {
		if last := trimAll(strings.Split(phrase[:at]+"、"+phrase[at+size:], "、")); len(last) == n {
			return last
		}
	}
	if plain := trimAll(strings.Split(phrase, "、")); len(plain) == n {
		return plain
	}
	return items
}

// dropTotal cuts how many members a list has out of what they are: 销售、化工[两大]板块
// 经营利润.
func dropTotal(phrase string) string {
	for _, k := range []string{"两大", "二大", "三大", "四大", "五大", "六大", "七大", "八大"} {
		if i := strings.Index(phrase, k); i > 0 && strings.Contains(phrase[:i], "、") && cue.Prefix(phrase[i+len(k):], cue.Sector) != "" {
			return phrase[:i] + phrase[i+len(k):]
		}
	}
	return phrase
}
