package surface

import (
	"context"
	"strings"

	"github.com/slack-go/slack"

	"wenbao/bot/answer/phrase"
	"wenbao/bot/slackbot/memory"
	"wenbao/bot/slackbot/views"
)

// submit deals with a submitted form, which Respond let pass.
func (s *Surface) submit(ctx context.Context, t Task, c slack.InteractionCallback) {
	switch c.View.CallbackID {
	case views.Feedback:
		j := views.ReadFeedback(c.View)
		record, ok := s.Memory.Answer(j.ID)
		if !ok || record.Thread.Team != c.Team.ID {
			s.Log.Warn("feedback on an answer that is forgotten", "id", j.ID)
			return
		}
		if err := s.Memory.Judge(memory.Feedback{Answer: record, User: c.User.ID, Wrong: j.Wrong, Correct: j.Correct, Note: j.Note}); err != nil {
			s.Log.Error("feedback not kept", "id", record.ID, "error", err)
			return
		}
		s.Log.Info("feedback", "id", record.ID, "right", false, "wrong", strings.Join(j.Wrong, ","))
	case views.Ask:
		s.askDirectly(ctx, t, c, views.ReadChoices(c.View).Question())
	}
}

// years are the periods known of what is chosen in the form for questions.
func (s *Surface) years(ctx context.Context, chosen views.Choices, piece string) ([]string, error) {
	known, err := s.Library.Periods(ctx, chosen.Entity, chosen.Metric, maxSuggestions)
	var out []string
	for _, p := range known {
		if name := phrase.Period(p); strings.Contains(name, piece) {
			out = append(out, name)
		}
	}
	return out, err
}

// verify checks the figures of a message and shows the result to the person who
// asked for it.
func (s *Surface) verify(ctx context.Context, c slack.InteractionCallback) {
	if c.CallbackID != Verify || s.Library == nil {
		return
	}
	text := s.PlainOf(c.Message.Text)
	l := s.language(c.Team.ID, c.User.ID).Or(text)
	findings, left, err := s.Library.Check(ctx, text)
	if err != nil {
		s.Log.Error("message not checked", "error", err)
		s.open(ctx, c, views.Message(l, l.Say("verify_title"), l.Say("failed", "-")))
		return
	}
	s.Log.Info("message checked", "figures", len(findings)+left)
	s.open(ctx, c, views.Verify(l, findings, left))
}

// Callback IDs of the shortcuts, as the manifest has them.
const (
	AskShortcut = "wenbao_ask"
	Verify      = "wenbao_verify"
)

// set keeps a choice of the home tab, or deletes what is kept of a person, and
// shows the tab anew.
func (s *Surface) set(ctx context.Context, c slack.InteractionCallback, a slack.BlockAction) {
	team, user, done := c.Team.ID, c.User.ID, ""
	settings := s.Memory.Settings(team, user)
	var err error
	switch a.ActionID {
	case views.ActionLanguage:
		if settings.Language = a.SelectedOption.Value; settings.Language == views.FollowQuestion {
			settings.Language = ""
		}
		err = s.Memory.Set(team, user, settings)
	case views.ActionVisibility:
		settings.Public = a.SelectedOption.Value == views.Public
		err = s.Memory.Set(team, user, settings)
	case views.ActionForget:
		var n int
		if n, err = s.Memory.DeletePerson(team, user); err == nil {
			done = s.language(team, user).Or("").Say("home_deleted", n)
		}
	}
	if err != nil {
		s.Log.Error("setting not kept", "error", err)
	}
	s.publish(ctx, team, user, done)
}
