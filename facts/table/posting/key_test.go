package posting

import (
	"hash/fnv"
	"slices"
	"strconv"
	"testing"

	"wenbao/facts"
)

// Bases keep keys: they are FNV-1a, whatever computes them.
func TestKeysAreFNV(t *testing.T) {
	want := func(text string) int64 {
		h := fnv.New32a()
		h.Write([]byte(text))
		return int64(h.Sum32() >> (32 - KeyBits))
	}
	for _, text := range []string{"", "a", "澜汇银行", "27246000000"} {
		if got := KeyOf(KindValue, text); got != want("v"+text) {
			t.Errorf("KeyOf(%q) = %d", text, got)
		}
		for _, year := range []int{0, 7, 2023, 12345} {
			if got := keyOfYear(KindEntity, text, year); got != want(string([]byte{'e' | inYear})+text+"\n"+strconv.Itoa(year)) {
				t.Errorf("keyOfYear(%q, %d) = %d", text, year, got)
			}
		}
	}
}

// Every key of every fact is there, ascending and once, also where it is like the fact
// before.
func TestKeysOf(t *testing.T) {
	fact := func(entity, concept string, p facts.Period, value facts.Decimal) facts.Fact {
		return facts.Fact{Entity: entity, Concept: concept, Period: p, Quantity: facts.Quantity{Value: value}}
	}
	long := facts.Period{Start: facts.Date{Year: 2010, Month: 1, Day: 1}, End: facts.Date{Year: 2024, Month: 1, Day: 1}}
	list := []facts.Fact{
		fact("", "", facts.Period{}, ""),
		fact("澜汇银行", "净利润", facts.Year(2023), "-5"),
		fact("澜汇银行", "营业收入", facts.Year(2023), "7"),
		fact("海岳证券", "营业收入", facts.Year(2023), "7"),
		fact("海岳证券", "营业收入", facts.Year(2022), "5"),
		fact("海岳证券", "营业收入", long, ""),
		fact("澜汇银行", "净利润", facts.Year(2023), "5"),
	}
	var want []int64
	for _, f := range list {
		var years []int
		switch {
		case f.Period == long:
			years = []int{everyYear}
		case !f.Period.IsZero():
			years = []int{f.Period.Start.Year}
		}
		want = append(want, KeyOf(KindEntity, f.Entity))
		for _, y := range years {
			want = append(want, keyOfYear(KindEntity, f.Entity, y))
		}
		if f.Concept != "" {
			want = append(want, KeyOf(KindConcept, f.Concept))
			for _, y := range years {
				want = append(want, keyOfYear(KindConcept, f.Concept, y))
			}
		}
		if v := f.Quantity.Value; v != "" {
			want = append(want, KeyOf(KindValue, string(v.Abs())))
		}
	}
	slices.Sort(want)
	want = slices.Compact(want)
	if got := KeysOf(list); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
