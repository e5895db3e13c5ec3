package table_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/table"
)

// TestStore checks that packed entries are stored as Put stores entries: replaced where
// one with the same ID stands, and that New is not believed blindly.
func TestStore(t *testing.T) {
	ctx := t.Context()
	tab, err := table.Open(ctx, filepath.Join(t.TempDir(), "facts.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer tab.Close()
	fact := facts.Fact{Entity: "远岫银行", Metric: "贷款"}
	added := func(e table.Entry) table.Packed {
		p := table.Pack(e)
		p.New = true
		return p
	}
	numbers := must[[]int64](t)(tab.Store(ctx, added(entry("a", "1", fact, fact)), added(entry("b", "1", fact))))
	numbers = append(numbers, must[[]int64](t)(tab.Store(ctx, table.Pack(entry("a", "2", fact))))...)
	if diff := cmp.Diff([]int64{1, 2, 3}, numbers); diff != "" {
		t.Errorf("numbers (-want +got):\n%s", diff)
	}
	if _, err := tab.Store(ctx, added(entry("b", "2"))); err == nil {
		t.Error("a new article with the ID of one that stands was stored")
	}
	for id, want := range map[string]string{"a": "文2", "b": "文1"} {
		if art := must[facts.Article](t)(tab.Article(ctx, id)); art.Text != want {
			t.Errorf("article %s: text %q, want %q", id, art.Text, want)
		}
	}
	want := []table.EntityCount{{Entity: "远岫银行", Facts: 2}}
	if diff := cmp.Diff(want, must[[]table.EntityCount](t)(tab.Entities(ctx))); diff != "" {
		t.Errorf("entities (-want +got):\n%s", diff)
	}
}
