package extract

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
)

//go:embed words.tsv
var wordsTSV string

// class is a set of jobs a word does around a figure; see words.tsv.
type class uint64

const (
	predicate    class = 1 << iota // 手机银行客户[达]5.52亿户
	up                             // 同比[增长]4.67%
	down                           // 同比[下降]2.36%
	share                          // [占]全行员工的8.6%
	shareNoun                      // 数字化业务[占比]99.0%
	versus                         // [较上年末]增长
	adverb                         // [约]占, [累计]部署
	respectively                   // [分别]为
	part                           // [其中]
	forecast                       // [预计]
	target                         // [力争]
	denied                         // [否认]
	publish                        // 3月27日[发布]年报: the date is not the figure's
	selfRef                        // [该行]
	lead                           // one character before a phrase: [在]境外
	trail                          // one character after it: 客户[达]
	self                           // [本行]不良率: who, never part of a metric
	selfWeak                       // [公司]实现营业收入: who before a verb, else part of it (公司贷款)
	verb                           // [实现]营业收入: before a metric
	whole                          // 负债[合计]: a sum that is part of the name
	quarters                       // [一至四季度]分别为: four periods
	report                         // [披露]了科技投入: before what is reported
	state                          // [更正前]3.86亿元: which version of a figure
	refuted                        // 裁员3000人的消息[不实]: denies what the sentence said
	jointly                        // 与华为[合作]: the name before is a partner
	bothWays                       // [涨跌幅]: up or down, by its sign
	turn                           // [缩]至6.39万亿元: before 至 and 到
	rateNoun                       // 换成[增速]: the figures that follow are growth
	thatKind                       // [该领域]不良率: of what the clause before is about
	copula                         // 对公房地产[仍是]压力所在: ends the subject
	basis                          // [计入]外汇掉期合约的净息差: how it was counted
	figureNoun                     // 作为比较基数的[数字]: of the metric told before
	resultNoun                     // [净利润]为11.6亿元至12.4亿元: a result, whose range is a forecast
	standard                       // 低于10.5%的[监管要求]: a bound that others set
	dividend                       // [派息]161.36港仙
	results                        // 发布2023年[年报]: whose article it is
	together                       // “招商银行”与“掌上生活”[两大]App: of whoever has them
	become                         // 由2.02亿元[变为]亏损0.31亿元
	place                          // [在]港交所挂牌: the name after is no subject
	source                         // 中国证券业协会[数据显示]: the name before is who says so
	higher                         // 比上年同期[高]2.6个百分点
	lower                          // 比上年同期[低]2.1个百分点
	milestone                      // 突破4亿[大关]
	ofSelf                         // 公司[贷款]: what a word for oneself is part of
	selfNoun                       // [平台]日活跃用户: who, before a metric
	beyond                         // [高出]训练卡12.4个百分点
	regard                         // [对于]今年一季度
	revise                         // 由15%[下调]为11.6%
	loss                           // 上年同期[亏损]1.25亿元
	profit                         // 2023年为[盈利]3.11亿元
	profitKind                     // [经营]亏损: its opposite is 经营利润
	toward                         // [学习]胖东来: the name after is an object
	apposition                     // [控股子公司]深圳航空
	verdict                        // 开源证券[维持]海尔智家净利润预测
	planned                        // 全年[预算]1250亿元
	claimNoun                      // 归母净利润[预测]
	sector                         // 化工[板块]经营利润
	referring                      // [前两者]同比增长9%和28%, [后者]下滑2%
	perSpan                        // 净利润2934.3亿元,[日均]10.7亿元
	wide                           // [行业]层面: a paragraph that is not on whom the one before was on
	tradingDay                     // [全日]成交额1.2亿元, [报收]于7.53元: the text is on a day of trading
	traded                         // 换手率[成交额]: what a day of trading has
	many                           // [三大]运营商年报对比: a title on several
	region                         // 国内原油产量5.91亿桶,[海外]为1.15亿桶
)

