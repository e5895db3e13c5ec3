// Package markup reads web pages: HTML text in, the pieces of its main text out, with the
// title, date and publisher that its metadata and header tell.
package markup

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"wenbao/facts"
	"wenbao/index/article/byline"
	"wenbao/index/article/page"
)

// maxHeader is how many pieces before the main text can hold title and byline.
const maxHeader = 12

// Read reads the main text of a web page, decoded: what is visible, without
// navigation, side columns, comments and footers (junk.tsv), inside the
// smallest element that holds nearly all running text and tables (mainNode),
// and with the headline above that element.
func Read(text string) (page.Page, error) {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil { // nested deeper than the parser allows
		if doc, err = html.Parse(strings.NewReader(flatten(text))); err != nil {
			return page.Page{}, fmt.Errorf("html: %w", err)
		}
	}
	var pg page.Page
	m := readMeta(doc)
	body := find(doc, atom.Body)
	if body == nil {
		return page.Page{}, page.ErrNoText
	}
	s := score(body, hiddenBy(doc))
	w := walker{skip: s.junk, main: s.mainNode(body)}
	w.walk(body, false)
	w.flush()
	pieces, first, last := dropLinks(w.pieces, w.first, w.last)
	start := headerStart(pieces, first, m.title)
	pg.Pieces = pieces[start:last]
	pg.About = m.about(pieces[start:first], pg.Pieces)
	if pg.About.Published.IsZero() {
		pg.About.Published = dateAbove(pieces[:start])
	}
	return pg, nil
}

// flatten rewrites a page that is nested too deeply to be parsed: of its tags
// only headings, list items and line breaks remain, every other block begins a
// paragraph, and what is not shown is left out. Tables lose their columns.
func flatten(text string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(text))
	var hiding atom.Atom
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return b.String()
		}
		tok := z.Token()
		block := isBlock(&html.Node{Type: html.ElementNode, DataAtom: tok.DataAtom})
		switch {
		case hiding != 0:
			if kind == html.EndTagToken && tok.DataAtom == hiding {
				hiding = 0
			}
		case kind == html.TextToken:
			b.WriteString(html.EscapeString(tok.Data))
		case kind == html.StartTagToken && (tok.DataAtom == atom.Script || tok.DataAtom == atom.Style || tok.DataAtom == atom.Template || tok.DataAtom == atom.Iframe || tok.DataAtom == atom.Noscript):
			hiding = tok.DataAtom
		case tok.DataAtom == atom.Title && kind != html.SelfClosingTagToken, tok.DataAtom == atom.Meta:
			b.WriteString(tok.String())
		case tok.DataAtom == atom.H1 || tok.DataAtom == atom.H2 || tok.DataAtom == atom.H3:
			b.WriteString(tok.String())
		case tok.DataAtom == atom.Br:
			b.WriteString("<br>")
		case block:
			b.WriteString("<p>")
		}
	}
}

// find returns the first element of a kind, in document order.
func find(n *html.Node, kind atom.Atom) *html.Node {
	if n.Type == html.ElementNode && n.DataAtom == kind {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if found := find(c, kind); found != nil {
			return found
		}
	}
	return nil
}

// attr returns an attribute's value, cut to 2,000 bytes; "" if there is none.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val[:min(len(a.Val), 2000)]
		}
	}
	return ""
}

// headerStart returns the index of the headline above the main text, which
// starts at first: the nearest heading above that the page's title begins
// with, else the nearest heading of level 1, else the topmost of the headings
// directly above; first if there is none or the main text has its own.
func headerStart(pieces []page.Piece, first int, title string) int {
	for i := first; i < len(pieces) && i < first+byline.Lines; i++ {
		if pieces[i].Level == 1 {
			return first
		}
	}
	level1, top := -1, -1
	for i := first - 1; i >= 0 && i >= first-maxHeader; i-- {
		p := pieces[i]
		if p.Kind != facts.Heading {
			continue
		}
		if title != "" && utf8.RuneCountInString(p.Text) >= 6 && strings.Contains(page.Squeeze(title), p.Text) {
			return i
		}
		if p.Level == 1 && level1 < 0 {
			level1 = i
		}
		if p.Level <= 3 && (top < 0 && i >= first-4 || i == top-1 && p.Level <= pieces[top].Level) {
			top = i
		}
	}
	switch {
	case level1 >= 0:
		return level1
	case top >= 0:
		return top
	}
	return first
}

// dateAbove looks for the date that a newspaper's page prints above the
// headline: 2024年3月29日 星期五.
func dateAbove(pieces []page.Piece) facts.Date {
	for i := len(pieces) - 1; i >= 0 && i >= len(pieces)-maxHeader; i-- {
		if utf8.RuneCountInString(pieces[i].Text) <= 60 {
			if d := byline.FindDate(pieces[i].Text); !d.IsZero() {
				return d
			}
		}
	}
	return facts.Date{}
}

// dropLinks leaves out the pieces that are links and nothing else and do not
// end as a sentence: menus, lists of other articles, tags. It returns where
// the range [first, last) is afterwards. Headings of level 1 and 2 stay: many
// pages link them to themselves.
func dropLinks(pieces []page.Piece, first, last int) ([]page.Piece, int, int) {
	kept := make([]page.Piece, 0, len(pieces))
	from, to := -1, 0
	for i, p := range pieces {
		if i == first {
			from = len(kept)
		}
		if i == last {
			to = len(kept)
		}
		linked := p.Links*10 >= len(p.Text)*7
		if linked && !(p.Kind == facts.Heading && p.Level <= 2) && p.Kind != facts.TableRow && !strings.HasSuffix(p.Text, "。") {
			continue
		}
		kept = append(kept, p)
	}
	if from < 0 {
		from = len(kept)
	}
	if last >= len(pieces) {
		to = len(kept)
	}
	return kept, from, max(from, to)
}
