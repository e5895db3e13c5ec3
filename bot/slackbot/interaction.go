package slackbot

import (
	"encoding/json"

	"github.com/slack-go/slack"
)

// receiveInteraction takes clicks, modals and shortcuts.
func (b *Bot) receiveInteraction(d delivery) (rest func()) {
	var c slack.InteractionCallback
	if json.Unmarshal(d.payload, &c) != nil {
		b.log.Warn("odd interaction from Slack")
		return d.acknowledge
	}
	if !b.opts.Policy.Ours(c.Team.ID, c.APIAppID) {
		b.log.Warn("interaction of another workspace or app", "team", c.Team.ID, "app", c.APIAppID)
		return d.acknowledge
	}
	if c.Type == slack.InteractionTypeBlockSuggestion { // looks into the base, while others are received
		return func() {
			payload, _ := b.respond(c)
			_ = d.ack(payload)
		}
	}
	payload, act := b.respond(c)
	if !act {
		return func() { _ = d.ack(payload) }
	}
	d.content = payload
	return b.accept(d, fromInteraction(c, d.payload))
}

// fromInteraction returns an interaction as it waits for its turn. It has a key
// of its own, so that a repeated delivery is not acted on again.
func fromInteraction(c slack.InteractionCallback, raw json.RawMessage) inquiry {
	in := inquiry{Kind: interaction, Raw: raw, Team: c.Team.ID, Channel: c.Channel.ID, User: c.User.ID, ResponseURL: c.ResponseURL}
	if in.Channel == "" {
		in.Channel = c.Container.ChannelID
	}
	in.TS, in.Root = c.Container.MessageTs, c.Container.ThreadTs
	if in.Root == "" {
		in.Root = in.TS
	}
	who := in.Team + "|" + in.User + "|"
	switch {
	case len(c.ActionCallback.BlockActions) > 0:
		a := c.ActionCallback.BlockActions[0]
		return in.identify("click|" + who + a.ActionTs + "|" + a.ActionID)
	case c.TriggerID != "":
		return in.identify("trigger|" + c.TriggerID)
	}
	return in.identify("interaction|" + who + c.ActionTs + "|" + string(c.Type) + "|" + c.View.ID + "|" + c.View.Hash)
}
