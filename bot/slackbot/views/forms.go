package views

import (
	"encoding/json"
	"strings"

	"github.com/slack-go/slack"

	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/words"
)

// Blocks and actions of the forms.
const (
	blockWhat    = "what"
	blockCorrect = "correct"
	blockNote    = "note"
	blockEntity  = "entity"
	blockMetric  = "metric"
	blockYear    = "year"
	blockFree    = "free"
	fieldAction  = "field"

	ActionEntity = "wenbao_entity"
	ActionMetric = "wenbao_metric"
	ActionYear   = "wenbao_year"
)

// Faults are what can be wrong with an answer: values of the feedback form and
// of memory.Feedback.Wrong.
var Faults = []string{"value", "period", "entity", "metric", "source"}

// FeedbackForm asks what is wrong with an answer.
func FeedbackForm(l words.Language, id string) slack.ModalViewRequest {
	var options []*slack.OptionBlockObject
	for _, f := range Faults {
		options = append(options, slack.NewOptionBlockObject(f, blockkit.Label(l.Say("feedback_"+f), 75), nil))
	}
	v := modal(l, l.Say("feedback_title"), []slack.Block{
		slack.NewInputBlock(blockWhat, blockkit.Label(l.Say("feedback_what"), 100), nil,
			slack.NewCheckboxGroupsBlockElement(fieldAction, options...)),
		slack.NewInputBlock(blockCorrect, blockkit.Label(l.Say("feedback_correct"), 100), nil,
			line(l.Say("feedback_correct_hint"), 100)).WithOptional(true),
		slack.NewInputBlock(blockNote, blockkit.Label(l.Say("feedback_note"), 100), nil,
			line("", 1000).WithMultiline(true)).WithOptional(true),
	})
	v.CallbackID, v.PrivateMetadata, v.Submit = Feedback, id, blockkit.Label(l.Say("send"), 24)
	return v
}

// line is a text field of at most n characters.
func line(placeholder string, n int) *slack.PlainTextInputBlockElement {
	var hint *slack.TextBlockObject
	if placeholder != "" {
		hint = blockkit.Label(placeholder, 150)
	}
	return slack.NewPlainTextInputBlockElement(hint, fieldAction).WithMaxLength(n)
}

// Judgement is a submitted feedback form.
type Judgement struct {
	ID      string // of the answer
	Wrong   []string
	Correct string
	Note    string
}

// ReadFeedback reads a submitted form.
func ReadFeedback(v slack.View) Judgement {
	j := Judgement{ID: v.PrivateMetadata, Correct: field(v, blockCorrect, fieldAction).Value, Note: field(v, blockNote, fieldAction).Value}
	for _, o := range field(v, blockWhat, fieldAction).SelectedOptions {
		j.Wrong = append(j.Wrong, o.Value)
	}
	return j
}

// CorrectError refuses a form because of the correct figure, WrongError because
// nothing was chosen.
func CorrectError(l words.Language) *slack.ViewSubmissionResponse {
	return slack.NewErrorsViewSubmissionResponse(map[string]string{blockCorrect: l.Say("feedback_unreadable")})
}

func WrongError(l words.Language) *slack.ViewSubmissionResponse {
	return slack.NewErrorsViewSubmissionResponse(map[string]string{blockWhat: l.Say("feedback_choose")})
}

// formState goes with a form, since a submission says nothing of its question.
type formState struct {
	Language words.Language `json:"language"`
}

// AskForm asks for entity, metric and year, which Slack fetches as they are
// typed, or for a question in words.
func AskForm(l words.Language) slack.ModalViewRequest {
	pick := func(block, action, key string) slack.Block {
		s := slack.NewOptionsSelectBlockElement(slack.OptTypeExternal, blockkit.Label(l.Say(key), 150), action)
		least := 0
		s.MinQueryLength = &least
		b := slack.NewInputBlock(block, blockkit.Label(l.Say(key), 100), nil, s).WithOptional(true)
		return b.WithDispatchAction(false)
	}
	v := modal(l, l.Say("ask_title"), []slack.Block{
		pick(blockEntity, ActionEntity, "ask_entity"),
		pick(blockMetric, ActionMetric, "ask_metric"),
		pick(blockYear, ActionYear, "ask_year"),
		slack.NewInputBlock(blockFree, blockkit.Label(l.Say("ask_free"), 100), nil, line(l.Say("ask_free_hint"), 1000)).WithOptional(true),
		blockkit.Note(l.Say("ask_where")),
	})
	state, _ := json.Marshal(formState{l}) // a string
	v.CallbackID, v.PrivateMetadata, v.Submit = Ask, string(state), blockkit.Label(l.Say("send"), 24)
	return v
}

// Choices are what is chosen in the form for questions, also while it is being
// filled in.
type Choices struct{ Entity, Metric, Year, Free string }

// ReadChoices reads the form.
func ReadChoices(v slack.View) Choices {
	return Choices{
		Entity: field(v, blockEntity, ActionEntity).SelectedOption.Value,
		Metric: field(v, blockMetric, ActionMetric).SelectedOption.Value,
		Year:   field(v, blockYear, ActionYear).SelectedOption.Value,
		Free:   strings.TrimSpace(field(v, blockFree, fieldAction).Value),
	}
}

// Language is the language in which the form was opened.
func Language(v slack.View) words.Language {
	var s formState
	if json.Unmarshal([]byte(v.PrivateMetadata), &s) != nil {
		return ""
	}
	return s.Language
}

// Question is what is asked, "" if the form does not say enough.
func (c Choices) Question() string {
	switch {
	case c.Free != "":
		return c.Free
	case c.Entity != "" && c.Metric != "":
		return c.Entity + c.Year + c.Metric + "是多少？"
	}
	return ""
}

// AskError refuses a form that says too little.
func AskError(l words.Language) *slack.ViewSubmissionResponse {
	return slack.NewErrorsViewSubmissionResponse(map[string]string{blockFree: l.Say("ask_incomplete")})
}

// Options are what Slack offers for what is typed into a select. A value is at
// most 150 code points long and a label 75: longer ones are left out, since a
// shortened name is another name.
func Options(names []string) slack.OptionsResponse {
	out := slack.OptionsResponse{Options: []*slack.OptionBlockObject{}}
	for _, name := range names {
		if label := blockkit.Label(name, 75); label.Text == name && len(out.Options) < 100 {
			out.Options = append(out.Options, slack.NewOptionBlockObject(name, label, nil))
		}
	}
	return out
}

// field is the state of one field of a form, also of one left empty.
func field(v slack.View, block, action string) slack.BlockAction {
	if v.State == nil {
		return slack.BlockAction{}
	}
	return v.State.Values[block][action]
}
