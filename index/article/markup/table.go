package markup

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"wenbao/facts"
	"wenbao/index/article/page"
)

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
				if cells++; len(textOf(c)) > page.LayoutText && utf8.RuneCountInString(page.Squeeze(textOf(c))) > page.LayoutText {
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
	g := page.Grid{Table: w.tables}
	w.rows(&g, n, false)
	w.pieces = append(w.pieces, g.Done()...)
	page.MarkCaptions(w.pieces[:first], w.tables)
}

// rows adds the rows under n, which is a table or a part of one.
func (w *walker) rows(g *page.Grid, n *html.Node, head bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || w.skip(c) {
			continue
		}
		switch c.DataAtom {
		case atom.Caption:
			if s := cellText(c, w.skip); s != "" {
				g.Add(page.Piece{Kind: facts.Caption, Text: s})
			}
		case atom.Tr:
			if g.Count < page.MaxRows {
				g.Row(w.cells(c, head))
			}
		case atom.Thead:
			w.rows(g, c, true)
			g.EndPart()
		case atom.Tbody, atom.Tfoot:
			w.rows(g, c, false)
			g.EndPart()
		}
	}
}

// cells reads the cells of one row, at most maxColumns.
func (w *walker) cells(tr *html.Node, head bool) []page.GridCell {
	var cells []page.GridCell
	for c := tr.FirstChild; c != nil && len(cells) < page.MaxColumns; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th || w.skip(c) {
			continue
		}
		cells = append(cells, page.GridCell{
			Text: cellText(c, w.skip), Columns: spanned(c, "colspan"), Rows: spanned(c, "rowspan"),
			Header: head || c.DataAtom == atom.Th,
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
		parts = append(parts, p.Text)
	}
	return page.CutCell(page.CloseUp(strings.Join(parts, " ")))
}
