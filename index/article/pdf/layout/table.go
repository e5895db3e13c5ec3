package layout

import "strings"

// table is a table of one page: its rows and where its columns begin and end.
type table struct {
	box  Box
	xs   []float64
	rows [][]Cell
	page int

	wrapped bool // the last row is a label that may go on, while an unruled table is read
}

// fill puts the glyphs into the cells of a grid and returns the table; the
// glyphs outside are left. Rows without text are left out.
func (g *grid) fill(glyphs []Glyph, page int) (table, []Glyph) {
	cells := make([][]Glyph, g.n)
	var outside []Glyph
	for _, gl := range glyphs {
		row, col, ok := g.slot((gl.X0+gl.X1)/2, gl.Y-0.3*gl.Size)
		if !ok {
			outside = append(outside, gl)
			continue
		}
		n := g.cell[row][col]
		cells[n] = append(cells[n], gl)
	}
	t := table{box: g.box, xs: g.xs, page: page}
	done := make([]bool, g.n)
	for i, slots := range g.cell {
		var row []Cell
		filled := false
		for j := 0; j < len(slots); {
			n, right := slots[j], j+1
			for right < len(slots) && slots[right] == n {
				right++
			}
			if !done[n] {
				done[n] = true
				c := cellOf(cells[n], page, g.xs[j], g.xs[right])
				c.Column, c.Columns = j, right-j
				for below := i + 1; below < len(g.cell) && g.cell[below][j] == n; below++ {
					c.Down++
				}
				filled = filled || c.Text != ""
				row = append(row, c)
			}
			j = right
		}
		if filled || len(row) > 0 && len(row) < len(slots) {
			t.rows = append(t.rows, row)
		}
	}
	return t, outside
}

// cellOf joins the lines of a cell: a label or figure that is wrapped to the
// width of its column is one. Two figures one above the other stay two.
func cellOf(glyphs []Glyph, page int, left, right float64) Cell {
	var c Cell
	var last line
	for i, l := range linesOf(glyphs) {
		text := l.text()
		if i > 0 && isDigit(lastRune(c.Text)) && isDigit(firstRune(text)) && last.x1-last.x0 < 0.7*(right-left) {
			c.Text += " " + text
		} else {
			c.Text = join(c.Text, text)
		}
		c.Marks = append(c.Marks, Mark{At: len(c.Text) - len(text), Page: page, Box: l.box()})
		if i == 0 {
			c.first = l.segs[0].first
		}
		c.room = right - l.x1 - max(0, l.x0-left)
		last = l
	}
	return c
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// join joins two lines: with a blank between Latin words, else without. A
// figure that a narrow column breaks (1,229,343, / 210.35) stays one.
func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	last, next := lastRune(a), firstRune(b)
	switch {
	case strings.HasSuffix(a, "-") && len(a) > 1 && isLetter(lastRune(a[:len(a)-1])) && isLetter(next):
		return a + b
	case isLetter(last) && isLatin(next), isLatin(last) && isLetter(next), last < 0x80 && strings.ContainsRune(".,;:)", last) && isLetter(next):
		return a + " " + b
	}
	return a + b
}

// isLetter reports whether r is a letter of a script with blanks between words.
func isLetter(r rune) bool { return isLatin(r) && (r < '0' || r > '9') }
