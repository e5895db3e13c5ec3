package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/lex"
	"wenbao/facts/quantity"
)

// object returns what follows quantity n in its clause: all of it up to the
// next figure, and the noun phrase that a count or bare number counts
// (覆盖超5万项[产品、服务和促销活动]).
func (l *line) object(n int, high *quantity.Mention) (right, object string) {
	q := l.quants[n]
	c := l.clause[q.Span.Start]
	from, end := q.Span.End, len(l.text)
	if high != nil {
		from, n = high.Span.End, n+1
	}
	if n+1 < len(l.quants) {
		end = l.quants[n+1].Span.Start
	}
	spans := l.pieces(c, from, end)
	for i := 1; i < len(spans); i++ {
		if last := spans[i-1].End; last != spans[i].Start && l.text[last] != '(' {
			spans = spans[:i]
		}
	}
	for _, s := range spans {
		right += s.In(l.text)
	}
	k := q.Quantity.Kind
	if w := cue.Prefix(right, cue.Predicate|cue.Verb|cue.Share|cue.Up|cue.Down|cue.Versus); w != "" && !lex.Compound(right, len(w), false) {
		return right, "" // 两家超过百亿元: a verb follows, no noun
	}
	if k != facts.KindCount && k != facts.KindNumber && k != facts.KindMoney {
		return right, ""
	}
	t := markRunes.TrimRight(l.bare(spans))
	if t == "" || strings.ContainsAny(t[:1], marks) || strings.HasPrefix(t, "、") || strings.HasPrefix(t, "和") || strings.HasPrefix(t, "以") {
		return right, ""
	}
	if k == facts.KindMoney {
		// 发行10亿元超短期融资券: only directly after 元, never after 的
		t = strings.TrimPrefix(t, "的")
	}
	if object = cutObject(l.beforeNext(n, t)); cue.Of(object)&(cue.Milestone|cue.Adverb|cue.Trail|cue.Lead) != 0 {
		return right, "" // 首次突破4亿大关, 以730家略多于…
	}
	return right, object
}

// beforeNext drops the 和 that joins what figure n counts with what the next one counts:
// 1家分行[和]5家代表处.
func (l *line) beforeNext(n int, t string) string {
	if n+1 >= len(l.quants) || l.quants[n+1].Quantity.Kind != facts.KindCount {
		return t
	}
	for _, w := range []string{"以及", "和", "及", "与"} {
		if rest, ok := strings.CutSuffix(t, w); ok && strings.HasSuffix(l.text[:l.figureStart(n+1)], w) && utf8.RuneCountInString(rest) > 1 {
			return rest
		}
	}
	return t
}

// joined returns what stands before the noun of figure n, which the one before it in a
// list of counts says for both: [境外]有1家分行和5家代表处. ok is false outside of such
// a list. A verb of giving ends whom the figure before counts: 13,846家合作伙伴提供
// |供应链融资1,521亿元.
func (d *document) joined(l *line, n int, left string) (phrase string, ok bool) {
	c := &d.cur.counted
	if n == 0 || c.at != n-1 || c.sentence != l.index || c.object == "" || l.clause[l.quants[n-1].Span.Start] != l.clause[l.quants[n].Span.Start] {
		return "", false
	}
	rest, ok := strings.CutPrefix(markRunes.Trim(left), c.object)
	if !ok {
		return "", false
	}
	if w := cue.Listed("giving").Prefix(rest); w != "" {
		return rest[len(w):], utf8.RuneCountInString(rest[len(w):]) > 1
	}
	for _, w := range []string{"以及", "和", "及", "与"} {
		if rest == w && l.quants[n].Quantity.Kind == facts.KindCount {
			return c.phrase, true
		}
	}
	return "", false
}

// counted is what the last figure counted, for the next one of its clause.
type counted struct {
	sentence, at   int
	phrase, object string
}

// cutObject bounds an object noun phrase: at a quotation that opens late, at
// 20 characters, before a verb of change.
func cutObject(t string) string {
	if i, _ := cue.Find(t, 0, cue.Up|cue.Down|cue.Versus|cue.Forecast); i >= 0 {
		t = t[:i]
	}
	if i, w := cue.Listed("giving").Find(t); i >= 0 && utf8.RuneCountInString(t[:i]) > 1 && utf8.RuneCountInString(t[i+len(w):]) > 1 {
		t = t[:i] // 13,846家合作伙伴[提供]供应链融资
	}
	if at := placing.FindStringIndex(t); at != nil && at[0] > 0 {
		t = t[:at[0]] // 以12.5亿元的净利润[排在第二]
	}
	n := 0
	for i := range t {
		if n == 24 {
			t = t[:i]
			break
		}
		n++
	}
	return markRunes.Trim(t)
}

