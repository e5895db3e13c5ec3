// Package socket keeps Socket Mode connections to Slack
// (docs.slack.dev/apis/events-api/using-socket-mode): it hands over the
// envelopes that arrive, and writes their acknowledgements.
//
// There are two connections, opened one after the other, so that one is there
// while Slack refreshes the other. Each has a supervisor: after a connection
// that lasted the next one is opened at once, after failures with growing
// pauses of 1 s to 60 s. A connection that Slack says it is about to close is
// replaced first and read until it closes; one that Slack stops pinging is
// given up. slack-go's own client is not used for this: it dials again without
// pause, drops a connection at the first warning, leaves envelopes it cannot
// parse without acknowledgement, and cannot say whether one was written.
package socket

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"wenbao/bot/slackbot/deliver"
	"wenbao/bot/slackbot/pace"
)

const (
	// steady is how long a connection lasts that is not part of a failure.
	steady = time.Minute
	// stagger is how much later than the one before it a connection is first
	// opened, so that Slack, which closes them after equal times, closes one at
	// a time.
	stagger = 20 * time.Second
	// Silence is how long a connection may be without a ping of Slack's.
	Silence = 40 * time.Second
)

// Kinds of envelopes.
const (
	Event       = "events_api"
	Command     = "slash_commands"
	Interaction = "interactive"
)

// Envelope is what Slack sends over a connection.
type Envelope struct {
	ID      string          `json:"envelope_id"`
	Kind    string          `json:"type"` // Event, Command, Interaction; may be newer than this program
	Payload json.RawMessage `json:"payload"`
	Retry   int             `json:"retry_attempt"` // not to be relied on: repeats come with 0, too
	Reason  string          `json:"reason"`        // of a disconnect
}

// Ack acknowledges an envelope with a payload, which may be nil. It returns nil
// once it is written to the connection that brought the envelope.
type Ack func(payload any) error

// ErrGone is an Ack's error when its connection has ended.
var ErrGone = errors.New("connection gone")

// Options are what a Pool is made of; all but Connections are required.
type Options struct {
	API   *slack.Client // with the app-level token
	Clock pace.Clock
	Log   *slog.Logger
	// Handle takes an envelope. It is called for one envelope of a connection
	// at a time, in their order, and must not block: Slack's pings wait behind
	// it.
	Handle      func(Envelope, Ack)
	Connections int // 0 = 2
}

// State is how one connection is doing.
type State struct {
	Connected bool      `json:"connected"`          // Slack said hello
	Since     time.Time `json:"since,omitzero"`     // of Connected
	LastPing  time.Time `json:"last_ping,omitzero"` // of Slack's
	Restarts  int       `json:"restarts,omitempty"` // connections ended so far
	Error     string    `json:"error,omitempty"`    // why the last one failed
}

// Pool is the connections of one app. It runs once.
type Pool struct {
	Options
	mu     sync.Mutex
	states []State
	links  sync.WaitGroup
}

// New returns a Pool that is not connected.
func New(o Options) *Pool {
	if o.Connections <= 0 {
		o.Connections = 2
	}
	return &Pool{Options: o, states: make([]State, o.Connections)}
}

// States returns how each connection is doing. Safe to call at any time.
func (p *Pool) States() []State {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]State(nil), p.states...)
}

func (p *Pool) update(n int, change func(*State)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change(&p.states[n])
}

// Run keeps the connections up until ctx is done, and returns nil then; an
// error is one that no waiting mends, such as a refused token.
func (p *Pool) Run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	failures := make(chan error, p.Connections)
	for n := range p.Connections {
		go func() {
			if pace.Sleep(ctx, p.Clock, time.Duration(n)*stagger) != nil {
				failures <- nil
				return
			}
			failures <- p.supervise(ctx, n)
		}()
	}
	var first error
	for range p.Connections {
		if err := <-failures; err != nil && first == nil {
			first = err
			cancel()
		}
	}
	p.links.Wait()
	return first
}

// supervise keeps connection n up.
func (p *Pool) supervise(ctx context.Context, n int) error {
	for failures := 0; ; {
		begun := p.Clock.Now()
		err := p.connect(ctx, n)
		p.update(n, func(s *State) {
			s.Connected, s.Since, s.Error = false, p.Clock.Now(), ""
			s.Restarts++
			if err != nil {
				s.Error = deliver.Scrub(err).Error()
			}
		})
		if ctx.Err() != nil {
			return nil
		}
		if deliver.IsFatal(err) {
			return fmt.Errorf("slack: app token refused: %w", deliver.Scrub(err))
		}
		if p.Clock.Now().Sub(begun) >= steady {
			failures = 0
		}
		var wait time.Duration
		if failures > 0 || errors.Is(err, errTooMany) {
			wait = pace.Backoff(max(failures-1, 0))
		}
		failures++
		wait = max(wait, deliver.RetryAfter(err))
		if err != nil {
			p.Log.Warn("Slack connection failed", "connection", n+1, "error", deliver.Scrub(err), "retry_in", wait)
		} else {
			p.Log.Info("Slack connection ended", "connection", n+1, "retry_in", wait)
		}
		if pace.Sleep(ctx, p.Clock, wait) != nil {
			return nil
		}
	}
}
