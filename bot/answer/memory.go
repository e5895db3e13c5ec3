package answer

import (
	"context"
	"fmt"
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
	about    map[string]kept // by what they were read by
	count    int             // of about
	articles map[string]facts.Article

	unnamed unnamed
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
		v := &vocabulary{base: a.base, below: a.lexicon, within: a.metrics.Within, starts: map[string]*namesAtKey{}}
		a.memory = &memory{generation: generation, large: articles > small, vocabulary: v, entities: a.lexicon.Over(v),
			about: map[string]kept{}, articles: map[string]facts.Article{}}
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
func (m *memory) remember(key string, k kept) {
	if len(k.facts) > maxFacts {
		return
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	if _, ok := m.about[key]; ok {
		return
	}
	if m.count += len(k.facts); m.count > maxFacts {
		clear(m.about)
		m.count = len(k.facts)
	}
	m.about[key] = k
}

// recall returns the facts kept under a key.
func (m *memory) recall(key string) (kept, bool) {
	m.lock.Lock()
	defer m.lock.Unlock()
	k, ok := m.about[key]
	return k, ok
}
