package slackbot_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/answer"
	"wenbao/bot/library"
	"wenbao/bot/slackbot"
	"wenbao/bot/slackbot/loopback"
	"wenbao/bot/slackbot/memory"
	"wenbao/bot/slackbot/policy"
	"wenbao/facts"
)

// shelf is a library that holds little.
type shelf struct{}

func (shelf) Holdings(context.Context) (library.Holdings, error) {
	return library.Holdings{Articles: 7, Entities: 2, Names: []string{"中国工商银行"}, First: facts.NewDate(2023, 3, 1), Last: facts.NewDate(2024, 4, 1),
		Examples: []string{"中国工商银行2023年金融科技投入是多少？"}}, nil
}
func (shelf) Names(_ context.Context, piece string, _ int) ([]string, error) {
	return []string{"中国工商银行", "输入" + piece}, nil
}
func (shelf) Metrics(_ context.Context, name, _ string, _ int) ([]string, error) {
	return []string{name + "的指标"}, nil
}
func (shelf) Periods(context.Context, string, string, int) ([]facts.Period, error) {
	return []facts.Period{facts.Year(2023), facts.Year(2022)}, nil
}
func (shelf) Around(_ context.Context, s facts.Source, _ int) (library.Excerpt, bool, error) {
	return library.Excerpt{Source: s, Before: []string{"前一句。"}, After: []string{"后一句。"}}, true, nil
}
func (shelf) Check(_ context.Context, text string) ([]library.Finding, int, error) {
	known := answered("工行")
	return []library.Finding{{Figure: text, About: "工行 · 投入", Verdict: library.Differs, Known: known}}, 0, nil
}

// replies answers by what a question contains: 哪家 asks back, 没有 finds nothing.
func replies(_ context.Context, question string) (answer.Answer, error) {
	switch {
	case strings.Contains(question, "哪家"):
		return answer.Answer{Status: answer.Clarify, Text: "请问是哪一家？", Suggestions: []string{"工行净利润多少？", "建行净利润多少？"}}, nil
	case strings.Contains(question, "没有"):
		return answer.Answer{Status: answer.NotFound, Text: "没有收录。", Suggestions: []string{"工行净利润多少？"}}, nil
	case strings.Contains(question, "闲聊"):
		return answer.Answer{Status: answer.NotFound, Reason: answer.NoQuestion, Text: "没有看出要查哪个指标。"}, nil
	}
	a := answered(question)
	a.Figures[0].Entity, a.Figures[0].Metric, a.Figures[0].Period = "中国工商银行", "金融科技投入", facts.Year(2023)
	return a, nil
}

// slowAfter is when the bot says that an answer takes a while.
const slowAfter = 700 * time.Millisecond

// app is a bot on one of the transports, driven as Slack does.
type app struct {
	*bench
	address string // HTTP; "" for Socket Mode
	asker   *asker
	state   string
	stop    func()
}

// apps runs a test over both transports.
func apps(t *testing.T, test func(*testing.T, *app)) {
	for _, transport := range []string{"socket", "http"} {
		t.Run(transport, func(t *testing.T) {
			a := newApp(t)
			if transport == "http" {
				a.address, a.stop = a.http(a.options())
			} else {
				a.stop = a.socket(a.options())
			}
			test(t, a)
		})
	}
}

func newApp(t *testing.T) *app {
	return &app{bench: newBench(t), asker: &asker{reply: replies}, state: t.TempDir()}
}

func (a *app) options() slackbot.Options {
	o := a.bench.options(a.asker)
	o.Library, o.StateDir, o.ThreadFollow = shelf{}, a.state, true
	o.Clock = &clock{hold: func(d time.Duration) bool { return d == drainTime || d == ackWait || d == slowAfter }}
	o.Log = slog.New(slog.NewTextHandler(a.Output(), &slog.HandlerOptions{Level: slog.LevelDebug}))
	return o
}

// deliver brings a payload and returns what the acknowledgement carries.
func (a *app) deliver(kind string, payload any) map[string]any {
	a.Helper()
	if a.address == "" {
		return a.envelope(kind, payload).Payload
	}
	raw, err := json.Marshal(payload)
	if err != nil {
		a.Fatal(err)
	}
	body := raw
	if kind == "interactive" {
		body = []byte(url.Values{"payload": {string(raw)}}.Encode())
	}
	if command, ok := payload.(map[string]string); ok {
		body = loopback.Form(command)
	}
	r, err := loopback.Request(a.address+slackbot.EventsPath, secret, now, body)
	if err != nil {
		a.Fatal(err)
	}
	resp := a.do(r)
	if resp.StatusCode != http.StatusOK {
		a.Fatalf("status %d", resp.StatusCode)
	}
	var out map[string]any
	json.NewDecoder(resp.Body).Decode(&out)
	return out
}

