package markup

import (
	_ "embed"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"wenbao/facts/pattern"
)

//go:embed junk.tsv
var junkTSV string

// junkTokens are the words of class and id names that mark what is no article.
var junkTokens = loadTokens(junkTSV)

func loadTokens(tsv string) map[string]bool {
	tokens := map[string]bool{}
	for i, line := range strings.Split(tsv, "\n") {
		if i > 0 && line != "" && !strings.HasPrefix(line, "#") {
			tokens[line] = true
		}
	}
	return tokens
}

// invisible are the elements whose content is never shown as text.
var invisible = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Iframe: true, atom.Object: true,
	atom.Embed: true, atom.Svg: true, atom.Math: true, atom.Canvas: true, atom.Audio: true, atom.Video: true,
	atom.Select: true, atom.Textarea: true, atom.Button: true, atom.Input: true, atom.Datalist: true,
	atom.Head: true, atom.Title: true, atom.Meta: true, atom.Link: true, atom.Rt: true, atom.Rp: true,
}

// scores holds, per element, the runes of running text and table cells in it.
type scores struct {
	text  map[*html.Node]int
	drop  map[*html.Node]bool // junk by name or role
	total int
}

// score weighs the elements under body. Running text is text outside links
// whose block has a comma and at least 15 runes or ends in 。; of table cells
// all text outside links counts. Junk counts nothing.
func score(body *html.Node, hidden map[string]bool) *scores {
	s := &scores{text: map[*html.Node]int{}, drop: map[*html.Node]bool{}}
	all := weigh(s, body)
	s.mark(body, hidden, all)
	if len(s.drop) == 0 {
		s.total = all
		return s
	}
	s.text = map[*html.Node]int{}
	s.total = weigh(s, body)
	if s.total == 0 { // nothing is left: the names told lies
		s.drop = map[*html.Node]bool{}
		s.total = weigh(s, body)
	}
	return s
}

// mark finds the junk: an element that is hidden, or is named or made for
// something else than the article, unless it holds at least three fifths of
// all running text (a page whose body is called "with-sidebar") or the headline.
func (s *scores) mark(n *html.Node, hidden map[string]bool, all int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || invisible[c.DataAtom] {
			continue
		}
		if isJunk(c, hidden) && s.text[c]*5 < max(all, 1)*3 && !(isHead(c) && find(c, atom.H1) != nil) {
			s.drop[c] = true
			continue
		}
		s.mark(c, hidden, all)
	}
}

// junk reports whether the walk leaves out an element.
func (s *scores) junk(n *html.Node) bool { return invisible[n.DataAtom] || s.drop[n] }

func isHead(n *html.Node) bool {
	return n.DataAtom == atom.Header || strings.Contains(strings.ToLower(attr(n, "class")+attr(n, "id")), "head")
}

func isJunk(n *html.Node, hidden map[string]bool) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Aside, atom.Footer, atom.Header, atom.Menu, atom.Dialog:
		return true
	case atom.Body, atom.Main, atom.Article, atom.P, atom.Table, atom.Tbody, atom.Tr, atom.Td, atom.Th, atom.Thead, atom.H1, atom.H2:
		return isHidden(n, hidden)
	}
	switch attr(n, "role") {
	case "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert":
		return true
	}
	if isHidden(n, hidden) {
		return true
	}
	for _, name := range []string{attr(n, "class"), attr(n, "id")} {
		for _, token := range tokens(name) {
			if junkTokens[token] {
				return true
			}
		}
	}
	return false
}

// tokens splits a class or id into its words, in lower case: hotNews_2 → hot, news.
func tokens(name string) []string {
	var out []string
	var word []rune
	flush := func() {
		if len(word) > 0 {
			out = append(out, strings.ToLower(string(word)))
		}
		word = word[:0]
	}
	last := rune(0)
	for _, r := range name {
		if !unicode.IsLetter(r) {
			flush()
		} else {
			if unicode.IsUpper(r) && unicode.IsLower(last) {
				flush()
			}
			word = append(word, r)
		}
		last = r
	}
	flush()
	return out
}

// isHidden reports whether an element is not shown: hidden, aria-hidden,
// style="display:none", or a class or id that the page's style hides.
func isHidden(n *html.Node, hidden map[string]bool) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "style":
			style := strings.ToLower(strings.ReplaceAll(a.Val[:min(len(a.Val), 2000)], " ", ""))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		case "id":
			if hidden["#"+a.Val] {
				return true
			}
		case "class":
			for _, c := range strings.Fields(a.Val[:min(len(a.Val), 2000)]) {
				if hidden["."+c] {
					return true
				}
			}
		}
	}
	return false
}

