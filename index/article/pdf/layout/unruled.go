package layout

import (
	"math"
	"slices"
	"strings"

	"wenbao/facts/pattern"
)

// A table without strokes is a run of lines that wide gaps cut into columns. It
// is taken for one if at least minFigureRows of its lines have a figure after
// their label, and the segments of those lines fall into the same columns.
// Lines above them belong to it if their segments stand over its columns: they
// are its header. A table of contents is none: its one column of figures are
// page numbers that never fall.
const minFigureRows = 2

// figureLike matches a cell that is a figure, with its unit, or says that there
// is none.
var figureLike = pattern.New(`^[-+−(（]?(?:[A-Z]{2,3}|[¥$＄￥])?\s?\d[\d,，.]*\s?(?:%|％|[百千万亿]?[元人户家股倍项个]|[万亿]|个百分点|(?:百万|千|万|亿)[元股])?[)）]?$|^[-–—/]{1,2}$|^(?:不适用|N/A)$`)

func (l *line) hasFigure() bool {
	return len(l.segs) >= 2 && slices.ContainsFunc(l.segs[1:], func(s segment) bool { return figureLike.MatchString(s.text) })
}

// unruled makes tables of the lines that look like rows.
func unruled(els []element, page int) []element {
	var out []element
	for i := 0; i < len(els); {
		n, skip, ok := 1, 0, false
		var t table
		if l := els[i].line; l != nil {
			if cells := len(l.segs) >= 2; cells || abovesHead(els[i:]) {
				if t, skip, n, ok = printedTable(els[i:], page); !ok && cells {
					t, n, ok = rowsOf(els[i:], page)
				} else if !ok {
					n = 1
				}
			}
		}
		if ok {
			out = append(out, els[i:i+skip]...)
			out = append(out, element{table: &t, left: els[i].left, right: els[i].right, column: els[i].column})
		} else {
			out = append(out, els[i:i+n]...)
		}
		i += n
	}
	return out
}

// rowsOf returns the table that the first n elements make; if not ok, the first
// n belong to no table.
func rowsOf(els []element, page int) (t table, n int, ok bool) {
	lines := runOf(els)
	cols := columnsOf(lines)
	for cols == nil && len(lines) > minFigureRows {
		lines = lines[:len(lines)-1]
		cols = columnsOf(lines) // what is below stands in other columns
	}
	if len(cols) < 2 {
		return t, 1, false
	}
	if isContents(lines, len(cols)) {
		return t, len(lines), false
	}
	first, last, figures := -1, -1, 0
	for i, l := range lines {
		if l.hasFigure() {
			figures++
			last = i
			if first < 0 {
				first = i
			}
		}
	}
	if figures < minFigureRows {
		return t, 1, false
	}
	head := first
	for head > 1 && first-head < 3 && cols.label(lines[head-1]) {
		head-- // the first lines of the first label
	}
	for i := head - 1; i >= 0; i-- { // a header has at most three lines
		if head-i > 3 || len(lines[i].segs) < 2 {
			return t, 1, false // what is above is no part of it: it begins further down
		}
	}
	for last+1 < len(lines) && cols.rest(lines[last+1]) > 0 {
		last++ // the rest of a wrapped cell
	}
	lines = lines[:last+1]
	t = table{page: page, xs: cols.bounds()}
	for i, l := range lines {
		t.box = t.box.with(l.box())
		t.add(cols, l, i < head)
	}
	return t, len(lines), true
}

// runOf returns the lines that can be rows of one table: close to one another,
// cut in the same column of the page, and of one segment only in between.
func runOf(els []element) []*line {
	var lines []*line
	for i, e := range els {
		if e.line == nil || e.column != els[0].column || e.left != els[0].left {
			break
		}
		if n := len(lines); n > 0 {
			if endsTable(lines, e.line) {
				break
			}
			last := lines[n-1]
			if e.line.y-last.y > 3.2*math.Max(e.line.size, last.size) || e.line.y <= last.y {
				break
			}
			if len(e.line.segs) == 1 && standsApart(lines, els[i:]) {
				break
			}
			if len(e.line.segs) == 1 && len(last.segs) == 1 && n > 1 && len(lines[n-2].segs) == 1 {
				break // three in a row are text
			}
		}
		lines = append(lines, e.line)
	}
	return lines
}

