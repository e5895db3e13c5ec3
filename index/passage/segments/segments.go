// Package segments keeps documents of terms in the segments of bleve (zapx): in a
// folder that is written once, or in memory. It takes the place of bleve's
// scorch, which links, with every command, tables for fuzzy search that take a
// fifth of a question's time to build, and a database for snapshots that a folder
// that never changes does not have.
//
// Documents are numbered from 0 through all segments, in their order. Those that
// were removed keep their numbers until their segment is merged; no list has
// them.
//
//	s, err := segments.Open(dir)
//	p, err := s.Postings("t", "银行")
//	r := p.Read()
//	for doc, ok := r.Next(); ok; doc, ok = r.Next() { … }
package segments

import (
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"sort"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"
)

// idField is the field that bleve keeps the names of documents in.
const idField = "_id"

// ErrDamaged is returned when a folder does not have what was written to it.
// Damage within a segment may also make reading panic: segments are memory maps.
var ErrDamaged = errors.New("damaged passage index")

// plugin is bleve's newest format of segments.
var plugin zap.ZapPlugin

// zapx writes a megabyte at a time, which Linux then keeps in large folios, and a
// folio is mapped whole when one byte of it is read: a question in a base that was
// just written had 3 MB more in memory at 10,000 articles, 25 MB at 100,000.
func init() { zap.DefaultFileMergerBufferSize = 64 << 10 }

// Set is an opened set of segments. Safe for concurrent use.
type Set struct {
	parts []*part
	count int
}

// part is a segment with what was removed from it.
type part struct {
	segment.Segment                 // nil where it is not open
	file            string          // its name, with its number; in memory there is no such file
	gone            *roaring.Bitmap // nil for none
	first           uint64          // number of its first document in a Set
}

// open opens the part's file in a folder.
func (p *part) open(dir string) error {
	seg, err := plugin.Open(filepath.Join(dir, p.file))
	if err == nil {
		p.Segment = seg
	}
	return err
}

// live counts the documents that are not gone.
func (p *part) live() int {
	n := int(p.Count())
	if p.gone != nil {
		n -= int(p.gone.GetCardinality())
	}
	return n
}

// remove marks the documents as gone whose names begin with prefix.
func (p *part) remove(prefix string) error {
	dict, err := p.Dictionary(idField)
	if err != nil {
		return err
	}
	var names []string
	list := dict.AutomatonIterator(nil, []byte(prefix), after(prefix))
	for {
		entry, err := list.Next()
		if err != nil {
			return err
		}
		if entry == nil {
			break
		}
		names = append(names, entry.Term)
	}
	if len(names) == 0 {
		return nil
	}
	docs, err := p.DocNumbers(names)
	if err != nil {
		return err
	}
	if p.gone == nil {
		p.gone = roaring.New()
	}
	p.gone.Or(docs)
	return nil
}

// after returns the first string behind all that begin with prefix, nil if there
// is none.
func after(prefix string) []byte {
	end := []byte(prefix)
	for i := len(end) - 1; i >= 0; i-- {
		if end[i]++; end[i] != 0 {
			return end[:i+1]
		}
	}
	return nil
}

// Open opens the folder that a Writer has finished.
func Open(dir string) (*Set, error) {
	parts, err := openParts(dir)
	if err != nil {
		return nil, err
	}
	return newSet(parts), nil
}

func newSet(parts []*part) *Set {
	s := &Set{parts: parts}
	first := uint64(0)
	for _, p := range parts {
		p.first = first
		first += p.Count()
		s.count += p.live()
	}
	return s
}

// openParts opens the segments of a folder.
func openParts(dir string) (parts []*part, err error) {
	m, err := readManifest(dir)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			closeParts(parts)
		}
	}()
	for _, line := range m {
		p := &part{file: line.File}
		if err := p.open(dir); err != nil {
			return parts, fmt.Errorf("%w: %s: %w", ErrDamaged, line.File, err)
		}
		parts = append(parts, p)
		if len(line.Gone) > 0 {
			p.gone = roaring.New()
			if err := p.gone.UnmarshalBinary(line.Gone); err != nil {
				return parts, fmt.Errorf("%w: %s: %w", ErrDamaged, manifestFile, err)
			}
		}
	}
	return parts, nil
}

func closeParts(parts []*part) error {
	var errs []error
	for _, p := range parts {
		if p.Segment != nil {
			errs = append(errs, p.Close())
		}
	}
	return errors.Join(errs...)
}

// Close releases the segments; the set must not be used afterwards.
func (s *Set) Close() error { return closeParts(s.parts) }

// Count returns the number of documents.
func (s *Set) Count() int { return s.count }

// Name returns the name of a document that a list has.
func (s *Set) Name(doc uint64) (string, error) {
	i := sort.Search(len(s.parts), func(i int) bool { return s.parts[i].first > doc }) - 1
	if i < 0 || doc-s.parts[i].first >= s.parts[i].Count() {
		return "", fmt.Errorf("%w: no document %d", ErrDamaged, doc)
	}
	name, err := s.parts[i].DocID(doc - s.parts[i].first)
	return string(name), err
}

// Names returns the names of all documents in the order of their numbers.
func (s *Set) Names() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for _, p := range s.parts {
			for i := range p.Count() {
				if p.gone != nil && p.gone.Contains(uint32(i)) {
					continue
				}
				name, err := p.DocID(i)
				if !yield(string(name), err) || err != nil {
					return
				}
			}
		}
	}
}
