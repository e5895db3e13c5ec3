package subject

import (
	"strings"
	"sync"

	"wenbao/facts/entity/declare"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Stranger reports whether figure n is of somebody whom the lexicon does not know: a
// short name that opens a clause right before a year, and that the article has named
// as bought, held or sold: 甲以3.62亿元收购丹鸟物流100%股权;[丹鸟]2024年营收约123.7亿元,净亏损
// 2.5亿元. So is one who is not named: [某股份行]卡中心人士告诉我,获客成本已涨到300元. Its figures go on to the
// end of the sentence or the next known name. What it misses: names that nobody bought.
func (r *Reader) Stranger(l *prose.Line, n int) bool {
	at := l.Quantities[n].Span.Start
	if r.Unnamed && isUnnamed(l, at) {
		return true
	}
	for i := len(l.Periods) - 1; i >= 0; i-- {
		p := l.Periods[i]
		if p.Span.Start >= at {
			continue
		}
		from := wording.Stops.LastIndex(l.Text[:p.Span.Start]) + 1
		name := l.Text[from:p.Span.Start]
		if lex.Longer(name, 4) || !lex.Longer(name, 1) || strings.ContainsFunc(name, func(r rune) bool { return !lex.Han(r) }) {
			continue
		}
		if !l.HasName(from, at) && !cue.Has(name, cue.SelfRef) && !generic.MatchString(name) && r.isTraded(name) {
			return true
		}
	}
	if m := losing.FindStringSubmatchIndex(l.Text[:at]); m != nil && len(l.Entities) > 0 && !l.HasName(m[2], at) && !notSomebody.MatchString(l.Text[m[2]:m[3]]) {
		return true
	}
	if m := alsoTold.FindStringSubmatchIndex(l.Text[:at]); m != nil && m[4] >= 0 && !l.HasName(m[2], at) && !notSomebody.MatchString(l.Text[m[2]:m[3]]) {
		return true
	}
	if m := turned.FindAllStringSubmatchIndex(l.Text[:at], -1); m != nil {
		last := m[len(m)-1]
		return !l.HasName(last[2], at) && !notSomebody.MatchString(l.Text[last[2]:last[3]])
	}
	return false
}

// generic matches words that say of no one by name who it is: 主要控股[参股]公司 in a report, and
// 公司2019年度利润分配预案.
var generic = pattern.New(`^(?:公司|本?集团|银行|企业|子公司|股东|项目|股权|资产)$`)

// unnamed opens a clause on somebody whose name is kept back.
var unnamed = pattern.New(`^某(?:家|些|大型|头部|中部|东部|西部|国有|上市){0,3}\p{Han}{0,4}(?:行|公司|企业|机构|券商|险企|基金|信托|车企|药企|房企|平台|商家|厂商|经销商|门店|厂|店|集团)`)

// isUnnamed reports whether unnamed stands before a figure, and no name after it.
func isUnnamed(l *prose.Line, at int) bool {
	i := lex.LastIndex(l.Text[:at], "某")
	if i < 0 {
		return false
	}
	if r, _ := lex.LastRune(l.Text[:i]); i > 0 && !wording.Stops.Has(r) {
		return false // 被人民银行[某分行]罚款
	}
	m := unnamed.FindStringIndex(l.Text[i:at])
	return m != nil && !lex.Followed(l.Text, i+m[1], "把将对给预") && !l.HasName(i+m[1], at) // 某券商[把]阳光2025年归母净利上调到…
}

// turned opens a clause on somebody else whose profit turned: 甲前三季度赚了14.34亿元。[恒源煤电]则由盈转亏,亏1.92亿元.
// notSomebody are runs before it that name a figure or a part of the one before.
var (
	losing      = pattern.New(`;(\p{Han}{3,5}?)(?:净亏损?|预亏|大亏|巨亏|亏损?)[约近超]?$`) // 贝因美净利润4,292万元;[麦趣尔]亏2,231万元
	turned      = pattern.New(`(?:^|[,;。])(\p{Han}{3,5})则(?:由盈转亏|由亏转盈|扭亏|转亏|净亏|亏损|亏|预亏|录得亏损)`)
	alsoTold    = pattern.New(`(?:^|[,;。])` + declare.AlsoTold) // 同处合肥的[昀泽显示]当晚也预告,2025年净亏损3.1亿元
	notSomebody = pattern.New(`利润|归母|归属|扣非|净|全年|单季|累计|合计|预计|收入|毛利|业务|板块|公司|集团|主业|分部|季度|半年|净利|营收|渠道|市场|地区|部门|后者|前者|同期|其余|其他`)
)

// trades are verbs of buying, holding and selling.
var trades = sync.OnceValue(func() *lex.Words { return lex.NewWords(cue.Trades.All()...) })

// isTraded reports whether the article has a name right behind a verb of buying, holding or selling.
func (r *Reader) isTraded(name string) bool {
	is, known := r.traded[name]
	if !known {
		is = isTradedIn(r.Article.Text, name)
		if r.traded == nil {
			r.traded = map[string]bool{}
		}
		r.traded[name] = is
	}
	return is
}

func isTradedIn(text, name string) bool {
	for at := 0; ; at++ {
		n := lex.Index(text[at:], name)
		if n < 0 {
			return false
		}
		if at += n; trades().End(text[:at]) {
			return true
		}
	}
}
