package slackbot_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/answer"
	"wenbao/bot/slackbot"
	"wenbao/bot/slackbot/loopback"
)

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

func TestRefusedMessages(t *testing.T) {
	type post struct {
		Channel, Thread string
		Blocks          bool
	}
	blocks, text := post{"C1", "1.1", true}, post{"C1", "1.1", false}
	tests := []struct {
		name    string
		answers []http.HandlerFunc
		want    []post
	}{
		{"rate limited", []http.HandlerFunc{loopback.RateLimited(7)}, []post{blocks, blocks}},
		{"invalid blocks", []http.HandlerFunc{loopback.Error("invalid_blocks")}, []post{blocks, text}},
		{"blocks too long", []http.HandlerFunc{loopback.Error("msg_blocks_too_long")}, []post{blocks, text}},
		{"text only once", []http.HandlerFunc{loopback.Error("invalid_blocks"), loopback.Error("invalid_blocks")}, []post{blocks, text}},
		{"Slack is down", []http.HandlerFunc{status(503), status(500)}, []post{blocks, blocks, blocks}},
		{"not in the channel", []http.HandlerFunc{loopback.Error("not_in_channel")}, []post{blocks, {"U1", "", true}}},
		{"for good", []http.HandlerFunc{loopback.Error("not_allowed")}, []post{blocks}},
		{"fate unknown", []http.HandlerFunc{loopback.HangUp}, []post{blocks}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, c := newBench(t), patient()
			b.slack.Next("chat.postMessage", tt.answers...)
			o := b.options(&asker{})
			o.Clock, o.StateDir = c, t.TempDir()
			stop := b.socket(o)
			b.event("Ev1", loopback.Mention("C1", "U1", "1.1", "", "<@U0WENBAO> 工行"))
			b.posts("chat.postMessage", len(tt.want))
			stop()
			stop = b.socket(o) // nothing is left to send
			stop()
			var got []post
			for _, call := range b.slack.Calls("chat.postMessage") {
				got = append(got, post{call.Form.Get("channel"), call.Form.Get("thread_ts"), call.Form.Has("blocks")})
				if !strings.Contains(call.Form.Get("text"), "272.46亿元") {
					t.Errorf("text %q", call.Form.Get("text"))
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if tt.name == "rate limited" {
				c.wantWait(t, 7*time.Second, 8*time.Second)
			}
		})
	}
}

// An answer of which nobody knows whether Slack took it: sent twice never, lost
// without a word never.
func TestFateUnknown(t *testing.T) {
	tests := []struct {
		name, channel        string
		broken               func(*loopback.Slack) http.HandlerFunc
		calls, there, notice int
	}{
		{"taken", "D1", func(s *loopback.Slack) http.HandlerFunc { return s.Taken }, 1, 1, 0},
		{"not taken", "D1", func(*loopback.Slack) http.HandlerFunc { return loopback.HangUp }, 2, 1, 0},
		{"taken with 500", "D1", func(s *loopback.Slack) http.HandlerFunc {
			return func(w http.ResponseWriter, r *http.Request) {
				s.Slow(0)(httptest.NewRecorder(), r)
				w.WriteHeader(500)
			}
		}, 1, 1, 0},
		{"nobody can look", "C1", func(s *loopback.Slack) http.HandlerFunc { return s.Taken }, 1, 1, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.slack.Next("chat.postMessage", tt.broken(b.slack))
			stop := b.socket(b.options(&asker{}))
			b.event("Ev1", loopback.Mention(tt.channel, "U1", "1.1", "", "<@U0WENBAO> 工行"))
			stop()
			got := []int{len(b.slack.Calls("chat.postMessage")), len(b.slack.Messages()), len(b.slack.Calls("chat.postEphemeral"))}
			if diff := cmp.Diff([]int{tt.calls, tt.there, tt.notice}, got); diff != "" {
				t.Errorf("calls, messages, notices (-want +got):\n%s", diff)
			}
		})
	}
}

// wantWait fails unless a timer between the two durations was set.
func (c *clock) wantWait(t *testing.T, least, most time.Duration) {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, d := range c.waited {
		if d >= least && d <= most {
			return
		}
	}
	t.Errorf("waited %v, want one between %v and %v", c.waited, least, most)
}

