package eval

import (
	"path"
	"slices"
	"strings"

	"wenbao/bot"
	"wenbao/bot/answer"
	"wenbao/facts"
)

// roundingAllowed is the relative difference that First lets pass:
// 10.22万亿 for 102,167.06亿.
const roundingAllowed facts.Decimal = "0.005"

// judgeFirst compares an answer with what is expected by the rules of First:
//
//   - where not_found is expected, asking back will do as well;
//   - a single figure is the first of the answer, several are all in it; their
//     units are equal, not of one class;
//   - the text counts only where no figure is expected.
//
// Any other figure is a wrong one.
func judgeFirst(q Question, a bot.AnswerLine) Verdict {
	e := q.Expect
	if e.Status != answer.Answered {
		right := a.Status == e.Status
		if e.Status == answer.NotFound {
			right = len(a.Figures) == 0 && (a.Status == answer.NotFound || a.Status == answer.Clarify)
		}
		return Verdict{Right: right, Wrong: !right && len(a.Figures) > 0, Why: unless(right, "status "+string(a.Status)+", want "+string(e.Status))}
	}
	if a.Status != answer.Answered {
		return Verdict{Why: "status " + string(a.Status) + ", want answered"}
	}
	v := Verdict{Cited: len(q.Sources) > 0, Sourced: groundedStem(q.Sources, a.Sources)}
	if len(e.Figures) == 0 {
		v.Why = textMiss(e, a.Text)
		v.Right = v.Why == ""
		return v
	}
	for _, alt := range e.Figures {
		if len(alt) == 1 {
			v.Right = v.Right || len(a.Figures) > 0 && sameUnit(alt[0], a.Figures[0])
			continue
		}
		v.Right = v.Right || !slices.ContainsFunc(alt, func(w Figure) bool {
			return !slices.ContainsFunc(a.Figures, func(f bot.FigureLine) bool { return sameUnit(w, f) })
		})
	}
	v.Wrong = !v.Right && len(a.Figures) > 0
	v.Why = unless(v.Right, "expected figure is not the first")
	return v
}

func unless(ok bool, why string) string {
	if ok {
		return ""
	}
	return why
}

// oneUnit are the sets of units that First takes for one; people counted by
// 户 have to be the same number.
var oneUnit = []map[string]bool{{"x": true, "": true}, kinds("股", "份")}

// sameUnit reports whether f is the expected figure by the rules of First.
func sameUnit(w Figure, f bot.FigureLine) bool {
	if f.Value == "" {
		return false
	}
	unit, tolerance := string(f.Unit), roundingAllowed
	if unit != w.Unit && !slices.ContainsFunc(oneUnit, func(set map[string]bool) bool { return set[unit] && set[w.Unit] }) {
		if people := kinds("人", "户", "名"); !people[unit] || !people[w.Unit] {
			return false
		}
		tolerance = ""
	}
	want, got := w.Value, f.Value
	if w.EitherWay {
		want, got = want.Abs(), got.Abs()
	}
	return within(want.Rat(), got.Rat(), tolerance)
}

// groundedStem reports whether a sentence of the gold article, whatever its
// file type, holds the gold piece.
func groundedStem(gold []Source, cited []bot.SourceLine) bool {
	stem := func(name string) string {
		name = path.Base(name)
		return strings.TrimSuffix(name, path.Ext(name))
	}
	for _, c := range cited {
		for _, g := range gold {
			if stem(c.Article) == stem(g.Article) && strings.Contains(fold(c.Sentence), fold(g.Contains)) {
				return true
			}
		}
	}
	return false
}
