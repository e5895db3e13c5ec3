// Package cue knows the words that shape a clause around a figure: what they do to
// the figure beside them, in classes, and lists that few rules ask for. Words go in
// folded (simplified, half width) and stand in words.tsv and lists.tsv.
//
//	Suffix("手机银行客户达", Predicate)      // 达
//	Find("较上年末增长4.67%", 0, Up|Down)  // 12, 增长
//
// Load reads them; until then there are none. All functions are safe for
// concurrent use after it.
package cue

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
)

//go:embed words.tsv
var wordsTSV string

// Class is a set of jobs a word does around a figure; see words.tsv.
type Class uint64

// The classes, each with a wording of its words in brackets.
const (
	Predicate    Class = 1 << iota // 手机银行客户[达]5.52亿户
	Up                             // 同比[增长]4.67%
	Down                           // 同比[下降]2.36%
	Share                          // [占]全行员工的8.6%
	ShareNoun                      // 数字化业务[占比]99.0%
	Versus                         // [较上年末]增长
	Adverb                         // [约]占, [累计]部署
	Respectively                   // [分别]为
	Part                           // [其中]
	Forecast                       // [预计]
	Target                         // [力争]
	Denied                         // [否认]
	Publish                        // 3月27日[发布]年报: the date is not the figure's
	SelfRef                        // [该行]
	Lead                           // one character before a phrase: [在]境外
	Trail                          // one character after it: 客户[达]
	Self                           // [本行]不良率: who, never part of a metric
	SelfWeak                       // [公司]实现营业收入: who before a verb, else part of it (公司贷款)
	Verb                           // [实现]营业收入: before a metric
	Whole                          // 负债[合计]: a sum that is part of the name
	Quarters                       // [一至四季度]分别为: four periods
	Report                         // [披露]了科技投入: before what is reported
	State                          // [更正前]3.86亿元: which version of a figure
	Refuted                        // 裁员3000人的消息[不实]: denies what the sentence said
	Jointly                        // 与华为[合作]: the name before is a partner
	BothWays                       // [涨跌幅]: up or down, by its sign
	Turn                           // [缩]至6.39万亿元: before 至 and 到
	RateNoun                       // 换成[增速]: the figures that follow are growth
	ThatKind                       // [该领域]不良率: of what the clause before is about
	Copula                         // 对公房地产[仍是]压力所在: ends the subject
	Basis                          // [计入]外汇掉期合约的净息差: how it was counted
	FigureNoun                     // 作为比较基数的[数字]: of the metric told before
	ResultNoun                     // [净利润]为11.6亿元至12.4亿元: a result, whose range is a forecast
	Standard                       // 低于10.5%的[监管要求]: a bound that others set
	Dividend                       // [派息]161.36港仙
	Results                        // 发布2023年[年报]: whose article it is
	Together                       // “招商银行”与“掌上生活”[两大]App: of whoever has them
	Become                         // 由2.02亿元[变为]亏损0.31亿元
	Place                          // [在]港交所挂牌: the name after is no subject
	Source                         // 中国证券业协会[数据显示]: the name before is who says so
	Higher                         // 比上年同期[高]2.6个百分点
	Lower                          // 比上年同期[低]2.1个百分点
	Milestone                      // 突破4亿[大关]
	OfSelf                         // 公司[贷款]: what a word for oneself is part of
	SelfNoun                       // [平台]日活跃用户: who, before a metric
	Beyond                         // [高出]训练卡12.4个百分点
	Regard                         // [对于]今年一季度
	Revise                         // 由15%[下调]为11.6%
	Loss                           // 上年同期[亏损]1.25亿元
	Profit                         // 2023年为[盈利]3.11亿元
	ProfitKind                     // [经营]亏损: its opposite is 经营利润
	Toward                         // [学习]胖东来: the name after is an object
	Apposition                     // [控股子公司]深圳航空
	Verdict                        // 开源证券[维持]海尔智家净利润预测
	Planned                        // 全年[预算]1250亿元
	ClaimNoun                      // 归母净利润[预测]
	Sector                         // 化工[板块]经营利润
	Referring                      // [前两者]同比增长9%和28%, [后者]下滑2%
	PerSpan                        // 净利润2934.3亿元,[日均]10.7亿元
	Wide                           // [行业]层面: a paragraph that is not on whom the one before was on
	TradingDay                     // [全日]成交额1.2亿元, [报收]于7.53元: the text is on a day of trading
	Traded                         // 换手率[成交额]: what a day of trading has
	Many                           // [三大]运营商年报对比: a title on several
	Region                         // 国内原油产量5.91亿桶,[海外]为1.15亿桶
)

