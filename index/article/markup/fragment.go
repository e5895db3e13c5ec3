package markup

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"wenbao/index/article/page"
)

// Table returns the pieces of a table that a text of another format has as markup, as programs
// write the tables of a page into Markdown: <html><body><table><tr><td rowspan="2">项目</td>…
// Its rows have the number table; nil if it cannot be parsed.
func Table(text string, table int) []page.Piece {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil
	}
	body := find(doc, atom.Body)
	if body == nil {
		return nil
	}
	w := walker{skip: func(*html.Node) bool { return false }, tables: table - 1}
	w.walk(body, false)
	w.flush()
	for i := range w.pieces {
		if w.pieces[i].Table > table { // one of several on a line
			w.pieces[i].Table = table
		}
	}
	return w.pieces
}
