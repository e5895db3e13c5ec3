package segments

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// Postings is the list of the documents that have a term, in order. Safe for concurrent
// use, as long as its Set is open.
type Postings struct {
	lists []list
	count int
}

// list is the part of a Postings that is of one segment. It is read from the bitmap
// that bleve's iterator reads: that makes an object of each document.
type list struct {
	docs  *roaring.Bitmap
	first uint64 // number of the segment's first document
}

// Postings returns the documents that have a term in a field.
func (s *Set) Postings(field, term string) (p Postings, err error) {
	for _, part := range s.parts {
		dict, err := part.Dictionary(field)
		if err != nil {
			return p, err
		}
		docs, err := dict.PostingsList([]byte(term), part.gone, nil)
		if err != nil {
			return p, err
		}
		n := int(docs.Count())
		if n == 0 {
			continue
		}
		bitmap, err := bitmapOf(docs)
		if err != nil {
			return p, err
		}
		p.lists = append(p.lists, list{bitmap, part.first})
		p.count += n
	}
	return p, nil
}

// bitmapOf returns the documents of a list that has some.
func bitmapOf(docs segment.PostingsList) (*roaring.Bitmap, error) {
	it, ok := docs.Iterator(false, false, false, nil).(segment.OptimizablePostingsIterator)
	if !ok {
		return nil, fmt.Errorf("%w: a list without its bitmap", ErrDamaged)
	}
	if n, ok := it.DocNum1Hit(); ok { // a list of one has none
		return roaring.BitmapOf(uint32(n)), nil
	}
	return it.ActualBitmap(), nil
}

// Count returns the number of documents.
func (p *Postings) Count() int { return p.count }

// Read returns a reader before the first document.
func (p *Postings) Read() *Reader {
	r := &Reader{lists: p.lists}
	r.open()
	return r
}

// Reader goes through a Postings. One goroutine at a time uses it.
type Reader struct {
	lists []list              // the first of which is being read
	at    roaring.IntPeekable // in that
}

// open begins the first list.
func (r *Reader) open() {
	if len(r.lists) > 0 {
		r.at = r.lists[0].docs.Iterator()
	}
}

// next goes on to the next list.
func (r *Reader) next() {
	r.lists = r.lists[1:]
	r.open()
}

// Next returns the next document; ok is false behind the last.
func (r *Reader) Next() (doc uint64, ok bool) {
	for ; len(r.lists) > 0; r.next() {
		if r.at.HasNext() {
			return r.lists[0].first + uint64(r.at.Next()), true
		}
	}
	return 0, false
}

// Advance returns the first document from the given one on, which must be behind
// the last one returned; ok is false if there is none.
func (r *Reader) Advance(to uint64) (doc uint64, ok bool) {
	for len(r.lists) > 1 && r.lists[1].first <= to {
		r.next()
	}
	if len(r.lists) > 0 && r.lists[0].first <= to {
		r.at.AdvanceIfNeeded(uint32(to - r.lists[0].first))
	}
	return r.Next()
}
