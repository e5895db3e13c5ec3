package slackbot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"

	"wenbao/bot/slackbot/blockkit"
)

const (
	// steady is how long a connection lasts that is not part of a failure.
	steady = time.Minute
	// ackTimeout bounds the hand-over of an acknowledgement to the connection.
	ackTimeout = 5 * time.Second
	// maxEnvelope bounds what Slack may send at once, in bytes.
	maxEnvelope = 4 << 20
)

// errConnectionGone: an acknowledgement came after its connection had ended.
var errConnectionGone = errors.New("connection gone")

// RunSocket answers over Socket Mode until ctx is done; then it stops reading,
// answers what it has accepted for up to 10 s, and returns nil. It reconnects
// for as long as it runs; an error is a setting that no waiting mends, such as
// a refused token.
func (b *Bot) RunSocket(ctx context.Context) error {
	if b.opts.AppToken == "" {
		return errors.New("slack: Socket Mode needs SLACK_APP_TOKEN (xapp-…)")
	}
	if err := b.start(ctx); err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
	s := &socket{Bot: b, gate: &gate{client: b.http}}
	s.client = socketmode.New(b.opts.newAPI(s.gate), socketmode.OptionReadLimit(maxEnvelope), socketmode.OptionLog(silent()))
	connection, hangUp := context.WithCancel(context.WithoutCancel(ctx))
	defer hangUp()
	ended := make(chan error, 1)
	go func() { ended <- s.supervise(connection) }()
	select {
	case err := <-ended:
		b.stop()
		return err
	case <-ctx.Done():
	}
	b.stop() // what arrives meanwhile finds the queue closed and is left for the next run
	hangUp()
	<-ended
	return nil
}

// socket is one Socket Mode connection after another.
type socket struct {
	*Bot
	client *socketmode.Client
	gate   *gate
	serial atomic.Int64 // counts connections, so that an acknowledgement knows its own
}

// gate lets one request for a connection pass for each permission. slack-go
// would reconnect by itself at once; with the gate every attempt is the
// supervisor's, at its pace.
type gate struct {
	client *http.Client
	open   atomic.Bool
}

var errGate = errors.New("one connection at a time")

// Do implements slack-go's HTTP client.
func (g *gate) Do(r *http.Request) (*http.Response, error) {
	if strings.HasSuffix(r.URL.Path, "/apps.connections.open") && !g.open.CompareAndSwap(true, false) {
		return nil, errGate
	}
	return g.client.Do(r)
}

// supervise keeps a connection up. The first attempt after a connection that
// lasted is immediate; then it waits 1 s, 2 s … 60 s.
func (s *socket) supervise(ctx context.Context) error {
	for failures := 0; ; {
		begun := s.clock.Now()
		err := s.connect(ctx)
		s.serial.Add(1)
		s.state.disconnected(err)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil && (isFatal(err) || isNotFound(err)) {
			return fmt.Errorf("slack: app token refused: %w", scrub(err))
		}
		var wait time.Duration
		if s.clock.Now().Sub(begun) >= steady {
			failures = 0
		}
		if failures > 0 {
			wait = backoff(failures - 1)
		}
		failures++
		wait = max(wait, retryAfter(err))
		if err != nil {
			s.log.Warn("Slack connection failed", "error", scrub(err), "retry_in", wait)
		} else {
			s.log.Info("Slack connection ended", "retry_in", wait)
		}
		if s.sleep(ctx, wait) != nil {
			return nil
		}
	}
}

func isNotFound(err error) bool {
	status, ok := errors.AsType[slack.StatusCodeError](err)
	return ok && status.Code == http.StatusNotFound
}

// connect runs one connection to its end. The error says why it failed, nil
// when Slack ended it.
func (s *socket) connect(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s.gate.open.Store(true)
	ended := make(chan error, 1)
	go func() { ended <- s.client.RunContext(ctx) }()
	var failure error
	for {
		select {
		case e := <-s.client.Events:
			if over, err := s.handle(ctx, e); over {
				failure = errors.Join(failure, err)
				cancel()
			}
		case err := <-ended:
			s.flush(ctx)
			if errors.Is(err, context.Canceled) || errors.Is(err, errGate) {
				return failure
			}
			return errors.Join(failure, err)
		}
	}
}

