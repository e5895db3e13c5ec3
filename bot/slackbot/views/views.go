// Package views makes the bot's modals and its home tab. It decides nothing:
// what it is given is shown, in full or with a word on what is not. All of them
// pass limits.View.
package views

import (
	"slices"

	"github.com/slack-go/slack"

	"wenbao/bot/answer"
	"wenbao/bot/library"
	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/limits"
	"wenbao/bot/slackbot/words"
)

// Callback IDs of the modals that are submitted.
const (
	Feedback = "wenbao_feedback"
	Ask      = "wenbao_ask"
)

// modal is a view without a submit button.
func modal(l words.Language, title string, blocks []slack.Block) slack.ModalViewRequest {
	if len(blocks) == 0 {
		blocks = append(blocks, blockkit.Note(l.Say("empty")))
	}
	if n := fitting(blocks); n < len(blocks) {
		blocks = append(blocks[:n:n], blockkit.Note(l.Say("abridged")))
	}
	return slack.ModalViewRequest{Type: slack.VTModal, Title: blockkit.Label(title, 24), Close: blockkit.Label(l.Say("close"), 24),
		Blocks: slack.Blocks{BlockSet: blocks}}
}

// fitting returns how many of the blocks a view may show: all, or as many as
// leave room for the note that there are more.
func fitting(blocks []slack.Block) int {
	const note = 200 // characters
	if len(blocks) <= limits.ViewBlocks && limits.Size(blocks...) <= limits.ViewTotal {
		return len(blocks)
	}
	total := 0
	for i, b := range blocks {
		if total += limits.Size(b); i == limits.ViewBlocks-1 || total > limits.ViewTotal-note {
			return i
		}
	}
	return len(blocks)
}

// Message shows a text.
func Message(l words.Language, title, text string) slack.ModalViewRequest {
	return modal(l, title, blockkit.Text(text))
}

// Excerpt is a source with its sentence and those around it; found is false when
// they are no longer in the base.
type Excerpt struct {
	library.Excerpt
	Figures []string // bold in the sentence
	Found   bool
}

// Context shows the sentences around those that an answer cites.
func Context(l words.Language, excerpts []Excerpt) slack.ModalViewRequest {
	var blocks []slack.Block
	for i, e := range excerpts {
		if i > 0 {
			blocks = append(blocks, slack.NewDividerBlock())
		}
		blocks = append(blocks, blockkit.Origin(e.Source, l))
		for _, s := range e.Before {
			blocks = append(blocks, blockkit.Text(s)...)
		}
		blocks = append(blocks, blockkit.Quote(e.Source.Sentence, e.Figures...)...)
		for _, s := range e.After {
			blocks = append(blocks, blockkit.Text(s)...)
		}
		if !e.Found {
			blocks = append(blocks, blockkit.Note(l.Say("context_gone")))
		}
	}
	return modal(l, l.Say("context_title"), blocks)
}

// Full shows all of an answer.
func Full(l words.Language, a answer.Answer) slack.ModalViewRequest {
	var figures []string
	for _, f := range a.Figures {
		figures = append(figures, f.Text)
	}
	blocks := blockkit.Text(a.Text, figures...)
	if a.Interpretation != "" {
		blocks = append(blocks, blockkit.Note(a.Interpretation))
	}
	for _, s := range a.Suggestions {
		blocks = append(blocks, blockkit.Text("• "+s)...)
	}
	for _, s := range a.Sources {
		if s.Sentence != "" {
			blocks = append(blocks, blockkit.Quote(s.Sentence, blockkit.Figures(s, a)...)...)
		}
		blocks = append(blocks, blockkit.Origin(s, l))
	}
	return modal(l, l.Say("full_title"), blocks)
}

// Verify shows what the base says of the figures of a message; left is how many
// were not checked.
func Verify(l words.Language, findings []library.Finding, left int) slack.ModalViewRequest {
	if len(findings) == 0 {
		return Message(l, l.Say("verify_title"), l.Say("verify_none"))
	}
	count := map[library.Verdict]int{}
	for _, f := range findings {
		count[f.Verdict]++
	}
	blocks := blockkit.Text(l.Say("verify_sum", len(findings), count[library.Agrees], count[library.Differs], count[library.Unknown]))
	if left > 0 {
		blocks = append(blocks, blockkit.Note(l.Say("verify_left", len(findings), left)))
	}
	order := []library.Verdict{library.Differs, library.Agrees, library.Unknown}
	findings = slices.Clone(findings)
	slices.SortStableFunc(findings, func(a, b library.Finding) int {
		return slices.Index(order, a.Verdict) - slices.Index(order, b.Verdict)
	})
	for _, f := range findings {
		blocks = append(blocks, finding(l, f)...)
	}
	return modal(l, l.Say("verify_title"), blocks)
}

func finding(l words.Language, f library.Finding) []slack.Block {
	line := f.Figure + "  " + l.Say("verify_"+string(f.Verdict))
	if f.About != "" {
		line += " · " + f.About
	}
	blocks := blockkit.Text(line, f.Figure)
	switch {
	case f.Verdict == library.Unknown && f.About == "":
		return append(blocks, blockkit.Note(l.Say("verify_unclear")))
	case f.Verdict == library.Unknown:
		return append(blocks, blockkit.Note(l.Say("verify_nothing")))
	}
	var figures []string
	for _, k := range f.Known.Figures {
		figures = append(figures, k.Text)
	}
	if f.Verdict == library.Differs {
		blocks = append(blocks, blockkit.Text(l.Say("verify_ours")+f.Known.Text, figures...)...)
	}
	if len(f.Known.Sources) == 0 {
		return blocks
	}
	s := f.Known.Sources[0]
	blocks = append(blocks, blockkit.Quote(s.Sentence, blockkit.Figures(s, f.Known)...)...)
	return append(blocks, blockkit.Origin(s, l))
}
