package deliver

import (
	"context"
	"errors"
	"time"

	"github.com/slack-go/slack"

	"wenbao/bot/slackbot/pace"
)

// When a mail of unknown fate is looked for: a broken connection has brought it
// or not; a slow Slack may still be at work.
var (
	soon  = []time.Duration{time.Second, 3 * time.Second}
	later = []time.Duration{2 * time.Second, 8 * time.Second, 20 * time.Second}
)

// errUnknowable: the thread cannot be read, or what was read is not the thread.
var errUnknowable = errors.New("thread cannot be read")

// settle finds out what became of a mail: Posted with its timestamp, Lost when
// it is not there, Left when ctx is done first. When it cannot be found out and
// a notice is wanted, the person is told: Doubted; without one it is Lost, too.
func (c *Client) settle(ctx context.Context, m Mail, slow, notice bool) (fate Fate, ts string) {
	waits := soon
	if slow {
		waits = later
	}
	var err error
	for _, wait := range waits {
		if pace.Sleep(ctx, c.Clock, wait) != nil {
			return Left, ""
		}
		if ts, err = c.find(ctx, m); err == nil && ts != "" {
			c.Meter.Uncertain("posted")
			c.Log.Info("answer found in its thread", "id", m.ID)
			return Posted, ts
		}
		if errors.Is(err, ErrNotCalled) {
			return Left, ""
		}
		if errors.Is(err, errUnknowable) {
			break
		}
	}
	if err == nil {
		c.Meter.Uncertain("absent")
		c.Log.Info("answer not in its thread", "id", m.ID)
		return Lost, ""
	}
	if !notice {
		return Lost, ""
	}
	c.Meter.Uncertain("notice")
	c.Log.Warn("nobody knows whether the answer was posted; telling the person", "id", m.ID, "error", Scrub(err))
	if m.Command {
		err = c.Respond(ctx, m.ResponseURL, Ephemeral(m.Notice))
	} else {
		err = c.PostTo(ctx, m.Channel, m.Thread, m.User, m.Notice)
	}
	if errors.Is(err, ErrNotCalled) {
		return Left, ""
	}
	if err != nil {
		c.Log.Error("notice not delivered", "id", m.ID, "error", Scrub(err))
	}
	return Doubted, ""
}

// find looks for a mail in its thread and returns its timestamp, "" when it is
// certainly not there. Only messages from the question on are looked at; what
// Slack returns must hold the question or the thread's first message, or it is
// not believed.
func (c *Client) find(ctx context.Context, m Mail) (ts string, err error) {
	if m.Command || m.Private || m.Thread == "" {
		return "", errUnknowable
	}
	believed := false
	p := slack.GetConversationRepliesParameters{ChannelID: m.Channel, Timestamp: m.Thread, Oldest: m.TS,
		Inclusive: true, Limit: 200, IncludeAllMetadata: true}
	for {
		var page []slack.Message
		var more bool
		err := c.Call(ctx, "conversations.replies", m.Channel, func(ctx context.Context, api *slack.Client) error {
			var err error
			page, more, p.Cursor, err = api.GetConversationRepliesContext(ctx, &p)
			return err
		})
		if err != nil {
			if _, refused := errors.AsType[slack.SlackErrorResponse](err); refused && For(err) != Again {
				return "", errors.Join(errUnknowable, err)
			}
			return "", err
		}
		for _, one := range page {
			believed = believed || one.Timestamp == m.Thread || one.Timestamp == m.TS
			if one.Metadata.EventType == metadataType && one.Metadata.EventPayload["id"] == m.ID {
				return one.Timestamp, nil
			}
		}
		if !more || p.Cursor == "" {
			break
		}
	}
	if !believed {
		return "", errUnknowable
	}
	return "", nil
}