// flush handles what the ended connection still delivered.
func (s *socket) flush(ctx context.Context) {
	for {
		select {
		case e := <-s.client.Events:
			s.handle(ctx, e)
		default:
			return
		}
	}
}

// handle deals with one event of the connection; over says that it has ended.
// It acknowledges and enqueues and never waits for an answer: pings come
// through the same loop.
func (s *socket) handle(ctx context.Context, e socketmode.Event) (over bool, err error) {
	switch data := e.Data.(type) {
	case *slack.ConnectingEvent:
		return data.ConnectionCount > 0, nil
	case *slack.ConnectionErrorEvent:
		if errors.Is(data.ErrorObj, errGate) {
			return true, nil
		}
		return true, data.ErrorObj
	case *slack.IncomingEventError:
		s.log.Debug("Slack connection", "error", scrub(data.ErrorObj))
	case *socketmode.ErrorWriteFailed:
		s.log.Warn("acknowledgement not sent", "error", data.Cause)
	case *socketmode.ErrorBadMessage:
		s.acknowledgeOdd(ctx, data.Message)
	case slackevents.EventsAPIEvent:
		s.event(ctx, *e.Request, data)
	case slack.SlashCommand:
		s.command(ctx, *e.Request, data)
	default:
		if e.Type == socketmode.EventTypeHello {
			s.state.connected()
			s.log.Info("connected to Slack")
		} else if e.Request != nil && e.Request.EnvelopeID != "" {
			s.acknowledge(ctx, e.Request.EnvelopeID, nil)
		}
	}
	return false, nil
}

// acknowledgeOdd acknowledges an envelope that slack-go does not understand;
// otherwise Slack would deliver it again and again.
func (s *socket) acknowledgeOdd(ctx context.Context, raw json.RawMessage) {
	var envelope struct {
		ID   string `json:"envelope_id"`
		Type string `json:"type"`
	}
	if json.Unmarshal(raw, &envelope) != nil || envelope.ID == "" {
		s.log.Warn("odd message from Slack, without envelope")
		return
	}
	s.log.Warn("odd message from Slack", "type", envelope.Type)
	s.acknowledge(ctx, envelope.ID, nil)
}

func (s *socket) acknowledge(ctx context.Context, envelope string, payload any) error {
	ctx, cancel := context.WithTimeout(ctx, ackTimeout)
	defer cancel()
	err := s.client.AckCtx(ctx, envelope, payload)
	if err != nil {
		s.log.Warn("acknowledgement not sent", "error", err)
	}
	return err
}

func (s *socket) event(ctx context.Context, r socketmode.Request, e slackevents.EventsAPIEvent) {
	in, ok := fromEvent(e, s.self)
	if !ok {
		s.acknowledge(ctx, r.EnvelopeID, nil)
		return
	}
	v, j, wait := s.take(in)
	switch v {
	case known:
		s.acknowledge(ctx, r.EnvelopeID, nil)
	case fresh:
		go func() {
			defer s.queue.acks.Done()
			wait()
			s.acknowledge(ctx, r.EnvelopeID, nil)
			s.queue.put(j)
		}()
	}
}

func (s *socket) command(ctx context.Context, r socketmode.Request, c slack.SlashCommand) {
	serial := s.serial.Load()
	v, j, wait := s.take(fromCommand(c, s.self))
	switch v {
	case known:
		s.acknowledge(ctx, r.EnvelopeID, nil)
	case busy:
		s.acknowledge(ctx, r.EnvelopeID, ephemeral(blockkit.Plain(busyText)))
	case fresh:
		j.reply = newReply()
		go func() {
			defer s.queue.acks.Done()
			wait()
			s.queue.put(j)
			s.acknowledgeCommand(j, func(payload any) error {
				if s.serial.Load() != serial || ctx.Err() != nil {
					return errConnectionGone
				}
				return s.acknowledge(ctx, r.EnvelopeID, payload)
			})
		}()
	}
}
