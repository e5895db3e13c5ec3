package passage

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"sync"

	"wenbao/index/passage/segments"
)

// titleBoost is the weight of a term of the title against one of the passage:
// 全行 in a passage is the bank that the title names. Any from 0.1 to 0.3 is as
// good on the gold questions; 0.5 puts the article wanted lower.
const titleBoost = 0.15

// enough is how many passages have to contain one of the rarest terms of a
// query for those with only the others to be left out. It bounds the work in a
// big index; a passage that has none of a question's rare terms is not what it
// asks for. A search for many passages takes three times as many instead.
const enough = 200

// work is how many entries of posting lists are read for candidates, about half a
// millisecond, where there is already a candidate for each passage wanted.
const work = 10_000

// rankers keep the room that one search took for the next.
var rankers = sync.Pool{New: func() any { return new(ranker) }}

// A ranker finds the documents with most of what a query's terms weigh. It reads
// bleve's posting lists itself: bleve's searchers score every passage that has
// any of the terms, at four times the cost each.
//
// The weight of a term is the square of its inverse document frequency, as in
// bleve's tf-idf, which ranks the gold questions better than BM25's; how often a
// passage has it and how long the passage is do not count.
type ranker struct {
	set     *segments.Set
	terms   []string // of the query
	want    int      // best candidates that are asked for
	clauses []clause // rarest first
	only    []uint64 // if not nil, the documents that may be found, in order
	cands   []candidate
	spare   []candidate // room for the next ones
	scores  []float64   // room for theirs
}

// clause is a term in a field.
type clause struct {
	term     int  // which of the query's
	text     bool // and not the title
	weight   float64
	count    int // passages that have it
	postings segments.Postings
}

type candidate struct {
	doc   uint64
	score float64
	terms uint64 // a bit for each that it has, of the first 64 of the query
}

// lists are the posting lists of the terms of a text in both fields.
type lists struct {
	terms   []string
	clauses []clause // rarest first
}

// listsOf returns the lists of a text. A question is searched for among the passages about
// whom it names and then among all, and is cut into words once.
func (x *Index) listsOf(text string) (*lists, error) {
	if l, ok := x.opened.Get(text); ok {
		return l, nil
	}
	l := &lists{terms: queryTerms(text)}
	for i, t := range l.terms {
		for _, field := range []string{textField, titleField} {
			p, err := x.set.Postings(field, t)
			if err != nil {
				return nil, err
			}
			c := clause{term: i, text: field == textField, count: p.Count(), postings: p}
			c.weight = weight(x.set, c.count)
			if field == titleField {
				c.weight *= titleBoost
			}
			l.clauses = append(l.clauses, c)
		}
	}
	l.clauses = slices.DeleteFunc(l.clauses, func(c clause) bool { return c.count == 0 })
	slices.SortStableFunc(l.clauses, func(a, b clause) int { return cmp.Compare(a.count, b.count) })
	x.opened.Put(text, l, 1)
	return l, nil
}

// maxOpened is for how many texts lists stay open: those of the questions under way.
const maxOpened = 32

// weight is that of a term that so many passages have.
func weight(set *segments.Set, count int) float64 {
	idf := 1 + math.Log(float64(set.Count())/float64(count+1))
	return idf * idf
}

// rank returns the best candidates in no order, with all that tie with the
// last of those wanted.
func (r *ranker) rank() []candidate {
	rest := r.clauses
	if r.only != nil && len(r.only) <= enough {
		for _, d := range r.only {
			r.cands = append(r.cands, candidate{doc: d})
		}
	} else {
		read := 0
		for len(rest) > 0 && len(r.cands) < max(enough, 3*r.want) && (read < work || len(r.cands) < r.want) {
			r.merge(rest[0])
			read += rest[0].count
			if r.only != nil {
				read += min(0, len(r.only)-rest[0].count)
			}
			rest = rest[1:]
		}
	}
	slices.SortStableFunc(rest, func(a, b clause) int { return cmp.Compare(b.weight, a.weight) })
	left := 0.0
	for _, c := range rest {
		left += c.weight
	}
	for _, c := range rest {
		r.prune(left)
		r.score(c)
		left -= c.weight
	}
	r.prune(0)
	return slices.DeleteFunc(r.cands, func(c candidate) bool { return c.score == 0 })
}

