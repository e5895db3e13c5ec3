package posting

import (
	"hash/fnv"
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

// yearsOf returns the years that share a day with a period; ok is false where
// they are more than MaxYears, or open.
func yearsOf(p facts.Period) (years []int, ok bool) {
	if p.Start.IsZero() || p.End.IsZero() {
		return nil, false
	}
	last := p.End.Year
	if p.End.Month == 1 && p.End.Day == 1 && last > p.Start.Year {
		last--
	}
	if last < p.Start.Year || last-p.Start.Year >= MaxYears {
		return nil, false
	}
	for y := p.Start.Year; y <= last; y++ {
		years = append(years, y)
	}
	return years, true
}

func keyOfYear(kind byte, text string, year int) int64 {
	return KeyOf(kind|inYear, text+"\n"+strconv.Itoa(year))
}

// KeysWithin returns the keys of articles with facts that have one of the texts
// within a period, if it is not zero.
func KeysWithin(kind byte, texts []string, p facts.Period) (keys []int64) {
	years, ok := yearsOf(p)
	for _, text := range texts {
		if !ok {
			keys = append(keys, KeyOf(kind, text))
			continue
		}
		for _, year := range append(years, everyYear) {
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
	h := fnv.New32a()
	h.Write([]byte{kind})
	h.Write([]byte(text))
	return int64(h.Sum32() >> (32 - KeyBits))
}

// KeysOf returns the keys of an article with the facts, ascending.
func KeysOf(list []facts.Fact) []int64 {
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
			keys = append(keys, KeyOf(kind, text))
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
		add(KindEntity, f.Entity, f.Period)
		if f.Concept != "" {
			add(KindConcept, f.Concept, f.Period)
		}
		if f.Quantity.Value != "" {
			add(KindValue, string(f.Quantity.Value.Abs()), facts.Period{})
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
