// Package abstain says that there is no answer, and why; asks back which of several is meant;
// and suggests questions that do get answers. No answer of it has a figure.
package abstain

import (
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/answer/search"
	"wenbao/facts"
)

// NothingAsked says that a question names no metric, and suggests some that are known.
func NothingAsked(t *search.Turn) (answer.Answer, error) {
	ans := answer.Answer{Status: answer.NotFound, Reason: answer.NoQuestion, Text: Why(t, answer.NoQuestion, nil)}
	return ans, suggestKnown(t, t.Q.Entities, &ans)
}

// NothingOf says that there is no answer, and names what is near.
func NothingOf(t *search.Turn) (answer.Answer, error) {
	n := t.Need()
	out, err := t.Search(n)
	if err != nil {
		return answer.Answer{}, err
	}
	return NotFound(t, n, gates.Outcome{Near: append(out.Found, out.Near...)})
}

// NoneFits says that nothing known keeps to the bound of a list.
const NoneFits = "已收录的里面没有符合条件的。"

// NearOnly says that what was found does not answer, and names it as what is near.
func NearOnly(t *search.Turn, n gates.Need, found []gates.Candidate) (answer.Answer, error) {
	out, err := t.Search(n)
	if err != nil {
		return answer.Answer{}, err
	}
	return NotFound(t, n, gates.Outcome{Near: append(found, out.Near...)})
}

// NotFound says why there is no answer, and suggests questions on the nearest
// facts that the base does hold.
func NotFound(t *search.Turn, n gates.Need, out gates.Outcome) (answer.Answer, error) {
	ans := answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric}
	scope := otherScope(t, n, out)
	var near []gates.Candidate
	switch {
	case len(n.Entities) > 0 && !t.Known(n.Entities):
		ans.Reason = answer.UnknownEntity
	case len(out.OtherClaim) > 0:
		ans.Reason = answer.OnlyForecast
	case len(out.OtherPeriod) > 0:
		ans.Reason = answer.PeriodMissing
	case len(scope) > 0:
		ans.Reason, near = answer.OnlyOtherScope, scope
	}
	ans.Text = Why(t, ans.Reason, n.Entities)
	if ps := periodNames(out.OtherPeriod, 4); ans.Reason == answer.PeriodMissing && len(ps) > 0 {
		ans.Text += "已收录的期间：" + strings.Join(ps, "、") + "。"
	}
	switch crowd, around := t.Skipped(); {
	case crowd:
		ans.Text += "文章太多，只看了最相近的。"
	case around:
		ans.Text += "只看了所问期间前后的数字。"
	}
	near = slices.Concat(near, out.OtherPeriod, out.OtherClaim, out.OtherMeasure, out.Near)
	for _, c := range near {
		if s := phrase.Question(c.Fact); c.Recall >= 0.5 && c.Modality != facts.Denied && len(ans.Suggestions) < MaxSuggested+2 && s != "" && !slices.Contains(ans.Suggestions, s) {
			ans.Suggestions = append(ans.Suggestions, s)
		}
	}
	return ans, others(t, n, &ans)
}

// otherScope returns what is known of the asked metric in another scope, best
// first: candidates that only a modifier of the question or of theirs keeps
// from answering.
func otherScope(t *search.Turn, n gates.Need, out gates.Outcome) []gates.Candidate {
	var got []gates.Candidate
	for _, c := range out.Near {
		_, when := n.PeriodFits(&c.Fact)
		if c.Clash && c.Recall >= 0.6 && c.Head >= match.MinHead && c.Precision >= 0.6 && when && c.EntityBasis != "" && n.MeasureFits(&c.Fact) && n.KindFits(&c.Fact) {
			got = append(got, c)
		}
	}
	return got
}

func periodNames(cs []gates.Candidate, limit int) []string {
	var out []string
	for _, c := range cs {
		if s := phrase.Period(c.Period); s != "" && !slices.Contains(out, s) && len(out) < limit {
			out = append(out, s)
		}
	}
	return out
}
