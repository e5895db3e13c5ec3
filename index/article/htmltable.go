package article

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"wenbao/facts"
)

// Bounds of a table. A cell that spans more is cut; rows beyond are dropped.
const (
	maxRows     = 20000
	maxCellText = 2000 // runes of a cell
)

// layoutText is the length in runes from which a cell is running text, so that
// its table serves to lay out the page.
const layoutText = 300

// isLayout reports whether an element of a table only lays out the page: there
// is a table, a heading of the page or running text inside one of its cells,
// or it has a single cell.
func isLayout(n *html.Node) bool {
	cells := 0
	var inside func(n *html.Node) bool
	inside = func(n *html.Node) bool {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode {
				continue
			}
			switch c.DataAtom {
			case atom.Table, atom.H1, atom.H2:
				return true
			case atom.Td, atom.Th:
				if cells++; len(textOf(c)) > layoutText && utf8.RuneCountInString(squeeze(textOf(c))) > layoutText {
					return true
				}
			}
			if inside(c) {
				return true
			}
		}
		return false
	}
	if inside(n) {
		return true
	}
	return n.DataAtom == atom.Table && cells < 2
}

// table makes rows of a data table. Its caption, and unit lines above it,
// become captions with its number.
func (w *walker) table(n *html.Node) {
	w.tables++
	first := len(w.pieces)
	g := grid{walker: w}
	g.rows(n, false)
	rows := w.pieces[first:]
	marked := false
	for _, p := range rows {
		for _, c := range p.cells {
			marked = marked || c.header
		}
	}
	if !marked {
		markHeader(rows, g.headRows)
	}
	markCaptions(w.pieces[:first], w.tables)
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

// grid lays out the cells of a table in columns.
type grid struct {
	walker *walker
	count  int
	// headRows is how many rows the first row's cells cover.
	headRows int
	below    map[int]span // column → the cell that reaches down into the next rows
}

// span is a cell with rowspan, and how many rows it still covers.
type span struct {
	cell cell
	rows int
}

// rows adds the rows under n, which is a table or a part of one.
func (g *grid) rows(n *html.Node, head bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || g.walker.skip(c) {
			continue
		}
		switch c.DataAtom {
		case atom.Caption:
			if s := cellText(c, g.walker.skip); s != "" {
				g.add(piece{kind: facts.Caption, text: s})
			}
		case atom.Tr:
			if g.count++; g.count <= maxRows {
				g.row(c, head)
			}
		case atom.Thead:
			g.rows(c, true)
			g.below = nil
		case atom.Tbody, atom.Tfoot:
			g.rows(c, false)
			g.below = nil
		}
	}
}

func (g *grid) add(p piece) {
	p.table = g.walker.tables
	g.walker.pieces = append(g.walker.pieces, p)
}

// row lays out one row. A label that spans rows is repeated in each of them, a
// figure is not: it would be said twice.
func (g *grid) row(tr *html.Node, head bool) {
	var cells []cell
	below := map[int]span{}
	column := 0
	down := func() {
		for column < maxColumns {
			s, ok := g.below[column]
			if !ok {
				return
			}
			cells = append(cells, s.cell)
			if s.rows > 1 {
				below[column] = span{s.cell, s.rows - 1}
			}
			column += s.cell.columns
		}
	}
	for c := tr.FirstChild; c != nil && column < maxColumns; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th || g.walker.skip(c) {
			continue
		}
		down()
		one := cell{text: cellText(c, g.walker.skip), column: column, columns: min(spanned(c, "colspan"), max(1, maxColumns-column)), header: head || c.DataAtom == atom.Th}
		cells = append(cells, one)
		if n := spanned(c, "rowspan"); n > 1 {
			repeated := one
			if !one.header && digit.MatchString(one.text) && !strings.Contains(one.text, "年") {
				repeated.text = ""
			}
			below[column] = span{repeated, n - 1}
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
	case filled == 1 && captionLine.MatchString(text):
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

// spanned returns a colspan or rowspan, between 1 and 1,000.
func spanned(n *html.Node, key string) int {
	v, err := strconv.Atoi(strings.TrimSpace(attr(n, key)))
	if err != nil || v < 1 {
		return 1
	}
	return min(v, 1000)
}

// cellText returns a cell's visible text on one line.
func cellText(n *html.Node, skip func(*html.Node) bool) string {
	w := walker{skip: skip, kind: facts.ListItem}
	w.walk(n, false)
	w.flush()
	var parts []string
	for _, p := range w.pieces {
		parts = append(parts, p.text)
	}
	text := closeUp(strings.Join(parts, " "))
	if len(text) > maxCellText && utf8.RuneCountInString(text) > maxCellText {
		text = string([]rune(text)[:maxCellText])
	}
	return text
}
