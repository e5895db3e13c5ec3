package passage

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"wenbao/facts"
	"wenbao/facts/recent"
	"wenbao/facts/table"
	"wenbao/index/passage/segments"
	"wenbao/index/segment"
)

// Index is an opened passage index. Safe for concurrent use.
type Index struct {
	set     *segments.Set
	table   Versions
	opened  *recent.Cache[string, *lists] // by text
	unnamed unnamed
}

func newIndex(set *segments.Set, standing Versions) *Index {
	return &Index{set: set, table: standing, opened: recent.New[string, *lists](maxOpened)}
}

// unnamed holds the documents with facts that have no entity. They are many,
// are asked for with almost every question, and never change.
type unnamed struct {
	once sync.Once
	docs []uint64
	err  error
}

// Versions tells which versions of articles stand: a table.Table does.
type Versions interface {
	// Current returns the article ID of each of the versions, "" if it no longer stands.
	Current(ctx context.Context, versions []int64) ([]string, error)
	// Following returns the articles that come after an ID, at most n, by ID.
	Following(ctx context.Context, after string, n int) ([]table.Numbered, error)
}

// ErrDamaged is returned when the files of an index are not what was written.
var ErrDamaged = segments.ErrDamaged

// guard turns a panic into ErrDamaged: bleve reads its files through memory
// maps and trusts the offsets in them.
func guard(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: %v", ErrDamaged, p)
	}
}

// Open opens a passage index for reading.
func Open(dir string, standing Versions) (x *Index, err error) {
	defer guard(&err)
	set, err := segments.Open(dir)
	if err != nil {
		return nil, err
	}
	return newIndex(set, standing), nil
}

// Close releases the index, which must not be used afterwards.
func (x *Index) Close() error { return x.set.Close() }

// Search returns at most n passages that share words with the query, best
// first; with entities, only passages that have a fact about one of them. Ties
// break on article ID and position. Passages of versions that no longer
// stand are left out of the n.
func (x *Index) Search(ctx context.Context, text string, entities []string, n int) (found []facts.Passage, err error) {
	return x.Best(ctx, Query{Text: text, Entities: entities, Among: n, Most: n})
}

// Query is what passages are looked for by.
type Query struct {
	Text     string
	Entities []string // only passages with a fact about one of them; none for all
	Among    int      // how many are looked for, of which the best are returned: which those are depends on it
	Most     int      // how many are returned at most
	Names    []string // if any, only passages that may name one: see naming
}

// Best is Search for the best of a query.
func (x *Index) Best(ctx context.Context, q Query) (found []facts.Passage, err error) {
	defer guard(&err)
	if q.Among <= 0 {
		return nil, nil
	}
	l, err := x.listsOf(q.Text)
	if err != nil || len(l.clauses) == 0 {
		return nil, err
	}
	r := rankers.Get().(*ranker)
	defer rankers.Put(r)
	*r = ranker{set: x.set, terms: l.terms, clauses: append(r.clauses[:0], l.clauses...), want: q.Among,
		cands: r.cands[:0], spare: r.spare, scores: r.scores}
	if len(q.Entities) > 0 {
		if r.only, err = x.about(q.Entities); err != nil || len(r.only) == 0 {
			return nil, err
		}
	}
	cands := r.rank()
	if len(q.Names) > 0 {
		cands = r.naming(cands, q.Names)
	}
	return x.passages(ctx, cands, min(q.Among, q.Most))
}

// passages returns the first n of the candidates whose versions stand, in
// order. All that tie with the last one wanted are candidates.
func (x *Index) passages(ctx context.Context, cands []candidate, n int) ([]facts.Passage, error) {
	slices.SortFunc(cands, func(a, b candidate) int { return cmp.Compare(float32(b.score), float32(a.score)) })
	ties := func(i int, b candidate) bool { return float32(cands[i].score) == float32(b.score) }
	var found []facts.Passage
	for len(cands) > 0 && len(found) < n {
		next := min(n-len(found), len(cands))
		last := cands[next-1]
		for next < len(cands) && ties(next, last) {
			next++
		}
		first := next // of those that tie
		for first > 0 && ties(first-1, last) {
			first--
		}
		if next-first < manyTies {
			first = next
		}
		some, err := x.standing(ctx, cands[:first])
		if found = append(found, some...); err == nil && first < next && len(found) < n {
			some, err = x.firstOf(ctx, cands[first:next], n-len(found))
			found = append(found, some...)
		}
		if err != nil {
			return nil, err
		}
		cands = cands[next:]
	}
	return found[:min(n, len(found))], nil
}

// standing returns those of the candidates whose versions stand, in order.
func (x *Index) standing(ctx context.Context, cands []candidate) ([]facts.Passage, error) {
	found := make([]facts.Passage, 0, len(cands))
	versions := make([]int64, 0, len(cands))
	for _, c := range cands {
		name, err := x.set.Name(c.doc)
		if err != nil {
			return nil, err
		}
		version, span, err := parseName(name)
		if err != nil {
			return nil, err
		}
		// As float32 sums are equal that differ by the order of addition.
		found, versions = append(found, facts.Passage{Span: span, Score: float64(float32(c.score))}), append(versions, version)
	}
	articles, err := x.table.Current(ctx, versions)
	if err != nil {
		return nil, err
	}
	for i := range found {
		found[i].Article = articles[i]
	}
	found = slices.DeleteFunc(found, func(p facts.Passage) bool { return p.Article == "" })
	slices.SortFunc(found, func(a, b facts.Passage) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start))
	})
	return found, nil
}

// about returns the documents with facts about one of the entities, in order.
func (x *Index) about(entities []string) ([]uint64, error) {
	if len(entities) == 1 && entities[0] == "" {
		x.unnamed.once.Do(func() {
			x.unnamed.docs, x.unnamed.err = x.documentsOf("")
		})
		return x.unnamed.docs, x.unnamed.err
	}
	var all []uint64
	for _, e := range entities {
		docs, err := x.documentsOf(e)
		if err != nil {
			return nil, err
		}
		all = append(all, docs...)
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// documentsOf returns the documents with facts about an entity, in order.
func (x *Index) documentsOf(entity string) ([]uint64, error) {
	postings, err := x.set.Postings(keyField, entityKey(entity))
	if err != nil {
		return nil, err
	}
	docs := make([]uint64, 0, postings.Count())
	for read := postings.Read(); ; {
		doc, ok := read.Next()
		if !ok {
			return docs, nil
		}
		docs = append(docs, doc)
	}
}

// queryTerms returns the distinct terms of a question in a fixed order.
func queryTerms(text string) []string {
	text = fold(text)
	// Questions are short; for a whole paragraph gse's dictionary would be
	// rebuilt with hundreds of words, and Words gives the same.
	seg := segment.New()
	words := seg.Words
	if len(text) <= 600 {
		words = seg.Question
	}
	list := in(text, terms(nil, text, words(text)))
	slices.Sort(list)
	return slices.Compact(list)
}

// Verify checks a folder as Open does and reads all of it: ErrDamaged if it is
// not what was written.
func Verify(dir string) error { return segments.Verify(dir) }