// standsApart reports whether the first line is further below rows with figures than any of them below
// the one before: a heading, and not the first line of a label, which the next one is nearer to.
func standsApart(rows []*line, els []element) bool {
	n, l := len(rows), els[0].line
	widest := 0.0
	for i := n - 1; i > 0 && (rows[i].hasFigure() || rows[i-1].hasFigure()); i-- {
		widest = math.Max(widest, rows[i].y-rows[i-1].y)
	}
	below := l.y - rows[n-1].y
	if n < 3 || widest == 0 || below <= 1.04*widest || l.x0 > rows[n-1].x0+4*l.size {
		return false
	}
	if len(els) == 1 || els[1].line == nil {
		return true
	}
	next := els[1].line
	return next.y-l.y > 0.9*below || len(next.segs) > 1 && !next.hasFigure()
}

// endsTable reports whether a line stands above the next table: its unit, a numbered heading, or a
// head of periods below rows with figures.
func endsTable(rows []*line, l *line) bool {
	text := l.text()
	if len(l.segs) == 1 {
		return unitLine.MatchString(text) || numberedHeading.MatchString(text)
	}
	figures := slices.ContainsFunc(rows, (*line).hasFigure)
	return figures && !l.hasFigure() && (periodHead.MatchString(text) || len(l.segs) > 2 && !strings.ContainsAny(text, "0123456789"))
}

var (
	numberedHeading = pattern.New(`^\d{1,2}(?:\.\d{1,2}){1,3} ?\p{Han}|^第[一二三四五六七八九十]{1,3}[节章]`)
	periodHead      = pattern.New(`(?:20\d\d年|第[一二三四]季度|[期年][末初]).*(?:20\d\d年|第[一二三四]季度|[期年][末初])|^(?:项目|类别|种类)\s`)
)

// columns are where the segments of a table's rows stand, from left to right.
type columns []Box

// columnsOf finds the columns by the lines that have figures: their segments
// laid over one another. The first column has all that stands before the
// figures. No columns: two segments of one line fall into the same.
func columnsOf(lines []*line) columns {
	var cols columns
	for _, l := range lines {
		if !l.hasFigure() {
			continue
		}
		for _, s := range l.segs {
			cols = append(cols, Box{X0: s.x0, X1: s.x1})
		}
	}
	slices.SortFunc(cols, func(a, b Box) int { return compare(a.X0, b.X0) })
	merged := cols[:0]
	for _, c := range cols {
		if n := len(merged); n > 0 && c.X0 < merged[n-1].X1 {
			merged[n-1].X1 = math.Max(merged[n-1].X1, c.X1)
			continue
		}
		merged = append(merged, c)
	}
	for _, l := range lines {
		if !l.hasFigure() {
			continue
		}
		for i := 1; i < len(l.segs); i++ {
			if merged.at(l.segs[i]) == merged.at(l.segs[i-1]) {
				return nil
			}
		}
	}
	return merged
}

// at returns the column of a segment: the one it overlaps most, else the one
// it is nearest to.
func (c columns) at(s segment) int {
	best, most := 0, math.Inf(-1)
	for i, b := range c {
		if over := math.Min(b.X1, s.x1) - math.Max(b.X0, s.x0); over > most {
			best, most = i, over
		}
	}
	return best
}

