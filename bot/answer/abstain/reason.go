package abstain

import (
	"fmt"
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/answer/search"
	"wenbao/facts"
)

// MaxSuggested is how many questions an abstention suggests; a question back
// lists one for each reading, at most MaxReadings.
const (
	MaxSuggested = 4
	MaxReadings  = 5
)

// Why is the sentence that goes with a reason.
func Why(t *search.Turn, r answer.Reason, entities []string) string {
	subject := strings.Join(entities, "、")
	about := strings.ReplaceAll(t.Q.Content, " ", "")
	switch r {
	case answer.UnknownEntity:
		return fmt.Sprintf("已收录的文章里没有%s的数字。", subject)
	case answer.OnlyForecast:
		return fmt.Sprintf("没有%s“%s”的实际数，只有目标、预测或被否认的说法。", subject, about)
	case answer.PeriodMissing:
		return fmt.Sprintf("没有%s该期间的“%s”。", subject, about)
	case answer.OnlyOtherScope:
		return fmt.Sprintf("没有%s“%s”的数字，只有范围或口径不同的数字。", subject, about)
	case answer.TooWide:
		return fmt.Sprintf("收录的“%s”太多，逐一比较不全。请指明哪几家（如六大行）和哪一期。", about)
	case answer.NoQuestion:
		return "没有看出要查哪个指标。请说明哪一家、哪个期间、哪个指标。"
	}
	return fmt.Sprintf("没有找到%s“%s”的数字。", subject, about)
}

// SettleSuggestions keeps the suggestions that get an answer when they are
// asked, each once: a reader who takes one must not be turned away again.
func SettleSuggestions(t *search.Turn, ans *answer.Answer, ask func(question string) (answer.Answer, error)) error {
	most := MaxSuggested
	if ans.Status == answer.Clarify {
		most = MaxReadings
	}
	var kept []string
	for i, s := range ans.Suggestions {
		if len(kept) == most || i == most+2 {
			break
		}
		if slices.Contains(kept, s) {
			continue
		}
		answered, err := t.Try(s, func() (bool, error) {
			again, err := ask(s)
			return again.Status == answer.Answered, err
		})
		if err != nil {
			return err
		}
		if answered {
			kept = append(kept, s)
		}
	}
	if ans.Suggestions = kept; ans.Status == answer.Clarify && len(kept) == 0 {
		// asking back would only put the abstention off
		*ans = answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: Why(t, answer.UnknownMetric, t.Q.Entities)}
	}
	return nil
}

// others adds suggestions where the question's own words led to none: the
// same metric of others for an entity that is not known, other metrics for one
// that is.
func others(t *search.Turn, n gates.Need, ans *answer.Answer) error {
	if len(ans.Suggestions) > 0 || len(n.Query.Runes) == 0 {
		return nil
	}
	if ans.Reason == answer.UnknownEntity {
		return sameOfOthers(t, n, ans)
	}
	if len(n.Entities) == 0 {
		return nil // what others have in store is no help
	}
	return suggestKnown(t, n.Entities, ans)
}

// sameOfOthers suggests the asked metric of entities that the base knows.
func sameOfOthers(t *search.Turn, n gates.Need, ans *answer.Answer) error {
	metric := strings.ReplaceAll(t.Q.Content, " ", "")
	seen := map[string]bool{"": true}
	add := func(f *facts.Fact) (enough bool) {
		if _, ok := n.PeriodFits(f); ok && !seen[f.Entity] && n.MeasureFits(f) && gates.ClaimFits(n.Wants, f) {
			seen[f.Entity] = true
			ans.Suggestions = append(ans.Suggestions, phrase.Question(*f))
		}
		return len(ans.Suggestions) == MaxSuggested
	}
	if t.Large && n.Concept == "" {
		ps, err := t.FactsIn(nil, gates.Hull(n.Periods))
		for _, p := range ps {
			if f := p.Fact; (strings.Contains(f.Metric, metric) || strings.Contains(f.Context, metric)) && add(f) {
				break
			}
		}
		return err
	}
	q := facts.Query{Metric: metric, Period: gates.Hull(n.Periods)}
	if n.Concept != "" {
		q = facts.Query{Concepts: []string{n.Concept}, Period: q.Period}
	}
	for _, limit := range []int{search.MaxSampled / 10, search.MaxSampled} { // the first ones often are enough
		q.Limit = limit
		fs, err := t.Facts(q)
		if err != nil {
			return err
		}
		for i := range fs {
			if add(&fs[i]) {
				return nil
			}
		}
		if len(fs) < limit {
			break
		}
	}
	return nil
}

// suggestKnown suggests questions on the metrics that the base has most often
// for the entities, or for any when none is named.
func suggestKnown(t *search.Turn, entities []string, ans *answer.Answer) error {
	var fs []facts.Fact
	var err error
	switch {
	case len(entities) > 0:
		fs, err = t.SampleOf(entities)
	default:
		fs, err = t.Facts(facts.Query{Limit: search.MaxSampled})
	}
	names, first := inventoryOf(fs, nil)
	for _, m := range LimitNames(names, MaxSuggested) {
		ans.Suggestions = append(ans.Suggestions, phrase.Question(first[m]))
	}
	return err
}
