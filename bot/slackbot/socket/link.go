package socket

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

const (
	// maxEnvelope bounds what Slack may send at once, in bytes.
	maxEnvelope = 4 << 20
	// maxAck is Slack's limit for an acknowledgement, in bytes; from there on
	// it is silently dropped.
	maxAck = 20 * 1024
	// writeTime and dialTime bound a write and the opening of a connection.
	writeTime, dialTime = 10 * time.Second, 15 * time.Second
	// retireTime is how long a connection that is about to be closed is read.
	retireTime = 20 * time.Second
)

var (
	errSilent  = errors.New("no ping from Slack")
	errTooMany = errors.New("too many connections of this app (limit 10)")
)

// link is one connection.
type link struct {
	pool  *Pool
	n     int
	conn  *websocket.Conn
	pings chan struct{} // capacity 1

	mu   sync.Mutex // of writes
	gone bool
}

// connect opens connection n and reads it to its end, or until Slack announces
// its end; then a successor is wanted, and the rest is read meanwhile. The
// error says why it failed; nil when Slack ended it.
func (p *Pool) connect(ctx context.Context, n int) error {
	_, address, err := p.API.StartSocketModeContext(ctx)
	if err != nil {
		return err
	}
	dialer := websocket.Dialer{Proxy: http.ProxyFromEnvironment, HandshakeTimeout: dialTime}
	conn, response, err := dialer.DialContext(ctx, address, nil)
	if err != nil {
		return fmt.Errorf("websocket: %w", err)
	}
	response.Body.Close()
	l := &link{pool: p, n: n, conn: conn, pings: make(chan struct{}, 1)}
	conn.SetReadLimit(maxEnvelope)
	conn.SetPingHandler(l.ping)
	over := make(chan error, 1) // the first cause
	say := func(err error) {
		select {
		case over <- err:
		default:
		}
	}
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	p.links.Go(func() {
		defer close(ended)
		defer cancel()
		say(l.read(say))
		l.close()
	})
	p.links.Go(func() { // whoever gives up closes, and reading ends
		err := l.watch(ctx)
		if err != nil {
			say(err)
		}
		l.close()
	})
	err = <-over
	select {
	case <-ended:
	default: // announced: let it be read for a while
		p.links.Go(func() {
			select {
			case <-ended:
			case <-ctx.Done():
			case <-p.Clock.After(retireTime):
				cancel()
			}
		})
	}
	return err
}

// read hands over envelopes until the connection ends. announce is called when
// Slack says that it will.
func (l *link) read(announce func(error)) error {
	for {
		_, raw, err := l.conn.ReadMessage()
		if err != nil {
			if websocket.IsCloseError(err, websocket.CloseNormalClosure, websocket.CloseGoingAway, websocket.CloseServiceRestart) {
				return nil
			}
			return fmt.Errorf("websocket: %w", err)
		}
		var e Envelope
		if json.Unmarshal(raw, &e) != nil && e.ID == "" {
			l.pool.Log.Warn("odd message from Slack, without envelope")
			continue
		}
		switch {
		case e.Kind == "hello":
			l.pool.update(l.n, func(s *State) { s.Connected, s.Since, s.Error = true, l.pool.Clock.Now(), "" })
			l.pool.Log.Info("connected to Slack", "connection", l.n+1)
		case e.Kind == "disconnect":
			l.pool.Log.Info("Slack ends the connection", "connection", l.n+1, "reason", e.Reason)
			announce(announced(e.Reason))
		case e.ID != "":
			l.pool.Handle(e, func(payload any) error { return l.acknowledge(e.ID, payload) })
		}
	}
}

// announced is the error in a disconnect's reason: none when a new connection
// is what Slack wants.
func announced(reason string) error {
	switch reason {
	case "too_many_websockets":
		return errTooMany
	case "link_disabled":
		return errors.New("socket mode is switched off in the app's settings")
	}
	return nil // warning, refresh_requested
}

// acknowledge writes an acknowledgement.
func (l *link) acknowledge(id string, payload any) error {
	raw, err := json.Marshal(struct {
		ID      string `json:"envelope_id"`
		Payload any    `json:"payload,omitempty"`
	}{id, payload})
	if err != nil {
		return err
	}
	if len(raw) >= maxAck {
		return fmt.Errorf("acknowledgement of %d bytes, want below %d", len(raw), maxAck)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.gone {
		return ErrGone
	}
	if err := l.conn.SetWriteDeadline(time.Now().Add(writeTime)); err != nil {
		return err
	}
	return l.conn.WriteMessage(websocket.TextMessage, raw)
}

// ping answers Slack's ping.
func (l *link) ping(data string) error {
	l.pool.update(l.n, func(s *State) { s.LastPing = l.pool.Clock.Now() })
	select {
	case l.pings <- struct{}{}:
	default:
	}
	// A failed write shows at the next read.
	_ = l.conn.WriteControl(websocket.PongMessage, []byte(data), time.Now().Add(writeTime))
	return nil
}

// watch returns when ctx is done, or with an error when Slack stops pinging.
func (l *link) watch(ctx context.Context) error {
	for {
		silent := l.pool.Clock.After(Silence)
		select {
		case <-l.pings:
		case <-silent:
			return errSilent
		case <-ctx.Done():
			return nil
		}
	}
}

func (l *link) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.gone {
		l.gone = true
		l.conn.Close()
	}
}
