package plaintext

import (
	"sort"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// A table of aligned text has its columns apart by blanks alone, as programs
// print it that turn pages into text:
//
//	项目                        2023年度          2022年度
//	一、营业总收入           3,180,243.30      3,200,706.13
//	    其中：利息收入                             12,000.00
//
// Rows may lack cells, so the place of a cell tells its column. A column is
// where figures stand over each other; labels are what stands before the first
// one. Where places contradict each other, since the wide characters of a line
// shifted it, cells are given columns in order: a reader of the table can tell
// rows that lack cells by their number. What it gets wrong: words only one blank
// apart are one cell; a label over several lines keeps its figures in a row
// without label.

// Bounds of aligned tables.
const (
	minAligned     = 3    // lines
	maxAligned     = 400  // lines of one table
	maxWait        = 30   // lines within which two figures stand over each other
	maxLoneCell    = 40   // runes of a line with one cell
	maxAlignedLine = 2000 // bytes of a line; longer ones are running text
)

// stretch is a cell with its place in the line, in columns of the screen.
type stretch struct {
	text     string
	from, to int
}

// cutAligned cuts a line at two or more blanks; nil if it is too long for a
// row.
func cutAligned(line string) []stretch {
	if len(line) > maxAlignedLine {
		return nil
	}
	line = strings.ReplaceAll(strings.TrimRight(line, " \r\t"), "　", "  ")
	var out []stretch
	at, blanks, start := 0, 2, 0
	for i := 0; i < len(line); {
		r, n := utf8.DecodeRuneInString(line[i:])
		w := width(line[i : i+n])
		switch {
		case r == ' ':
			blanks++
		case blanks >= 2:
			out = append(out, stretch{line[i : i+n], at, at + w})
			blanks, start = 0, i
		default:
			last := &out[len(out)-1]
			last.text, last.to, blanks = line[start:i+n], at+w, 0
		}
		at += w
		i += n
	}
	return splitFigures(out)
}

// splitFigures takes figures apart that are one blank apart: wide ones fill
// their columns.
func splitFigures(cells []stretch) []stretch {
	var out []stretch
	for _, c := range cells {
		parts := strings.Fields(c.text)
		all := len(parts) > 1
		for _, p := range parts {
			all = all && isAlignedFigure(p)
		}
		if !all {
			out = append(out, c)
			continue
		}
		at := c.from
		for _, p := range parts {
			out = append(out, stretch{p, at, at + width(p)})
			at += width(p) + 1
		}
	}
	return out
}

// isAlignedFigure reports whether a cell is one figure.
func isAlignedFigure(s string) bool { return beginsFigure(s) && alignedFigure.MatchString(s) }

var alignedFigure = pattern.New(`^[-+−(（]{0,2}\d[\d,]*(?:\.\d+)?[)）]?[%％]?[)）]?$`)

// alignedLines returns how many of the first lines are rows of one aligned
// table, 0 if they are none: three at least, two of them with figures that
// stand over each other behind a label.
func alignedLines(lines []string) int {
	if !isSpaced(lines[0]) || strings.ContainsAny(lines[0], "\t|") || len(cutAligned(lines[0])) < 2 {
		return 0
	}
	n, last, rows := 0, 0, 0
	var above []stretch
	over := false
	for n < len(lines) && n < maxAligned {
		cells := cutAligned(lines[n])
		if len(cells) == 0 || strings.ContainsAny(lines[n], "\t|") || len(cells) == 1 && utf8.RuneCountInString(cells[0].text) > maxLoneCell || strings.Contains(lines[n], "。") {
			break
		}
		n++
		if n > maxWait && !over {
			return 0
		}
		if len(cells) > 1 {
			last = n
		}
		if figures := figuresOf(cells); len(figures) > 0 {
			rows++
			for _, c := range figures {
				over = over || overlapping(above, c)
			}
			above = figures
		}
	}
	if last < minAligned || rows < 2 || !over {
		return 0
	}
	return last
}

// isSpaced reports whether a line can have two cells: blanks in it that part
// cells, or a figure at its beginning, which one blank parts from the next.
// Most lines of running text have neither, and need not be cut.
func isSpaced(line string) bool {
	line = strings.Trim(line, " \r\t　")
	return strings.Contains(line, "  ") || strings.Contains(line, "　") || beginsFigure(strings.TrimSpace(line))
}

func beginsFigure(s string) bool { return strings.ContainsRune("-+−(（0123456789", page.First(s)) }

// figuresOf returns the figures of a row that has a label.
func figuresOf(cells []stretch) []stretch {
	var out []stretch
	for i, c := range cells {
		if i > 0 && isAlignedFigure(c.text) {
			out = append(out, c)
		}
	}
	return out
}

func overlapping(above []stretch, c stretch) bool {
	for _, o := range above {
		if o.from < c.to && c.from < o.to {
			return true
		}
	}
	return false
}

// appendAligned appends the rows of an aligned table.
func appendAligned(pieces []page.Piece, lines []string, table int) []page.Piece {
	rows := make([][]stretch, len(lines))
	for i, l := range lines {
		rows[i] = cutAligned(l)
	}
	columns := alignedColumns(rows)
	inOrder := contradict(columns, rows)
	first := len(pieces)
	for _, r := range rows {
		n := len(columns)
		if inOrder {
			n = len(r)
		}
		p := page.Piece{Kind: facts.TableRow, Table: table, Cells: make([]page.Cell, n)}
		for k := range p.Cells {
			p.Cells[k] = page.Cell{Column: k, Columns: 1}
		}
		if inOrder {
			for k, s := range r {
				p.Cells[k].Text = page.CloseUp(inline(page.Squeeze(s.text)))
			}
			r = nil
		}
		for _, s := range r {
			k := columnOf(columns, s)
			c := &p.Cells[k]
			c.Text = strings.TrimSpace(c.Text + " " + page.CloseUp(inline(page.Squeeze(s.text))))
		}
		if p.Text = page.RowText(p.Cells); p.Text != "" {
			pieces = append(pieces, p)
		}
	}
	if len(pieces) > first+1 && page.LooksLikeHeader(pieces[first].Cells) {
		for i := range pieces[first].Cells {
			pieces[first].Cells[i].Header = true
		}
	}
	page.MarkCaptions(pieces[:first], table)
	return pieces
}

// contradict reports whether two figures of one row would stand in one column.
func contradict(columns []stretch, rows [][]stretch) bool {
	for _, r := range rows {
		last := 0
		for _, c := range figuresOf(r) {
			k := columnOf(columns, c)
			if k <= last {
				return true
			}
			last = k
		}
	}
	return false
}

// alignedColumns returns the columns: that of the labels, and the places where
// figures stand, joined where they overlap.
func alignedColumns(rows [][]stretch) []stretch {
	var all []stretch
	for _, r := range rows {
		for i, c := range r {
			if i > 0 && isAlignedFigure(c.text) {
				all = append(all, c)
			}
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].from < all[j].from })
	columns := []stretch{{from: 0, to: 1}}
	for _, c := range all {
		last := &columns[len(columns)-1]
		if len(columns) > 1 && c.from < last.to {
			last.to = max(last.to, c.to)
			continue
		}
		columns = append(columns, stretch{from: c.from, to: c.to})
	}
	if len(columns) > 1 {
		columns[0].to = columns[1].from
	}
	return columns
}

// columnOf returns the column that a cell stands in: the one it shares most
// with, else the nearest.
func columnOf(columns []stretch, s stretch) int {
	best, shared, distance := 0, 0, 1<<30
	for k, c := range columns {
		common := min(c.to, s.to) - max(c.from, s.from)
		away := max(c.from-s.to, s.from-c.to, 0)
		if k == 0 && s.from >= c.to/2 && len(columns) > 1 && s.from > 2 {
			common = min(common, 0) // a head over figures that are shorter than it
		}
		if common > 0 && common > shared || shared == 0 && away < distance {
			best, shared, distance = k, max(common, 0), away
		}
	}
	return best
}
