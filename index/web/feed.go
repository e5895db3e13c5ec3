package web

import (
	"bytes"
	"context"
	"iter"
	"net/url"
	"strings"

	"github.com/mmcdole/gofeed"

	"wenbao/facts"
	"wenbao/index/article"
)

// maxEntries is how many entries of a feed are read, the first ones: feeds
// begin with the newest.
const maxEntries = 200

// feedOf reads a response as a feed, nil if it is none.
func feedOf(resp *response) *gofeed.Feed {
	head := strings.ToLower(string(bytes.TrimSpace(resp.data[:min(len(resp.data), 1024)])))
	if strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html") {
		return nil
	}
	isJSON := strings.HasPrefix(head, "{") && strings.Contains(head, "jsonfeed.org/")
	if !isJSON && !strings.HasPrefix(strings.TrimPrefix(head, "\ufeff"), "<") || gofeed.DetectFeedType(bytes.NewReader(resp.data)) == gofeed.FeedTypeUnknown {
		return nil
	}
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(resp.data))
	if err != nil {
		return nil
	}
	return feed
}

// entries reads the page of each entry. A page that is a feed again is not
// followed.
func (c *Client) entries(ctx context.Context, address string, feed *gofeed.Feed) iter.Seq[article.Document] {
	return func(yield func(article.Document) bool) {
		seen := map[string]bool{}
		for _, item := range feed.Items {
			at := link(address, item)
			if at == "" || seen[at] {
				continue
			}
			if seen[at] = true; len(seen) > maxEntries {
				return
			}
			if !c.entry(ctx, at, item, yield) {
				return
			}
		}
		if len(seen) == 0 {
			yield(article.Document{Name: address, Err: ErrFeed})
		}
	}
}

func (c *Client) entry(ctx context.Context, address string, item *gofeed.Item, yield func(article.Document) bool) bool {
	resp, err := c.get(ctx, address)
	switch {
	case ctx.Err() != nil:
		return false
	case err != nil:
		return yield(article.Document{Name: address, Err: wording(err)})
	case resp.unchanged:
		return yield(article.Document{Name: address, Unchanged: true})
	case feedOf(resp) != nil:
		return yield(article.Document{Name: address, Err: article.ErrUnsupported})
	}
	known := article.Document{Article: facts.Article{Title: strings.TrimSpace(item.Title)}}
	if at := item.PublishedParsed; at != nil {
		y, m, d := at.Date()
		known.Article.Published = facts.NewDate(y, int(m), d)
	}
	for doc := range c.articles(ctx, address, resp, known) {
		if !yield(doc) {
			return false
		}
	}
	return true
}

// link returns the address of an entry's page, "" if it has none.
func link(feed string, item *gofeed.Item) string {
	base, err := url.Parse(feed)
	if err != nil || strings.TrimSpace(item.Link) == "" {
		return ""
	}
	at, err := base.Parse(strings.TrimSpace(item.Link))
	if err != nil || at.Host == "" || at.Scheme != "http" && at.Scheme != "https" { // "https:-/a" has no host
		return ""
	}
	at.Fragment = ""
	return at.String()
}
