package extract_test

import (
	"embed"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/extract"
	"wenbao/facts/metric"
)

// The files of testdata hold one case after another, in a little language:
//
//	## why the case is there
//	title: 招商银行2023年年报            (may be absent)
//	published: 2024-03-28               (that day when absent)
//	# a heading
//	caption: 单位:亿元                   (of the rows that follow)
//	| 项目 | 2023年 |                    (a table row)
//	a paragraph
//	  entity | metric | measure | period | figure = value unit | claim
//
// The indented lines are the facts wanted of the lines since the case began,
// in order, all of them; "  nothing" when there are none. A level's measure and an
// actual's claim are empty, an instant's period ends in " i", and empty columns
// at the end are left out.
//
//go:embed testdata/*.txt
var testdata embed.FS

type testCase struct {
	reason string
	art    facts.Article
	want   []string
}

// builder collects the blocks of a case's article.
type builder struct {
	text   strings.Builder
	blocks []facts.Block
	tables int
}

// add appends a block and the blank line after it.
func (b *builder) add(kind facts.BlockKind, text string) *facts.Block {
	start := b.text.Len()
	b.text.WriteString(text)
	inTable := kind == facts.TableRow || kind == facts.Caption
	block := facts.Block{Span: facts.Span{Start: start, End: b.text.Len()}, Kind: kind}
	if inTable {
		if n := len(b.blocks); n == 0 || b.blocks[n-1].Table == 0 {
			b.tables++
		}
		block.Table = b.tables
	}
	b.text.WriteString("\n\n")
	b.blocks = append(b.blocks, block)
	return &b.blocks[len(b.blocks)-1]
}

// row appends a table row written with bars.
func (b *builder) row(line string) {
	block := b.add(facts.TableRow, line)
	at := block.Start + 1
	for i, cell := range strings.Split(strings.Trim(line, "|"), "|") {
		start := at + len(cell) - len(strings.TrimLeft(cell, " "))
		block.Cells = append(block.Cells, facts.Cell{
			Span: facts.Span{Start: start, End: start + len(strings.TrimSpace(cell))}, Column: i, Columns: 1,
		})
		at += len(cell) + 1
	}
}

func (b *builder) article() facts.Article {
	art := facts.NewArticle(b.text.String(), b.blocks)
	art.ID, art.Published = "case", facts.Date{Year: 2024, Month: 3, Day: 28}
	return art
}

// paragraphs returns an article of plain paragraphs.
func paragraphs(ps ...string) facts.Article {
	var b builder
	for _, p := range ps {
		b.add(facts.Paragraph, p)
	}
	return b.article()
}

// cases reads a file of testdata.
func cases(t testing.TB, name string) []testCase {
	t.Helper()
	data, err := testdata.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out []testCase
	for _, part := range strings.Split("\n"+string(data), "\n## ")[1:] {
		out = append(out, readCase(t, part))
	}
	return out
}

func readCase(t testing.TB, part string) testCase {
	t.Helper()
	reason, body, _ := strings.Cut(part, "\n")
	c := testCase{reason: reason}
	var b builder
	var title, published string
	for _, line := range strings.Split(strings.TrimRight(body, "\n"), "\n") {
		switch {
		case line == "":
		case line == "  nothing":
		case strings.HasPrefix(line, "  "):
			c.want = append(c.want, strings.TrimSpace(line))
		case strings.HasPrefix(line, "title: "):
			title = strings.TrimPrefix(line, "title: ")
		case strings.HasPrefix(line, "published: "):
			published = strings.TrimPrefix(line, "published: ")
		case strings.HasPrefix(line, "caption: "):
			b.add(facts.Caption, strings.TrimPrefix(line, "caption: "))
		case strings.HasPrefix(line, "# "):
			b.add(facts.Heading, strings.TrimPrefix(line, "# "))
		case strings.HasPrefix(line, "|"):
			b.row(line)
		default:
			b.add(facts.Paragraph, line)
		}
	}
	c.art = b.article()
	c.art.Title = title
	if published != "" {
		d, err := facts.ParseDate(published)
		if err != nil {
			t.Fatalf("%s: %v", reason, err)
		}
		c.art.Published = d
	}
	return c
}

var extractor = extract.New(naming.Default(), metric.Default())

// form writes a fact in the notation of testdata.
func form(f facts.Fact) string {
	columns := []string{f.Entity, f.Metric, measure(f), period(f.Period), figure(f), string(f.Modality)}
	for len(columns) > 0 && columns[len(columns)-1] == "" {
		columns = columns[:len(columns)-1]
	}
	return strings.TrimSpace(strings.Join(columns, " | "))
}

func measure(f facts.Fact) string {
	s := string(f.Measure)
	if f.Of != "" {
		s += " of " + f.Of
	}
	if f.Measure != facts.Level && !f.Against.IsZero() {
		s += " against " + period(f.Against)
	}
	return s
}

func period(p facts.Period) string {
	if p.Instant {
		return p.String() + " i"
	}
	return p.String()
}

func figure(f facts.Fact) string {
	q := f.Quantity
	s := fmt.Sprintf("%s = %s", f.Surface, q.Value)
	if f.High.Value != "" {
		s += ".." + string(f.High.Value)
	}
	if q.Unit != "" {
		s += " " + string(q.Unit)
	}
	if q.Approx != facts.Exact {
		s += " " + q.Approx.String()
	}
	return s
}

func forms(fs []facts.Fact) []string {
	var out []string
	for _, f := range fs {
		if f.Concept != facts.AliasConcept {
			out = append(out, form(f))
		}
	}
	return out
}

// run holds the facts of a file's cases against those wanted.
func run(t *testing.T, name string) {
	for _, c := range cases(t, name) {
		t.Run(c.reason, func(t *testing.T) {
			if diff := cmp.Diff(c.want, forms(extractor.Article(c.art))); diff != "" {
				t.Errorf("%s\n(-want +got):\n%s", c.art.Text, diff)
			}
		})
	}
}
