package table_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/table"
)

// named is an entry with a fact about each entity, and a declared name.
func named(id string, entities []string, of, alias string) table.Entry {
	e := table.Entry{Article: facts.Article{ID: id}}
	for _, name := range entities {
		e.Facts = append(e.Facts, facts.Fact{Entity: name, Metric: "净利润"})
	}
	if alias != "" {
		e.Facts = append(e.Facts, facts.Fact{Entity: of, Concept: facts.AliasConcept, Surface: alias, Quantity: facts.Quantity{Kind: facts.KindText}})
	}
	return e
}

func TestNames(t *testing.T) {
	both(t, func(t *testing.T, tab table.Table) {
		ctx := t.Context()
		check := func(reason string, keys []string, want ...facts.Name) {
			t.Helper()
			got := must[[]facts.Name](t)(tab.Names(ctx, keys))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: (-want +got)\n%s", reason, diff)
			}
		}
		put := func(e table.Entry) {
			t.Helper()
			if err := tab.Put(ctx, e); err != nil {
				t.Fatal(err)
			}
		}
		put(named("a", []string{"澜汇支付", "澜汇支付", ""}, "澜汇支付", "瀾匯控股")) // folded when it is kept
		put(named("b", []string{"澜汇支付", "ABC科技"}, "", ""))
		check("by the first two characters, the canonical name first", []string{"澜汇", "无无"},
			facts.Name{Key: "澜汇", Text: "澜汇支付", Entity: "澜汇支付"}, facts.Name{Key: "澜汇", Text: "澜汇控股", Entity: "澜汇支付"})
		check("letters in lower case", []string{"ab"}, facts.Name{Key: "ab", Text: "ABC科技", Entity: "ABC科技"})
		check("for mistyped names", []string{"+汇支", "?澜控"},
			facts.Name{Key: "+汇支", Text: "澜汇支付", Entity: "澜汇支付"}, facts.Name{Key: "?澜控", Text: "澜汇控股", Entity: "澜汇支付"})
		if diff := cmp.Diff([]string{"澜汇支付", "澜汇控股"}, must[[]string](t)(tab.NamesOf(ctx, "澜汇支付"))); diff != "" {
			t.Error(diff)
		}
		put(named("a", nil, "", "")) // the article is put again without its facts
		check("another article still names it", []string{"澜汇"}, facts.Name{Key: "澜汇", Text: "澜汇支付", Entity: "澜汇支付"})
		if err := tab.Delete(ctx, "b"); err != nil {
			t.Fatal(err)
		}
		check("nobody names it any more", []string{"澜汇", "ab", "+汇支"})
		if got := must[[]string](t)(tab.NamesOf(ctx, "澜汇支付")); got != nil {
			t.Errorf("names of nobody: %v", got)
		}
	})
}

// A file of the first schema gets its names when it is opened, for reading too.
func TestNamesOfOlderFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "facts.db")
	tab := must[table.Table](t)(table.Open(t.Context(), path))
	if err := tab.Put(t.Context(), named("a", []string{"澜汇支付"}, "澜汇支付", "澜汇控股")); err != nil {
		t.Fatal(err)
	}
	want := must[[]facts.Name](t)(tab.Names(t.Context(), []string{"澜汇"}))
	if err := tab.Close(); err != nil {
		t.Fatal(err)
	}
	db := must[*sql.DB](t)(sql.Open("sqlite", path))
	for _, s := range []string{"DROP TABLE name", "PRAGMA user_version = 1"} {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	old := must[[]byte](t)(os.ReadFile(path))
	for _, open := range []func() (table.Table, error){
		func() (table.Table, error) { return table.OpenReader(t.Context(), path) },
		func() (table.Table, error) { return table.Open(t.Context(), path) },
	} {
		if err := os.WriteFile(path, old, 0o666); err != nil {
			t.Fatal(err)
		}
		tab := must[table.Table](t)(open())
		if diff := cmp.Diff(want, must[[]facts.Name](t)(tab.Names(t.Context(), []string{"澜汇"}))); diff != "" || len(want) != 2 {
			t.Error(diff, want)
		}
		if err := tab.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
