package slackbot_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/answer"
	"wenbao/bot/library"
	"wenbao/bot/slackbot"
	"wenbao/bot/slackbot/loopback"
	"wenbao/bot/slackbot/policy"
)

// where a message went and what it began with.
type where struct{ Method, Channel, User, Text string }

func (b *bench) wheres() []where {
	var out []where
	for _, method := range []string{"chat.postMessage", "chat.postEphemeral"} {
		for _, c := range b.slack.Calls(method) {
			text, _, _ := strings.Cut(c.Form.Get("text"), "。")
			out = append(out, where{method, c.Form.Get("channel"), c.Form.Get("user"), strings.SplitN(text, " ", 2)[0]})
		}
	}
	return out
}

func TestPolicy(t *testing.T) {
	const mention = "<@U0WENBAO> 工行"
	p := policy.Policy{Channels: map[string]policy.Channel{
		"C0CLOSED": {Answers: policy.Deny}, "C0SHARED": {External: policy.Allow}, "C0QUIET": {Visibility: "private"}}}
	closed := "这个频道没有开放问报，请发私信或到开放的频道提问"
	tests := []struct {
		name   string
		policy policy.Policy
		scopes []string
		event  map[string]any
		want   []where
	}{
		{"open", p, nil, loopback.Event("Ev1", loopback.Mention("C1", "U1", "1.1", "", mention)),
			[]where{{"chat.postMessage", "C1", "", "答:工行"}}},
		{"closed", p, nil, loopback.Event("Ev1", loopback.Mention("C0CLOSED", "U1", "1.1", "", mention)),
			[]where{{"chat.postEphemeral", "C0CLOSED", "U1", closed}}},
		{"private", p, nil, loopback.Event("Ev1", loopback.Mention("C0QUIET", "U1", "1.1", "", mention)),
			[]where{{"chat.postEphemeral", "C0QUIET", "U1", "答:工行"}}},
		{"shared with others", p, nil, with(loopback.Event("Ev1", loopback.Mention("C1", "U1", "1.1", "", mention)), "is_ext_shared_channel", true),
			[]where{{"chat.postEphemeral", "C1", "U1", "这个频道与其他组织共享，问报不在这里回答"}}},
		{"shared with others, allowed", p, nil, with(loopback.Event("Ev1", loopback.Mention("C0SHARED", "U1", "1.1", "", mention)), "is_ext_shared_channel", true),
			[]where{{"chat.postMessage", "C0SHARED", "", "答:工行"}}},
		{"a guest", p, []string{"users:read"}, loopback.Event("Ev1", loopback.Mention("C1", "U0GUEST", "1.1", "", mention)),
			[]where{{"chat.postEphemeral", "C1", "U0GUEST", "问报只回答本工作区的正式成员"}}},
		{"a member", p, []string{"users:read"}, loopback.Event("Ev1", loopback.Mention("C1", "U1", "1.1", "", mention)),
			[]where{{"chat.postMessage", "C1", "", "答:工行"}}},
		{"a guest, direct message", p, []string{"users:read"}, loopback.Event("Ev1", loopback.DirectMessage("D1", "U0GUEST", "1.1", "", "工行")),
			[]where{{"chat.postMessage", "D1", "", "问报只回答本工作区的正式成员"}}},
		{"nobody can know", p, nil, loopback.Event("Ev1", loopback.Mention("C1", "U0GUEST", "1.1", "", mention)),
			[]where{{"chat.postMessage", "C1", "", "答:工行"}}},
		{"another workspace", policy.Policy{Team: "T0OTHER"}, nil, loopback.Event("Ev1", loopback.Mention("C1", "U1", "1.1", "", mention)), nil},
		{"another app", policy.Policy{App: "A0OTHER"}, nil, loopback.Event("Ev1", loopback.Mention("C1", "U1", "1.1", "", mention)), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.slack.Grant(tt.scopes...)
			b.slack.Always("users.info", func(w http.ResponseWriter, r *http.Request) {
				guest := r.PostForm.Get("user") == "U0GUEST"
				json.NewEncoder(w).Encode(map[string]any{"ok": true, "user": map[string]any{"is_restricted": guest}})
			})
			o := b.options(&asker{})
			o.Policy = tt.policy
			stop := b.socket(o)
			b.envelope("events_api", tt.event)
			stop()
			if diff := cmp.Diff(tt.want, b.wheres()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A channel may be answered from a knowledge base of its own.
func TestBaseOfChannel(t *testing.T) {
	b := newBench(t)
	o := b.options(&asker{reply: func(ctx context.Context, _ string) (answer.Answer, error) {
		return answered("由" + policy.BaseOf(ctx)), nil
	}})
	o.Policy = policy.Policy{Channels: map[string]policy.Channel{"C0BANKS": {Base: "/srv/banks"}}}
	stop := b.socket(o)
	b.event("Ev1", loopback.Mention("C0BANKS", "U1", "1.1", "", "<@U0WENBAO> 工行"))
	b.event("Ev2", loopback.Mention("C1", "U1", "1.2", "", "<@U0WENBAO> 工行"))
	stop()
	want := []where{{"chat.postMessage", "C0BANKS", "", "答:由/srv/banks"}, {"chat.postMessage", "C1", "", "答:由"}}
	got := b.wheres()
	slices.SortFunc(got, func(x, y where) int { return strings.Compare(y.Channel, x.Channel) })
	slices.SortFunc(want, func(x, y where) int { return strings.Compare(y.Channel, x.Channel) })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// perBase is a library whose bases hold different things.
type perBase struct{ shelf }

func (perBase) Holdings(ctx context.Context) (library.Holdings, error) {
	return library.Holdings{Articles: 1, Names: []string{"由" + policy.BaseOf(ctx)}, Examples: []string{"由" + policy.BaseOf(ctx)}}, nil
}

// What a channel's own base holds is not told in others, and the other way round.
func TestHoldingsOfChannel(t *testing.T) {
	b := newBench(t)
	o := b.options(&asker{})
	o.Library = perBase{}
	o.Policy = policy.Policy{Channels: map[string]policy.Channel{"C0BANKS": {Base: "/srv/banks"}}}
	stop := b.socket(o)
	defer stop()
	for i, channel := range []string{"C0BANKS", "C1", "C0BANKS"} {
		command := b.slack.Command(fmt.Sprint("t", i), "U1", "帮助")
		command["channel_id"] = channel
		text := fmt.Sprint(b.envelope("slash_commands", command).Payload)
		if strings.Contains(text, "由/srv/banks") != (channel == "C0BANKS") {
			t.Errorf("in %s: %s", channel, text)
		}
	}
}

func TestPolicyOfCommands(t *testing.T) {
	b := newBench(t)
	o := b.options(&asker{})
	o.Policy = policy.Policy{Default: policy.Deny}
	stop := b.socket(o)
	b.wantEphemeral(b.envelope("slash_commands", b.slack.Command("t", "U1", "工行")).Payload, "这个频道没有开放问报")
	b.exactly(0, stop)
}

// A conversation with a machine does not go on for ever, and ends with a word.
func TestLoopGuard(t *testing.T) {
	b := newBench(t)
	stop := b.socket(b.options(&asker{}))
	for i := range 30 {
		b.event(fmt.Sprint("Ev", i), loopback.Mention("C1", "U1", fmt.Sprintf("2.%02d", i), "1.0", "<@U0WENBAO> 工行"))
	}
	b.exactly(20, stop)
	if n := len(b.slack.Calls("chat.postEphemeral")); n != 1 {
		t.Errorf("%d words about it, want 1", n)
	}
}

// Two messages made of one by Slack have one client_msg_id.
func TestOneGestureTwoMessages(t *testing.T) {
	b := newBench(t)
	stop := b.socket(b.options(&asker{}))
	for i, text := range []string{"工行", "工行", "建行"} {
		event := with(loopback.DirectMessage("D1", "U1", fmt.Sprintf("1.%d", i), "", text), "client_msg_id", "c1")
		b.event(fmt.Sprint("Ev", i), event)
	}
	b.exactly(2, stop)
}

func TestRevoked(t *testing.T) {
	tests := []struct {
		name  string
		event map[string]any
		ends  bool
	}{
		{"uninstalled", map[string]any{"type": "app_uninstalled"}, true},
		{"bot token revoked", map[string]any{"type": "tokens_revoked", "tokens": map[string]any{"bot": []string{"U0WENBAO"}}}, true},
		{"a person's token revoked", map[string]any{"type": "tokens_revoked", "tokens": map[string]any{"oauth": []string{"U1"}}}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			o := b.options(&asker{})
			o.StateDir = t.TempDir()
			bot, err := slackbot.New(o)
			if err != nil {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			go func() { ended <- bot.RunSocket(b.ctx) }()
			b.event("Ev1", loopback.DirectMessage("D1", "U1", "1.1", "", "机密问题"))
			b.event("Ev2", tt.event)
			if !tt.ends {
				b.event("Ev3", loopback.DirectMessage("D1", "U1", "1.2", "", "还在吗"))
				b.posts("chat.postMessage", 2)
				return
			}
			if err := <-ended; err != slackbot.ErrRevoked {
				t.Errorf("err = %v, want %v", err, slackbot.ErrRevoked)
			}
			if n := b.slack.Connected(); n > 0 {
				t.Errorf("%d connections still open", n)
			}
			raw, err := os.ReadFile(filepath.Join(o.StateDir, "journal.jsonl"))
			if err != nil || len(raw) > 0 {
				t.Errorf("journal %q, %v; want nothing in it", raw, err)
			}
		})
	}
}

func TestOps(t *testing.T) {
	b := newBench(t)
	bot, err := slackbot.New(b.options(&asker{}))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(bot.OpsHandler())
	defer server.Close()
	get := func(path string) (int, string) {
		resp, err := http.Get(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		return resp.StatusCode, string(body)
	}
	if status, _ := get("/healthz"); status != http.StatusServiceUnavailable {
		t.Errorf("/healthz before the start: %d", status)
	}
	go bot.RunSocket(b.ctx)
	mention := loopback.Mention("C1", "U1", "1.1", "", "<@U0WENBAO> 机密问题")
	b.event("Ev1", mention)
	b.event("Ev1", mention)
	b.posts("chat.postMessage", 1)
	status, body := get("/healthz")
	if status != http.StatusOK || !strings.Contains(body, `"connected":true`) || !strings.Contains(body, `"last_ping"`) {
		t.Errorf("/healthz: %d %s", status, body)
	}
	_, metrics := get("/metrics")
	for _, want := range []string{
		`wenbao_slack_received_total{kind="events_api"} 2`,
		`wenbao_slack_duplicates_total{kind="events_api"} 1`,
		`wenbao_slack_ack_seconds_count 2`,
		`wenbao_slack_answers_total{status="answered"} 1`,
		`wenbao_slack_connections 1`,
		`wenbao_slack_ready 1`,
		`go_goroutines`,
	} {
		if !strings.Contains(metrics, want) {
			t.Errorf("/metrics lacks %s", want)
		}
	}
	for _, secret := range []string{"机密", "U1", "C1", botToken} {
		if strings.Contains(metrics+body, secret) {
			t.Errorf("%s is shown", secret)
		}
	}
	if status, _ := get("/other"); status != http.StatusNotFound {
		t.Errorf("/other: %d", status)
	}
	if err := bot.RunOps(b.ctx, "256.0.0.1:0"); err == nil {
		t.Error("served on an impossible address")
	}
}