var classNames = map[string]Class{
	"predicate":    Predicate,
	"up":           Up,
	"down":         Down,
	"share":        Share,
	"sharenoun":    ShareNoun,
	"versus":       Versus,
	"adverb":       Adverb,
	"respectively": Respectively,
	"part":         Part,
	"forecast":     Forecast,
	"target":       Target,
	"denied":       Denied,
	"publish":      Publish,
	"selfref":      SelfRef,
	"lead":         Lead,
	"trail":        Trail,
	"self":         Self,
	"selfweak":     SelfWeak,
	"verb":         Verb,
	"turn":         Turn,
	"report":       Report,
	"state":        State,
	"bothways":     BothWays,
	"refuted":      Refuted,
	"jointly":      Jointly,
	"quarters":     Quarters,
	"whole":        Whole,
	"higher":       Higher,
	"lower":        Lower,
	"milestone":    Milestone,
	"ofself":       OfSelf,
	"selfnoun":     SelfNoun,
	"beyond":       Beyond,
	"regard":       Regard,
	"region":       Region,
	"revise":       Revise,
	"loss":         Loss,
	"profit":       Profit,
	"profitkind":   ProfitKind,
	"toward":       Toward,
	"apposition":   Apposition,
	"wide":         Wide,
	"tradingday":   TradingDay,
	"traded":       Traded,
	"many":         Many,
	"ratenoun":     RateNoun,
	"source":       Source,
	"place":        Place,
	"become":       Become,
	"together":     Together,
	"results":      Results,
	"dividend":     Dividend,
	"basis":        Basis,
	"figurenoun":   FigureNoun,
	"resultnoun":   ResultNoun,
	"standard":     Standard,
	"thatkind":     ThatKind,
	"copula":       Copula,
	"planned":      Planned,
	"sector":       Sector,
	"claimnoun":    ClaimNoun,
	"verdict":      Verdict,
	"perspan":      PerSpan,
	"referring":    Referring,
}

// Load reads the words of the package once. A program that reads no article needs
// none, so who makes an extractor calls it; before, there are no words. Safe for
// concurrent use.
var Load = sync.OnceFunc(func() {
	readLists()
	readClasses()
})

func readClasses() {
	classes := map[string]Class{}
	for _, line := range strings.Split(wordsTSV, "\n") {
		name, surface, ok := strings.Cut(line, "\t")
		c, known := classNames[name]
		if !ok || !known || surface == "" {
			continue
		}
		classes[surface] |= c
	}
	for _, w := range comparisons() {
		classes[w] |= Versus
	}
	for surface, c := range classes {
		r, n := utf8.DecodeRuneInString(surface)
		begins.add(r, next(surface, n), n == len(surface), classed{surface, c})
		r, n = utf8.DecodeLastRuneInString(surface)
		ends.add(r, before(surface, len(surface)-n), n == len(surface), classed{surface, c})
	}
	begins.sort()
	ends.sort()
}

