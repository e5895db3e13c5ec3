package answerer

import (
	"slices"
	"strings"
	"sync"

	"wenbao/bot/answer"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// attributed is the last gate before an answer leaves: it reads the answer's
// text with the recogniser that reads articles, and every quantity found there
// must be one of a cited sentence, a figure computed from cited ones, or one
// that the question itself says. It is a mechanism, not a check of our own
// templates: it knows nothing of how the text was made (Rashkin et al., AIS,
// 2023, made mechanical).
func attributed(a *answer.Answer, questions []string) bool {
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
