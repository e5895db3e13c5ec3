package answerer_test

import (
	"context"
	_ "embed"
	"slices"
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/bot/answer/answerer"
	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/extract"
	"wenbao/facts/metric"
	"wenbao/facts/table"
)

// The articles that the tests ask about. A line that begins with == opens an
// article with its name, day and title; every other line is a paragraph of it.
//
//go:embed testdata/articles.txt
var articlesText string

// articles reads them, in their order.
func articles(t testing.TB) []facts.Article {
	t.Helper()
	var out []facts.Article
	for _, part := range strings.Split("\n"+articlesText, "\n== ")[1:] {
		head, body, _ := strings.Cut(part, "\n")
		fields := strings.SplitN(head, " ", 3)
		day, err := facts.ParseDate(fields[1])
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, article(fields[0], fields[2], day, strings.Split(strings.TrimSpace(body), "\n")...))
	}
	return out
}

// article makes an article of paragraphs.
func article(name, title string, published facts.Date, paragraphs ...string) facts.Article {
	var text strings.Builder
	var blocks []facts.Block
	for _, p := range paragraphs {
		start := text.Len()
		text.WriteString(p)
		blocks = append(blocks, facts.Block{Span: facts.Span{Start: start, End: text.Len()}, Kind: facts.Paragraph})
		text.WriteString("\n\n")
	}
	art := facts.NewArticle(text.String(), blocks)
	art.ID, art.Name, art.Title, art.Published = "/"+name, name, title, published
	return art
}

// base is a knowledge base in memory. Its passages are whole articles.
type base struct {
	table.Table
	articles []facts.Article
	size     int64 // how many articles it says to have
}

func (b base) Facts(ctx context.Context, q facts.Query) ([]facts.Fact, error) {
	return b.Find(ctx, q)
}

func (b base) State(ctx context.Context) (generation, articles int64, err error) {
	generation, _, err = b.Table.Generation(ctx)
	return generation, b.size, err
}

func (b base) Unnamed(ctx context.Context, query string, n int) ([]facts.Passage, error) {
	return b.Passages(ctx, query, n)
}

func (b base) Passages(_ context.Context, _ string, n int) ([]facts.Passage, error) {
	var out []facts.Passage
	for _, art := range b.articles {
		out = append(out, facts.Passage{Article: art.ID, Span: facts.Span{End: len(art.Text)}})
	}
	return out[:min(n, len(out))], nil
}

var extractor = extract.New(naming.Default(), metric.Default())

// newBase puts articles into a base, in the order given.
func newBase(t testing.TB, arts ...facts.Article) base {
	t.Helper()
	b := base{Table: table.Memory(), articles: slices.Clone(arts)}
	slices.SortFunc(b.articles, func(x, y facts.Article) int { return strings.Compare(x.ID, y.ID) })
	for _, art := range arts {
		if _, err := b.Put(t.Context(), table.Entry{Article: art, Facts: extractor.Article(art)}); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// today is the day that 去年 in a question is counted from.
var today = facts.Date{Year: 2024, Month: 5, Day: 6}

func newAnswerer(t testing.TB, b answer.Base) *answerer.Answerer {
	t.Helper()
	a, err := answerer.New(t.Context(), b, answerer.Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// ask puts the last of the turns after the others.
func ask(t testing.TB, a *answerer.Answerer, turns ...string) answer.Answer {
	t.Helper()
	last := len(turns) - 1
	ans, err := a.Ask(t.Context(), turns[last], turns[:last])
	if err != nil {
		t.Fatalf("%s: %v", turns[last], err)
	}
	return ans
}

// wantFigures asks a question and compares the figures of the answer, as the
// sources write them, with those wanted, which blanks set apart; "" for none.
func wantFigures(t *testing.T, a *answerer.Answerer, question, want string) {
	t.Helper()
	ans := ask(t, a, question)
	var got []string
	for _, f := range ans.Figures {
		got = append(got, f.Text)
	}
	if strings.Join(got, " ") != want {
		t.Errorf("%s: got %q, want %q: %s", question, got, want, ans.Text)
	}
}
