package table

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
)

// Postings are kept in lists, of which a bucket has all whose keys begin with
// the same bits. What an ingest writes goes to one of a few coarse buckets, so
// that it writes few rows; once that has many it is emptied into its fine ones,
// so that a question reads few postings. The lists of a bucket are runs: a
// new one takes up those before it that are not much longer than itself, so that
// there are few and each posting is written few times.
//
//	list    = first { key articles }   ascending
//	key     = distance from the key before, at first from the bucket's first key
//	article = 2 × distance from the article before | last of its key
//
// Numbers are varints; the first distance of each key is from the first article
// of the list. A posting takes some three bytes instead of the thirteen of a row.

var errPostings = errors.New("damaged postings")

// posting says that an article has a key.
type posting struct{ key, article int64 }

func compare(a, b posting) int {
	return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.article, b.article))
}

// bucket is the number of a bucket: the coarse ones, then the fine ones.
type bucket int64

// How many bits of a key tell its coarse and its fine bucket, and how long, in
// bytes, the lists of a coarse one get: so much is looked through in some
// microseconds, and a longer row would not fit into its page.
const (
	coarseBits = 8
	fineBits   = 13
	maxCoarse  = 4000
	maxRatio   = 8
)

func coarseOf(key int64) bucket { return bucket(key >> (keyBits - coarseBits)) }
func fineOf(key int64) bucket   { return 1<<coarseBits + bucket(key>>(keyBits-fineBits)) }

func (b bucket) coarse() bool { return b < 1<<coarseBits }

// first returns the least key that a bucket can have.
func (b bucket) first() int64 {
	if b.coarse() {
		return int64(b) << (keyBits - coarseBits)
	}
	return int64(b-1<<coarseBits) << (keyBits - fineBits)
}

