package extract

import (
	"unicode/utf8"

	"wenbao/facts/extract/cue"
	"wenbao/facts/lex"
)

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
		if p := cue.Suffix(t, cue.Predicate|cue.Adverb|cue.Versus|cue.Trail); p != "" && keepable(t, p) && cue.Suffix(t, cue.Whole) == "" && !lex.Compound(t, len(p), true) {
			t = t[:len(t)-len(p)]
		} else if !cue.Opens(t, cue.Adverb|cue.Part|cue.Versus|cue.Lead|cue.Self|cue.Verb|cue.Forecast|cue.Target|cue.SelfWeak) {
			// as most do: the rest is about words at its beginning
		} else if p := cue.Prefix(t, cue.Adverb|cue.Part|cue.Versus|cue.Lead|cue.Self|cue.Verb); p != "" && keepable(t, p) && !lex.Compound(t, len(p), false) {
			t = t[len(p):]
		} else if p := cue.Prefix(t, cue.Forecast|cue.Target); p != "" && keepable(t, p) && !lex.Compound(t, len(p), false) {
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

// keepable reports whether phrase t stays meaningful without its affix p: what
// is left is nothing or has two characters at least.
func keepable(t, p string) bool {
	rest := utf8.RuneCountInString(t) - utf8.RuneCountInString(p)
	return rest == 0 || rest >= 2
}
