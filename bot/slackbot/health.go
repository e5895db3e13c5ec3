package slackbot

import (
	"sync"

	"wenbao/bot/slackbot/socket"
)

// Health is how a bot is doing.
type Health struct {
	Ready       bool           `json:"ready"`                 // taking questions
	Queue       int            `json:"queue"`                 // questions waiting
	Connections []socket.State `json:"connections,omitempty"` // over Socket Mode
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
