// Package reverse says what a figure that the question gives stands for: 1512万户说的是什么.
package reverse

import (
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// wordOfPerMille is a unit that means different things by context: 净息差1.63厘 is
// a percentage. A question with it alone asks for the same wording.
const wordOfPerMille = "厘"

// Answer says what a figure stands for: 1512万户说的是什么.
func Answer(t *search.Turn) (answer.Answer, error) {
	var cited []facts.Fact
	var parts []string
	ans := answer.Answer{Status: answer.Answered}
	for _, g := range t.Q.Given {
		fs, err := t.Facts(facts.Query{Entities: t.Q.Entities, Value: g.Value})
		if string(g.Unit) == wordOfPerMille {
			fs = slices.DeleteFunc(fs, func(f facts.Fact) bool { return !strings.Contains(lex.Fold(f.Surface).Text, wordOfPerMille) })
		}
		if err != nil {
			return answer.Answer{}, err
		}
		fs, fits := about(t, fs)
		seen := map[string]bool{}
		for _, f := range fs {
			if f.Quantity.Kind != g.Kind && f.Quantity.Kind != facts.KindNumber && g.Kind != facts.KindNumber && string(g.Unit) != wordOfPerMille {
				continue
			}
			if !fits && g.Kind == facts.KindNumber && f.Quantity.Kind == facts.KindMoney {
				continue // 9.02亿月活是哪个App: 9.02亿元 of something else is none
			}
			if _, ok := gates.PeriodFits(t.Q.Periods, &f); !ok {
				continue
			}
			if f.Modality != facts.Actual && t.Q.Wants == facts.Actual && asksWhen.MatchString(t.Q.Text) {
				continue // 净利润减少4.2亿元是哪个季度: in none yet
			}
			said := phrase.Sentence(f)
			if seen[f.Entity+t.M.MetricKey(&f)] || len(parts) >= 6 {
				continue
			}
			seen[f.Entity+t.M.MetricKey(&f)] = true
			parts = append(parts, said)
			cited = append(cited, f)
			ans.Figures = append(ans.Figures, compose.Figures(f)...)
		}
	}
	if len(parts) == 0 {
		return answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: "已收录的文章里没有这个数字。"}, nil
	}
	ans.Text = compose.WithShortNames(t, candidatesOf(cited), strings.Join(parts, "；")) + "。"
	ans.Interpretation = "理解为：" + givenTexts(t) + "出现在哪里"
	var err error
	ans.Sources, err = compose.Sources(t, cited...)
	return ans, err
}

// asksWhen asks when something was so.
var asksWhen = pattern.New(`(?:哪|何|什么)(?:一)?(?:个)?(?:季度|半年|年|月|时候|时|天|日)`)

// givenTexts words the figures that the question gives.
func givenTexts(t *search.Turn) string {
	var out []string
	for _, g := range t.Q.Given {
		out = append(out, g.Text)
	}
	return strings.Join(out, "、")
}

func candidatesOf(fs []facts.Fact) []gates.Candidate {
	out := make([]gates.Candidate, len(fs))
	for i, f := range fs {
		out[i] = gates.Candidate{Fact: f}
	}
	return out
}

// about keeps the facts that the question's words are about, if there are such:
// 248.50亿元是哪家银行的科技投入. False where it has words and none is.
func about(t *search.Turn, fs []facts.Fact) ([]facts.Fact, bool) {
	n := t.Need()
	if len(n.Query.Runes) < 2 {
		return fs, true
	}
	var out []facts.Fact
	for i := range fs {
		c := gates.Candidate{Fact: fs[i], Fit: t.M.Fit(&n.Query, t.M.Words(&fs[i]), true)}
		n.ConceptFit(&c)
		if c.Good() {
			out = append(out, fs[i])
		}
	}
	if len(out) == 0 {
		return fs, false
	}
	return out, true
}
