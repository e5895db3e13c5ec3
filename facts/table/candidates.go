package table

import (
	"context"
	"database/sql"
	"encoding/binary"
	"slices"
	"sync"

	"wenbao/facts"
	"wenbao/facts/recent"
	"wenbao/facts/table/posting"
)

// maxPosted bounds the numbers of articles that a table keeps by what was asked for: 8 MB.
const maxPosted = 1 << 20

// lists keep which articles have one of some keys, in one generation: a question asks for
// those of an entity again and again, and those of a common metric grow with the base.
// Safe for concurrent use.
type lists struct {
	mu         sync.Mutex
	generation int64
	of         *recent.Cache[string, []int64]
}

// at returns the lists of a generation.
func (l *lists) at(generation int64) *recent.Cache[string, []int64] {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.of == nil || l.generation != generation {
		l.generation, l.of = generation, recent.New[string, []int64](maxPosted)
	}
	return l.of
}

// forget forgets the lists of another table.
func (l *lists) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.of = nil
}

// posted returns the numbers of the articles that have one of the keys in a generation or
// a later one, ascending; they must not be changed.
func (d *disk) posted(ctx context.Context, generation int64, keys []int64) ([]int64, error) {
	name := make([]byte, 0, 8*len(keys))
	for _, k := range keys {
		name = binary.LittleEndian.AppendUint64(name, uint64(k))
	}
	known := d.lists.at(generation)
	if numbers, ok := known.Get(string(name)); ok {
		return numbers, nil
	}
	numbers, err := d.readPosted(ctx, keys)
	if err == nil {
		known.Put(string(name), numbers, len(numbers)+len(keys)+16)
	}
	return numbers, err
}

func (d *disk) readPosted(ctx context.Context, keys []int64) ([]int64, error) {
	var numbers []int64
	for chunk := range slices.Chunk(posting.BucketsOf(keys), namedAtOnce) {
		err := d.each(ctx, func(r *sql.Rows) (err error) {
			var b int64
			var list sql.RawBytes
			if err := r.Scan(&b, &list); err != nil {
				return err
			}
			numbers, err = posting.ArticlesIn(numbers, posting.Bucket(b), list, keys)
			return err
		}, "SELECT bucket, list FROM posting WHERE bucket IN ("+marks(size(len(chunk)))+")", padded(chunk)...)
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(numbers)
	return slices.Clip(slices.Compact(numbers)), nil
}

// candidates returns the numbers of the articles that may have facts that the
// query selects, which must not be changed; ok is false where postings do not tell.
func (d *disk) candidates(ctx context.Context, generation int64, q facts.Query) (numbers []int64, ok bool, err error) {
	var of [][]int64 // keys that lead to articles, all of which have to
	if len(q.Entities) > 0 {
		of = append(of, posting.KeysWithin(posting.KindEntity, q.Entities, q.Period))
	}
	if len(q.Concepts) > 0 && !slices.Contains(q.Concepts, "") {
		of = append(of, posting.KeysWithin(posting.KindConcept, q.Concepts, q.Period))
	}
	if q.Value != "" {
		of = append(of, []int64{posting.KeyOf(posting.KindValue, string(q.Value.Abs()))})
	}
	for i, keys := range of {
		list, err := d.posted(ctx, generation, keys)
		if i > 0 {
			list = both(numbers, list)
		}
		if numbers = list; err != nil || len(numbers) == 0 {
			return nil, true, err
		}
	}
	return numbers, len(of) > 0, nil
}

// ofKeys returns those of the places that have one of the keys.
func (d *disk) ofKeys(ctx context.Context, generation int64, places []Numbered, keys []int64) ([]Numbered, error) {
	numbers, err := d.posted(ctx, generation, keys)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(places, func(p Numbered) bool {
		_, found := slices.BinarySearch(numbers, p.Number)
		return !found
	}), nil
}

// both returns what is in both of two ascending lists.
func both(a, b []int64) (common []int64) {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case b[0] < a[0]:
			b = b[1:]
		default:
			common = append(common, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return common
}
