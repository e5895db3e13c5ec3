package bot

import (
	"bytes"
	"encoding/json"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// Line is a question of the JSON contract. The ID is echoed as it came; any
// JSON value will do.
type Line struct {
	ID       json.RawMessage `json:"id"`
	Question string          `json:"question"`
	History  []string        `json:"history"`
}

// AnswerLine is an answer of the JSON contract. Lists are never null.
// Interpretation and Reason go beyond the contract: how the question was
// understood, and why it was not answered.
type AnswerLine struct {
	ID             json.RawMessage `json:"id"`
	Status         answer.Status   `json:"status"`
	Text           string          `json:"text"`
	Figures        []FigureLine    `json:"figures"`
	Sources        []SourceLine    `json:"sources"`
	Suggestions    []string        `json:"suggestions"`
	Interpretation string          `json:"interpretation,omitempty"`
	Reason         answer.Reason   `json:"reason,omitempty"`
}

// FigureLine is one value that answers: Value exact and in base units, Text as
// the source writes it.
type FigureLine struct {
	Value   facts.Decimal `json:"value"`
	Unit    facts.Unit    `json:"unit"`
	Text    string        `json:"text"`
	Entity  string        `json:"entity"`
	Metric  string        `json:"metric"`
	Period  string        `json:"period"`
	Approx  string        `json:"approx"`
	Derived bool          `json:"derived"`
}

// SourceLine is a cited sentence. Start and End count code points of the
// article's text, half-open.
type SourceLine struct {
	Article   string `json:"article"`
	Title     string `json:"title"`
	Published string `json:"published"`
	URL       string `json:"url"`            // of a paged document: with #page=n
	Page      int    `json:"page,omitempty"` // 1, 2 … of a paged document
	Sentence  string `json:"sentence"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
}

// Encode turns an answer into its line of the contract. A nil id becomes "".
func Encode(id json.RawMessage, a answer.Answer) AnswerLine {
	if len(id) == 0 {
		id = json.RawMessage(`""`)
	}
	line := AnswerLine{
		ID: id, Status: a.Status, Text: a.Text,
		Figures:        make([]FigureLine, 0, len(a.Figures)),
		Sources:        make([]SourceLine, 0, len(a.Sources)),
		Suggestions:    append([]string{}, a.Suggestions...),
		Interpretation: a.Interpretation, Reason: a.Reason,
	}
	for _, f := range a.Figures {
		line.Figures = append(line.Figures, FigureLine{
			Value: f.Quantity.Value, Unit: f.Quantity.Unit, Text: f.Text,
			Entity: f.Entity, Metric: f.Metric, Period: f.Period.String(),
			Approx: f.Quantity.Approx.String(), Derived: f.Derived,
		})
	}
	for _, s := range a.Sources {
		line.Sources = append(line.Sources, SourceLine{
			Article: s.Article, Title: s.Title, Published: s.Published.String(),
			URL: s.Link(), Page: s.Page, Sentence: s.Sentence, Start: s.Start, End: s.End,
		})
	}
	return line
}

// Marshal returns the line as one line of JSON ending in "\n", with Chinese
// and <, >, & as they are.
func (l AnswerLine) Marshal() ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(l); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}
