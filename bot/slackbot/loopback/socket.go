package loopback

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

const (
	// pingEvery is how often a connection is pinged, beside once at its start.
	pingEvery = 5 * time.Second
	// again is how long Deliver waits for an acknowledgement.
	again = 3 * time.Second
)

// Ack is what a client acknowledged an envelope with.
type Ack struct {
	Envelope string
	Payload  map[string]any // nil when empty
	At       time.Time
}

// conn is one Socket Mode connection.
type conn struct {
	*websocket.Conn
	writing sync.Mutex
	gone    chan struct{}
	ponged  bool
}

func (c *conn) write(v any) error {
	c.writing.Lock()
	defer c.writing.Unlock()
	return c.WriteJSON(v)
}

func (c *conn) ping() error {
	c.writing.Lock()
	defer c.writing.Unlock()
	return c.WriteControl(websocket.PingMessage, []byte("ping"), time.Now().Add(time.Second))
}

func (s *Slack) serveSocket(w http.ResponseWriter, r *http.Request) {
	upgraded, err := (&websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}).Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &conn{Conn: upgraded, gone: make(chan struct{})}
	defer c.Close()
	if !s.admit(c) {
		c.write(map[string]any{"type": "disconnect", "reason": "too_many_websockets"})
		return
	}
	c.SetPongHandler(func(string) error {
		s.mu.Lock()
		defer s.mu.Unlock()
		if !c.ponged {
			c.ponged = true
			s.pongs++
		}
		s.changed.Broadcast()
		return nil
	})
	go c.keepPinging()
	for {
		var ack struct {
			Envelope string         `json:"envelope_id"`
			Payload  map[string]any `json:"payload"`
		}
		if c.ReadJSON(&ack) != nil {
			break
		}
		s.mu.Lock()
		s.acks = append(s.acks, Ack{ack.Envelope, ack.Payload, time.Now()})
		if acked := s.acked[ack.Envelope]; acked != nil {
			close(acked)
			delete(s.acked, ack.Envelope)
		}
		s.changed.Broadcast()
		s.mu.Unlock()
	}
	s.dismiss(c)
}

// admit greets a connection and gives it its share of the envelopes.
func (s *Slack) admit(c *conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.conns) >= s.limit {
		return false
	}
	c.write(map[string]any{"type": "hello", "num_connections": len(s.conns) + 1,
		"connection_info": map[string]any{"app_id": App}, "debug_info": map[string]any{"approximate_connection_time": 18060}})
	s.conns = append(s.conns, c)
	s.changed.Broadcast()
	return true
}

func (s *Slack) dismiss(c *conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := slices.Index(s.conns, c); i >= 0 {
		s.conns = slices.Delete(s.conns, i, i+1)
	}
	close(c.gone)
	s.changed.Broadcast()
}

func (c *conn) keepPinging() {
	tick := time.NewTicker(pingEvery)
	defer tick.Stop()
	for c.ping() == nil {
		select {
		case <-tick.C:
		case <-c.gone:
			return
		}
	}
}

// Limit sets how many connections are admitted, 10 at first.
func (s *Slack) Limit(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limit = n
}

// Connected returns how many connections there are.
func (s *Slack) Connected() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.conns)
}

// WaitConnected waits for at least n connections.
func (s *Slack) WaitConnected(ctx context.Context, n int) error {
	return s.wait(ctx, func() bool { return len(s.conns) >= n })
}

// Opened returns how many connections were asked for.
func (s *Slack) Opened() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.opened
}

// pick waits for a connection and returns one, each in its turn.
func (s *Slack) pick(ctx context.Context) (c *conn, err error) {
	err = s.wait(ctx, func() bool {
		if len(s.conns) == 0 {
			return false
		}
		s.turn++
		c = s.conns[s.turn%len(s.conns)]
		return true
	})
	return c, err
}

func (s *Slack) nextEnvelope() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.envelope++
	return fmt.Sprintf("envelope-%d", s.envelope)
}

// Send sends an envelope of a type over one connection, waiting for one, and
// returns its ID.
func (s *Slack) Send(ctx context.Context, kind string, payload any) (string, error) {
	c, err := s.pick(ctx)
	if err != nil {
		return "", err
	}
	id := s.nextEnvelope()
	s.stamp(id)
	return id, c.envelope(id, kind, payload, 0)
}

// stamp notes when an envelope was first sent.
func (s *Slack) stamp(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.sent[id].IsZero() {
		s.sent[id] = time.Now()
	}
}

// Sent returns when an envelope was first sent.
func (s *Slack) Sent(id string) time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sent[id]
}

func (c *conn) envelope(id, kind string, payload any, attempt int) error {
	return c.write(map[string]any{"type": kind, "envelope_id": id, "payload": payload, "retry_attempt": attempt,
		"accepts_response_payload": kind != "events_api"})
}

// Deliver is Send as Slack does it: without an acknowledgement, or when the
// connection ends before it, the envelope is sent again until the server is
// closed. It returns the envelope's ID at once.
func (s *Slack) Deliver(kind string, payload any) string {
	id, acked := s.nextEnvelope(), make(chan struct{})
	s.mu.Lock()
	s.acked[id] = acked
	s.mu.Unlock()
	s.deliver.Go(func() {
		for attempt := 0; ; attempt++ {
			c, err := s.pick(s.closed)
			if err != nil {
				return
			}
			s.stamp(id)
			if c.envelope(id, kind, payload, attempt) == nil && s.awaitAck(acked, c) {
				return
			}
		}
	})
	return id
}

// awaitAck waits for an acknowledgement for as long as a connection and Slack's
// patience last.
func (s *Slack) awaitAck(acked chan struct{}, c *conn) bool {
	patience := time.NewTimer(again)
	defer patience.Stop()
	select {
	case <-acked:
		return true
	case <-c.gone:
	case <-patience.C:
	case <-s.closed.Done():
	}
	select {
	case <-acked:
		return true
	default:
		return false
	}
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

// WaitPong waits until so many connections have answered a ping.
func (s *Slack) WaitPong(ctx context.Context, connections int) error {
	return s.wait(ctx, func() bool { return s.pongs >= connections })
}

// Disconnect tells a client that one of its connections ends, and waits until
// it has: the client hangs up, or Slack does when the client has connected
// again.
func (s *Slack) Disconnect(ctx context.Context, reason string) error {
	c, err := s.pick(ctx)
	if err != nil {
		return err
	}
	others := s.Connected()
	c.write(map[string]any{"type": "disconnect", "reason": reason})
	if err := s.wait(ctx, func() bool { return !slices.Contains(s.conns, c) || len(s.conns) > others }); err != nil {
		return err
	}
	c.Close()
	return s.wait(ctx, func() bool { return !slices.Contains(s.conns, c) })
}

// Announce sends a disconnect message over one connection and leaves it open.
func (s *Slack) Announce(ctx context.Context, reason string) error {
	c, err := s.pick(ctx)
	if err != nil {
		return err
	}
	return c.write(map[string]any{"type": "disconnect", "reason": reason})
}

// Drop breaks every connection without a word.
func (s *Slack) Drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.conns {
		c.Close()
	}
	s.conns = nil
}
