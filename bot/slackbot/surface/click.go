package surface

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/slack-go/slack"

	"wenbao/bot/answer"
	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/memory"
	"wenbao/bot/slackbot/views"
	"wenbao/bot/slackbot/words"
)

// contextSentences are shown on each side of a cited sentence.
const contextSentences = 3

// click deals with a button or a select.
func (s *Surface) click(ctx context.Context, t Task, c slack.InteractionCallback, a slack.BlockAction) {
	switch {
	case a.ActionID == views.ActionLanguage, a.ActionID == views.ActionVisibility, a.ActionID == views.ActionForget:
		s.set(ctx, c, a)
		return
	case strings.HasPrefix(a.ActionID, views.ActionExample+"_"):
		s.askDirectly(ctx, t, c, a.Value)
		return
	}
	value := a.Value
	if value == "" {
		value = a.SelectedOption.Value
	}
	id, part := blockkit.ParseChoice(value)
	if a.ActionID == blockkit.ActionFeedback {
		id, part = part, id
	}
	record, ok := s.Memory.Answer(id)
	l := s.language(c.Team.ID, c.User.ID).Or(record.Question)
	if !ok || record.Thread.Team != c.Team.ID {
		s.Whisper(ctx, c, l.Say("back_soon"))
		return
	}
	switch {
	case strings.HasPrefix(a.ActionID, blockkit.ActionAsk+"_"):
		s.pick(ctx, t, c, a, record, part)
	case a.ActionID == blockkit.ActionPeriod:
		s.follow(ctx, t, c, a, record, part)
	case a.ActionID == blockkit.ActionNone:
		example := words.Hans.Say("ask_free_hint")
		if h, err := s.holdings(ctx); err == nil && len(h.Examples) > 0 {
			example = h.Examples[0]
		}
		t.Post(target(c, record, true), blockkit.Plain(l.Say("none_reply", example)), nil)
	case a.ActionID == blockkit.ActionContext:
		s.open(ctx, c, views.Context(l, s.excerpts(ctx, record.Answer)))
	case a.ActionID == blockkit.ActionAll:
		s.open(ctx, c, views.Full(l, record.Answer))
	case a.ActionID == blockkit.ActionShare:
		s.share(ctx, t, c, record)
	case a.ActionID == blockkit.ActionFeedback:
		s.judge(ctx, c, l, record, part == blockkit.FeedbackRight)
	case a.ActionID == blockkit.ActionDelete:
		s.remove(ctx, c, l, record)
	case a.ActionID == blockkit.ActionMute, a.ActionID == blockkit.ActionUnmute:
		s.mute(ctx, c, l, record, a.ActionID == blockkit.ActionMute)
	}
}

// target is where what a click asks for goes: in place of the message clicked,
// or after it.
func target(c slack.InteractionCallback, record memory.Answer, replace bool) Target {
	switch {
	case record.Private || c.Container.IsEphemeral:
		return Target{ResponseURL: c.ResponseURL, Replace: replace}
	case replace:
		return Target{Channel: channelOf(c), Root: record.Thread.Root, Update: c.Container.MessageTs}
	}
	root := record.Thread.Root
	if root == "" {
		root = c.Container.MessageTs
	}
	return Target{Channel: channelOf(c), Root: root}
}

// pick asks the suggestion that was chosen: in place of a question back, after
// anything else.
func (s *Surface) pick(ctx context.Context, t Task, c slack.InteractionCallback, a slack.BlockAction, record memory.Answer, part string) {
	n, err := strconv.Atoi(part)
	if err != nil || n < 0 || n >= len(record.Answer.Suggestions) {
		return
	}
	replace := record.Answer.Status == answer.Clarify
	r := s.clicked(t, c, a, record)
	r.Question, r.History = record.Answer.Suggestions[n], []string{} // complete in itself
	if replace {
		r.ID, r.TS = record.ID, record.TS
	}
	s.answer(ctx, t, r, target(c, record, replace))
}

// follow asks the same for another period: 那2022年呢.
func (s *Surface) follow(ctx context.Context, t Task, c slack.InteractionCallback, a slack.BlockAction, record memory.Answer, period string) {
	r := s.clicked(t, c, a, record)
	r.Question, r.History = "那"+period+"呢？", append(slices.Clone(record.History), record.Question)
	s.answer(ctx, t, r, target(c, record, false))
}

// clicked is the request that a click on an answer makes.
func (s *Surface) clicked(t Task, c slack.InteractionCallback, a slack.BlockAction, record memory.Answer) Request {
	return Request{ID: t.ID, Thread: record.Thread, At: a.ActionTs, User: c.User.ID, Private: record.Private}
}

