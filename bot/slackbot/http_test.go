package slackbot_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/answer"
	"wenbao/bot/slackbot"
	"wenbao/bot/slackbot/loopback"
)

// signed returns a request to a bot, signed now.
func (b *bench) signed(address string, body []byte) *http.Request {
	b.Helper()
	r, err := loopback.Request(address+slackbot.EventsPath, secret, now, body)
	if err != nil {
		b.Fatal(err)
	}
	return r
}

func encode(v any) []byte {
	raw, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return raw
}

func TestHTTPRefuses(t *testing.T) {
	b := newBench(t)
	address, stop := b.http(b.options(&asker{}))
	event := encode(loopback.Event("Ev1", loopback.DirectMessage("D1", "U1", "1.1", "", "工行")))
	form := loopback.Form(b.slack.Command("t", "U1", "工行"))
	at := func(d time.Duration) func(*http.Request) {
		return func(r *http.Request) {
			again, err := loopback.Request("http://x", secret, now.Add(d), event)
			if err != nil {
				t.Fatal(err)
			}
			r.Header = again.Header
		}
	}
	tests := []struct {
		name   string
		body   []byte
		change func(*http.Request)
		want   int
	}{
		{"signed", encode(map[string]string{"type": "url_verification", "challenge": "c"}), nil, 200},
		{"five minutes old", event, at(-300 * time.Second), 200},
		{"five minutes ahead", event, at(300 * time.Second), 200},
		{"older", event, at(-301 * time.Second), 401},
		{"from the future", event, at(301 * time.Second), 401},
		{"an hour ahead", event, at(time.Hour), 401},
		{"no signature", event, func(r *http.Request) { r.Header.Del("X-Slack-Signature") }, 401},
		{"no timestamp", event, func(r *http.Request) { r.Header.Del("X-Slack-Request-Timestamp") }, 401},
		{"signature twice", event, func(r *http.Request) { r.Header.Add("X-Slack-Signature", r.Header.Get("X-Slack-Signature")) }, 401},
		{"timestamp twice", event, func(r *http.Request) {
			r.Header.Add("X-Slack-Request-Timestamp", r.Header.Get("X-Slack-Request-Timestamp"))
		}, 401},
		{"timestamp is no number", event, func(r *http.Request) { r.Header.Set("X-Slack-Request-Timestamp", "now") }, 401},
		{"timestamp beyond all bounds", event, func(r *http.Request) {
			r.Header.Set("X-Slack-Request-Timestamp", "9223372036854775807")
		}, 401},
		{"other version", event, func(r *http.Request) {
			r.Header.Set("X-Slack-Signature", strings.Replace(r.Header.Get("X-Slack-Signature"), "v0=", "v1=", 1))
		}, 401},
		{"body changed", event, func(r *http.Request) {
			r.Body = io.NopCloser(bytes.NewReader(append([]byte(" "), event[:len(event)-1]...)))
		}, 401},
		{"signed with another secret", event, func(r *http.Request) {
			r.Header.Set("X-Slack-Signature", loopback.Sign("other", r.Header.Get("X-Slack-Request-Timestamp"), event))
		}, 401},
		{"signed with an empty secret", event, func(r *http.Request) {
			r.Header.Set("X-Slack-Signature", loopback.Sign("", r.Header.Get("X-Slack-Request-Timestamp"), event))
		}, 401},
		{"2 MiB", bytes.Repeat([]byte(" "), 2<<20), nil, 413},
		{"GET", event, func(r *http.Request) { r.Method = http.MethodGet }, 405},
		{"another path", event, func(r *http.Request) { r.URL.Path = "/" }, 404},
		{"broken JSON", []byte("{"), func(r *http.Request) { r.Header.Set("Content-Type", "application/json") }, 400},
		{"chunked", event, func(r *http.Request) {
			r.ContentLength, r.TransferEncoding = -1, []string{"chunked"}
			r.Body = io.NopCloser(io.MultiReader(bytes.NewReader(event[:10]), bytes.NewReader(event[10:])))
		}, 200},
		{"chunked, 2 MiB", nil, func(r *http.Request) {
			r.ContentLength, r.TransferEncoding = -1, []string{"chunked"}
			r.Body = io.NopCloser(bytes.NewReader(bytes.Repeat([]byte(" "), 2<<20)))
		}, 413},
		{"signature in upper case", event, func(r *http.Request) {
			r.Header.Set("X-Slack-Signature", "v0="+strings.ToUpper(r.Header.Get("X-Slack-Signature")[3:]))
		}, 401},
		{"interaction in the query string", nil, func(r *http.Request) {
			r.URL.RawQuery = "payload=" + url.QueryEscape(`{"type":"block_actions","team":{"id":"T0TEAM"},"actions":[{"action_id":"wenbao_ask_1","value":"x"}]}`)
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		}, 200},
		{"command in the query string", nil, func(r *http.Request) {
			r.URL.RawQuery = string(form)
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		}, 200},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := b.signed(address, tt.body)
			if tt.change != nil {
				tt.change(r)
			}
			resp := b.do(r)
			body, err := io.ReadAll(resp.Body)
			if err != nil {
				t.Fatal(err)
			}
			if resp.StatusCode != tt.want {
				t.Errorf("status %d, want %d", resp.StatusCode, tt.want)
			}
			if resp.StatusCode != 200 && resp.StatusCode != 404 && len(body) > 0 {
				t.Errorf("body %q, want none", body)
			}
			if tt.name == "signed" && string(body) != "c" {
				t.Errorf("challenge %q", body)
			}
		})
	}
	b.exactly(1, stop) // the two accepted events are the same
}

