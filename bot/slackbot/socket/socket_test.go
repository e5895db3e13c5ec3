package socket_test

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"wenbao/bot/slackbot/loopback"
	"wenbao/bot/slackbot/socket"
)

// clock has timers that fire when a test says so, by their length.
type clock struct {
	mu     sync.Mutex
	now    time.Time
	set    chan struct{}
	timers []timer
}

type timer struct {
	d     time.Duration
	fired chan time.Time
}

func newClock() *clock { return &clock{now: time.Unix(1700000000, 0), set: make(chan struct{}, 100)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) After(d time.Duration) <-chan time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	t := timer{d, make(chan time.Time, 1)}
	c.timers = append(c.timers, t)
	c.set <- struct{}{}
	return t.fired
}

// fire waits for a timer of a length between the two, lets so much time pass,
// and fires it.
func (c *clock) fire(ctx context.Context, least, most time.Duration) bool {
	for {
		c.mu.Lock()
		i := slices.IndexFunc(c.timers, func(t timer) bool { return t.d >= least && t.d <= most })
		if i >= 0 {
			c.now = c.now.Add(c.timers[i].d)
			c.timers[i].fired <- c.now
			c.timers = slices.Delete(c.timers, i, i+1)
			c.mu.Unlock()
			return true
		}
		c.mu.Unlock()
		select {
		case <-c.set:
		case <-ctx.Done():
			return false
		}
	}
}

type bench struct {
	*testing.T
	ctx   context.Context
	slack *loopback.Slack
	clock *clock
	pool  *socket.Pool
	ended chan error
	stop  context.CancelFunc

	mu   sync.Mutex
	seen []string // IDs of envelopes
	acks []socket.Ack
}

// start runs a pool whose envelopes are acknowledged unless hold.
func start(t *testing.T, connections int, hold bool, before func(*loopback.Slack)) *bench {
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	t.Cleanup(cancel)
	b := &bench{T: t, ctx: ctx, slack: loopback.New(), clock: newClock(), ended: make(chan error, 1)}
	t.Cleanup(b.slack.Close)
	if before != nil {
		before(b.slack)
	}
	api := slack.New("xoxb-test", slack.OptionAPIURL(b.slack.APIURL()), slack.OptionAppLevelToken("xapp-test"), slack.OptionHTTPClient(http.DefaultClient))
	b.pool = socket.New(socket.Options{API: api, Clock: b.clock, Log: slog.New(slog.DiscardHandler), Connections: connections,
		Handle: func(e socket.Envelope, ack socket.Ack) {
			b.mu.Lock()
			defer b.mu.Unlock()
			b.seen, b.acks = append(b.seen, e.ID), append(b.acks, ack)
			if !hold {
				_ = ack(map[string]string{"text": "ok"}) // the test sees whether it arrives
			}
		}})
	run, stop := context.WithCancel(ctx)
	b.stop = stop
	go func() { b.ended <- b.pool.Run(run) }()
	t.Cleanup(func() { stop(); <-b.ended })
	return b
}

func (b *bench) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func (b *bench) envelope() string {
	b.Helper()
	id, err := b.slack.Send(b.ctx, "events_api", map[string]any{})
	b.must(err)
	ack, err := b.slack.WaitAck(b.ctx, id)
	b.must(err)
	if ack.Payload["text"] != "ok" {
		b.Errorf("payload %v", ack.Payload)
	}
	return id
}

func TestTwoConnectionsOneAfterTheOther(t *testing.T) {
	b := start(t, 2, false, nil)
	b.must(b.slack.WaitConnected(b.ctx, 1))
	b.envelope()
	if n := b.slack.Opened(); n != 1 {
		t.Errorf("%d connections at once, want one first", n)
	}
	if !b.clock.fire(b.ctx, 20*time.Second, 20*time.Second) {
		t.Fatal("the second connection waits for nothing")
	}
	b.must(b.slack.WaitConnected(b.ctx, 2))
	for range 4 { // each connection in its turn
		b.envelope()
	}
	b.must(b.slack.WaitPong(b.ctx, 2))
	for i, s := range b.pool.States() {
		if !s.Connected || s.LastPing.IsZero() || s.Restarts != 0 {
			t.Errorf("connection %d: %+v", i+1, s)
		}
	}
}

// A connection that is about to end is replaced before it does, and is read
// until then.
func TestAnnouncedEndLeavesNoGap(t *testing.T) {
	for _, reason := range []string{"warning", "refresh_requested"} {
		t.Run(reason, func(t *testing.T) {
			b := start(t, 1, false, nil)
			b.must(b.slack.WaitConnected(b.ctx, 1))
			b.must(b.slack.Announce(b.ctx, reason))
			b.must(b.slack.WaitConnected(b.ctx, 2)) // the old one is still there
			for range 4 {
				b.envelope()
			}
			if !b.clock.fire(b.ctx, 20*time.Second, 20*time.Second) {
				t.Fatal("the old connection is kept for ever")
			}
			for b.slack.Connected() > 1 {
				b.envelope2()
			}
			b.envelope()
		})
	}
}

// envelope2 sends an envelope that may meet a connection on its way out.
func (b *bench) envelope2() {
	ctx, cancel := context.WithTimeout(b.ctx, 50*time.Millisecond)
	defer cancel()
	if id, err := b.slack.Send(ctx, "events_api", map[string]any{}); err == nil {
		b.slack.WaitAck(ctx, id)
	}
}

