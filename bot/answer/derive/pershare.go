package derive

import (
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/abstain"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/bot/extractive/wordlist"
)

// One share and ten, by which what shareholders get is told.
const (
	onShare = "每股"
	onTen   = "每10股"
)

// perShare computes what is paid or given on one share from what ten get, where the text
// tells only that, and the other way round: 每10股派3.2元 for 每股派多少. Of several payouts
// only the one of the whole year answers; whose is asked back where several have one.
func perShare(t *search.Turn, n gates.Need, _ gates.Outcome) (answer.Answer, bool, error) {
	said, told := onShare, onTen
	if !strings.Contains(n.Words, said) {
		said, told = onTen, onShare
	}
	if !strings.Contains(n.Words, said) || !gates.PaysOut(n.Words) && !wordlist.Any(n.Words, words.Words("given")) {
		return answer.Answer{}, false, nil
	}
	other := n
	content := strings.Replace(n.Words, said, told, 1)
	other.SetContent(content, content, "")
	found, err := t.Seek(other)
	if err != nil {
		return answer.Answer{}, false, err
	}
	found = slices.DeleteFunc(slices.Clone(found), func(c gates.Candidate) bool {
		return !strings.Contains(c.Metric, told) || c.High.Value != "" || c.Score < found[0].Score-levelGap
	})
	if len(n.Entities) == 0 && len(found) > 0 {
		if rivals := choice.Rivals(t, found[0], found); len(rivals) > 1 {
			return abstain.Clarify(t, rivals), true, nil
		}
	}
	c, ok := onePayout(found)
	if !ok {
		return answer.Answer{}, false, nil
	}
	d := arithmetic.TenTimes(c.Fact)
	if told == onTen {
		d = arithmetic.Tenth(c.Fact)
	}
	ans, err := compose.Computed(t, d, c.Entity, strings.Replace(c.Metric, told, said, 1), c.Period)
	return ans, err == nil, err
}

// onePayout returns the one payout that candidates tell of in their latest period, of several
// the whole year's.
func onePayout(cs []gates.Candidate) (gates.Candidate, bool) {
	var got []gates.Candidate
	for _, c := range cs {
		if len(got) > 0 && got[0].Period.Last().Before(c.Period.Last()) {
			got = nil
		}
		if len(got) == 0 || got[0].Period.Last() == c.Period.Last() && got[0].Entity == c.Entity {
			got = append(got, c)
		}
	}
	one := func(cs []gates.Candidate) bool {
		return len(cs) > 0 && !slices.ContainsFunc(cs, func(c gates.Candidate) bool { return !arithmetic.SameValue(c.Quantity, cs[0].Quantity) })
	}
	if one(got) {
		return got[0], true
	}
	whole := slices.DeleteFunc(got, func(c gates.Candidate) bool { return !gates.OfWholeYear(&c.Fact) })
	if one(whole) {
		return whole[0], true
	}
	return gates.Candidate{}, false
}
