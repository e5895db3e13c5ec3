package verify

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer"
	"wenbao/bot/answer/attribution"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/search"
	"wenbao/bot/answer/sets"
	"wenbao/bot/extractive/wordlist"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// A claim without figures (公司要拆分上市,是真的吗) is held against sentences. It is
// refuted by one that tells the same and denies it, in the sentence or in the
// next one (公司回应:不属实), or that negates its predicate (没有因本次事项被实施风险警示);
// it is confirmed only by one that says nearly all of it without any negation.
// Claims that the text answers in other words stay open.
const (
	minClaim     = 2   // characters
	minDenied    = 0.6 // of the claim's characters, in the sentence that tells it
	minConfirmed = 0.9
)

// Claim verifies a statement without figures. ok is false when no sentence
// decides it.
func Claim(t *search.Turn) (answer.Answer, bool, error) {
	x, err := findTold(t)
	if err != nil || x.article == nil {
		return answer.Answer{}, false, err
	}
	return ruled(t, x)
}

// denial refutes a statement with a figure that no fact answers (要裁员20%), and
// confirms none.
func denial(t *search.Turn) (answer.Answer, bool, error) {
	x, err := findTold(t)
	if err != nil || !x.strong && !x.later {
		return answer.Answer{}, false, err
	}
	return ruled(t, x)
}

// ruled words the verdict over a claim.
func ruled(t *search.Turn, x told) (answer.Answer, bool, error) {
	word := ""
	switch {
	case x.decides() && current(t, x):
		word = "不是"
		if strings.Contains(t.Q.Text, "有") && strings.Contains(t.Q.Content, "计划") {
			word = "没有"
		}
	case x.cover >= minConfirmed && !x.rumour && utf8.RuneCountInString(t.Q.Content) > 3 && dated(t, x):
		word = "是的"
	default:
		return answer.Answer{}, false, nil
	}
	ans := answer.Answer{Status: answer.Answered}
	last := x.sentence
	if x.later {
		last++
	}
	said := ""
	for i := x.sentence; i <= last; i++ {
		s := x.article.Sentences[i]
		said += strings.TrimSpace(s.In(x.article.Text))
		ans.Sources = append(ans.Sources, attribution.Cite(*x.article, i, s.Span))
	}
	ans.Text = word + "。原文：“" + said + "”"
	ans.Interpretation = "理解为：" + strings.Join(t.Q.Entities, "、") + " · " + strings.ReplaceAll(t.Q.Content, " ", "")
	return ans, true, nil
}

// dated reports whether a sentence says the year that the question says, or has
// figures of it.
func dated(t *search.Turn, x told) bool {
	text := x.article.Sentences[x.sentence].In(x.article.Text)
	fs, err := t.FactsAt(x.article.ID)
	if err != nil {
		return false
	}
	return !slices.ContainsFunc(t.Q.Periods, func(p facts.Period) bool {
		return !strings.Contains(text, fmt.Sprint(p.Last().Year)) && !slices.ContainsFunc(fs, func(f facts.Fact) bool {
			return (len(t.Q.Entities) == 0 || slices.Contains(t.Q.Entities, f.Entity)) && f.Sentence == x.sentence && f.Period.Last().Year == p.Last().Year
		})
	})
}

// current reports whether an article speaks of the year that the question says: it
// is of that year or the next, or the sentence says so.
func current(t *search.Turn, x told) bool {
	text := x.article.Sentences[x.sentence].In(x.article.Text)
	return !slices.ContainsFunc(t.Q.Periods, func(p facts.Period) bool {
		y, of := p.Last().Year, x.article.Published.Year
		return of != 0 && of != y && of != y+1 && !strings.Contains(text, fmt.Sprint(y))
	})
}

// without drops words from a text.
func without(s string, drop []string) string {
	for _, w := range drop {
		s = strings.ReplaceAll(s, w, "")
	}
	return strings.Join(strings.Fields(s), " ")
}

// beforeTax reports whether a result is one before others are taken off it: 利润总额 for 净利润.
func beforeTax(f *facts.Fact) bool {
	return !strings.Contains(f.Metric, "净") && !strings.Contains(f.Metric, "亏损")
}

// ofOperations matches a result that is not the last line: 经营亏损7.5亿元 beside 净利润2.1亿元 for 盈利了吗.
var ofOperations = pattern.New(`经营|营业|营运|主营|运营|分部`)

// Sign answers whether an entity makes a profit or a loss: 2024年仍然亏损,对吗; 经营现金流是正的吗,
// by the figure of its result, an announced one where there is no other. How it grew has
// another sign.
func Sign(t *search.Turn) (answer.Answer, bool, error) {
	losses := slices.Concat(sets.LossWords(), words.Words("minus"))
	loss := wordlist.Any(t.Q.Content, losses) && !strings.Contains(t.Q.Content, "扭亏")
	if !loss && !wordlist.Any(t.Q.Content, words.Words("gain")) || len(t.Q.Entities) != 1 || strings.Contains(t.Q.Text, "增") {
		return answer.Answer{}, false, nil
	}
	rest := without(without(without(t.Q.Content, words.Words("gain")), losses), words.Words("modal"))
	asked := t.M.Runes(rest)
	ps, err := t.FactsIn(t.Q.Entities, gates.Hull(t.Q.Periods))
	if err != nil {
		return answer.Answer{}, false, err
	}
	var best *facts.Fact
	for _, p := range ps {
		f := p.Fact
		if f.Quantity.Kind != facts.KindMoney || f.Measure != facts.Level || f.Modality == facts.Denied || !wordlist.Any(f.Metric, words.Words("result")) {
			continue
		}
		if _, ok := gates.PeriodFits(t.Q.Periods, f); !ok || f.Speaker != "" || gates.Superseded(f) != (t.Q.State == question.Before) {
			continue
		}
		expl := make([]float64, len(asked))
		match.Cover(asked, t.M.Runes(f.Metric), 1, expl)
		if len(asked) > 1 && match.Mean(expl) < 0.8 {
			continue
		}
		if happened := f.Modality == facts.Actual; best == nil || happened && best.Modality != facts.Actual ||
			happened == (best.Modality == facts.Actual) && len(t.Q.Periods) == 0 && best.Period.Last().Before(f.Period.Last()) ||
			happened == (best.Modality == facts.Actual) && best.Period == f.Period && (best.Rule == "table" && beforeTax(best) && !beforeTax(f) || len(asked) < 2 && ofOperations.MatchString(best.Metric) && !ofOperations.MatchString(f.Metric)) {
			best = f
		}
	}
	if best == nil {
		return answer.Answer{}, false, nil
	}
	word := "不是，"
	if lost := best.Quantity.Value.Sign() < 0 || strings.Contains(best.Metric, "亏"); lost == loss {
		word = "是的，"
	}
	ans, err := compose.Statements(t, []gates.Candidate{{Fact: *best}})
	ans.Text = word + ans.Text
	return ans, err == nil, err
}
