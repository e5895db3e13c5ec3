// Package article reads files and web pages and makes articles of them: bytes
// in, a facts.Article out, with the main text in UTF-8, its blocks and
// sentences with positions, and what the document tells about itself (title,
// publication date, publisher, address).
//
// Every format is first turned into pieces: headings, paragraphs, list items,
// table rows. The rest is common to all: lines that are no content (share
// buttons, copyright, "相关阅读" and what follows) are dropped, by the classes
// of lines in boilerplate.tsv; title and byline are read from the first
// pieces; and the pieces are laid out, one a line, as the article's text.
//
//	art, err := article.Read(ctx, "年报解读.html")
//	art.Blocks[0].In(art.Text) // 工行2023年金融科技投入272.46亿元
//
// The charset is found in this order: byte order mark, valid UTF-8, what the
// document declares, statistics (see decode).
package article

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"wenbao/facts"
)

// MaxSize is the largest document that is read, in bytes. The longest annual
// reports have about 1 MB of text and 20 MB as a web page with inline images.
const MaxSize = 64 << 20

// Errors that a caller may tell apart.
var (
	ErrNoText      = errors.New("no text")
	ErrUnsupported = errors.New("unsupported format (supported: " + supportedList + ")")
	ErrTooLarge    = fmt.Errorf("larger than %d MiB", MaxSize>>20)
)

// page is what a format reader found in a document.
type page struct {
	pieces []piece
	about  about
}

// piece is a block before it has a position.
type piece struct {
	kind  facts.BlockKind
	level int    // heading level
	table int    // number of the table a row or caption belongs to
	text  string // normalised; for a row: the cells joined
	cells []cell // of a row
	links int    // bytes of text inside links; 0 outside HTML
}

// cell is a table cell before it has a position.
type cell struct {
	text    string
	column  int
	columns int
	header  bool
}

// about is what a document tells about itself.
type about struct {
	title     string
	published facts.Date
	publisher string
	url       string
}

// Read reads the file at path. Its Article.ID is the absolute path, its Name
// the base name. Errors name no path: the caller knows it.
func Read(ctx context.Context, path string) (facts.Article, error) {
	if err := ctx.Err(); err != nil {
		return facts.Article{}, err
	}
	if !Supported(path) {
		return facts.Article{}, ErrUnsupported
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return facts.Article{}, err
	}
	data, err := readFile(abs)
	if err != nil {
		return facts.Article{}, err
	}
	return Parse(abs, data)
}

// readFile reads at most MaxSize bytes.
func readFile(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, reason(err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, MaxSize+1))
	if err != nil {
		return nil, reason(err)
	}
	if len(data) > MaxSize {
		return nil, ErrTooLarge
	}
	return data, nil
}

// reason takes the path out of a file error.
func reason(err error) error {
	var pe *os.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// Parse makes an article of a document's bytes. The name is a path or an
// address: it becomes the Article.ID, and its last element the Name and, by
// its extension, the format; a name without a supported extension is read as
// HTML if the data begins like a web page, else as plain text.
func Parse(name string, data []byte) (facts.Article, error) {
	if len(data) > MaxSize {
		return facts.Article{}, ErrTooLarge
	}
	text, err := decode(data)
	if err != nil {
		return facts.Article{}, err
	}
	text = clean(text)
	if strings.TrimSpace(text) == "" {
		return facts.Article{}, ErrNoText
	}
	read := readerOf(name, text)
	pg, err := read(text)
	if err != nil {
		return facts.Article{}, err
	}
	pg.pieces = strip(pg.pieces)
	describe(&pg)
	art := assemble(pg.pieces)
	if art.Text == "" {
		return facts.Article{}, ErrNoText
	}
	art.ID, art.Name = name, baseName(name)
	art.Title, art.Published = pg.about.title, pg.about.published
	art.Publisher, art.URL = pg.about.publisher, pg.about.url
	if art.URL == "" && isURL(name) {
		art.URL = name
	}
	if art.Published.IsZero() && !isURL(name) {
		art.Published = dateOfName(art.Name)
	}
	sum := sha256.Sum256(data)
	art.Hash = hex.EncodeToString(sum[:])
	return art, nil
}

// assemble lays the pieces out, one a line, and splits them into sentences.
func assemble(pieces []piece) facts.Article {
	var text strings.Builder
	var blocks []facts.Block
	for _, p := range pieces {
		if strings.TrimSpace(p.text) == "" {
			continue
		}
		if text.Len() > 0 {
			text.WriteByte('\n')
		}
		start := text.Len()
		b := facts.Block{Kind: p.kind, Level: p.level, Table: p.table}
		if p.kind == facts.TableRow {
			b.Cells = writeRow(&text, p.cells)
		} else {
			text.WriteString(p.text)
		}
		b.Span = facts.Span{Start: start, End: text.Len()}
		blocks = append(blocks, b)
	}
	return facts.NewArticle(text.String(), blocks)
}

// writeRow writes the cells joined by " | " and returns them with positions.
func writeRow(text *strings.Builder, cells []cell) []facts.Cell {
	out := make([]facts.Cell, 0, len(cells))
	for i, c := range cells {
		if i > 0 {
			text.WriteString(" | ")
		}
		start := text.Len()
		text.WriteString(c.text)
		out = append(out, facts.Cell{
			Span:    facts.Span{Start: start, End: text.Len()},
			Column:  c.column,
			Columns: c.columns,
			Header:  c.header,
		})
	}
	return out
}
