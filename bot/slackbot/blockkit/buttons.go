package blockkit

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"wenbao/bot/answer"
)

// Actions that the buttons of an answer send. Their value is the answer's ID;
// that of ActionAsk is the ID and the number of the suggestion (Choice), and
// that of ActionPeriod the ID and a period.
const (
	ActionAsk      = "wenbao_ask" // _0, _1 …: action IDs of a block differ
	ActionNone     = "wenbao_none"
	ActionContext  = "wenbao_context"
	ActionPeriod   = "wenbao_period"
	ActionShare    = "wenbao_share"
	ActionAll      = "wenbao_all"
	ActionMute     = "wenbao_mute"
	ActionUnmute   = "wenbao_unmute"
	ActionFeedback = "wenbao_feedback"
	ActionDelete   = "wenbao_delete"
)

// Values of the feedback buttons, before ":" and the answer's ID.
const (
	FeedbackRight = "right"
	FeedbackWrong = "wrong"
)

const (
	maxLabel   = 75 // of a button
	maxOption  = 30 // of a period in the select; Slack allows 75
	maxButtons = 5  // suggestions shown as buttons
	maxPeriods = 20 // offered in the select of periods
)

// Choice is the value of a button about a part of an answer.
func Choice(id, part string) string { return id + ":" + part }

// ParseChoice undoes Choice.
func ParseChoice(value string) (id, part string) {
	id, part, _ = strings.Cut(value, ":")
	return id, part
}

func plainText(s string) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.PlainTextType, s, false, false)
}

func button(action, value, label string) *slack.ButtonBlockElement {
	return slack.NewButtonBlockElement(action, value, plainText(shorten(label, maxLabel)))
}

// suggestionBlocks offers the questions that can be answered: as buttons, with
// those listed that have none or do not fit on one; numbered when one of them is
// to be chosen.
func (r *renderer) suggestionBlocks() []slack.Block {
	all := suggestions(r.a)
	r.cut = r.cut || len(all) == maxSuggested && len(r.a.Suggestions) > maxSuggested
	if len(all) == 0 {
		return nil
	}
	var buttons []slack.BlockElement
	listed := r.f.ID == ""
	for i, s := range all {
		if utf8.RuneCountInString(s) > maxLabel || i >= maxButtons {
			listed = true
		}
		if i < maxButtons && r.f.ID != "" {
			buttons = append(buttons, button(fmt.Sprint(ActionAsk, "_", i), Choice(r.f.ID, strconv.Itoa(i)), s))
		}
	}
	var blocks []slack.Block
	if listed {
		blocks = append(blocks, r.suggestionList(all))
	}
	if r.a.Status == answer.Clarify && r.f.ID != "" {
		buttons = append(buttons, button(ActionNone, r.f.ID, r.l.Say("none_of_these")))
	}
	if len(buttons) > 0 {
		blocks = append(blocks, slack.NewActionBlock("wenbao_suggestions", buttons...))
	}
	return blocks
}

func (r *renderer) suggestionList(all []string) slack.Block {
	style := slack.RTEListBullet
	if r.a.Status == answer.Clarify {
		style = slack.RTEListOrdered
	}
	var items []slack.RichTextElement
	for _, s := range all {
		items = append(items, slack.NewRichTextSection(plainRun(s)))
	}
	return richText(slack.NewRichTextList(style, 0, items...))
}

// suggestions returns at most maxSuggested of them, none empty.
func suggestions(a answer.Answer) []string {
	var out []string
	for _, s := range a.Suggestions {
		if s != "" && len(out) < maxSuggested {
			out = append(out, shorten(s, maxSuggestion))
		}
	}
	return out
}

// actionBlocks are what can be done with an answer.
func (r *renderer) actionBlocks() []slack.Block {
	id := r.f.ID
	if id == "" {
		return nil
	}
	var elements []slack.BlockElement
	add := func(action, key string) { elements = append(elements, button(action, id, r.l.Say(key))) }
	if len(r.a.Sources) > 0 {
		add(ActionContext, "context")
	}
	if r.a.Status == answer.Answered && len(r.f.Periods) > 0 {
		elements = append(elements, r.periodSelect())
	}
	if r.f.Private && r.a.Status == answer.Answered {
		add(ActionShare, "share")
	}
	if r.cut {
		add(ActionAll, "all")
	}
	if r.f.Mute {
		add(ActionMute, "mute")
	}
	var blocks []slack.Block
	if len(elements) > 0 {
		blocks = append(blocks, slack.NewActionBlock("wenbao_actions", elements...))
	}
	return append(blocks, r.feedbackBlock())
}

// periodSelect offers the same question for another period.
func (r *renderer) periodSelect() *slack.SelectBlockElement {
	var options []*slack.OptionBlockObject
	for _, p := range r.f.Periods[:min(len(r.f.Periods), maxPeriods)] {
		options = append(options, slack.NewOptionBlockObject(Choice(r.f.ID, p), plainText(shorten(p, maxOption)), nil))
	}
	return slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, plainText(r.l.Say("other_year")), ActionPeriod, options...)
}

// feedbackBlock asks whether the answer was right, and lets the asker delete it.
func (r *renderer) feedbackBlock() slack.Block {
	thumb := func(value, key string) *slack.FeedbackButton {
		return slack.NewFeedbackButton(plainText(r.l.Say(key)), Choice(value, r.f.ID)).WithAccessibilityLabel(r.l.Say(key))
	}
	elements := []slack.BlockElement{slack.NewFeedbackButtonsBlockElement(ActionFeedback,
		thumb(FeedbackRight, "right"), thumb(FeedbackWrong, "wrong"))}
	if r.f.Asker != "" {
		sure := slack.NewConfirmationBlockObject(plainText(r.l.Say("delete")), plainText(r.l.Say("delete_sure")),
			plainText(r.l.Say("delete_title")), plainText(r.l.Say("cancel")))
		elements = append(elements, slack.NewIconButtonBlockElement("trash", plainText(r.l.Say("delete_title")), ActionDelete).
			WithValue(r.f.ID).WithConfirm(sure).WithAccessibilityLabel(r.l.Say("delete")).WithVisibleToUserIDs([]string{r.f.Asker}))
	}
	return slack.NewContextActionsBlock("wenbao_feedback", elements...)
}
