package blockkit

import (
	"unicode/utf8"

	"github.com/slack-go/slack"

	"wenbao/bot/answer"
	"wenbao/bot/slackbot/words"
	"wenbao/facts"
)

// The parts that views share with messages.

// maxPiece is how long one piece of a long text is: a paragraph of a modal.
const maxPiece = 2500

// Shorten cuts a text to at most n code points, "…" included: after a sentence,
// else after a clause, never within a figure.
func Shorten(s string, n int) string { return shorten(clean(s), n) }

// Text is a text with figures in bold, in as many blocks as it takes: nothing
// is left out.
func Text(s string, figures ...string) []slack.Block {
	var out []slack.Block
	for _, piece := range split(clean(s), maxPiece) {
		out = append(out, richText(slack.NewRichTextSection(runs(piece, figures)...)))
	}
	return out
}

// Quote is a quotation with figures in bold, as Text.
func Quote(s string, figures ...string) []slack.Block {
	var out []slack.Block
	for _, piece := range split(clean(s), maxPiece) {
		out = append(out, richText(&slack.RichTextQuote{Type: slack.RTEQuote, Elements: runs(piece, figures)}))
	}
	return out
}

// Origin says where a source stands: title, date, name, page, with its link.
func Origin(s facts.Source, l words.Language) slack.Block {
	return richText(slack.NewRichTextSection(origin(s, l)...))
}

// Note is small text below something.
func Note(s string) slack.Block { return contextBlock(shorten(visible(s), 2000)) }

// Button is a button whose label is shortened to what Slack takes.
func Button(action, value, label string) *slack.ButtonBlockElement {
	return button(action, value, visible(label))
}

// Label is a plain text of at most n code points.
func Label(s string, n int) *slack.TextBlockObject { return plainText(shorten(visible(s), n)) }

// visible is a text that Slack does not refuse as empty.
func visible(s string) string {
	if s = clean(s); s == "" {
		return "…"
	}
	return s
}

// Figures are the wordings of an answer's figures that stand in a source's
// sentence; of a computed one, of its operand.
func Figures(s facts.Source, a answer.Answer) []string { return quotedFigures(s, a) }

// split cuts a text into pieces of at most n code points where shorten would,
// without leaving out anything.
func split(s string, n int) []string {
	var out []string
	for utf8.RuneCountInString(s) > n {
		piece := shorten(s, n)
		cut := len(piece) - len("…")
		if cut <= 0 { // one figure longer than a piece
			cut = byteOffset(s, n)
		}
		out, s = append(out, s[:cut]), s[cut:]
	}
	if s != "" {
		out = append(out, s)
	}
	return out
}