// bucketsOf returns the buckets where keys are, the coarse ones first: postings that
// are emptied into fine ones between two statements are seen twice, never missed.
func bucketsOf(keys []int64) []bucket {
	var list []bucket
	for _, key := range keys {
		list = append(list, coarseOf(key), fineOf(key))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// encodeList returns the list of ascending postings of a bucket.
func encodeList(b bucket, postings []posting) []byte {
	least := postings[0].article
	for _, p := range postings {
		least = min(least, p.article)
	}
	list := binary.AppendUvarint(make([]byte, 0, 4*len(postings)+8), uint64(least))
	key, article := b.first(), least
	for i, p := range postings {
		if i == 0 || p.key != postings[i-1].key {
			list = binary.AppendUvarint(list, uint64(p.key-key))
			key, article = p.key, least
		}
		last := uint64(0)
		if i+1 == len(postings) || postings[i+1].key != p.key {
			last = 1
		}
		list = binary.AppendUvarint(list, uint64(p.article-article)<<1|last)
		article = p.article
	}
	return list
}

// listReader reads a list.
type listReader struct {
	list          []byte
	posting       posting // the one that next has read
	least         uint64
	last, damaged bool
}

func readList(b bucket, list []byte) *listReader {
	r := &listReader{list: list, last: true}
	r.posting.key = b.first()
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

// next reads a posting; false at the end, and where the list is damaged.
func (r *listReader) next() bool {
	if len(r.list) == 0 {
		r.damaged = r.damaged || !r.last
		return false
	}
	if r.last {
		r.posting.key += int64(r.uvarint())
		r.posting.article = int64(r.least)
	}
	v := r.uvarint()
	r.posting.article += int64(v >> 1)
	r.last = v&1 == 1
	return !r.damaged
}

// decodeList appends the postings of a list.
func decodeList(postings []posting, b bucket, list []byte) ([]posting, error) {
	r := readList(b, list)
	for r.next() {
		postings = append(postings, r.posting)
	}
	if r.damaged {
		return nil, errPostings
	}
	return postings, nil
}

// articlesIn appends the articles that have one of the keys, which ascend. It goes
// past other keys without adding up their articles.
func articlesIn(articles []int64, b bucket, list []byte, keys []int64) ([]int64, error) {
	r := readList(b, list)
	for len(r.list) > 0 {
		r.posting.key += int64(r.uvarint())
		for len(keys) > 0 && keys[0] < r.posting.key {
			keys = keys[1:]
		}
		if len(keys) == 0 {
			return articles, nil
		}
		if keys[0] > r.posting.key {
			r.skip()
			continue
		}
		r.posting.article = int64(r.least)
		for last := uint64(0); last == 0 && !r.damaged; {
			v := r.uvarint()
			r.posting.article += int64(v >> 1)
			last = v & 1
			articles = append(articles, r.posting.article)
		}
	}
	if r.damaged {
		return nil, errPostings
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

// maxPostings is how many postings wait at most to be written.
const maxPostings = 64 << 10

// post writes the postings that wait and takes away those of articles that
// are gone.
func (c *change) post() error {
	slices.SortFunc(c.postings, compare)
	slices.SortFunc(c.gone, compare)
	added := c.postings[:0]
	for _, p := range c.postings { // an article that is put twice at once
		if _, gone := slices.BinarySearchFunc(c.gone, p, compare); !gone {
			added = append(added, p)
		}
	}
	for _, of := range []func(int64) bucket{coarseOf, fineOf} {
		for some := range runs(c.gone, of) {
			if err := c.thin(of(some[0].key), some); err != nil {
				return err
			}
		}
	}
	for some := range runs(added, coarseOf) {
		if err := c.add(coarseOf(some[0].key), some); err != nil {
			return err
		}
	}
	c.postings, c.gone = c.postings[:0], c.gone[:0]
	return nil
}

// runs yields the postings of one bucket after the other.
func runs(list []posting, of func(int64) bucket) func(func([]posting) bool) {
	return func(yield func([]posting) bool) {
		for len(list) > 0 {
			n := 1
			for n < len(list) && of(list[n].key) == of(list[0].key) {
				n++
			}
			if !yield(list[:n]) {
				return
			}
			list = list[n:]
		}
	}
}

// row is a list of a bucket as it is kept.
type row struct {
	run  int64
	list []byte
}

func (c *change) rows(b bucket) (list []row, err error) {
	stmt, err := c.stmt("SELECT run, list FROM posting WHERE bucket = ? ORDER BY run")
	if err != nil {
		return nil, err
	}
	rows, err := stmt.QueryContext(c.ctx, b)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var r row
		if err := rows.Scan(&r.run, &r.list); err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	return list, rows.Err()
}

// add adds ascending postings to a bucket.
func (c *change) add(b bucket, postings []posting) error {
	rows, err := c.rows(b)
	if err != nil {
		return err
	}
	size := 0
	for _, r := range rows {
		size += len(r.list)
	}
	list := encodeList(b, postings)
	full := b.coarse() && size+len(list) > maxCoarse
	next := len(rows)
	for length := len(list); next > 0 && (full || len(rows[next-1].list) <= maxRatio*length); {
		next--
		length += len(rows[next].list)
	}
	if absorbed := rows[next:]; len(absorbed) > 0 {
		if postings, err = c.take(b, absorbed, postings); err != nil {
			return err
		}
		list = nil
	}
	if full {
		for some := range runs(postings, fineOf) {
			if err := c.add(fineOf(some[0].key), some); err != nil {
				return err
			}
		}
		return nil
	}
	if list == nil {
		list = encodeList(b, postings)
	}
	run := int64(0)
	if next > 0 {
		run = rows[next-1].run + 1
	}
	_, err = c.exec("INSERT INTO posting VALUES (?, ?, ?)", b, run, list)
	return err
}

// take removes rows of a bucket and returns their postings with others, ascending.
func (c *change) take(b bucket, rows []row, postings []posting) (_ []posting, err error) {
	for _, r := range slices.Backward(rows) {
		list, err := decodeList(make([]posting, 0, len(r.list)/2), b, r.list)
		if err != nil {
			return nil, err
		}
		postings = merged(list, postings)
	}
	_, err = c.exec("DELETE FROM posting WHERE bucket = ? AND run >= ?", b, rows[0].run)
	return postings, err
}

// merged returns what two ascending lists have.
func merged(a, b []posting) []posting {
	list := make([]posting, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compare(a[0], b[0]) <= 0 {
			list, a = append(list, a[0]), a[1:]
		} else {
			list, b = append(list, b[0]), b[1:]
		}
	}
	return append(append(list, a...), b...)
}

// thin takes postings away from a bucket.
func (c *change) thin(b bucket, gone []posting) error {
	rows, err := c.rows(b)
	if err != nil || len(rows) == 0 {
		return err
	}
	postings, err := c.take(b, rows, nil)
	if err != nil {
		return err
	}
	postings = slices.DeleteFunc(postings, func(p posting) bool {
		_, found := slices.BinarySearchFunc(gone, p, compare)
		return found
	})
	if len(postings) == 0 {
		return nil
	}
	_, err = c.exec("INSERT INTO posting VALUES (?, ?, ?)", b, rows[0].run, encodeList(b, postings))
	return err
}