// hidingRule matches a style rule that hides plain classes or ids.
var hidingRule = pattern.New(`(?i)((?:[#.][\w-]+\s*,?\s*)+)\{[^{}]*(?:display\s*:\s*none|visibility\s*:\s*hidden)[^{}]*\}`)

// hiddenBy returns the classes (".x") and ids ("#x") that the page's own style
// elements hide. Only rules of one simple selector count; what stands inside
// @media (print) does not.
func hiddenBy(doc *html.Node) map[string]bool {
	hidden := map[string]bool{}
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		if n.DataAtom == atom.Style && n.FirstChild != nil {
			addHidden(hidden, n.FirstChild.Data[:min(len(n.FirstChild.Data), 1<<18)])
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	visit(doc)
	return hidden
}

// addHidden adds what a style sheet hides, rule by rule: {…} and what stands
// before it, up to another brace.
func addHidden(hidden map[string]bool, css string) {
	depth, start := 0, 0 // braces open, and where the rule starts
	for i := 0; i < len(css); i++ {
		switch css[i] {
		case '}':
			depth--
			start = i + 1
		case '{':
			if n := strings.IndexAny(css[i+1:], "{}"); n >= 0 && css[i+1+n] == '}' && depth == 0 && hides(css[i+1:i+1+n]) {
				first := start == 0 || css[start-1] == '}'
				addHiddenBy(hidden, css[start:i+n+2], first)
			}
			depth++
			start = i + 1
		}
	}
}

// hides reports whether a rule's body has a word that a hiding one has.
func hides(body string) bool {
	body = strings.ToLower(body)
	return strings.Contains(body, "none") || strings.Contains(body, "hidden")
}

// addHiddenBy adds what one rule hides. What stands before its selectors is
// nothing, if the rule is the first in its place, or the end of a comment.
func addHiddenBy(hidden map[string]bool, rule string, first bool) {
	m := hidingRule.FindStringSubmatchIndex(rule)
	if m == nil {
		return
	}
	before := strings.TrimSpace(rule[:m[0]])
	if !(before == "" && first || strings.HasSuffix(before, "/")) {
		return
	}
	for _, sel := range strings.Split(rule[m[2]:m[3]], ",") {
		hidden[strings.TrimSpace(sel)] = true
	}
}

// weigh fills s.text for n and what is below it, and returns its score.
func weigh(s *scores, n *html.Node) int {
	sum := 0
	var own lineSum // n's own lines, with what inline elements hold
	var inlineText func(n *html.Node)
	inlineText = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				own.add(c.Data)
			case c.Type != html.ElementNode || s.junk(c) || c.DataAtom == atom.A:
			case isBlock(c) || hasBlocks(c):
				sum += weigh(s, c)
			default:
				inlineText(c)
			}
		}
	}
	inlineText(n)
	if inCell(n) || own.runes >= 15 && own.marks || own.runes >= 6 && own.last == '。' {
		sum += own.runes
	}
	s.text[n] = sum
	return sum
}

// lineSum is what weigh wants to know of a line: its runes as squeeze leaves
// them, whether one of them is a mark of running text, and the last.
type lineSum struct {
	runes int
	marks bool
	last  rune
	blank bool // blanks stand behind it so far
}

func (l *lineSum) add(text string) {
	for _, r := range text {
		if r <= '\u3000' && unicode.IsSpace(r) {
			l.blank = true
			continue
		}
		if l.blank && l.runes > 0 {
			l.runes++
		}
		l.runes++
		l.last, l.blank = r, false
		switch r {
		case '，', '。', '；', ',', ';', '、':
			l.marks = true
		}
	}
}

// inCell reports whether n is a table's cell or a line in one.
func inCell(n *html.Node) bool {
	for i := 0; n != nil && i < 4; i++ {
		if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
			return true
		}
		n = n.Parent
	}
	return false
}

// isBlock reports whether an element starts a line of its own.
func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Caption, atom.Dd, atom.Details,
		atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Li, atom.Main, atom.Menu,
		atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th,
		atom.Thead, atom.Tr, atom.Ul:
		return true
	}
	return false
}
