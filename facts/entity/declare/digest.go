package declare

import (
	"strings"

	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// The wordings of a digest of what companies announce, in folded text.
var (
	// 晚间公告精选(11月18日), 公告快递, 今日上市公司公告一览
	digestTitle = pattern.New(`(?:公告|快讯|要闻)(?:精选|速递|快递|汇总|一览|集锦|摘要|盘点|早知道|晚知道|速览|选)|(?:盘后|晚间|早间|今日|昨日)\p{Han}{0,6}(?:公告|要闻)`)
	// 东樾环境:联合体预中标…, 1、启岳精工(603977):拟以…
	digestItem = pattern.New(`^\s*(?:[•·▶■◆●\-*]\s*|\d{1,2}[.、)]\s*|[【\[][^】\]]{0,10}[】\]]\s*)?([\p{Han}A-Za-z*·-]{3,8})(?:\([^()]{4,14}\))?:\s*\S`)
)

// leastItems is how many lines of a text begin with a name and a colon if it is a digest: two may be
// remarks (责任编辑:…, 数据来源:…), which are told by their words, too.
const leastItems = 3

// IsDigest reports whether a folded title announces a digest of what companies announce.
func IsDigest(title string) bool { return len(title) <= titledWithin && digestTitle.MatchString(title) }

// digest declares whom the lines of a digest begin with: [东樾环境]:联合体预中标污水处理项目,总投资14.2亿元.
// Only a text whose title announces such news, with three such lines at least, is one; what opens a line
// with a word of business or grammar (风险提示:) is no name. It takes a product for a company there.
func (d *declarer) digest() {
	title, rest, ok := strings.Cut(d.text, "\n")
	if !ok || !IsDigest(title) {
		return
	}
	type item struct {
		name string
		at   int
	}
	var fresh []item
	lines, at := 0, len(title)+1
	for line := range strings.SplitSeq(rest, "\n") {
		if m := digestItem.FindStringSubmatchIndex(line[:min(len(line), titledWithin)]); m != nil && !lex.Contains(line[:m[3]], "编辑") {
			name, from := line[m[2]:m[3]], at+m[2]
			switch {
			case d.covered(from, from+len(name)):
				lines++
			case (d.fresh(name, from) || d.freshStem(name)) && d.plainless(d.bare(name), 2):
				lines++
				fresh = append(fresh, item{name, from})
			}
		}
		at += len(line) + 1
	}
	if lines < leastItems {
		return
	}
	for _, f := range fresh {
		d.entry(f.name, f.at).sure = true
	}
}

// freshStem reports whether a run is a name by what stands before its generic ending, whose characters other
// names do not have: 金翎[种业].
func (d *declarer) freshStem(name string) bool {
	s, stem := d.lexicon.Shapes(), d.bare(name)
	return stem != name && !s.Self[name] && !s.HasWord(stem) && !strings.ContainsFunc(stem, s.Chars.Has)
}
