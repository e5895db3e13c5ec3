package eval

import (
	"fmt"
	"math/big"
	"path"
	"strings"

	"wenbao/bot"
	"wenbao/bot/answer"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// maxExtra is how many figures beyond the expected one an answer to a question
// for one figure may hold: a fact and its change, or two sources that
// disagree. With more the figure asked for is buried.
const maxExtra = 3

// single are the kinds that ask for one figure, textual those whose text must
// name something (a winner, a date, a person).
var (
	single  = kinds("lookup", "share", "growth", "followup", "reverse")
	textual = kinds("compare", "rank", "verify", "when", "who", "what", "reverse")
)

func kinds(names ...string) map[string]bool {
	set := map[string]bool{}
	for _, n := range names {
		set[n] = true
	}
	return set
}

// Verdict is the judgement of one answer.
type Verdict struct {
	Right   bool
	Wrong   bool   // gave a figure that is not the answer, or one where there is none
	Cited   bool   // answered where an answer was due and sources are known: Sourced means something
	Sourced bool   // a source is one that the gold file names
	Why     string // why it was missed
}

// Grounded reports whether the answer is right and its source is a gold one.
func (v Verdict) Grounded() bool { return v.Right && v.Sourced }

// Rules say how strictly figures are compared.
type Rules string

// Rules.
const (
	// Anywhere: the expected figures are among the answer's, not buried.
	Anywhere Rules = ""
	// First: a single expected figure is the first of the answer, the one a
	// reader takes away; rounding within 0.5 % is let pass.
	First Rules = "first"
)

// Judge judges an answer by the rules.
func (r Rules) Judge(q Question, a bot.AnswerLine) Verdict {
	if r == First {
		return judgeFirst(q, a)
	}
	return Judge(q, a)
}

// Judge compares an answer with what is expected, by these rules:
//
//   - where not_found or clarify is expected, the status must be that and hold
//     no figures;
//   - otherwise all figures of one alternative must be among the answer's, in
//     the same unit and with equal value (derived ones within the tolerance),
//     not buried, and in order where that matters;
//   - the text names one of each group, and a verdict leans the right way.
//
// A miss is a wrong figure when figures are given and the expected one is not
// among them; of several, when fewer than half are.
func Judge(q Question, a bot.AnswerLine) Verdict {
	e := q.Expect
	if e.Status != answer.Answered {
		v := Verdict{Wrong: a.Status == answer.Answered && len(a.Figures) > 0}
		switch {
		case a.Status != e.Status:
			v.Why = fmt.Sprintf("status %s, want %s", a.Status, e.Status)
		case e.Status == answer.NotFound && len(a.Figures) > 0:
			v.Why = "not_found with figures"
		default:
			v.Right = true
		}
		return v
	}
	if a.Status != answer.Answered {
		return Verdict{Why: fmt.Sprintf("status %s, want %s", a.Status, e.Status)}
	}
	v := Verdict{Cited: len(q.Sources) > 0, Sourced: grounded(q.Sources, a.Sources)}
	m := bestMatch(q, a.Figures)
	if m.why != "" {
		v.Why = m.why
		v.Wrong = len(a.Figures) > 0 && m.misleading()
		if v.Wrong && onlyParts(e.Parts, a.Figures) {
			v.Wrong, v.Why = false, "operands without the result"
		}
		return v
	}
	v.Why = textMiss(e, a.Text)
	v.Right = v.Why == ""
	return v
}

// match is how well figures fit one alternative.
type match struct {
	found, want int
	why         string // "" when it fits
}

func (m match) misleading() bool {
	if m.want <= 1 {
		return m.found == 0
	}
	return m.found*2 < m.want
}

// bestMatch returns the match of the best alternative.
func bestMatch(q Question, figs []bot.FigureLine) match {
	if len(q.Expect.Figures) == 0 {
		return match{}
	}
	var best match
	for i, alt := range q.Expect.Figures {
		m := matchOne(q, alt, figs)
		if m.why == "" {
			return m
		}
		if i == 0 || m.found*best.want > best.found*m.want {
			best = m
		}
	}
	return best
}

func matchOne(q Question, want []Figure, figs []bot.FigureLine) match {
	m := match{want: len(want)}
	var at [][]int
	for _, w := range want {
		var hits []int
		for i, f := range figs {
			if same(w, f, q.Expect.Tolerance) {
				hits = append(hits, i)
			}
		}
		if hits != nil {
			m.found++
			at = append(at, hits)
		}
	}
	switch {
	case len(figs) == 0 && len(want) > 0:
		m.why = "no figures"
	case m.found < len(want):
		m.why = "expected figure is not among those given"
	case single[q.Kind] && len(figs) > len(want)+maxExtra:
		m.why = "expected figure is buried"
	case q.Expect.Ordered && !ascending(at) && !(q.Kind == "trend" && descending(at)):
		m.why = "order"
	}
	return m
}

// ascending reports whether one position can be chosen from each list so that
// they ascend.
func ascending(at [][]int) bool {
	last := -1
	for _, hits := range at {
		next := -1
		for _, i := range hits {
			if i > last && (next < 0 || i < next) {
				next = i
			}
		}
		if next < 0 {
			return false
		}
		last = next
	}
	return true
}

func descending(at [][]int) bool {
	var reversed [][]int
	for i := len(at) - 1; i >= 0; i-- {
		reversed = append(reversed, at[i])
	}
	return ascending(reversed)
}

// same reports whether f is the expected figure.
func same(w Figure, f bot.FigureLine, tolerance facts.Decimal) bool {
	if f.Value == "" {
		return false
	}
	scaleW, scaleF, ok := comparable(w.Unit, string(f.Unit))
	if !ok {
		return false
	}
	want, got := w.Value.Shift(scaleW).Rat(), f.Value.Shift(scaleF).Rat()
	return within(want, got, tolerance) || w.EitherWay && within(want, new(big.Rat).Neg(got), tolerance)
}

// within reports whether |want − got| is at most the relative tolerance, or a
// billionth for figures printed with cut digits.
func within(want, got *big.Rat, tolerance facts.Decimal) bool {
	size := new(big.Rat).Abs(want)
	limit := new(big.Rat).Mul(size, tolerance.Rat())
	if one := big.NewRat(1, 1); size.Cmp(one) < 0 {
		size = one
	}
	limit.Add(limit, new(big.Rat).Mul(size, big.NewRat(1, 1e9)))
	diff := new(big.Rat).Sub(want, got)
	return diff.Abs(diff).Cmp(limit) <= 0
}

func onlyParts(parts []Figure, figs []bot.FigureLine) bool {
	if len(parts) == 0 || len(figs) < 2 {
		return false
	}
	for _, f := range figs {
		known := false
		for _, p := range parts {
			known = known || same(p, f, "")
		}
		if !known {
			return false
		}
	}
	return true
}

// A verdict is read from how the text begins, and a denial from anywhere in
// it: 是的,… 不是,… 与报道不符.
var (
	agrees  = pattern.New(`(?i)^(是的|是([,。:;.!]|$)|对的?[,。:;.!]|正确|属实|确实|的确|没错|真的|yes|correct|已经?|超过了?|有[,。])`)
	denies  = pattern.New(`(?i)^(不|没($|[^错])|未|否|非|并非|错|误|尚未|假的|no\b|not\b|incorrect)`)
	rejects = pattern.New(`(?i)不是|没有|不对|不符|不正确|不属实|不实|不成立|错误|有误|误读|并非|未超过|未达|未突破|没超过|没达到|没到|未到|否认|否定|\b(not|incorrect|false)\b`)
)

// textMiss says what the text lacks, "" when nothing.
func textMiss(e Expect, text string) string {
	folded := fold(text)
	for _, group := range e.Texts {
		named := false
		for _, t := range group {
			named = named || strings.Contains(folded, fold(t))
		}
		if !named {
			return fmt.Sprintf("text names none of %q", group[:min(4, len(group))])
		}
	}
	begin := strings.TrimLeft(strings.TrimSpace(lex.String(text)), "“\"「【")
	switch {
	case e.Verdict == "no" && agrees.MatchString(begin):
		return "agrees, should contradict"
	case e.Verdict == "yes" && (denies.MatchString(begin) || rejects.MatchString(text)):
		return "contradicts, should agree"
	}
	return ""
}

// grounded reports whether a cited sentence holds the gold piece, or is held
// by it (a cell of a table row).
func grounded(gold []Source, cited []bot.SourceLine) bool {
	for _, c := range cited {
		s := fold(c.Sentence)
		for _, g := range gold {
			if path.Base(c.Article) != g.Article || s == "" {
				continue
			}
			piece := fold(g.Contains)
			if strings.Contains(s, piece) || len([]rune(s)) >= 4 && strings.Contains(piece, s) {
				return true
			}
		}
	}
	return false
}
