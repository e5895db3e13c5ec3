// Package meter counts what the Slack bot does, for Prometheus. No measure
// carries a channel, a person or a word of a message.
package meter

import (
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Meter is safe for concurrent use.
type Meter struct {
	registry *prometheus.Registry

	received, duplicates, refused, answered *prometheus.CounterVec
	calls, resent, uncertain                *prometheus.CounterVec
	ack, answer                             prometheus.Histogram
}

// Gauges are what is read when somebody asks.
type Gauges struct {
	Ready, Queue, Connections, Restarts, SilentSeconds func() float64
}

// New returns a Meter with the gauges in it.
func New(g Gauges) *Meter {
	m := &Meter{registry: prometheus.NewRegistry()}
	m.registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	m.received = m.counter("received_total", "Deliveries of Slack's, by kind.", "kind")
	m.duplicates = m.counter("duplicates_total", "Deliveries of what was accepted before, by kind.", "kind")
	m.refused = m.counter("refused_total", "Questions not answered, by reason: busy, channel, external, guest, loop.", "reason")
	m.answered = m.counter("answers_total", "Answers, by status: answered, clarify, not_found, help, error.", "status")
	m.calls = m.counter("api_calls_total", "Calls of Slack's, by method and outcome: ok, rate_limited, error.", "method", "outcome")
	m.resent = m.counter("resent_total", "Answers sent again, by reason: again, text_only, elsewhere.", "reason")
	m.uncertain = m.counter("uncertain_total", "Answers of which it was unknown whether Slack took them, by what came of it: posted, absent, notice.", "outcome")
	m.ack = m.histogram("ack_seconds", "From a delivery to its acknowledgement.", 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3)
	m.answer = m.histogram("answer_seconds", "From a question to its posted answer.", 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
	for name, f := range map[string]func() float64{"ready": g.Ready, "queue": g.Queue, "connections": g.Connections,
		"connection_restarts": g.Restarts, "last_ping_age_seconds": g.SilentSeconds} {
		m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Namespace: "wenbao", Subsystem: "slack", Name: name, Help: gaugeHelp[name]}, f))
	}
	return m
}

var gaugeHelp = map[string]string{
	"ready":                 "1 while questions are taken.",
	"queue":                 "Questions waiting for an answer or on the way to Slack.",
	"connections":           "Socket Mode connections that are up.",
	"connection_restarts":   "Socket Mode connections that have ended.",
	"last_ping_age_seconds": "Since Slack's last ping over any connection; 0 without Socket Mode.",
}

func (m *Meter) counter(name, help string, labels ...string) *prometheus.CounterVec {
	c := prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: "wenbao", Subsystem: "slack", Name: name, Help: help}, labels)
	m.registry.MustRegister(c)
	return c
}

func (m *Meter) histogram(name, help string, buckets ...float64) prometheus.Histogram {
	h := prometheus.NewHistogram(prometheus.HistogramOpts{Namespace: "wenbao", Subsystem: "slack", Name: name, Help: help, Buckets: buckets})
	m.registry.MustRegister(h)
	return h
}

// Handler serves the measures in Prometheus's text format.
func (m *Meter) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// Received counts a delivery.
func (m *Meter) Received(kind string) { m.add(m.received, kind) }

// Duplicate counts a delivery that was accepted before.
func (m *Meter) Duplicate(kind string) { m.add(m.duplicates, kind) }

// Refused counts a question that is not answered.
func (m *Meter) Refused(reason string) { m.add(m.refused, reason) }

// Answered counts an answer.
func (m *Meter) Answered(status string) { m.add(m.answered, status) }

// Called counts a call of a method of Slack's.
func (m *Meter) Called(method, outcome string) { m.add(m.calls, method, outcome) }

// Resent counts an answer that is sent again.
func (m *Meter) Resent(reason string) { m.add(m.resent, reason) }

// Uncertain counts an answer of unknown fate.
func (m *Meter) Uncertain(outcome string) { m.add(m.uncertain, outcome) }

func (m *Meter) add(c *prometheus.CounterVec, labels ...string) { c.WithLabelValues(labels...).Inc() }

// Acknowledged observes how long an acknowledgement took.
func (m *Meter) Acknowledged(d time.Duration) { m.ack.Observe(d.Seconds()) }

// Posted observes how long an answer took.
func (m *Meter) Posted(d time.Duration) { m.answer.Observe(d.Seconds()) }