func TestHTTPCommand(t *testing.T) {
	for _, tt := range []struct {
		name, ack, response string
		clock               *clock
	}{
		{"ready in time", "答:工行", "", patient()},
		{"late", "检索中…", "答:工行", &clock{hold: func(d time.Duration) bool { return d == drainTime }}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			release := make(chan struct{})
			if tt.response == "" {
				close(release)
			}
			o := b.options(&asker{reply: func(_ context.Context, q string) (answer.Answer, error) {
				<-release
				return answered(q), nil
			}})
			o.Clock = tt.clock
			address, stop := b.http(o)
			body := loopback.Form(b.slack.Command("t", "U1", "工行"))
			var payload map[string]any
			if err := json.NewDecoder(b.do(b.signed(address, body)).Body).Decode(&payload); err != nil {
				t.Fatal(err)
			}
			b.wantEphemeral(payload, tt.ack)
			if tt.response != "" {
				close(release)
				b.wantEphemeral(b.posts("response", 1)[0].Body, tt.response)
			}
			again, err := io.ReadAll(b.do(b.signed(address, body)).Body)
			if err != nil || len(again) > 0 {
				t.Errorf("answered twice: %q, %v", again, err)
			}
			b.exactly(0, stop)
		})
	}
}

func TestHTTPEvents(t *testing.T) {
	const n = 50
	b := newBench(t)
	o := b.options(&asker{})
	o.StateDir = t.TempDir()
	address, stop := b.http(o)
	var sent sync.WaitGroup
	for i := range n {
		ts := "1." + string(rune('0'+i/10)) + string(rune('0'+i%10))
		for _, event := range []map[string]any{
			loopback.Event("a"+ts, loopback.Mention("C1", "U1", ts, "", "<@U0WENBAO> 工行")),
			loopback.Event("b"+ts, loopback.ChannelMessage("C1", "U1", ts, "", "<@U0WENBAO> 工行")),
		} {
			r := b.signed(address, encode(event))
			sent.Go(func() {
				if resp := b.do(r); resp.StatusCode != 200 {
					t.Errorf("status %d", resp.StatusCode)
				}
			})
		}
	}
	sent.Wait()
	b.exactly(n, stop)
}

func TestHTTPSendsAgainWhenFull(t *testing.T) {
	b := newBench(t)
	asked, release := make(chan struct{}, 1), make(chan struct{})
	o := b.options(&asker{reply: func(_ context.Context, q string) (answer.Answer, error) {
		asked <- struct{}{}
		<-release
		return answered(q), nil
	}})
	o.Workers, o.Queue = 1, 1
	address, stop := b.http(o)
	send := func(id, ts string) int {
		return b.do(b.signed(address, encode(loopback.Event(id, loopback.DirectMessage("D1", "U1", ts, "", "工行"))))).StatusCode
	}
	first := send("Ev1", "1.1")
	<-asked
	got := []int{first, send("Ev2", "1.2"), send("Ev3", "1.3")}
	release <- struct{}{}
	<-asked
	got = append(got, send("Ev3", "1.3"))
	close(release)
	if diff := cmp.Diff([]int{200, 200, 503, 200}, got); diff != "" {
		t.Errorf("statuses (-want +got):\n%s", diff)
	}
	b.posts("chat.postMessage", 3)
	b.exactly(3, stop)
}
