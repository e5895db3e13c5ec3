package slackbot

import (
	"context"
	"encoding/json"

	"github.com/slack-go/slack"

	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/deliver"
	"wenbao/bot/slackbot/pace"
)

const (
	// maxAttempts bounds how often one message is tried.
	maxAttempts = 8
	// maxAck is Slack's limit for an acknowledgement over Socket Mode, less
	// room for the envelope. Larger ones are silently dropped.
	maxAck = 20*1024 - 512
)

// send posts an answer and marks it in the journal. An answer that Slack
// certainly did not take is tried again, with patience when asked for; one
// whose fate is unknown (the connection broke after the request was written) is
// not, since Slack has no way to recognise the second copy.
func (b *Bot) send(in inquiry, m blockkit.Message) {
	for attempt := 0; ; attempt++ {
		b.mark(b.journal.Sending, in.id)
		err := b.post(in, m)
		if err == nil {
			b.finish(in.id)
			return
		}
		switch next := deliver.For(err); {
		case next == deliver.TextOnly && len(m.Blocks) > 0:
			b.log.Error("Slack refused the blocks, sending text", "id", in.id, "error", deliver.Scrub(err))
			m = m.TextOnly()
			continue
		case next == deliver.Directly && !in.isCommand() && in.Channel != in.User:
			b.log.Warn("cannot post in the channel, answering directly", "id", in.id, "error", deliver.Scrub(err))
			in.Channel, in.Root = in.User, ""
			continue
		case next != deliver.Again || attempt+1 >= maxAttempts:
			b.log.Error("answer not delivered", "id", in.id, "error", deliver.Scrub(err))
			b.finish(in.id)
			return
		}
		b.mark(b.journal.Retry, in.id)
		wait := max(pace.Backoff(attempt), deliver.RetryAfter(err))
		b.log.Warn("answer not taken, will try again", "id", in.id, "error", deliver.Scrub(err), "retry_in", wait)
		if pace.Sleep(b.working, b.clock, wait) != nil {
			return // stays in the journal
		}
	}
}

// post posts an answer to where the question came from. It is not cut short by
// abort: a request on its way is better finished than unknown.
func (b *Bot) post(in inquiry, m blockkit.Message) error {
	ctx := context.WithoutCancel(b.working)
	if in.isCommand() {
		return b.out.Respond(ctx, in.ResponseURL, ephemeral(m))
	}
	_, err := b.out.Post(ctx, in.Channel, in.Root, m)
	return err
}

// mark records a step in the journal.
func (b *Bot) mark(step func(id string) error, id string) {
	if err := step(id); err != nil {
		b.log.Error("step not in the journal", "id", id, "error", err)
	}
}

// ephemeral is a message as an acknowledgement or a response URL takes it.
func ephemeral(m blockkit.Message) *slack.WebhookMessage {
	off := false
	w := &slack.WebhookMessage{ResponseType: slack.ResponseTypeEphemeral, Text: m.Text, UnfurlLinks: &off, UnfurlMedia: &off}
	if len(m.Blocks) > 0 {
		w.Blocks = &slack.Blocks{BlockSet: m.Blocks}
	}
	return w
}

func fitsAck(payload any) bool {
	raw, err := json.Marshal(payload)
	return err == nil && len(raw) <= maxAck
}
