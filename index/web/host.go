package web

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
)

const (
	maxRobots    = 512 << 10 // bytes of robots.txt that are read (RFC 9309, 2.5)
	robotsHops   = 5         // redirects of robots.txt (RFC 9309, 2.3.1.2)
	longestDelay = 10 * time.Second
)

// host is one origin: what its robots.txt says, and whose turn it is.
type host struct {
	busy  chan struct{} // holds one token: that of the request under way
	delay time.Duration // between two requests (Crawl-delay)
	last  time.Time

	read   sync.Mutex
	robots *robotstxt.RobotsData // nil until read
	failed error                 // why it could not be
}

// host returns the origin of an address.
func (c *Client) host(u *url.URL) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := u.Scheme + "://" + strings.ToLower(u.Host)
	h := c.hosts[key]
	if h == nil {
		h = &host{busy: make(chan struct{}, 1)}
		c.hosts[key] = h
	}
	return h
}

// inTurn does something when no other request of the host is under way and the
// delay it wishes has passed. It may take the time that is left, of which what
// it takes is subtracted.
func (h *host) inTurn(ctx context.Context, left *time.Duration, do func(context.Context) error) error {
	select {
	case h.busy <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { h.last = time.Now(); <-h.busy }()
	if wait := h.delay - time.Since(h.last); h.delay > 0 && wait > 0 {
		timer := time.NewTimer(wait)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	start := time.Now()
	limited, cancel := context.WithTimeoutCause(ctx, *left, ErrTimeout)
	defer cancel()
	err := do(limited)
	if err != nil && limited.Err() != nil {
		err = context.Cause(limited)
	}
	*left -= time.Since(start)
	return err
}

// allow is ErrRobots if the host's robots.txt forbids the address. It is read
// once, and if it cannot be, nothing else of the host is tried. A host without
// one allows everything; one that fails to answer (5xx) forbids everything
// (RFC 9309, 2.3.1).
func (h *host) allow(ctx context.Context, c *Client, u *url.URL) error {
	h.read.Lock()
	defer h.read.Unlock()
	if h.robots == nil && h.failed == nil {
		left := c.opts.Timeout
		err := h.inTurn(ctx, &left, func(ctx context.Context) error { return h.readRobots(ctx, c, u) })
		if ctx.Err() != nil {
			return ctx.Err()
		}
		h.failed = err
	}
	if h.failed != nil {
		return h.failed
	}
	if !h.robots.TestAgent(u.RequestURI(), UserAgent) {
		return ErrRobots
	}
	return nil
}

func (h *host) readRobots(ctx context.Context, c *Client, u *url.URL) error {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	status, data := http.StatusNotFound, []byte(nil) // also of one that is redirected for ever
	for range robotsHops + 1 {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
		if err != nil {
			return err
		}
		req.Header.Set("User-Agent", UserAgent)
		resp, err := c.http.Do(req)
		if err != nil {
			return err
		}
		body, err := io.ReadAll(io.LimitReader(resp.Body, maxRobots))
		resp.Body.Close()
		if err != nil {
			return err
		}
		if resp.StatusCode < 300 || resp.StatusCode >= 400 {
			status, data = resp.StatusCode, body
			break
		}
		next, err := at.Parse(resp.Header.Get("Location"))
		if err != nil || next.Scheme != "http" && next.Scheme != "https" {
			break
		}
		at = next
	}
	rules, err := robotstxt.FromStatusAndBytes(status, data)
	if err != nil { // not understood: as if there were none
		rules, err = robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
	}
	if err == nil {
		h.robots = rules
		h.delay = min(rules.FindGroup(UserAgent).CrawlDelay, longestDelay)
	}
	return err
}
