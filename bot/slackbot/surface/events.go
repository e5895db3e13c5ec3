package surface

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"wenbao/bot/answer"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/memory"
	"wenbao/bot/slackbot/views"
)

// ActOn deals with an event that asks no question.
func (s *Surface) ActOn(ctx context.Context, t Task, e slackevents.EventsAPIEvent) {
	switch inner := e.InnerEvent.Data.(type) {
	case *slackevents.AppHomeOpenedEvent:
		if inner.Tab == "messages" {
			s.prompt(ctx, inner.Channel, "")
			return
		}
		s.publish(ctx, e.TeamID, inner.User, "")
	case *slackevents.AssistantThreadStartedEvent: // apps that have not moved to agent_view
		s.prompt(ctx, inner.AssistantThread.ChannelID, inner.AssistantThread.ThreadTimeStamp)
	case *slackevents.AgentSessionStoppedEvent:
		t.Stop(memory.Thread{Enterprise: e.EnterpriseID, Team: e.TeamID, Channel: inner.Channel, Root: inner.ThreadTimestamp})
		s.setStatus(ctx, inner.Channel, inner.ThreadTimestamp, slack.AgentSessionStatusActive)
	case *slackevents.MessageEvent:
		s.change(ctx, t, e.TeamID, inner)
	}
}

// concerned reports whether an edited or deleted message may be a question, and
// its conversation: the answer may be under way still.
func (s *Surface) concerned(e slackevents.EventsAPIEvent, m *slackevents.MessageEvent) (memory.Thread, bool) {
	old := m.PreviousMessage
	switch {
	case m.SubType == slack.MsgSubTypeMessageDeleted && old == nil:
		record, ok := s.Memory.AnswerTo(e.TeamID, m.Channel, m.DeletedTimeStamp)
		return record.Thread, ok
	case m.SubType != slack.MsgSubTypeMessageDeleted && m.SubType != slack.MsgSubTypeMessageChanged || old == nil,
		old.BotID != "", m.SubType == slack.MsgSubTypeMessageChanged && (m.Message == nil || m.Message.Text == old.Text):
		return memory.Thread{}, false
	}
	t := memory.Thread{Enterprise: e.EnterpriseID, Team: e.TeamID, Channel: m.Channel, Root: old.ThreadTimestamp}
	if t.Root == "" {
		t.Root = old.Timestamp
	}
	if m.IsIM() {
		return t, true
	}
	c, err := s.Memory.Conversation(t)
	return t, err == nil && slices.ContainsFunc(c.Turns, func(turn memory.Turn) bool { return turn.TS == old.Timestamp })
}

// changed returns the answer to a question that was edited (text is its new
// wording) or deleted ("").
func (s *Surface) changed(team string, e *slackevents.MessageEvent) (record memory.Answer, text string, ok bool) {
	switch e.SubType {
	case slack.MsgSubTypeMessageDeleted:
		record, ok = s.Memory.AnswerTo(team, e.Channel, e.DeletedTimeStamp)
		return record, "", ok
	case slack.MsgSubTypeMessageChanged:
		if e.Message == nil || e.PreviousMessage == nil || e.Message.Text == e.PreviousMessage.Text {
			return memory.Answer{}, "", false // an unfurled link, a reply counted
		}
		record, ok = s.Memory.AnswerTo(team, e.Channel, e.Message.Timestamp)
		text = s.PlainOf(e.Message.Text)
		return record, text, ok && text != record.Question && text != ""
	}
	return memory.Answer{}, "", false
}

// change answers an edited question anew in the place of its answer, and takes
// the answer of a deleted one away.
func (s *Surface) change(ctx context.Context, t Task, team string, e *slackevents.MessageEvent) {
	record, text, ok := s.changed(team, e)
	if !ok {
		return
	}
	if text == "" {
		if err := s.Memory.Unsay(record.Thread, record.TS); err != nil {
			s.Log.Error("question not forgotten", "id", record.ID, "error", err)
		}
		if record.Posted == "" || s.deleteMessage(ctx, e.Channel, record.Posted) {
			s.forget(record)
		}
		return
	}
	if record.Private {
		return // what only one person sees cannot be replaced, and is not for others
	}
	r := Request{ID: record.ID, Thread: record.Thread, TS: record.TS, At: record.TS, User: record.User, Question: text, Edited: true}
	s.answer(ctx, t, r, Target{Channel: e.Channel, Root: record.Thread.Root, Update: record.Posted})
}

// Follows reports whether a message that does not address the bot may ask it
// something: it is in a thread of a channel that is followed, where the bot has
// answered and nobody muted it, and it addresses nobody else.
func (s *Surface) Follows(t memory.Thread, text string) bool {
	if t.Root == "" || strings.Contains(text, "<@") || strings.Contains(text, "<!") {
		return false
	}
	c, err := s.Memory.Conversation(t)
	return err == nil && len(c.Turns) > 0 && !c.Muted && asks(s.PlainOf(text))
}

