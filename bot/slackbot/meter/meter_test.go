package meter

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// What a scrape gets: each measure with its type, labels escaped, buckets that
// add up, and what the process itself is like.
func TestHandler(t *testing.T) {
	is := func(v float64) func() float64 { return func() float64 { return v } }
	m := New(Gauges{Ready: is(1), Queue: is(2), Connections: is(3), Restarts: is(4), SilentSeconds: is(0.5)})
	m.Received("events_api")
	m.Received("events_api")
	m.Called("chat.postMessage", "ok")
	m.Resent("a \"b\"\n")
	m.Acknowledged(20 * time.Millisecond)
	m.Posted(2 * time.Minute)
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	if kind := w.Header().Get("Content-Type"); !strings.HasPrefix(kind, "text/plain; version=0.0.4") {
		t.Errorf("Content-Type %q", kind)
	}
	lines := map[string]bool{}
	for line := range strings.Lines(w.Body.String()) {
		lines[strings.TrimSuffix(line, "\n")] = true
	}
	for _, want := range []string{
		`# TYPE wenbao_slack_received_total counter`,
		`wenbao_slack_received_total{kind="events_api"} 2`,
		`wenbao_slack_api_calls_total{method="chat.postMessage",outcome="ok"} 1`,
		`wenbao_slack_resent_total{reason="a \"b\"\n"} 1`,
		`# TYPE wenbao_slack_ack_seconds histogram`,
		`wenbao_slack_ack_seconds_bucket{le="0.01"} 0`,
		`wenbao_slack_ack_seconds_bucket{le="0.025"} 1`,
		`wenbao_slack_ack_seconds_bucket{le="+Inf"} 1`,
		`wenbao_slack_ack_seconds_sum 0.02`,
		`wenbao_slack_ack_seconds_count 1`,
		`wenbao_slack_answer_seconds_bucket{le="60"} 0`,
		`wenbao_slack_answer_seconds_count 1`,
		`# TYPE wenbao_slack_ready gauge`,
		`wenbao_slack_ready 1`,
		`wenbao_slack_queue 2`,
		`wenbao_slack_connections 3`,
		`wenbao_slack_connection_restarts 4`,
		`wenbao_slack_last_ping_age_seconds 0.5`,
		`# TYPE go_goroutines gauge`,
	} {
		if !lines[want] {
			t.Errorf("no line %s", want)
		}
	}
	if t.Failed() {
		t.Log(w.Body)
	}
}