func TestResponseURLRefused(t *testing.T) {
	late := &clock{hold: func(d time.Duration) bool { return d == drainTime }}
	tests := []struct {
		name    string
		url     string // "" for the loopback's
		answers []http.HandlerFunc
		want    int // posts
	}{
		{"rate limited", "", []http.HandlerFunc{loopback.RateLimited(1)}, 2},
		{"blocks refused", "", []http.HandlerFunc{status(400)}, 2},
		{"expired", "", []http.HandlerFunc{status(404)}, 1},
		{"redirected", "", []http.HandlerFunc{http.RedirectHandler("/response/2", http.StatusTemporaryRedirect).ServeHTTP}, 1},
		{"not Slack's", "https://example.com/response/1", nil, 0},
		{"not quite Slack's", "https://hooks.slack.com.example.com/", nil, 0},
		{"no TLS", "http://hooks.slack.com/commands/1", nil, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.slack.Next("response", tt.answers...)
			var log safeBuffer
			o := b.options(&asker{reply: func(_ context.Context, q string) (answer.Answer, error) {
				_, err := b.slack.WaitAck(b.ctx, "envelope-1") // late
				return answered(q), err
			}})
			o.Clock = late
			o.Log = slog.New(slog.NewTextHandler(&log, nil))
			stop := b.socket(o)
			command := b.slack.Command("trigger", "U1", "工行")
			if tt.url != "" {
				command["response_url"] = tt.url
			}
			b.envelope("slash_commands", command)
			stop()
			if strings.Contains(log.String(), "response/1") {
				t.Errorf("the log shows the response URL:\n%s", log.String())
			}
			if n := len(b.slack.Calls("response")); n != tt.want {
				t.Errorf("%d posts to the response URL, want %d", n, tt.want)
			}
		})
	}
}

type safeBuffer struct {
	mu sync.Mutex
	bytes.Buffer
}

func (b *safeBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.Buffer.Write(p)
}

func TestLogKeepsSecrets(t *testing.T) {
	b := newBench(t)
	var log safeBuffer
	o := b.options(&asker{})
	o.Log = slog.New(slog.NewTextHandler(&log, nil)) // info and above
	b.slack.Next("chat.postMessage", loopback.HangUp)
	b.slack.Next("apps.connections.open", loopback.HangUp)
	stop := b.socket(o)
	b.event("Ev1", loopback.DirectMessage("D1", "U1", "1.1", "", "机密问题"))
	b.event("Ev2", map[string]any{"type": "机密事件"})
	b.posts("chat.postMessage", 1)
	stop()
	for _, s := range []string{botToken, appToken, secret, "机密"} {
		if strings.Contains(log.String(), s) {
			t.Errorf("the log contains %q:\n%s", s, log.String())
		}
	}
	if !strings.Contains(log.String(), "answer not taken, will try again") {
		t.Errorf("the log does not say what happened:\n%s", log.String())
	}
}

func TestNewRefuses(t *testing.T) {
	good := slackbot.Options{Asker: &asker{}, BotToken: botToken, AppToken: appToken, SigningSecret: secret}
	tests := []struct {
		name   string
		change func(*slackbot.Options)
		want   string
	}{
		{"nothing", func(*slackbot.Options) {}, ""},
		{"no asker", func(o *slackbot.Options) { o.Asker = nil }, "slack: no asker"},
		{"no bot token", func(o *slackbot.Options) { o.BotToken = "" }, "slack: SLACK_BOT_TOKEN must be a bot token (xoxb-…)"},
		{"user token", func(o *slackbot.Options) { o.BotToken = "xoxp-1" }, "slack: SLACK_BOT_TOKEN must be a bot token (xoxb-…)"},
		{"tokens exchanged", func(o *slackbot.Options) { o.AppToken = "xoxb-1" }, "slack: SLACK_APP_TOKEN must be an app-level token (xapp-…)"},
		{"API elsewhere", func(o *slackbot.Options) { o.APIURL = "https://example.com/api/" },
			`slack: API address "https://example.com/api/": only Slack's own or one of this machine`},
		{"API that only looks local", func(o *slackbot.Options) { o.APIURL = "http://127.0.0.1.example.com/" },
			`slack: API address "http://127.0.0.1.example.com/": only Slack's own or one of this machine`},
		{"API here", func(o *slackbot.Options) { o.APIURL = "http://[::1]:8080/api" }, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := good
			tt.change(&o)
			got := ""
			if _, err := slackbot.New(o); err != nil {
				got = err.Error()
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	without := good
	without.AppToken, without.SigningSecret = "", ""
	bot, err := slackbot.New(without)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(bot.RunSocket(t.Context()), bot.RunHTTP(t.Context(), "127.0.0.1:0")); err == nil ||
		err.Error() != "slack: Socket Mode needs SLACK_APP_TOKEN (xapp-…)\nslack: HTTP needs SLACK_SIGNING_SECRET" {
		t.Errorf("err = %v", err)
	}
}
