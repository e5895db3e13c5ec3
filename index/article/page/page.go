// Package page is the vocabulary of the readers of formats: what one found in a document,
// as pieces that have no position yet, and what is common to the text of all of them:
// cleaning, the looks of headings, list items, captions and heads of tables. A Grid lays
// the cells of a table out in columns.
package page

import (
	"errors"
	"strings"

	"wenbao/facts"
)

// ErrNoText tells that a document has no text.
var ErrNoText = errors.New("no text")

// SetIfEmpty gives s the value, trimmed, if it has none.
func SetIfEmpty(s *string, value string) {
	if *s == "" {
		*s = strings.TrimSpace(value)
	}
}

// Page is what a format reader found in a document.
type Page struct {
	Pieces []Piece
	About  About
	Notes  []string // Article.Notes
}

// Piece is a block before it has a position.
type Piece struct {
	Kind  facts.BlockKind
	Level int           // heading level
	Table int           // number of the table a row or caption belongs to
	Text  string        // normalised; for a row: the cells joined
	Cells []Cell        // of a row
	Links int           // bytes of Text inside links; 0 outside HTML
	Marks []facts.Place // where the text stands, by offsets in it; of a row: in its cells
}

// Cell is a table cell before it has a position. Column counts from 0; Columns is how many
// it stands in, 1 at least.
type Cell struct {
	Text    string
	Column  int
	Columns int
	Header  bool
	Marks   []facts.Place
}

// About is what a document tells about itself.
type About struct {
	Title     string
	Published facts.Date
	Publisher string
	URL       string
	Fallback  string     // title of the file's properties, if the text shows none
	Created   facts.Date // the file's, if nothing tells the publication
}
