package table_test

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"wenbao/facts"
	"wenbao/facts/table"
)

// both runs a test on a table in a file and on one in memory.
func both(t *testing.T, test func(*testing.T, table.Table)) {
	t.Run("memory", func(t *testing.T) { test(t, table.Memory()) })
	t.Run("disk", func(t *testing.T) { test(t, open(t, filepath.Join(t.TempDir(), "事实 100%?#.db"))) })
}

func open(t testing.TB, path string) table.Table {
	t.Helper()
	tab, err := table.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tab.Close() })
	return tab
}

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// anyText leaves nothing out that valid UTF-8 allows, NUL included.
var anyText = rapid.OneOf(rapid.Just(""), rapid.String(), rapid.SampledFrom([]string{"金融科技投入", "a\x00b", "<&>", "'\"\\"}))

var anyInt = rapid.OneOf(rapid.IntRange(-3, 300), rapid.IntRange(-1<<40, 1<<40))

func anySpan(t *rapid.T) facts.Span {
	return facts.Span{Start: anyInt.Draw(t, "start"), End: anyInt.Draw(t, "end")}
}

func anyDate(t *rapid.T) facts.Date {
	if rapid.Bool().Draw(t, "unknown") {
		return facts.Date{}
	}
	return facts.NewDate(rapid.IntRange(1, 9998).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 31).Draw(t, "day"))
}

func anyPeriod(t *rapid.T) facts.Period {
	return facts.Period{Start: anyDate(t), End: anyDate(t), Instant: rapid.Bool().Draw(t, "instant")}
}

func anyQuantity(t *rapid.T) facts.Quantity {
	text := func() string { return anyText.Draw(t, "text") }
	return facts.Quantity{
		Value: facts.Decimal(rapid.StringMatching(`-?[1-9][0-9]{0,40}(\.[0-9]{0,9}[1-9])?|0|`).Draw(t, "value")),
		Unit:  facts.Unit(text()), Kind: facts.UnitKind(text()),
		Decimals: anyInt.Draw(t, "decimals"), Approx: facts.Approx(text()),
	}
}

func anyArticle(t *rapid.T, id string) facts.Article {
	text := func() string { return anyText.Draw(t, "text") }
	art := facts.Article{
		ID: id, Name: text(), Title: text(), Published: anyDate(t), Publisher: text(),
		URL: text(), Text: text(), Hash: text(),
	}
	for range rapid.IntRange(0, 4).Draw(t, "blocks") {
		b := facts.Block{
			Span: anySpan(t), Level: anyInt.Draw(t, "level"), Table: anyInt.Draw(t, "table"), Page: anyInt.Draw(t, "page"),
			Kind: rapid.SampledFrom([]facts.BlockKind{"", facts.Paragraph, facts.Heading, facts.ListItem, facts.TableRow, facts.Caption, "脚注"}).Draw(t, "kind"),
		}
		for range rapid.IntRange(0, 3).Draw(t, "cells") {
			b.Cells = append(b.Cells, facts.Cell{Span: anySpan(t), Column: anyInt.Draw(t, "column"),
				Columns: anyInt.Draw(t, "columns"), Header: rapid.Bool().Draw(t, "header")})
		}
		art.Blocks = append(art.Blocks, b)
	}
	for range rapid.IntRange(0, 3).Draw(t, "places") {
		int := func(label string) int { return anyInt.Draw(t, label) }
		art.Places = append(art.Places, facts.Place{Start: int("start"), Page: int("page"),
			Box: facts.Box{Left: int("left"), Top: int("top"), Right: int("right"), Bottom: int("bottom")}})
	}
	for range rapid.IntRange(0, 4).Draw(t, "sentences") {
		art.Sentences = append(art.Sentences, facts.Sentence{Span: anySpan(t), Block: anyInt.Draw(t, "block")})
	}
	return art
}

