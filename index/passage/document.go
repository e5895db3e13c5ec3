package passage

import (
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"wenbao/facts"
	"wenbao/index/segment"
)

// Fields of a document.
const (
	textField  = "t" // terms of the passage
	titleField = "h" // terms of the article's title
	keyField   = "k" // entityKey
)

// field is a field of terms. bleve's own makes a token and a count with places of
// every term, which nothing here keeps: that cost half of indexing.
type field struct {
	name  string
	text  string    // whose terms it has, if it has no keys
	keys  []string  // terms as they are
	once  sync.Once // a title's field is in documents of several batches
	terms index.TokenFrequencies
}

// here is what is kept of a term in a document: that it is there, not how often.
var here = &index.TokenFreq{}

// Analyze finds the terms, once.
func (f *field) Analyze() {
	f.once.Do(func() {
		if f.keys == nil {
			f.terms = distinct(f.text)
			return
		}
		f.terms = make(index.TokenFrequencies, len(f.keys))
		for _, key := range f.keys {
			f.terms[key] = here
		}
	})
}

// scratch is what distinct needs and does not keep.
type scratch struct{ words, terms []facts.Span }

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// distinct returns the terms of a text.
func distinct(text string) index.TokenFrequencies {
	text = fold(text)
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	s.words = segment.New().Append(s.words[:0], text)
	s.terms = terms(s.terms[:0], text, s.words)
	found := make(index.TokenFrequencies, len(s.terms)*4/5) // some come twice
	for _, t := range s.terms {
		found[t.In(text)] = here
	}
	return found
}

// Options index as lean as bleve allows: not stored, no term vectors, no doc
// values, no frequencies and lengths, which are half the bytes and rank the gold
// questions no better.
func (f *field) Options() index.FieldIndexingOptions { return index.IndexField | index.SkipFreqNorm }

// The rest of document.Field: a value would be stored and measured.

func (f *field) Name() string                                     { return f.name }
func (f *field) Value() []byte                                    { return nil }
func (f *field) ArrayPositions() []uint64                         { return nil }
func (f *field) EncodedFieldType() byte                           { return 't' }
func (f *field) AnalyzedLength() int                              { return len(f.terms) }
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.terms }
func (f *field) NumPlainTextBytes() uint64                        { return uint64(len(f.text)) }
func (f *field) Size() int                                        { return len(f.text) }

// Passages are those of an article, made ready for an index.
type Passages struct {
	article string
	size    int // of the article's text, in bytes
	spans   []facts.Span
	texts   []*field
	title   *field
	keys    [][]string
}

// Of returns the passages of an article with its facts. It may be called at the same
// time.
func Of(art facts.Article, list []facts.Fact) Passages {
	p := Passages{article: art.ID, size: len(art.Text), spans: Split(art)}
	p.keys = keysOf(list, p.spans)
	p.title = &field{name: titleField, text: art.Title}
	for _, span := range p.spans {
		p.texts = append(p.texts, &field{name: textField, text: span.In(art.Text)})
	}
	return p
}

// document returns the document of a passage of a version.
func (p *Passages) document(version int64, i int) index.Document {
	d := document.NewDocument(documentName(version, p.spans[i]))
	d.AddField(p.texts[i])
	d.AddField(p.title)
	if p.keys[i] != nil {
		d.AddField(&field{name: keyField, keys: p.keys[i]})
	}
	return d
}

// entityKey is what a passage with a fact about the entity has in keyField.
func entityKey(entity string) string { return "e:" + entity }

// keysOf returns for each of the passages, which ascend, the distinct keys of the
// entities of its facts; "" stands for facts that have none.
func keysOf(found []facts.Fact, passages []facts.Span) [][]string {
	keys := make([][]string, len(passages))
	last, key := "", entityKey("")
	for i := range found {
		f := &found[i]
		at, _ := slices.BinarySearchFunc(passages, f.Span.Start, func(p facts.Span, start int) int {
			if p.End <= start {
				return -1
			}
			return 0
		})
		if at == len(passages) || !passages[at].Contains(f.Span) {
			continue
		}
		if f.Entity != last {
			last, key = f.Entity, entityKey(f.Entity)
		}
		if !slices.Contains(keys[at], key) {
			keys[at] = append(keys[at], key)
		}
	}
	return keys
}
