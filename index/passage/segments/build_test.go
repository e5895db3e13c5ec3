package segments

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// A segment has the bytes of the one that zapx makes of the same documents, up to the
// table of fields, where zapx also names kinds of lists that no field has.
func TestBuildIsZapx(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{1, 7, 300, 3000} {
		var ours []Document
		var theirs []index.Document
		for i := range n {
			d := Document{Name: fmt.Sprintf("%04d", i)}
			b := document.NewDocument(d.Name)
			for _, field := range []string{"t", "h"} {
				var words []string
				for range 1 + r.IntN(20) {
					words = append(words, fmt.Sprint("词", min(r.IntN(40), r.IntN(500))))
				}
				d.Fields = append(d.Fields, Field{field, slices.Values(words)})
				for _, w := range words {
					b.AddField(document.NewTextFieldCustom(field, nil, []byte(w), index.IndexField|index.SkipFreqNorm, nil))
				}
			}
			b.AddIDField()
			b.VisitFields(func(f index.Field) { f.Analyze() })
			ours, theirs = append(ours, d), append(theirs, b)
		}
		got, err := build(ours)
		if err != nil {
			t.Fatal(err)
		}
		want, _, err := plugin.New(theirs)
		if err != nil {
			t.Fatal(err)
		}
		a, b := persisted(t, got), persisted(t, want)
		if end := fieldsAt(a); !bytes.Equal(a[:end], b[:min(end, len(b))]) || fieldsAt(b) != end {
			t.Errorf("%d documents: %d bytes, zapx has %d, or others", n, end, fieldsAt(b))
		}
	}
}

func persisted(t *testing.T, seg segment.Segment) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x")
	if err := seg.(segment.UnpersistedSegment).Persist(path); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// fieldsAt returns where the table of fields of a segment begins: with its first.
func fieldsAt(data []byte) int {
	sections := binary.BigEndian.Uint64(data[len(data)-20:])
	return int(binary.BigEndian.Uint64(data[sections+1:]))
}
