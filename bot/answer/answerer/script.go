package answerer

import (
	"wenbao/bot/answer"
	"wenbao/bot/answer/phrase"
	"wenbao/facts/lex"
)

// inScript turns the words of an answer into Traditional characters when the
// question is written in them. Figures and quotations stay as their source
// writes them: they are cited.
func inScript(a *answer.Answer, question string) {
	if !lex.IsTraditional(question) {
		return
	}
	a.Text = phrase.Traditional(a.Text)
	a.Interpretation = phrase.Traditional(a.Interpretation)
	for i, s := range a.Suggestions {
		a.Suggestions[i] = phrase.Traditional(s)
	}
}