// publish shows a person their home tab.
func (s *Surface) publish(ctx context.Context, team, user, done string) {
	h := views.Homes{Settings: s.Memory.Settings(team, user), Recent: s.Memory.Recent(team, user), Done: done}
	var err error
	if h.Holdings, err = s.holdings(ctx); err != nil {
		s.Log.Error("base not readable", "error", err)
	}
	view := views.Home(s.language(team, user).Or(""), h)
	err = s.Slack.Call(ctx, "views.publish", "", func(ctx context.Context, api *slack.Client) error {
		_, err := api.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: user, View: view})
		return err
	})
	if err != nil {
		s.Log.Warn("home tab not shown", "error", err)
	}
}

const (
	maxPrompts      = 4
	maxPromptTitle  = 40 // what fits on a phone
	maxSessionTitle = 200
)

// prompt suggests questions that the base answers. In agent_view they are for
// the whole conversation: with a thread the call fails without a word.
func (s *Surface) prompt(ctx context.Context, channel, thread string) {
	h, err := s.holdings(ctx)
	if err != nil || len(h.Examples) == 0 {
		return
	}
	l := s.language("", "").Or("")
	params := slack.AssistantThreadsSetSuggestedPromptsParameters{ChannelID: channel, ThreadTS: thread, Title: l.Say("prompts_title")}
	list := slices.Clone(h.Examples[:min(len(h.Examples), maxPrompts-1)])
	if len(h.Names) > 0 {
		list = append(list, l.Say("prompt_metrics", h.Names[0]))
	}
	for _, q := range list {
		params.AddPrompt(blockkit.Shorten(q, maxPromptTitle), q)
	}
	s.agent(ctx, "assistant.threads.setSuggestedPrompts", func(ctx context.Context, api *slack.Client) error {
		return api.SetAssistantThreadsSuggestedPromptsContext(ctx, params)
	})
}

// Searching shows that the answer to a message takes a while, and gives the
// asker a button to stop it.
func (s *Surface) Searching(ctx context.Context, t memory.Thread, user, question string) {
	l := s.language(t.Team, user).Or(question)
	s.agent(ctx, "assistant.threads.setStatus", func(ctx context.Context, api *slack.Client) error {
		return api.SetAssistantThreadsStatusContext(ctx, slack.AssistantThreadsSetStatusParameters{
			ChannelID: t.Channel, ThreadTS: t.Root, Status: l.Say("status_searching")})
	})
	s.setStatus(ctx, t.Channel, t.Root, slack.AgentSessionStatusProcessing)
}

// Found takes back what Searching said.
func (s *Surface) Found(ctx context.Context, t memory.Thread) {
	s.setStatus(ctx, t.Channel, t.Root, slack.AgentSessionStatusActive)
}

func (s *Surface) setStatus(ctx context.Context, channel, thread, status string) {
	s.agent(ctx, "agents.sessions.setStatus", func(ctx context.Context, api *slack.Client) error {
		_, err := api.SetAgentSessionStatusContext(ctx, slack.AgentSessionSetStatusParameters{Status: status, ChannelID: channel, ThreadTS: thread})
		return err
	})
}

// Entitle names a conversation with the bot by what its first answer is about:
// 中国工商银行 · 金融科技投入 · 2023年.
func (s *Surface) Entitle(ctx context.Context, t memory.Thread, a answer.Answer) {
	if len(a.Figures) == 0 {
		return
	}
	f := a.Figures[0]
	parts := slices.DeleteFunc([]string{f.Entity, f.Metric, phrase.Period(f.Period)}, func(s string) bool { return s == "" })
	if len(parts) == 0 {
		return
	}
	title := blockkit.Shorten(strings.Join(parts, " · "), maxSessionTitle)
	s.agent(ctx, "agents.sessions.rename", func(ctx context.Context, api *slack.Client) error {
		_, err := api.RenameAgentSessionContext(ctx, slack.AgentSessionRenameParameters{Title: title, ChannelID: t.Channel, ThreadTS: t.Root})
		return err
	})
}

// agent makes a call that only agents may make: best effort, and never again
// once Slack said that this app may not.
func (s *Surface) agent(ctx context.Context, method string, call func(context.Context, *slack.Client) error) {
	if _, refused := s.refused.Load(method); refused {
		return
	}
	err := s.Slack.Call(ctx, method, "", call)
	if response, ok := errors.AsType[slack.SlackErrorResponse](err); ok {
		switch response.Err {
		case "not_agent_app", "missing_scope", "unknown_method", "not_allowed_token_type", "feature_not_enabled":
			if _, known := s.refused.LoadOrStore(method, true); !known {
				s.Log.Info("not possible in this workspace", "method", method, "error", response.Err)
			}
			return
		}
	}
	if err != nil {
		s.Log.Debug("agent call failed", "method", method, "error", err)
	}
}
