// Package loopback is a Slack for tests, on this machine: Socket Mode
// (apps.connections.open, hello, pings, envelopes, acknowledgements,
// disconnect), the Web API, which records every call and answers ok unless told
// otherwise, response URLs, and signed HTTP requests. It checks nothing about a
// message's content; it knows only what a client sees on the wire.
package loopback

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// Who the bot is, as auth.test says.
const (
	Team    = "T0TEAM"
	BotUser = "U0WENBAO"
	BotID   = "B0WENBAO"
)

// Call is one request to the Web API or to a response URL.
type Call struct {
	Method string     // chat.postMessage; "response" for a response URL
	Token  string     // as the request carried it
	Form   url.Values // of the Web API
	Body   map[string]any
}

// Ack is what a client acknowledged an envelope with.
type Ack struct {
	Envelope string
	Payload  map[string]any // nil when empty
	At       time.Time
}

// Slack is the server. Safe for concurrent use.
type Slack struct {
	server *httptest.Server

	mu       sync.Mutex
	changed  *sync.Cond
	calls    []Call
	acks     []Ack
	pongs    int
	opened   int // apps.connections.open
	conn     *websocket.Conn
	writing  sync.Mutex // one writer to conn
	replies  map[string][]http.HandlerFunc
	envelope int
	ts       int
}

// New starts a server.
func New() *Slack {
	s := &Slack{replies: map[string][]http.HandlerFunc{}}
	s.changed = sync.NewCond(&s.mu)
	mux := http.NewServeMux()
	mux.HandleFunc("/api/{method}", s.serveMethod)
	mux.HandleFunc("/response/{id}", s.serveResponse)
	mux.HandleFunc("/socket", s.serveSocket)
	s.server = httptest.NewServer(mux)
	return s
}

// Close hangs up and stops the server.
func (s *Slack) Close() {
	s.Drop()
	s.server.Close()
}

// APIURL is the address for slackbot.Options.
func (s *Slack) APIURL() string { return s.server.URL + "/api/" }

// ResponseURL is an address that a command's answer may be sent to.
func (s *Slack) ResponseURL() string { return s.server.URL + "/response/1" }

// Next sets how the next calls of a method are answered, one each; after that
// they are answered with ok again.
func (s *Slack) Next(method string, answers ...http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.replies[method] = append(s.replies[method], answers...)
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

// HangUp breaks the connection without an answer.
func HangUp(w http.ResponseWriter, _ *http.Request) {
	panic(http.ErrAbortHandler)
}

func writeJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	json.NewEncoder(w).Encode(v)
}

// record keeps a call and returns how it is to be answered, nil for ok.
func (s *Slack) record(c Call) http.HandlerFunc {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls = append(s.calls, c)
	s.changed.Broadcast()
	if next := s.replies[c.Method]; len(next) > 0 {
		s.replies[c.Method] = next[1:]
		return next[0]
	}
	return nil
}

