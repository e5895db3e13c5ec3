// Package answertest makes bases of articles, and questions to them, for the tests of what
// answers.
package answertest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"wenbao/bot/answer/match"
	"wenbao/bot/answer/search"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/extract"
	"wenbao/facts/metric"
	"wenbao/facts/table"
)

// Article makes an article of paragraphs, and of the rows of one table where they begin with a
// bar: | 指标 | 2024年 |. Its ID is its name behind a slash.
func Article(name, title string, published facts.Date, paragraphs ...string) facts.Article {
	var text strings.Builder
	var blocks []facts.Block
	for _, p := range paragraphs {
		block := facts.Block{Kind: facts.Paragraph}
		start := text.Len()
		text.WriteString(p)
		block.Span = facts.Span{Start: start, End: text.Len()}
		if strings.HasPrefix(p, "| ") {
			block.Kind, block.Table, block.Cells = facts.TableRow, 1, cells(p, start)
		}
		blocks = append(blocks, block)
		text.WriteString("\n\n")
	}
	art := facts.NewArticle(text.String(), blocks)
	art.ID, art.Name, art.Title, art.Published = "/"+name, name, title, published
	return art
}

// cells returns the cells of a row that begins at a position of its article.
func cells(row string, at int) []facts.Cell {
	var out []facts.Cell
	for i, cell := range strings.Split(row, "|")[1:] {
		at += len("|")
		if word := strings.TrimSpace(cell); word != "" {
			start := at + strings.Index(cell, word)
			out = append(out, facts.Cell{Span: facts.Span{Start: start, End: start + len(word)}, Column: i, Columns: 1})
		}
		at += len(cell)
	}
	return out
}

// Base is a knowledge base in memory. Its passages are whole articles.
type Base struct {
	table.Table
	Articles []facts.Article
	Size     int64 // how many facts it says to have
}

// Extractor makes the facts of a base's articles.
var Extractor = extract.New(naming.Default(), metric.Default())

// Of puts articles into a base, in the order given.
func Of(t testing.TB, arts ...facts.Article) Base {
	t.Helper()
	b := Base{Table: table.Memory(), Articles: slices.Clone(arts)}
	slices.SortFunc(b.Articles, func(x, y facts.Article) int { return strings.Compare(x.ID, y.ID) })
	for _, art := range arts {
		if _, err := b.Put(t.Context(), table.Entry{Article: art, Facts: Extractor.Article(art)}); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// Facts returns the facts that a query selects.
func (b Base) Facts(ctx context.Context, q facts.Query) ([]facts.Fact, error) {
	return b.Find(ctx, q)
}

// State returns the table's generation and the size that the base says to have.
func (b Base) State(ctx context.Context) (generation, facts int64, err error) {
	generation, _, err = b.Table.Generation(ctx)
	return generation, b.Size, err
}

// Unnamed is Passages.
func (b Base) Unnamed(ctx context.Context, query string, _ []string, n int) ([]facts.Passage, error) {
	return b.Passages(ctx, query, n)
}

// Passages returns whole articles, the first n by ID.
func (b Base) Passages(_ context.Context, _ string, n int) ([]facts.Passage, error) {
	var out []facts.Passage
	for _, art := range b.Articles {
		out = append(out, facts.Passage{Article: art.ID, Span: facts.Span{End: len(art.Text)}})
	}
	return out[:min(n, len(out))], nil
}

// Ask returns the turn of a question to a base, asked today.
func Ask(t testing.TB, b Base, text string, today facts.Date) *search.Turn {
	t.Helper()
	generation, size, err := b.State(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	m := search.NewMemory(b, generation, size, naming.Default(), metric.Default())
	q := question.NewParser(m.Entities).Parse(question.Bare(text), today, facts.Period{})
	return search.New(t.Context(), b, m, search.NewRead(), match.New(metric.Default()), q, today)
}
