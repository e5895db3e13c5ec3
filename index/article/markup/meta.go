package markup

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"wenbao/facts"
	"wenbao/facts/pattern"
	"wenbao/index/article/byline"
	"wenbao/index/article/page"
)

// meta is what a page's head says.
type meta struct {
	title     string // <title>
	ogTitle   string
	site      string // og:site_name
	published string
	url       string
}

// publishedKeys are the names under which pages give their publication date,
// in lower case.
var publishedKeys = map[string]bool{
	"article:published_time": true, "og:published_time": true, "og:release_date": true, "bytedance:published_time": true,
	"pubdate": true, "publishdate": true, "publish_date": true, "publishtime": true, "publish_time": true,
	"datepublished": true, "date": true, "dc.date": true, "dcterms.issued": true, "weibo:article:create_at": true,
}

var ldPublished = pattern.New(`"(?:datePublished|pubDate|upDate)"\s*:\s*"([^"]{8,40})"`)

// scriptTime matches the date that WeChat's pages fill in by script.
var scriptTime = pattern.New(`\bcreateTime\s*=\s*['"](\d{4}-\d{2}-\d{2})`)

// readMeta reads title, date, site and address from anywhere in the page:
// many put their meta elements into the body.
func readMeta(doc *html.Node) meta {
	var m meta
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.ElementNode {
			m.read(n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	visit(doc)
	return m
}

func (m *meta) read(n *html.Node) {
	if attr(n, "id") == "js_name" { // a WeChat account; og:site_name is the platform
		if name := page.Squeeze(page.Clean(textOf(n))); name != "" {
			m.site = name
		}
	}
	switch n.DataAtom {
	case atom.Title:
		if n.Namespace == "" {
			page.SetIfEmpty(&m.title, page.Squeeze(page.Clean(textOf(n))))
		}
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") && page.IsURL(attr(n, "href")) {
			m.url = attr(n, "href")
		}
	case atom.Time:
		page.SetIfEmpty(&m.published, attr(n, "datetime"))
	case atom.Script:
		if n.FirstChild != nil && strings.Contains(n.FirstChild.Data, "createTime") {
			if found := scriptTime.FindStringSubmatch(n.FirstChild.Data); found != nil {
				page.SetIfEmpty(&m.published, found[1])
			}
		}
		if strings.Contains(attr(n, "type"), "ld+json") && n.FirstChild != nil {
			if found := ldPublished.FindStringSubmatch(n.FirstChild.Data); found != nil {
				page.SetIfEmpty(&m.published, found[1])
			}
		}
	case atom.Meta:
		key := strings.ToLower(attr(n, "property") + attr(n, "name") + attr(n, "itemprop"))
		content := page.Squeeze(page.Clean(attr(n, "content")))
		switch {
		case publishedKeys[key]:
			page.SetIfEmpty(&m.published, content)
		case key == "og:title":
			page.SetIfEmpty(&m.ogTitle, content)
		case key == "og:site_name":
			if content != "微信公众平台" {
				page.SetIfEmpty(&m.site, content)
			}
		case key == "og:url" && page.IsURL(content):
			page.SetIfEmpty(&m.url, content)
		}
	}
}

// about chooses between what the head says and what the page shows: the
// headline is a heading of level 1, or the one that <title> begins with, or
// og:title, or <title> without the site's name. An explicit 来源 in the byline
// goes before the site's name.
func (m meta) about(header, pieces []page.Piece) page.About {
	ab := page.About{Published: byline.FindDate(m.published), URL: m.url}
	whole := append(append([]page.Piece(nil), header...), pieces[:min(len(pieces), byline.Lines)]...)
	for _, p := range whole {
		if p.Kind == facts.Heading && p.Level == 1 {
			ab.Title = p.Text
			break
		}
	}
	if ab.Title == "" {
		for _, p := range whole {
			if p.Kind == facts.Heading && utf8.RuneCountInString(p.Text) >= 6 && strings.HasPrefix(m.title, p.Text) {
				ab.Title = p.Text
				break
			}
		}
	}
	page.SetIfEmpty(&ab.Title, m.ogTitle)
	page.SetIfEmpty(&ab.Title, withoutSite(m.title, m.site))
	for _, p := range whole {
		if name := byline.SourceOf(p.Text); name != "" && utf8.RuneCountInString(p.Text) <= byline.MaxLength {
			ab.Publisher = name
			break
		}
	}
	page.SetIfEmpty(&ab.Publisher, m.site)
	return ab
}

// titleEnd matches the separators before the site's name and its sections:
// 标题_银行频道_澄江财经, 标题 - 数据中心, 标题|新闻网.
var titleEnd = pattern.New(`\s*(?:_|\||｜|\s[-–—]+\s|--+|——)\s*`)

// withoutSite cuts the site's name and its sections off a page's title. A
// first part shorter than six characters is no title: then nothing is cut.
func withoutSite(title, site string) string {
	if site != "" {
		title = strings.TrimRight(strings.TrimSuffix(title, site), " -_|｜–—")
	}
	if loc := titleEnd.FindStringIndex(title); loc != nil && utf8.RuneCountInString(title[:loc[0]]) >= 6 {
		return title[:loc[0]]
	}
	return title
}

// textOf returns the text of a node and all below it.
func textOf(n *html.Node) string {
	var b strings.Builder
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	visit(n)
	return b.String()
}
