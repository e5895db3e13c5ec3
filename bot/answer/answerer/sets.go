package answerer

import (
	"fmt"
	"slices"
	"sort"

	"wenbao/bot/answer"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/extractive/wordlist"
	"wenbao/bot/question"
	"wenbao/facts"
)

// set is what a rank, a sum or a list is made of: one figure for each member.
type set struct {
	got     []gates.Candidate
	missing []string // members that have no figure
	closed  bool     // all members are known: their list is, or their number is said
}

// complete reports whether nothing can be missing.
func (s set) complete() bool { return s.closed && len(s.missing) == 0 }

// members gathers one figure for each entity, and says which are missing. Where
// the question gives the number of members (五家城商行, 三大航), they are those
// that one article gives just so many figures of.
func (t *turn) members(n gates.Need) (set, error) {
	got, err := t.gather(n, false)
	if err != nil {
		return set{}, err
	}
	if got, err = t.withSiblings(n, got); err != nil {
		return set{}, err
	}
	s := set{got: got, closed: len(t.Q.Entities) > 1}
	want := t.Q.Entities
	for _, g := range t.Q.Groups {
		if e, _ := t.Entities.Get(g); len(e.Members) > 0 && (t.Q.Count == 0 || t.Q.Count == len(e.Members)) {
			want, s.closed = append(want, e.Members...), true
		}
	}
	have := gates.Entities(got)
	for _, m := range want {
		if !slices.Contains(have, m) && !slices.Contains(s.missing, m) {
			s.missing = append(s.missing, m)
		}
	}
	if t.Q.Count > 1 && !s.closed {
		if one, err := t.justSoMany(n); err != nil || one != nil {
			return set{got: one, closed: true}, err
		}
	}
	return s, nil
}

// withSiblings adds the figures of members that only a shorter word gives.
func (t *turn) withSiblings(n gates.Need, cs []gates.Candidate) ([]gates.Candidate, error) {
	if len(cs) == 0 {
		return nil, nil
	}
	more, err := t.siblings(cs[0], n)
	out := slices.Clone(cs)
	for _, c := range more {
		if c.Measure == cs[0].Measure && !slices.Contains(gates.Entities(out), c.Entity) {
			out = append(out, c)
		}
	}
	return out, err
}

// justSoMany returns the figures of the one article that has them of just as many
// entities as the question says, nil if there is none or more than one.
func (t *turn) justSoMany(n gates.Need) ([]gates.Candidate, error) {
	found, err := t.Seek(n)
	if err != nil {
		return nil, err
	}
	list := t.justSoManyBy(n, found, func(c gates.Candidate) string { return c.Article })
	if list == nil {
		list = t.justSoManyBy(n, found, func(c gates.Candidate) string { return fmt.Sprint(c.Article, " ", c.Sentence) })
	}
	return list, nil
}

// justSoManyBy does it for the one article or sentence that a key stands for.
func (t *turn) justSoManyBy(n gates.Need, found []gates.Candidate, key func(gates.Candidate) string) []gates.Candidate {
	by := map[string]map[string][]gates.Candidate{} // by key and entity
	for _, c := range found {
		if !t.member(c.Entity) {
			continue
		}
		k := key(c)
		if by[k] == nil {
			by[k] = map[string][]gates.Candidate{}
		}
		by[k][c.Entity] = append(by[k][c.Entity], c)
	}
	var out []gates.Candidate
	for _, entities := range by {
		if len(entities) != t.Q.Count {
			continue
		}
		var list []gates.Candidate
		for _, cs := range entities {
			list = append(list, choice.Settle(&t.Turn, n, cs))
		}
		if list = t.alike(list); len(list) != t.Q.Count {
			continue
		}
		if out != nil {
			return nil
		}
		out = list
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Entity < out[j].Entity })
	return out
}

// placed returns the candidates whose text states their place, with those of
// their paragraphs that say the same of others.
func (t *turn) placed(n gates.Need, cs []gates.Candidate, place int) ([]gates.Candidate, error) {
	if len(cs) == 0 {
		return nil, nil
	}
	more, err := t.siblings(cs[0], n)
	var out []gates.Candidate
	seen := map[string]bool{}
	for _, c := range append(slices.Clone(cs), more...) {
		id := fmt.Sprint(c.Article, c.Span)
		if !seen[id] && t.place(&c.Fact) == place {
			out = append(out, c)
		}
		seen[id] = true
	}
	return out, err
}

// byValue sorts candidates, the first in rank first. Losses are compared by
// their size where the question asks who loses most.
func (t *turn) byValue(cs []gates.Candidate) {
	loss := t.asksLoss()
	sort.SliceStable(cs, func(i, j int) bool {
		a, b := cs[i].Quantity.Value, cs[j].Quantity.Value
		if rose, other := a.Sign() > 0, b.Sign() > 0; t.ofDecline() && rose != other {
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

// ofDecline reports whether declines are compared: 哪家降幅最大.
func (t *turn) ofDecline() bool { return t.Q.Down && t.Q.Measure == facts.Growth }

// asksLoss reports whether losses, or declines, are compared by their size: 谁亏得多,
// 降幅最大.
func (t *turn) asksLoss() bool {
	return t.ofDecline() || wordlist.Any(t.Q.Content, lossWords())
}

// lossWords are the words of losses: 亏损, 赔钱.
func lossWords() []string { return words.Words("loss") }

// incomplete says why a sum or place over a set cannot be given.
func (t *turn) incomplete(s set) answer.Answer {
	ans := answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric}
	if len(s.missing) > 0 {
		ans.Text = "未收录" + joinNames(s.missing) + "的这个数字，不能" + taskName(t.Q) + "。"
	} else {
		ans.Text = "已收录的主体不全，不能" + taskName(t.Q) + "。"
	}
	for _, c := range s.got {
		if q := phrase.Question(c.Fact); q != "" && len(ans.Suggestions) < 4 {
			ans.Suggestions = append(ans.Suggestions, q)
		}
	}
	return ans
}

func taskName(q question.Question) string {
	switch {
	case q.Mean:
		return "求平均"
	case q.Kind == question.Rank:
		return "排名"
	case q.Kind == question.List:
		return "列全"
	}
	return "合计"
}

func joinNames(ns []string) string {
	out := ""
	for i, n := range ns {
		if i == 6 {
			return out + "等"
		}
		if i > 0 {
			out += "、"
		}
		out += n
	}
	return out
}
