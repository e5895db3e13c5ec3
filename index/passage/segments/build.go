package segments

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"iter"
	"math"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/vellum"
	zap "github.com/blevesearch/zapx/v17"
)

// Document is what a set finds by its terms.
type Document struct {
	Name   string
	Fields []Field
}

// Field is what a document has under a name that no other field of it has. A worker
// asks for its terms, of which each may come more than once.
type Field struct {
	Name  string
	Terms iter.Seq[string]
}

// build makes a segment of documents. What zapx's own New makes is the same, which the
// tests see to; it takes a map of each document's terms, looks all of them up twice, and
// keeps how often and where they are: four times the time.
func build(docs []Document) (*zap.SegmentBase, error) {
	b := builder{docs: len(docs)}
	fields := invert(docs)
	stored := b.names(docs)
	for _, f := range fields {
		if err := b.field(f); err != nil {
			return nil, err
		}
	}
	sections := b.sections(fields)
	mem := b.out.Bytes()
	return zap.InitSegmentBase(mem, crc32.ChecksumIEEE(mem), zap.DefaultChunkMode, uint64(len(docs)), stored, sections, nil, new(segment.Stats))
}

// inverted are the terms of a field, with the documents that have them.
type inverted struct {
	name    string
	options index.FieldIndexingOptions
	hit     []byte // what is kept of a term in a document: how often it is there, how long the field is
	ids     map[string]uint32
	terms   []string // by ID
	count   []uint32 // of documents
	last    []uint32 // the last of them
	hits    []hit    // in the order of documents
	at      uint64   // where in the segment it is
}

type hit struct{ term, doc uint32 }

// Frequencies and lengths are half the bytes of an index and rank the gold questions no
// better: there are none but those of names, which zapx asks for.
var (
	nameHit = []byte{1 << 1, 1}
	termHit = []byte{0}
)

// invert returns the fields of documents: that of the names first, as zapx wants it, and
// the others by theirs.
func invert(docs []Document) []*inverted {
	names := newInverted(idField, index.IndexField|index.StoreField, nameHit)
	others := map[string]*inverted{}
	for i, doc := range docs {
		names.add(doc.Name, uint32(i))
		for _, f := range doc.Fields {
			to := others[f.Name]
			if to == nil {
				to = newInverted(f.Name, index.IndexField|index.SkipFreqNorm, termHit)
				others[f.Name] = to
			}
			for term := range f.Terms {
				to.add(term, uint32(i))
			}
		}
	}
	fields := []*inverted{names}
	for _, f := range others {
		fields = append(fields, f)
	}
	slices.SortFunc(fields[1:], func(a, b *inverted) int { return strings.Compare(a.name, b.name) })
	return fields
}

func newInverted(name string, options index.FieldIndexingOptions, hit []byte) *inverted {
	return &inverted{name: name, options: options, hit: hit, ids: map[string]uint32{}}
}

// add notes that a document has a term.
func (f *inverted) add(term string, doc uint32) {
	id, known := f.ids[term]
	switch {
	case !known:
		id = uint32(len(f.terms))
		f.ids[term] = id
		f.terms, f.count, f.last = append(f.terms, term), append(f.count, 0), append(f.last, 0)
	case f.last[id] == doc:
		return
	}
	f.count[id]++
	f.last[id] = doc
	f.hits = append(f.hits, hit{id, doc})
}

// lists yields the terms in order, each with its documents.
func (f *inverted) lists() iter.Seq2[string, []uint32] {
	return func(yield func(string, []uint32) bool) {
		ends := make([]uint32, len(f.count)) // of the lists as far as they are filled
		sum := uint32(0)
		for id, n := range f.count {
			ends[id] = sum
			sum += n
		}
		docs := make([]uint32, len(f.hits))
		for _, h := range f.hits {
			docs[ends[h.term]] = h.doc
			ends[h.term]++
		}
		order := make([]uint32, len(f.terms))
		for id := range order {
			order[id] = uint32(id)
		}
		slices.SortFunc(order, func(a, b uint32) int { return strings.Compare(f.terms[a], f.terms[b]) })
		for _, id := range order {
			if !yield(f.terms[id], docs[ends[id]-f.count[id]:ends[id]]) {
				return
			}
		}
	}
}

