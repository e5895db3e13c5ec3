package posting

import (
	"slices"
	"strconv"

	"wenbao/facts"
)

// The kinds of keys.
const (
	KindEntity  = 'e'
	KindConcept = 'c'
	KindValue   = 'v' // absolute
)

// inYear makes the kind of what an entity or a concept has within a year.
const inYear = 1 << 7

// MaxYears is the longest period, in years, that is filed under each of its
// years; longer ones and open ones are filed under everyYear.
const (
	MaxYears  = 3
	everyYear = 0
)

// yearsOf returns the first and the last of the years that share a day with a period;
// ok is false where they are more than MaxYears, or open.
func yearsOf(p facts.Period) (first, last int, ok bool) {
	if p.Start.IsZero() || p.End.IsZero() {
		return 0, 0, false
	}
	first, last = p.Start.Year, p.End.Year
	if p.End.Month == 1 && p.End.Day == 1 && last > first {
		last--
	}
	return first, last, last >= first && last-first < MaxYears
}

func keyOfYear(kind byte, text string, year int) int64 {
	var digits [8]byte
	h := newHash(kind | inYear)
	h.add(text)
	h.add("\n")
	h.add(string(strconv.AppendInt(digits[:0], int64(year), 10)))
	return h.key()
}

// KeysWithin returns the keys of articles with facts that have one of the texts
// within a period, if it is not zero.
func KeysWithin(kind byte, texts []string, p facts.Period) (keys []int64) {
	first, last, ok := yearsOf(p)
	for _, text := range texts {
		if !ok {
			keys = append(keys, KeyOf(kind, text))
			continue
		}
		keys = append(keys, keyOfYear(kind, text, everyYear))
		for year := first; year <= last; year++ {
			keys = append(keys, keyOfYear(kind, text, year))
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// KeyBits is the length of a key in bits. Of a million articles, with ten million keys,
// one in a dozen questions reads an article that it would not have to.
const KeyBits = 27

// KeyOf returns the key of a text.
func KeyOf(kind byte, text string) int64 {
	h := newHash(kind)
	h.add(text)
	return h.key()
}

// hash is FNV-1a of 32 bits, as hash/fnv has it, without memory of its own.
type hash uint32

func newHash(kind byte) hash {
	const basis, prime = 2166136261, 16777619
	return (basis ^ hash(kind)) * prime
}

func (h *hash) add(text string) {
	const prime = 16777619
	sum := *h
	for i := range len(text) {
		sum = (sum ^ hash(text[i])) * prime
	}
	*h = sum
}

func (h hash) key() int64 { return int64(h >> (32 - KeyBits)) }

// KeysOf returns the keys of an article with the facts, ascending.
func KeysOf(list []facts.Fact) []int64 {
	keys := make([]int64, 0, 4*len(list))
	before := &facts.Fact{} // most facts have the entity and the period of the one before
	for i := range list {
		f := &list[i]
		same := i > 0 && f.Period == before.Period
		if !same || f.Entity != before.Entity {
			keys = appendKeys(keys, KindEntity, f.Entity, f.Period)
		}
		if f.Concept != "" && (!same || f.Concept != before.Concept) {
			keys = appendKeys(keys, KindConcept, f.Concept, f.Period)
		}
		if f.Quantity.Value != "" {
			keys = append(keys, KeyOf(KindValue, string(f.Quantity.Value.Abs())))
		}
		before = f
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// appendKeys appends the key of a text and those of it within the years of a period.
func appendKeys(keys []int64, kind byte, text string, p facts.Period) []int64 {
	keys = append(keys, KeyOf(kind, text))
	if p.IsZero() {
		return keys
	}
	first, last, ok := yearsOf(p)
	if !ok {
		first, last = everyYear, everyYear
	}
	for year := first; year <= last; year++ {
		keys = append(keys, keyOfYear(kind, text, year))
	}
	return keys
}
