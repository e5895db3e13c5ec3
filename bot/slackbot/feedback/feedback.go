// Package feedback turns what people say of answers into gold lines for eval.
//
//	不准确: 数值, 正确值 272.46亿元 → {"id":"fb-1a2b…","question":"…","kind":"feedback",
//	  "expect":{"status":"answered","figures":[{"value":"27246000000","unit":"CNY"}]}}
//
// An answer that was called right is gold as it is. One that was called wrong is
// gold only with its correct figure: what it is not says too little.
package feedback

import (
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"wenbao/bot/answer"
	"wenbao/bot/slackbot/memory"
	"wenbao/facts"
	"wenbao/facts/quantity"
)

// gold is a line of a gold file.
type gold struct {
	ID       string   `json:"id"`
	Question string   `json:"question"`
	History  []string `json:"history,omitempty"`
	Kind     string   `json:"kind"`
	Expect   expect   `json:"expect"`
	Source   *source  `json:"source,omitempty"`
	Note     string   `json:"note,omitempty"` // for whoever reads it; eval does not
}

type expect struct {
	Status  answer.Status `json:"status"`
	Figures []figure      `json:"figures,omitempty"`
}

type figure struct {
	Value facts.Decimal `json:"value"`
	Unit  facts.Unit    `json:"unit"`
}

type source struct {
	Article  string `json:"article"`
	Contains string `json:"sentence_contains"`
}

// Write writes a gold line for each feedback that makes one, and returns how
// many do not.
func Write(w io.Writer, all []memory.Feedback) (skipped int, err error) {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, f := range all {
		g, ok := goldOf(f)
		if !ok {
			skipped++
			continue
		}
		if err := enc.Encode(g); err != nil {
			return skipped, fmt.Errorf("write feedback: %w", err)
		}
	}
	return skipped, nil
}

func goldOf(f memory.Feedback) (gold, bool) {
	a := f.Answer.Answer
	g := gold{ID: "fb-" + f.Answer.ID, Question: f.Answer.Question, History: f.Answer.History, Kind: "feedback", Note: f.Note}
	if !f.Right {
		for _, m := range quantity.Find(f.Correct) {
			g.Expect.Figures = append(g.Expect.Figures, figure{m.Quantity.Value, m.Quantity.Unit})
		}
		g.Expect.Status = answer.Answered
		return g, len(g.Expect.Figures) > 0
	}
	g.Expect.Status = a.Status
	for _, f := range a.Figures {
		g.Expect.Figures = append(g.Expect.Figures, figure{f.Quantity.Value, f.Quantity.Unit})
	}
	if a.Status == answer.Answered && len(a.Sources) > 0 {
		g.Source = &source{a.Sources[0].Article, beginning(a.Sources[0].Sentence)}
	}
	// an answer without figures (who, when) has nothing that eval could compare
	return g, a.Status != answer.Answered || len(a.Figures) > 0
}

// maxPiece is how much of a sentence tells it from others.
const maxPiece = 40

func beginning(sentence string) string {
	if utf8.RuneCountInString(sentence) <= maxPiece {
		return sentence
	}
	return string([]rune(sentence)[:maxPiece])
}
