package slackbot

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/deliver"
	"wenbao/bot/slackbot/memory"
	"wenbao/bot/slackbot/socket"
	"wenbao/bot/slackbot/words"
)

// RunSocket answers over Socket Mode until ctx is done; then it stops reading,
// answers what it has accepted for up to 10 s, and returns nil. It reconnects
// for as long as it runs; an error is a setting that no waiting mends, such as
// a refused token.
func (b *Bot) RunSocket(ctx context.Context) error {
	if b.opts.AppToken == "" {
		return errors.New("slack: Socket Mode needs SLACK_APP_TOKEN (xapp-…)")
	}
	if err := b.start(ctx); err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
	pool := socket.New(socket.Options{API: b.api, Clock: b.clock, Log: b.log, Connections: b.opts.Connections,
		Handle: func(e socket.Envelope, ack socket.Ack) {
			if rest := b.receive(delivery{envelope: e.ID, kind: e.Kind, payload: e.Payload, ack: b.reportAck(ack)}); rest != nil {
				go rest()
			}
		}})
	b.state.setPool(pool)
	connection, hangUp := context.WithCancel(context.WithoutCancel(ctx))
	defer hangUp()
	ended := make(chan error, 1)
	go func() { ended <- pool.Run(connection) }()
	select {
	case err := <-ended:
		b.stop(func() {})
		return err
	case team := <-b.revoked:
		b.gone = team
		b.stop(hangUp)
		return ErrRevoked
	case <-ctx.Done():
	}
	b.stop(hangUp) // what arrives meanwhile finds the queue closed and is left for the next run
	<-ended
	return nil
}

func (b *Bot) reportAck(ack socket.Ack) func(any) error {
	return func(payload any) error {
		err := ack(payload)
		if err != nil {
			b.log.Warn("acknowledgement not sent", "error", err)
		}
		return err
	}
}

// delivery is what Slack brought, over either transport.
type delivery struct {
	envelope string                  // its ID over Socket Mode
	kind     string                  // as Socket Mode names it
	payload  json.RawMessage         // of a command over HTTP: its fields as an object
	ack      func(payload any) error // to be called once; Slack is told that it arrived
	refuse   func()                  // Slack is told to bring it again; nil when silence says so
	content  any                     // of the acknowledgement
}

// receive deals with a delivery up to where its order matters, and returns the
// rest, which waits for the disk and acknowledges; nil when nothing is left to
// do. Every kind has its own function, the same for both transports.
func (b *Bot) receive(d delivery) (rest func()) {
	d = b.measured(d)
	switch d.kind {
	case socket.Event:
		return b.receiveEvent(d)
	case socket.Command:
		return b.receiveCommand(d)
	case socket.Interaction:
		return b.receiveInteraction(d)
	}
	b.log.Warn("odd delivery from Slack", "type", d.kind)
	return d.acknowledge
}

func (d delivery) acknowledge() { _ = d.ack(d.content) } // ack reports its error

func (b *Bot) receiveEvent(d delivery) (rest func()) {
	e, err := slackevents.ParseEvent(d.payload, slackevents.OptionNoVerifyToken())
	if err != nil { // nothing we know; Slack need not bring it again
		b.log.Warn("odd event from Slack")
		return d.acknowledge
	}
	if !b.opts.Policy.Ours(e.TeamID, e.APIAppID) {
		b.log.Warn("event of another workspace or app", "team", e.TeamID, "app", e.APIAppID)
		return d.acknowledge
	}
	if e.Type == slackevents.AppRateLimited {
		b.log.Error("Slack holds back events: more than 30,000 in an hour") // docs.slack.dev/apis/events-api
		return d.acknowledge
	}
	if b.revokes(e) {
		return func() {
			d.acknowledge()
			b.revoke(e.TeamID)
		}
	}
	in, ok := fromEvent(e, b.self, b.follows)
	if !ok {
		var t memory.Thread
		if t, ok = b.surface.Reacts(e); ok {
			in, ok = otherEvent(e, d.payload)
			in.Channel, in.Root = t.Channel, t.Root
		}
	}
	if !ok {
		return d.acknowledge
	}
	in = b.admit(in, e.IsExtSharedChannel)
	if in.Followed && in.Refused != "" { // nobody addressed the bot
		return d.acknowledge
	}
	return b.accept(d, in)
}

// accept takes an inquiry that is acknowledged before it has its turn.
func (b *Bot) accept(d delivery, in inquiry) (rest func()) {
	in.keys = d.moreKeys(in.keys)
	v, j, wait := b.take(in)
	switch v {
	case known:
		b.meter.Duplicate(d.label())
		return d.acknowledge
	case busy:
		b.meter.Refused("busy")
		return d.refuse
	}
	return func() {
		defer b.queue.acks.Done()
		wait()
		d.acknowledge()
		b.queue.put(j)
	}
}

func (b *Bot) receiveCommand(d delivery) (rest func()) {
	var c slack.SlashCommand
	if json.Unmarshal(d.payload, &c) != nil {
		b.log.Warn("odd command from Slack")
		return d.acknowledge
	}
	if !b.opts.Policy.Ours(c.TeamID, c.APIAppID) {
		b.log.Warn("command of another workspace or app", "team", c.TeamID, "app", c.APIAppID)
		return d.acknowledge
	}
	in := b.admit(fromCommand(c, b.self), false)
	in.keys = d.moreKeys(in.keys)
	v, j, wait := b.take(in)
	switch v {
	case known:
		b.meter.Duplicate(d.label())
		return d.acknowledge
	case busy:
		b.meter.Refused("busy")
		return func() { _ = d.ack(deliver.Ephemeral(blockkit.Plain(words.Of(c.Text).Say("busy")))) }
	}
	j.reply = newReply()
	return func() {
		defer b.queue.acks.Done()
		wait()
		b.queue.put(j)
		b.acknowledgeCommand(j, d.ack)
	}
}
