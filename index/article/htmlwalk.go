package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"wenbao/facts"
	"wenbao/facts/pattern"
)

// walker turns the visible elements under body into pieces.
type walker struct {
	skip   func(*html.Node) bool
	main   *html.Node
	pieces []piece
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
			w.sup(squeeze(textOf(c)))
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
	s = clean(s)
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
			if !isWide(last) || !isWide(first) {
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

func isWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r < 0x3040 || r >= 0xff00 && r < 0xfff0
}

var (
	footnote = pattern.New(`^[\[【(（〔]?(?:注?\s*\d{1,3}|[①-⑳]|[a-z]|[*†‡#]+|注[\d一二三四五六七八九十]*)[\]】)）〕]?$`)
	unitEnd  = pattern.New(`(?:^|[^a-zA-Z])(?:m|km|cm|mm|M|Km|KM)$`)
	tenEnd   = pattern.New(`(?:^|[^\d])10$`)
)

// sup adds a superscript.
func (w *walker) sup(s string) {
	w.line.WriteString(superscript(w.line.String(), s))
}

// superscript returns what a superscript adds to the text before it: m² and
// 10^8 keep their meaning, footnote marks (①, [1], 注2) are left out so that
// they never glue to a figure, the rest is text.
func superscript(before, s string) string {
	before = before[max(0, len(before)-8):]
	switch {
	case (s == "2" || s == "3") && unitEnd.MatchString(before):
		return map[string]string{"2": "²", "3": "³"}[s]
	case tenEnd.MatchString(before) && footnote.MatchString(s):
		return "^" + s
	case !footnote.MatchString(s):
		return s
	}
	return ""
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
	text := squeeze(w.line.String())
	links, bold := w.links, w.bold
	w.line.Reset()
	w.links, w.bold = 0, 0
	if text == "" {
		return
	}
	p := piece{kind: w.kind, level: w.level, text: text, links: min(links, len(text))}
	if p.kind == "" {
		p.kind = facts.Paragraph
		if bold >= len(text) && isHeadingLine(text) { // a section's name set in bold
			p.kind = facts.Heading
		} else if isListItem(text) {
			p.kind = facts.ListItem
		}
	}
	if (p.kind == facts.Heading || p.kind == facts.Caption) && utf8.RuneCountInString(text) > 3*maxHeading {
		p.kind, p.level = facts.Paragraph, 0
	}
	w.pieces = append(w.pieces, p)
}
