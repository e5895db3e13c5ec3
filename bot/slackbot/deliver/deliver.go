// Package deliver calls Slack's Web API and response URLs: at the pace Slack
// allows, again when it asks for patience, and with a word for what can be done
// about every other error (Remedy). It does not call again what Slack may have
// taken: Slack has no way to recognise the second copy of a message.
package deliver

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/slack-go/slack"

	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/pace"
)

// Client calls Slack. Safe for concurrent use.
type Client struct {
	API     *slack.Client
	HTTP    *http.Client // for response URLs
	Clock   pace.Clock
	Log     *slog.Logger
	Accepts func(address string) bool // whether a response URL is Slack's
	limits  limits
}

// errResponseURL: an address is not Slack's.
var errResponseURL = errors.New("response URL is not Slack's")

// Call calls a Web API method when the method, and the channel if there is one,
// may be called, and again after exactly the wait that Slack asks for when it
// was too early. Every other error is call's own.
func (c *Client) Call(ctx context.Context, method, channel string, call func(context.Context, *slack.Client) error) error {
	for {
		if err := c.limits.wait(ctx, c.Clock, method, channel); err != nil {
			return err
		}
		err := call(ctx, c.API)
		if !isRateLimited(err) {
			return err
		}
		wait := RetryAfter(err) + pace.Jitter(time.Second)
		now := c.Clock.Now()
		c.limits.hold(now, now.Add(wait), method, channel)
		c.Log.Warn("Slack asks for patience", "method", method, "channel", channel, "retry_in", wait)
	}
}

// Post posts a message in a channel, in a thread unless that is "", and
// returns its timestamp.
func (c *Client) Post(ctx context.Context, channel, thread string, m blockkit.Message) (ts string, err error) {
	options := content(m)
	if thread != "" {
		options = append(options, slack.MsgOptionTS(thread))
	}
	err = c.Call(ctx, "chat.postMessage", channel, func(ctx context.Context, api *slack.Client) error {
		_, ts, err = api.PostMessageContext(ctx, channel, options...)
		return err
	})
	return ts, err
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

// Respond posts to a response URL.
func (c *Client) Respond(ctx context.Context, address string, w *slack.WebhookMessage) error {
	if !c.Accepts(address) {
		return errResponseURL
	}
	return slack.PostWebhookCustomHTTPContext(ctx, address, c.HTTP, w)
}
