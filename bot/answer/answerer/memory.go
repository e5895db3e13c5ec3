package answerer

import (
	"context"
	"fmt"
	"sync"

	"wenbao/bot/answer/vocabulary"
	"wenbao/bot/extractive"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/recent"
)

// Bounds of what is remembered. A fact with its words made ready for matching has
// about 2 KB; a list counts as two facts more.
const (
	maxFacts      = 20_000
	maxTextBytes  = 8 << 20
	maxPageBytes  = 16 << 20
	maxTriedBytes = 1 << 20 // of suggestions
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
	vocabulary *vocabulary.Names
	entities   *entity.Lexicon // knows the names of the base too

	about    *recent.Cache[string, kept] // by what they were read by
	articles *recent.Cache[string, facts.Article]
	pages    *recent.Cache[string, *extractive.Page]
	tried    *recent.Cache[string, tried] // suggestions

	lock    sync.Mutex
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
	if a.memory == nil || a.memory.generation != generation || a.memory.vocabulary.Spent() {
		v := vocabulary.New(a.base, a.lexicon, a.metrics.Within)
		a.memory = &memory{generation: generation, large: articles > small, vocabulary: v, entities: a.lexicon.Over(v),
			about: recent.New[string, kept](maxFacts), articles: recent.New[string, facts.Article](maxTextBytes),
			pages: recent.New[string, *extractive.Page](maxPageBytes), tried: recent.New[string, tried](maxTriedBytes)}
	}
	return a.memory, nil
}

// known is what is remembered of the base's last known state.
func (a *Answerer) known() *memory {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.memory
}

// Article returns an article of the base, which must not be changed.
func (t *turn) Article(id string) (facts.Article, error) {
	if art, ok := t.memory.articles.Get(id); ok {
		return art, nil
	}
	art, err := t.base.Article(t.ctx, id)
	if err != nil {
		return facts.Article{}, fmt.Errorf("article %s: %w", id, err)
	}
	t.memory.articles.Put(id, art, 2*len(art.Text)+1000) // with sentences and blocks
	return art, nil
}

// page returns an article of the base made ready for questions for a text.
func (t *turn) page(id string) (*extractive.Page, error) {
	if p, ok := t.memory.pages.Get(id); ok {
		return p, nil
	}
	art, err := t.Article(id)
	if err != nil {
		return nil, err
	}
	p := extractive.NewPage(&art, t.entities)
	t.memory.pages.Put(id, p, p.Size())
	return p, nil
}

// remember keeps facts under a key unless they are too many. They must be nobody
// else's.
func (m *memory) remember(key string, k kept) {
	if weight := len(k.facts) + 2; weight <= maxFacts {
		detach(k.facts)
		m.about.Put(key, k, weight)
	}
}

// detach gives facts words of their own: they are pieces of their articles, each of
// which would stay in memory as long as one of its facts.
func detach(fs []facts.Fact) {
	n := 0
	each := func(do func(word *string)) {
		for i := range fs {
			f := &fs[i]
			do(&f.Surface)
			do(&f.Metric)
			do(&f.Of)
			do(&f.Speaker)
		}
	}
	each(func(word *string) { n += len(*word) })
	all := make([]byte, 0, n)
	each(func(word *string) { all = append(all, *word...) })
	rest := string(all)
	each(func(word *string) { *word, rest = rest[:len(*word)], rest[len(*word):] })
}

// recall returns the facts kept under a key.
func (m *memory) recall(key string) (kept, bool) { return m.about.Get(key) }
