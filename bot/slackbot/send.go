package slackbot

import (
	"encoding/json"
	"fmt"
	"strings"

	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/deliver"
)

// maxAck is Slack's limit for an acknowledgement over Socket Mode, less room
// for the envelope. Larger ones are silently dropped.
const maxAck = 20*1024 - 512

// send posts an answer, exactly once as far as Slack lets that be known, and
// keeps the journal in step. doubted says that an earlier run may have posted
// it.
func (b *Bot) send(in inquiry, m blockkit.Message, doubted bool) {
	mail := deliver.Mail{ID: in.id, Channel: in.Channel, Thread: in.Root, TS: in.TS, User: in.User, Command: in.isCommand(), Private: in.Private && !isDirect(in.Channel),
		ResponseURL: in.ResponseURL, Message: m, Notice: blockkit.Plain(fmt.Sprintf(doubtText, in.id))}
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
		return // stays in the journal
	}
	b.finish(in.id)
	if fate == deliver.Posted {
		took := b.clock.Now().Sub(in.At)
		b.meter.Posted(took)
		b.log.Info("answer posted", "id", in.id, "channel", channel, "ts", ts, "took", took)
		b.posted(in, channel, ts)
	}
}

// isDirect reports whether a channel is a person's conversation with the bot.
func isDirect(channel string) bool { return strings.HasPrefix(channel, "D") }

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
