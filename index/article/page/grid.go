package page

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
)

// Bounds of a table: its rows, and the runes of a cell. Readers drop what is beyond.
const (
	MaxRows     = 20000
	MaxCellText = 2000
)

// Grid lays the cells of a table out in columns, whatever format they come
// from, and makes pieces of its rows.
type Grid struct {
	Table  int
	Count  int // rows added, empty ones included
	Pieces []Piece
	// headRows is how many rows the first row's cells cover.
	headRows int
	below    map[int]span // column → the cell that reaches down into the next rows
}

// GridCell is a cell as a format has it: where it stands follows from the
// cells before and above. Columns and rows below one count as one.
type GridCell struct {
	Text          string
	Columns, Rows int
	Header        bool
}

// span is a cell with rowspan, and how many rows it still covers.
type span struct {
	cell Cell
	rows int
}

// Add adds a piece that is no row: a caption in the table.
func (g *Grid) Add(p Piece) {
	p.Table = g.Table
	g.Pieces = append(g.Pieces, p)
}

// EndPart ends the cells that reach down: a head's do not reach into the body.
func (g *Grid) EndPart() { g.below = nil }

// Row lays out one row. A label that spans rows is repeated in each of them, a
// figure is not: it would be said twice.
func (g *Grid) Row(in []GridCell) {
	g.Count++
	cells := make([]Cell, 0, len(in))
	var below map[int]span // few rows have any
	reach := func(s span) {
		if below == nil {
			below = map[int]span{}
		}
		below[s.cell.Column] = s
	}
	column := 0
	down := func() {
		for column < MaxColumns {
			s, ok := g.below[column]
			if !ok {
				return
			}
			cells = append(cells, s.cell)
			if s.rows > 1 {
				reach(span{s.cell, s.rows - 1})
			}
			column += s.cell.Columns
		}
	}
	for _, c := range in {
		if down(); column >= MaxColumns {
			break
		}
		one := Cell{Text: c.Text, Column: column, Columns: min(max(1, c.Columns), MaxColumns-column), Header: c.Header}
		cells = append(cells, one)
		if c.Rows > 1 {
			repeated := one
			if !one.Header && HasDigit(one.Text) && !strings.Contains(one.Text, "年") {
				repeated.Text = ""
			}
			reach(span{repeated, c.Rows - 1})
		}
		column += one.Columns
	}
	down()
	g.below = below
	g.finish(cells)
}

// finish adds the row. A row that holds nothing but a unit line is a caption.
func (g *Grid) finish(cells []Cell) {
	text := RowText(cells)
	filled := 0
	for _, c := range cells {
		if c.Text != "" {
			filled++
		}
	}
	switch {
	case text == "":
	case filled == 1 && IsCaptionLine(text):
		g.Add(Piece{Kind: facts.Caption, Text: text})
	default:
		if g.headRows == 0 {
			g.headRows = 1
			for _, s := range g.below {
				g.headRows = max(g.headRows, min(s.rows+1, 4))
			}
		}
		g.Add(Piece{Kind: facts.TableRow, Text: text, Cells: cells})
	}
}

// Done returns the pieces, the header marked: as the format did, else by its
// looks.
func (g *Grid) Done() []Piece {
	marked := false
	for _, p := range g.Pieces {
		for _, c := range p.Cells {
			marked = marked || c.Header
		}
	}
	if !marked {
		MarkHeader(g.Pieces, g.headRows)
	}
	return g.Pieces
}

// MarkHeader marks the first rows as the header if they look like one: at
// most n, which is how far down the cells of the first row reach.
func MarkHeader(rows []Piece, n int) {
	for i := range rows {
		if rows[i].Kind != facts.TableRow {
			continue
		}
		if n--; n < 0 || !LooksLikeHeader(rows[i].Cells) || i == len(rows)-1 || isSection(rows[i].Cells) && !LooksLikeHeader(rows[i+1].Cells) {
			return
		}
		for j := range rows[i].Cells {
			rows[i].Cells[j].Header = true
		}
	}
}

// isSection reports whether a row of several cells is the name of the rows below it and no more, as where a page
// begins within a table: 非流动资产： over 长期股权投资 | 七、17 | 164,203,817.46.
func isSection(cells []Cell) bool {
	if len(cells) < 3 || cells[0].Text == "" {
		return false
	}
	for _, c := range cells[1:] {
		if c.Text != "" {
			return false
		}
	}
	return true
}

// CutCell cuts a cell's text to MaxCellText runes.
func CutCell(text string) string {
	if len(text) > MaxCellText && utf8.RuneCountInString(text) > MaxCellText {
		text = string([]rune(text)[:MaxCellText])
	}
	return text
}