// builder writes a segment as zap.md of zapx describes it. Places are counted from its
// beginning.
type builder struct {
	docs   int
	out    bytes.Buffer
	bitmap roaring.Bitmap
}

func (b *builder) here() uint64 { return uint64(b.out.Len()) }

func (b *builder) varint(values ...uint64) {
	for _, v := range values {
		b.out.Write(binary.AppendUvarint(b.out.AvailableBuffer(), v))
	}
}

func (b *builder) uint64s(values ...uint64) {
	for _, v := range values {
		b.out.Write(binary.BigEndian.AppendUint64(b.out.AvailableBuffer(), v))
	}
}

// names writes the stored fields, of which there is the name alone, and returns where
// their index is.
func (b *builder) names(docs []Document) uint64 {
	const others = "\x00" // none, compressed by snappy
	places := make([]uint64, len(docs))
	for i, doc := range docs {
		places[i] = b.here()
		size := binary.AppendUvarint(nil, uint64(len(doc.Name)))
		b.varint(uint64(len(size)), uint64(len(doc.Name)+len(others)))
		b.out.Write(size)
		b.out.WriteString(doc.Name)
		b.out.WriteString(others)
	}
	at := b.here()
	b.uint64s(places...)
	b.varint(0) // no document is in another one
	return at
}

// field writes the lists of a field's terms and its dictionary of where they are.
func (b *builder) field(f *inverted) error {
	var dict bytes.Buffer
	// without a registry, as zapx has it: larger, and faster to make
	words, err := vellum.New(&dict, &vellum.BuilderOpts{Encoder: 1, RegistryTableSize: 0, RegistryMRUSize: 1})
	if err != nil {
		return err
	}
	for term, docs := range f.lists() {
		at, err := b.list(docs, f.hit)
		if err == nil {
			err = words.Insert([]byte(term), at)
		}
		if err != nil {
			return err
		}
	}
	if err := words.Close(); err != nil {
		return err
	}
	at := b.here()
	b.varint(uint64(dict.Len()))
	b.out.Write(dict.Bytes())
	f.at = b.here()
	b.varint(math.MaxUint64, math.MaxUint64, at) // no values by document
	return nil
}

// list writes the documents of a term, for each of them a hit, and returns where.
func (b *builder) list(docs []uint32, hit []byte) (uint64, error) {
	hits := b.here()
	size := b.docs / (len(docs)/1024 + 1) // of a chunk, in documents
	chunks := (b.docs-1)/size + 1
	b.varint(uint64(chunks))
	n := 0
	for chunk := range chunks {
		for n < len(docs) && int(docs[n])/size == chunk {
			n++
		}
		b.varint(uint64(n * len(hit)))
	}
	for range docs {
		b.out.Write(hit)
	}
	at := b.here()
	b.varint(hits, 0) // no places in texts
	b.bitmap.Clear()
	b.bitmap.AddMany(docs)
	b.varint(b.bitmap.GetSerializedSizeInBytes())
	_, err := b.bitmap.WriteTo(&b.out)
	return at, err
}

// sections writes what fields there are and returns where.
func (b *builder) sections(fields []*inverted) uint64 {
	var places []uint64
	for _, f := range fields {
		places = append(places, b.here())
		b.varint(uint64(len(f.name)))
		b.out.WriteString(f.name)
		b.varint(uint64(f.options), 1)
		b.out.Write(binary.BigEndian.AppendUint16(nil, zap.SectionInvertedTextIndex))
		b.uint64s(f.at)
	}
	at := b.here()
	b.varint(uint64(len(fields)))
	b.uint64s(places...)
	return at
}
