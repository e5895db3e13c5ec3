package slackbot_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"wenbao/bot/answer"
	"wenbao/bot/slackbot"
	"wenbao/bot/slackbot/loopback"
	"wenbao/bot/slackbot/socket"
	"wenbao/facts"
)

const (
	botToken = "xoxb-test"
	appToken = "xapp-test"
	secret   = "8f742231b10e8888abcd99yyyzzz85a5"
)

var now = time.Unix(1700000000, 0)

// clock stands still; its timers fire at once, except those that hold.
type clock struct {
	hold func(time.Duration) bool

	mu     sync.Mutex
	waited []time.Duration
}

func (c *clock) Now() time.Time { return now }

func (c *clock) After(d time.Duration) <-chan time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.waited = append(c.waited, d)
	fired := make(chan time.Time, 1)
	if d != socket.Silence && !c.hold(d) {
		fired <- now
	}
	return fired
}

// Timers of the bot that tests tell apart by their length.
const (
	ackWait   = 1200 * time.Millisecond
	drainTime = 8 * time.Second
)

// patient lets everything be in time: no acknowledgement is late, no stop is
// hurried.
func patient() *clock {
	return &clock{hold: func(d time.Duration) bool { return d == ackWait || d == drainTime }}
}

// asker answers from a function and remembers what it was asked.
type asker struct {
	reply func(ctx context.Context, question string) (answer.Answer, error)

	mu    sync.Mutex
	asked []string // question ← earlier questions
}

func (a *asker) Ask(ctx context.Context, question string, history []string) (answer.Answer, error) {
	a.mu.Lock()
	a.asked = append(a.asked, strings.Join(append([]string{question}, history...), " ← "))
	a.mu.Unlock()
	if a.reply != nil {
		return a.reply(ctx, question)
	}
	return answered(question), nil
}

func (a *asker) questions() []string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return append([]string(nil), a.asked...)
}

func answered(question string) answer.Answer {
	return answer.Answer{Status: answer.Answered, Text: "答:" + question + " 272.46亿元。",
		Figures: []answer.Figure{{Text: "272.46亿元"}},
		Sources: []facts.Source{{Article: "a.txt", Sentence: "投入272.46亿元;"}}}
}

// bench is a loopback Slack and the context of a test.
type bench struct {
	*testing.T
	slack *loopback.Slack
	ctx   context.Context
}

func newBench(t *testing.T) *bench {
	patience := 30 * time.Second
	if real != "" {
		patience = 5 * time.Minute // no hurried clock there
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	s := loopback.New()
	t.Cleanup(s.Close)
	return &bench{T: t, slack: s, ctx: ctx}
}

func (b *bench) options(a slackbot.Asker) slackbot.Options {
	return slackbot.Options{Asker: a, BotToken: botToken, AppToken: appToken, SigningSecret: secret,
		APIURL: b.slack.APIURL(), Clock: patient(), Connections: 1}
}

// socket runs a bot over Socket Mode; stop stops it and waits for its end.
func (b *bench) socket(o slackbot.Options) (stop func()) {
	b.Helper()
	before := len(b.slack.Calls("apps.connections.open"))
	stop = b.start(o, (*slackbot.Bot).RunSocket)
	b.posts("apps.connections.open", before+1)
	return stop
}

// http runs a bot over HTTP and returns where.
func (b *bench) http(o slackbot.Options) (address string, stop func()) {
	b.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	stop = b.start(o, func(bot *slackbot.Bot, ctx context.Context) error { return bot.RunListener(ctx, listener) })
	address = "http://" + listener.Addr().String()
	for {
		resp, err := http.Get(address + "/healthz")
		if err != nil {
			b.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode == http.StatusOK {
			return address, stop
		}
	}
}

func (b *bench) start(o slackbot.Options, run func(*slackbot.Bot, context.Context) error) (stop func()) {
	b.Helper()
	bot, err := slackbot.New(o)
	if err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(b.ctx)
	ended := make(chan error, 1)
	go func() { ended <- run(bot, ctx) }()
	var once sync.Once
	stop = func() {
		once.Do(func() {
			cancel()
			if err := <-ended; err != nil && !errors.Is(err, slackbot.ErrRevoked) {
				b.Error(err)
			}
		})
	}
	b.Cleanup(stop)
	return stop
}

// event sends an event over Socket Mode and waits for its acknowledgement.
func (b *bench) event(id string, inner map[string]any) {
	b.Helper()
	b.envelope("events_api", loopback.Event(id, inner))
}

func (b *bench) envelope(kind string, payload any) loopback.Ack {
	b.Helper()
	envelope, err := b.slack.Send(b.ctx, kind, payload)
	if err != nil {
		b.Fatal(err)
	}
	ack, err := b.slack.WaitAck(b.ctx, envelope)
	if err != nil {
		b.Fatalf("envelope not acknowledged: %v", err)
	}
	return ack
}

// posts waits for n calls of a method.
func (b *bench) posts(method string, n int) []loopback.Call {
	b.Helper()
	calls, err := b.slack.WaitCalls(b.ctx, method, n)
	if err != nil {
		b.Fatalf("%d calls of %s, want %d", len(calls), method, n)
	}
	return calls
}

// exactly stops the bot, so that nothing is under way, and counts the messages.
func (b *bench) exactly(n int, stop func()) []loopback.Call {
	b.Helper()
	stop()
	calls := b.slack.Calls("chat.postMessage")
	if len(calls) != n {
		b.Errorf("%d messages posted, want %d", len(calls), n)
	}
	return calls
}

// do sends a request and returns the status and, as JSON or text, the body.
func (b *bench) do(r *http.Request) *http.Response {
	b.Helper()
	resp, err := http.DefaultClient.Do(r.WithContext(b.ctx))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { resp.Body.Close() })
	return resp
}

// crash copies a state directory as it is on the disk now: what a bot that is
// killed at this moment leaves behind.
func (b *bench) crash(dir string) string {
	b.Helper()
	left := b.TempDir()
	raw, err := os.ReadFile(filepath.Join(dir, "journal.jsonl"))
	if err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(left, "journal.jsonl"), raw, 0o600); err != nil {
		b.Fatal(err)
	}
	return left
}
