package passage

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/index/segment"
)

// Index is an opened passage index. Safe for concurrent use.
type Index struct {
	b     bleve.Index
	names Names
}

// Names returns the article IDs of those of the versions that still stand.
type Names func(ctx context.Context, versions []int64) (map[int64]string, error)

// ErrDamaged is returned when the files of an index are not what was written.
var ErrDamaged = errors.New("damaged passage index")

// guard turns a panic into ErrDamaged: bleve reads its files through memory
// maps and trusts the offsets in them.
func guard(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: %v", ErrDamaged, p)
	}
}

// Open opens a passage index for reading.
func Open(dir string, names Names) (x *Index, err error) {
	defer guard(&err)
	if err := check(dir); err != nil {
		return nil, err
	}
	b, err := openUsing(dir, true)
	if err != nil {
		return nil, err
	}
	return &Index{b: b, names: names}, nil
}

// Close releases the index, which must not be used afterwards.
func (x *Index) Close() error { return x.b.Close() }

// Search returns at most n passages that share words with the query, best
// first; with entities, only passages that have a fact about one of them. Ties
// break on article ID and position. Passages of versions that no longer stand
// are left out of the n.
func (x *Index) Search(ctx context.Context, text string, entities []string, n int) (found []facts.Passage, err error) {
	defer guard(&err)
	if n <= 0 {
		return nil, nil
	}
	q, err := x.query(ctx, text, entities, n)
	if err != nil || q == nil {
		return nil, err
	}
	// bleve breaks ties by the order of indexing. So ask for all hits that
	// tie with the last one wanted, and order them here.
	for size := n + 16; ; size *= 16 {
		res, err := x.b.SearchInContext(ctx, bleve.NewSearchRequestOptions(q, size, 0, false))
		if err != nil {
			return nil, err
		}
		all := len(res.Hits) < size
		if !all && size < 1<<16 && near(res.Hits[n-1].Score, res.Hits[size-1].Score) {
			continue
		}
		if found, err = x.passages(ctx, res.Hits); err != nil {
			return nil, err
		}
		return found[:min(n, len(found))], nil
	}
}

// passages returns those hits whose versions stand, in order.
func (x *Index) passages(ctx context.Context, hits search.DocumentMatchCollection) ([]facts.Passage, error) {
	found := make([]facts.Passage, 0, len(hits))
	of := make([]int64, 0, len(hits)) // versions, by position in found
	for _, h := range hits {
		version, span, err := parseName(h.ID)
		if err != nil {
			return nil, err
		}
		found = append(found, facts.Passage{Span: span, Score: float64(float32(h.Score))})
		of = append(of, version)
	}
	articles, err := x.names(ctx, of)
	if err != nil {
		return nil, err
	}
	kept := found[:0]
	for i, p := range found {
		if id, ok := articles[of[i]]; ok {
			p.Article = id
			kept = append(kept, p)
		}
	}
	slices.SortFunc(kept, func(a, b facts.Passage) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start))
	})
	return kept, nil
}

// near reports whether two scores are the same but for the order in which they
// were added up.
func near(a, b float64) bool { return float32(a) == float32(b) }

// titleBoost is the weight of a term of the title against one of the passage.
// Any from 0.1 to 0.3 brings recall@10 of the gold questions from 0.92 to 0.94:
// 全行 in a passage is the bank that the title names.
const titleBoost = 0.3

// enough is how many passages have to contain one of the rarest terms of a
// query for all others to be left out. It bounds the work in a big index, where
// a question's 银行 and 2023 are in every other passage; a passage that has
// none of its rare terms is not what it asks for. On the gold questions the first
// ten are the same as without, in a third of the time at 4,000 passages. A
// search for many passages takes five times as many instead.
const enough = 500

// clause is a term in a field.
type clause struct {
	term, field string
	count       uint64 // passages that have it
}

func (c clause) query() query.Query {
	q := query.NewTermQuery(c.term)
	q.SetField(c.field)
	if c.field == titleField {
		q.SetBoost(titleBoost)
	}
	return q
}

// query returns what to search for: any of the terms, of the entities if there
// are any; nil if no passage has any of the terms.
func (x *Index) query(ctx context.Context, text string, entities []string, n int) (query.Query, error) {
	clauses, err := x.clauses(ctx, queryTerms(text))
	if err != nil || len(clauses) == 0 {
		return nil, err
	}
	var words []query.Query
	for _, c := range clauses {
		words = append(words, c.query())
	}
	all := []query.Query{query.NewDisjunctionQuery(words)}
	if rare := rarest(clauses, uint64(max(enough, 5*n))); len(rare) < len(words) {
		all = append(all, query.NewDisjunctionQuery(rare))
	}
	if len(entities) > 0 {
		var names []query.Query
		for _, e := range entities {
			names = append(names, unscored(entityKey(e), keyField))
		}
		all = append(all, query.NewDisjunctionQuery(names))
	}
	if len(all) == 1 {
		return all[0], nil
	}
	return query.NewConjunctionQuery(all), nil
}

// unscored returns a query that adds nothing to the score. A boost of 0 has to
// be at the terms: bleve ignores that of a disjunction.
func unscored(term, field string) query.Query {
	q := query.NewTermQuery(term)
	q.SetField(field)
	q.SetBoost(0)
	return q
}

// rarest returns the rarest clauses that enough passages have.
func rarest(clauses []clause, enough uint64) (rare []query.Query) {
	sorted := slices.Clone(clauses)
	slices.SortStableFunc(sorted, func(a, b clause) int { return cmp.Compare(a.count, b.count) })
	passages := uint64(0)
	for _, c := range sorted {
		if passages >= enough {
			break
		}
		passages += c.count
		rare = append(rare, unscored(c.term, c.field))
	}
	return rare
}

// clauses returns the terms in both fields, those apart that no passage has.
func (x *Index) clauses(ctx context.Context, terms []string) ([]clause, error) {
	advanced, err := x.b.Advanced()
	if err != nil {
		return nil, err
	}
	reader, err := advanced.Reader()
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	var list []clause
	for _, t := range terms {
		for _, field := range []string{textField, titleField} {
			r, err := reader.TermFieldReader(ctx, []byte(t), field, false, false, false)
			if err != nil {
				return nil, err
			}
			if n := r.Count(); n > 0 {
				list = append(list, clause{t, field, n})
			}
			if err := r.Close(); err != nil {
				return nil, err
			}
		}
	}
	return list, nil
}

// queryTerms returns the distinct terms of a question in a fixed order.
func queryTerms(text string) []string {
	text = strings.ToLower(lex.String(text))
	// Questions are short; for a whole paragraph gse's dictionary would be
	// rebuilt with hundreds of words, and Words gives the same.
	seg := segment.New()
	words := seg.Words
	if len(text) <= 600 {
		words = seg.Question
	}
	list := terms(text, words(text))
	slices.Sort(list)
	return slices.Compact(list)
}