// comparisons returns the words of class Versus that say an earlier time: 较上年末, 与上年相比.
func comparisons() []string {
	var out []string
	for _, t := range EarlierTime.All() {
		for _, c := range Comparer.All() {
			out = append(out, c+t)
		}
		for _, p := range ComparerPair.All() {
			out = append(out, strings.Replace(p, "…", t, 1))
		}
	}
	return out
}

// Of returns the classes of s as a whole, 0 if it is no word.
func Of(s string) Class {
	if s == "" {
		return 0
	}
	r, n := lex.Rune(s, 0)
	for _, e := range begins.beside(begins.place(r, ^Class(0)), next(s, n)) {
		if e.surface == s {
			return e.class
		}
	}
	return 0
}

// Suffix returns the longest word of class c that s ends with, "" if none.
func Suffix(s string, c Class) string {
	if s == "" {
		return ""
	}
	r, n := lex.LastRune(s)
	for _, e := range ends.beside(ends.place(r, c), before(s, len(s)-n)) {
		if e.class&c != 0 && strings.HasSuffix(s, e.surface) {
			return e.surface
		}
	}
	return ""
}

// Moved returns the verb of growth or decline that a text before a figure ends in: 同比[增长]了约.
func Moved(before string) string { return Suffix(strings.TrimRight(before, " 了约"), Up|Down) }

// Prefix returns the longest word of class c that s begins with, "" if none.
func Prefix(s string, c Class) string {
	if s == "" {
		return ""
	}
	r, n := lex.Rune(s, 0)
	for _, e := range begins.beside(begins.place(r, c), next(s, n)) {
		if e.class&c != 0 && strings.HasPrefix(s, e.surface) {
			return e.surface
		}
	}
	return ""
}

// Opens reports whether a word of class c may stand at the beginning of s.
func Opens(s string, c Class) bool {
	if s == "" {
		return false
	}
	r, _ := lex.Rune(s, 0)
	return begins.place(r, c) != 0
}

// Find returns the first word of class c in s at or after byte at, and its
// position; -1 when there is none.
func Find(s string, at int, c Class) (int, string) {
	for i := at; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			if r, n = lex.Wide(s, i), 3; r < 0 {
				r, n = lex.Rune(s, i)
			}
		}
		if at := begins.place(r, c); at != 0 {
			for _, e := range begins.beside(at, next(s, i+n)) {
				if e.class&c != 0 && strings.HasPrefix(s[i:], e.surface) {
					return i, e.surface
				}
			}
		}
		i += n
	}
	return -1, ""
}

// FindLast returns the last word of class c in s, the longest one that ends
// there; -1 when there is none.
func FindLast(s string, c Class) (int, string) {
	for end := len(s); end > 0; {
		r, n := rune(s[end-1]), 1
		if r >= utf8.RuneSelf {
			if r, n = lex.Wide(s[:end], end-3), 3; r < 0 {
				r, n = lex.LastRune(s[:end])
			}
		}
		if at := ends.place(r, c); at != 0 {
			for _, e := range ends.beside(at, before(s, end-n)) {
				if e.class&c != 0 && strings.HasSuffix(s[:end], e.surface) {
					return end - len(e.surface), e.surface
				}
			}
		}
		end -= n
	}
	return -1, ""
}

// Each calls visit for each word of class c in s, in order; of several at a place
// the longest begins.
func Each(s string, c Class, visit func(at facts.Span, has Class)) {
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			if r, n = lex.Wide(s, i), 3; r < 0 {
				r, n = lex.Rune(s, i)
			}
		}
		if at := begins.place(r, c); at != 0 {
			for _, e := range begins.beside(at, next(s, i+n)) {
				if e.class&c != 0 && strings.HasPrefix(s[i:], e.surface) {
					visit(facts.Span{Start: i, End: i + len(e.surface)}, e.class&c)
				}
			}
		}
		i += n
	}
}

// Has reports whether s contains a word of class c.
func Has(s string, c Class) bool {
	i, _ := Find(s, 0, c)
	return i >= 0
}
