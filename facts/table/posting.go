package table

import (
	"context"
	"database/sql"
	"hash/fnv"
	"slices"
	"strconv"

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

// inYear makes the kind of what an entity or a concept has within a year.
const inYear = 1 << 7

// maxYears is the longest period, in years, that is filed under each of its
// years; longer ones and open ones are filed under everyYear.
const (
	maxYears  = 3
	everyYear = 0
)

// yearsOf returns the years that share a day with a period; ok is false where
// they are more than maxYears, or open.
func yearsOf(p facts.Period) (years []int, ok bool) {
	if p.Start.IsZero() || p.End.IsZero() {
		return nil, false
	}
	last := p.End.Year
	if p.End.Month == 1 && p.End.Day == 1 && last > p.Start.Year {
		last--
	}
	if last < p.Start.Year || last-p.Start.Year >= maxYears {
		return nil, false
	}
	for y := p.Start.Year; y <= last; y++ {
		years = append(years, y)
	}
	return years, true
}

func keyOfYear(kind byte, text string, year int) int64 {
	return keyOf(kind|inYear, text+"\n"+strconv.Itoa(year))
}

// keysWithin returns the keys of articles with facts that have one of the texts
// within a period, if it is not zero.
func keysWithin(kind byte, texts []string, p facts.Period) (keys []int64) {
	years, ok := yearsOf(p)
	for _, text := range texts {
		if !ok {
			keys = append(keys, keyOf(kind, text))
			continue
		}
		for _, year := range append(years, everyYear) {
			keys = append(keys, keyOfYear(kind, text, year))
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// keyBits is the length of a key. Of a million articles, with ten million keys,
// one in a dozen questions reads an article that it would not have to.
const keyBits = 27

// keyOf returns the key of a text.
func keyOf(kind byte, text string) int64 {
	h := fnv.New32a()
	h.Write([]byte{kind})
	h.Write([]byte(text))
	return int64(h.Sum32() >> (32 - keyBits))
}

// keysOf returns the keys of an article with the facts, ascending.
func keysOf(list []facts.Fact) []int64 {
	var keys []int64
	type said struct {
		kind byte
		text string
		year int
	}
	seen := map[said]bool{}
	once := func(kind byte, text string, year int) bool {
		is := said{kind, text, year}
		was := seen[is]
		seen[is] = true
		return !was
	}
	add := func(kind byte, text string, p facts.Period) {
		if once(kind, text, everyYear) {
			keys = append(keys, keyOf(kind, text))
		}
		if p.IsZero() {
			return
		}
		years, ok := yearsOf(p)
		if !ok {
			years = []int{everyYear}
		}
		for _, year := range years {
			if once(kind|inYear, text, year) {
				keys = append(keys, keyOfYear(kind, text, year))
			}
		}
	}
	for i := range list {
		f := &list[i]
		add(keyEntity, f.Entity, f.Period)
		if f.Concept != "" {
			add(keyConcept, f.Concept, f.Period)
		}
		if f.Quantity.Value != "" {
			add(keyValue, string(f.Quantity.Value.Abs()), facts.Period{})
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// posted returns the numbers of the articles that have one of the keys,
// ascending.
func (d *disk) posted(ctx context.Context, keys []int64) ([]int64, error) {
	var numbers []int64
	for chunk := range slices.Chunk(bucketsOf(keys), namedAtOnce) {
		err := d.each(ctx, func(r *sql.Rows) (err error) {
			var b int64
			var list sql.RawBytes
			if err := r.Scan(&b, &list); err != nil {
				return err
			}
			numbers, err = articlesIn(numbers, bucket(b), list, keys)
			return err
		}, "SELECT bucket, list FROM posting WHERE bucket IN ("+marks(size(len(chunk)))+")", padded(chunk)...)
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers), nil
}

// candidates returns the numbers of the articles that may have facts that the
// query selects; ok is false where postings do not tell.
func (d *disk) candidates(ctx context.Context, q facts.Query) (numbers []int64, ok bool, err error) {
	var of [][]int64 // keys that lead to articles, all of which have to
	if len(q.Entities) > 0 {
		of = append(of, keysWithin(keyEntity, q.Entities, q.Period))
	}
	if len(q.Concepts) > 0 && !slices.Contains(q.Concepts, "") {
		of = append(of, keysWithin(keyConcept, q.Concepts, q.Period))
	}
	if q.Value != "" {
		of = append(of, []int64{keyOf(keyValue, string(q.Value.Abs()))})
	}
	for i, keys := range of {
		list, err := d.posted(ctx, keys)
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
func (d *disk) ofKeys(ctx context.Context, places []place, keys []int64) ([]place, error) {
	numbers, err := d.posted(ctx, keys)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(places, func(p place) bool {
		_, found := slices.BinarySearch(numbers, p.number)
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
