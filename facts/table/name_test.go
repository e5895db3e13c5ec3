package table_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

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
		keys := func(most int, want ...string) {
			t.Helper()
			if diff := cmp.Diff(want, must[[]string](t)(tab.NameKeys(ctx, most)), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("keys (-want +got):\n%s", diff)
			}
		}
		keys(10)
		put := func(e table.Entry) {
			t.Helper()
			if _, err := tab.Put(ctx, e); err != nil {
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
		keys(10, "+汇控", "+汇支", "?澜控", "?澜支", "ab", "澜汇")
		keys(2, "+汇控", "+汇支")
		put(named("a", nil, "", "")) // the article is put again without its facts
		check("another article still names it", []string{"澜汇"}, facts.Name{Key: "澜汇", Text: "澜汇支付", Entity: "澜汇支付"})
		if err := tab.Delete(ctx, "b"); err != nil {
			t.Fatal(err)
		}
		check("nobody names it any more", []string{"澜汇", "ab", "+汇支"})
		keys(10)
		if got := must[[]string](t)(tab.NamesOf(ctx, "澜汇支付")); got != nil {
			t.Errorf("names of nobody: %v", got)
		}
	})
}

// A file of the first schema, which had no names, gets them when it is opened,
// for reading too.
func TestNamesOfOlderFile(t *testing.T) {
	fresh := table.Memory()
	found := wantFacts(t)
	must[[]table.Version](t)(fresh.Put(t.Context(), table.Entry{Article: facts.Article{ID: found[0].Article}, Facts: found}))
	want := must[[]facts.Name](t)(fresh.Names(t.Context(), []string{"澜汇"}))
	dump := must[[]byte](t)(os.ReadFile("testdata/schema-1.sql"))
	for _, open := range []func(context.Context, string) (table.File, error){table.OpenReader, table.Open} {
		path := filepath.Join(t.TempDir(), "facts.db")
		db := must[*sql.DB](t)(sql.Open("sqlite", path))
		must[sql.Result](t)(db.Exec(string(dump)))
		db.Close()
		tab := must[table.File](t)(open(t.Context(), path))
		defer tab.Close()
		if diff := cmp.Diff(want, must[[]facts.Name](t)(tab.Names(t.Context(), []string{"澜汇"}))); diff != "" || len(want) == 0 {
			t.Error(diff, want)
		}
	}
}
