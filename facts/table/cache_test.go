package table_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/table"
)

// What a reader has unpacked is of versions that may be replaced and deleted
// by another process.
func TestReaderFollowsChanges(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "facts.db")
	writer := open(t, path)
	reader := must[table.File](t)(table.OpenReader(ctx, path))
	defer reader.Close()
	y23 := facts.Year(2023)
	version := func(text string, value facts.Decimal) table.Entry {
		return table.Entry{Article: facts.Article{ID: "a", Text: text, Hash: text},
			Facts: []facts.Fact{figure("a", 0, "工行", "净利润", y23, value)}}
	}
	steps := []struct {
		name string
		do   func() error
		want string // value of the fact and text of the article
	}{
		{"put", func() error { _, err := writer.Put(ctx, version("一百元", "100")); return err }, "100 一百元"},
		{"nothing", func() error { return nil }, "100 一百元"},
		{"replaced", func() error { _, err := writer.Put(ctx, version("九十元", "90")); return err }, "90 九十元"},
		{"deleted", func() error { return writer.Delete(ctx, "a") }, " "},
		{"put again", func() error { _, err := writer.Put(ctx, version("八十元", "80")); return err }, "80 八十元"},
	}
	queries := []facts.Query{{}, {Entities: []string{"工行"}}, {Entities: []string{"工行"}, Period: y23}, {Articles: []string{"a"}}}
	for _, step := range steps {
		must[[]string](t)(reader.Current(ctx, []int64{1, 2, 3})) // as a search asks before a change
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		for _, q := range queries {
			got := ""
			for _, f := range must[[]facts.Fact](t)(reader.Find(ctx, q)) {
				got += string(f.Quantity.Value)
			}
			art, err := reader.Article(ctx, "a")
			if err != nil && !errors.Is(err, table.ErrNoArticle) {
				t.Fatal(err)
			}
			if got += " " + art.Text; got != step.want {
				t.Errorf("%s: %+v: %q, want %q", step.name, q, got, step.want)
			}
		}
	}
}

// So many articles that their order is known before their keys are.
func TestFindOfMany(t *testing.T) {
	ctx := context.Background()
	disk, memory := open(t, filepath.Join(t.TempDir(), "facts.db")), table.Memory()
	put := func(from, to int) {
		var entries []table.Entry
		for i := from; i < to; i++ {
			id := fmt.Sprint(i * 7919 % 10_007) // in another order than they are put in
			entries = append(entries, table.Entry{Article: facts.Article{ID: id}, Facts: []facts.Fact{
				figure(id, 0, "工行", "净利润", facts.Year(2000+i%30), facts.Decimal(fmt.Sprint(i)))}})
		}
		for _, tab := range []table.Table{disk, memory} {
			if _, err := tab.Put(ctx, entries...); err != nil {
				t.Fatal(err)
			}
		}
	}
	same := func(name string) {
		for _, q := range []facts.Query{
			{Concepts: []string{"净利润"}, Limit: 50}, {Concepts: []string{"净利润"}}, {Entities: []string{"工行"}, Limit: 1},
			{Entities: []string{"工行"}, Period: facts.Year(2003), Limit: 20}, {Entities: []string{"工行"}, Period: facts.Year(2003)},
		} {
			want := must[[]facts.Fact](t)(memory.Find(ctx, q))
			if diff := cmp.Diff(want, must[[]facts.Fact](t)(disk.Find(ctx, q))); diff != "" || len(want) == 0 {
				t.Errorf("%s: %+v (-memory +disk):\n%s", name, q, diff)
			}
		}
	}
	put(0, 1500)
	same("put")
	put(1400, 1600) // a part of them anew
	same("more")
	for _, tab := range []table.Table{disk, memory} {
		if err := tab.Delete(ctx, "7919"); err != nil {
			t.Fatal(err)
		}
	}
	same("one deleted")
}

func TestFindEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	tab := open(t, filepath.Join(t.TempDir(), "facts.db"))
	if _, err := tab.Put(ctx, table.Entry{Article: facts.Article{ID: "a"}, Facts: []facts.Fact{figure("a", 0, "工行", "净利润", facts.Year(2023), "1")}}); err != nil {
		t.Fatal(err)
	}
	cancel()
	if _, err := tab.Find(ctx, facts.Query{Entities: []string{"工行"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("Find: %v", err)
	}
}
