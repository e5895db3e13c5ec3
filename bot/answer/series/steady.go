package series

import (
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/search"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// steady matches the words that claim one way for several years: 拨备覆盖率[连续两年]下降吗, 营收[逐年]增长吗.
var steady = pattern.New(`连续(?:[一两三四五六七八九]|[1-9])?(?:年|个季度|季)?|持续|逐年|逐季|一直(?:在)?|年年|每年(?:都)?`)

// Steadily answers whether something went one way all the time, with its figures. It takes three of them, or as many
// as the question counts: a single step says nothing of the others.
func Steadily(t *search.Turn) (answer.Answer, bool, error) {
	said := steady.FindString(t.Q.Text)
	if said == "" || len(t.Q.Entities) != 1 || len(t.Q.Parts) > 1 {
		return answer.Answer{}, false, nil
	}
	again := *t
	again.Q.Kind, again.Q.Measure = question.Trend, facts.Level
	again.Q.Content = question.Subject(steady.ReplaceAllString(t.Q.Content, " "), facts.Growth)
	steps := 2
	for i, n := range []string{"三3", "四4", "五5", "六6", "七7", "八8", "九9"} {
		if strings.ContainsAny(said, n) {
			steps = i + 3
		}
	}
	ans, ok, err := overTime(&again)
	if err != nil || !ok || len(ans.Figures) < steps+1 {
		return answer.Answer{}, false, err
	}
	last := ans.Figures[len(ans.Figures)-steps-1:]
	if t.Q.LastYears() > 0 || !strings.HasPrefix(said, "连续") {
		last = ans.Figures
	}
	verdict := "是的，"
	for i := 1; i < len(last); i++ {
		if last[i].Period.Last().Year > last[i-1].Period.Last().Year+1 {
			return answer.Answer{}, false, nil // nobody says what was between
		}
		if c := last[i].Quantity.Value.Cmp(last[i-1].Quantity.Value); c == 0 || (c < 0) != t.Q.Down {
			verdict = "不是，"
		}
	}
	ans.Text = verdict + ans.Text
	return ans, true, nil
}