func (s *Slack) serveMethod(w http.ResponseWriter, r *http.Request) {
	c := Call{Method: r.PathValue("method"), Token: strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")}
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		json.NewDecoder(r.Body).Decode(&c.Body)
	} else {
		r.ParseForm()
		c.Form = r.PostForm
		if c.Token == "" {
			c.Token = r.PostForm.Get("token")
		}
	}
	if answer := s.record(c); answer != nil {
		answer(w, r)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch c.Method {
	case "apps.connections.open":
		s.opened++
		writeJSON(w, map[string]any{"ok": true, "url": "ws" + strings.TrimPrefix(s.server.URL, "http") + "/socket"})
	case "auth.test":
		writeJSON(w, map[string]any{"ok": true, "team_id": Team, "user_id": BotUser, "bot_id": BotID, "team": "test", "user": "wenbao"})
	default:
		s.ts++
		writeJSON(w, map[string]any{"ok": true, "channel": c.Form.Get("channel"), "ts": fmt.Sprintf("1700000000.%06d", s.ts)})
	}
}

func (s *Slack) serveResponse(w http.ResponseWriter, r *http.Request) {
	c := Call{Method: "response"}
	json.NewDecoder(r.Body).Decode(&c.Body)
	if answer := s.record(c); answer != nil {
		answer(w, r)
		return
	}
	io.WriteString(w, "ok")
}

func (s *Slack) serveSocket(w http.ResponseWriter, r *http.Request) {
	conn, err := (&websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}).Upgrade(w, r, nil)
	if err != nil {
		return
	}
	conn.SetPongHandler(func(string) error {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.pongs++
		s.changed.Broadcast()
		return nil
	})
	s.writing.Lock()
	conn.WriteJSON(map[string]any{"type": "hello", "num_connections": 1, "connection_info": map[string]any{"app_id": "A0WENBAO"}})
	conn.WriteControl(websocket.PingMessage, []byte("ping"), time.Now().Add(time.Second))
	s.writing.Unlock()
	s.mu.Lock()
	s.conn = conn
	s.changed.Broadcast()
	s.mu.Unlock()
	for {
		var ack struct {
			Envelope string         `json:"envelope_id"`
			Payload  map[string]any `json:"payload"`
		}
		if conn.ReadJSON(&ack) != nil {
			break
		}
		s.mu.Lock()
		s.acks = append(s.acks, Ack{ack.Envelope, ack.Payload, time.Now()})
		s.changed.Broadcast()
		s.mu.Unlock()
	}
	conn.Close()
	s.mu.Lock()
	if s.conn == conn {
		s.conn = nil
	}
	s.changed.Broadcast()
	s.mu.Unlock()
}

// Wait blocks until holds is true, which is asked under the server's lock
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

// Acks returns the acknowledgements so far.
func (s *Slack) Acks() []Ack {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Ack(nil), s.acks...)
}

// WaitAck waits for the acknowledgement of an envelope.
func (s *Slack) WaitAck(ctx context.Context, envelope string) (Ack, error) {
	var found Ack
	err := s.wait(ctx, func() bool {
		for _, a := range s.acks {
			if a.Envelope == envelope {
				found = a
				return true
			}
		}
		return false
	})
	return found, err
}

// WaitPong waits for an answer to a ping.
func (s *Slack) WaitPong(ctx context.Context) error {
	return s.wait(ctx, func() bool { return s.pongs > 0 })
}

// Opened returns how many connections were asked for.
func (s *Slack) Opened() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.opened
}

// Send sends an envelope of a type to the connected client, waiting for one,
// and returns its ID.
func (s *Slack) Send(ctx context.Context, kind string, payload any) (string, error) {
	var conn *websocket.Conn
	if err := s.wait(ctx, func() bool { conn = s.conn; return conn != nil }); err != nil {
		return "", err
	}
	s.mu.Lock()
	s.envelope++
	id := fmt.Sprintf("envelope-%d", s.envelope)
	s.mu.Unlock()
	s.writing.Lock()
	defer s.writing.Unlock()
	return id, conn.WriteJSON(map[string]any{"type": kind, "envelope_id": id, "payload": payload,
		"accepts_response_payload": kind != "events_api"})
}

// Disconnect tells the client that its connection ends, and ends it.
func (s *Slack) Disconnect(ctx context.Context, reason string) error {
	var conn *websocket.Conn
	if err := s.wait(ctx, func() bool { conn = s.conn; return conn != nil }); err != nil {
		return err
	}
	s.writing.Lock()
	conn.WriteJSON(map[string]any{"type": "disconnect", "reason": reason})
	s.writing.Unlock()
	return s.wait(ctx, func() bool { return s.conn != conn })
}

// Drop breaks the connection without a word.
func (s *Slack) Drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.conn != nil {
		s.conn.Close()
		s.conn = nil
	}
}
