// Package loopback is a Slack for tests, on this machine: Socket Mode
// (apps.connections.open, hello, pings, envelopes, acknowledgements,
// disconnect; unacknowledged envelopes are delivered again), the Web API with
// the messages posted through it, response URLs, and signed HTTP requests. It
// records every call and answers as Slack does unless told otherwise. It checks
// nothing about a message's content; it knows only what a client sees on the
// wire. Slack's own client (@slack/bolt) runs against it in a test.
package loopback

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"time"
)

// Who the bot is, as auth.test says.
const (
	Team    = "T0TEAM"
	BotUser = "U0WENBAO"
	BotID   = "B0WENBAO"
	App     = "A0WENBAO"
)

// Call is one request to the Web API or to a response URL.
type Call struct {
	Method string     // chat.postMessage; "response" for a response URL
	Token  string     // as the request carried it
	Form   url.Values // of the Web API
	Body   map[string]any
	At     time.Time
}

// Slack is the server. Safe for concurrent use.
type Slack struct {
	server *httptest.Server

	mu       sync.Mutex
	changed  *sync.Cond
	calls    []Call
	replies  map[string][]http.HandlerFunc
	always   map[string]http.HandlerFunc
	scopes   string
	messages []*Message
	ts       int
	used     map[string]int // response URL → uses

	// Socket Mode; see socket.go.
	conns    []*conn
	turn     int
	limit    int
	acks     []Ack
	acked    map[string]chan struct{} // closed by the acknowledgement of a delivered envelope
	sent     map[string]time.Time
	pongs    int // connections that answered a ping
	opened   int // apps.connections.open
	envelope int
	deliver  sync.WaitGroup
	closed   context.Context
	shut     context.CancelFunc
}

// New starts a server.
func New() *Slack {
	s := &Slack{replies: map[string][]http.HandlerFunc{}, always: map[string]http.HandlerFunc{}, used: map[string]int{},
		acked: map[string]chan struct{}{}, sent: map[string]time.Time{}, limit: 10, scopes: "app_mentions:read,assistant:write,chat:write,commands,im:history"}
	s.changed = sync.NewCond(&s.mu)
	s.closed, s.shut = context.WithCancel(context.Background())
	mux := http.NewServeMux()
	mux.HandleFunc("/api/{method}", s.serveMethod)
	mux.HandleFunc("/response/{id}", s.serveResponse)
	mux.HandleFunc("/socket", s.serveSocket)
	s.server = httptest.NewServer(mux)
	return s
}

// Close hangs up and stops the server.
func (s *Slack) Close() {
	s.shut()
	s.deliver.Wait()
	s.Drop()
	s.server.Close()
}

// APIURL is the address for slackbot.Options.
func (s *Slack) APIURL() string { return s.server.URL + "/api/" }

// ResponseURL is an address that a command's answer may be sent to, five times.
func (s *Slack) ResponseURL() string { return s.server.URL + "/response/1" }

// Next sets how the next calls of a method are answered, one each; after that
// they are answered with ok again.
func (s *Slack) Next(method string, answers ...http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.replies[method] = append(s.replies[method], answers...)
}

// Always sets how every call of a method is answered that Next says nothing
// about; nil is as Slack does.
func (s *Slack) Always(method string, answer http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.always[method] = answer
}

// Grant sets the bot's scopes, which is what decides whether
// conversations.replies may be called.
func (s *Slack) Grant(scopes ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.scopes = strings.Join(scopes, ",")
}

// Error answers {"ok":false,"error":code}.
func Error(code string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, map[string]any{"ok": false, "error": code})
	}
}

// RateLimited answers 429 with Retry-After in seconds.
func RateLimited(seconds int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", fmt.Sprint(seconds))
		w.WriteHeader(http.StatusTooManyRequests)
	}
}

// HangUp breaks the connection without an answer; the call had no effect.
func HangUp(w http.ResponseWriter, _ *http.Request) {
	panic(http.ErrAbortHandler)
}

// Taken does what Slack does, and then hangs up: the client never hears of it.
func (s *Slack) Taken(w http.ResponseWriter, r *http.Request) {
	s.ordinary(httptest.NewRecorder(), r)
	panic(http.ErrAbortHandler)
}

// Slow does what Slack does, and says so only after a while.
func (s *Slack) Slow(d time.Duration) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		answer := httptest.NewRecorder()
		s.ordinary(answer, r)
		select {
		case <-time.After(d):
		case <-r.Context().Done():
		case <-s.closed.Done():
		}
		w.Header().Set("Content-Type", answer.Header().Get("Content-Type"))
		w.WriteHeader(answer.Code)
		w.Write(answer.Body.Bytes())
	}
}

func writeJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	json.NewEncoder(w).Encode(v)
}

// record keeps a call and returns how it is to be answered.
func (s *Slack) record(c Call, ordinary http.HandlerFunc) http.HandlerFunc {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.At = time.Now()
	s.calls = append(s.calls, c)
	s.changed.Broadcast()
	if next := s.replies[c.Method]; len(next) > 0 {
		s.replies[c.Method] = next[1:]
		return next[0]
	}
	if answer := s.always[c.Method]; answer != nil {
		return answer
	}
	return ordinary
}

// wait blocks until holds is true, which is asked under the server's lock
// whenever something happened; it fails when ctx is done.
func (s *Slack) wait(ctx context.Context, holds func() bool) error {
	stop := context.AfterFunc(ctx, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.changed.Broadcast()
	})
	defer stop()
	s.mu.Lock()
	defer s.mu.Unlock()
	for !holds() {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		s.changed.Wait()
	}
	return nil
}

// WaitMessages waits until what was posted is as wished.
func (s *Slack) WaitMessages(ctx context.Context, enough func([]*Message) bool) error {
	return s.wait(ctx, func() bool { return enough(s.messages) })
}

// Calls returns the calls of a method so far.
func (s *Slack) Calls(method string) []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.callsOf(method)
}

func (s *Slack) callsOf(method string) []Call {
	var out []Call
	for _, c := range s.calls {
		if c.Method == method {
			out = append(out, c)
		}
	}
	return out
}

// WaitCalls waits for at least n calls of a method and returns them all.
func (s *Slack) WaitCalls(ctx context.Context, method string, n int) ([]Call, error) {
	var out []Call
	err := s.wait(ctx, func() bool { out = s.callsOf(method); return len(out) >= n })
	return out, err
}
