package slackbot

import (
	"sync"
	"time"
)

// Health is how a bot is doing.
type Health struct {
	Ready     bool      `json:"ready"`             // taking questions
	Connected bool      `json:"connected"`         // Socket Mode: Slack said hello
	Since     time.Time `json:"since,omitzero"`    // of Connected
	Queue     int       `json:"queue"`             // questions waiting
	Error     string    `json:"error,omitempty"`   // the last connection error
	Restarts  int       `json:"restarts,omitzero"` // connections ended so far
}

type health struct {
	mu    sync.Mutex
	clock Clock
	Health
}

func (h *health) setReady(ready bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.Ready = ready
}

func (h *health) connected() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.Connected, h.Since, h.Error = true, h.clock.Now(), ""
}

func (h *health) disconnected(err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.Connected, h.Since = false, h.clock.Now()
	h.Restarts++
	if err != nil {
		h.Error = scrub(err).Error()
	}
}

// Health returns how the bot is doing. Safe to call at any time.
func (b *Bot) Health() Health {
	b.state.mu.Lock()
	defer b.state.mu.Unlock()
	h := b.state.Health
	h.Queue = b.queue.len()
	return h
}