// cut cuts the segments of a head that stand over several columns where they have as many pieces:
// 2023年12月31 2022年12月31.
func (c columns) cut(segs []segment) []segment {
	var out []segment
	for _, s := range segs {
		first, n := 0, 0
		for k, b := range c {
			if b.X0 < s.x1 && b.X1 > s.x0 {
				if n == 0 {
					first = k
				}
				n++
			}
		}
		parts := strings.Fields(s.text)
		if n < 2 || len(parts) != n {
			out = append(out, s)
			continue
		}
		for i, p := range parts {
			b := c[first+i]
			out = append(out, segment{text: p, x0: math.Max(b.X0, s.x0), x1: math.Min(b.X1, s.x1)})
		}
	}
	return out
}

// rest returns the column that a line of one segment goes on in, if it stands in one behind the
// labels; 0 if not.
func (c columns) rest(l *line) int {
	if len(l.segs) != 1 {
		return 0
	}
	k := c.at(l.segs[0])
	if l.x0 < c[k].X0-2*l.size || l.x1 > c[k].X1+2*l.size {
		return 0
	}
	return k
}

// label reports whether a line is a label and no more.
func (c columns) label(l *line) bool {
	return len(l.segs) == 1 && c.rest(l) == 0 && l.x0 < c[0].X0+2*l.size && l.x1 < c[1].X1
}

// bounds returns where columns begin, and the end of the last.
func (c columns) bounds() []float64 {
	var xs []float64
	for _, b := range c {
		xs = append(xs, b.X0)
	}
	return append(xs, c[len(c)-1].X1)
}

// add adds a line to the table. One of a single segment goes on with the row
// above, if it stands under another column than the first; one in the first is
// a row of its own, and a label that the row below goes on with if it fills the
// column.
func (t *table) add(cols columns, l *line, header bool) {
	row := make([]Cell, len(cols))
	for i := range row {
		row[i] = Cell{Column: i, Columns: 1}
	}
	box := l.box()
	segs := l.segs
	if header {
		segs = cols.cut(segs)
	}
	for _, s := range segs {
		mark := Mark{Page: t.page, Box: Box{s.x0, box.Y0, s.x1, box.Y1}}
		at := cols.at(s)
		if len(l.segs) == 1 && cols.rest(l) == 0 {
			at = 0 // a line over several columns
		}
		row[at].append(Cell{Text: s.text, Marks: []Mark{mark}})
	}
	n := len(t.rows)
	switch {
	case n > 0 && cols.rest(l) > 0, header && n > 0 && len(l.segs) < len(cols)-1:
		for i, c := range row {
			t.rows[n-1][i].append(c)
		}
	case n > 0 && t.wrapped && len(l.segs) > 1 && row[0].Text != "":
		label := t.rows[n-1][0]
		label.append(row[0])
		row[0] = label
		t.rows[n-1] = row
	default:
		t.rows = append(t.rows, row)
	}
	width := cols[0].X1 - cols[0].X0
	t.wrapped = len(l.segs) == 1 && l.x1-l.x0 > 0.85*width && !strings.HasSuffix(l.segs[0].text, "：") && !strings.HasSuffix(l.segs[0].text, ":")
}

// append joins a text, with its marks, to that of a cell.
func (c *Cell) append(more Cell) {
	c.Text = join(c.Text, more.Text)
	for _, m := range more.Marks {
		m.At += len(c.Text) - len(more.Text)
		c.Marks = append(c.Marks, m)
	}
}

// isContents reports whether the lines are a table of contents.
func isContents(lines []*line, columns int) bool {
	if columns != 2 {
		return false
	}
	last, rows := 0, 0
	for _, l := range lines {
		if !l.hasFigure() {
			continue
		}
		n := 0
		for _, r := range l.segs[len(l.segs)-1].text {
			if r < '0' || r > '9' {
				return false
			}
			n = n*10 + int(r-'0')
		}
		if n < last || n > maxPage {
			return false
		}
		last = n
		rows++
	}
	return rows > minFigureRows
}

// maxPage is the highest page number that a table of contents has.
const maxPage = 3000