// metricPhrase builds the metric's wording of a figure.
func (d *document) metricPhrase(rel *relation, object string, q quantity.Mention) string {
	p := clean(rel.phrase)
	if rel.measure == facts.Share && rel.rule == "share" && len(p) > 0 {
		if base := trimPhrase(strings.TrimSuffix(p, cue.Suffix(p, cue.ShareNoun))); base == "" {
			rel.of = ""
			if name, _, ok := d.metrics.Lookup(p); ok && name == marketShare {
				return p // 市占率达19%: of the market, and no part of what was told before
			}
			return ""
		}
		return p
	}
	if rel.measure != facts.Level {
		return p
	}
	if object != "" && q.Quantity.Kind != facts.KindMoney {
		return clean(p + object)
	}
	if p == "" && object != "" {
		return clean(object)
	}
	return p
}

// marketShare is the metric of a share that needs no words on what it is a part of.
const marketShare = "市场占有率"

var quoteMarks = lex.NewRunes("“”\"‘’「」《》 ")

// clean drops quotation marks and blanks from a phrase, and cuts it to its
// last 40 characters.
func clean(p string) string {
	p = quoteMarks.Drop(p)
	for i := strings.IndexByte(p, '('); i >= 0 && inWord(p, i); i = strings.IndexByte(p, '(') {
		p = p[:i] + strings.Replace(p[i+1:], ")", "", 1) // 企(事)业单位贷款
	}
	if i, w := cue.FindLast(p, cue.Report); i >= 0 && utf8.RuneCountInString(p[i+len(w):]) >= 2 {
		p = trimPhrase(p[i+len(w):])
	}
	if rest := ofParent.ReplaceAllString(p, ""); utf8.RuneCountInString(rest) > 1 {
		p = rest // the dimension says so
	}
	if p = dropSelf(trimPhrase(dropBasis(p))); strings.Contains(p, "亏") {
		p = lossWords.Replace(p)
	}
	for lex.Longer(p, 40) {
		_, n := utf8.DecodeRuneInString(p)
		p = p[n:]
	}
	p = markRunes.Trim(p)
	if strings.Count(p, "(") > strings.Count(p, ")") {
		p += ")" // 净利润(归属于母公司股东)
	}
	return p
}

// lossWords drops the adverbs before a loss: 债券基金[则]亏损.
var lossWords = strings.NewReplacer("仍亏", "亏", "仍净亏", "净亏", "仍在亏", "亏", "则亏", "亏", "则净亏", "净亏", "曾亏", "亏", "曾净亏", "净亏")

// inWord reports whether byte i is one of a pair of brackets that hold one
// character within a word: 企(事)业单位. Units and notes (净利润(元)为) are none.
func inWord(s string, i int) bool {
	if s[i] != '(' && s[i] != ')' {
		return false
	}
	open := i
	if s[i] == ')' {
		_, n := utf8.DecodeLastRuneInString(s[:i])
		if open = i - n - 1; open < 0 || s[open] != '(' {
			return false
		}
	}
	before, _ := utf8.DecodeLastRuneInString(s[:open])
	held, n := utf8.DecodeRuneInString(s[open+1:])
	rest, closed := strings.CutPrefix(s[open+1+n:], ")")
	after, _ := utf8.DecodeRuneInString(rest)
	return closed && unicode.Is(unicode.Han, before) && unicode.Is(unicode.Han, held) && unicode.Is(unicode.Han, after) && !strings.ContainsRune("元注股年月日万亿一二三四五六七八九十含增减升降", held)
}

// dropSelf cuts who from the front of a metric: [公司]销售收入, [平台]日活跃用户, but
// not from 公司贷款 and 集团口径.
func dropSelf(p string) string {
	for {
		w := cue.Prefix(p, cue.SelfNoun)
		rest := trimPhrase(p[len(w):])
		if w == "" || utf8.RuneCountInString(rest) < 2 || cue.Prefix(p[len(w):], cue.OfSelf) != "" {
			return p
		}
		p = rest
	}
}

// dropBasis cuts a remark on how a figure is computed out of a phrase:
// 新业务价值[按固定汇率计算], [计入外汇掉期合约的]净息差, [剔除保证保险后]综合成本率.
// The clause keeps it.
func dropBasis(p string) string {
	if i := strings.Index(p, "按"); i >= 0 && !lex.Compound(p[i:], len("按"), false) {
		for _, w := range []string{"计算", "口径", "计"} {
			if k := strings.Index(p[i:], w); k > 0 {
				return strings.TrimPrefix(p[:i]+p[i+k+len(w):], "的")
			}
		}
	}
	if i := strings.Index(p, "准则"); i >= 0 && utf8.RuneCountInString(p[i+len("准则"):]) > 1 {
		return strings.TrimPrefix(p[i+len("准则"):], "下") // 国际财务报告准则下亏损
	}
	return p[len(basisOf(p)):]
}

// basisOf returns the remark that a phrase opens with on what was counted in or
// out: 计入外汇掉期合约的.
func basisOf(p string) string {
	if cue.Prefix(p, cue.Basis) == "" {
		return ""
	}
	for _, w := range []string{"后的", "的", "后", "前"} {
		if i := strings.Index(p, w); i > 0 && utf8.RuneCountInString(p[i+len(w):]) > 1 {
			return p[:i+len(w)]
		}
	}
	return ""
}