// merge adds the documents of a clause to the candidates.
func (r *ranker) merge(c clause) {
	most := min(c.count, work)
	if r.only != nil {
		most = min(most, len(r.only))
	}
	merged := slices.Grow(r.spare[:0], len(r.cands)+most)
	cands, only := r.cands, r.only
	read := c.postings.Read()
	n, ok := read.Next()
	for ok {
		if r.only != nil {
			if only = from(only, n); len(only) == 0 {
				break
			}
			if only[0] != n {
				n, ok = read.Advance(only[0])
				continue
			}
		}
		for len(cands) > 0 && cands[0].doc < n {
			merged, cands = append(merged, cands[0]), cands[1:]
		}
		next := candidate{n, c.weight, 1 << c.term}
		if len(cands) > 0 && cands[0].doc == n {
			next.score, next.terms, cands = next.score+cands[0].score, next.terms|cands[0].terms, cands[1:]
		}
		merged = append(merged, next)
		n, ok = read.Next()
	}
	r.cands, r.spare = append(merged, cands...), r.cands
}

// from returns the part of a sorted list from n on, near its beginning.
func from(list []uint64, n uint64) []uint64 {
	step := 1
	for step < len(list) && list[step] < n {
		step *= 2
	}
	i, _ := slices.BinarySearch(list[:min(step+1, len(list))], n)
	return list[i:]
}

// score adds the weight of a clause to the candidates that have it.
func (r *ranker) score(c clause) {
	read := c.postings.Read()
	at, any := uint64(0), false // the last document of the clause that was read
	for i := range r.cands {
		want := r.cands[i].doc
		if !any || at < want {
			n, ok := read.Advance(want)
			if !ok {
				return
			}
			at, any = n, true
		}
		if at == want {
			r.cands[i].score += c.weight
			r.cands[i].terms |= 1 << c.term
		}
	}
}

// prune drops the candidates that cannot be among those wanted whatever they
// have of the weight that is left.
func (r *ranker) prune(left float64) {
	if len(r.cands) <= r.want {
		return
	}
	scores := r.scores[:0]
	for _, c := range r.cands {
		scores = append(scores, c.score)
	}
	r.scores = scores
	slices.Sort(scores)
	// A hair less, since sums in another order differ in the last bits.
	least := (scores[len(scores)-r.want] - left) * (1 - 1e-9)
	r.cands = slices.DeleteFunc(r.cands, func(c candidate) bool { return c.score < least })
}

// naming returns the candidates that may name one of some names in so many words: those
// that have half of what its words weigh. A passage may cut it up otherwise than a name
// alone is cut up, at its ends; what has only 重工 in common with 岚石重工 is as good as
// thousands. All are returned where a query has too many terms to tell.
func (r *ranker) naming(cands []candidate, names []string) []candidate {
	if len(r.terms) > 64 {
		return cands
	}
	none, weight := weight(r.set, 0), make([]float64, len(r.terms))
	for i := range weight {
		weight[i] = none
	}
	for _, c := range r.clauses {
		if c.text {
			weight[c.term] = c.weight
		}
	}
	weigh := func(terms uint64) (sum float64) {
		for ; terms != 0; terms &= terms - 1 {
			sum += weight[bits.TrailingZeros64(terms)]
		}
		return sum
	}
	of := make([]uint64, len(names))
	for i, name := range names {
		for _, t := range queryTerms(name) {
			if at, ok := slices.BinarySearch(r.terms, t); ok {
				of[i] |= 1 << at
			}
		}
	}
	return slices.DeleteFunc(cands, func(c candidate) bool {
		return !slices.ContainsFunc(of, func(name uint64) bool { return weigh(c.terms&name) >= weigh(name)/2 && c.terms&name != 0 })
	})
}
