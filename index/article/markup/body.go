package markup

import (
	_ "embed"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

//go:embed content.tsv
var contentTSV string

// contentNames are the class and id names of the element with the article,
// with their tier.
var contentNames = loadNames(contentTSV)

func loadNames(tsv string) map[string]int {
	names := map[string]int{}
	for i, line := range strings.Split(tsv, "\n") {
		tier, name, ok := strings.Cut(line, "\t")
		if i > 0 && ok && !strings.HasPrefix(line, "#") {
			names[name] = int(tier[0] - '0')
		}
	}
	return names
}

// mainNode returns the element that holds the article: one that is named for
// it (content.tsv), if it has a quarter (tier 1) or half (tier 2) of all
// running text and no other so named has half as much as it; else the smallest
// that has nearly all running text.
func (s *scores) mainNode(body *html.Node) *html.Node {
	if n := s.named(body, 1); n != nil && s.text[n]*4 >= s.total {
		for { // a name is often given to the columns around the article, too
			inner := s.named(n, 1)
			if inner == nil || s.text[inner]*5 < s.text[n]*2 {
				return n
			}
			n = inner
		}
	}
	if n := s.named(body, 2); n != nil && s.text[n]*2 >= s.total {
		return n
	}
	return s.densest(body)
}

// named returns the outermost element of a tier with the most running text;
// nil if there is none, or another beside it has half as much.
func (s *scores) named(body *html.Node, tier int) *html.Node {
	var best *html.Node
	second := 0
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type != html.ElementNode || s.junk(c):
			case tierOf(c) == tier && s.text[c] > 0:
				if best == nil || s.text[c] > s.text[best] {
					if best != nil {
						second = s.text[best]
					}
					best = c
				} else {
					second = max(second, s.text[c])
				}
			default:
				visit(c)
			}
		}
	}
	visit(body)
	if best == nil || second*2 >= s.text[best] {
		return nil
	}
	return best
}

func tierOf(n *html.Node) int {
	if strings.EqualFold(attr(n, "itemprop"), "articleBody") {
		return 1
	}
	tier := 0
	if n.DataAtom == atom.Main || n.DataAtom == atom.Article {
		tier = 2
	}
	for _, name := range append(strings.Fields(attr(n, "class")), attr(n, "id")) {
		if t := contentNames[strings.ToLower(name)]; t != 0 && (tier == 0 || t < tier) {
			tier = t
		}
	}
	return tier
}

// densest goes from body down into the child with nearly all running text, as
// long as what is left behind is less than a tenth of it and the child is a
// container beside which no paragraph or table of the article stands.
func (s *scores) densest(body *html.Node) *html.Node {
	n := body
	for {
		var best *html.Node
		beside := false
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode || s.junk(c) {
				continue
			}
			if best == nil || s.text[c] > s.text[best] {
				best = c
			}
			switch c.DataAtom {
			case atom.P, atom.Table, atom.Ul, atom.Ol, atom.Dl, atom.Blockquote:
				beside = beside || s.text[c] > 0 && !isContainer(c)
			}
		}
		if best == nil || beside || !isContainer(best) || s.text[best] == 0 || s.text[best]*10 < s.text[n]*9 || s.text[best]*10 < s.total*8 {
			return n
		}
		n = best
	}
}

func isContainer(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Article, atom.Section, atom.Main, atom.Form, atom.Center, atom.Body, atom.Span, atom.Font:
		return hasBlocks(n)
	case atom.Table, atom.Tbody, atom.Tr, atom.Td:
		return isLayout(n)
	}
	return false
}

// hasBlocks reports whether an element holds blocks; one that has only text
// and line breaks is a paragraph itself.
func hasBlocks(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && isBlock(c) {
			return true
		}
	}
	return false
}
