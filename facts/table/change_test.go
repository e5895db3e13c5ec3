package table_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"wenbao/facts"
	"wenbao/facts/table"
)

func entry(id, hash string, figures ...facts.Fact) table.Entry {
	return table.Entry{Article: facts.Article{ID: id, Hash: hash, Text: "文" + hash}, Facts: figures}
}

// since lists a table's versions since a generation, by ID and text.
func since(t *testing.T, tab table.Table, generation int64) (ids []string) {
	t.Helper()
	for v, err := range tab.Since(context.Background(), generation) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, v.Article.ID+v.Article.Text)
	}
	return ids
}

func TestChanges(t *testing.T) {
	both(t, func(t *testing.T, tab table.Table) {
		ctx := context.Background()
		fact := figure("a", 1, "工行", "净利润", facts.Year(2023), "1")
		if _, err := tab.Put(ctx, entry("a", "1", fact, fact), entry("b", "1", fact)); err != nil {
			t.Fatal(err)
		}
		first, _, err := tab.Generation(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := tab.Put(ctx, entry("a", "2", fact)); err != nil {
			t.Fatal(err)
		}
		if hash := must[string](t)(tab.Hash(ctx, "a")); hash != "2" {
			t.Errorf("hash %q of the replaced article, want 2", hash)
		}
		if hash := must[string](t)(tab.Hash(ctx, "c")); hash != "" {
			t.Errorf("hash %q of no article, want none", hash)
		}
		if diff := cmp.Diff([]table.EntityCount{{Entity: "工行", Facts: 2}}, must[[]table.EntityCount](t)(tab.Entities(ctx))); diff != "" {
			t.Errorf("entities (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]string{"a文2"}, since(t, tab, first)); diff != "" {
			t.Errorf("since the first change (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]string{"b文1", "a文2"}, since(t, tab, 0)); diff != "" {
			t.Errorf("since ever (-want +got):\n%s", diff)
		}
		gone := must[[]int64](t)(tab.Gone(ctx, first))
		if diff := cmp.Diff([]int64{1}, gone); diff != "" {
			t.Errorf("gone (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]string{"", "b", "a", ""}, must[[]string](t)(tab.Current(ctx, []int64{1, 2, 3, 9}))); diff != "" {
			t.Errorf("current (-want +got):\n%s", diff)
		}
		for after, want := range map[string][]table.Numbered{"": {{Number: 3, ID: "a"}}, "a": {{Number: 2, ID: "b"}}, "b": nil} {
			if diff := cmp.Diff(want, must[[]table.Numbered](t)(tab.Following(ctx, after, 1)), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("following %q (-want +got):\n%s", after, diff)
			}
		}
		if err := tab.Delete(ctx, "b"); err != nil {
			t.Fatal(err)
		}
		articles := must[[]facts.Article](t)(tab.Articles(ctx))
		if diff := cmp.Diff([]facts.Article{{ID: "a", Hash: "2"}}, articles); diff != "" {
			t.Errorf("articles (-want +got):\n%s", diff)
		}
		if found := must[[]facts.Fact](t)(tab.Find(ctx, facts.Query{})); len(found) != 1 {
			t.Errorf("%d facts are left, want 1", len(found))
		}
	})
}

// A Put that fails leaves everything as it was.
func TestPutIsAtomic(t *testing.T) {
	both(t, func(t *testing.T, tab table.Table) {
		if _, err := tab.Put(context.Background(), entry("a", "1")); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if _, err := tab.Put(ctx, entry("a", "2"), entry("b", "1")); err == nil {
			t.Fatal("no error from a Put after the end")
		}
		if diff := cmp.Diff([]string{"a文1"}, since(t, tab, 0)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

func TestOpenReader(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "facts.db")
	if _, err := table.OpenReader(ctx, path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v, want fs.ErrNotExist", err)
	}
	w := open(t, path)
	r := must[table.File](t)(table.OpenReader(ctx, path))
	defer r.Close()
	if _, err := w.Put(ctx, entry("a", "1")); err != nil {
		t.Fatal(err)
	}
	if hash := must[string](t)(r.Hash(ctx, "a")); hash != "1" {
		t.Errorf("the reader sees hash %q, want 1", hash)
	}
	if _, err := r.Put(ctx, entry("b", "1")); err == nil {
		t.Error("a reader could write")
	}
}

func TestNewerSchemaIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "facts.db")
	open(t, path).Close()
	db := must[*sql.DB](t)(sql.Open("sqlite", path))
	if _, err := db.Exec("PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	for _, open := range []func(context.Context, string) (table.File, error){table.Open, table.OpenReader} {
		if _, err := open(context.Background(), path); err == nil || !strings.Contains(err.Error(), "99") {
			t.Errorf("got %v, want an error that names version 99", err)
		}
	}
}

// While articles are replaced, readers see each with all its facts.
func TestReadersSeeWholeArticles(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "facts.db")
	w := open(t, path)
	put := func(hash string) {
		f := figure("a", 1, "工行"+hash, "净利润", facts.Year(2023), "1")
		if _, err := w.Put(ctx, entry("a", hash, f, f, f)); err != nil {
			t.Error(err)
		}
	}
	put("0")
	r := must[table.File](t)(table.OpenReader(ctx, path))
	defer r.Close()
	stop := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				found, err := r.Find(ctx, facts.Query{})
				if err != nil || len(found) != 3 || found[0].Entity != found[2].Entity || found[0].Entity == "" {
					t.Errorf("got %d facts (%v), want 3 of one version", len(found), err)
					return
				}
			}
		})
	}
	for i := range 25 {
		put(string(rune('一' + i)))
	}
	close(stop)
	readers.Wait()
}

