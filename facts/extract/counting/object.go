// Package counting tells what the quantities of a sentence count, what they are counted
// by, and which are no figures of their own: the 10股 of 每10股派3.064元, the 500万元以上
// of 资产500万元以上的个人客户约16.1万户.
//
// All functions look at quantity n of a sentence alone. They need cue.Load and are safe
// for concurrent use after that.
package counting

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/quantity"
)

// Object returns what follows quantity n in its clause: all of it up to the
// next figure, and the noun phrase that a count or bare number counts
// (覆盖超5万项[产品、服务和促销活动]). high is the upper end of a range, if n is one.
func Object(l *prose.Line, n int, high *quantity.Mention) (right, object string) {
	q := l.Quantities[n]
	c := l.Clause[q.Span.Start]
	from, end := q.Span.End, len(l.Text)
	if high != nil {
		from, n = high.Span.End, n+1
	}
	if n+1 < len(l.Quantities) {
		end = l.Quantities[n+1].Span.Start
	}
	spans := l.Pieces(c, from, end)
	for i := 1; i < len(spans); i++ {
		if last := spans[i-1].End; last != spans[i].Start && l.Text[last] != '(' {
			spans = spans[:i]
		}
	}
	for _, s := range spans {
		right += s.In(l.Text)
	}
	k := q.Quantity.Kind
	if w := cue.Prefix(right, cue.Predicate|cue.Verb|cue.Share|cue.Up|cue.Down|cue.Versus); w != "" && !lex.Compound(right, len(w), false) {
		return right, "" // 两家超过百亿元: a verb follows, no noun
	}
	if k != facts.KindCount && k != facts.KindNumber && k != facts.KindMoney {
		return right, ""
	}
	t := wording.Marks.TrimRight(l.Bare(spans))
	if t == "" || wording.Marks.Has(rune(t[0])) || strings.HasPrefix(t, "、") || strings.HasPrefix(t, "和") || strings.HasPrefix(t, "以") {
		return right, ""
	}
	if strings.HasPrefix(t, "后的") || strings.HasPrefix(t, "后剩余") {
		return right, "" // 扣除回购账户中股份217万股后的剩余股份
	}
	if k == facts.KindMoney {
		// 发行10亿元超短期融资券: only directly after 元, never after 的
		t = strings.TrimPrefix(t, "的")
		if i, _ := cue.Placing.Find(t); i > 0 {
			t = t[:i] // 以163亿元净利润[首超]同业, 以1.02万亿元的总资产[成功跻身]万亿阵营
		}
	}
	if object = wording.CutObject(beforeNext(l, n, t)); cue.Of(object)&(cue.Milestone|cue.Adverb|cue.Trail|cue.Lead) != 0 || cue.Placing.Prefix(t) != "" {
		return right, "" // 首次突破4亿大关, 以730家略多于…
	}
	return right, object
}

// beforeNext drops the 和 that joins what figure n counts with what the next one counts:
// 1家分行[和]5家代表处.
func beforeNext(l *prose.Line, n int, t string) string {
	if n+1 >= len(l.Quantities) || l.Quantities[n+1].Quantity.Kind != facts.KindCount {
		return t
	}
	for _, w := range []string{"以及", "和", "及", "与"} {
		if rest, ok := strings.CutSuffix(t, w); ok && strings.HasSuffix(l.Text[:l.StartOf(n+1)], w) && utf8.RuneCountInString(rest) > 1 {
			return rest
		}
	}
	return t
}

// Joined returns what stands before the noun of figure n, which the one before it in a
// list of counts says for both: [境外]有1家分行和5家代表处. ok is false outside of such
// a list. A verb of giving ends whom the figure before counts: 13,846家合作伙伴提供
// |供应链融资1,521亿元.
func (c Last) Joined(l *prose.Line, n int, left string) (phrase string, ok bool) {
	if n == 0 || c.at != n-1 || c.sentence != l.Index || c.object == "" || l.Clause[l.Quantities[n-1].Span.Start] != l.Clause[l.Quantities[n].Span.Start] {
		return "", false
	}
	rest, ok := strings.CutPrefix(wording.Marks.Trim(left), c.object)
	if !ok {
		return "", false
	}
	if w := cue.Giving.Prefix(rest); w != "" {
		return rest[len(w):], utf8.RuneCountInString(rest[len(w):]) > 1
	}
	for _, w := range []string{"以及", "和", "及", "与"} {
		if rest == w && l.Quantities[n].Quantity.Kind == facts.KindCount {
			return c.phrase, true
		}
	}
	if rest == "" && l.Quantities[n].Quantity.Kind == facts.KindCount && strings.HasSuffix(l.Text[:l.StartOf(n)], "、") {
		return c.phrase, true // 有40家亏损、36家盈利
	}
	return "", false
}

// Last is what the last figure counted, for the next one of its clause. The zero
// value is for one that counted nothing.
type Last struct {
	sentence, at   int
	phrase, object string
}

// Note returns what figure n counts, object, and the phrase that stands before it.
func Note(l *prose.Line, n int, phrase, object string) Last {
	return Last{l.Index, n, phrase, object}
}
