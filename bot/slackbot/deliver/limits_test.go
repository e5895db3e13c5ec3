package deliver

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/loopback"
	"wenbao/bot/slackbot/meter"
)

// clock is moved by those who wait on it.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Unix(1700000000, 0)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) After(d time.Duration) <-chan time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	fired := make(chan time.Time, 1)
	fired <- c.now
	return fired
}

func none() float64 { return 0 }

func newClient(t *testing.T, s *loopback.Slack) (*Client, *clock) {
	c := newClock()
	return &Client{API: slack.New("xoxb-test", slack.OptionAPIURL(s.APIURL()), slack.OptionHTTPClient(http.DefaultClient)),
		HTTP: http.DefaultClient, Clock: c, Log: slog.New(slog.DiscardHandler), Accepts: func(string) bool { return true },
		Meter: meter.New(meter.Gauges{Ready: none, Queue: none, Connections: none, Restarts: none, SilentSeconds: none})}, c
}

// After a 429 the method is left alone for exactly as long as Slack says, give
// or take the jitter, and the channel is fed at Slack's pace from then on.
func TestRetryAfter(t *testing.T) {
	s := loopback.New()
	defer s.Close()
	c, at := newClient(t, s)
	s.Next("chat.postMessage", loopback.RateLimited(30))
	var waited []time.Duration
	last := at.Now()
	for range 4 {
		if _, err := c.Post(t.Context(), "C1", "", "", blockkit.Plain("文")); err != nil {
			t.Fatal(err)
		}
		waited = append(waited, at.Now().Sub(last))
		last = at.Now()
	}
	if waited[0] < 30*time.Second || waited[0] > 31*time.Second {
		t.Errorf("first message after %v, want 30 s and up to one more", waited[0])
	}
	// the wait has refilled the bucket by half a minute's worth
	for _, w := range waited[1:] {
		if w != 0 {
			t.Errorf("later messages after %v, want none", waited[1:])
		}
	}
	if n := len(s.Calls("chat.postMessage")); n != 5 {
		t.Errorf("%d calls, want 5", n)
	}
}

func TestPace(t *testing.T) {
	tests := []struct {
		name, method, channel string
		free                  int           // calls without a wait
		then                  time.Duration // between the next ones
	}{
		{"messages in a channel", "chat.postMessage", "C1", 240, time.Second},
		{"updates", "chat.update", "C1", 50, 1200 * time.Millisecond},
		{"modals", "views.open", "", 100, 600 * time.Millisecond},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var l limits
			c := newClock()
			begun := c.Now()
			for range tt.free {
				if err := l.wait(t.Context(), c, tt.method, tt.channel); err != nil {
					t.Fatal(err)
				}
			}
			if got := c.Now().Sub(begun); got != 0 {
				t.Errorf("the first %d calls waited %v", tt.free, got)
			}
			for range 3 {
				if err := l.wait(t.Context(), c, tt.method, tt.channel); err != nil {
					t.Fatal(err)
				}
			}
			if got := c.Now().Sub(begun).Round(10 * time.Millisecond); got != 3*tt.then {
				t.Errorf("three more waited %v, want %v", got, 3*tt.then)
			}
		})
	}
}

// One busy channel does not hold up the others.
func TestChannelsApart(t *testing.T) {
	var l limits
	c := newClock()
	for range 240 {
		l.wait(t.Context(), c, "chat.postMessage", "C1")
	}
	begun := c.Now()
	l.wait(t.Context(), c, "chat.postMessage", "C2")
	if got := c.Now().Sub(begun); got != 0 {
		t.Errorf("another channel waited %v", got)
	}
}

func TestNotCalled(t *testing.T) {
	s := loopback.New()
	defer s.Close()
	c, _ := newClient(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Post(ctx, "C1", "", "", blockkit.Plain("文")); !errors.Is(err, ErrNotCalled) || !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v, want %v", err, ErrNotCalled)
	}
	if n := len(s.Calls("chat.postMessage")); n != 0 {
		t.Errorf("%d calls after the end", n)
	}
}

func TestRemedies(t *testing.T) {
	code := func(c string) error { return slack.SlackErrorResponse{Err: c} }
	tests := []struct {
		name string
		err  error
		want Remedy
	}{
		{"rate limited", &slack.RateLimitedError{RetryAfter: time.Second}, Again},
		{"message limit, 429 without a time", slack.StatusCodeError{Code: 429}, Again},
		{"rate limited, as a code", code("ratelimited"), Again},
		{"Slack's trouble", code("internal_error"), Again},
		{"503", slack.StatusCodeError{Code: 503}, Again},
		{"blocks", code("invalid_blocks"), TextOnly},
		{"blocks too long", code("msg_blocks_too_long"), TextOnly},
		{"not a member", code("not_in_channel"), Elsewhere},
		{"archived", code("is_archived"), Elsewhere},
		{"response URL has expired", slack.StatusCodeError{Code: 404}, Elsewhere},
		{"unknown code", code("something_new"), Nothing},
		{"address is not Slack's", errResponseURL, Nothing},
		{"connection broke", errors.New("EOF"), Unknown},
	}
	for _, tt := range tests {
		if got := For(tt.err); got != tt.want {
			t.Errorf("%s: remedy %d, want %d", tt.name, got, tt.want)
		}
	}
}

