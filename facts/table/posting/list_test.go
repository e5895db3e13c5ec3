package posting

import (
	"cmp"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

func TestList(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, b := range []Bucket{0, 255, 256, 256 + 1<<fineBits - 1} {
		for _, n := range []int{1, 2, 500} {
			var list []Posting
			for range n {
				list = append(list, Posting{b.first() + random.Int64N(40), 1 + random.Int64N(1000)})
			}
			slices.SortFunc(list, Compare)
			list = slices.Compact(list)
			got, err := DecodeList(nil, b, EncodeList(b, list))
			if diff := gocmp.Diff(list, got); err != nil || diff != "" {
				t.Errorf("bucket %d: %v (-want +got):\n%s", b, err, diff)
			}
			var want []int64
			keys := []int64{b.first(), b.first() + 7, b.first() + 20, b.first() + 41}
			for _, p := range list {
				if slices.Contains(keys, p.Key) {
					want = append(want, p.Article)
				}
			}
			found, err := ArticlesIn(nil, b, EncodeList(b, list), keys)
			if diff := gocmp.Diff(want, found); err != nil || diff != "" {
				t.Errorf("bucket %d: %v (-want +got):\n%s", b, err, diff)
			}
		}
	}
}

// FuzzList reads any bytes as a list: no more postings than bytes, found by their keys,
// and the same again once they are encoded; or damage that is told as such.
func FuzzList(f *testing.F) {
	f.Add([]byte{1, 7, 3, 2, 4, 5})
	f.Add([]byte("\x00\x00\x03\xe8\xea\xea\xea\xea\xff\xff\xff\xff\x01\x05"))       // a step back
	f.Add([]byte("\xea\xff\xff\xff00010\xe8\xea\xea\xea\xea\xff\xff\xff\xff\x011")) // past any number
	f.Add(EncodeList(300, []Posting{{Bucket(300).first(), 3}, {Bucket(300).first(), 5}, {Bucket(300).first() + 9, 1}}))
	f.Fuzz(func(t *testing.T, list []byte) {
		postings, err := DecodeList(nil, 300, list)
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Errorf("not told as damage: %v", err)
			}
			return
		}
		if len(postings) > len(list) {
			t.Errorf("%d postings of %d bytes", len(postings), len(list))
		}
		if len(postings) == 0 {
			return
		}
		if !slices.IsSortedFunc(postings, func(a, b Posting) int { return cmp.Compare(a.Key, b.Key) }) {
			t.Errorf("keys go back: %v", postings)
		}
		key := postings[len(postings)/2].Key
		if found, err := ArticlesIn(nil, 300, list, []int64{key}); err != nil || len(found) == 0 {
			t.Errorf("key %d: %v, %v", key, found, err)
		}
		if !slices.IsSortedFunc(postings, Compare) || len(slices.Compact(slices.Clone(postings))) < len(postings) {
			return // as no encoder makes them
		}
		again, err := DecodeList(nil, 300, EncodeList(300, postings))
		if diff := gocmp.Diff(postings, again); err != nil || diff != "" {
			t.Errorf("%v (-first +second):\n%s", err, diff)
		}
	})
}
