package table

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts/table/posting"
)

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
	var all []posting.Posting
	number := int64(0)
	for range 12 {
		err := d.change(t.Context(), func(c *change) error {
			for range 40 {
				if number++; number%5 == 0 {
					gone := 1 + random.Int64N(number-1)
					for _, p := range all {
						if p.Article == gone {
							c.gone = append(c.gone, p)
						}
					}
					all = slices.DeleteFunc(all, func(p posting.Posting) bool { return p.Article == gone })
				}
				for range 50 {
					// A few buckets are so full that they are emptied.
					p := posting.Posting{Key: random.Int64N(1<<12) | random.Int64N(2)<<(posting.KeyBits-1), Article: number}
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
		want[p.Key] = append(want[p.Key], p.Article)
	}
	if err := d.read.QueryRow("SELECT count(*) FROM posting WHERE bucket >= 256").Scan(&number); err != nil || number == 0 {
		t.Errorf("%d rows of fine buckets (%v)", number, err)
	}
	for key, articles := range want {
		if key%16 > 0 {
			continue
		}
		got, err := d.readPosted(t.Context(), []int64{key})
		if diff := cmp.Diff(articles, got); err != nil || diff != "" {
			t.Fatalf("key %d: %v (-want +got):\n%s", key, err, diff)
		}
	}
}
