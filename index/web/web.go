// Package web reads articles from addresses: pages and files of the formats
// that package article knows, archives of them, and RSS, Atom and JSON feeds,
// each entry's page.
//
//	client := web.New(web.Options{})
//	for doc := range client.Documents(ctx, "https://example.com/news/1.html") { … }
//
// A client is polite: it says who it is, obeys robots.txt (RFC 9309) and asks
// a host for one thing at a time. It is careful: time, size, redirects and
// feed entries are bounded, and unless told otherwise it connects to public
// addresses only. That is checked on the address itself when a connection is
// made, so that neither a redirect nor a name that resolves to something else
// the next time gets around it.
package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"wenbao/facts"
	"wenbao/index/article"
)

// Bounds of a fetch. Options can set the first.
const (
	timeout      = 60 * time.Second // of one document, its redirects and its body included; robots.txt has as much
	maxRedirects = 10
	maxHeader    = 1 << 20 // bytes
)

// UserAgent is what a client calls itself; robots.txt may name it.
const UserAgent = "wenbao"

// Errors that a caller may tell apart.
var (
	ErrPrivate   = errors.New("private, loopback or link-local address")
	ErrRobots    = errors.New("robots.txt of the host forbids it")
	ErrRedirects = fmt.Errorf("more than %d redirects", maxRedirects)
	ErrScheme    = errors.New("address is neither http nor https")
	ErrTimeout   = errors.New("took too long")
	ErrFeed      = errors.New("feed without entries that can be read")
	ErrNoHost    = errors.New("no such host")
)

// StatusError is an answer other than 200.
type StatusError struct{ Status string } // 404 Not Found

func (e *StatusError) Error() string { return "HTTP " + e.Status }

// Options change what a client does. The zero value will do.
type Options struct {
	Timeout time.Duration // of one document; 0 = a minute
	// Private allows addresses that are not public: an intranet's.
	Private bool
	// Known returns the stored hash of an article, "" if it is not stored.
	// What is known is asked for only if it has changed.
	Known func(ctx context.Context, id string) string
	// Versions are what servers said of the versions read; nil forgets them.
	Versions *Versions
}

// Client reads from addresses. It is safe for concurrent use.
type Client struct {
	opts  Options
	http  *http.Client
	mu    sync.Mutex
	hosts map[string]*host // by scheme and authority
}

// New returns a client.
func New(opts Options) *Client {
	if opts.Timeout == 0 {
		opts.Timeout = timeout
	}
	return &Client{
		opts:  opts,
		hosts: map[string]*host{},
		http: &http.Client{
			Transport:     transport(opts.Private),
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}
}

// Documents reads what an address leads to: one article, or those of an
// archive or a feed. An article is known by the address asked for, not by the
// one redirected to, so that it is found again.
func (c *Client) Documents(ctx context.Context, address string) iter.Seq[article.Document] {
	return func(yield func(article.Document) bool) {
		resp, err := c.get(ctx, address)
		if err != nil {
			yield(article.Document{Name: address, Err: wording(err)})
			return
		}
		if resp.unchanged {
			yield(article.Document{Name: address, Unchanged: true})
			return
		}
		if f := feedOf(resp); f != nil {
			c.entries(ctx, resp.address, f)(yield)
			return
		}
		c.articles(ctx, address, resp, article.Document{})(yield)
	}
}

// articles reads the articles of a response and remembers the version. What
// the response leaves open (title, date) is taken from known.
func (c *Client) articles(ctx context.Context, address string, resp *response, known article.Document) iter.Seq[article.Document] {
	return func(yield func(article.Document) bool) {
		in := article.Input{Name: address, Data: resp.data, Type: resp.kind, Charset: resp.charset, File: resp.file}
		for doc := range in.Documents(ctx) {
			if doc.Err == nil {
				complete(&doc.Article, known.Article)
				if doc.Article.ID == address {
					c.opts.Versions.put(address, resp.version, doc.Article.Hash)
				}
			}
			if !yield(doc) {
				return
			}
		}
	}
}

// complete fills in what a page does not tell about itself.
func complete(art *facts.Article, known facts.Article) {
	if art.Title == "" {
		art.Title = known.Title
	}
	if art.Published.IsZero() {
		art.Published = known.Published
	}
}

// response is what a server answered.
type response struct {
	address       string // after redirects
	data          []byte
	kind, charset string // of Content-Type
	file          string // of Content-Disposition
	version       Version
	unchanged     bool // 304: nothing else is set
}

// get fetches an address: each hop is checked as the first is. What waits for
// its turn does not use up its time.
func (c *Client) get(ctx context.Context, address string) (*response, error) {
	version, hash := c.opts.Versions.get(address)
	if hash == "" || c.opts.Known == nil || c.opts.Known(ctx, address) != hash {
		version = Version{}
	}
	at, left := address, c.opts.Timeout
	for range maxRedirects + 1 {
		u, err := url.Parse(at)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return nil, ErrScheme
		}
		h := c.host(u)
		if err := h.allow(ctx, c, u); err != nil {
			return nil, err
		}
		var resp *response
		err = h.inTurn(ctx, &left, func(ctx context.Context) (err error) {
			resp, at, err = c.hop(ctx, u, version)
			return err
		})
		if err != nil {
			return nil, err
		}
		if at == "" {
			return resp, nil
		}
	}
	return nil, ErrRedirects
}

// hop does one request, or names the address redirected to.
func (c *Client) hop(ctx context.Context, u *url.URL, version Version) (resp *response, next string, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, "", err
	}
	req.Header.Set("User-Agent", UserAgent)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain, */*;q=0.5")
	version.ask(req.Header)
	r, err := c.http.Do(req)
	if err != nil {
		return nil, "", err
	}
	defer r.Body.Close()
	switch {
	case r.StatusCode == http.StatusNotModified && version != (Version{}):
		return &response{unchanged: true}, "", nil
	case r.StatusCode >= 300 && r.StatusCode < 400 && r.Header.Get("Location") != "":
		to, err := u.Parse(r.Header.Get("Location"))
		if err != nil {
			return nil, "", ErrScheme
		}
		return nil, to.String(), nil
	case r.StatusCode != http.StatusOK:
		return nil, "", &StatusError{Status: r.Status}
	}
	resp, err = receive(r)
	return resp, "", err
}

// receive reads the body. net/http has inflated it, so that the bound holds for
// what comes out of a Content-Encoding too.
func receive(r *http.Response) (*response, error) {
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if major, _, _ := strings.Cut(kind, "/"); major == "image" || major == "audio" || major == "video" || major == "font" {
		return nil, article.ErrUnsupported
	}
	if r.ContentLength > article.MaxSize {
		return nil, article.ErrTooLarge
	}
	data, err := io.ReadAll(io.LimitReader(r.Body, article.MaxSize+1))
	if err != nil {
		return nil, err
	}
	if len(data) > article.MaxSize {
		return nil, article.ErrTooLarge
	}
	_, named, _ := mime.ParseMediaType(r.Header.Get("Content-Disposition"))
	return &response{
		address: r.Request.URL.String(), data: data, kind: kind, charset: params["charset"], file: named["filename"],
		version: Version{ETag: r.Header.Get("ETag"), Modified: r.Header.Get("Last-Modified")},
	}, nil
}
