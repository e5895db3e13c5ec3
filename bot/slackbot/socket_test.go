package slackbot_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/answer"
	"wenbao/bot/slackbot"
	"wenbao/bot/slackbot/loopback"
)

func TestWhereAnswersGo(t *testing.T) {
	tests := []struct {
		name   string
		event  map[string]any
		thread string // "" when it is not to be answered
		asked  string
	}{
		{"mention", loopback.Mention("C1", "U1", "1.1", "", "<@U0WENBAO> 工行2023年净利润"), "1.1", "工行2023年净利润"},
		{"mention in a thread", loopback.Mention("C1", "U1", "2.2", "1.0", "<@U0WENBAO> 工行"), "1.0", "工行"},
		{"full-width blanks around", loopback.Mention("C1", "U1", "1.1", "", "　<@U0WENBAO>　工行　"), "1.1", "工行"},
		{"mention at the end, another user stays", loopback.Mention("C1", "U1", "1.1", "", "问 <@U2> 工行 <@U0WENBAO>"), "1.1", "问 @U2 工行"},
		{"unescaped", loopback.Mention("C1", "U1", "1.1", "", "<@U0WENBAO> A&amp;B &lt;10% <#C2|公告> <https://a.cn|链接>"), "1.1", "A&B <10% #公告 链接"},
		{"message twin of a mention", loopback.ChannelMessage("C1", "U1", "1.1", "", "<@U0WENBAO> 工行"), "1.1", "工行"},
		{"direct message", loopback.DirectMessage("D1", "U1", "3.3", "", "工行"), "3.3", "工行"},
		{"direct message with a file", with(loopback.DirectMessage("D1", "U1", "3.3", "", "工行"), "subtype", "file_share"), "3.3", "工行"},
		{"other talk in a channel", loopback.ChannelMessage("C1", "U1", "1.1", "", "工行2023年净利润"), "", ""},
		{"another bot", with(loopback.Mention("C1", "U1", "1.1", "", "<@U0WENBAO> 工行"), "bot_id", "B1"), "", ""},
		{"itself", loopback.DirectMessage("D1", "U0WENBAO", "3.3", "", "工行"), "", ""},
		{"Slackbot", loopback.DirectMessage("D1", "USLACKBOT", "3.3", "", "工行"), "", ""},
		{"an edit", with(loopback.DirectMessage("D1", "U1", "3.3", "", "工行"), "subtype", "message_changed"), "", ""},
		{"an event nobody asked for", map[string]any{"type": "reaction_added", "user": "U1"}, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, a := newBench(t), &asker{}
			stop := b.socket(b.options(a))
			b.event("Ev1", tt.event)
			if tt.thread == "" {
				b.exactly(0, stop)
				return
			}
			b.posts("chat.postMessage", 1)
			got := b.exactly(1, stop)[0]
			if diff := cmp.Diff([]string{tt.asked}, a.questions()); diff != "" {
				t.Errorf("asked (-want +got):\n%s", diff)
			}
			want := map[string]string{"channel": tt.event["channel"].(string), "thread_ts": tt.thread,
				"unfurl_links": "false", "unfurl_media": "false", "mrkdwn": "false"}
			sent := map[string]string{}
			for k := range want {
				sent[k] = got.Form.Get(k)
			}
			if diff := cmp.Diff(want, sent); diff != "" {
				t.Errorf("message (-want +got):\n%s", diff)
			}
			if got.Token != botToken || !strings.Contains(got.Form.Get("text"), "272.46亿元") ||
				!strings.Contains(got.Form.Get("blocks"), `"bold":true`) {
				t.Errorf("message %v", got.Form)
			}
		})
	}
}

func with(event map[string]any, key string, value any) map[string]any {
	event[key] = value
	return event
}

func TestAnsweredOnce(t *testing.T) {
	mention := loopback.Mention("C1", "U1", "1.1", "", "<@U0WENBAO> 工行")
	twin := loopback.ChannelMessage("C1", "U1", "1.1", "", "<@U0WENBAO> 工行")
	tests := []struct {
		name    string
		restart bool
		ids     []string
		events  []map[string]any
	}{
		{"twin events", false, []string{"Ev1", "Ev2"}, []map[string]any{mention, twin}},
		{"twin events, message first", false, []string{"Ev2", "Ev1"}, []map[string]any{twin, mention}},
		{"redelivered", false, []string{"Ev1", "Ev1"}, []map[string]any{mention, mention}},
		{"redelivered after a restart", true, []string{"Ev1", "Ev1"}, []map[string]any{mention, mention}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, a := newBench(t), &asker{}
			o := b.options(a)
			o.StateDir = t.TempDir()
			stop := b.socket(o)
			b.event(tt.ids[0], tt.events[0])
			if tt.restart {
				stop()
				stop = b.socket(o)
			}
			b.event(tt.ids[1], tt.events[1])
			b.exactly(1, stop)
		})
	}
}