// The size of pages is set before SQLite fixes it.
func TestPages(t *testing.T) {
	path := filepath.Join(t.TempDir(), "facts.db")
	open(t, path)
	db := must[*sql.DB](t)(sql.Open("sqlite", path))
	defer db.Close()
	n := 0
	if err := db.QueryRow("PRAGMA page_size").Scan(&n); err != nil || n != 16384 {
		t.Errorf("pages of %d bytes (%v), want 16384", n, err)
	}
}

// Whoever goes through the articles of a damaged file comes to an end.
func TestFollowingInDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "facts.db")
	tab := open(t, path)
	var entries []table.Entry
	for i := range 30 {
		entries = append(entries, entry(fmt.Sprintf("article-%02d", i), "1"))
	}
	must[[]table.Version](t)(tab.Put(t.Context(), entries...))
	must[any](t)(nil, tab.Close())
	data := must[[]byte](t)(os.ReadFile(path))
	for _, at := range []string{"article-13", "article-29"} {
		data = bytes.ReplaceAll(data, []byte(at), []byte("article-00"))
	}
	must[any](t)(nil, os.WriteFile(path, data, 0o666))
	for _, size := range []int{1, 7, 256} {
		after, n, err := "", 0, error(nil)
		for page := []table.Numbered{{}}; len(page) > 0 && err == nil && n < 100; n += len(page) {
			if page, err = open(t, path).Following(t.Context(), after, size); len(page) > 0 {
				after = page[len(page)-1].ID
			}
		}
		if n >= 100 || size > 1 && !table.Damaged(err) { // one at a time may jump over what is out of order
			t.Errorf("%d at a time: %d articles and %v, want that it is damaged", size, n, err)
		}
	}
}

// An article that is put twice at once is there once, and so are its postings.
func TestPutTwiceAtOnce(t *testing.T) {
	tab := must[table.File](t)(table.Open(t.Context(), filepath.Join(t.TempDir(), "facts.db")))
	defer tab.Close()
	first := figure("a", 1, "工行", "净利润", facts.Year(2023), "1")
	second := figure("a", 1, "建行", "净利润", facts.Year(2024), "2")
	must[[]table.Version](t)(tab.Put(t.Context(), entry("b", "1", first), entry("a", "1", first), entry("a", "2", second)))
	if problems := must[[]string](t)(tab.Check(t.Context())); len(problems) > 0 {
		t.Error(problems)
	}
	found := must[[]facts.Fact](t)(tab.Find(t.Context(), facts.Query{Articles: []string{"a"}}))
	if len(found) != 1 || found[0].Entity != "建行" {
		t.Errorf("got %+v, want the fact that was put last", found)
	}
}

// A snapshot stays as it was, sound and whole, while articles are replaced and deleted.
func TestSnapshot(t *testing.T) {
	ctx := t.Context()
	tab := open(t, filepath.Join(t.TempDir(), "facts.db")).(table.File)
	fact := figure("a", 1, "工行", "净利润", facts.Year(2023), "1")
	must[[]table.Version](t)(tab.Put(ctx, entry("a", "1", fact, fact), entry("b", "1", fact)))
	still := must[table.File](t)(tab.Snapshot(ctx))
	defer still.Close()
	must[[]table.Version](t)(tab.Put(ctx, entry("a", "2"), entry("c", "1", fact)))
	if err := tab.Delete(ctx, "b"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a文1", "b文1"}, since(t, still, 0)); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
	if found := must[[]facts.Fact](t)(still.Find(ctx, facts.Query{})); len(found) != 3 {
		t.Errorf("%d facts, want 3", len(found))
	}
	if problems := must[[]string](t)(still.Check(ctx)); len(problems) > 0 {
		t.Errorf("problems %q", problems)
	}
	if diff := cmp.Diff([]string{"a文2", "c文1"}, since(t, tab, 0)); diff != "" {
		t.Errorf("the table itself (-want +got):\n%s", diff)
	}
}
