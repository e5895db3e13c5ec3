package search

import (
	"fmt"
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/bot/question"
	"wenbao/facts"
)

// FactsOf returns the facts of the entities, ErrTooMany for a crowd; of all when none is
// given, or in a large base those that the question leads to. None must be changed.
func (t *Turn) FactsOf(entities []string) ([]facts.Fact, error) {
	if len(entities) == 0 && t.Large {
		ps, err := t.led(t.Need(), facts.Period{})
		fs := make([]facts.Fact, len(ps))
		for i, p := range ps {
			fs[i] = *p.Fact
		}
		return fs, err
	}
	q := facts.Query{Entities: entities, Most: t.most(len(entities), facts.Period{})}
	kept, err := t.selected("of\n"+strings.Join(entities, "\n"), q)
	return kept.facts, err
}

// FactsIn is FactsOf for facts whose periods overlap one; others may be among them.
func (t *Turn) FactsIn(entities []string, within facts.Period) ([]*match.Prepared, error) {
	return t.FactsLike(entities, within, Filter{})
}

// A Filter tells of facts that may be wanted, so that others may be left out.
type Filter struct {
	Key   string                   // tells it apart from other filters of a question
	Maybe func(f *facts.Fact) bool // as that of facts.Query; nil for all
}

// FactsLike is FactsIn for the facts that a filter lets through; others may be among them.
func (t *Turn) FactsLike(entities []string, within facts.Period, only Filter) ([]*match.Prepared, error) {
	if len(entities) == 0 && t.Large {
		return t.ledTo(t.Need(), within, only)
	}
	key, q := "of\n"+strings.Join(entities, "\n"), facts.Query{Entities: entities}
	if k, ok := t.recall(key); ok {
		return k.prepared, nil
	}
	if t.Large && !within.IsZero() {
		key, q.Period = key+"\n\n"+within.String(), within
	}
	q.Most = t.most(len(entities), within)
	k, err := t.selected(key, q)
	if tooMany(err) {
		n := t.Need()
		n.Entities = entities
		return t.crowd(n, within)
	}
	return k.prepared, err
}

// ArticlesOf calls add for the articles with facts about the entities, in their order,
// until it says that there are enough.
func (t *Turn) ArticlesOf(entities []string, add func(id string) (enough bool)) error {
	if !t.Large { // the facts are soon asked for
		fs, err := t.FactsOf(entities)
		for i := range fs {
			add(fs[i].Article)
		}
		return err
	}
	for limit := 1000; ; limit *= 4 {
		fs, err := t.base.Facts(t.ctx, facts.Query{Entities: entities, Limit: limit})
		for i := range fs {
			if add(fs[i].Article) {
				return nil
			}
		}
		if err != nil || len(fs) < limit {
			return err
		}
	}
}

// FactsAt returns the facts of an article, which must not be changed.
func (t *Turn) FactsAt(article string) ([]facts.Fact, error) {
	kept, err := t.selected("in\n"+article, facts.Query{Articles: []string{article}})
	return kept.facts, err
}

// selected returns the facts that a query selects, by a key of its own.
func (t *Turn) selected(key string, q facts.Query) (kept, error) {
	return t.remembering(key, func() ([]facts.Fact, error) { return t.base.Facts(t.ctx, q) })
}

// preparedIn returns the facts that a need is held against, ready for matching:
// those about its entities, or those that the question leads to. Facts whose
// periods do not overlap within may be left out, none if that is zero.
func (t *Turn) preparedIn(n gates.Need, within facts.Period) ([]*match.Prepared, error) {
	if !t.Large {
		within = facts.Period{} // all are soon asked for
	}
	if len(n.Entities) == 0 && t.Large {
		return t.led(n, within)
	}
	if len(n.Entities) == 0 {
		kept, err := t.selected("of\n", facts.Query{})
		return kept.prepared, err
	}
	k, err := t.allAbout(n, within)
	if tooMany(err) {
		return t.crowd(n, within)
	}
	return k.prepared, err
}

// answering is preparedIn without facts that cannot answer, which may be left out.
func (t *Turn) answering(n gates.Need, within facts.Period) ([]*match.Prepared, error) {
	if len(n.Entities) > 0 || !t.Large {
		return t.preparedIn(n, within)
	}
	return t.ledTo(n, within, Filter{n.Slots(), n.MayAnswer})
}

// allAbout is preparedIn for a need with entities; ErrTooMany for a crowd.
func (t *Turn) allAbout(n gates.Need, within facts.Period) (kept, error) {
	read := func() ([]facts.Fact, error) { return t.FactsAbout(n.Entities, within) }
	if t.Large && slices.Contains(n.Entities, gates.Everybody) { // depends on the question's words
		fs, err := read()
		return kept{fs, match.Prepare(fs)}, err
	}
	key := "about\n" + strings.Join(n.Entities, "\n")
	if within != (facts.Period{}) {
		if k, ok := t.recall(key); ok {
			return k, nil
		}
		key += "\n\n" + within.String()
	}
	return t.remembering(key, read)
}

