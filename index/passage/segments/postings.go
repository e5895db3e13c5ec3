package segments

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// Postings is the list of the documents that have a term, in order. One goroutine
// at a time uses it.
type Postings struct {
	lists []list
	count int
}

// list is the part of a Postings that is of one segment. It is read from the bitmap
// that bleve's iterator reads: that makes an object of each document.
type list struct {
	roaring.IntPeekable
	first uint64 // number of the segment's first document
}

// Postings returns the documents that have a term in a field.
func (s *Set) Postings(field, term string) (*Postings, error) {
	p := &Postings{}
	for _, part := range s.parts {
		dict, err := part.Dictionary(field)
		if err != nil {
			return nil, err
		}
		docs, err := dict.PostingsList([]byte(term), part.gone, nil)
		if err != nil {
			return nil, err
		}
		n := int(docs.Count())
		if n == 0 {
			continue
		}
		bitmap, err := bitmapOf(docs)
		if err != nil {
			return nil, err
		}
		p.lists = append(p.lists, list{bitmap.Iterator(), part.first})
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

// Next returns the next document; ok is false behind the last.
func (p *Postings) Next() (doc uint64, ok bool) {
	for len(p.lists) > 0 {
		if l := p.lists[0]; l.HasNext() {
			return l.first + uint64(l.IntPeekable.Next()), true
		}
		p.lists = p.lists[1:]
	}
	return 0, false
}

// Advance returns the first document from the given one on, which must be behind
// the last one returned; ok is false if there is none.
func (p *Postings) Advance(to uint64) (doc uint64, ok bool) {
	for len(p.lists) > 1 && p.lists[1].first <= to {
		p.lists = p.lists[1:]
	}
	if len(p.lists) > 0 && p.lists[0].first <= to {
		p.lists[0].AdvanceIfNeeded(uint32(to - p.lists[0].first))
	}
	return p.Next()
}
