package table

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"

	"wenbao/facts"
)

// memory is a table of maps. Lookups go through an index over all facts that
// the first lookup after a change builds.
type memory struct {
	mu         sync.RWMutex
	generation int64
	number     int64
	versions   map[string]Version // by article ID
	since      map[int64]int64    // version number → generation that put it
	gone       map[int64]int64    // version number → generation that removed it
	index      *factIndex         // nil after a change
}

// factIndex holds all facts in the order of Find, and where the facts of an
// entity, a concept, an absolute value and an article are in it.
type factIndex struct {
	facts                               []facts.Fact
	byEntity, byConcept, byAbs, byOwner map[string][]int
	names, namesOf                      map[string][]facts.Name // by key, by entity
}

// Memory returns an empty table that lives in memory only.
func Memory() Table {
	return &memory{versions: map[string]Version{}, since: map[int64]int64{}, gone: map[int64]int64{}}
}

func (m *memory) Put(ctx context.Context, entries ...Entry) ([]Version, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.generation++
	versions := make([]Version, 0, len(entries))
	for _, e := range entries {
		m.remove(e.Article.ID)
		m.number++
		e.Facts = slices.Clone(e.Facts)
		for i := range e.Facts {
			e.Facts[i].Article = e.Article.ID
		}
		v := Version{Number: m.number, Entry: e}
		m.versions[e.Article.ID] = v
		m.since[m.number] = m.generation
		versions = append(versions, v)
	}
	m.index = nil
	return versions, nil
}

func (m *memory) remove(id string) bool {
	v, ok := m.versions[id]
	if ok {
		delete(m.versions, id)
		delete(m.since, v.Number)
		m.gone[v.Number] = m.generation
	}
	return ok
}

func (m *memory) Delete(_ context.Context, id string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.versions[id]; !ok {
		return ErrNoArticle
	}
	m.generation++
	m.remove(id)
	m.index = nil
	return nil
}

func (m *memory) Hash(_ context.Context, id string) (string, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.versions[id].Article.Hash, nil
}

func (m *memory) Article(_ context.Context, id string) (facts.Article, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	v, ok := m.versions[id]
	if !ok {
		return facts.Article{}, ErrNoArticle
	}
	return v.Article, nil
}

func (m *memory) Articles(context.Context) ([]facts.Article, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var list []facts.Article
	for _, id := range slices.Sorted(maps.Keys(m.versions)) {
		art := m.versions[id].Article
		art.Text, art.Blocks, art.Sentences = "", nil, nil
		list = append(list, art)
	}
	return list, nil
}

func (m *memory) Entities(context.Context) ([]EntityCount, error) {
	ix := m.indexed()
	var list []EntityCount
	for _, name := range slices.Sorted(maps.Keys(ix.byEntity)) {
		if name != "" {
			list = append(list, EntityCount{Entity: name, Facts: len(ix.byEntity[name])})
		}
	}
	return list, nil
}

func (m *memory) Generation(context.Context) (generation int64, base string, err error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.generation, "", nil
}

func (m *memory) Numbers(context.Context) (int64, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.number, nil
}

func (m *memory) Size(context.Context) (n int64, err error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	for _, v := range m.versions {
		n += int64(len(v.Facts))
	}
	return n, nil
}

func (m *memory) Since(ctx context.Context, generation int64) iter.Seq2[Version, error] {
	m.mu.RLock()
	var list []Version
	for _, v := range m.versions {
		if m.since[v.Number] > generation {
			list = append(list, v)
		}
	}
	m.mu.RUnlock()
	slices.SortFunc(list, func(a, b Version) int { return cmp.Compare(a.Number, b.Number) })
	return func(yield func(Version, error) bool) {
		for _, v := range list {
			if err := ctx.Err(); err != nil {
				yield(Version{}, err)
				return
			}
			if !yield(v, nil) {
				return
			}
		}
	}
}

func (m *memory) Gone(_ context.Context, generation int64) ([]int64, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var list []int64
	for number, g := range m.gone {
		if g > generation {
			list = append(list, number)
		}
	}
	slices.Sort(list)
	return list, nil
}

func (m *memory) Current(_ context.Context, versions []int64) ([]string, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	names := make(map[int64]string, len(m.versions))
	for id, v := range m.versions {
		names[v.Number] = id
	}
	current := make([]string, len(versions))
	for i, v := range versions {
		current[i] = names[v]
	}
	return current, nil
}