// kept are facts that a memory keeps.
type kept struct {
	facts    []facts.Fact
	prepared []*match.Prepared // the same
}

// remembering returns the facts kept under a key, or reads and keeps them: for other
// questions, or for this one if they are too many.
func (t *Turn) remembering(key string, read func() ([]facts.Fact, error)) (kept, error) {
	if k, ok := t.recall(key); ok {
		return k, nil
	}
	if k, ok := t.read.big[key]; ok {
		return k, nil
	}
	fs, err := read()
	if err != nil {
		return kept{}, err
	}
	if cap(fs) > len(fs)+len(fs)/8 {
		fs = slices.Clone(fs) // nothing beside them is kept
	}
	k := kept{slices.Clip(fs), match.Prepare(fs)}
	if t.remember(key, k); len(fs)+2 > maxFacts {
		t.read.big[key] = k
	}
	return k, nil
}

// Bounds of what a question without an entity reads of a large base.
const (
	ledPassages = 60
	ledFacts    = 4000 // of the asked metric
)

// led returns the facts that a question leads to by other ways than an entity:
// those of the members of the groups it names, else of the metric it asks for,
// in the periods it asks for; and of the articles whose passages share its
// words. They are in the order of Base.Facts. Facts whose periods do not overlap
// within may be left out.
func (t *Turn) led(n gates.Need, within facts.Period) ([]*match.Prepared, error) {
	return t.ledTo(n, within, Filter{})
}

// ledTo is led for the facts that a filter lets through; others may be among them.
func (t *Turn) ledTo(n gates.Need, within facts.Period, only Filter) ([]*match.Prepared, error) {
	asked := t.talkedOf() + "\n" + n.Concept
	mostPassages, mostFacts := ledPassages, ledFacts
	if t.read.few {
		asked, mostPassages, mostFacts = asked+"\nfew", fewPassages, fewFacts
	}
	keys := []string{asked, asked + "\n" + within.String()}
	if only.Maybe != nil {
		keys = append(keys, keys[1]+"\n"+only.Key)
	}
	for _, key := range keys {
		if ps, ok := t.read.led[key]; ok {
			return ps, nil
		}
	}
	var lists [][]*match.Prepared
	add := func(key string, q facts.Query) error {
		if q.Limit > 0 && t.amongAll() {
			q.Most = q.Limit / 2 // of articles with the level and its growth; some are no help
		}
		kept, err := t.selected(key, q)
		if tooMany(err) || q.Limit > 0 && len(kept.facts) >= q.Limit {
			t.read.partial[t.Q.Text], err = true, nil
		}
		lists = append(lists, kept.prepared)
		return err
	}
	if members := t.allMembers(); len(members) > 0 {
		key := "of\n" + strings.Join(members, "\n") + "\n\n" + within.String()
		if err := add(key, facts.Query{Entities: members, Period: within}); err != nil {
			return nil, err
		}
	} else if n.Concept != "" {
		periods := n.Periods
		if len(periods) == 0 {
			periods = []facts.Period{{}}
		}
		for _, p := range periods {
			if err := add(ofConcept(n.Concept, p, mostFacts)); err != nil {
				return nil, err
			}
		}
	}
	passages, err := t.Passages(t.talkedOf(), mostPassages)
	if err != nil {
		return nil, err
	}
	own, err := t.inArticles(passages, within, only.Maybe)
	if err != nil {
		return nil, err
	}
	key := keys[len(keys)-1]
	if only.Maybe == nil && within.IsZero() {
		key = asked
	}
	t.read.led[key] = union(append(lists, own))
	return t.read.led[key], nil
}

// talkedOf returns the words of a question and those that it takes from the turns before:
// 2023年移动支付有多少亿笔 → 金额呢.
func (t *Turn) talkedOf() string {
	text := t.Q.Text
	if t.Q.Inherited.Metric {
		text += " " + t.Q.Content
	}
	if t.Q.Background != "" {
		text += " " + t.Q.Background
	}
	return text
}

// Bounds of what a question without an entity reads of a large base at first.
const (
	fewPassages = 20
	fewFacts    = 100 // of the asked metric
)

// Abundant reports whether there are so many facts of a concept that few are read at first.
func (t *Turn) Abundant(concept string, within facts.Period) (bool, error) {
	some, err := t.selected(ofConcept(concept, within, fewFacts))
	return err == nil && len(some.facts) >= fewFacts, err
}

