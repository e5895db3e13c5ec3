// Package wording takes the words of a metric apart: what stands around a figure goes
// in as bare text, folded and without names, periods and figures, and the metric's own
// wording comes out. It knows words (package cue), no lexicon of metrics.
//
//	Clean("公司累计部署智能模型")        // 部署智能模型
//	SplitInto("营业收入和净利润", 2)     // 营业收入, 净利润
//	ProfitOf("归母净亏损")            // 归母净利润
//
// It needs cue.Load; all functions are safe for concurrent use after that.
package wording

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts/extract/cue"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

const blanks = " \t\u00a0\u3000"

// MarkSet are the marks that are no part of a wording at its ends.
const MarkSet = blanks + "+#‧•●■◆①②③④⑤、,，;；:：。.“”\"'‘’《》〈〉【】[]()（）「」『』—–-·|/*"

// Marks are those of MarkSet. The others end a clause, with the colon (Stops) or
// without it, and a part of a sentence, likewise (PartStops, Halts).
var (
	Marks      = lex.NewRunes(MarkSet)
	Stops      = lex.NewRunes(",;:。")
	ClauseEnds = lex.NewRunes(",;。")
	Halts      = lex.NewRunes(";。")
	PartStops  = lex.NewRunes(";:。")
)

// Trim drops marks, adverbs and predicates from both ends of a metric
// phrase: "累计部署智能模型" → "部署智能模型", "手机银行客户达" → "手机银行客户".
func Trim(s string) string {
	for {
		t := Marks.Trim(s)
		if onlyParticles(t) {
			return ""
		}
		if strings.Contains(t, "拥有人应占") && ofHolders.MatchString(t) {
			return t // whose share it is, no mention of the company
		}
		if p := cue.Suffix(t, cue.Predicate|cue.Adverb|cue.Versus|cue.Trail); p != "" && Keepable(t, p) && cue.Suffix(t, cue.Whole) == "" && !lex.Compound(t, len(p), true) {
			if strings.HasPrefix(p, "收") && strings.HasSuffix(t[:len(t)-len(p)], "营") {
				p = p[len("收"):] // 净营收在: 收在 is what prices do
			}
			t = t[:len(t)-len(p)]
		} else if !cue.Opens(t, cue.Adverb|cue.Part|cue.Versus|cue.Lead|cue.Self|cue.Verb|cue.Forecast|cue.Target|cue.SelfWeak) {
			// as most do: the rest is about words at its beginning
		} else if p := cue.Prefix(t, cue.Adverb|cue.Part|cue.Versus|cue.Lead|cue.Self|cue.Verb); p != "" && Keepable(t, p) && !lex.Compound(t, len(p), false) {
			t = t[len(p):]
		} else if p := cue.Prefix(t, cue.Forecast|cue.Target); p != "" && Keepable(t, p) && !lex.Compound(t, len(p), false) {
			t = t[len(p):]
		} else if p := cue.Prefix(t, cue.SelfWeak); p != "" && cue.Prefix(t[len(p):], cue.Verb|cue.Adverb) != "" {
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
		_, n := lex.Rune(s, i)
		if !cue.Opens(s[i:], cue.Lead|cue.Trail) || cue.Of(s[i:i+n])&(cue.Lead|cue.Trail) == 0 {
			return false
		}
		i += n
	}
	return true
}

// Keepable reports whether phrase t stays meaningful without its affix p: what
// is left is nothing or has two characters at least.
func Keepable(t, p string) bool {
	if p == "基本" && basicResult.MatchString(t) {
		return false
	}
	rest := utf8.RuneCountInString(t) - utf8.RuneCountInString(p)
	return rest == 0 || rest >= 2
}

// basicResult matches what a company leaves revaluations and the like out of, whose 基本 is no adverb: 基本溢利19.38亿港元.
var basicResult = pattern.New(`^基本(?:溢利|盈利|纯利|净利润?|利润)`)

// ofHolders matches 本公司拥有人应占溢利: 本公司 is no mention in it, 拥有 no verb.
var ofHolders = pattern.New(`^(?:(?:本|母)?(?:公司|集团|行))?(?:普通股)?拥有人应占`)