// answer composes and posts.
func (s *Surface) answer(ctx context.Context, t Task, r Request, to Target) {
	reply, err := s.Compose(ctx, r)
	if err != nil {
		s.Log.Error("question failed", "id", r.ID, "error", err)
		reply.Message = blockkit.Plain(s.language(r.Thread.Team, r.User).Or(r.Question).Say("failed", r.ID))
	}
	t.Post(to, reply.Message, nil)
}

// askDirectly answers in a person's own conversation with the bot.
func (s *Surface) askDirectly(ctx context.Context, t Task, c slack.InteractionCallback, question string) {
	r := Request{ID: t.ID, Thread: memory.Thread{Enterprise: c.Enterprise.ID, Team: c.Team.ID, Channel: c.User.ID}, User: c.User.ID, Question: question}
	s.answer(ctx, t, r, Target{Channel: c.User.ID})
}

// excerpts are the surroundings of what an answer cites.
func (s *Surface) excerpts(ctx context.Context, a answer.Answer) []views.Excerpt {
	var out []views.Excerpt
	for _, source := range a.Sources {
		e := views.Excerpt{Figures: blockkit.Figures(source, a)}
		e.Source = source
		if s.Library != nil {
			around, found, err := s.Library.Around(ctx, source, contextSentences)
			if err != nil {
				s.Log.Warn("context not read", "error", err)
			}
			if found {
				e.Excerpt, e.Found = around, true
			}
		}
		out = append(out, e)
	}
	return out
}

// share makes a private answer public, and takes the private one away.
func (s *Surface) share(ctx context.Context, t Task, c slack.InteractionCallback, record memory.Answer) {
	if record.User != c.User.ID {
		s.Whisper(ctx, c, s.language(c.Team.ID, c.User.ID).Or(record.Question).Say("only_asker"))
		return
	}
	shared := record
	shared.ID, shared.Private = t.ID, false
	if err := s.Memory.Keep(shared, ""); err != nil {
		s.Log.Error("answer not remembered, its buttons will not work", "id", t.ID, "error", err)
	}
	f := s.frame(ctx, Request{ID: t.ID, Thread: record.Thread, User: record.User, Question: record.Question}, record.Answer)
	f.SharedBy = c.User.ID
	t.Post(Target{ResponseURL: c.ResponseURL, InChannel: true}, blockkit.Render(record.Question, record.Answer, f),
		func() { s.dismiss(ctx, c) })
}

// dismiss takes away the message that was clicked.
func (s *Surface) dismiss(ctx context.Context, c slack.InteractionCallback) bool {
	err := s.Slack.Respond(ctx, c.ResponseURL, &slack.WebhookMessage{DeleteOriginal: true})
	if err != nil {
		s.Log.Warn("message not deleted", "error", err)
	}
	return err == nil
}

// judge keeps what a person says of an answer.
func (s *Surface) judge(ctx context.Context, c slack.InteractionCallback, l words.Language, record memory.Answer, right bool) {
	if err := s.Memory.Judge(memory.Feedback{Answer: record, User: c.User.ID, Right: right}); err != nil {
		s.Log.Error("feedback not kept", "id", record.ID, "error", err)
		return
	}
	s.Log.Info("feedback", "id", record.ID, "right", right)
	if !right {
		s.open(ctx, c, views.FeedbackForm(l, record.ID))
	}
}

// remove deletes an answer for the person who asked.
func (s *Surface) remove(ctx context.Context, c slack.InteractionCallback, l words.Language, record memory.Answer) {
	if record.User != c.User.ID {
		s.Whisper(ctx, c, l.Say("only_asker"))
		return
	}
	if s.dismiss(ctx, c) || s.deleteMessage(ctx, channelOf(c), c.Container.MessageTs) {
		s.forget(record)
	}
}

func (s *Surface) forget(record memory.Answer) {
	if err := s.Memory.Forget(record.ID); err != nil {
		s.Log.Error("answer not forgotten", "id", record.ID, "error", err)
	}
}

func (s *Surface) deleteMessage(ctx context.Context, channel, ts string) bool {
	err := s.Slack.Call(ctx, "chat.delete", channel, func(ctx context.Context, api *slack.Client) error {
		_, _, err := api.DeleteMessageContext(ctx, channel, ts)
		return err
	})
	if err != nil {
		s.Log.Warn("message not deleted", "error", err)
	}
	return err == nil
}

// mute stops or resumes answering a thread's unaddressed questions.
func (s *Surface) mute(ctx context.Context, c slack.InteractionCallback, l words.Language, record memory.Answer, muted bool) {
	if err := s.Memory.Mute(record.Thread, muted); err != nil {
		s.Log.Error("thread not muted", "error", err)
		return
	}
	key := "unmuted"
	if muted {
		key = "muted"
	}
	s.Whisper(ctx, c, l.Say(key))
}