func (a *app) event(id string, inner map[string]any) {
	a.Helper()
	a.deliver("events_api", loopback.Event(id, inner))
}

// posted is the nth message posted: its timestamp, its text and its buttons.
func (a *app) posted(method string, n int) message {
	a.Helper()
	call := a.posts(method, n)[n-1]
	m := message{call: call, text: call.Form.Get("text"), buttons: map[string]string{}}
	var blocks any
	if call.Body != nil {
		m.text, _ = call.Body["text"].(string)
		blocks = call.Body["blocks"]
	} else if err := json.Unmarshal([]byte(call.Form.Get("blocks")), &blocks); err != nil && call.Form.Has("blocks") {
		a.Fatal(err)
	}
	m.collect(blocks)
	return m
}

type message struct {
	call    loopback.Call
	text    string
	buttons map[string]string // action → value
}

func (m *message) collect(v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			m.collect(e)
		}
	case map[string]any:
		if action, ok := v["action_id"].(string); ok {
			m.buttons[action], _ = v["value"].(string)
			if options, ok := v["options"].([]any); ok && len(options) > 0 {
				m.buttons[action], _ = options[0].(map[string]any)["value"].(string)
			}
			if b, ok := v["negative_button"].(map[string]any); ok {
				m.buttons[action], _ = b["value"].(string)
			}
		}
		for _, e := range v {
			m.collect(e)
		}
	}
}

// click is the payload of a button; the rest is put over it.
func (a *app) click(action, value, ts string, rest map[string]any) map[string]any {
	p := map[string]any{"type": "block_actions", "team": map[string]any{"id": loopback.Team}, "user": map[string]any{"id": "U1"},
		"api_app_id": "A0WENBAO", "trigger_id": "trigger-" + ts, "response_url": a.slack.ResponseURL(), "channel": map[string]any{"id": "C1"},
		"container": map[string]any{"type": "message", "message_ts": "1700000000.000001", "channel_id": "C1"},
		"actions":   []any{map[string]any{"block_id": "b", "action_id": action, "value": value, "action_ts": ts, "type": "button"}}}
	for k, v := range rest {
		p[k] = v
	}
	return p
}

// ask asks in a channel and returns the answer's message.
func (a *app) ask(question string) message {
	a.Helper()
	a.event("Ev1", loopback.Mention("C1", "U1", "1.0", "", "<@"+loopback.BotUser+"> "+question))
	return a.posted("chat.postMessage", 1)
}

// modal is the nth opened modal, as text.
func (a *app) modal(n int) string {
	a.Helper()
	return content(a.posts("views.open", n)[n-1])
}

func (a *app) want(got, want string) {
	a.Helper()
	if !strings.Contains(got, want) {
		a.Errorf("%.600s\nwant %q in it", got, want)
	}
}

func TestClarifyIsAnsweredInPlace(t *testing.T) {
	apps(t, func(t *testing.T, a *app) {
		m := a.ask("哪家净利润多少？")
		click := a.click("wenbao_ask_1", m.buttons["wenbao_ask_1"], "1700000001.000100", nil)
		a.deliver("interactive", click)
		update := a.posted("chat.update", 1)
		a.want(update.text, "答:建行净利润多少？")
		if f := update.call.Form; f.Get("channel") != "C1" || f.Get("ts") != "1700000000.000001" {
			t.Errorf("updated %v", f)
		}
		a.deliver("interactive", click) // Slack repeats itself
		a.event("Ev2", loopback.Mention("C1", "U1", "1700000002.000100", "1.0", "<@"+loopback.BotUser+"> 那2022年呢"))
		a.posts("chat.postMessage", 2)
		a.stop()
		if n := len(a.slack.Calls("chat.update")); n != 1 {
			t.Errorf("updated %d times", n)
		}
		want := []string{"哪家净利润多少？", "建行净利润多少？", "那2022年呢 ← 哪家净利润多少？ ← 建行净利润多少？"}
		if diff := cmp.Diff(want, a.asker.questions()); diff != "" {
			t.Errorf("asked (-want +got):\n%s", diff)
		}
	})
}

func TestNoneOfThese(t *testing.T) {
	apps(t, func(t *testing.T, a *app) {
		m := a.ask("哪家净利润多少？")
		a.deliver("interactive", a.click("wenbao_none", m.buttons["wenbao_none"], "2.0", nil))
		a.want(a.posted("chat.update", 1).text, "例如：中国工商银行2023年金融科技投入是多少？")
	})
}

