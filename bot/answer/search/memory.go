package search

import (
	"fmt"
	"sync"

	"wenbao/bot/answer"
	"wenbao/bot/answer/vocabulary"
	"wenbao/bot/extractive"
	"wenbao/bot/spelling"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/entity/naming"
	"wenbao/facts/metric"
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

// small is about how many facts a base has at most for a question without an
// entity to be held against every fact: two whole reports, 350 articles of the news. In a
// larger one it is held against those that the asked metric, the members of the
// asked group and the passages with the question's words lead to: what is left
// out shares none of them.
const small = 8000

// Memory is what an Answerer remembers of one state of its base: names, facts
// and articles that it has read. A change of the base makes a new one. Safe for
// concurrent use.
type Memory struct {
	Generation int64           // of the base
	Large      bool            // the base has more facts than small
	Entities   *naming.Lexicon // knows the names of the base too

	lexicon    *naming.Lexicon // does not
	vocabulary *vocabulary.Names

	about    *recent.Cache[string, kept] // by what they were read by
	articles *recent.Cache[string, facts.Article]
	pages    *recent.Cache[string, *extractive.Page]
	tried    *recent.Cache[string, tried] // suggestions

	lock    sync.Mutex
	unnamed unnamed
}

// NewMemory returns an empty memory of a state of the base with about so many facts.
// Its names come after those of the lexicon.
func NewMemory(base answer.Base, generation, size int64, lexicon *naming.Lexicon, metrics *metric.Lexicon) *Memory {
	v := vocabulary.New(base, lexicon, metrics.Within)
	return &Memory{Generation: generation, Large: size > small, Entities: lexicon.Over(v), lexicon: lexicon, vocabulary: v,
		about: recent.New[string, kept](maxFacts), articles: recent.New[string, facts.Article](maxTextBytes),
		pages: recent.New[string, *extractive.Page](maxPageBytes), tried: recent.New[string, tried](maxTriedBytes)}
}

// IsOf reports whether a memory is of a state of the base and good for more questions.
func (m *Memory) IsOf(generation int64) bool {
	return m.Generation == generation && !m.vocabulary.Spent()
}

// Failed returns the first failure of the base in telling names.
func (m *Memory) Failed() error { return m.vocabulary.Failed() }

// Spelled returns a text with a mistyped name put right, and how it was read.
func (m *Memory) Spelled(text string) (string, spelling.Guess) {
	return m.vocabulary.Spelled(text, m.Entities)
}

// KindOf returns what kind of entity a fact is about. The base is not asked for its
// names, which do not matter: a rank is made of the facts of very many.
func (m *Memory) KindOf(name string) entity.Kind {
	if e, ok := m.lexicon.Get(name); ok || name == "" {
		return e.Kind
	}
	return m.vocabulary.KindOf(name)
}

// Article returns an article of the base, which must not be changed.
func (t *Turn) Article(id string) (facts.Article, error) {
	for _, kept := range []*recent.Cache[string, facts.Article]{t.Memory.articles, t.read.texts} {
		if art, ok := kept.Get(id); ok {
			return art, nil
		}
	}
	art, err := t.base.Article(t.ctx, id)
	if err != nil {
		return facts.Article{}, fmt.Errorf("article %s: %w", id, err)
	}
	size := 2*len(art.Text) + 1000 // with sentences and blocks
	t.Memory.articles.Put(id, art, size)
	t.read.texts.Put(id, art, size)
	return art, nil
}

// Page returns an article of the base made ready for questions for a text.
func (t *Turn) Page(id string) (*extractive.Page, error) {
	if p, ok := t.Memory.pages.Get(id); ok {
		return p, nil
	}
	art, err := t.Article(id)
	if err != nil {
		return nil, err
	}
	p := extractive.NewPage(&art, t.Entities)
	t.Memory.pages.Put(id, p, p.Size())
	return p, nil
}

// tried is what came of asking a suggestion, which many questions have: whether it is
// answered, and what was left out for it.
type tried struct{ answered, around, crowd bool }

// Try reports whether a suggestion is answered when it is asked, which it is once.
func (t *Turn) Try(suggestion string, ask func() (answered bool, err error)) (bool, error) {
	key := fmt.Sprint(suggestion, t.read.around, t.read.crowd)
	known, ok := t.Memory.tried.Get(key)
	if !ok {
		answered, err := ask()
		if err != nil {
			return false, err
		}
		known = tried{answered, t.read.around, t.read.crowd}
		t.Memory.tried.Put(key, known, len(key)+100)
	}
	t.read.around, t.read.crowd = known.around, known.crowd
	return known.answered, nil
}

// remember keeps facts under a key unless they are too many. They must be nobody
// else's.
func (m *Memory) remember(key string, k kept) {
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
func (m *Memory) recall(key string) (kept, bool) { return m.about.Get(key) }