func TestCrashBetweenAcknowledgementAndAnswer(t *testing.T) {
	b := newBench(t)
	stuck := make(chan struct{})
	o := b.options(&asker{reply: func(context.Context, string) (answer.Answer, error) {
		<-stuck
		return answer.Answer{}, errors.New("killed")
	}})
	o.StateDir = t.TempDir()
	stop := b.socket(o)
	t.Cleanup(func() { close(stuck); stop() })
	b.event("Ev1", loopback.Mention("C1", "U1", "1.1", "", "<@U0WENBAO> 工行"))
	b.event("Ev2", loopback.Mention("C1", "U1", "1.2", "1.1", "<@U0WENBAO> 那2022年呢"))

	after := &asker{}
	o2 := b.options(after)
	o2.StateDir = b.crash(o.StateDir)
	stop2 := b.socket(o2)
	b.posts("chat.postMessage", 2)
	b.exactly(2, stop2)
	if diff := cmp.Diff([]string{"工行", "那2022年呢 ← 工行"}, after.questions()); diff != "" {
		t.Errorf("asked after the crash (-want +got):\n%s", diff)
	}
	// And not once more.
	b.exactly(2, b.socket(o2))
}

// What becomes of an answer that was on its way when the bot was killed.
func TestCrashWhilePosting(t *testing.T) {
	tests := []struct {
		name    string
		channel string
		taken   bool
		scopes  []string
		want    int // messages after the restart
		notices int // sent to the person only
	}{
		{"posted, thread can be read", "D1", true, []string{"im:history"}, 1, 0},
		{"not posted, thread can be read", "D1", false, []string{"im:history"}, 1, 0},
		{"posted, thread of a channel can be read", "C1", true, []string{"channels:history"}, 1, 0},
		{"posted, nobody can look", "C1", true, nil, 1, 1},
		{"not posted, nobody can look", "C1", false, nil, 0, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.slack.Grant(tt.scopes...)
			arrived, release := make(chan struct{}), make(chan struct{})
			b.slack.Next("chat.postMessage", func(w http.ResponseWriter, r *http.Request) {
				if tt.taken {
					defer b.slack.Taken(w, r)
				}
				close(arrived)
				<-release
			})
			o := b.options(&asker{})
			o.StateDir = t.TempDir()
			stop := b.socket(o)
			b.event("Ev1", loopback.Mention(tt.channel, "U1", "1.1", "", "<@U0WENBAO> 工行"))
			<-arrived
			o2 := b.options(&asker{})
			o2.StateDir = b.crash(o.StateDir)
			b.slack.Always("chat.postMessage", loopback.Error("not_authed")) // the first bot is dead
			close(release)
			stop()
			b.slack.Always("chat.postMessage", nil)
			before := len(b.slack.Calls("chat.postEphemeral"))
			stop = b.socket(o2)
			stop()
			b.socket(o2)() // and not once more
			if n := len(b.slack.Messages()); n != tt.want {
				t.Errorf("%d messages, want %d", n, tt.want)
			}
			notices := b.slack.Calls("chat.postEphemeral")[before:]
			if len(notices) != tt.notices {
				t.Errorf("%d notices, want %d", len(notices), tt.notices)
			}
			for _, n := range notices {
				if n.Form.Get("user") != "U1" || n.Form.Get("thread_ts") != "1.1" || !strings.Contains(n.Form.Get("text"), "再问一次") {
					t.Errorf("notice %v", n.Form)
				}
			}
		})
	}
}

func TestStopLeavesUnansweredForNextRun(t *testing.T) {
	b := newBench(t)
	asked := make(chan struct{}, 1)
	o := b.options(&asker{reply: func(ctx context.Context, _ string) (answer.Answer, error) {
		asked <- struct{}{}
		<-ctx.Done()
		return answer.Answer{}, ctx.Err()
	}})
	o.StateDir = t.TempDir()
	o.Clock = &clock{hold: func(d time.Duration) bool { return d == ackWait || d == time.Second }}
	stop := b.socket(o)
	b.event("Ev1", loopback.Mention("C1", "U1", "1.1", "", "<@U0WENBAO> 工行"))
	<-asked
	b.exactly(0, stop)
	o2 := b.options(&asker{})
	o2.StateDir = o.StateDir
	b.exactly(1, b.socket(o2))
}