func TestSuggestionAndPeriodAreAnsweredInTheThread(t *testing.T) {
	apps(t, func(t *testing.T, a *app) {
		m := a.ask("没有的指标")
		a.want(m.call.Form.Get("blocks"), "已检索：7篇文章，2个主体")
		a.deliver("interactive", a.click("wenbao_ask_0", m.buttons["wenbao_ask_0"], "1700000001.000100", nil))
		second := a.posted("chat.postMessage", 2)
		a.want(second.text, "答:工行净利润多少？")
		if got := second.buttons["wenbao_period"]; !strings.HasSuffix(got, ":2022年") {
			t.Fatalf("period %q", got)
		}
		period := a.click("wenbao_period", "", "1700000002.000100", nil)
		period["actions"] = []any{map[string]any{"block_id": "b", "action_id": "wenbao_period", "action_ts": "1700000002.000100", "type": "static_select",
			"selected_option": map[string]any{"value": second.buttons["wenbao_period"]}}}
		a.deliver("interactive", period)
		third := a.posted("chat.postMessage", 3)
		if second.call.Form.Get("thread_ts") != "1.0" || third.call.Form.Get("thread_ts") != "1.0" {
			t.Errorf("threads %q, %q", second.call.Form.Get("thread_ts"), third.call.Form.Get("thread_ts"))
		}
		if got := a.asker.questions()[2]; got != "那2022年呢？ ← 工行净利润多少？" {
			t.Errorf("asked %q", got)
		}
	})
}

func TestModals(t *testing.T) {
	apps(t, func(t *testing.T, a *app) {
		m := a.ask("工行净利润多少？")
		a.deliver("interactive", a.click("wenbao_context", m.buttons["wenbao_context"], "2.0", nil))
		a.want(a.modal(1), "前一句。")
		a.want(a.modal(1), "后一句。")
		a.deliver("interactive", a.click("wenbao_all", m.buttons["wenbao_context"], "3.0", nil))
		a.want(a.modal(2), "完整回答")
		a.deliver("interactive", map[string]any{"type": "message_action", "callback_id": "wenbao_verify", "trigger_id": "t3",
			"team": map[string]any{"id": loopback.Team}, "user": map[string]any{"id": "U2"}, "channel": map[string]any{"id": "C1"},
			"message": map[string]any{"text": "工行投入 &lt; 3亿元", "ts": "9.0"}, "response_url": a.slack.ResponseURL()})
		a.want(a.modal(3), "1个数字：一致0，不一致1，未收录0")
		var view map[string]any
		if err := json.Unmarshal([]byte(a.modal(3)), &view); err != nil {
			t.Fatal(err)
		}
		a.want(a.modal(3), `工行投入 \u003c 3亿元`)
		a.deliver("interactive", a.click("wenbao_context", "unknown", "4.0", nil))
		a.want(a.posted("response", 1).text, "已经过期")
	})
}

