package article

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
)

// Bounds of a table. A cell that spans more is cut; rows beyond are dropped.
const (
	maxRows     = 20000
	maxCellText = 2000 // runes of a cell
)

// grid lays the cells of a table out in columns, whatever format they come
// from, and makes pieces of its rows.
type grid struct {
	table  int
	count  int // rows added, empty ones included
	pieces []piece
	// headRows is how many rows the first row's cells cover.
	headRows int
	below    map[int]span // column → the cell that reaches down into the next rows
}

// gridCell is a cell as a format has it: where it stands follows from the
// cells before and above. Columns and rows below one count as one.
type gridCell struct {
	text          string
	columns, rows int
	header        bool
}

// span is a cell with rowspan, and how many rows it still covers.
type span struct {
	cell cell
	rows int
}

func (g *grid) add(p piece) {
	p.table = g.table
	g.pieces = append(g.pieces, p)
}

// endPart ends the cells that reach down: a head's do not reach into the body.
func (g *grid) endPart() { g.below = nil }

// row lays out one row. A label that spans rows is repeated in each of them, a
// figure is not: it would be said twice.
func (g *grid) row(in []gridCell) {
	g.count++
	cells := make([]cell, 0, len(in))
	var below map[int]span // few rows have any
	reach := func(s span) {
		if below == nil {
			below = map[int]span{}
		}
		below[s.cell.column] = s
	}
	column := 0
	down := func() {
		for column < maxColumns {
			s, ok := g.below[column]
			if !ok {
				return
			}
			cells = append(cells, s.cell)
			if s.rows > 1 {
				reach(span{s.cell, s.rows - 1})
			}
			column += s.cell.columns
		}
	}
	for _, c := range in {
		if down(); column >= maxColumns {
			break
		}
		one := cell{text: c.text, column: column, columns: min(max(1, c.columns), maxColumns-column), header: c.header}
		cells = append(cells, one)
		if c.rows > 1 {
			repeated := one
			if !one.header && hasDigit(one.text) && !strings.Contains(one.text, "年") {
				repeated.text = ""
			}
			reach(span{repeated, c.rows - 1})
		}
		column += one.columns
	}
	down()
	g.below = below
	g.finish(cells)
}

// finish adds the row. A row that holds nothing but a unit line is a caption.
func (g *grid) finish(cells []cell) {
	text := rowText(cells)
	filled := 0
	for _, c := range cells {
		if c.text != "" {
			filled++
		}
	}
	switch {
	case text == "":
	case filled == 1 && isCaptionLine(text):
		g.add(piece{kind: facts.Caption, text: text})
	default:
		if g.headRows == 0 {
			g.headRows = 1
			for _, s := range g.below {
				g.headRows = max(g.headRows, min(s.rows+1, 4))
			}
		}
		g.add(piece{kind: facts.TableRow, text: text, cells: cells})
	}
}

// done returns the pieces, the header marked: as the format did, else by its
// looks.
func (g *grid) done() []piece {
	marked := false
	for _, p := range g.pieces {
		for _, c := range p.cells {
			marked = marked || c.header
		}
	}
	if !marked {
		markHeader(g.pieces, g.headRows)
	}
	return g.pieces
}

// markHeader marks the first rows as the header if they look like one: at
// most n, which is how far down the cells of the first row reach.
func markHeader(rows []piece, n int) {
	for i := range rows {
		if rows[i].kind != facts.TableRow {
			continue
		}
		if n--; n < 0 || !looksLikeHeader(rows[i].cells) || i == len(rows)-1 {
			return
		}
		for j := range rows[i].cells {
			rows[i].cells[j].header = true
		}
	}
}

// cutCell cuts a cell's text to maxCellText runes.
func cutCell(text string) string {
	if len(text) > maxCellText && utf8.RuneCountInString(text) > maxCellText {
		text = string([]rune(text)[:maxCellText])
	}
	return text
}