func TestHistory(t *testing.T) {
	b, a := newBench(t), &asker{}
	stop := b.socket(b.options(a))
	b.event("Ev1", loopback.Mention("C1", "U1", "1.1", "", "<@U0WENBAO> 工行2023年净利润"))
	b.event("Ev2", loopback.Mention("C1", "U2", "1.2", "1.1", "<@U0WENBAO> 那2022年呢"))
	b.event("Ev3", loopback.Mention("C1", "U1", "2.1", "", "<@U0WENBAO> 另一个问题"))
	b.event("Ev4", loopback.Mention("C2", "U1", "1.3", "1.1", "<@U0WENBAO> 别的频道"))
	b.event("Ev5", loopback.DirectMessage("D1", "U1", "5.1", "", "帮助"))
	b.exactly(5, stop)
	got := a.questions()
	slices.Sort(got)
	want := []string{"别的频道", "另一个问题", "工行2023年净利润", "那2022年呢 ← 工行2023年净利润"}
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
}

func TestFailureIsOneSentence(t *testing.T) {
	for name, reply := range map[string]func(context.Context, string) (answer.Answer, error){
		"error": func(context.Context, string) (answer.Answer, error) {
			return answer.Answer{}, errors.New("disk /secret/path")
		},
		"panic": func(context.Context, string) (answer.Answer, error) { panic("disk /secret/path") },
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			stop := b.socket(b.options(&asker{reply: reply}))
			b.event("Ev1", loopback.DirectMessage("D1", "U1", "1.1", "", "工行"))
			b.posts("chat.postMessage", 1)
			text := b.exactly(1, stop)[0].Form.Get("text")
			if !strings.HasPrefix(text, "查询时出错了，请稍后再试。（编号") || strings.Contains(text, "secret") {
				t.Errorf("text = %q", text)
			}
		})
	}
}

func TestCommand(t *testing.T) {
	late := &clock{hold: func(d time.Duration) bool { return d == drainTime }}
	tests := []struct {
		name     string
		text     string
		clock    *clock
		ack      string // beginning of the acknowledgement's text
		response string // beginning of what goes to the response URL
	}{
		{"ready in time", "工行2023年净利润", patient(), "答:工行2023年净利润", ""},
		{"late", "工行2023年净利润", late, "检索中…", "答:工行2023年净利润"},
		{"empty", " ", patient(), "我用已收录的", ""},
		{"help, in English", "help", patient(), "I answer with figures", ""},
		{"help", "帮助", patient(), "我用已收录的", ""},
		{"too long", strings.Repeat("长", 1001), patient(), "问题太长了", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			o := b.options(&asker{reply: func(_ context.Context, q string) (answer.Answer, error) {
				if tt.response != "" { // not before the acknowledgement has gone
					b.slack.WaitAck(b.ctx, "envelope-1")
				}
				return answered(q), nil
			}})
			o.Clock = tt.clock
			stop := b.socket(o)
			command := b.slack.Command("trigger1", "U1", tt.text)
			ack := b.envelope("slash_commands", command)
			b.wantEphemeral(ack.Payload, tt.ack)
			if tt.response != "" {
				b.wantEphemeral(b.posts("response", 1)[0].Body, tt.response)
			}
			if again := b.envelope("slash_commands", command); again.Payload != nil {
				t.Errorf("answered twice: %v", again.Payload)
			}
			b.exactly(0, stop)
			if n := len(b.slack.Calls("response")); n != min(len(tt.response), 1) {
				t.Errorf("%d posts to the response URL", n)
			}
		})
	}
}

func (b *bench) wantEphemeral(payload map[string]any, text string) {
	b.Helper()
	got, _ := payload["text"].(string)
	if !strings.HasPrefix(got, text) || payload["response_type"] != "ephemeral" {
		b.Errorf("payload %v, want ephemeral %q", payload, text)
	}
}

func TestCommandAnswerAfterReconnect(t *testing.T) {
	b := newBench(t)
	release := make(chan struct{})
	stop := b.socket(b.options(&asker{reply: func(_ context.Context, q string) (answer.Answer, error) {
		<-release
		return answered(q), nil
	}}))
	if _, err := b.slack.Send(b.ctx, "slash_commands", b.slack.Command("trigger1", "U1", "工行")); err != nil {
		t.Fatal(err)
	}
	b.event("Ev1", map[string]any{"type": "reaction_added"}) // the command has been read
	if err := b.slack.Disconnect(b.ctx, "refresh_requested"); err != nil {
		t.Fatal(err)
	}
	b.event("Ev2", map[string]any{"type": "reaction_added"}) // connected again
	close(release)
	b.wantEphemeral(b.posts("response", 1)[0].Body, "答:工行")
	b.exactly(0, stop)
}

