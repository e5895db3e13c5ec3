package facts

import "slices"

// Span is a half-open byte range [Start, End) of a text.
type Span struct{ Start, End int }

// In returns the piece of text that the span covers.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Len returns the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether the two share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// BlockKind is what a block of an article is.
type BlockKind string

// Block kinds.
const (
	Paragraph BlockKind = "paragraph"
	Heading   BlockKind = "heading"
	ListItem  BlockKind = "list_item"
	TableRow  BlockKind = "table_row"
	Caption   BlockKind = "caption" // title, unit or note line of a table
)

// Block is a paragraph, heading, list item or table row of an article.
type Block struct {
	Span
	Kind  BlockKind
	Level int    // heading level 1…6; 0 when unknown or no heading
	Table int    // 1, 2 … : the table a row or caption belongs to; 0 = none
	Cells []Cell // the cells of a table row, in column order
	Page  int    // 1, 2 … in paged documents; 0 = unknown
}

// Cell is one cell of a table row. Its span lies within the row's; an empty
// cell has an empty span.
type Cell struct {
	Span
	Column  int  // 0-based, after colspan and rowspan are laid out
	Columns int  // number of columns covered, at least 1
	Header  bool // marked as a header by the page
}

// Sentence is a splitter's unit, verbatim, without surrounding blanks.
type Sentence struct {
	Span
	Block int // index into Article.Blocks
}

// Article is a document as ingested: its main text with positions, and what it
// tells about itself. Text is UTF-8; all spans refer to it.
type Article struct {
	ID        string // identity for re-ingesting: absolute path or URL
	Name      string // the file's base name or the URL, as answers cite it
	Title     string
	Published Date
	Publisher string
	URL       string
	Text      string
	Blocks    []Block    // in order of position, disjoint
	Sentences []Sentence // in order of position, disjoint
	Places    []Place    // of a paged document, in order of Start; else nil
	Hash      string     // hex SHA-256 of the bytes read
	Notes     []string   // for whoever reads it in: what could not be read; not stored
}

// Place says where text stands in a paged document: from byte Start of the
// article's text on, up to the Start of the next place. It is a line of the
// page, or a line of a table's cell.
type Place struct {
	Start int
	Page  int // 1, 2 …
	Box   Box
}

// Box is a rectangle on a page, in points (1/72 inch) from the upper left
// corner of the page as it is shown.
type Box struct{ Left, Top, Right, Bottom int }

// PlaceOf returns where the text at a byte offset stands; false in a document
// without pages.
func (a Article) PlaceOf(offset int) (Place, bool) {
	i, found := slices.BinarySearchFunc(a.Places, offset, func(p Place, at int) int { return p.Start - at })
	if !found {
		i--
	}
	if i < 0 {
		return Place{}, false
	}
	return a.Places[i], true
}

// Passage is what passage search returns: a run of sentences of an article.
type Passage struct {
	Article string // Article.ID
	Span           // of the article's text
	Score   float64
}
