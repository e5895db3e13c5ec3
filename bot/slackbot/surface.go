package slackbot

import (
	"context"

	"github.com/slack-go/slack"
)

// reacts reports whether an event of a type that asks no question, such as
// app_home_opened, is to be acted on.
func reacts(eventType string) bool { return false }

// respond returns what an interaction's acknowledgement carries (options, a
// view's errors), and whether the interaction is then to be acted on. It is
// called on the way to the acknowledgement and must be quick.
func (b *Bot) respond(slack.InteractionCallback) (payload any, act bool) { return nil, false }

// act deals with an accepted interaction or event, whose payload is in.Raw. It
// is called by a worker, for one of a conversation at a time, and after a crash
// once more.
func (b *Bot) act(context.Context, inquiry) {}

// posted is told where an answer is; ts is "" for one that only one person
// sees.
func (b *Bot) posted(in inquiry, channel, ts string) {}
