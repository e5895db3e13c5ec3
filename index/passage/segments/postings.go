package segments

import segment "github.com/blevesearch/scorch_segment_api/v2"

// Postings is the list of the documents that have a term, in order. One goroutine
// at a time uses it.
type Postings struct {
	lists []list
	count int
}

// list is the part of a Postings that is of one segment.
type list struct {
	segment.PostingsIterator
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
		if n := int(docs.Count()); n > 0 {
			p.lists = append(p.lists, list{docs.Iterator(false, false, false, nil), part.first})
			p.count += n
		}
	}
	return p, nil
}

// Count returns the number of documents.
func (p *Postings) Count() int { return p.count }

// Next returns the next document; ok is false behind the last.
func (p *Postings) Next() (doc uint64, ok bool, err error) {
	for len(p.lists) > 0 {
		n, err := p.lists[0].Next()
		if err != nil {
			return 0, false, err
		}
		if n != nil {
			return p.lists[0].first + n.Number(), true, nil
		}
		p.lists = p.lists[1:]
	}
	return 0, false, nil
}

// Advance returns the first document from the given one on, which must be behind
// the last one returned; ok is false if there is none.
func (p *Postings) Advance(to uint64) (doc uint64, ok bool, err error) {
	for len(p.lists) > 1 && p.lists[1].first <= to {
		p.lists = p.lists[1:]
	}
	if len(p.lists) == 0 || p.lists[0].first > to {
		return p.Next()
	}
	n, err := p.lists[0].Advance(to - p.lists[0].first)
	if err != nil {
		return 0, false, err
	}
	if n != nil {
		return p.lists[0].first + n.Number(), true, nil
	}
	p.lists = p.lists[1:]
	return p.Next()
}
