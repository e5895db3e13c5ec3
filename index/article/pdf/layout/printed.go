package layout

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	pieces "wenbao/index/article/page"
	"wenbao/index/article/plaintext"
)

// A table without strokes is read as the text is that a program makes of a page: its lines are
// printed in columns of half a character, and the reader of such texts tells which rows and heads
// several lines are of, which places alone do not:
//
//	                              2023年
//	项目           2024年                         2022年
//	                        调整前     调整后

// printedTable returns the table that the lines from skip to n make. The lines before it are its captions.
func printedTable(els []element, number int) (t table, skip, n int, ok bool) {
	lines := runOf(els)
	if len(lines) < minFigureRows {
		return t, 0, 0, false
	}
	rows, n := plaintext.Aligned(printLines(lines))
	for skip < len(rows) && rows[skip].Kind != facts.TableRow {
		skip++
	}
	if n == 0 || skip == len(rows) {
		return t, 0, 0, false
	}
	t = table{page: number}
	for _, l := range lines[skip:n] {
		t.box = t.box.with(l.box())
	}
	for _, p := range rows[skip:] {
		t.rows = append(t.rows, cellsOfPiece(p))
	}
	t.mark(lines[skip:n], number)
	return t, skip, n, true
}

// abovesHead reports whether the first line can be a piece of a head that stands above the others:
// 2023年 above 调整前 and 调整后.
func abovesHead(els []element) bool {
	if len(els) < minFigureRows || els[1].line == nil || len(els[1].line.segs) < 2 {
		return false
	}
	l := els[0].line
	return !unitLine.MatchString(l.text()) && l.x0 > els[1].line.x0+8*l.size && l.x1-l.x0 < 10*l.size
}

func cellsOfPiece(p pieces.Piece) []Cell {
	if len(p.Cells) == 0 {
		return []Cell{{Text: p.Text, Columns: 1}}
	}
	row := make([]Cell, len(p.Cells))
	for i, c := range p.Cells {
		row[i] = Cell{Text: c.Text, Column: c.Column, Columns: c.Columns}
	}
	return row
}

// printLines prints lines in columns of half a character. Words begin where they begin on the page,
// figures end where they end; two blanks at least are between two segments.
func printLines(lines []*line) []string {
	var wide, left float64
	columns := 0
	left = math.Inf(1)
	for _, l := range lines {
		left = math.Min(left, l.x0)
		for _, s := range l.segs {
			wide += s.x1 - s.x0
			columns += columnsWide(s.text)
		}
	}
	if columns == 0 || wide <= 0 {
		return nil
	}
	unit := wide / float64(columns)
	out := make([]string, len(lines))
	for i, l := range lines {
		var b strings.Builder
		at := 0
		for k, s := range l.segs {
			n := columnsWide(s.text)
			from := int(math.Round((s.x0 - left) / unit))
			if figureLike.MatchString(s.text) {
				from = int(math.Round((s.x1-left)/unit)) - n
			}
			if k > 0 {
				from = max(from, at+2)
			}
			for ; at < from; at++ {
				b.WriteByte(' ')
			}
			b.WriteString(s.text)
			at += n
		}
		out[i] = b.String()
	}
	return out
}

// columnsWide returns the columns of a text: two for wide characters, one for others.
func columnsWide(s string) int {
	n := 0
	for _, r := range s {
		if n++; r >= 0x1100 {
			n++
		}
	}
	return n
}

// mark gives the cells the places of the segments that they are made of, and tells where columns begin.
func (t *table) mark(lines []*line, number int) {
	columns := 0
	for _, r := range t.rows {
		for _, c := range r {
			columns = max(columns, c.Column+1)
		}
	}
	t.xs = slices.Repeat([]float64{math.Inf(1)}, columns)
	right, row := 0.0, 0
	for _, l := range lines {
		box := l.box()
		for _, s := range l.segs {
			right = math.Max(right, s.x1)
			r, c, at := t.find(row, s.text)
			if r < 0 {
				continue
			}
			cell := &t.rows[r][c]
			cell.Marks = append(cell.Marks, Mark{At: at, Page: number, Box: Box{s.x0, box.Y0, s.x1, box.Y1}})
			t.xs[cell.Column] = math.Min(t.xs[cell.Column], s.x0)
			row = max(row, r-1)
		}
	}
	for k := columns - 1; k >= 0; k-- {
		if math.IsInf(t.xs[k], 1) {
			t.xs[k] = right
			if k+1 < columns {
				t.xs[k] = t.xs[k+1]
			}
		}
	}
	t.xs = append(t.xs, right)
}

// maxRowLines is how many rows below the last one that was found a segment is looked for.
const maxRowLines = 6

// find returns the first cell from a row on that has a text behind its marks.
func (t *table) find(from int, text string) (row, cell, at int) {
	text = pieces.CloseUp(pieces.Squeeze(text))
	for r := from; r < min(len(t.rows), from+maxRowLines); r++ {
		for k, c := range t.rows[r] {
			begin := 0
			if n := len(c.Marks); n > 0 {
				begin = c.Marks[n-1].At + 1
			}
			if begin >= len(c.Text) {
				continue
			}
			if i := strings.Index(c.Text[begin:], text); i >= 0 && utf8.RuneStart(c.Text[begin+i]) {
				return r, k, begin + i
			}
		}
	}
	return -1, 0, 0
}