func TestPauses(t *testing.T) {
	refuse := loopback.Error("internal_error")
	tests := []struct {
		name   string
		before func(*loopback.Slack)
		waits  []time.Duration // least; a quarter more at most
	}{
		{"failures", func(s *loopback.Slack) { s.Next("apps.connections.open", refuse, refuse, refuse, refuse) },
			[]time.Duration{time.Second, 2 * time.Second, 4 * time.Second}},
		{"rate limited", func(s *loopback.Slack) { s.Next("apps.connections.open", loopback.RateLimited(30), refuse) },
			[]time.Duration{30 * time.Second, time.Second}},
		{"broken at once", func(s *loopback.Slack) { s.Next("apps.connections.open", loopback.HangUp, loopback.HangUp) },
			[]time.Duration{time.Second}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := start(t, 1, false, tt.before)
			for _, wait := range tt.waits {
				if !b.clock.fire(b.ctx, wait, wait*5/4) {
					t.Fatalf("no pause of about %v", wait)
				}
			}
			b.must(b.slack.WaitConnected(b.ctx, 1))
			b.envelope()
		})
	}
}

// With too many connections Slack closes at once; each further attempt waits.
func TestTooManyWebsockets(t *testing.T) {
	b := start(t, 1, false, func(s *loopback.Slack) { s.Limit(0) })
	for _, wait := range []time.Duration{time.Second, time.Second, 2 * time.Second} {
		if !b.clock.fire(b.ctx, wait, wait*5/4) {
			t.Fatalf("no pause of about %v", wait)
		}
	}
	for b.slack.Opened() < 4 || b.pool.States()[0].Restarts < 4 {
		b.envelope3()
	}
	if s := b.pool.States()[0]; s.Connected || !strings.Contains(s.Error, "too many connections") {
		t.Errorf("state %+v", s)
	}
	if n := b.slack.Opened(); n > 4 {
		t.Errorf("%d attempts after three pauses", n)
	}
	b.slack.Limit(10)
	if !b.clock.fire(b.ctx, 4*time.Second, 5*time.Second) {
		t.Fatal("no pause of about 4 s")
	}
	b.must(b.slack.WaitConnected(b.ctx, 1))
	b.envelope()
}

// Pings, not messages, tell that a connection is alive.
func TestSilence(t *testing.T) {
	b := start(t, 1, false, nil)
	b.must(b.slack.WaitConnected(b.ctx, 1))
	b.must(b.slack.WaitPong(b.ctx, 1))
	b.envelope()
	for b.slack.Opened() < 2 { // a timer may be one that a ping has overtaken
		if !b.clock.fire(b.ctx, socket.Silence, socket.Silence) {
			t.Fatal("a silent connection is kept")
		}
		b.envelope2()
	}
	// On a busy machine the next one may have been ended, too, before it was counted;
	// then there is a pause.
	go b.clock.fire(b.ctx, time.Second, 16*time.Second)
	b.must(b.slack.WaitConnected(b.ctx, 1))
	if s := b.pool.States()[0]; s.Restarts == 0 {
		t.Errorf("state %+v", s)
	}
}

func TestRefused(t *testing.T) {
	for _, code := range []string{"invalid_auth", "account_inactive", "not_authed", "token_revoked", "missing_scope"} {
		b := start(t, 2, false, func(s *loopback.Slack) { s.Next("apps.connections.open", loopback.Error(code)) })
		err := <-b.ended
		b.ended <- err
		if err == nil || err.Error() != "slack: app token refused: "+code {
			t.Errorf("err = %v, want refused: %s", err, code)
		}
	}
}

func TestAckOfAConnectionThatIsGone(t *testing.T) {
	b := start(t, 1, true, nil)
	id, err := b.slack.Send(b.ctx, "slash_commands", map[string]any{})
	b.must(err)
	for {
		b.mu.Lock()
		n := len(b.acks)
		b.mu.Unlock()
		if n == 1 {
			break
		}
		b.envelope3()
	}
	b.stop()
	if err := <-b.ended; err != nil {
		t.Error(err)
	}
	b.ended <- nil
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := b.acks[0](nil); err != socket.ErrGone {
		t.Errorf("ack: %v, want %v", err, socket.ErrGone)
	}
	if diff := cmp.Diff([]string{id}, b.seen[:1]); diff != "" {
		t.Errorf("envelopes (-want +got):\n%s", diff)
	}
	if len(b.slack.Acks()) > 0 {
		t.Error("acknowledged")
	}
}

// envelope3 gives the pool's goroutines a chance.
func (b *bench) envelope3() {
	ctx, cancel := context.WithTimeout(b.ctx, 5*time.Millisecond)
	defer cancel()
	b.slack.WaitAck(ctx, "none")
}

// An acknowledgement that Slack would drop without a word is refused here.
func TestAckTooLarge(t *testing.T) {
	b := start(t, 1, true, nil)
	_, err := b.slack.Send(b.ctx, "slash_commands", map[string]any{})
	b.must(err)
	for {
		b.mu.Lock()
		if len(b.acks) == 1 {
			break
		}
		b.mu.Unlock()
		b.envelope3()
	}
	defer b.mu.Unlock()
	if err := b.acks[0](strings.Repeat("长", 7000)); err == nil || !strings.Contains(err.Error(), "want below 20480") {
		t.Errorf("ack: %v", err)
	}
	b.must(b.acks[0]("short"))
}