var classNames = map[string]class{
	"predicate":    predicate,
	"up":           up,
	"down":         down,
	"share":        share,
	"sharenoun":    shareNoun,
	"versus":       versus,
	"adverb":       adverb,
	"respectively": respectively,
	"part":         part,
	"forecast":     forecast,
	"target":       target,
	"denied":       denied,
	"publish":      publish,
	"selfref":      selfRef,
	"lead":         lead,
	"trail":        trail,
	"self":         self,
	"selfweak":     selfWeak,
	"verb":         verb,
	"turn":         turn,
	"report":       report,
	"state":        state,
	"bothways":     bothWays,
	"refuted":      refuted,
	"jointly":      jointly,
	"quarters":     quarters,
	"whole":        whole,
	"higher":       higher,
	"lower":        lower,
	"milestone":    milestone,
	"ofself":       ofSelf,
	"selfnoun":     selfNoun,
	"beyond":       beyond,
	"regard":       regard,
	"region":       region,
	"revise":       revise,
	"loss":         loss,
	"profit":       profit,
	"profitkind":   profitKind,
	"toward":       toward,
	"apposition":   apposition,
	"wide":         wide,
	"tradingday":   tradingDay,
	"traded":       traded,
	"many":         many,
	"ratenoun":     rateNoun,
	"source":       source,
	"place":        place,
	"become":       become,
	"together":     together,
	"results":      results,
	"dividend":     dividend,
	"basis":        basis,
	"figurenoun":   figureNoun,
	"resultnoun":   resultNoun,
	"standard":     standard,
	"thatkind":     thatKind,
	"copula":       copula,
	"planned":      planned,
	"sector":       sector,
	"claimnoun":    claimNoun,
	"verdict":      verdict,
	"perspan":      perSpan,
	"referring":    referring,
}

// wordSet maps a surface to its classes.
type wordSet struct {
	classes map[string]class
	first   wordIndex // by the rune that a word begins with
	last    wordIndex // by the rune that it ends with
}

// wordIndex lists words by a rune of theirs, the longest first. Looking at a
// rune that no word of a class has costs two array reads, which is what most
// runes of a text are.
type wordIndex struct {
	at    [1 << 16]uint16 // place in the other two, 0 for none
	union []class
	words [][]classed
}

type classed struct {
	surface string
	class   class
}

// words, listed and tableWords are read by load.
var (
	words      wordSet
	listed     wordLists
	tableWords map[string]map[string]bool
)

// load reads the words of the package before its first extractor is made: a
// program that reads no article needs none.
var load = sync.OnceFunc(func() {
	words.load(wordsTSV)
	listed = loadLists(listsTSV)
	tableWords = loadTableWords()
})

func (w *wordSet) load(tsv string) {
	w.classes = map[string]class{}
	for _, line := range strings.Split(tsv, "\n") {
		name, surface, ok := strings.Cut(line, "\t")
		c, known := classNames[name]
		if !ok || !known || surface == "" {
			continue
		}
		w.classes[surface] |= c
	}
	for surface, c := range w.classes {
		r, _ := utf8.DecodeRuneInString(surface)
		w.first.add(r, surface, c)
		r, _ = utf8.DecodeLastRuneInString(surface)
		w.last.add(r, surface, c)
	}
	w.first.sort()
	w.last.sort()
}

// add lists a surface under a rune below U+10000.
func (x *wordIndex) add(r rune, surface string, c class) {
	if x.at[r] == 0 {
		x.at[r] = uint16(max(len(x.words), 1))
		x.union = append(x.union, make([]class, int(x.at[r])+1-len(x.union))...)
		x.words = append(x.words, make([][]classed, int(x.at[r])+1-len(x.words))...)
	}
	i := x.at[r]
	x.union[i] |= c
	x.words[i] = append(x.words[i], classed{surface, c})
}

func (x *wordIndex) sort() {
	for _, list := range x.words {
		slices.SortFunc(list, func(a, b classed) int { return len(b.surface) - len(a.surface) })
	}
}

// of returns the words listed under a rune, none if no one has class c.
func (x *wordIndex) of(r rune, c class) []classed {
	if r >= 1<<16 {
		return nil
	}
	i := x.at[r]
	if i == 0 || x.union[i]&c == 0 {
		return nil
	}
	return x.words[i]
}

// suffix returns the longest word of class c that s ends with, "" if none.
func (w *wordSet) suffix(s string, c class) string {
	if s == "" {
		return ""
	}
	r, _ := lex.LastRune(s)
	for _, e := range w.last.of(r, c) {
		if e.class&c != 0 && strings.HasSuffix(s, e.surface) {
			return e.surface
		}
	}
	return ""
}

// prefix returns the longest word of class c that s begins with, "" if none.
func (w *wordSet) prefix(s string, c class) string {
	if s == "" {
		return ""
	}
	r, _ := lex.Rune(s, 0)
	for _, e := range w.first.of(r, c) {
		if e.class&c != 0 && strings.HasPrefix(s, e.surface) {
			return e.surface
		}
	}
	return ""
}

