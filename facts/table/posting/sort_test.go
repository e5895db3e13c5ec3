package posting_test

import (
	"math/rand"
	"slices"
	"testing"

	"wenbao/facts/table/posting"
)

func TestSort(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for _, c := range []struct {
		name       string
		n, perItem int
		shuffled   bool
	}{{"none", 0, 1, false}, {"few", 40, 3, false}, {"many", 5000, 40, false}, {"not by article", 5000, 40, true}} {
		list := make([]posting.Posting, c.n)
		for i := range list {
			list[i] = posting.Posting{Key: r.Int63n(1 << posting.KeyBits), Article: int64(i / c.perItem)}
			if r.Intn(4) == 0 && i > 0 {
				list[i].Key = list[i-1].Key
			}
		}
		if c.shuffled {
			r.Shuffle(c.n, func(i, j int) { list[i], list[j] = list[j], list[i] })
		}
		want := slices.Clone(list)
		slices.SortFunc(want, posting.Compare)
		if posting.Sort(list); !slices.Equal(list, want) {
			t.Errorf("%s: Sort orders otherwise than Compare", c.name)
		}
	}
}
