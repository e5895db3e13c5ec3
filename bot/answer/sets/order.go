package sets

import (
	"sort"

	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/bot/extractive/wordlist"
	"wenbao/facts"
)

// ByValue sorts candidates, the first in rank first. Losses are compared by
// their size where the question asks who loses most.
func ByValue(t *search.Turn, cs []gates.Candidate) {
	loss := AsksLoss(t)
	sort.SliceStable(cs, func(i, j int) bool {
		a, b := cs[i].Quantity.Value, cs[j].Quantity.Value
		if rose, other := a.Sign() > 0, b.Sign() > 0; OfDecline(t) && rose != other {
			return other // what rose did not fall most
		}
		if loss {
			a, b = a.Abs(), b.Abs()
		}
		if t.Q.Least {
			return a.Cmp(b) < 0
		}
		return a.Cmp(b) > 0
	})
}

// OfDecline reports whether declines are compared: 哪家降幅最大.
func OfDecline(t *search.Turn) bool { return t.Q.Down && t.Q.Measure == facts.Growth }

// AsksLoss reports whether losses, or declines, are compared by their size: 谁亏得多,
// 降幅最大.
func AsksLoss(t *search.Turn) bool {
	return OfDecline(t) || wordlist.Any(t.Q.Content, LossWords())
}

// LossWords are the words of losses: 亏损, 赔钱.
func LossWords() []string { return words.Words("loss") }
