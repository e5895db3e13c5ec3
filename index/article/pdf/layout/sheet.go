// Package layout finds out what a page of glyphs and lines says: which glyphs
// make a line, which lines a paragraph, which strokes a table. It knows no
// file format: in go the pages as drawn, out come paragraphs and table rows in
// reading order, with the place of every piece.
//
//	var doc layout.Document
//	doc.Add(sheet)
//	doc.Blocks()[3].Text // 报告期内,公司实现营业收入12.29亿元,同比增长8.1%。
//
// Lengths are points (1/72 inch) from the upper left corner of the page as it
// is shown, y downwards.
package layout

import "math"

// Sheet is one page as drawn.
type Sheet struct {
	Width, Height float64
	Glyphs        []Glyph // in drawing order
	Rules         []Rule
}

// Glyph is one drawn character, or the few that a ligature stands for.
type Glyph struct {
	Text   string
	X0, X1 float64
	Y      float64 // baseline
	Size   float64 // height of the font
}

// Rule is a horizontal or vertical stroke: Y0 == Y1 or X0 == X1, X0 ≤ X1 and
// Y0 ≤ Y1.
type Rule struct{ X0, Y0, X1, Y1 float64 }

// thickest is how thick a filled box can be and still serve as a stroke.
const thickest = 3.0

// shortest is the length from which a stroke counts; the corners that some
// programs draw apart are shorter.
const shortest = 3.0

// NewRule makes a rule of a box; false if it is neither thin and long enough.
func NewRule(x0, y0, x1, y1 float64) (Rule, bool) {
	x0, x1 = math.Min(x0, x1), math.Max(x0, x1)
	y0, y1 = math.Min(y0, y1), math.Max(y0, y1)
	switch w, h := x1-x0, y1-y0; {
	case h <= thickest && w >= shortest && w > 2*h:
		y := (y0 + y1) / 2
		return Rule{x0, y, x1, y}, true
	case w <= thickest && h >= shortest && h > 2*w:
		x := (x0 + x1) / 2
		return Rule{x, y0, x, y1}, true
	}
	return Rule{}, false
}

func (r Rule) horizontal() bool { return r.Y0 == r.Y1 }

// Box is a rectangle on a page.
type Box struct{ X0, Y0, X1, Y1 float64 }

// with returns the smallest box that holds both.
func (b Box) with(o Box) Box {
	if b == (Box{}) {
		return o
	}
	return Box{math.Min(b.X0, o.X0), math.Min(b.Y0, o.Y0), math.Max(b.X1, o.X1), math.Max(b.Y1, o.Y1)}
}

// Block is a paragraph or a table row.
type Block struct {
	Text  string // of a paragraph
	Cells []Cell // of a row
	Table int    // 1, 2 …: the row's table; 0 for a paragraph
	Large bool   // set in clearly larger type than most of the document
	Marks []Mark // of a paragraph
	Page  int    // 1, 2 …: where it begins
}

// Cell is one cell of a row.
type Cell struct {
	Text    string
	Column  int // 0, 1 …
	Columns int // columns covered, at least 1
	Down    int // further rows covered, from this one on
	Marks   []Mark

	room  float64 // left in its last line
	first float64 // width of its first unbreakable piece
}

// Mark says where the text from byte At on, up to the next mark, stands.
type Mark struct {
	At   int
	Page int
	Box  Box
}
