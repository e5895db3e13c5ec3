package table

import (
	"slices"

	"wenbao/facts/table/posting"
)

// What an ingest writes goes to one of a few coarse buckets, so that it writes few
// rows; once that has many it is emptied into its fine ones, so that a question reads
// few postings. The lists of a bucket are runs: a new one takes up those before it that
// are not much longer than itself, so that there are few and each posting is written
// few times.

// How long, in bytes, the lists of a coarse bucket get: so much is looked through in
// some microseconds, and a longer row would not fit into its page; and how many times as
// long as a new list those are at most that it takes up.
const (
	maxCoarse = 4000
	maxRatio  = 8
)

// maxPostings is how many postings wait at most to be written.
const maxPostings = 64 << 10

// post writes the postings that wait and takes away those of articles that
// are gone.
func (c *change) post() error {
	posting.Sort(c.postings)
	slices.SortFunc(c.gone, posting.Compare)
	added := c.postings[:0]
	for _, p := range c.postings { // an article that is put twice at once
		if _, gone := slices.BinarySearchFunc(c.gone, p, posting.Compare); !gone {
			added = append(added, p)
		}
	}
	for _, of := range []func(int64) posting.Bucket{posting.CoarseOf, posting.FineOf} {
		for some := range posting.Runs(c.gone, of) {
			if err := c.thin(of(some[0].Key), some); err != nil {
				return err
			}
		}
	}
	for some := range posting.Runs(added, posting.CoarseOf) {
		if err := c.add(posting.CoarseOf(some[0].Key), some); err != nil {
			return err
		}
	}
	c.postings, c.gone = c.postings[:0], c.gone[:0]
	return nil
}

// row is a list of a bucket as it is kept.
type row struct {
	run  int64
	list []byte
}

func (c *change) rows(b posting.Bucket) (list []row, err error) {
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
func (c *change) add(b posting.Bucket, postings []posting.Posting) error {
	rows, err := c.rows(b)
	if err != nil {
		return err
	}
	size := 0
	for _, r := range rows {
		size += len(r.list)
	}
	list := posting.EncodeList(b, postings)
	full := b.Coarse() && size+len(list) > maxCoarse
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
		for some := range posting.Runs(postings, posting.FineOf) {
			if err := c.add(posting.FineOf(some[0].Key), some); err != nil {
				return err
			}
		}
		return nil
	}
	if list == nil {
		list = posting.EncodeList(b, postings)
	}
	run := int64(0)
	if next > 0 {
		run = rows[next-1].run + 1
	}
	_, err = c.exec("INSERT INTO posting VALUES (?, ?, ?)", b, run, list)
	return err
}

// take removes rows of a bucket and returns their postings with others, ascending.
func (c *change) take(b posting.Bucket, rows []row, postings []posting.Posting) (_ []posting.Posting, err error) {
	for _, r := range slices.Backward(rows) {
		list, err := posting.DecodeList(make([]posting.Posting, 0, len(r.list)/2), b, r.list)
		if err != nil {
			return nil, err
		}
		postings = posting.Merge(list, postings)
	}
	_, err = c.exec("DELETE FROM posting WHERE bucket = ? AND run >= ?", b, rows[0].run)
	return postings, err
}

// thin takes postings away from a bucket.
func (c *change) thin(b posting.Bucket, gone []posting.Posting) error {
	rows, err := c.rows(b)
	if err != nil || len(rows) == 0 {
		return err
	}
	postings, err := c.take(b, rows, nil)
	if err != nil {
		return err
	}
	postings = slices.DeleteFunc(postings, func(p posting.Posting) bool {
		_, found := slices.BinarySearchFunc(gone, p, posting.Compare)
		return found
	})
	if len(postings) == 0 {
		return nil
	}
	_, err = c.exec("INSERT INTO posting VALUES (?, ?, ?)", b, rows[0].run, posting.EncodeList(b, postings))
	return err
}