func (m *memory) Following(_ context.Context, after string, n int) ([]Numbered, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var list []Numbered
	for id, v := range m.versions {
		if id > after {
			list = append(list, Numbered{v.Number, id})
		}
	}
	slices.SortFunc(list, func(a, b Numbered) int { return strings.Compare(a.ID, b.ID) })
	return list[:min(n, len(list))], nil
}

func (m *memory) Close() error { return nil }

func (m *memory) indexed() *factIndex {
	m.mu.RLock()
	ix := m.index
	m.mu.RUnlock()
	if ix != nil {
		return ix
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.index == nil {
		m.index = m.build()
	}
	return m.index
}

func (m *memory) build() *factIndex {
	ix := &factIndex{
		byEntity: map[string][]int{}, byConcept: map[string][]int{},
		byAbs: map[string][]int{}, byOwner: map[string][]int{},
		names: map[string][]facts.Name{}, namesOf: map[string][]facts.Name{},
	}
	for _, id := range slices.Sorted(maps.Keys(m.versions)) {
		from := len(ix.facts)
		ix.facts = append(ix.facts, m.versions[id].Facts...)
		slices.SortStableFunc(ix.facts[from:], func(a, b facts.Fact) int {
			return cmp.Compare(a.Span.Start, b.Span.Start)
		})
	}
	for i, f := range ix.facts {
		abs := string(f.Quantity.Value.Abs())
		ix.byEntity[f.Entity] = append(ix.byEntity[f.Entity], i)
		ix.byConcept[f.Concept] = append(ix.byConcept[f.Concept], i)
		ix.byAbs[abs] = append(ix.byAbs[abs], i)
		ix.byOwner[f.Article] = append(ix.byOwner[f.Article], i)
	}
	for name := range namesOf(ix.facts) {
		ix.namesOf[name.Entity] = append(ix.namesOf[name.Entity], name)
		for _, key := range facts.NameKeys(name.Text) {
			ix.names[key] = append(ix.names[key], name)
		}
	}
	return ix
}

func (m *memory) Find(ctx context.Context, q facts.Query) ([]facts.Fact, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	ix := m.indexed()
	var found []facts.Fact
	articles := 0
	for i := range ix.candidates(q) {
		if f := ix.facts[i]; selects(q, f) {
			if len(found) == 0 || found[len(found)-1].Article != f.Article {
				articles++
			}
			if q.Most > 0 && articles > q.Most {
				return nil, facts.ErrTooMany
			}
			found = append(found, f)
			if len(found) == q.Limit {
				break
			}
		}
	}
	return found, nil
}

// candidates yields, in order, the positions of the facts that the most
// selective list of the query leaves.
func (ix *factIndex) candidates(q facts.Query) iter.Seq[int] {
	var best []int
	found := false
	try := func(index map[string][]int, keys []string) {
		if len(keys) == 0 {
			return
		}
		var list []int
		for _, k := range slices.Compact(slices.Sorted(slices.Values(keys))) {
			list = append(list, index[k]...)
		}
		if !found || len(list) < len(best) {
			best, found = list, true
		}
	}
	try(ix.byEntity, q.Entities)
	try(ix.byConcept, q.Concepts)
	try(ix.byOwner, q.Articles)
	if q.Value != "" {
		try(ix.byAbs, []string{string(q.Value.Abs())})
	}
	if found {
		slices.Sort(best)
		return slices.Values(best)
	}
	return func(yield func(int) bool) {
		for i := range ix.facts {
			if !yield(i) {
				return
			}
		}
	}
}

// selects reports whether the query selects the fact, Limit apart.
func selects(q facts.Query, f facts.Fact) bool {
	anyOf := func(list []string, s string) bool { return len(list) == 0 || slices.Contains(list, s) }
	return anyOf(q.Entities, f.Entity) &&
		anyOf(q.Concepts, f.Concept) &&
		anyOf(q.Articles, f.Article) &&
		(q.Value == "" || f.Quantity.Value.Abs() == q.Value.Abs()) &&
		(q.Period.IsZero() || q.Period.Overlaps(f.Period)) &&
		f.Says(q.Metric) && (q.Maybe == nil || q.Maybe(wordless(f)))
}

// wordless returns what Query.Maybe is told of a fact, as a table in a file tells it.
func wordless(f facts.Fact) *facts.Fact {
	f.Sentence, f.Surface, f.Metric, f.Of, f.Context, f.Speaker = 0, "", "", "", "", ""
	f.Quantity.Value, f.Quantity.Decimals, f.High.Value, f.High.Decimals = "", 0, "", 0
	return &f
}
