package table

import (
	"path/filepath"
	"testing"

	"wenbao/facts"
)

// A file that is read as one that nobody changes says when somebody did.
func TestDisk_Outdated(t *testing.T) {
	path := filepath.Join(t.TempDir(), "facts.db")
	write := func(text string) {
		t.Helper()
		tab, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		art := facts.NewArticle(text, []facts.Block{{Span: facts.Span{End: len(text)}}})
		art.ID = text
		if _, err := tab.Put(t.Context(), Entry{Article: art}); err != nil {
			t.Fatal(err)
		}
		if err := tab.Close(); err != nil {
			t.Fatal(err)
		}
	}
	hold := func() *disk {
		t.Helper()
		d := &disk{path: path, cache: newCache()}
		if err := d.holdStill(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { d.Close() })
		return d
	}
	count := func(d *disk) int {
		t.Helper()
		arts, err := d.Articles(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return len(arts)
	}
	write("一")
	d := hold()
	if n := count(d); n != 1 || d.Outdated() {
		t.Fatalf("%d articles, outdated %v", n, d.Outdated())
	}
	write("二")
	if n := count(d); n != 1 || !d.Outdated() {
		t.Errorf("after a change: %d articles, outdated %v", n, d.Outdated())
	}
	if d = hold(); count(d) != 2 || d.Outdated() {
		t.Errorf("opened anew: %d articles, outdated %v", count(d), d.Outdated())
	}
}
