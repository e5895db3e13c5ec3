package layout

import (
	"math"
	"slices"
	"strings"

	"wenbao/facts/pattern"
)

// page is a sheet read as lines and tables.
type page struct {
	width, height float64
	number        int
	lines         []line
	tables        []table
}

// Document gathers the pages of a document. The zero value is empty.
type Document struct{ pages []page }

// Add appends a page. The sheet is not kept.
func (d *Document) Add(s Sheet) { d.pages = append(d.pages, read(s, len(d.pages)+1)) }

// Blocks returns what the pages say. No page can be added after it.
func (d *Document) Blocks() []Block {
	running := furniture{}
	for i := range d.pages {
		running.count(&d.pages[i])
	}
	els := make([][]element, len(d.pages))
	for i := range d.pages {
		running.drop(&d.pages[i])
		els[i] = d.pages[i].elements()
	}
	w := writer{body: measure(slices.Concat(els...), d.width())}
	for i := range els {
		w.page(d.pages[i], els[i])
	}
	w.endParagraph()
	return w.blocks
}

// width returns the width of most pages.
func (d *Document) width() float64 {
	count, most := map[float64]int{}, 0.0
	for _, p := range d.pages {
		w := math.Round(p.width)
		if count[w]++; count[w] > count[most] {
			most = w
		}
	}
	return most
}

// page writes the elements of a page.
func (w *writer) page(p page, els []element) {
	own := margins(els)
	if own.right-own.left < 0.6*p.width { // a page of short lines does not show its margins
		own = body{}
		if math.Abs(p.width-w.body.width) > 0.05*w.body.width {
			own.left, own.right = 0.07*p.width, 0.93*p.width
		}
	}
	for _, e := range els {
		e.page = p.number
		if e.line != nil && e.column == 0 {
			e.left, e.right = first(own.left, w.body.left), first(own.right, w.body.right)
		}
		if e.table != nil {
			w.table(e.table)
		} else {
			w.line(e)
		}
	}
}

// read finds the lines and ruled tables of a sheet.
func read(s Sheet, number int) page {
	p := page{width: s.Width, height: s.Height, number: number}
	glyphs := s.Glyphs
	for _, g := range lattice(s.Rules) {
		var t table
		t, glyphs = g.fill(glyphs, number)
		if len(t.rows) > 0 {
			p.tables = append(p.tables, t)
		}
	}
	p.lines = linesOf(glyphs)
	return p
}

// elements returns what stands on the page, in reading order.
func (p *page) elements() []element {
	var els []element
	for i := range p.lines {
		els = append(els, element{line: &p.lines[i]})
	}
	for i := range p.tables {
		els = append(els, element{table: &p.tables[i]})
	}
	return unruled(ordered(els, p.width, 0), p.number)
}

// writer makes blocks of lines and tables.
type writer struct {
	body   body
	blocks []Block
	tables int

	open  bool // the last block is a paragraph that may go on
	last  element
	under *table // the table that was written last, if nothing came after it
	heads [][]Cell
}

// itemStart matches what a new item or section begins with: （一）, 1、, 第三节.
var itemStart = pattern.New(`^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、．.]|\d{1,2}(?:[、．]|\.[^\d])|第[一二三四五六七八九十百\d]{1,4}[章节条部]|[①-⑳●•■◆√□☐☑])`)

// line writes a line: it goes on with the paragraph or begins one.
func (w *writer) line(e element) {
	w.under = nil
	text := e.line.text()
	mark := Mark{Page: e.page, Box: e.line.box()}
	if w.open && w.continues(e, text) {
		b := &w.blocks[len(w.blocks)-1]
		b.Text = join(b.Text, text)
		mark.At = len(b.Text) - len(text)
		b.Marks = append(b.Marks, mark)
		w.last = e
		return
	}
	w.blocks = append(w.blocks, Block{Text: text, Marks: []Mark{mark}, Page: e.page, Large: e.line.size > 1.15*w.body.size})
	w.open, w.last = true, e
}