// What Prometheus sees of it.
func TestMeasures(t *testing.T) {
	s := loopback.New()
	defer s.Close()
	c, _ := newClient(t, s)
	s.Next("chat.postMessage", loopback.RateLimited(1), loopback.Error("invalid_blocks"))
	c.Send(t.Context(), Mail{ID: "a", Channel: "C1", User: "U1", Message: blockkit.Plain("文")}, Steps{Sending: func() {}, Kept: func() {}})
	w := &recorder{header: http.Header{}}
	r, _ := http.NewRequest(http.MethodGet, "/metrics", nil)
	c.Meter.Handler().ServeHTTP(w, r)
	for _, want := range []string{
		`wenbao_slack_api_calls_total{method="chat.postMessage",outcome="rate_limited"} 1`,
		`wenbao_slack_api_calls_total{method="chat.postMessage",outcome="error"} 1`,
	} {
		if !strings.Contains(w.body.String(), want) {
			t.Errorf("no %s", want)
		}
	}
}

type recorder struct {
	header http.Header
	body   strings.Builder
}

func (r *recorder) Header() http.Header         { return r.header }
func (r *recorder) Write(b []byte) (int, error) { return r.body.Write(b) }
func (r *recorder) WriteHeader(int)             {}

// How a mail goes on its way, step by step.
func TestSteps(t *testing.T) {
	s := loopback.New()
	defer s.Close()
	c, _ := newClient(t, s)
	s.Next("chat.postMessage", loopback.Error("internal_error"), s.Taken)
	var steps []string
	fate, channel, ts := c.Send(t.Context(), Mail{ID: "a", Channel: "D1", Thread: "1.1", TS: "1.1", User: "U1", Message: blockkit.Plain("文")},
		Steps{Sending: func() { steps = append(steps, "sending") }, Kept: func() { steps = append(steps, "kept") }})
	if diff := cmp.Diff([]string{"sending", "kept", "sending"}, steps); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if fate != Posted || channel != "D1" || ts != s.Messages()[0].TS {
		t.Errorf("fate %d, %s %s; want posted, with the timestamp found in the thread", fate, channel, ts)
	}
}

// Given up after an hour, not before.
func TestGivenUp(t *testing.T) {
	s := loopback.New()
	defer s.Close()
	c, at := newClient(t, s)
	s.Always("chat.postMessage", loopback.Error("internal_error"))
	begun := at.Now()
	fate, _, _ := c.Send(t.Context(), Mail{ID: "a", Channel: "C1", User: "U1", Message: blockkit.Plain("文")}, Steps{Sending: func() {}, Kept: func() {}})
	if took := at.Now().Sub(begun); fate != Lost || took < patience || took > patience+2*time.Minute {
		t.Errorf("fate %d after %v, want lost after an hour", fate, took)
	}
}

// Slack takes longer than our patience with one call, and has taken the message.
func TestSlowSlack(t *testing.T) {
	s := loopback.New()
	defer s.Close()
	c, _ := newClient(t, s)
	c.API = slack.New("xoxb-test", slack.OptionAPIURL(s.APIURL()), slack.OptionHTTPClient(&http.Client{Timeout: 100 * time.Millisecond}))
	s.Next("chat.postMessage", s.Slow(time.Hour))
	fate, _, ts := c.Send(t.Context(), Mail{ID: "a", Channel: "D1", Thread: "1.1", TS: "1.1", User: "U1", Message: blockkit.Plain("文")},
		Steps{Sending: func() {}, Kept: func() {}})
	if n := len(s.Messages()); fate != Posted || n != 1 || ts == "" {
		t.Errorf("fate %d, %d messages, %q; want the one that was taken", fate, n, ts)
	}
}

// Channels that have been quiet are forgotten, however many there are.
func TestLimitersAreBounded(t *testing.T) {
	var l limits
	now := time.Unix(1700000000, 0)
	for i := range 4 * maxLimiters {
		for _, one := range l.get("chat.postMessage", fmt.Sprint(i), now) {
			one.ReserveN(now, 1)
		}
		now = now.Add(time.Minute / 1200) // as fast as a workspace may
	}
	if n := len(l.limiters); n > maxLimiters+100 {
		t.Errorf("%d limiters", n)
	}
}
