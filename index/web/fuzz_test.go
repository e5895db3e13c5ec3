package web

import (
	"strings"
	"testing"
)

// FuzzFeed reads any body as a feed. What it links to is on the web, without a
// fragment.
func FuzzFeed(f *testing.F) {
	for _, s := range []string{
		`<rss version="2.0"><channel><item><title>年报</title><link>/a.html#x</link><pubDate>Thu, 28 Mar 2024 08:00:00 +0800</pubDate></item></channel></rss>`,
		`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>年报</title><link href="b.html"/><updated>2024-03-28T08:00:00Z</updated></entry></feed>`,
		`{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","url":"https://example.com/c","title":"x"}]}`,
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item><link>javascript:1</link></item></rdf:RDF>`,
		"\ufeff<?xml version=\"1.0\" encoding=\"gb2312\"?><rss><channel><item><link>ftp://x</link>", "<html>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<14 {
			t.Skip("longer is only slower")
		}
		feed := feedOf(&response{data: data})
		if feed == nil {
			return
		}
		for _, item := range feed.Items {
			at := link("https://example.com/rss.xml", item)
			if at != "" && !strings.HasPrefix(at, "https://") && !strings.HasPrefix(at, "http://") || strings.Contains(at, "#") {
				t.Errorf("links to %q", at)
			}
		}
	})
}
