package article

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"wenbao/facts"
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
	g := grid{table: w.tables}
	w.rows(&g, n, false)
	w.pieces = append(w.pieces, g.done()...)
	markCaptions(w.pieces[:first], w.tables)
}

// rows adds the rows under n, which is a table or a part of one.
func (w *walker) rows(g *grid, n *html.Node, head bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || w.skip(c) {
			continue
		}
		switch c.DataAtom {
		case atom.Caption:
			if s := cellText(c, w.skip); s != "" {
				g.add(piece{kind: facts.Caption, text: s})
			}
		case atom.Tr:
			if g.count < maxRows {
				g.row(w.cells(c, head))
			}
		case atom.Thead:
			w.rows(g, c, true)
			g.endPart()
		case atom.Tbody, atom.Tfoot:
			w.rows(g, c, false)
			g.endPart()
		}
	}
}

// cells reads the cells of one row, at most maxColumns.
func (w *walker) cells(tr *html.Node, head bool) []gridCell {
	var cells []gridCell
	for c := tr.FirstChild; c != nil && len(cells) < maxColumns; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th || w.skip(c) {
			continue
		}
		cells = append(cells, gridCell{
			text: cellText(c, w.skip), columns: spanned(c, "colspan"), rows: spanned(c, "rowspan"),
			header: head || c.DataAtom == atom.Th,
		})
	}
	return cells
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
	return cutCell(closeUp(strings.Join(parts, " ")))
}