func TestDisconnectInMidAnswer(t *testing.T) {
	for _, reason := range []string{"warning", "refresh_requested", "too_many_websockets", ""} {
		t.Run(reason, func(t *testing.T) {
			b := newBench(t)
			release := make(chan struct{})
			stop := b.socket(b.options(&asker{reply: func(_ context.Context, q string) (answer.Answer, error) {
				<-release
				return answered(q), nil
			}}))
			mention := loopback.Mention("C1", "U1", "1.1", "", "<@U0WENBAO> 工行")
			b.event("Ev1", mention)
			if reason == "" {
				b.slack.Drop()
			} else if err := b.slack.Disconnect(b.ctx, reason); err != nil {
				t.Fatal(err)
			}
			b.event("Ev1", mention) // delivered again over the new connection
			close(release)
			b.exactly(1, stop)
			if n := b.slack.Opened(); n != 2 {
				t.Errorf("%d connections, want 2", n)
			}
		})
	}
}

func TestOddEnvelopes(t *testing.T) {
	b := newBench(t)
	stop := b.socket(b.options(&asker{}))
	if err := b.slack.WaitPong(b.ctx, 1); err != nil {
		t.Error("ping not answered")
	}
	b.event("Ev1", map[string]any{"type": "totally_new_event"})
	b.envelope("totally_new_envelope", map[string]any{})
	b.envelope("interactive", map[string]any{"type": "block_actions", "actions": []any{}})
	b.envelope("events_api", "no object")
	b.event("Ev2", loopback.DirectMessage("D1", "U1", "1.1", "", "工行"))
	b.exactly(1, stop)
}

func TestManyAtOnce(t *testing.T) {
	const n = 50
	b := newBench(t)
	o := b.options(&asker{})
	o.StateDir = t.TempDir()
	stop := b.socket(o)
	var sent sync.WaitGroup
	for i := range n {
		sent.Go(func() {
			b.event(fmt.Sprintf("Ev%d", i), loopback.Mention("C1", "U1", fmt.Sprintf("1.%d", i), "", fmt.Sprintf("<@U0WENBAO> 问题%d", i)))
		})
	}
	sent.Wait()
	threads := map[string]int{}
	for _, c := range b.exactly(n, stop) {
		threads[c.Form.Get("thread_ts")]++
	}
	if len(threads) != n {
		t.Errorf("answers in %d threads, want %d", len(threads), n)
	}
}

func TestFullQueueIsNotAcknowledged(t *testing.T) {
	b := newBench(t)
	asked, release := make(chan struct{}, 1), make(chan struct{})
	o := b.options(&asker{reply: func(_ context.Context, q string) (answer.Answer, error) {
		asked <- struct{}{}
		<-release
		return answered(q), nil
	}})
	o.Workers, o.Queue = 1, 1
	stop := b.socket(o)
	b.event("Ev1", loopback.Mention("C1", "U1", "1.1", "", "<@U0WENBAO> 一"))
	<-asked // off the queue
	b.event("Ev2", loopback.Mention("C1", "U1", "1.2", "", "<@U0WENBAO> 二"))
	third := loopback.Event("Ev3", loopback.Mention("C1", "U1", "1.3", "", "<@U0WENBAO> 三"))
	envelope, err := b.slack.Send(b.ctx, "events_api", third)
	if err != nil {
		t.Fatal(err)
	}
	b.wantEphemeral(b.envelope("slash_commands", b.slack.Command("t", "U1", "四")).Payload, "现在提问较多")
	if slices.ContainsFunc(b.slack.Acks(), func(a loopback.Ack) bool { return a.Envelope == envelope }) {
		t.Error("acknowledged although there was no room")
	}
	release <- struct{}{}
	<-asked
	b.envelope("events_api", third) // delivered again
	close(release)
	b.posts("chat.postMessage", 3)
	b.exactly(3, stop)
}

func TestRefusedTokens(t *testing.T) {
	for method, want := range map[string]string{
		"auth.test":             "slack: bot token refused: invalid_auth",
		"apps.connections.open": "slack: app token refused: invalid_auth",
	} {
		t.Run(method, func(t *testing.T) {
			b := newBench(t)
			b.slack.Next(method, loopback.Error("invalid_auth"))
			bot, err := slackbot.New(b.options(&asker{}))
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if err := bot.RunSocket(b.ctx); err != nil {
				got = err.Error()
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReconnectPace(t *testing.T) {
	b, c := newBench(t), patient()
	b.slack.Next("apps.connections.open", loopback.Error("internal_error"), loopback.RateLimited(30), loopback.Error("internal_error"))
	o := b.options(&asker{})
	o.Clock = c
	stop := b.socket(o)
	b.event("Ev1", loopback.DirectMessage("D1", "U1", "1.1", "", "工行"))
	b.exactly(1, stop)
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.waited) < 2 || c.waited[0] != 30*time.Second || c.waited[1] < 2*time.Second || c.waited[1] > 3*time.Second {
		t.Errorf("waited %v between attempts, want none, 30 s, about 2 s", c.waited)
	}
}
