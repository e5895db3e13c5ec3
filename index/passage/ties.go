package passage

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"wenbao/facts"
)

// A question of few and common words (净利润是多少) finds thousands of passages that are as
// good as each other, and of them the first by article ID are wanted. To look up the
// articles of all of them and sort them takes some microseconds each, the first time ten
// times that: it is done sooner by going through the articles in order and looking which
// of them have such a passage.
const (
	manyTies  = 1000
	pageSize  = 256 // articles gone through at a time
	tieShares = 8   // ties that are looked up in the time that an article is gone through, and more
)

// firstOf returns the first n of many passages that tie and whose versions stand, by
// article ID and position: all where there are not so many.
func (x *Index) firstOf(ctx context.Context, ties []candidate, n int) ([]facts.Passage, error) {
	slices.SortFunc(ties, func(a, b candidate) int { return cmp.Compare(a.doc, b.doc) })
	var found []facts.Passage
	after := ""
	for through := 0; through*tieShares < len(ties); through += pageSize {
		page, err := x.table.Following(ctx, after, pageSize)
		if err != nil {
			return nil, err
		}
		for _, art := range page {
			spans, err := x.spansIn(ties, art.Number)
			if err != nil {
				return nil, err
			}
			for _, s := range spans {
				found = append(found, facts.Passage{Article: art.ID, Span: s, Score: float64(float32(ties[0].score))})
			}
		}
		if len(found) >= n || len(page) < pageSize {
			return found[:min(n, len(found))], nil
		}
		after = page[len(page)-1].ID
	}
	return x.standing(ctx, ties)
}

// spansIn returns where in its text the candidates are that are of a version. Candidates
// in the order of documents are in that of versions, which are indexed in the order of
// their numbers, and within one in that of the text.
func (x *Index) spansIn(cands []candidate, version int64) (spans []facts.Span, err error) {
	place := func(i int) (int64, facts.Span) {
		name, e := x.set.Name(cands[i].doc)
		v, span, e2 := parseName(name)
		err = cmp.Or(err, e, e2)
		return v, span
	}
	i := sort.Search(len(cands), func(i int) bool { v, _ := place(i); return v >= version })
	for ; i < len(cands); i++ {
		v, span := place(i)
		if v != version {
			break
		}
		spans = append(spans, span)
	}
	return spans, err
}
