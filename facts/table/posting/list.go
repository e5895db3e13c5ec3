package posting

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
)

// ErrDamaged says that a list is not what EncodeList has made.
var ErrDamaged = errors.New("damaged postings")

// Posting says that an article has a key.
type Posting struct{ Key, Article int64 }

// Compare orders postings by key, then article.
func Compare(a, b Posting) int {
	return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Article, b.Article))
}

// Sort orders postings as Compare does. An ingest's come by article, and are many: they
// are dealt out by the bits of their keys, the lowest first.
func Sort(list []Posting) {
	byArticle := func(a, b Posting) int { return cmp.Compare(a.Article, b.Article) }
	if len(list) < fewPostings || !slices.IsSortedFunc(list, byArticle) {
		slices.SortFunc(list, Compare)
		return
	}
	from, to := list, make([]Posting, len(list))
	for shift := 0; shift < KeyBits; shift += dealtBits {
		var next [1 << dealtBits]int // how many have such bits, then where the next one goes
		digit := func(p Posting) int { return int(p.Key>>shift) & (len(next) - 1) }
		for _, p := range from {
			next[digit(p)]++
		}
		at := 0
		for i, n := range next {
			next[i], at = at, at+n
		}
		for _, p := range from {
			to[next[digit(p)]] = p
			next[digit(p)]++
		}
		from, to = to, from
	}
	copy(list, from)
}

// How many postings are sorted faster by comparing them, and by how many bits others
// are dealt out at a time: a third of a key's.
const (
	fewPostings = 256
	dealtBits   = KeyBits / 3
)

// Bucket is the number of a bucket: the coarse ones, then the fine ones.
type Bucket int64

// How many bits of a key tell its coarse and its fine bucket.
const (
	coarseBits = 8
	fineBits   = 13
)

// CoarseOf returns the coarse bucket of a key.
func CoarseOf(key int64) Bucket { return Bucket(key >> (KeyBits - coarseBits)) }

// FineOf returns the fine bucket of a key.
func FineOf(key int64) Bucket { return 1<<coarseBits + Bucket(key>>(KeyBits-fineBits)) }

// Coarse reports whether a bucket is a coarse one.
func (b Bucket) Coarse() bool { return b < 1<<coarseBits }

// first returns the least key that a bucket can have.
func (b Bucket) first() int64 {
	if b.Coarse() {
		return int64(b) << (KeyBits - coarseBits)
	}
	return int64(b-1<<coarseBits) << (KeyBits - fineBits)
}

