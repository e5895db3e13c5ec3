package slackbot

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"wenbao/bot/slackbot/blockkit"
)

const (
	// responseURLTime is how long a command's response URL works.
	responseURLTime = 30 * time.Minute
	// maxAttempts bounds how often one message is tried.
	maxAttempts = 8
	// maxAck is Slack's limit for an acknowledgement over Socket Mode, less
	// room for the envelope. Larger ones are silently dropped.
	maxAck = 20*1024 - 512
)

// errResponseURL: a command came with an address that is not Slack's.
var errResponseURL = errors.New("response URL is not Slack's")

// deliver posts an answer and marks it in the journal. An answer that Slack
// certainly did not take is tried again, with patience when asked for; one
// whose fate is unknown (the connection broke after the request was written) is
// not, since Slack has no way to recognise the second copy.
func (b *Bot) deliver(in inquiry, m blockkit.Message) {
	post := b.postMessage
	if in.isCommand() {
		post = b.postResponse
	}
	for attempt := 0; ; attempt++ {
		b.mark(b.journal.Sending, in.id)
		err := post(in, m)
		if err == nil {
			b.finish(in.id)
			return
		}
		switch next := remedy(err); {
		case next == textOnly && len(m.Blocks) > 0:
			b.log.Error("Slack refused the blocks, sending text", "id", in.id, "error", scrub(err))
			m = m.TextOnly()
			continue
		case next == directly && !in.isCommand() && in.Channel != in.User:
			b.log.Warn("cannot post in the channel, answering directly", "id", in.id, "error", scrub(err))
			in.Channel, in.Root = in.User, ""
			post = b.postMessage
			continue
		case next != again || attempt+1 >= maxAttempts:
			b.log.Error("answer not delivered", "id", in.id, "error", scrub(err))
			b.finish(in.id)
			return
		}
		b.mark(b.journal.Retry, in.id)
		wait := max(backoff(attempt), retryAfter(err)+jitter(time.Second))
		b.log.Warn("answer not taken, will try again", "id", in.id, "error", scrub(err), "retry_in", wait)
		if b.sleep(b.working, wait) != nil {
			return // stays in the journal
		}
	}
}

// mark records a step in the journal.
func (b *Bot) mark(step func(id string) error, id string) {
	if err := step(id); err != nil {
		b.log.Error("step not in the journal", "id", id, "error", err)
	}
}

// postMessage posts into the inquiry's thread. It is not cut short by abort: a
// request on its way is better finished than unknown.
func (b *Bot) postMessage(in inquiry, m blockkit.Message) error {
	options := []slack.MsgOption{
		slack.MsgOptionText(m.Text, false), // escaped already
		slack.MsgOptionDisableMarkdown(),
		slack.MsgOptionDisableLinkUnfurl(),
		slack.MsgOptionDisableMediaUnfurl(),
	}
	if len(m.Blocks) > 0 {
		options = append(options, slack.MsgOptionBlocks(m.Blocks...))
	}
	if in.Root != "" {
		options = append(options, slack.MsgOptionTS(in.Root))
	}
	_, _, err := b.api.PostMessageContext(context.WithoutCancel(b.working), in.Channel, options...)
	return err
}

// postResponse posts to a command's response URL, for the asker's eyes only.
func (b *Bot) postResponse(in inquiry, m blockkit.Message) error {
	if !b.opts.acceptsResponseURL(in.ResponseURL) {
		return errResponseURL
	}
	return slack.PostWebhookCustomHTTPContext(context.WithoutCancel(b.working), in.ResponseURL, b.http, ephemeral(m))
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

// cure is what can be done about an error of Slack's.
type cure int

const (
	nothing  cure = iota // permanent, or nobody knows whether it was taken
	again                // certainly not taken, may be later
	textOnly             // the blocks are at fault
	directly             // the channel is
)

var (
	blockErrors   = []string{"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"}
	channelErrors = []string{"not_in_channel", "channel_not_found", "is_archived", "restricted_action"}
	fatalErrors   = []string{"invalid_auth", "account_inactive", "not_authed", "token_revoked", "token_expired",
		"not_allowed_token_type", "missing_scope"}
	passingErrors = []string{"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable",
		"team_added_to_org", "request_timeout"}
)

// remedy classes an error. Slack's 5xx count as not taken: rarely one was, and
// an answer twice is better than none to a person who waits.
func remedy(err error) cure {
	if response, ok := errors.AsType[slack.SlackErrorResponse](err); ok {
		switch {
		case slices.Contains(blockErrors, response.Err):
			return textOnly
		case slices.Contains(channelErrors, response.Err):
			return directly
		case slices.Contains(passingErrors, response.Err):
			return again
		}
		return nothing
	}
	if _, ok := errors.AsType[*slack.RateLimitedError](err); ok {
		return again
	}
	if status, ok := errors.AsType[slack.StatusCodeError](err); ok {
		switch {
		case status.Code >= 500 || status.Code == http.StatusTooManyRequests:
			return again
		case status.Code == http.StatusBadRequest: // a response URL's invalid_blocks
			return textOnly
		}
		return nothing
	}
	if op, ok := errors.AsType[*net.OpError](err); ok && op.Op == "dial" {
		return again
	}
	return nothing
}

// isFatal reports whether an error says that a token will never work.
func isFatal(err error) bool {
	response, ok := errors.AsType[slack.SlackErrorResponse](err)
	return ok && slices.Contains(fatalErrors, response.Err)
}

// retryAfter is the wait that Slack asked for, 0 when it did not.
func retryAfter(err error) time.Duration {
	if limited, ok := errors.AsType[*slack.RateLimitedError](err); ok {
		return limited.RetryAfter
	}
	return 0
}

// backoff is 1 s, 2 s, 4 s … 60 s for attempt 0, 1, 2 …, plus up to a quarter.
func backoff(attempt int) time.Duration {
	d := min(time.Second<<min(attempt, 6), time.Minute)
	return d + jitter(d/4)
}

func jitter(most time.Duration) time.Duration { return rand.N(most) }

// scrub takes the address out of an error: a response URL is a secret.
func scrub(err error) error {
	if u, ok := errors.AsType[*url.Error](err); ok {
		return u.Err
	}
	return err
}