// continues reports whether a line goes on with the paragraph of the last one:
// the last line ended because the next piece of text had no room in it, the
// new one begins at the column's margin, and size and distance are those of a
// paragraph. After a full line that ends no clause the indent does not matter:
// lines hang under an item. What it gets wrong: a paragraph without an indent
// after one whose last line happens to be full.
func (w *writer) continues(e element, text string) bool {
	last, l := w.last.line, e.line
	size := math.Max(last.size, l.size)
	before := w.blocks[len(w.blocks)-1].Text
	if math.Abs(last.size-l.size) > 0.15*size || len(last.segs) > 1 && len(l.segs) > 1 || max(len(last.segs), len(l.segs)) >= leastRow || unitLine.MatchString(before) {
		return false
	}
	ended := strings.ContainsRune("。！？；：:;!?", lastRune(before))
	indent := l.x0 - e.left
	if itemStart.MatchString(text) && (ended || indent > 0.8*size || len(last.segs) > 1) {
		return false
	}
	if w.last.page == e.page && w.last.left == e.left {
		if d := l.y - last.y; d > 1.7*math.Max(w.body.leading, size) || d <= 0 {
			return false
		}
	}
	if w.last.right-last.x1 > l.segs[0].first+0.3*size {
		return false // there was room: the paragraph ended
	}
	return indent <= 0.8*size || !ended
}

// leastRow is of how many segments a line is no part of a paragraph.
const leastRow = 4

// unitLine matches the line over a table that gives its unit.
var unitLine = pattern.New(`^[（(]?(?:金额)?单位[:：][^。；]{1,24}$|^(?:人民[币幣])?(?:百[万萬]|千|[万萬]|[亿億])(?:元|港元|美元|份|股)$`)

func (w *writer) endParagraph() { w.open = false }

// table writes the rows of a table. One that begins where the table before
// ended, with columns in the same places, goes on with it: its number is the
// same, and its header row, if it repeats the first table's, is left out.
func (w *writer) table(t *table) {
	w.endParagraph()
	rows := t.rows
	if w.under != nil && w.under.page+1 == t.page && sameColumns(w.under.xs, t.xs) {
		for i := 0; len(rows) > 0 && i < len(w.heads) && sameRow(w.heads[i], rows[0]); i++ {
			rows = rows[1:]
		}
	} else {
		w.tables++
		w.heads = rows[:min(len(rows), 4)]
	}
	for i, row := range rows {
		if n := len(w.blocks); i == 0 && n > 0 && w.blocks[n-1].Table == w.tables && goesOn(w.blocks[n-1].Cells, row) {
			w.blocks[n-1].Cells = merged(w.blocks[n-1].Cells, row)
			continue
		}
		w.blocks = append(w.blocks, Block{Cells: row, Table: w.tables, Page: t.page})
	}
	w.under = t
}

// goesOn reports whether the first row on a page is the rest of the last row
// on the page before: a text that a cell had no more room for goes on in the
// cell below, and no cell has a figure on both pages.
func goesOn(above, below []Cell) bool {
	if len(above) != len(below) {
		return false
	}
	found := false
	for i, a := range above {
		b := below[i]
		if a.Column != b.Column || a.Columns != b.Columns {
			return false
		}
		if a.Text == "" || b.Text == "" {
			continue
		}
		if a.room > b.first || isFigure(a.Text) || isFigure(b.Text) {
			return false
		}
		found = true
	}
	return found
}

// isFigure reports whether a cell holds a figure and nothing else.
func isFigure(s string) bool {
	return strings.Trim(s, "0123456789.,%-+() /") == ""
}

func merged(above, below []Cell) []Cell {
	out := slices.Clone(above)
	for i := range out {
		out[i].Marks = slices.Clip(out[i].Marks)
		out[i].append(below[i])
		out[i].room = below[i].room
	}
	return out
}

// sameColumns reports whether two tables have their columns in the same places.
func sameColumns(a, b []float64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if math.Abs(a[i]-b[i]) > 2*near {
			return false
		}
	}
	return true
}

func sameRow(a, b []Cell) bool {
	return slices.EqualFunc(a, b, func(x, y Cell) bool { return x.Text == y.Text && x.Column == y.Column })
}
