package table

import (
	"cmp"
	"context"
	"database/sql"
	"hash/fnv"
	"slices"
	"strings"

	"wenbao/facts"
)

// Postings lead from what facts say to the articles that have such facts: from
// entities, concepts and values. A key is a hash, so an article that a posting
// leads to need not have the fact; whoever reads it sees.

// The kinds of keys.
const (
	keyEntity  = 'e'
	keyConcept = 'c'
	keyValue   = 'v' // absolute
)

// keyOf returns the key of a text, 31 bits.
func keyOf(kind byte, text string) int64 {
	h := fnv.New32a()
	h.Write([]byte{kind})
	h.Write([]byte(text))
	return int64(h.Sum32() >> 1)
}

// keysOf returns the keys of an article with the facts, ascending.
func keysOf(list []facts.Fact) []int64 {
	var keys []int64
	said := map[string]bool{}
	add := func(kind byte, text string) {
		if s := string(kind) + text; !said[s] {
			said[s] = true
			keys = append(keys, keyOf(kind, text))
		}
	}
	for i := range list {
		f := &list[i]
		add(keyEntity, f.Entity)
		if f.Concept != "" {
			add(keyConcept, f.Concept)
		}
		if f.Quantity.Value != "" {
			add(keyValue, string(f.Quantity.Value.Abs()))
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// posting says that an article has a key.
type posting struct{ key, article int64 }

// How many postings wait at most, and how many one statement writes.
const (
	maxPostings  = 64 << 10
	postedAtOnce = 128
)

var (
	insertPosting  = "INSERT INTO posting VALUES (?, ?)"
	insertPostings = insertPosting + strings.Repeat(", (?, ?)", postedAtOnce-1)
)

// post writes the postings that wait, in the order of the table.
func (c *change) post() error {
	slices.SortFunc(c.postings, func(a, b posting) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.article, b.article))
	})
	for chunk := range slices.Chunk(c.postings, postedAtOnce) {
		var args []any
		for _, p := range chunk {
			args = append(args, p.key, p.article)
		}
		text, step := insertPostings, len(args)
		if len(chunk) < postedAtOnce {
			text, step = insertPosting, 2
		}
		for some := range slices.Chunk(args, step) {
			if _, err := c.exec(text, some...); err != nil {
				return err
			}
		}
	}
	c.postings = c.postings[:0]
	return nil
}

// posted returns the numbers of the articles that have one of the keys,
// ascending.
func (d *disk) posted(ctx context.Context, keys []int64) ([]int64, error) {
	var numbers []int64
	for _, key := range keys {
		err := d.each(ctx, func(r *sql.Rows) error {
			var n int64
			err := r.Scan(&n)
			numbers = append(numbers, n)
			return err
		}, "SELECT article FROM posting WHERE key = ?", key)
		if err != nil {
			return nil, err
		}
	}
	if len(keys) > 1 {
		slices.Sort(numbers)
		numbers = slices.Compact(numbers)
	}
	return numbers, nil
}

// candidates returns the numbers of the articles that may have facts that the
// query selects; ok is false where postings do not tell.
func (d *disk) candidates(ctx context.Context, q facts.Query) (numbers []int64, ok bool, err error) {
	var lists [][]int64
	for _, by := range []struct {
		kind  byte
		texts []string
	}{{keyEntity, q.Entities}, {keyConcept, q.Concepts}, {keyValue, valuesOf(q)}} {
		if len(by.texts) == 0 || by.kind == keyConcept && slices.Contains(by.texts, "") {
			continue
		}
		var keys []int64
		for _, text := range by.texts {
			keys = append(keys, keyOf(by.kind, text))
		}
		slices.Sort(keys)
		list, err := d.posted(ctx, slices.Compact(keys))
		if err != nil || len(list) == 0 {
			return nil, true, err
		}
		lists = append(lists, list)
	}
	if len(lists) == 0 {
		return nil, false, nil
	}
	numbers = lists[0]
	for _, list := range lists[1:] {
		numbers = both(numbers, list)
	}
	return numbers, true, nil
}

func valuesOf(q facts.Query) []string {
	if q.Value == "" {
		return nil
	}
	return []string{string(q.Value.Abs())}
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
