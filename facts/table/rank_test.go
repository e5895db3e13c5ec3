package table

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
)

// The order of all articles is read when reading the keys of some has cost as much,
// and again when there are others; until then it is left to whoever asks.
func TestSortByKey(t *testing.T) {
	f, err := Open(t.Context(), filepath.Join(t.TempDir(), "facts.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d := f.(*disk)
	put := func(keys ...string) (numbers []int64) {
		t.Helper()
		var entries []Entry
		for _, key := range keys {
			entries = append(entries, Entry{Article: facts.Article{ID: key}})
		}
		versions, err := f.Put(t.Context(), entries...)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range versions {
			numbers = append(numbers, v.Number)
		}
		return numbers
	}
	var keys []string
	for i := range 4 * ranksForKey {
		keys = append(keys, fmt.Sprintf("%03d", (i*29)%(4*ranksForKey)))
	}
	numbers := put(keys...)
	sorted := func(numbers []int64) (order []string, ok bool) {
		t.Helper()
		numbers = slices.Clone(numbers)
		ok, err := d.sortByKey(t.Context(), numbers)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range numbers {
			order = append(order, keys[n-1])
		}
		return order, ok
	}
	for i := range 4 {
		order, ok := sorted(numbers[i : i+1])
		if want := i == 3; ok != want || ok && order[0] != keys[i] {
			t.Errorf("asked for %d articles: %v, %v", i+1, order, ok)
		}
	}
	order, ok := sorted(numbers)
	if diff := cmp.Diff(slices.Sorted(slices.Values(keys)), order); diff != "" || !ok {
		t.Errorf("all: %v (-want +got):\n%s", ok, diff)
	}
	keys = append(keys, "000a")
	numbers = append(numbers, put("000a")...)
	if _, ok := sorted(numbers[len(numbers)-1:]); ok {
		t.Error("a new one is known at once")
	}
	if order, ok = sorted(numbers); !ok || order[1] != "000a" {
		t.Errorf("with a new one: %v, %v", ok, order[:2])
	}
}
