// Package deliver calls Slack's Web API and response URLs: at the pace Slack
// allows, again when it asks for patience, and with a word for what can be done
// about every other error (Remedy).
//
// Send posts an answer exactly once, as far as Slack lets that be known. Slack
// has no key by which it recognises the second copy of a message, so an answer
// whose fate is unknown, because the connection broke or the program was killed
// while it was on its way, is looked for in its thread, where its metadata
// tells it from others. Where the bot may not read the thread, the answer is
// not sent again; the person who asked is told privately that it may be
// missing.
package deliver

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/slack-go/slack"

	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/meter"
	"wenbao/bot/slackbot/pace"
)

// Client calls Slack. Safe for concurrent use. All fields are required.
type Client struct {
	API     *slack.Client
	HTTP    *http.Client // for response URLs
	Clock   pace.Clock
	Log     *slog.Logger
	Meter   *meter.Meter
	Accepts func(address string) bool // whether a response URL is Slack's
	limits  limits
}

var (
	// ErrNotCalled is Call's error when ctx was done before its turn came.
	ErrNotCalled = errors.New("not called")
	// errResponseURL: an address is not Slack's.
	errResponseURL = errors.New("response URL is not Slack's")
)

// Call calls a Web API method when the method, and for a message the channel,
// has its turn, and again after exactly the wait that Slack asks for when it
// was too early. Every other error is call's own. When ctx is done a call that
// waits is given up, one that runs is not: better finished than unknown.
func (c *Client) Call(ctx context.Context, method, channel string, call func(context.Context, *slack.Client) error) error {
	for {
		if err := c.limits.wait(ctx, c.Clock, method, channel); err != nil {
			return fmt.Errorf("%s: %w: %w", method, ErrNotCalled, err)
		}
		err := call(context.WithoutCancel(ctx), c.API)
		if !isRateLimited(err) {
			c.Meter.Called(method, outcome(err))
			return err
		}
		c.Meter.Called(method, "rate_limited")
		wait := RetryAfter(err) + pace.Jitter(time.Second)
		now := c.Clock.Now()
		c.limits.hold(now, now.Add(wait), method, channel)
		c.Log.Warn("Slack asks for patience", "method", method, "channel", channel, "retry_in", wait)
	}
}

func outcome(err error) string {
	if err != nil {
		return "error"
	}
	return "ok"
}

// metadataType names our messages' metadata; its payload is {"id": …}.
const metadataType = "wenbao_answer"

// Post posts a message in a channel, in a thread unless that is "", and
// returns its timestamp. A non-empty id goes along as metadata.
func (c *Client) Post(ctx context.Context, channel, thread, id string, m blockkit.Message) (ts string, err error) {
	options := content(m)
	if thread != "" {
		options = append(options, slack.MsgOptionTS(thread))
	}
	if id != "" {
		options = append(options, slack.MsgOptionMetadata(slack.SlackMetadata{EventType: metadataType, EventPayload: map[string]any{"id": id}}))
	}
	err = c.Call(ctx, "chat.postMessage", channel, func(ctx context.Context, api *slack.Client) error {
		_, ts, err = api.PostMessageContext(ctx, channel, options...)
		return err
	})
	return ts, err
}

// PostTo posts a message that one person sees, in a thread unless that is "".
func (c *Client) PostTo(ctx context.Context, channel, thread, user string, m blockkit.Message) error {
	options := content(m)
	if thread != "" {
		options = append(options, slack.MsgOptionTS(thread))
	}
	return c.Call(ctx, "chat.postEphemeral", channel, func(ctx context.Context, api *slack.Client) error {
		_, err := api.PostEphemeralContext(ctx, channel, user, options...)
		return err
	})
}

// Update replaces a message; doing it twice changes nothing.
func (c *Client) Update(ctx context.Context, channel, ts string, m blockkit.Message) error {
	return c.Call(ctx, "chat.update", channel, func(ctx context.Context, api *slack.Client) error {
		_, _, _, err := api.UpdateMessageContext(ctx, channel, ts, content(m)...)
		return err
	})
}

// Delete deletes a message of the bot's.
func (c *Client) Delete(ctx context.Context, channel, ts string) error {
	return c.Call(ctx, "chat.delete", channel, func(ctx context.Context, api *slack.Client) error {
		_, _, err := api.DeleteMessageContext(ctx, channel, ts)
		return err
	})
}

// Respond posts to a response URL.
func (c *Client) Respond(ctx context.Context, address string, w *slack.WebhookMessage) error {
	if !c.Accepts(address) {
		return errResponseURL
	}
	return c.Call(ctx, "response_url", "", func(ctx context.Context, _ *slack.Client) error {
		return slack.PostWebhookCustomHTTPContext(ctx, address, c.HTTP, w)
	})
}

// content is a message as the chat methods take it.
func content(m blockkit.Message) []slack.MsgOption {
	options := []slack.MsgOption{
		slack.MsgOptionText(m.Text, false), // escaped already
		slack.MsgOptionDisableMarkdown(),
		slack.MsgOptionDisableLinkUnfurl(),
		slack.MsgOptionDisableMediaUnfurl(),
	}
	if len(m.Blocks) > 0 {
		options = append(options, slack.MsgOptionBlocks(m.Blocks...))
	}
	return options
}

// Reply is Ephemeral, or the same for everyone in the channel.
func Reply(m blockkit.Message, public bool) *slack.WebhookMessage {
	w := Ephemeral(m)
	if public {
		w.ResponseType = slack.ResponseTypeInChannel
	}
	return w
}

// Ephemeral is a message as an acknowledgement or a response URL takes it, for
// one person's eyes.
func Ephemeral(m blockkit.Message) *slack.WebhookMessage {
	off := false
	w := &slack.WebhookMessage{ResponseType: slack.ResponseTypeEphemeral, Text: m.Text, UnfurlLinks: &off, UnfurlMedia: &off}
	if len(m.Blocks) > 0 {
		w.Blocks = &slack.Blocks{BlockSet: m.Blocks}
	}
	return w
}
