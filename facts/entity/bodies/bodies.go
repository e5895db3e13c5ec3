// Package bodies reads from the title which body that is no company a text is about: a place,
// an institution, a fund's product.
package bodies

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts/entity"
	"wenbao/facts/entity/naming"
	"wenbao/facts/entity/shape"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// titleLines is how many lines of a text, after its title, can be its
// letterhead.
const titleLines = 4

var (
	// what stands before a name in a title: 2024年云泽市…, 关于云泽市…, 前10个月云泽市…
	beforeBody = pattern.New(`^(?:关于|今年|20\d\d年?度?|上半年|下半年|前(?:三季度|[三四五七八九]个月|十(?:一)?个月|1?\d个月)|第?[一二三四]季度|(?:1[-—–至])?\d{1,2}月份?(?:当月)?|的|#+|\s)+`)
	// where a title has a further beginning: 数读2024|江州市第一人民医院…
	titleBreak = pattern.New(`[|:】》」”!?]|——|\s`)
)

// Of returns the body that is no company and that the title, or a line right
// below it, says the text is about: a place (云泽市2024年国民经济和社会发展统计公报), an
// institution (数读2024|江州市第一人民医院年度工作报告) or a fund's product (…混合型证券
// 投资基金2025年第3季度报告). Its name begins the title or a part of it, ends in a
// word of bodies.tsv and stands before a year or a word of reporting. Titles
// that name somebody listed declare nobody: 招商银行云泽市分行2024年…. It misses
// names inside a sentence (走进云泽市) and takes 某某市 for one.
func Of(l *naming.Lexicon, title, text string) (entity.Entity, bool) {
	if e, ok := supervised(l, title, text); ok {
		return e, true
	}
	lines := append([]string{title}, strings.SplitN(text, "\n", 3*titleLines)...)
	seen := 0
	for i, line := range lines {
		if line = lex.TrimSpace(line); line == "" || len(line) > 4*60 || utf8.RuneCountInString(line) > 60 {
			continue
		}
		if seen++; seen > titleLines {
			break
		}
		if e, ok := bodyOf(l, line); ok && (i == 0 || !namesListed(l, title)) {
			return e, true
		}
	}
	return entity.Entity{}, false
}

// supervised returns the place whose supervisor the title begins with, in a text that tells of what is under it:
// 岚江金融监管局发布三季度主要数据 … 9月末,岚江辖区总资产6.83万亿元. What it says of others (全国) is not the place's.
func supervised(l *naming.Lexicon, title, text string) (entity.Entity, bool) {
	m := supervisor.FindStringSubmatch(title)
	if m == nil || !lex.Contains(text, "辖区") && !lex.Contains(text, "辖内") || l.Shapes().HasWord(m[1]) || namesListed(l, m[1]) {
		return entity.Entity{}, false
	}
	return entity.Entity{Name: m[1], Kind: entity.Place, Aliases: []string{m[1] + "辖区"}}, true
}

// supervisor opens a title with who supervises the banks and insurers, or the companies, of a place.
var supervisor = pattern.New(`^(?:国家金融监督管理总局|国家金融监管总局|中国证监会)?(\p{Han}{2,3})(?:省|市)?(?:金融监管局|银保监局|证监局|监管局)`)

// bodyOf returns the body that one line of a title declares.
func bodyOf(l *naming.Lexicon, line string) (entity.Entity, bool) {
	suffixes := l.Shapes().Bodies["suffix"]
	if !slices.ContainsFunc(shape.BodyKinds, func(k entity.Kind) bool { return suffixes[k].In(line) }) || namesListed(l, line) {
		return entity.Entity{}, false
	}
	starts := []int{0}
	for _, m := range titleBreak.FindAllStringIndex(line, -1) {
		starts = append(starts, m[1])
	}
	for _, at := range starts {
		rest := line[at:]
		rest = rest[len(beforeBody.FindString(rest)):]
		for _, kind := range shape.BodyKinds {
			if name := bodyName(l, rest, kind); name != "" {
				return bodyEntity(l, name, kind), true
			}
		}
	}
	return entity.Entity{}, false
}

// namesListed reports whether a line names a listed institution: those, and not
// places, are whom it is about.
func namesListed(l *naming.Lexicon, line string) bool {
	return slices.ContainsFunc(l.Find(line), func(m entity.Mention) bool {
		e, _ := l.Get(m.Names[0])
		return m.Rule != entity.RulePattern && m.Rule != entity.RuleBrand && e.Kind != entity.Government && e.Kind != entity.Group && e.Kind != entity.Product
	})
}

// bodyName returns the longest name of a kind that text begins with, "" if
// there is none.
func bodyName(l *naming.Lexicon, text string, kind entity.Kind) string {
	best := ""
	right, suffixes := l.Shapes().Bodies["right"][kind], l.Shapes().Bodies["suffix"][kind]
	k := -1 // characters of name
	for n := range text + " " {
		name := text[:n]
		if k++; k < 3 {
			continue
		} else if k > 30 {
			break
		}
		if suffixes.Ending(name) != nil && l.Shapes().IsBody(name, kind) && (n == len(text) || right.Begin(text[n:])) {
			best = name
		}
	}
	return best
}

// bodyEntity is a body by its name, with its short forms.
func bodyEntity(l *naming.Lexicon, name string, kind entity.Kind) entity.Entity {
	e := entity.Entity{Name: name, Kind: kind}
	if kind == entity.Fund {
		e.Kind = entity.Unlisted // Fund is its manager, whose name stands before the names of products
		if short := strings.TrimSuffix(shape.FundStem(name, "证券投资基金"), "型"); short != name {
			e.Name, e.Aliases = short, []string{name}
		}
	}
	e.Aliases = append(e.Aliases, l.ShortForms(e.Name)...)
	return e
}
