package declare

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts/entity"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// arm is what a subsidiary is called behind the brand of its parent, before a profit or loss of its own:
// 汇拓[国际]净利润4120万元.
var arm = pattern.New(`^(国际|小贷|小额贷款|云商|金服|数科|科服|租赁|融资租赁|金融租赁|保理|商业保理|资本|资管|置业|置地|物业|智能|智能装备|装备|海工|重工|电子|机器人|汽车|新能源|能源|储能|材料|新材|新材料|医药|生物|医疗|健康|科技|软件|网络|信息|物流|供应链|商贸|电商|食品|乳业|化工|化学|矿业|锂业|农业|牧业|种业|建筑|建工|工程|环境|环保|水务|燃气|电力|电气|光电|光学|半导体|微电子|影业|文化|教育|传媒|财险|寿险|支付|期货|证券|理财|信托|消金|消费金融|担保)(?:则|却|也|仅|由|去年|全年|当期|本期|(?:20\d\d年|前三季度|上半年)(?:度|全年)?)?(?:分别)?(?:实现|录得|贡献)?(?:归母|归属)?(?:净利润?|净亏损|亏损|盈利|扭亏|转亏)`)

// titleEnd is up to where in a text, in bytes, whom it is on is named.
const titleEnd = 400

// maxBrands is of how many names arms are looked for.
const maxBrands = 2

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
			if !lex.Contains(behind, "利") && !lex.Contains(behind, "亏") {
				continue
			}
			m := arm.FindStringSubmatch(behind)
			if m == nil || at > 0 && !strings.ContainsAny(lastRune(d.text[:at]), ",;:。、\n和与及司中,(") {
				continue
			}
			if name := b + m[1]; !d.lists(name) {
				f := d.entry(name, at)
				f.sure = true
			}
		}
	}
}

// lastRune returns the last rune of a text.
func lastRune(s string) string {
	_, n := utf8.DecodeLastRuneInString(s)
	return s[len(s)-n:]
}