func anyFact(t *rapid.T, article string, start int) facts.Fact {
	text := func() string { return anyText.Draw(t, "text") }
	f := facts.Fact{
		Article: article, Sentence: rapid.IntRange(0, 4).Draw(t, "sentence"),
		Span: facts.Span{Start: start, End: anyInt.Draw(t, "end")}, Surface: text(),
		Entity: text(), EntityBasis: facts.Basis(text()), Metric: text(), Concept: text(),
		Measure: facts.Measure(text()), Of: text(), Against: anyPeriod(t), Versus: text(), Context: text(),
		Period: anyPeriod(t), PeriodBasis: facts.Basis(text()), Quantity: anyQuantity(t), High: anyQuantity(t),
		Modality: facts.Modality(text()), Speaker: text(), Rule: text(),
	}
	for range rapid.IntRange(0, 3).Draw(t, "dimensions") {
		f.Dimensions = append(f.Dimensions, facts.Dimension{Axis: text(), Member: text()})
	}
	return f
}

// Every field that a fact or an article has is drawn, so that TestRoundTrip
// notices a new one.
func TestEveryFieldIsDrawn(t *testing.T) {
	drawn := map[string]bool{}
	note := func(v reflect.Value) {
		for i := range v.NumField() {
			name := v.Type().String() + "." + v.Type().Field(i).Name
			drawn[name] = drawn[name] || !v.Field(i).IsZero()
		}
	}
	for seed := range 300 {
		f := rapid.Custom(func(t *rapid.T) facts.Fact { return anyFact(t, "甲", 1) }).Example(seed)
		note(reflect.ValueOf(f))
		note(reflect.ValueOf(f.Period))
		note(reflect.ValueOf(f.Quantity))
		art := rapid.Custom(func(t *rapid.T) facts.Article { return anyArticle(t, "甲") }).Example(seed)
		note(reflect.ValueOf(art))
		for _, b := range art.Blocks {
			note(reflect.ValueOf(b))
			for _, c := range b.Cells {
				note(reflect.ValueOf(c))
			}
		}
		for _, s := range art.Sentences {
			note(reflect.ValueOf(s))
		}
		for _, p := range art.Places {
			note(reflect.ValueOf(p))
			note(reflect.ValueOf(p.Box))
		}
	}
	drawn["facts.Article.Notes"] = true // not stored
	for name, ok := range drawn {
		if !ok {
			t.Errorf("%s is never set", name)
		}
	}
}

// Every field of every type comes back as it was put.
func TestRoundTrip(t *testing.T) {
	both(t, func(t *testing.T, tab table.Table) {
		ctx := context.Background()
		rapid.Check(t, func(t *rapid.T) {
			art := anyArticle(t, "甲")
			var want []facts.Fact
			for i := range rapid.IntRange(0, 5).Draw(t, "facts") {
				want = append(want, anyFact(t, art.ID, i/2))
			}
			if _, err := tab.Put(ctx, table.Entry{Article: art, Facts: want}); err != nil {
				t.Fatal(err)
			}
			got, err := tab.Article(ctx, art.ID)
			if diff := cmp.Diff(art, got, cmpopts.EquateEmpty()); diff != "" || err != nil {
				t.Fatalf("article (-want +got): %v\n%s", err, diff)
			}
			found, err := tab.Find(ctx, facts.Query{})
			if diff := cmp.Diff(want, found, cmpopts.EquateEmpty()); diff != "" || err != nil {
				t.Fatalf("facts (-want +got): %v\n%s", err, diff)
			}
		})
	})
}

func TestMissing(t *testing.T) {
	both(t, func(t *testing.T, tab table.Table) {
		ctx := context.Background()
		if _, err := tab.Article(ctx, "无"); !errors.Is(err, table.ErrNoArticle) {
			t.Errorf("Article: %v, want ErrNoArticle", err)
		}
		if err := tab.Delete(ctx, "无"); !errors.Is(err, table.ErrNoArticle) {
			t.Errorf("Delete: %v, want ErrNoArticle", err)
		}
	})
}
