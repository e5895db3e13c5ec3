// Package sets gathers one figure for each member of what a question is about (六大行,
// 三家城商行, 券商) or for each period of one entity, and says which members have none.
package sets

import (
	"fmt"
	"slices"
	"sort"

	"wenbao/bot/answer"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/answer/search"
	"wenbao/bot/question"
	"wenbao/facts/entity"
	"wenbao/facts/lex"
)

// Set is what a rank, a sum or a list is made of: one figure for each member.
type Set struct {
	Got     []gates.Candidate // one for each member that has one, by name
	Missing []string          // members that have no figure
	Closed  bool              // all members are known: their list is, or their number is said
}

// Complete reports whether nothing can be missing.
func (s Set) Complete() bool { return s.Closed && len(s.Missing) == 0 }

// Of gathers one figure for each entity, and says which are missing. Where
// the question gives the number of members (五家城商行, 三大航), they are those
// that one article gives just so many figures of. n.Entities are those that the
// question names one by one, not its groups.
func Of(t *search.Turn, n gates.Need) (Set, error) {
	got, err := ByEntity(t, n)
	if err != nil {
		return Set{}, err
	}
	if got, err = withSiblings(t, n, got); err != nil {
		return Set{}, err
	}
	s := Set{Got: got, Closed: len(t.Q.Entities) > 1}
	want := t.Q.Entities
	for _, g := range t.Q.Groups {
		if e, _ := t.Entities.Get(g); len(e.Members) > 0 && (t.Q.Count == 0 || t.Q.Count == len(e.Members)) {
			want, s.Closed = append(want, e.Members...), true
		}
	}
	have := gates.Entities(got)
	for _, m := range want {
		if !slices.Contains(have, m) && !slices.Contains(s.Missing, m) {
			s.Missing = append(s.Missing, m)
		}
	}
	if t.Q.Count > 1 && !s.Closed {
		if one, err := justSoMany(t, n); err != nil || one != nil {
			return Set{Got: one, Closed: true}, err
		}
	}
	return s, nil
}

// withSiblings adds the figures of members that only a shorter word gives.
func withSiblings(t *search.Turn, n gates.Need, cs []gates.Candidate) ([]gates.Candidate, error) {
	if len(cs) == 0 {
		return nil, nil
	}
	more, err := siblings(t, cs[0], n)
	out := slices.Clone(cs)
	have := map[string]bool{} // but nobody
	for _, c := range cs {
		have[c.Entity] = c.Entity != ""
	}
	for _, c := range more {
		if c.Measure == cs[0].Measure && !have[c.Entity] {
			out = append(out, c)
			have[c.Entity] = c.Entity != ""
		}
	}
	return out, err
}

// justSoMany returns the figures of the one article that has them of just as many
// entities as the question says, nil if there is none or more than one.
func justSoMany(t *search.Turn, n gates.Need) ([]gates.Candidate, error) {
	found, err := t.Seek(n)
	if err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(slices.Clone(found), func(c gates.Candidate) bool {
		of, err := ofClass(t, &c.Fact)
		return err == nil && !of // 四家硅片公司 are no four of another trade
	})
	for _, member := range []func(gates.Candidate) bool{func(c gates.Candidate) bool { return belongs(t, c.Entity) }, func(c gates.Candidate) bool { return toldOf(t, c) }} {
		for _, key := range []func(gates.Candidate) string{
			func(c gates.Candidate) string { return c.Article }, func(c gates.Candidate) string { return tableOf(t, c) },
			func(c gates.Candidate) string { return fmt.Sprint(c.Article, " ", c.Sentence) },
		} {
			if list := justSoManyBy(t, n, found, key, member); list != nil {
				return list, nil
			}
		}
	}
	return nil, nil
}

// toldOf reports whether a candidate is of one whom its article tells of as of the group that the question
// counts, whatever it is called: 常熟银行 in 五家上市农商行2024年对比.
func toldOf(t *search.Turn, c gates.Candidate) bool {
	if len(t.Q.Groups) != 1 || c.Entity == "" || t.KindOf(c.Entity) == entity.Group {
		return false
	}
	art, err := t.Article(c.Article)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(t.Entities.Find(lex.Fold(art.Title).Text), func(m entity.Mention) bool { return slices.Contains(m.Names, t.Q.Groups[0]) })
}

// tableOf names the table that a candidate stands in, or its sentence: 三家铁路公司 are the three rows of
// one, whoever else the article tells of.
func tableOf(t *search.Turn, c gates.Candidate) string {
	art, err := t.Article(c.Article)
	if err != nil || c.Sentence < 0 || c.Sentence >= len(art.Sentences) {
		return ""
	}
	if b := art.Sentences[c.Sentence].Block; b >= 0 && b < len(art.Blocks) && art.Blocks[b].Table > 0 {
		return fmt.Sprint(c.Article, " table ", art.Blocks[b].Table)
	}
	return fmt.Sprint(c.Article, " ", c.Sentence)
}

// justSoManyBy does it for the one article, table or sentence that a key stands for, and those who are members.
func justSoManyBy(t *search.Turn, n gates.Need, found []gates.Candidate, key func(gates.Candidate) string, member func(gates.Candidate) bool) []gates.Candidate {
	by := map[string]map[string][]gates.Candidate{} // by key and entity
	for _, c := range found {
		if !member(c) {
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
		for _, cs := range ofOneLength(entities) {
			list = append(list, choice.Settle(t, n, cs))
		}
		if slices.ContainsFunc(list, func(c gates.Candidate) bool { return LengthOf(c.Period) != LengthOf(list[0].Period) }) {
			continue
		}
		if list = alike(t, list); len(list) != t.Q.Count {
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

// Placed returns the candidates whose text states their place, with those of
// their paragraphs that say the same of others.
func Placed(t *search.Turn, n gates.Need, cs []gates.Candidate, place int) ([]gates.Candidate, error) {
	if len(cs) == 0 {
		return nil, nil
	}
	more, err := siblings(t, cs[0], n)
	var out []gates.Candidate
	seen := map[string]bool{}
	for _, c := range append(slices.Clone(cs), more...) {
		id := fmt.Sprint(c.Article, c.Span)
		if !seen[id] && Place(t, &c.Fact) == place {
			out = append(out, c)
		}
		seen[id] = true
	}
	return out, err
}

// Incomplete says why a sum or place over a set cannot be given.
func Incomplete(t *search.Turn, s Set) answer.Answer {
	ans := answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric}
	if len(s.Missing) > 0 {
		ans.Text = "未收录" + phrase.Names(s.Missing) + "的这个数字，不能" + taskName(t.Q) + "。"
	} else {
		ans.Text = "已收录的主体不全，不能" + taskName(t.Q) + "。"
	}
	for _, c := range s.Got {
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
