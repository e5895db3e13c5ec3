package deliver

import (
	"context"
	"errors"
	"time"

	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/pace"
)

// patience is how long Slack is tried with one answer before it is given up.
const patience = time.Hour

// Mail is an answer on its way to a person.
type Mail struct {
	ID      string // of the answer
	Channel string
	Thread  string // "" for none
	TS      string // of the question's message, "" for none
	User    string // who asked
	Private bool   // nobody else is to see it
	Public  bool   // everyone in the channel sees the answer to the command
	// ResponseURL is where the answer to a command goes, instead of Channel;
	// for others it is a way out when the channel does not take the answer.
	ResponseURL string
	Command     bool

	Message blockkit.Message
	Notice  blockkit.Message // sent privately when nobody knows whether Message was
}

// Steps are told how far a mail is, each before the next thing happens.
type Steps struct {
	Sending func() // it is about to leave
	Kept    func() // Slack did not take it
}

// Fate is what became of a mail.
type Fate int

const (
	Posted  Fate = iota // it is there
	Left                // not sent: ctx is done, or the token no longer works
	Doubted             // unknown; the person was told
	Lost                // Slack will not take it
)

// Send posts a mail: again while Slack certainly did not take it, as text when
// its blocks are refused, to the person when the channel is closed to us. ts is
// that of the posted message, when it has one, and channel where that is.
func (c *Client) Send(ctx context.Context, m Mail, steps Steps) (fate Fate, channel, ts string) {
	begun := c.Clock.Now()
	for attempt := 0; ; attempt++ {
		steps.Sending()
		ts, err := c.post(ctx, m)
		if err == nil {
			return Posted, m.Channel, ts
		}
		if errors.Is(err, ErrNotCalled) || IsFatal(err) && !m.Command {
			steps.Kept()
			c.Log.Error("answer not sent", "id", m.ID, "error", Scrub(err))
			return Left, "", ""
		}
		switch remedy := For(err); {
		case remedy == TextOnly && len(m.Message.Blocks) > 0:
			c.Log.Error("Slack refused the blocks, sending text", "id", m.ID, "error", Scrub(err))
			c.Meter.Resent("text_only")
			m.Message = m.Message.TextOnly()
			continue
		case remedy == Elsewhere && m.redirect():
			c.Log.Warn("cannot answer there, answering directly", "id", m.ID, "error", Scrub(err))
			c.Meter.Resent("elsewhere")
			continue
		case remedy == Unknown || remedy == Again && status(err) >= 500:
			fate, ts := c.settle(ctx, m, isTimeout(err), remedy == Unknown)
			if fate != Lost {
				return fate, m.Channel, ts
			}
		case remedy != Again:
			c.Log.Error("answer not delivered", "id", m.ID, "error", Scrub(err))
			return Lost, "", ""
		}
		steps.Kept()
		if c.Clock.Now().Sub(begun) >= patience {
			c.Log.Error("answer given up", "id", m.ID, "error", Scrub(err))
			return Lost, "", ""
		}
		wait := max(pace.Backoff(attempt), RetryAfter(err))
		c.Log.Warn("answer not taken, will try again", "id", m.ID, "error", Scrub(err), "retry_in", wait)
		c.Meter.Resent("again")
		if pace.Sleep(ctx, c.Clock, wait) != nil {
			return Left, "", ""
		}
	}
}

// post tries once.
func (c *Client) post(ctx context.Context, m Mail) (ts string, err error) {
	switch {
	case m.Command:
		return "", c.Respond(ctx, m.ResponseURL, Reply(m.Message, m.Public))
	case m.Private:
		return "", c.PostTo(ctx, m.Channel, m.Thread, m.User, m.Message)
	}
	return c.Post(ctx, m.Channel, m.Thread, m.ID, m.Message)
}

// redirect turns a mail from a place that is closed to us to the person who
// asked; false when it already goes there.
func (m *Mail) redirect() bool {
	switch {
	case !m.Command && m.ResponseURL != "" && !m.Private:
		m.Command = true
	case m.Channel != m.User && m.User != "":
		m.Command, m.Private, m.Channel, m.Thread, m.TS = false, false, m.User, "", ""
	default:
		return false
	}
	return true
}

// Resume settles a mail that an earlier run was sending when it ended, and
// sends it when it is not there.
func (c *Client) Resume(ctx context.Context, m Mail, steps Steps) (fate Fate, channel, ts string) {
	fate, ts = c.settle(ctx, m, false, true)
	if fate != Lost {
		return fate, m.Channel, ts
	}
	steps.Kept()
	return c.Send(ctx, m, steps)
}
