package table

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestList(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, b := range []bucket{0, 255, 256, 256 + 1<<fineBits - 1} {
		for _, n := range []int{1, 2, 500} {
			var list []posting
			for range n {
				list = append(list, posting{b.first() + random.Int64N(40), 1 + random.Int64N(1000)})
			}
			slices.SortFunc(list, compare)
			list = slices.Compact(list)
			got, err := decodeList(nil, b, encodeList(b, list))
			if diff := cmp.Diff(list, got, cmp.AllowUnexported(posting{})); err != nil || diff != "" {
				t.Errorf("bucket %d: %v (-want +got):\n%s", b, err, diff)
			}
			var want []int64
			keys := []int64{b.first(), b.first() + 7, b.first() + 20, b.first() + 41}
			for _, p := range list {
				if slices.Contains(keys, p.key) {
					want = append(want, p.article)
				}
			}
			found, err := articlesIn(nil, b, encodeList(b, list), keys)
			if diff := cmp.Diff(want, found); err != nil || diff != "" {
				t.Errorf("bucket %d: %v (-want +got):\n%s", b, err, diff)
			}
		}
	}
}

func FuzzList(f *testing.F) {
	f.Add([]byte{1, 7, 3, 2, 4, 5})
	f.Fuzz(func(t *testing.T, list []byte) {
		postings, err := decodeList(nil, 300, list)
		if err == nil && len(postings) > len(list) {
			t.Errorf("%d postings of %d bytes", len(postings), len(list))
		}
	})
}

// Postings that were added and taken away in any order, by many changes, are
// those that were not taken away, whichever buckets they have come to.
func TestPostings(t *testing.T) {
	file, err := Open(t.Context(), filepath.Join(t.TempDir(), "facts.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	d := file.(*disk)
	random := rand.New(rand.NewPCG(3, 4))
	var all []posting
	number := int64(0)
	for range 12 {
		err := d.change(t.Context(), func(c *change) error {
			for range 40 {
				if number++; number%5 == 0 {
					gone := 1 + random.Int64N(number-1)
					for _, p := range all {
						if p.article == gone {
							c.gone = append(c.gone, p)
						}
					}
					all = slices.DeleteFunc(all, func(p posting) bool { return p.article == gone })
				}
				for range 50 {
					// A few buckets are so full that they are emptied.
					p := posting{random.Int64N(1<<12) | random.Int64N(2)<<(keyBits-1), number}
					if !slices.Contains(c.postings[max(0, len(c.postings)-50):], p) {
						c.postings, all = append(c.postings, p), append(all, p)
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	want := map[int64][]int64{}
	for _, p := range all {
		want[p.key] = append(want[p.key], p.article)
	}
	if err := d.read.QueryRow("SELECT count(*) FROM posting WHERE bucket >= 256").Scan(&number); err != nil || number == 0 {
		t.Errorf("%d rows of fine buckets (%v)", number, err)
	}
	for key, articles := range want {
		if key%16 > 0 {
			continue
		}
		got, err := d.posted(t.Context(), []int64{key})
		if diff := cmp.Diff(articles, got); err != nil || diff != "" {
			t.Fatalf("key %d: %v (-want +got):\n%s", key, err, diff)
		}
	}
}