// Few does something for which led reads few facts.
func (t *Turn) Few(do func()) {
	t.read.few = true
	do()
	t.read.few = false
}

// Skipped reports whether not all facts of an entity were read, or those of other periods
// than the ones around the asked ones were left out.
func (t *Turn) Skipped() (crowd, around bool) { return t.read.crowd, t.read.around }

// ofConcept is the query for facts of a concept, with its key.
func ofConcept(concept string, within facts.Period, limit int) (key string, q facts.Query) {
	return fmt.Sprint("concept\n", concept, "\n", within, "\n", limit), facts.Query{Concepts: []string{concept}, Period: within, Limit: limit}
}

// inArticles returns the facts that stand around passages. Articles that are not
// remembered are read at once, and those remembered that stand around them as a whole.
func (t *Turn) inArticles(passages []facts.Passage, within facts.Period, maybe func(*facts.Fact) bool) ([]*match.Prepared, error) {
	around := make(surroundings, len(passages))
	var lists [][]*match.Prepared // of an article each, or of several
	var missing []string
	for _, p := range passages {
		if around.add(p) {
			continue
		}
		if k, ok := t.recall("in\n" + p.Article); ok {
			lists = append(lists, k.prepared)
		} else {
			missing = append(missing, p.Article)
		}
	}
	for i, list := range lists {
		lists[i] = around.of(list)
	}
	if len(missing) == 0 {
		return inOrder(lists), nil
	}
	partly := map[string]bool{} // articles with facts that are left out
	fs, err := t.base.Facts(t.ctx, facts.Query{Articles: missing, Period: within, Maybe: func(f *facts.Fact) bool {
		if !around.have(f) {
			partly[f.Article] = true
			return false
		}
		return maybe == nil || maybe(f)
	}})
	if err != nil {
		return nil, err
	}
	if !within.IsZero() || maybe != nil {
		return merged(inOrder(lists), match.Prepare(fs)), nil
	}
	of := map[string][]facts.Fact{}
	for len(fs) > 0 { // article by article
		n := 1
		for n < len(fs) && fs[n].Article == fs[0].Article {
			n++
		}
		of[fs[0].Article], fs = slices.Clone(fs[:n]), fs[n:] // each is forgotten on its own
	}
	for _, id := range missing {
		k := kept{of[id], match.Prepare(of[id])}
		if !partly[id] {
			t.remember("in\n"+id, k)
		}
		lists = append(lists, k.prepared)
	}
	return inOrder(lists), nil
}

// margin is how far from a passage, in bytes, facts stand around it: a news article is
// read as a whole, of a whole report the pages before and behind.
const margin = 8 << 10

// surroundings are the passages of each article around which facts stand.
type surroundings map[string][]facts.Span

// add adds a passage and reports whether there was one of its article.
func (s surroundings) add(p facts.Passage) (known bool) {
	known = len(s[p.Article]) > 0
	s[p.Article] = append(s[p.Article], p.Span)
	return known
}

// have reports whether a fact stands around a passage.
func (s surroundings) have(f *facts.Fact) bool {
	return slices.ContainsFunc(s[f.Article], func(p facts.Span) bool {
		return f.Span.Start >= p.Start-margin && f.Span.End <= p.End+margin
	})
}

// of returns those facts of a list, which is not changed, that stand around passages.
func (s surroundings) of(list []*match.Prepared) []*match.Prepared {
	out := func(p *match.Prepared) bool { return !s.have(p.Fact) }
	if !slices.ContainsFunc(list, out) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), out)
}

// allMembers returns the members of the groups that the question names, with
// the groups; nil where those of one of them are not known.
func (t *Turn) allMembers() []string {
	var out []string
	for _, g := range t.Q.Groups {
		e, _ := t.Entities.Get(g)
		if len(e.Members) == 0 {
			return nil
		}
		out = append(append(out, g), e.Members...)
	}
	return out
}

// TooWide reports whether an answer says something of everybody that was
// found by reading a part of them: 哪家银行净利润最高 in a base with more banks
// than led reads.
func (t *Turn) TooWide(ans answer.Answer) bool {
	return ans.Status != answer.Clarify && len(t.Q.Entities) == 0 && t.read.partial[t.Q.Text] && t.amongAll() && t.Q.Kind != question.List
}

// amongAll reports whether a question without an entity is answered by all that there are
// (who is first) or by one article that has just so many (三家券商各是多少), so that a part
// of them says nothing.
func (t *Turn) amongAll() bool {
	return t.Q.Kind == question.Rank || t.Q.Kind == question.Aggregate || t.Claimant != "" || t.Q.Kind == question.List && t.Q.Count > 1 && len(t.Q.Bounds) == 0
}
