package slackbot

import (
	"context"
	"encoding/json"
	"errors"

	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/deliver"
	"wenbao/bot/slackbot/pace"
	"wenbao/bot/slackbot/surface"
	"wenbao/bot/slackbot/words"
)

// maxAck is Slack's limit for an acknowledgement over Socket Mode, less room
// for the envelope. Larger ones are silently dropped.
const maxAck = 20*1024 - 512

// send posts an answer, exactly once as far as Slack lets that be known, and
// keeps the journal in step. doubted says that an earlier run may have posted
// it. It reports whether the answer is there.
func (b *Bot) send(in inquiry, m blockkit.Message, doubted bool) bool {
	mail := deliver.Mail{ID: in.id, Channel: in.Channel, Thread: in.Root, TS: in.TS, User: in.User, Command: in.isCommand(),
		Private: in.Private && !isDirect(in.Channel), Public: in.isCommand() && b.isPublic(in),
		ResponseURL: in.ResponseURL, Message: m, Notice: b.doubt(in)}
	steps := deliver.Steps{
		Sending: func() { b.mark(b.journal.Sending, in.id) },
		Kept:    func() { b.mark(b.journal.Retry, in.id) },
	}
	way := b.out.Send
	if doubted {
		way = b.out.Resume
	}
	fate, channel, ts := way(b.working, mail, steps)
	if fate == deliver.Left {
		return false // stays in the journal
	}
	if fate == deliver.Posted {
		b.posted(in, ts) // before it counts as done: a crash in between is made good
	}
	b.finish(in.id)
	if fate == deliver.Posted {
		took := b.clock.Now().Sub(in.At)
		b.meter.Posted(took)
		b.log.Info("answer posted", "id", in.id, "channel", channel, "ts", ts, "took", took)
		b.entitle(in)
	}
	return fate == deliver.Posted
}

// posted is told where an answer is; ts is "" for one that only one person
// sees.
func (b *Bot) posted(in inquiry, ts string) {
	if ts == "" {
		return
	}
	if err := b.memory.Posted(in.id, in.Team, ts); err != nil {
		b.log.Error("place of the answer not remembered", "id", in.id, "error", err)
	}
}

// doubt tells a person that nobody knows whether they were answered.
func (b *Bot) doubt(in inquiry) blockkit.Message {
	return blockkit.Plain(words.Of(in.Question).Say("doubt", in.id))
}

// postTo posts what a click or an event asks for; true when it is there.
func (b *Bot) postTo(in inquiry, to surface.Target, m blockkit.Message, doubted bool) bool {
	switch {
	case to.ResponseURL != "" && to.InChannel && doubted:
		m, to.InChannel = b.doubt(in), false // a second copy would be for everyone to see
		fallthrough
	case to.ResponseURL != "":
		b.mark(b.journal.Sending, in.id)
		done := b.again(in, m, to.Replace, func(ctx context.Context, m blockkit.Message) error {
			return b.out.Respond(ctx, to.ResponseURL, surface.Webhook(m, to))
		})
		if !done && b.working.Err() == nil {
			b.finish(in.id)
		}
		return done
	case to.Update != "":
		update := func(ctx context.Context, m blockkit.Message) error {
			return b.out.Update(ctx, to.Channel, to.Update, m)
		}
		if b.again(in, m, true, update) || b.working.Err() != nil {
			return true
		}
		b.log.Warn("message to be replaced is not there, posting a new one", "id", in.id)
	}
	in.Channel, in.Root, in.TS, in.ResponseURL = to.Channel, to.Root, "", ""
	return b.send(in, m, doubted)
}

// again tries a call until Slack has taken it; one that may be done twice (same)
// also when nobody knows whether it did.
func (b *Bot) again(in inquiry, m blockkit.Message, same bool, call func(context.Context, blockkit.Message) error) bool {
	for attempt := 0; ; attempt++ {
		err := call(b.working, m)
		remedy := deliver.For(err)
		switch {
		case err == nil:
			b.finish(in.id)
			return true
		case errors.Is(err, deliver.ErrNotCalled):
			return false // stays in the journal
		case remedy == deliver.TextOnly && len(m.Blocks) > 0:
			m = m.TextOnly()
			continue
		case attempt < maxAttempts && (remedy == deliver.Again || same && remedy == deliver.Unknown):
			if pace.Sleep(b.working, b.clock, pace.Backoff(attempt)) == nil {
				continue
			}
			return false
		}
		b.log.Error("answer not delivered", "id", in.id, "error", deliver.Scrub(err))
		return false
	}
}

// maxAttempts bounds how often an answer to a click is tried: whoever clicked
// does not wait for minutes.
const maxAttempts = 5

// mark records a step in the journal.
func (b *Bot) mark(step func(id string) error, id string) {
	if err := step(id); err != nil {
		b.log.Error("step not in the journal", "id", id, "error", err)
	}
}

func fitsAck(payload any) bool {
	raw, err := json.Marshal(payload)
	return err == nil && len(raw) <= maxAck
}
