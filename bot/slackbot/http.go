package slackbot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/slack-go/slack/slackevents"

	"wenbao/bot/slackbot/socket"
)

// EventsPath is where Slack sends events, commands and interactions over HTTP.
const EventsPath = "/slack/events"

// maxBody bounds a request, in bytes.
const maxBody = 1 << 20

// RunHTTP answers signed HTTP requests on addr until ctx is done; then it stops
// listening, answers what it has accepted for up to 10 s, and returns nil.
func (b *Bot) RunHTTP(ctx context.Context, addr string) error {
	if b.opts.SigningSecret == "" {
		return errors.New("slack: HTTP needs SLACK_SIGNING_SECRET")
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("slack: %w", err)
	}
	return b.RunListener(ctx, listener)
}

// RunListener is RunHTTP on a listener, which it closes.
func (b *Bot) RunListener(ctx context.Context, listener net.Listener) error {
	if b.opts.SigningSecret == "" {
		return errors.Join(errors.New("slack: HTTP needs SLACK_SIGNING_SECRET"), listener.Close())
	}
	server := newServer(b.Handler())
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	if err := b.start(ctx); err != nil {
		server.Close()
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
	b.log.Info("listening", "address", listener.Addr().String())
	var failure error
	select {
	case failure = <-ended:
		failure = fmt.Errorf("slack: %w", failure)
	case team := <-b.revoked:
		b.gone, failure = team, ErrRevoked
	case <-ctx.Done():
	}
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		server.Shutdown(context.WithoutCancel(ctx)) // ends by Close at the latest
	}()
	b.stop(func() {})
	select { // Shutdown waits 5 s for connections that never brought a request
	case <-closed:
	case <-b.clock.After(time.Second):
	}
	server.Close()
	return failure
}

// Handler serves EventsPath and what OpsHandler does. It refuses questions
// unless RunHTTP, RunListener or RunSocket is running.
func (b *Bot) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc(EventsPath, b.serveEvents)
	mux.Handle("/", b.OpsHandler())
	return mux
}

// serveEvents verifies a request before it parses it. The query string is never
// looked at: it is not signed.
func (b *Bot) serveEvents(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		status := http.StatusBadRequest
		if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
			status = http.StatusRequestEntityTooLarge
		}
		w.WriteHeader(status)
		return
	}
	if err := verify(b.opts.SigningSecret, r.Header, body, b.clock.Now()); err != nil {
		b.log.Warn("request refused", "error", err)
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind == "application/x-www-form-urlencoded" {
		b.serveForm(w, body)
		return
	}
	b.serveEvent(w, body)
}

func (b *Bot) serveEvent(w http.ResponseWriter, body []byte) {
	var outer struct {
		Type      string `json:"type"`
		Challenge string `json:"challenge"`
	}
	if err := json.Unmarshal(body, &outer); err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	if outer.Type == slackevents.URLVerification {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		io.WriteString(w, outer.Challenge)
		return
	}
	b.serve(w, socket.Event, body)
}

// serveForm serves commands, whose fields are the form's, and interactions,
// which are its field payload.
func (b *Bot) serveForm(w http.ResponseWriter, body []byte) {
	form, err := url.ParseQuery(string(body))
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	switch {
	case form.Has("payload"):
		b.serve(w, socket.Interaction, []byte(form.Get("payload")))
	case form.Has("command"):
		fields := map[string]string{}
		for name := range form {
			fields[name] = form.Get(name)
		}
		raw, err := json.Marshal(fields)
		if err != nil { // cannot happen: strings
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		b.serve(w, socket.Command, raw)
	}
}

// serve receives what a request brought. Its acknowledgement is the response.
func (b *Bot) serve(w http.ResponseWriter, kind string, payload []byte) {
	unavailable := func() { w.WriteHeader(http.StatusServiceUnavailable) } // Slack brings it again
	if !b.Health().Ready {
		unavailable()
		return
	}
	rest := b.receive(delivery{kind: kind, payload: payload, refuse: unavailable,
		ack: func(payload any) error { return writeAck(w, payload) }})
	if rest != nil {
		rest()
	}
}

// writeAck answers a command's request; nil is an acknowledgement without
// content.
func writeAck(w http.ResponseWriter, payload any) error {
	if payload == nil {
		w.WriteHeader(http.StatusOK)
		return http.NewResponseController(w).Flush()
	}
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(payload); err != nil {
		return err
	}
	return http.NewResponseController(w).Flush()
}
