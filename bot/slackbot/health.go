package slackbot

import (
	"sync"
	"time"

	"wenbao/bot/slackbot/meter"
	"wenbao/bot/slackbot/socket"
)

// Health is how a bot is doing.
type Health struct {
	Ready       bool           `json:"ready"`                 // taking questions
	Queue       int            `json:"queue"`                 // questions waiting
	Connections []socket.State `json:"connections,omitempty"` // over Socket Mode
}

// newMeter returns the bot's meter, which reads the bot's health.
func (b *Bot) newMeter() *meter.Meter {
	over := func(count func(socket.State) float64) func() float64 {
		return func() float64 {
			sum := 0.0
			for _, s := range b.Health().Connections {
				sum += count(s)
			}
			return sum
		}
	}
	is := func(yes bool) float64 {
		if yes {
			return 1
		}
		return 0
	}
	return meter.New(meter.Gauges{
		Ready:       func() float64 { return is(b.Health().Ready) },
		Queue:       func() float64 { return float64(b.queue.len()) },
		Connections: over(func(s socket.State) float64 { return is(s.Connected) }),
		Restarts:    over(func(s socket.State) float64 { return float64(s.Restarts) }),
		SilentSeconds: func() float64 {
			if ping := b.Health().LastPing(); !ping.IsZero() {
				return b.clock.Now().Sub(ping).Seconds()
			}
			return 0
		},
	})
}

// LastPing is the latest ping of Slack's over any connection.
func (h Health) LastPing() (latest time.Time) {
	for _, s := range h.Connections {
		if s.LastPing.After(latest) {
			latest = s.LastPing
		}
	}
	return latest
}

type health struct {
	mu    sync.Mutex
	ready bool
	pool  *socket.Pool
}

func (h *health) setReady(ready bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ready = ready
}

func (h *health) setPool(p *socket.Pool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.pool = p
}

// Health returns how the bot is doing. Safe to call at any time.
func (b *Bot) Health() Health {
	b.state.mu.Lock()
	ready, pool := b.state.ready, b.state.pool
	b.state.mu.Unlock()
	h := Health{Ready: ready, Queue: b.queue.len()}
	if pool != nil {
		h.Connections = pool.States()
	}
	return h
}
