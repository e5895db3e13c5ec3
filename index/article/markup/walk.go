package markup

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"wenbao/facts"
	"wenbao/index/article/page"
)

// walker turns the visible elements under body into pieces.
type walker struct {
	skip   func(*html.Node) bool
	main   *html.Node
	pieces []page.Piece
	first  int // the pieces [first, last) stand in main
	last   int
	tables int

	kind  facts.BlockKind // of the line being gathered
	level int
	pre   bool
	line  strings.Builder
	links int
	bold  int // bytes of the line inside b and strong
}

// walk gathers what is below n; linked tells that n stands in a link.
func (w *walker) walk(n *html.Node, linked bool) {
	if n == w.main {
		w.flush()
		w.first = len(w.pieces)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			w.text(c.Data, linked)
		case c.Type != html.ElementNode || w.skip(c):
		case c.DataAtom == atom.Br || c.DataAtom == atom.Hr:
			w.lineBreak()
		case c.DataAtom == atom.Sup:
			w.sup(page.Squeeze(textOf(c)))
		case c.DataAtom == atom.Table && !isLayout(c):
			w.flush()
			w.table(c)
		case isBlock(c):
			w.block(c, linked)
		default:
			w.inline(c, linked)
		}
	}
	if n == w.main {
		w.flush()
		w.last = len(w.pieces)
	}
}

// inline gathers one inline element. In a line that is named for date, source
// or keywords, adjoining elements are set apart, as the page's style does.
func (w *walker) inline(n *html.Node, linked bool) {
	if before := n.PrevSibling; before != nil && before.Type == html.ElementNode && isCredits(n.Parent) {
		w.line.WriteByte(' ')
	}
	start := w.line.Len()
	w.walk(n, linked || n.DataAtom == atom.A)
	if added := w.line.Len() - start; added > 0 && (n.DataAtom == atom.B || n.DataAtom == atom.Strong) {
		w.bold += added
	}
}

// isCredits reports whether an element is named for what stands in a byline.
func isCredits(n *html.Node) bool {
	for _, name := range []string{attr(n, "class"), attr(n, "id")} {
		for _, token := range tokens(name) {
			switch token {
			case "meta", "info", "infos", "source", "date", "time", "author", "byline", "keywords", "tools", "au":
				return true
			}
		}
	}
	return false
}

// block gathers one block element; the state around it is restored.
func (w *walker) block(n *html.Node, linked bool) {
	w.flush()
	kind, level, pre := w.kind, w.level, w.pre
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.kind, w.level = facts.Heading, int(n.Data[1]-'0')
	case atom.Li, atom.Dd:
		w.kind, w.level = facts.ListItem, 0
	case atom.Figcaption:
		w.kind, w.level = facts.Caption, 0
	case atom.Pre:
		w.pre = true
	}
	w.walk(n, linked)
	w.flush()
	w.kind, w.level, w.pre = kind, level, pre
}

// text adds text to the line. A line end of the source is a blank, and nothing
// between two Chinese characters.
func (w *walker) text(s string, linked bool) {
	s = page.Clean(s)
	if w.pre {
		for i, line := range strings.Split(s, "\n") {
			if i > 0 {
				w.flush()
			}
			w.line.WriteString(line)
		}
		return
	}
	s = sourceBreaks(s)
	if linked {
		w.links += len(strings.TrimSpace(s))
	}
	w.line.WriteString(s)
}

// sourceBreaks makes line ends of the page's source blanks, or nothing where
// both neighbours are wide characters.
func sourceBreaks(s string) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	var b strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			last, _ := utf8.DecodeLastRuneInString(b.String())
			line = strings.TrimLeft(line, " \t")
			first, _ := utf8.DecodeRuneInString(line)
			if !page.IsWide(last) || !page.IsWide(first) {
				b.WriteByte(' ')
			}
		}
		if i < strings.Count(s, "\n") {
			line = strings.TrimRight(line, " \t")
		}
		b.WriteString(line)
	}
	return b.String()
}

// sup adds a superscript.
func (w *walker) sup(s string) {
	w.line.WriteString(page.Superscript(w.line.String(), s))
}

// lineBreak ends the line: a page that breaks lines inside one element makes
// its paragraphs so. Headings and list items go on.
func (w *walker) lineBreak() {
	if w.kind == facts.Heading || w.kind == facts.ListItem {
		w.line.WriteByte(' ')
		return
	}
	w.flush()
}

// flush ends the line and makes a piece of it.
func (w *walker) flush() {
	text := page.Squeeze(w.line.String())
	links, bold := w.links, w.bold
	w.line.Reset()
	w.links, w.bold = 0, 0
	if text == "" {
		return
	}
	p := page.Piece{Kind: w.kind, Level: w.level, Text: text, Links: min(links, len(text))}
	if p.Kind == "" {
		p.Kind = facts.Paragraph
		if bold >= len(text) && page.IsHeadingLine(text) { // a section's name set in bold
			p.Kind = facts.Heading
		} else if page.IsListItem(text) {
			p.Kind = facts.ListItem
		}
	}
	if (p.Kind == facts.Heading || p.Kind == facts.Caption) && utf8.RuneCountInString(text) > 3*page.MaxHeading {
		p.Kind, p.Level = facts.Paragraph, 0
	}
	w.pieces = append(w.pieces, p)
}