func TestFeedback(t *testing.T) {
	apps(t, func(t *testing.T, a *app) {
		m := a.ask("工行净利润多少？")
		wrong := m.buttons["wenbao_feedback"]
		a.deliver("interactive", a.click("wenbao_feedback", strings.Replace(wrong, "wrong", "right", 1), "2.0", map[string]any{"user": map[string]any{"id": "U2"}}))
		a.deliver("interactive", a.click("wenbao_feedback", wrong, "3.0", nil))
		a.want(a.modal(1), "错在哪")
		id := strings.TrimPrefix(wrong, "wrong:")
		submit := func(what []any, correct string) map[string]any {
			return map[string]any{"type": "view_submission", "team": map[string]any{"id": loopback.Team}, "user": map[string]any{"id": "U1"},
				"view": map[string]any{"id": "V1", "hash": correct, "type": "modal", "callback_id": "wenbao_feedback", "private_metadata": id,
					"state": map[string]any{"values": map[string]any{
						"what":    map[string]any{"field": map[string]any{"type": "checkboxes", "selected_options": what}},
						"correct": map[string]any{"field": map[string]any{"type": "plain_text_input", "value": correct}},
						"note":    map[string]any{"field": map[string]any{"type": "plain_text_input", "value": nil}}}}}}
		}
		value := []any{map[string]any{"value": "value"}}
		for reason, refused := range map[string]map[string]any{"what": submit([]any{}, "3亿元"), "correct": submit(value, "很多")} {
			ack := a.deliver("interactive", refused)
			errors, _ := ack["errors"].(map[string]any)
			if ack["response_action"] != "errors" || errors[reason] == nil {
				t.Errorf("%s: %v", reason, ack)
			}
		}
		if ack := a.deliver("interactive", submit(value, "263亿元")); ack != nil {
			t.Errorf("refused: %v", ack)
		}
		a.stop()
		all, err := memory.ReadFeedback(a.state)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range all {
			got = append(got, f.User+" "+f.Answer.Question+" "+strings.Join(f.Wrong, ",")+" "+f.Correct)
		}
		slices.Sort(got)
		if diff := cmp.Diff([]string{"U1 工行净利润多少？ value 263亿元", "U2 工行净利润多少？  "}, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

func TestShareAndDelete(t *testing.T) {
	apps(t, func(t *testing.T, a *app) {
		ack := a.deliver("slash_commands", a.slack.Command("t1", "U1", "工行净利润多少？"))
		m := message{buttons: map[string]string{}}
		m.collect(ack["blocks"])
		ephemeral := map[string]any{"container": map[string]any{"type": "message", "message_ts": "5.0", "channel_id": "C1", "is_ephemeral": true}}
		a.deliver("interactive", a.click("wenbao_share", m.buttons["wenbao_share"], "2.0", ephemeral))
		calls := a.posts("response", 2)
		a.want(calls[0].Body["text"].(string), "答:工行净利润多少？")
		raw, _ := json.Marshal(calls[0].Body["blocks"])
		a.want(string(raw), `"user_id":"U1"`)
		if calls[0].Body["response_type"] != "in_channel" || calls[1].Body["delete_original"] != true {
			t.Errorf("shared by %v, %v", calls[0].Body["response_type"], calls[1].Body)
		}
		shared := message{buttons: map[string]string{}}
		shared.collect(calls[0].Body["blocks"])
		other := map[string]any{"user": map[string]any{"id": "U2"}}
		a.deliver("interactive", a.click("wenbao_delete", shared.buttons["wenbao_delete"], "3.0", other))
		a.want(a.posts("response", 3)[2].Body["text"].(string), "只有提问的人")
		a.deliver("interactive", a.click("wenbao_delete", shared.buttons["wenbao_delete"], "4.0", nil))
		if got := a.posts("response", 4)[3].Body; got["delete_original"] != true {
			t.Errorf("not deleted: %v", got)
		}
	})
}

func TestHome(t *testing.T) {
	apps(t, func(t *testing.T, a *app) {
		a.ask("工行净利润多少？")
		a.event("Ev2", map[string]any{"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home", "event_ts": "2.0"})
		home := func(n int) string { return content(a.posts("views.publish", n)[n-1]) }
		a.want(home(1), "7篇文章，2个主体，发布于2023-03-01至2024-04-01")
		a.want(home(1), "工行净利润多少？")
		choose := func(action, value, ts string) map[string]any {
			return a.click(action, value, ts, map[string]any{"channel": nil, "response_url": "", "container": map[string]any{"type": "view", "view_id": "V1"},
				"actions": []any{map[string]any{"block_id": "b", "action_id": action, "action_ts": ts, "value": value, "selected_option": map[string]any{"value": value}}}})
		}
		a.deliver("interactive", choose("wenbao_home_language", "en", "3.0"))
		a.want(home(2), "What is indexed")
		a.deliver("interactive", choose("wenbao_home_visibility", "public", "4.0"))
		home(3)
		if ack := a.deliver("slash_commands", a.slack.Command("t9", "U1", "工行净利润多少？")); ack["response_type"] != "in_channel" {
			t.Errorf("not public: %v", ack["response_type"])
		} else {
			raw, _ := json.Marshal(ack["blocks"])
			a.want(string(raw), "Stated in the source")
		}
		a.deliver("interactive", choose("wenbao_home_ask_0", "中国工商银行2023年金融科技投入是多少？", "5.0"))
		if got := a.posted("chat.postMessage", 2); got.call.Form.Get("channel") != "U1" {
			t.Errorf("answered in %v", got.call.Form.Get("channel"))
		}
		a.deliver("interactive", choose("wenbao_home_forget", "all", "6.0"))
		a.want(home(4), "已删除你的数据（3个问题）")
		a.want(home(4), "还没有提过问题")
	})
}

// A reply to an answer that was asked for on the home tab knows its question.
func TestFollowUpToHome(t *testing.T) {
	a := newApp(t)
	stop := a.socket(a.options())
	a.deliver("interactive", a.click("wenbao_home_ask_0", "工行净利润多少？", "1.0", map[string]any{"channel": nil, "response_url": ""}))
	a.posts("chat.postMessage", 1)
	stop()
	stop = a.socket(a.options())
	a.event("Ev1", loopback.DirectMessage("D1", "U1", "1700000009.000100", "1700000000.000001", "那2022年呢？"))
	a.exactly(2, stop)
	if diff := cmp.Diff([]string{"工行净利润多少？", "那2022年呢？ ← 工行净利润多少？"}, a.asker.questions()); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
}

func TestPrompts(t *testing.T) {
	apps(t, func(t *testing.T, a *app) {
		a.event("Ev1", map[string]any{"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "messages", "event_ts": "2.0"})
		agent := a.posts("assistant.threads.setSuggestedPrompts", 1)[0].Form
		a.want(agent.Get("prompts"), "中国工商银行2023年金融科技投入是多少？")
		if agent.Has("thread_ts") || agent.Get("channel_id") != "D1" {
			t.Errorf("with a thread the call fails silently: %v", agent)
		}
		a.event("Ev2", map[string]any{"type": "assistant_thread_started", "event_ts": "3.0",
			"assistant_thread": map[string]any{"user_id": "U1", "channel_id": "D1", "thread_ts": "4.0", "context": map[string]any{}}})
		if legacy := a.posts("assistant.threads.setSuggestedPrompts", 2)[1].Form; legacy.Get("thread_ts") != "4.0" {
			t.Errorf("legacy: %v", legacy)
		}
		a.event("Ev3", loopback.DirectMessage("D1", "U1", "5.0", "", "工行净利润多少？"))
		if title := a.posts("agents.sessions.rename", 1)[0].Form; title.Get("title") != "中国工商银行 · 金融科技投入 · 2023年" || title.Get("thread_ts") != "5.0" {
			t.Errorf("title: %v", title)
		}
	})
}

func TestAskForm(t *testing.T) {
	apps(t, func(t *testing.T, a *app) {
		who := map[string]any{"team": map[string]any{"id": loopback.Team}, "user": map[string]any{"id": "U1"}}
		with := func(rest map[string]any) map[string]any {
			for k, v := range who {
				rest[k] = v
			}
			return rest
		}
		a.deliver("interactive", with(map[string]any{"type": "shortcut", "callback_id": "wenbao_ask", "trigger_id": "t1", "action_ts": "1.0"}))
		a.want(a.modal(1), "external_select")
		state := func(entity string) map[string]any {
			return map[string]any{"id": "V1", "type": "modal", "callback_id": "wenbao_ask", "state": map[string]any{"values": map[string]any{
				"entity": map[string]any{"wenbao_entity": map[string]any{"selected_option": map[string]any{"value": entity}}},
				"metric": map[string]any{"wenbao_metric": map[string]any{"selected_option": map[string]any{"value": "净利润"}}},
				"year":   map[string]any{"wenbao_year": map[string]any{"selected_option": map[string]any{"value": "2023年"}}}}}}
		}
		for _, tt := range []struct{ action, want string }{
			{"wenbao_entity", "中国工商银行 输入工"}, {"wenbao_metric", "工行的指标"}, {"wenbao_year", ""}} {
			ack := a.deliver("interactive", with(map[string]any{"type": "block_suggestion", "action_id": tt.action, "value": "工", "view": state("工行")}))
			var got []string
			options, _ := ack["options"].([]any)
			for _, o := range options {
				got = append(got, o.(map[string]any)["value"].(string))
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("%s offers %q, want %q", tt.action, got, tt.want)
			}
		}
		if ack := a.deliver("interactive", with(map[string]any{"type": "view_submission", "view": state("")})); ack["response_action"] != "errors" {
			t.Errorf("an empty form: %v", ack)
		}
		a.deliver("interactive", with(map[string]any{"type": "view_submission", "view": state("工行")}))
		m := a.posted("chat.postMessage", 1)
		a.want(m.text, "答:工行2023年净利润是多少？")
		if m.call.Form.Get("channel") != "U1" {
			t.Errorf("answered in %v", m.call.Form.Get("channel"))
		}
	})
}

func TestEditedAndDeleted(t *testing.T) {
	apps(t, func(t *testing.T, a *app) {
		a.event("Ev1", loopback.DirectMessage("D1", "U1", "1.0", "", "工行净利润多少？"))
		a.posts("chat.postMessage", 1)
		changed := func(before, after string) map[string]any {
			return map[string]any{"type": "message", "subtype": "message_changed", "channel": "D1", "channel_type": "im", "ts": "2.0", "event_ts": "2.0",
				"message":          map[string]any{"type": "message", "user": "U1", "text": after, "ts": "1.0"},
				"previous_message": map[string]any{"type": "message", "user": "U1", "text": before, "ts": "1.0"}}
		}
		a.event("Ev2", changed("工行净利润多少？", "工行净利润多少？")) // a link was unfurled
		a.event("Ev3", changed("工行净利润多少？", "建行净利润多少？"))
		update := a.posted("chat.update", 1)
		if !strings.HasPrefix(update.text, "(问题已修改)答:建行净利润多少？") {
			t.Errorf("text %q", update.text)
		}
		if got := update.call.Form.Get("ts"); !strings.HasPrefix(got, "1700000000.") {
			t.Errorf("updated %q", got)
		}
		a.event("Ev4", map[string]any{"type": "message", "subtype": "message_deleted", "channel": "D1", "channel_type": "im", "ts": "3.0", "deleted_ts": "1.0"})
		if got := a.posts("chat.delete", 1)[0].Form.Get("ts"); got != update.call.Form.Get("ts") {
			t.Errorf("deleted %q", got)
		}
		a.event("Ev5", loopback.DirectMessage("D1", "U1", "4.0", "1.0", "那2022年呢"))
		a.posts("chat.postMessage", 2)
		if got := a.asker.questions(); got[len(got)-1] != "那2022年呢" {
			t.Errorf("a deleted question is remembered: %q", got)
		}
	})
}

func TestThreadFollow(t *testing.T) {
	apps(t, func(t *testing.T, a *app) {
		a.ask("工行净利润多少？")
		say := func(id, ts, thread, text string) { a.event(id, loopback.ChannelMessage("C1", "U2", ts, thread, text)) }
		say("Ev2", "1.1", "1.0", "那2022年呢？")
		m := a.posted("chat.postMessage", 2)
		if m.call.Form.Get("thread_ts") != "1.0" || m.buttons["wenbao_mute"] == "" {
			t.Errorf("%v, %v", m.call.Form.Get("thread_ts"), m.buttons)
		}
		say("Ev3", "1.2", "1.0", "<@U3> 你觉得多少？") // addressed to somebody
		say("Ev4", "1.3", "1.0", "好的，谢谢")        // asks nothing
		say("Ev5", "1.4", "1.0", "闲聊一下，怎么样？")    // nothing that the base answers
		say("Ev6", "2.0", "", "工行净利润多少？")        // no thread
		say("Ev7", "3.1", "3.0", "工行净利润多少？")     // a thread where the bot was not
		say("Ev8", "1.5", "1.0", "那2021年呢？")     // in order behind the rest
		a.posts("chat.postMessage", 3)
		a.deliver("interactive", a.click("wenbao_mute", m.buttons["wenbao_mute"], "5.0", nil))
		a.want(a.posts("response", 1)[0].Body["text"].(string), "不再自动回答")
		say("Ev9", "1.6", "1.0", "那2020年呢？")
		a.exactly(3, a.stop)
	})
}

func TestStop(t *testing.T) {
	apps(t, func(t *testing.T, a *app) {
		asked := make(chan struct{})
		a.asker.reply = func(ctx context.Context, question string) (answer.Answer, error) {
			if !strings.Contains(question, "慢") {
				return answered(question), nil
			}
			close(asked)
			<-ctx.Done()
			return answer.Answer{}, ctx.Err()
		}
		a.event("Ev1", loopback.DirectMessage("D1", "U1", "1.0", "", "慢慢查"))
		<-asked
		a.event("Ev2", map[string]any{"type": "agent_session_stopped", "channel": "D1", "thread_ts": "1.0", "user": "U1", "event_ts": "2.0"})
		status := a.posts("agents.sessions.setStatus", 1)
		if got := status[len(status)-1].Form.Get("status"); got != "active" {
			t.Errorf("status %q", got)
		}
		a.event("Ev3", loopback.DirectMessage("D1", "U1", "3.0", "1.0", "再问"))
		a.posts("chat.postMessage", 1)
		a.exactly(1, a.stop)
	})
}

// A slow answer is announced, a quick one is not.
func TestStatus(t *testing.T) {
	for _, slow := range []bool{true, false} {
		a := newApp(t)
		o := a.options()
		o.Clock = &clock{hold: func(d time.Duration) bool {
			return d == drainTime || d == ackWait || !slow && d == slowAfter
		}}
		if slow {
			a.asker.reply = func(ctx context.Context, question string) (answer.Answer, error) {
				a.posts("agents.sessions.setStatus", 1)
				return answered(question), nil
			}
		}
		a.stop = a.socket(o)
		a.event("Ev1", loopback.DirectMessage("D1", "U1", "1.0", "", "工行净利润多少？"))
		a.posts("chat.postMessage", 1)
		a.stop()
		calls := a.slack.Calls("assistant.threads.setStatus")
		if (len(calls) > 0) != slow {
			t.Errorf("slow %v: %d announcements", slow, len(calls))
		}
		if status := a.slack.Calls("agents.sessions.setStatus"); slow && (len(status) != 2 || status[1].Form.Get("status") != "active") {
			t.Errorf("not taken back: %v", status)
		}
		if slow && (calls[0].Form.Get("status") == "" || calls[0].Form.Get("thread_ts") != "1.0") {
			t.Errorf("announced %v", calls[0].Form)
		}
	}
}

// An answer that takes longer than the call that announces it may take is not announced
// for ever.
func TestStatusOfALongSearch(t *testing.T) {
	const brief = 200 * time.Millisecond
	t.Cleanup(slackbot.StatusTime(brief))
	a := newApp(t)
	o := a.options()
	o.Clock = patient()
	a.asker.reply = func(ctx context.Context, question string) (answer.Answer, error) {
		a.posts("agents.sessions.setStatus", 1)
		long, cancel := context.WithTimeout(ctx, 2*brief)
		defer cancel()
		<-long.Done()
		return answered(question), nil
	}
	a.stop = a.socket(o)
	a.event("Ev1", loopback.DirectMessage("D1", "U1", "1.0", "", "工行净利润多少？"))
	a.posts("chat.postMessage", 1)
	a.stop()
	if status := a.slack.Calls("agents.sessions.setStatus"); len(status) != 2 || status[1].Form.Get("status") != "active" {
		t.Errorf("not taken back: %v", status)
	}
}

// spoilt is a library over a base whose bytes are not those that were written.
type spoilt struct{ shelf }

func (spoilt) Periods(context.Context, string, string, int) ([]facts.Period, error) {
	panic("out of range")
}
func (spoilt) Names(context.Context, string, int) ([]string, error) { panic("out of range") }

// What panics over the base beside an answer, or while options are listed, takes nothing
// else down, and each question still gets its one answer.
func TestSpoiltBase(t *testing.T) {
	apps(t, func(t *testing.T, a *app) {
		a.stop()
		o := a.options()
		o.Library = spoilt{}
		o.StateDir = t.TempDir()
		if a.address == "" {
			a.stop = a.socket(o)
		} else {
			a.address, a.stop = a.http(o)
		}
		ack := a.deliver("interactive", map[string]any{"type": "block_suggestion", "action_id": "wenbao_entity", "value": "工",
			"user": map[string]any{"id": "U1"}, "team": map[string]any{"id": "T1"}, "view": map[string]any{}})
		if len(ack) > 0 {
			t.Errorf("options %v", ack)
		}
		a.event("Ev1", loopback.DirectMessage("D1", "U1", "1.0", "", "工行净利润多少？"))
		a.posts("chat.postMessage", 1)
		a.event("Ev2", loopback.DirectMessage("D1", "U1", "2.0", "", "没有吗？"))
		a.posts("chat.postMessage", 2)
		for i, want := range []string{"查询时出错了", "没有收录"} {
			if text := a.slack.Calls("chat.postMessage")[i].Form.Get("text"); !strings.HasPrefix(text, want) {
				t.Errorf("%q, want %s", text, want)
			}
		}
	})
}

func TestSubcommands(t *testing.T) {
	apps(t, func(t *testing.T, a *app) {
		first := a.deliver("slash_commands", a.slack.Command("t0", "U1", "工行净利润多少？"))
		m := message{buttons: map[string]string{}}
		m.collect(first["blocks"])
		tests := []struct{ text, want string }{
			{"帮助", "中国工商银行2023年金融科技投入是多少？"},
			{"指标 工行", "答:工行收录了哪些指标？"},
			{"指标", "请写明是哪一家"},
			{"来源 " + m.buttons["wenbao_context"], "答:工行净利润多少？"},
			{"来源 123", "没有编号为123的回答"},
			{"反馈", "不准确"},
			{"状态", "7篇文章，2个主体"},
			{"STATUS", "7 articles, 2 entities"},
			{"状态怎么样", "答:状态怎么样"},
		}
		for i, tt := range tests {
			ack := a.deliver("slash_commands", a.slack.Command("t"+string(rune('a'+i)), "U1", tt.text))
			text, _ := ack["text"].(string)
			if !strings.Contains(text, tt.want) {
				t.Errorf("%s: %.300q, want %q in it", tt.text, text, tt.want)
			}
		}
		// commands do not work in threads; there a message beginning with ! does
		a.event("Ev1", loopback.Mention("C1", "U1", "1.0", "", "<@"+loopback.BotUser+"> ！状态"))
		a.want(a.posted("chat.postMessage", 1).text, "7篇文章")
	})
}

// What a person may not ask they may not click, either.
func TestClicksKeepThePolicy(t *testing.T) {
	a := newApp(t)
	stop := a.socket(a.options())
	m := a.ask("哪家净利润多少？")
	stop()
	o := a.options()
	o.Policy.Channels = map[string]policy.Channel{"C1": {Answers: policy.Deny}}
	stop = a.socket(o)
	a.deliver("interactive", a.click("wenbao_ask_0", m.buttons["wenbao_ask_0"], "2.0", nil))
	a.want(a.posts("response", 1)[0].Body["text"].(string), "没有开放问报")
	a.exactly(1, stop)
	if n := len(a.slack.Calls("chat.update")); n != 0 {
		t.Errorf("answered %d times", n)
	}
}

// An edited question whose answer only one person saw does not make it public.
func TestPrivateAnswersStayPrivate(t *testing.T) {
	a := newApp(t)
	o := a.options()
	o.Policy.Channels = map[string]policy.Channel{"C1": {Visibility: "private"}}
	stop := a.socket(o)
	a.event("Ev1", loopback.Mention("C1", "U1", "1.0", "", "<@"+loopback.BotUser+"> 工行净利润多少？"))
	a.posts("chat.postEphemeral", 1)
	a.event("Ev2", map[string]any{"type": "message", "subtype": "message_changed", "channel": "C1", "channel_type": "channel", "ts": "2.0", "event_ts": "2.0",
		"message":          map[string]any{"type": "message", "user": "U1", "text": "建行净利润多少？", "ts": "1.0"},
		"previous_message": map[string]any{"type": "message", "user": "U1", "text": "工行净利润多少？", "ts": "1.0"}})
	a.exactly(0, stop)
	if n := len(a.slack.Calls("chat.update")); n != 0 {
		t.Errorf("updated %d times", n)
	}
}

func TestUninstalled(t *testing.T) {
	a := newApp(t)
	bot, err := slackbot.New(a.options())
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- bot.RunSocket(a.ctx) }()
	a.ask("工行净利润多少？")
	a.event("Ev2", map[string]any{"type": "app_uninstalled", "event_ts": "2.0"})
	if err := <-ended; !errors.Is(err, slackbot.ErrRevoked) {
		t.Fatal(err)
	}
	s, err := memory.Open(a.state, func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	conv, _ := s.Conversation(memory.Thread{Team: loopback.Team, Channel: "C1", Root: "1.0"})
	_, known := s.AnswerTo(loopback.Team, "C1", "1.0")
	if len(conv.Turns) > 0 || known {
		t.Error("the workspace's data is still there")
	}
}

// content is what a call sends, as text.
func content(c loopback.Call) string {
	if c.Body != nil {
		raw, _ := json.Marshal(c.Body)
		return string(raw)
	}
	return c.Form.Get("view")
}

// stuck is a library that lists names when it is let.
type stuck struct {
	shelf
	let chan struct{}
}

func (s stuck) Names(context.Context, string, int) ([]string, error) {
	<-s.let
	return []string{"中国工商银行"}, nil
}

// While options are looked up, what else comes over the same connection is taken.
func TestSuggestionsKeepNobodyWaiting(t *testing.T) {
	a := newApp(t)
	o := a.options()
	let := make(chan struct{})
	o.Library, o.Connections = stuck{let: let}, 1
	stop := a.socket(o)
	defer stop()
	release := sync.OnceFunc(func() { close(let) })
	defer release()
	options, err := a.slack.Send(a.ctx, "interactive", map[string]any{"type": "block_suggestion", "action_id": "wenbao_entity", "value": "工",
		"team": map[string]any{"id": loopback.Team}, "user": map[string]any{"id": "U1"}, "view": map[string]any{"callback_id": "wenbao_ask"}})
	if err != nil {
		t.Fatal(err)
	}
	a.event("Ev1", loopback.Mention("C1", "U1", "1.0", "", "<@"+loopback.BotUser+"> 工行投入多少"))
	release()
	if ack, err := a.slack.WaitAck(a.ctx, options); err != nil || len(ack.Payload) == 0 {
		t.Errorf("options: %v, %v", ack.Payload, err)
	}
}
