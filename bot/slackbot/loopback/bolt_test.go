package loopback

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"wenbao/bot/slackbot/nodetest"
)

// peer is a bot on Slack's own framework, connected to a loopback Slack.
type peer struct {
	*testing.T
	*Slack
	ctx context.Context
}

// TestSlackOwnClient runs a bot on Slack's own framework against the loopback
// Slack, so that what our bot is tested with is not only our idea of Slack.
func TestSlackOwnClient(t *testing.T) {
	modules := nodetest.Modules(t, "@slack/bolt@5.1.0")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	s := New()
	defer s.Close()
	s.Grant("chat:write", "channels:history")
	var errs bytes.Buffer
	cmd := exec.CommandContext(ctx, "node", "testdata/bolt.cjs")
	cmd.Env = append(os.Environ(), "LOOPBACK="+s.APIURL(), "NODE_PATH="+modules)
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		cmd.Process.Kill()
		cmd.Wait()
		if t.Failed() { // it complains about broken connections, too
			t.Logf("bolt: %s", errs.String())
		}
	}()
	p := peer{t, s, ctx}
	p.mention()
	p.interactions()
	if err := s.Disconnect(ctx, "warning"); err != nil {
		t.Fatal(err)
	}
	p.command()
	p.delivered()
}

// send sends an envelope and returns its acknowledgement.
func (p peer) send(kind string, payload any) Ack {
	p.Helper()
	id, err := p.Slack.Send(p.ctx, kind, payload)
	if err != nil {
		p.Fatalf("not connected: %v", err)
	}
	ack, err := p.WaitAck(p.ctx, id)
	if err != nil {
		p.Fatalf("%s not acknowledged: %v", kind, err)
	}
	return ack
}

func (p peer) calls(method string, n int) []Call {
	p.Helper()
	calls, err := p.WaitCalls(p.ctx, method, n)
	if err != nil {
		p.Fatalf("%s: %d calls, want %d", method, len(calls), n)
	}
	return calls
}

func (p peer) mention() {
	p.send("events_api", Event("Ev1", Mention("C1", "U1", "2.0", "1.0", "<@"+BotUser+"> 工行")))
	p.calls("chat.delete", 1)
	posts := p.calls("chat.postMessage", 2)
	if f := posts[0].Form; f.Get("thread_ts") != "1.0" || posts[0].Token != "xoxb-test" {
		p.Errorf("message %v, token %q", f, posts[0].Token)
	}
	if got := posts[1].Form.Get("text"); got != "found true heard better" {
		p.Errorf("found in the thread: %q", got)
	}
	if m := p.Messages()[0]; m.Edits != 1 || !m.Deleted || m.Text != "heard better" {
		p.Errorf("message %+v, want one that was edited and deleted", m)
	}
	if n := len(p.Calls("chat.postEphemeral")); n != 1 {
		p.Errorf("%d ephemeral messages, want 1", n)
	}
}

func (p peer) interactions() {
	click := map[string]any{"type": "block_actions", "team": map[string]any{"id": Team}, "user": map[string]any{"id": "U1"},
		"trigger_id": "t1", "response_url": p.ResponseURL(), "api_app_id": App, "channel": map[string]any{"id": "C1"},
		"actions": []any{map[string]any{"type": "button", "action_id": "press", "block_id": "b", "value": "v", "action_ts": "1.1"}}}
	p.send("interactive", click)
	if f := p.calls("views.open", 1)[0].Form; f.Get("trigger_id") != "t1" {
		p.Errorf("modal %v", f)
	}
	ack := p.send("interactive", map[string]any{"type": "view_submission", "team": map[string]any{"id": Team}, "user": map[string]any{"id": "U1"},
		"api_app_id": App, "view": map[string]any{"id": "V1", "callback_id": "form", "type": "modal", "state": map[string]any{"values": map[string]any{}}}})
	if ack.Payload["response_action"] != "errors" {
		p.Errorf("form's acknowledgement %v", ack.Payload)
	}
}

func (p peer) command() {
	before := len(p.Calls("response"))
	if ack := p.send("slash_commands", p.Command("t2", "U1", "工行")); ack.Payload["text"] != "heard 工行" {
		p.Errorf("after the connection was renewed: payload %v", ack.Payload)
	}
	if c := p.calls("response", before+1)[before]; c.Body["text"] != "and more" {
		p.Errorf("response %v", c.Body)
	}
}

// delivered checks that what Deliver sends is sent again when a connection
// breaks before the acknowledgement, and that the framework, unlike our bot,
// answers what comes twice twice.
func (p peer) delivered() {
	event := Event("Ev2", DirectMessage("D1", "U1", "3.0", "", "twice"))
	for range 2 {
		if _, err := p.WaitAck(p.ctx, p.Deliver("events_api", event)); err != nil {
			p.Fatalf("not acknowledged: %v", err)
		}
	}
	p.Drop()
	if _, err := p.WaitAck(p.ctx, p.Deliver("events_api", Event("Ev3", DirectMessage("D1", "U1", "4.0", "", "after the break")))); err != nil {
		p.Fatalf("not acknowledged: %v", err)
	}
	var texts []string
	for _, c := range p.calls("chat.postMessage", 5)[2:] {
		texts = append(texts, c.Form.Get("text"))
	}
	if got := strings.Join(texts, ", "); got != "direct twice, direct twice, direct after the break" {
		p.Errorf("messages: %s", got)
	}
}
