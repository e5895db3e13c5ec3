package surface

import (
	"context"
	"strings"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/deliver"
	"wenbao/bot/slackbot/memory"
	"wenbao/bot/slackbot/views"
	"wenbao/facts/quantity"
)

// Target is where a message goes.
type Target struct {
	Channel     string
	Root        string // thread, "" for none
	Update      string // timestamp of the bot's own message to put it in place of
	ResponseURL string // of the interaction, instead of all these
	Replace     bool   // the message that was clicked, over ResponseURL
	InChannel   bool   // for everyone to see, over ResponseURL
}

// Task is a click, a submission or an event, with what it may do.
type Task struct {
	ID string
	// Post posts a message when Act has returned, and calls then, unless that is
	// nil, when it is there. A task calls it at most once.
	Post func(to Target, m blockkit.Message, then func())
	// Stop ends the work on a conversation's questions.
	Stop func(memory.Thread)
}

// Reacts reports whether an event that asks no question is to be acted on, and
// the conversation whose turn it then has to wait for, if any.
func (s *Surface) Reacts(e slackevents.EventsAPIEvent) (memory.Thread, bool) {
	switch inner := e.InnerEvent.Data.(type) {
	case *slackevents.AppHomeOpenedEvent, *slackevents.AssistantThreadStartedEvent, *slackevents.AgentSessionStoppedEvent:
		return memory.Thread{}, true
	case *slackevents.MessageEvent:
		return s.concerned(e, inner)
	}
	return memory.Thread{}, false
}

// Respond returns what an interaction's acknowledgement carries, and whether the
// interaction is then to be acted on.
func (s *Surface) Respond(ctx context.Context, c slack.InteractionCallback) (payload any, act bool) {
	switch c.Type {
	case slack.InteractionTypeBlockSuggestion:
		return s.suggest(ctx, c), false
	case slack.InteractionTypeViewSubmission:
		if refusal := s.refuse(c); refusal != nil {
			return refusal, false
		}
		return nil, true
	case slack.InteractionTypeBlockActions:
		return nil, len(c.ActionCallback.BlockActions) > 0 && strings.HasPrefix(c.ActionCallback.BlockActions[0].ActionID, "wenbao_")
	case slack.InteractionTypeShortcut, slack.InteractionTypeMessageAction:
		return nil, true
	}
	return nil, false
}

// refuse checks a submitted form, nil when nothing is wrong with it.
func (s *Surface) refuse(c slack.InteractionCallback) any {
	switch c.View.CallbackID {
	case views.Feedback:
		l := s.language(c.Team.ID, c.User.ID)
		j := views.ReadFeedback(c.View)
		if len(j.Wrong) == 0 {
			return views.WrongError(l)
		}
		if j.Correct != "" && len(quantity.Find(j.Correct)) == 0 {
			return views.CorrectError(l)
		}
	case views.Ask:
		if views.ReadChoices(c.View).Question() == "" {
			return views.AskError(views.Language(c.View))
		}
	}
	return nil
}

// maxSuggestions is how many options a select offers at once.
const maxSuggestions = 20

// suggest returns the options for what is typed into a select.
func (s *Surface) suggest(ctx context.Context, c slack.InteractionCallback) any {
	if s.Library == nil {
		return views.Options(nil)
	}
	chosen := views.ReadChoices(c.View)
	var names []string
	var err error
	switch c.ActionID {
	case views.ActionEntity:
		names, err = s.Library.Names(ctx, c.Value, maxSuggestions)
	case views.ActionMetric:
		names, err = s.Library.Metrics(ctx, chosen.Entity, c.Value, maxSuggestions)
	case views.ActionYear:
		names, err = s.years(ctx, chosen, c.Value)
	}
	if err != nil {
		s.Log.Warn("options not listed", "error", err)
	}
	return views.Options(names)
}

// Act deals with an interaction.
func (s *Surface) Act(ctx context.Context, t Task, c slack.InteractionCallback) {
	switch c.Type {
	case slack.InteractionTypeBlockActions:
		s.click(ctx, t, c, *c.ActionCallback.BlockActions[0])
	case slack.InteractionTypeViewSubmission:
		s.submit(ctx, t, c)
	case slack.InteractionTypeShortcut:
		s.open(ctx, c, views.AskForm(s.language(c.Team.ID, c.User.ID)))
	case slack.InteractionTypeMessageAction:
		s.verify(ctx, c)
	}
}

// open opens a modal, which Slack allows within 3 s of the click.
func (s *Surface) open(ctx context.Context, c slack.InteractionCallback, v slack.ModalViewRequest) {
	err := s.Slack.Call(ctx, "views.open", "", func(ctx context.Context, api *slack.Client) error {
		_, err := api.OpenViewContext(ctx, c.TriggerID, v)
		return err
	})
	if err != nil {
		s.Log.Error("modal not opened", "error", err)
	}
}

// Whisper tells one person something where they clicked: beside a message, or in
// a modal.
func (s *Surface) Whisper(ctx context.Context, c slack.InteractionCallback, text string) {
	if c.ResponseURL == "" {
		l := s.language(c.Team.ID, c.User.ID)
		s.open(ctx, c, views.Message(l, l.Say("home_title"), text))
		return
	}
	if err := s.Slack.Respond(ctx, c.ResponseURL, deliver.Ephemeral(blockkit.Plain(text))); err != nil {
		s.Log.Warn("note not shown", "error", err)
	}
}

// Webhook is a message as a response URL takes it.
func Webhook(m blockkit.Message, to Target) *slack.WebhookMessage {
	w := deliver.Reply(m, to.InChannel)
	w.ReplaceOriginal = to.Replace
	return w
}

func channelOf(c slack.InteractionCallback) string {
	if c.Channel.ID != "" {
		return c.Channel.ID
	}
	return c.Container.ChannelID
}
