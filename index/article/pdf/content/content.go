// Package content runs the content streams of PDF pages: operators in, glyphs
// and straight strokes out, as the page is shown. Document reads them from a
// file with ledongthuc/pdf; Canvas is there for other readers, too.
package content

import (
	"errors"
	"math"

	"wenbao/facts/lex"
	"wenbao/index/article/pdf/layout"
)

// Bounds of what is read of a file.
const (
	MaxPages  = 5000
	MaxGlyphs = 200_000  // of one page: the densest have 10,000
	MaxRules  = 100_000  // of one page
	maxStream = 64 << 20 // bytes of one content stream, unpacked
)

var errTooMuch = errors.New("too much on one page")

// Sheet is a page as drawn, and whether an image or a drawing is on it.
type Sheet struct {
	layout.Sheet
	Picture bool
}

// NewCanvas returns a canvas for a page that shows the given rectangle of its
// space, turned by quarters clockwise.
func NewCanvas(x0, y0, x1, y1 float64, quarters int) *Canvas {
	return &Canvas{at: view{x0, y0, x1, y1, quarters % 4}}
}

// Glyph draws a character with its origin at x, y, and the next one's at x1, y1.
func (c *Canvas) Glyph(text string, x, y, x1, y1, size float64) {
	x, y = c.at.point(x, y)
	x1, y1 = c.at.point(x1, y1)
	d := drawn{x: x, y: y, dx: x1 - x, dy: y1 - y, quarter: quarter(x1-x, y1-y)}
	d.Text, d.Size = lex.Ideographs(symbols(text)), size
	c.drawn = append(c.drawn, d)
}

// Image notes that an image is drawn.
func (c *Canvas) Image() { c.images++ }

// Transform sets how the points of the next path are mapped to the page: x·a +
// y·c + e, x·b + y·d + f.
func (c *Canvas) Transform(by [6]float64) { c.gs.ctm = by }

// Move begins a subpath.
func (c *Canvas) Move(x, y float64) { c.draw("m", []operand{{num: x}, {num: y}}) }

// Line adds a straight side.
func (c *Canvas) Line(x, y float64) { c.draw("l", []operand{{num: x}, {num: y}}) }

// Curve adds a side that is not straight.
func (c *Canvas) Curve() { c.draw("c", nil) }

// Close closes the subpath.
func (c *Canvas) Close() { c.draw("h", nil) }

// Paint strokes or fills the path and ends it.
func (c *Canvas) Paint(stroked bool) { c.paint(stroked) }

// Drop ends the path without painting it.
func (c *Canvas) Drop() { c.path = c.path[:0] }

// Box fills a box of the page.
func (c *Canvas) Box(x0, y0, x1, y1 float64) {
	x0, y0 = c.at.point(x0, y0)
	x1, y1 = c.at.point(x1, y1)
	c.rule(math.Min(x0, x1), math.Min(y0, y1), math.Max(x0, x1), math.Max(y0, y1))
}

// Full reports whether a bound was reached.
func (c *Canvas) Full() bool { return c.full || len(c.drawn) > MaxGlyphs || len(c.rules) > MaxRules }
