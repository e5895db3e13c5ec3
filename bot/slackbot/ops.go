package slackbot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"wenbao/bot/slackbot/socket"
)

// OpsHandler serves /healthz, which is 200 while the bot takes questions and
// 503 otherwise, with its Health as JSON, and /metrics for Prometheus.
func (b *Bot) OpsHandler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", b.serveHealth)
	mux.Handle("GET /metrics", b.meter.Handler())
	return mux
}

func (b *Bot) serveHealth(w http.ResponseWriter, _ *http.Request) {
	h := b.Health()
	w.Header().Set("Content-Type", "application/json")
	if !b.healthy(h) {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	_ = json.NewEncoder(w).Encode(h) // whoever asked has gone
}

// healthy reports whether questions can arrive: over Socket Mode a connection
// has to be up, and pinged lately.
func (b *Bot) healthy(h Health) bool {
	if !h.Ready {
		return false
	}
	for _, s := range h.Connections {
		heard := s.LastPing
		if s.Since.After(heard) {
			heard = s.Since
		}
		if s.Connected && b.clock.Now().Sub(heard) < 2*socket.Silence {
			return true
		}
	}
	return len(h.Connections) == 0
}

// RunOps serves OpsHandler on addr until ctx is done.
func (b *Bot) RunOps(ctx context.Context, addr string) error {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("slack: %w", err)
	}
	b.log.Info("health and metrics", "address", listener.Addr().String())
	server := newServer(b.OpsHandler())
	stop := context.AfterFunc(ctx, func() { server.Close() })
	defer stop()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("slack: %w", err)
	}
	return nil
}

// newServer returns a server whose every step is bounded.
func newServer(h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          silent(),
	}
}

// measured counts a delivery and how long its acknowledgement takes.
func (b *Bot) measured(d delivery) delivery {
	begun, ack := b.clock.Now(), d.ack
	b.meter.Received(d.label())
	d.ack = func(payload any) error {
		err := ack(payload)
		if err == nil {
			b.meter.Acknowledged(b.clock.Now().Sub(begun))
		}
		return err
	}
	return d
}

// label is a delivery's kind, as a measure names it.
func (d delivery) label() string {
	switch d.kind {
	case socket.Event, socket.Command, socket.Interaction:
		return d.kind
	}
	return "other"
}
