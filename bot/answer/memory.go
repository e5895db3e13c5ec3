package answer

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"wenbao/facts"
	"wenbao/facts/entity"
)

// Bounds of what is remembered; beyond one of them that part is forgotten. A
// fact with its words made ready for matching has about 2 KB.
const (
	maxFacts    = 30_000
	maxArticles = 400
)

// small is how many articles a base has at most for a question without an
// entity to be held against every fact. In a larger one it is held against
// those that the asked metric, the members of the asked group and the passages
// with the question's words lead to: what is left out shares none of them.
const small = 2000

// memory is what an Answerer remembers of one state of its base: names, facts
// and articles that it has read. A change of the base makes a new one. Safe for
// concurrent use.
type memory struct {
	generation int64
	large      bool // more than small
	vocabulary *vocabulary
	entities   *entity.Lexicon // knows the names of the base too

	lock     sync.Mutex
	about    map[string][]prepared // by entities, a line each
	count    int                   // of about
	articles map[string]facts.Article

	unnamed      []facts.Fact // without an entity; of a small base
	unnamedKnown bool
}

// remembered returns the memory of the base as it is now.
func (a *Answerer) remembered(ctx context.Context) (*memory, error) {
	generation, articles, err := a.base.State(ctx)
	if err != nil {
		return nil, fmt.Errorf("state of the base: %w", err)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.memory == nil || a.memory.generation != generation || a.memory.vocabulary.failed() != nil {
		v := &vocabulary{base: a.base, below: a.lexicon, starts: map[string]*namesAtKey{}}
		a.memory = &memory{generation: generation, large: articles > small, vocabulary: v, entities: a.lexicon.Over(v),
			about: map[string][]prepared{}, articles: map[string]facts.Article{}}
	}
	return a.memory, nil
}

// article returns an article of the base, which must not be changed.
func (t *turn) article(id string) (facts.Article, error) {
	m := t.memory
	m.lock.Lock()
	art, ok := m.articles[id]
	m.lock.Unlock()
	if ok {
		return art, nil
	}
	art, err := t.base.Article(t.ctx, id)
	if err != nil {
		return facts.Article{}, fmt.Errorf("article %s: %w", id, err)
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	if len(m.articles) >= maxArticles {
		clear(m.articles)
	}
	m.articles[id] = art
	return art, nil
}

// remember keeps facts under a key unless they are too many.
func (m *memory) remember(key string, ps []prepared) {
	if len(ps) > maxFacts {
		return
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	if _, ok := m.about[key]; ok {
		return
	}
	if m.count += len(ps); m.count > maxFacts {
		clear(m.about)
		m.count = len(ps)
	}
	m.about[key] = ps
}

// recall returns the facts kept under a key.
func (m *memory) recall(key string) ([]prepared, bool) {
	m.lock.Lock()
	defer m.lock.Unlock()
	ps, ok := m.about[key]
	return ps, ok
}

// factsOf returns the facts of the entities; of all when none is given, or in
// a large base those that the question leads to. The result must not be
// changed.
func (t *turn) factsOf(entities []string) ([]facts.Fact, error) {
	if len(entities) == 0 && t.large {
		return t.led(t.need())
	}
	key := strings.Join(entities, "\n")
	if fs, ok := t.read.facts[key]; ok {
		return fs, nil
	}
	fs, err := t.base.Facts(t.ctx, facts.Query{Entities: entities})
	if err != nil {
		return nil, err
	}
	t.read.facts[key] = slices.Clip(fs)
	return t.read.facts[key], nil
}

// preparedAbout returns factsAbout made ready for matching.
func (t *turn) preparedAbout(n need) ([]prepared, error) {
	ledOnly := len(n.entities) == 0 && t.large
	key := strings.Join(n.entities, "\n")
	if !ledOnly && !slices.Contains(n.entities, everybody) {
		if ps, ok := t.recall(key); ok {
			return ps, nil
		}
	}
	var fs []facts.Fact
	var err error
	if ledOnly {
		fs, err = t.led(n)
	} else {
		fs, err = t.factsAbout(t.ctx, n.entities)
	}
	if err != nil {
		return nil, err
	}
	ps := make([]prepared, len(fs))
	for i := range fs {
		ps[i].fact = &fs[i]
	}
	if !ledOnly && !slices.Contains(n.entities, everybody) {
		t.remember(key, ps)
	}
	return ps, nil
}

// Bounds of what a question without an entity reads of a large base.
const (
	ledPassages = 60
	ledFacts    = 4000 // of the asked metric
)

// led returns the facts that a question leads to by other ways than an entity:
// those of the members of the groups it names; of the metric it asks for, in
// the periods it asks for; and of the articles whose passages share its words.
// They are in the order of Base.Facts.
func (t *turn) led(n need) ([]facts.Fact, error) {
	key := "\n" + t.q.Text + "\n" + n.concept
	if fs, ok := t.read.facts[key]; ok {
		return fs, nil
	}
	var queries []facts.Query
	if members := t.allMembers(); len(members) > 0 {
		queries = append(queries, facts.Query{Entities: members})
	}
	if n.concept != "" {
		periods := n.periods
		if len(periods) == 0 {
			periods = []facts.Period{{}}
		}
		for _, p := range periods {
			queries = append(queries, facts.Query{Concepts: []string{n.concept}, Period: p, Limit: ledFacts})
		}
	}
	passages, err := t.base.Passages(t.ctx, t.q.Text, ledPassages)
	if err != nil {
		return nil, fmt.Errorf("passages: %w", err)
	}
	var articles []string
	for _, p := range passages {
		if !slices.Contains(articles, p.Article) {
			articles = append(articles, p.Article)
		}
	}
	if len(articles) > 0 {
		queries = append(queries, facts.Query{Articles: articles})
	}
	fs, err := t.union(queries)
	if err != nil {
		return nil, err
	}
	t.read.facts[key] = fs
	return fs, nil
}

// union returns the facts that any of the queries selects, each once.
func (t *turn) union(queries []facts.Query) ([]facts.Fact, error) {
	type place struct {
		article, surface, entity, metric string
		span                             facts.Span
		period                           facts.Period
	}
	seen := map[place]bool{}
	var all []facts.Fact
	for _, q := range queries {
		fs, err := t.base.Facts(t.ctx, q)
		if err != nil {
			return nil, err
		}
		own := map[place]bool{}
		for _, f := range fs {
			p := place{f.Article, f.Surface, f.Entity, f.Metric, f.Span, f.Period}
			if !seen[p] {
				own[p] = true
				all = append(all, f)
			}
		}
		for p := range own {
			seen[p] = true
		}
	}
	slices.SortStableFunc(all, func(a, b facts.Fact) int {
		return cmp.Or(strings.Compare(a.Article, b.Article), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	return all, nil
}

// allMembers returns the members of the groups that the question names, with
// the groups; nil where those of one of them are not known.
func (t *turn) allMembers() []string {
	var out []string
	for _, g := range t.q.Groups {
		e, _ := t.entities.Get(g)
		if len(e.Members) == 0 {
			return nil
		}
		out = append(append(out, g), e.Members...)
	}
	return out
}

// nobodys is how many passages are looked at for figures of nobody in
// particular whose words name an entity.
const nobodys = 30

// nobody returns the facts without an entity: all of them, which are asked for
// once, since few articles leave it open whom they are about; in a large base
// those whose passages share words with the text.
func (t *turn) nobody(text string) ([]facts.Fact, error) {
	if t.large {
		passages, err := t.base.Unnamed(t.ctx, text, nobodys)
		if err != nil || len(passages) == 0 {
			return nil, err
		}
		var articles []string
		for _, p := range passages {
			if !slices.Contains(articles, p.Article) {
				articles = append(articles, p.Article)
			}
		}
		return t.base.Facts(t.ctx, facts.Query{Entities: []string{""}, Articles: articles})
	}
	m := t.memory
	m.lock.Lock()
	fs, known := m.unnamed, m.unnamedKnown
	m.lock.Unlock()
	if known {
		return fs, nil
	}
	fs, err := t.base.Facts(t.ctx, facts.Query{Entities: []string{""}})
	if err != nil {
		return nil, err
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	m.unnamed, m.unnamedKnown = fs, true
	return fs, nil
}
