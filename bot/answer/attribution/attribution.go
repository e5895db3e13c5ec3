// Package attribution cites sentences, and lets no answer out whose figures they do not
// bear out.
package attribution

import (
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"wenbao/bot/answer"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// Holds is the last gate before an answer leaves. It reports whether every figure of the
// answer stands in its sources, is computed from them, or is said by the questions. It reads the answer's
// text with the recogniser that reads articles, and every quantity found there
// must be one of a cited sentence, a figure computed from cited ones, or one
// that the question itself says. It is a mechanism, not a check of our own
// templates: it knows nothing of how the text was made (Rashkin et al., AIS,
// 2023, made mechanical).
func Holds(a *answer.Answer, questions []string) bool {
	allowed, computed := map[facts.Quantity]bool{}, map[facts.Quantity]bool{}
	for _, q := range a.Computed {
		computed[key(q)], allowed[key(q)] = true, true
	}
	for _, f := range a.Figures {
		allowed[key(f.Quantity)] = true
	}
	folded := lex.Fold(a.Text)
	// most texts say their figures alone: the rest is read when there is more
	periods := sync.OnceValue(func() []period.Mention { return period.FindFolded(folded, period.Context{}) })
	said := sync.OnceValue(func() map[facts.Quantity]bool { return saidBy(a.Sources, questions) })
	for _, m := range quantity.FindFolded(folded) {
		if allowed[key(m.Quantity)] || overlaps(periods(), m.Span) || said()[key(m.Quantity)] || m.Quantity.Unit == "" && spelled(a, m.Span.In(folded.Text)) {
			continue
		}
		return false
	}
	for _, f := range a.Figures {
		if !f.Derived && !cites(a, f) {
			return false
		}
		if f.Derived && (len(a.Sources) == 0 || !computed[key(f.Quantity)]) {
			return false
		}
	}
	return true
}

// saidBy returns the quantities of cited sentences, their titles and the questions.
func saidBy(sources []facts.Source, questions []string) map[facts.Quantity]bool {
	texts := slices.Clone(questions)
	for _, s := range sources {
		texts = append(texts, s.Sentence, s.Title)
	}
	said := map[facts.Quantity]bool{}
	for _, text := range texts {
		for _, m := range quantity.Find(text) {
			said[key(m.Quantity)] = true
		}
	}
	return said
}

// key is a quantity without what a wording may leave out.
func key(q facts.Quantity) facts.Quantity {
	return facts.Quantity{Value: q.Value.Abs(), Unit: q.Unit}
}

func overlaps(ps []period.Mention, s facts.Span) bool {
	for _, p := range ps {
		if p.Span.Overlaps(s) {
			return true
		}
	}
	return false
}

// spelled reports whether a bare number is part of a name that a source spells:
// APP9.0.
func spelled(a *answer.Answer, number string) bool {
	for _, s := range a.Sources {
		if strings.Contains(s.Sentence, number) {
			return true
		}
	}
	return false
}

// cites reports whether a figure's wording stands in a cited sentence.
func cites(a *answer.Answer, f answer.Figure) bool {
	for _, s := range a.Sources {
		if strings.Contains(s.Sentence, f.Text) {
			return true
		}
	}
	return false
}

// Cite makes the source of a span of an article: its place in code points, and the
// sentence, verbatim.
func Cite(art facts.Article, sentence int, s facts.Span) facts.Source {
	src := facts.Source{Article: art.Name, Title: art.Title, Published: art.Published, URL: art.URL}
	if sentence >= 0 && sentence < len(art.Sentences) {
		src.Sentence = art.Sentences[sentence].In(art.Text)
	}
	if place, ok := art.PlaceOf(s.Start); ok {
		src.Page = place.Page
	}
	src.Start = codePoints(art.Text[:s.Start])
	src.End = src.Start + codePoints(art.Text[s.Start:s.End])
	return src
}

// codePoints is utf8.RuneCountInString of valid UTF-8, several times as fast, which a
// figure at the end of a report needs: it counts the bytes that continue none, eight at once.
func codePoints(s string) int {
	const ones = 0x0101010101010101
	n := len(s)
	i := 0
	for ; i+8 <= len(s); i += 8 {
		b := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
			uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
		n -= bits.OnesCount64(b >> 7 & ^(b >> 6) & ones) // 10xxxxxx
	}
	for ; i < len(s); i++ {
		if !utf8.RuneStart(s[i]) {
			n--
		}
	}
	return n
}