// BucketsOf returns the buckets where keys are, the coarse ones first: postings that
// are emptied into fine ones between two statements are seen twice, never missed.
func BucketsOf(keys []int64) []Bucket {
	var list []Bucket
	for _, key := range keys {
		list = append(list, CoarseOf(key), FineOf(key))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// EncodeList returns the list of ascending postings of a bucket, of which there is one
// at least.
func EncodeList(b Bucket, postings []Posting) []byte {
	least := postings[0].Article
	for _, p := range postings {
		least = min(least, p.Article)
	}
	list := binary.AppendUvarint(make([]byte, 0, 4*len(postings)+8), uint64(least))
	key, article := b.first(), least
	for i, p := range postings {
		if i == 0 || p.Key != postings[i-1].Key {
			list = binary.AppendUvarint(list, uint64(p.Key-key))
			key, article = p.Key, least
		}
		last := uint64(0)
		if i+1 == len(postings) || postings[i+1].Key != p.Key {
			last = 1
		}
		list = binary.AppendUvarint(list, uint64(p.Article-article)<<1|last)
		article = p.Article
	}
	return list
}

// listReader reads a list.
type listReader struct {
	list          []byte
	posting       Posting // the one that next has read
	least         uint64
	last, damaged bool
}

func readList(b Bucket, list []byte) *listReader {
	r := &listReader{list: list, last: true}
	r.posting.Key = b.first()
	r.least = r.uvarint()
	return r
}

func (r *listReader) uvarint() uint64 {
	if len(r.list) > 0 && r.list[0] < 0x80 { // most are
		v := r.list[0]
		r.list = r.list[1:]
		return uint64(v)
	}
	v, n := binary.Uvarint(r.list)
	if n <= 0 {
		r.list, r.damaged = nil, true
		return 0
	}
	r.list = r.list[n:]
	return v
}

// key goes on to the next key, which no list has before the last one.
func (r *listReader) key() {
	step := r.uvarint()
	if step > 1<<KeyBits {
		r.list, r.damaged, step = nil, true, 0
	}
	r.posting.Key += int64(step)
}

// next reads a posting; false at the end, and where the list is damaged.
func (r *listReader) next() bool {
	if len(r.list) == 0 {
		r.damaged = r.damaged || !r.last
		return false
	}
	if r.last {
		r.key()
		r.posting.Article = int64(r.least)
	}
	r.last = r.article()
	return !r.damaged
}

// article goes on to the next article of a key; whether it is the last one.
func (r *listReader) article() bool {
	v := r.uvarint()
	r.posting.Article += int64(v >> 1)
	if r.posting.Article < 0 || r.posting.Article >= endOfArticles {
		r.list, r.damaged = nil, true
	}
	return v&1 == 1
}

// endOfArticles is above the number of any article, and a step between two of them leaves a bit to a list.
const endOfArticles = 1 << 62

// DecodeList appends the postings of a list, no more than it has bytes. The error is
// ErrDamaged.
func DecodeList(postings []Posting, b Bucket, list []byte) ([]Posting, error) {
	r := readList(b, list)
	for r.next() {
		postings = append(postings, r.posting)
	}
	if r.damaged {
		return nil, ErrDamaged
	}
	return postings, nil
}

// ArticlesIn appends the articles of a list that have one of the keys, which ascend. It
// goes past other keys without adding up their articles. The error is ErrDamaged.
func ArticlesIn(articles []int64, b Bucket, list []byte, keys []int64) ([]int64, error) {
	r := readList(b, list)
	for len(r.list) > 0 {
		r.key()
		for len(keys) > 0 && keys[0] < r.posting.Key {
			keys = keys[1:]
		}
		if len(keys) == 0 {
			return articles, nil
		}
		if keys[0] > r.posting.Key {
			r.skip()
			continue
		}
		r.posting.Article = int64(r.least)
		for last := false; !last && !r.damaged; {
			last = r.article()
			articles = append(articles, r.posting.Article)
		}
	}
	if r.damaged {
		return nil, ErrDamaged
	}
	return articles, nil
}

// skip goes past the articles of a key.
func (r *listReader) skip() {
	list := r.list
	for len(list) > 0 {
		last := list[0] & 1
		for len(list) > 0 && list[0] >= 0x80 {
			list = list[1:]
		}
		if len(list) == 0 {
			break
		}
		if list = list[1:]; last == 1 {
			r.list = list
			return
		}
	}
	r.list, r.damaged = nil, true
}

// Merge returns the postings of two ascending lists, ascending.
func Merge(a, b []Posting) []Posting {
	list := make([]Posting, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if Compare(a[0], b[0]) <= 0 {
			list, a = append(list, a[0]), a[1:]
		} else {
			list, b = append(list, b[0]), b[1:]
		}
	}
	return append(append(list, a...), b...)
}

// Runs yields the parts of ascending postings that are in one bucket each, of those
// that of says.
func Runs(list []Posting, of func(int64) Bucket) func(func([]Posting) bool) {
	return func(yield func([]Posting) bool) {
		for len(list) > 0 {
			n := 1
			for n < len(list) && of(list[n].Key) == of(list[0].Key) {
				n++
			}
			if !yield(list[:n]) {
				return
			}
			list = list[n:]
		}
	}
}
