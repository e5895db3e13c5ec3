package loopback

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// Event wraps an inner event as the Events API does.
func Event(eventID string, inner map[string]any) map[string]any {
	return map[string]any{"type": "event_callback", "team_id": Team, "api_app_id": App,
		"event_id": eventID, "event_time": 1700000000, "event": inner}
}

// Mention is an app_mention; thread is "" for a message that starts none.
func Mention(channel, user, ts, thread, text string) map[string]any {
	return inner("app_mention", channel, "", user, ts, thread, text)
}

// ChannelMessage is a message event of a public channel.
func ChannelMessage(channel, user, ts, thread, text string) map[string]any {
	return inner("message", channel, "channel", user, ts, thread, text)
}

// DirectMessage is a message event of a conversation with the bot.
func DirectMessage(channel, user, ts, thread, text string) map[string]any {
	return inner("message", channel, "im", user, ts, thread, text)
}

func inner(kind, channel, channelType, user, ts, thread, text string) map[string]any {
	e := map[string]any{"type": kind, "channel": channel, "user": user, "ts": ts, "event_ts": ts, "text": text}
	if channelType != "" {
		e["channel_type"] = channelType
	}
	if thread != "" {
		e["thread_ts"] = thread
	}
	return e
}

// Command is a slash command's payload.
func (s *Slack) Command(trigger, user, text string) map[string]string {
	return map[string]string{"command": "/wenbao", "text": text, "team_id": Team, "channel_id": "C1", "user_id": user,
		"trigger_id": trigger, "response_url": s.ResponseURL(), "api_app_id": App}
}

// Form encodes a command for HTTP.
func Form(fields map[string]string) []byte {
	v := url.Values{}
	for k, f := range fields {
		v.Set(k, f)
	}
	return []byte(v.Encode())
}

// Request returns a request signed with a secret at a time; a form when the
// body is no JSON.
func Request(address, secret string, at time.Time, body []byte) (*http.Request, error) {
	r, err := http.NewRequest(http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if json.Valid(body) {
		r.Header.Set("Content-Type", "application/json")
	}
	stamp := strconv.FormatInt(at.Unix(), 10)
	r.Header.Set("X-Slack-Request-Timestamp", stamp)
	r.Header.Set("X-Slack-Signature", Sign(secret, stamp, body))
	return r, nil
}

// Sign returns Slack's signature of a body.
func Sign(secret, stamp string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte("v0:" + stamp + ":"))
	mac.Write(body)
	return "v0=" + hex.EncodeToString(mac.Sum(nil))
}
