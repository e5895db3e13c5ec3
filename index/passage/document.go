package passage

import (
	"iter"
	"slices"
	"sync"

	"wenbao/facts"
	"wenbao/index/passage/segments"
	"wenbao/index/segment"
)

// Fields of a document.
const (
	textField  = "t" // terms of the passage
	titleField = "h" // terms of the article's title
	keyField   = "k" // entityKey
)

// scratch is what terms of a text are found with.
type scratch struct{ words, terms []facts.Span }

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// termsOf yields the terms of a text, which are parts of it folded.
func termsOf(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		text := fold(text)
		s := scratches.Get().(*scratch)
		defer scratches.Put(s)
		s.words = segment.New().Append(s.words[:0], text)
		s.terms = terms(s.terms[:0], text, s.words)
		for _, t := range s.terms {
			if !yield(t.In(text)) {
				return
			}
		}
	}
}

// Passages are those of an article, made ready for an index.
type Passages struct {
	article string
	text    string
	spans   []facts.Span
	title   segments.Field
	keys    [][]string
}

// Of returns the passages of an article with its facts. It may be called at the same
// time.
func Of(art facts.Article, list []facts.Fact) Passages {
	p := Passages{article: art.ID, text: art.Text, spans: Split(art)}
	p.keys = keysOf(list, p.spans)
	title := sync.OnceValue(func() []string { return slices.Collect(termsOf(art.Title)) }) // it is in documents of several batches
	p.title = segments.Field{Name: titleField, Terms: func(yield func(string) bool) { slices.Values(title())(yield) }}
	return p
}

// document returns the document of a passage of a version.
func (p *Passages) document(version int64, i int) segments.Document {
	d := segments.Document{Name: documentName(version, p.spans[i])}
	d.Fields = append(d.Fields, segments.Field{Name: textField, Terms: termsOf(p.spans[i].In(p.text))}, p.title)
	if p.keys[i] != nil {
		d.Fields = append(d.Fields, segments.Field{Name: keyField, Terms: slices.Values(p.keys[i])})
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