// opens reports whether a word of class c may stand at the beginning of s.
func (w *wordSet) opens(s string, c class) bool {
	if s == "" {
		return false
	}
	r, _ := lex.Rune(s, 0)
	return w.first.of(r, c) != nil
}

// find returns the first word of class c in s at or after byte from, and its
// position; -1 when there is none.
func (w *wordSet) find(s string, from int, c class) (int, string) {
	for i := from; i < len(s); {
		r, n := lex.Wide(s, i), 3
		if r < 0 {
			r, n = lex.Rune(s, i)
		}
		for _, e := range w.first.of(r, c) {
			if e.class&c != 0 && strings.HasPrefix(s[i:], e.surface) {
				return i, e.surface
			}
		}
		i += n
	}
	return -1, ""
}

// findLast returns the last word of class c in s, the longest one that ends
// there; -1 when there is none.
func (w *wordSet) findLast(s string, c class) (int, string) {
	for end := len(s); end > 0; {
		r, n := lex.LastRune(s[:end])
		for _, e := range w.last.of(r, c) {
			if e.class&c != 0 && strings.HasSuffix(s[:end], e.surface) {
				return end - len(e.surface), e.surface
			}
		}
		end -= n
	}
	return -1, ""
}

// each calls visit for each word of class c in s, in order; of several at a place
// the longest first.
func (w *wordSet) each(s string, c class, visit func(at facts.Span, has class)) {
	for i := 0; i < len(s); {
		r, n := lex.Wide(s, i), 3
		if r < 0 {
			r, n = lex.Rune(s, i)
		}
		for _, e := range w.first.of(r, c) {
			if e.class&c != 0 && strings.HasPrefix(s[i:], e.surface) {
				visit(facts.Span{Start: i, End: i + len(e.surface)}, e.class&c)
			}
		}
		i += n
	}
}

// has reports whether s contains a word of class c.
func (w *wordSet) has(s string, c class) bool {
	i, _ := w.find(s, 0, c)
	return i >= 0
}

const (
	blanks = " \t\u00a0\u3000"
	marks  = blanks + "+#‧•●■◆①②③④⑤、,，;；:：。.“”\"'‘’《》〈〉【】[]()（）「」『』—–-·|/*"
)

var (
	markRunes   = lex.NewRunes(marks)
	stops       = lex.NewRunes(",;:。") // end a clause
	clauseEnds  = lex.NewRunes(",;。")
	halts       = lex.NewRunes(";。") // end a part of a sentence
	stopsOfPart = lex.NewRunes(";:。")
)

// trimPhrase drops marks, adverbs and predicates from both ends of a metric
// phrase: "累计部署智能模型" → "部署智能模型", "手机银行客户达" → "手机银行客户".
func trimPhrase(s string) string {
	for {
		t := markRunes.Trim(s)
		if onlyParticles(t) {
			return ""
		}
		if p := words.suffix(t, predicate|adverb|versus|trail); p != "" && keepable(t, p) && words.suffix(t, whole) == "" && !lex.Compound(t, len(p), true) {
			t = t[:len(t)-len(p)]
		} else if !words.opens(t, adverb|part|versus|lead|self|verb|forecast|target|selfWeak) {
			// as most do: the rest is about words at its beginning
		} else if p := words.prefix(t, adverb|part|versus|lead|self|verb); p != "" && keepable(t, p) && !lex.Compound(t, len(p), false) {
			t = t[len(p):]
		} else if p := words.prefix(t, forecast|target); p != "" && keepable(t, p) && !lex.Compound(t, len(p), false) {
			t = t[len(p):]
		} else if p := words.prefix(t, selfWeak); p != "" && words.prefix(t[len(p):], verb|adverb) != "" {
			t = t[len(p):]
		}
		if t == s {
			return t
		}
		s = t
	}
}

// onlyParticles reports whether a short phrase says nothing: 而为, 则达.
func onlyParticles(s string) bool {
	if lex.Longer(s, 3) {
		return false
	}
	for i := 0; i < len(s); {
		r, n := lex.Rune(s, i)
		word := s[i : i+n]
		if !slices.ContainsFunc(words.first.of(r, lead|trail), func(e classed) bool { return e.surface == word && e.class&(lead|trail) != 0 }) {
			return false
		}
		i += n
	}
	return true
}

// keepable reports whether phrase t stays meaningful without its affix p: what
// is left is nothing or has two characters at least.
func keepable(t, p string) bool {
	rest := utf8.RuneCountInString(t) - utf8.RuneCountInString(p)
	return rest == 0 || rest >= 2
}
