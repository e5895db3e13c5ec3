package library

import (
	"testing"

	"wenbao/facts"
)

// Of two facts that overlap a figure it is the first one's, whatever the map's order.
func TestFactAt(t *testing.T) {
	read := map[facts.Span]facts.Fact{}
	for _, s := range []facts.Span{{Start: 3, End: 8}, {Start: 0, End: 5}, {Start: 0, End: 9}, {Start: 9, End: 12}} {
		read[s] = facts.Fact{Span: s}
	}
	for range 50 {
		if f, ok := factAt(read, facts.Span{Start: 4, End: 6}); !ok || f.Span != (facts.Span{Start: 0, End: 5}) {
			t.Fatalf("got %v, %v", f.Span, ok)
		}
	}
	if f, ok := factAt(read, facts.Span{Start: 20, End: 21}); ok {
		t.Errorf("got %v where there is none", f.Span)
	}
}
