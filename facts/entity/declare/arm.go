package declare

import (
	"slices"
	"strings"

	"wenbao/facts/entity"
	"wenbao/facts/entity/shape"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// ownProfit matches what follows the name of a subsidiary that has a profit or loss of its own, manages assets or is an insurer: 澜汇资管|第三方管理
// 资产规模2,406亿元,前三季度净利润8.12亿元.
var ownProfit = pattern.New(`^(?:则|却|也|仅|由|去年|全年|当期|本期|(?:20\d\d年|前三季度|上半年)(?:度|全年)?)?(?:分别)?(?:实现|录得|贡献)?(?:归母|归属)?(?:净利润?|净亏损|亏损|盈利|扭亏|转亏)|^(?:新业务价值|原保险保费|保险服务收入|代理人|综合成本率)|^(?:第三方|受托)?(?:资产)?管理(?:的|资产)?\p{Han}{0,8}\d`)

// titleEnd is up to where in a text, in bytes, whom it is on is named.
const titleEnd = 400

// maxBrands is of how many names arms are looked for.
const maxBrands = 6

// arms declares the subsidiaries of whom the article is on that it calls by the brand of that one and their
// line of business, where it tells of their profit: a figure of theirs is none of the parent's.
func (d *declarer) arms() {
	var brands []string
	note := func(name string) {
		r := []rune(name)
		if len(r) < 3 {
			return
		}
		if b := string(r[:2]); len(brands) < maxBrands && !slices.Contains(brands, b) && !d.lexicon.Shapes().HasWord(b) {
			brands = append(brands, b)
		}
	}
	for _, f := range d.found {
		if f.sure && f.at < titleEnd {
			note(f.Name)
		}
	}
	for _, m := range d.mentions {
		if m.Span.Start < titleEnd && len(m.Names) == 1 && m.Rule != entity.RuleGroup {
			note(m.Span.In(d.text))
		}
	}
	for _, b := range brands {
		for from := 0; ; {
			i := lex.Index(d.text[from:], b)
			if i < 0 {
				break
			}
			at := from + i
			from = at + len(b)
			behind := d.text[from:min(len(d.text), from+80)]
			if !lex.Contains(behind, "利") && !lex.Contains(behind, "亏") && !lex.Contains(behind, "管理") && !lex.Contains(behind, "业务价值") && !lex.Contains(behind, "代理") && !lex.Contains(behind, "保险") {
				continue
			}
			if at > 0 && !strings.ContainsRune(",;:。、\n和与及司中(", shape.LastRune(d.text[:at])) {
				continue
			}
			if line := d.lineOf(behind); line != "" && !d.lists(b+line) {
				d.entry(b+line, at).sure = true
			}
		}
	}
}

// lineOf returns the line of business (common.tsv: arm) that a text begins with before a profit or loss:
// 汇拓|[国际]净利润4120万元. "" where there is none.
func (d *declarer) lineOf(behind string) string {
	for _, w := range d.lexicon.Shapes().Common["arm"].Beginning(behind) {
		if rest, ok := strings.CutPrefix(behind, w); ok && ownProfit.MatchString(rest) {
			return w
		}
	}
	return ""
}
