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
// Documents does the same with all that an archive holds.
//
// The charset is found in this order: byte order mark, valid UTF-8, what the
// server says, what the document declares, statistics (package charset).
package article

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"wenbao/facts"
	"wenbao/index/article/byline"
	"wenbao/index/article/charset"
	"wenbao/index/article/page"
	"wenbao/index/article/plaintext"
)

// MaxSize is the largest document that is read, in bytes. The longest annual
// reports have about 1 MB of text and 20 MB as a web page with inline images.
const MaxSize = 64 << 20

// Errors that a caller may tell apart.
var (
	ErrNoText      = page.ErrNoText
	ErrUnsupported = errors.New("unsupported format (supported: " + supportedList + ")")
	ErrTooLarge    = fmt.Errorf("larger than %d MiB", MaxSize>>20)
	ErrDamaged     = errors.New("damaged file")
	ErrOldOffice   = errors.New("old Office format, or protected by a password: save it as .docx or .xlsx")
	ErrNotRegular  = errors.New("not a regular file")
	ErrNothingIn   = errors.New("nothing in the archive can be read")
)

// Input is a document's bytes and what is known of them from outside.
type Input struct {
	Name    string // path or address: becomes Article.ID, and its extension tells the format
	Data    []byte
	Type    string // media type, as a server names it: text/html; "" = not known
	Charset string // as a server names it; "" = not known
	File    string // as a server or a person names the file; "" = the last element of Name

	inner    string // the way inside the archive Name: 2023.zip!工行.docx
	unpacked bool   // Data was a .gz
}

// id is what the article is known by.
func (in Input) id() string { return in.with(in.Name) }

// with adds the way inside to what the outermost file is called.
func (in Input) with(name string) string {
	if in.inner != "" {
		name += inside + in.inner
	}
	return name
}

// file is the name of the file itself, whatever it stands in.
func (in Input) file() string {
	name := baseName(in.Name)
	if in.File != "" {
		name = baseName(in.File)
	}
	if in.inner != "" {
		name = in.inner[strings.LastIndex(in.inner, inside)+1:]
		name = name[strings.LastIndexByte(name, '/')+1:]
	}
	if in.unpacked && strings.EqualFold(filepath.Ext(name), ".gz") {
		name = name[:len(name)-len(".gz")]
	}
	return name
}

// stem is the name of the file without its extension.
func (in Input) stem() string { return strings.TrimSuffix(in.file(), filepath.Ext(in.file())) }

// Read reads a file that holds one article. Its Article.ID is the absolute
// path, its Name the base name. Of an archive the first article is read; see
// Documents. Errors name no path: the caller knows it.
func Read(ctx context.Context, path string) (facts.Article, error) {
	for doc := range Documents(ctx, path) {
		return doc.Article, doc.Err
	}
	return facts.Article{}, ErrNoText
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
// address: it becomes the Article.ID, and its last element the Name. The
// format is told by the first bytes, else by the name's extension; a name
// without a supported extension is read as HTML if the data begins like a web
// page, else as plain text.
func Parse(ctx context.Context, name string, data []byte) (facts.Article, error) {
	return parse(ctx, Input{Name: name, Data: data})
}

// parse makes an article of one document. What panics on its bytes is damaged.
func parse(ctx context.Context, in Input) (art facts.Article, err error) {
	defer func() {
		if p := recover(); p != nil {
			art, err = facts.Article{}, fmt.Errorf("%w: %v", ErrDamaged, p)
		}
	}()
	if len(in.Data) > MaxSize {
		return facts.Article{}, ErrTooLarge
	}
	f, err := formatOf(in)
	if err != nil {
		return facts.Article{}, err
	}
	pg, err := f.read(ctx, in)
	if err != nil {
		return facts.Article{}, err
	}
	if f.named && len(pg.Pieces) > 0 {
		byline.Titled(&pg, in.stem())
	}
	pg.Pieces = strip(pg.Pieces)
	byline.Describe(&pg)
	art = assemble(pg.Pieces)
	if art.Text == "" {
		return facts.Article{}, ErrNoText
	}
	art.ID, art.Name = in.id(), in.with(baseName(in.Name))
	art.Title, art.Published = pg.About.Title, pg.About.Published
	page.SetIfEmpty(&art.Title, pg.About.Fallback)
	art.Publisher, art.URL = pg.About.Publisher, pg.About.URL
	art.Notes = pg.Notes
	if art.URL == "" && page.IsURL(in.Name) {
		art.URL = in.Name
	}
	if art.Published.IsZero() && !page.IsURL(in.Name) {
		art.Published = byline.DateOfName(in.file())
	}
	if art.Published.IsZero() && byline.IsPlausible(pg.About.Created, art.Text) {
		art.Published = pg.About.Created
	}
	art.Hash = hashOf(in.Data)
	return art, nil
}

// hashOf returns what tells the bytes of a document from others.
func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// read reads the pieces of a document of the format.
func (f format) read(ctx context.Context, in Input) (page.Page, error) {
	if f.data != nil {
		return f.data(ctx, in.Data)
	}
	text, err := charset.Decode(in.Data, in.Charset)
	if err != nil {
		return page.Page{}, err
	}
	pages := []string{text}
	if f.paged && !looksLikeHTML(text) {
		pages = strings.Split(text, plaintext.PageBreak)
	}
	for i, p := range pages {
		pages[i] = page.Clean(p)
	}
	if text = strings.Join(pages, plaintext.PageBreak); strings.TrimSpace(text) == "" {
		return page.Page{}, ErrNoText
	}
	return readerOf(f, text)(text)
}

// assemble lays the pieces out, one a line, and splits them into sentences.
func assemble(pieces []page.Piece) facts.Article {
	var text strings.Builder
	var blocks []facts.Block
	var places []facts.Place
	for _, p := range pieces {
		if strings.TrimSpace(p.Text) == "" {
			continue
		}
		if text.Len() > 0 {
			text.WriteByte('\n')
		}
		start, before := text.Len(), len(places)
		b := facts.Block{Kind: p.Kind, Level: p.Level, Table: p.Table}
		if p.Kind == facts.TableRow {
			b.Cells = writeRow(&text, p.Cells)
			for i, c := range p.Cells {
				places = appendMarks(places, c.Marks, b.Cells[i].Span)
			}
		} else {
			text.WriteString(p.Text)
		}
		b.Span = facts.Span{Start: start, End: text.Len()}
		places = appendMarks(places, p.Marks, b.Span)
		if before < len(places) {
			b.Page = places[before].Page
		}
		blocks = append(blocks, b)
	}
	art := facts.NewArticle(text.String(), blocks)
	art.Places = places
	return art
}

// appendMarks appends the places of a text that was laid out at span.
func appendMarks(places, marks []facts.Place, span facts.Span) []facts.Place {
	for _, m := range marks {
		m.Start = min(span.Start+m.Start, span.End)
		if n := len(places); n > 0 && m.Start == places[n-1].Start {
			places[n-1] = m // the text of the one before is gone
			continue
		}
		places = append(places, m)
	}
	return places
}

// writeRow writes the cells joined by " | " and returns them with positions.
func writeRow(text *strings.Builder, cells []page.Cell) []facts.Cell {
	out := make([]facts.Cell, 0, len(cells))
	for i, c := range cells {
		if i > 0 {
			text.WriteString(" | ")
		}
		start := text.Len()
		text.WriteString(c.Text)
		out = append(out, facts.Cell{
			Span:    facts.Span{Start: start, End: text.Len()},
			Column:  c.Column,
			Columns: c.Columns,
			Header:  c.Header,
		})
	}
	return out
}
