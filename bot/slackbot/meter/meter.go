// Package meter counts what the Slack bot does, for Prometheus. No measure
// carries a channel, a person or a word of a message.
package meter

import (
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/VictoriaMetrics/metrics"
)

// Meter is safe for concurrent use.
type Meter struct {
	set *metrics.Set

	ack, answer *metrics.PrometheusHistogram
}

// Gauges are what is read when somebody asks.
type Gauges struct {
	Ready         func() float64 // 1 while questions are taken
	Queue         func() float64 // questions waiting for an answer or on the way to Slack
	Connections   func() float64 // Socket Mode connections that are up
	Restarts      func() float64 // Socket Mode connections that have ended
	SilentSeconds func() float64 // since Slack's last ping over any connection; 0 without Socket Mode
}

// prefix begins the name of each measure.
const prefix = "wenbao_slack_"

// Upper bounds of the buckets of durations, in seconds.
var (
	ackBounds    = []float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3}
	answerBounds = []float64{0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60}
)

// New returns a Meter with the gauges in it.
func New(g Gauges) *Meter {
	metrics.ExposeMetadata(true) // the type of each measure, which the package leaves out unless told
	m := &Meter{set: metrics.NewSet()}
	m.ack = m.set.NewPrometheusHistogramExt(prefix+"ack_seconds", ackBounds)
	m.answer = m.set.NewPrometheusHistogramExt(prefix+"answer_seconds", answerBounds)
	m.set.NewGauge(prefix+"ready", g.Ready)
	m.set.NewGauge(prefix+"queue", g.Queue)
	m.set.NewGauge(prefix+"connections", g.Connections)
	m.set.NewGauge(prefix+"connection_restarts", g.Restarts)
	m.set.NewGauge(prefix+"last_ping_age_seconds", g.SilentSeconds)
	return m
}

// Handler serves the measures, and those of the process, in Prometheus's text
// format.
func (m *Meter) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		m.write(w)
	})
}

func (m *Meter) write(w io.Writer) {
	m.set.WritePrometheus(w)
	metrics.WriteProcessMetrics(w)
}

// Received counts a delivery of Slack's.
func (m *Meter) Received(kind string) { m.add("received_total", "kind", kind) }

// Duplicate counts a delivery that was accepted before.
func (m *Meter) Duplicate(kind string) { m.add("duplicates_total", "kind", kind) }

// Refused counts a question that is not answered: busy, channel, external, guest,
// loop.
func (m *Meter) Refused(reason string) { m.add("refused_total", "reason", reason) }

// Answered counts an answer: answered, clarify, not_found, help, error.
func (m *Meter) Answered(status string) { m.add("answers_total", "status", status) }

// Called counts a call of a method of Slack's: ok, rate_limited, error.
func (m *Meter) Called(method, outcome string) {
	m.add("api_calls_total", "method", method, "outcome", outcome)
}

// Resent counts an answer that is sent again: again, text_only, elsewhere.
func (m *Meter) Resent(reason string) { m.add("resent_total", "reason", reason) }

// Uncertain counts an answer of which it was unknown whether Slack took it, by
// what came of it: posted, absent, notice.
func (m *Meter) Uncertain(outcome string) { m.add("uncertain_total", "outcome", outcome) }

// add counts one more of what has the labels, which come as name and value.
func (m *Meter) add(name string, labels ...string) {
	var b strings.Builder
	b.WriteString(prefix + name)
	for i := 0; i < len(labels); i += 2 {
		b.WriteByte("{,"[min(i, 1)])
		b.WriteString(labels[i] + "=" + strconv.Quote(labels[i+1]))
	}
	b.WriteByte('}')
	m.set.GetOrCreateCounter(b.String()).Inc()
}

// Acknowledged observes how long an acknowledgement took.
func (m *Meter) Acknowledged(d time.Duration) { m.ack.Update(d.Seconds()) }

// Posted observes how long it took from a question to its posted answer.
func (m *Meter) Posted(d time.Duration) { m.answer.Update(d.Seconds()) }
