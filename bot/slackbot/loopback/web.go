package loopback

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Message is one that was posted through the Web API.
type Message struct {
	Channel, Thread, TS, Text string
	Blocks, Metadata          string // JSON
	Edits                     int
	At                        time.Time
	Deleted                   bool
}

// Messages returns what was posted, in order, with what became of it.
func (s *Slack) Messages() []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Message
	for _, m := range s.messages {
		out = append(out, *m)
	}
	return out
}

func (s *Slack) serveMethod(w http.ResponseWriter, r *http.Request) {
	c := Call{Method: r.PathValue("method"), Token: token(r)}
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		json.NewDecoder(r.Body).Decode(&c.Body)
	} else {
		r.ParseForm()
		c.Form = r.PostForm
	}
	s.record(c, s.ordinary)(w, r)
}

func token(r *http.Request) string {
	if t := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "); t != "" {
		return t
	}
	r.ParseForm()
	return r.PostForm.Get("token")
}

// ordinary answers a method as Slack does, as far as a client can see.
func (s *Slack) ordinary(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.changed.Broadcast()
	w.Header().Set("X-OAuth-Scopes", s.scopes)
	writeJSON(w, s.method(r))
}

// method is called with mu held.
func (s *Slack) method(r *http.Request) map[string]any {
	f := r.PostForm.Get
	channel := f("channel")
	switch r.PathValue("method") {
	case "apps.connections.open":
		s.opened++
		return map[string]any{"ok": true, "url": "ws" + strings.TrimPrefix(s.server.URL, "http") + "/socket"}
	case "auth.test":
		if strings.HasPrefix(token(r), "xapp-") {
			return map[string]any{"ok": true, "app_id": App, "app_name": "wenbao"}
		}
		return map[string]any{"ok": true, "team_id": Team, "user_id": BotUser, "bot_id": BotID, "team": "test", "user": "wenbao"}
	case "bots.info":
		if !s.granted("users:read") {
			return s.missing("users:read")
		}
		return map[string]any{"ok": true, "bot": map[string]any{"id": BotID, "app_id": App}}
	case "apps.manifest.export":
		return map[string]any{"ok": true, "manifest": map[string]any{"settings": map[string]any{
			"event_subscriptions": map[string]any{"bot_events": []string{"app_mention", "message.im"}}}}}
	case "chat.postMessage":
		s.ts++
		m := &Message{Channel: channel, Thread: f("thread_ts"), TS: fmt.Sprintf("1700000000.%06d", s.ts),
			Text: f("text"), Blocks: f("blocks"), Metadata: f("metadata"), At: time.Now()}
		s.messages = append(s.messages, m)
		return map[string]any{"ok": true, "channel": channel, "ts": m.TS}
	case "chat.update", "chat.delete":
		m := s.message(channel, f("ts"))
		if m == nil {
			return map[string]any{"ok": false, "error": "message_not_found"}
		}
		if r.PathValue("method") == "chat.delete" {
			m.Deleted = true
		} else {
			m.Text, m.Blocks = f("text"), f("blocks")
			m.Edits++
		}
		return map[string]any{"ok": true, "channel": channel, "ts": m.TS}
	case "chat.postEphemeral":
		s.ts++
		return map[string]any{"ok": true, "message_ts": fmt.Sprintf("1700000000.%06d", s.ts)}
	case "conversations.replies":
		return s.conversation(channel, f("ts"), f("include_all_metadata") == "1" || f("include_all_metadata") == "true")
	case "users.info":
		return map[string]any{"ok": true, "user": map[string]any{"id": f("user"), "team_id": Team}}
	case "views.open", "views.update", "views.push", "views.publish":
		return map[string]any{"ok": true, "view": map[string]any{"id": "V1", "type": "modal"}}
	}
	return map[string]any{"ok": true, "channel": channel}
}

// message finds one that is there. Called with mu held.
func (s *Slack) message(channel, ts string) *Message {
	for _, m := range s.messages {
		if m.Channel == channel && m.TS == ts && !m.Deleted {
			return m
		}
	}
	return nil
}

func (s *Slack) granted(scope string) bool {
	return slices.Contains(strings.Split(s.scopes, ","), scope)
}

func (s *Slack) missing(scope string) map[string]any {
	return map[string]any{"ok": false, "error": "missing_scope", "needed": scope, "provided": s.scopes}
}

// conversation is a thread as conversations.replies gives it: its first message
// and the bot's replies. Called with mu held.
func (s *Slack) conversation(channel, root string, metadata bool) map[string]any {
	scope := "channels:history"
	if strings.HasPrefix(channel, "D") {
		scope = "im:history"
	}
	if !s.granted(scope) {
		return s.missing(scope)
	}
	found := []map[string]any{{"type": "message", "ts": root, "thread_ts": root, "user": "U1", "text": "…"}}
	for _, m := range s.messages {
		if m.Channel != channel || m.Thread != root || m.Deleted {
			continue
		}
		one := map[string]any{"type": "message", "ts": m.TS, "thread_ts": root, "user": BotUser, "bot_id": BotID, "text": m.Text}
		if m.Metadata != "" && metadata {
			one["metadata"] = json.RawMessage(m.Metadata)
		}
		found = append(found, one)
	}
	return map[string]any{"ok": true, "messages": found, "has_more": false}
}

// serveResponse is a response URL: it may be used five times.
func (s *Slack) serveResponse(w http.ResponseWriter, r *http.Request) {
	c := Call{Method: "response"}
	json.NewDecoder(r.Body).Decode(&c.Body)
	s.record(c, func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.used[r.URL.Path]++
		spent := s.used[r.URL.Path] > 5
		s.mu.Unlock()
		if spent {
			w.WriteHeader(http.StatusNotFound)
			writeJSON(w, map[string]any{"ok": false, "error": "used_url"})
			return
		}
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		io.WriteString(w, "ok")
	})(w, r)
}
