// Package blockkit shows an answer as a Slack message. It decides nothing: what
// the answer says is shown, in the answer's order.
//
//	中国工商银行2023年金融科技投入为272.46亿元。     rich_text, figures bold
//	中国工商银行 · 金融科技投入 · 2023年            context
//	│ 数据显示,2023年,工行金融科技投入272.46亿元;…  rich_text_quote, figure bold
//	《工行年报解读》 · 2024-03-28 · icbc.txt        link when the source has one
//
// Bold is a style of rich_text elements and never an asterisk: Slack does not
// see *…* as bold beside a Chinese character. Rich text and plain_text show
// what they are given literally, so <!channel> in an article stays text; the
// message's Text is escaped for the same reason.
//
// Limits are those of Block Kit, the strictest published number of each, and
// count code points. Check tests them; Render keeps them by leaving out whole
// sentences, never by cutting a number.
package blockkit

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// Message is what chat.postMessage takes. Text is the whole answer once more,
// escaped, for notifications, screen readers and for when Slack refuses the
// blocks.
type Message struct {
	Text   string        `json:"text"`
	Blocks []slack.Block `json:"blocks,omitempty"`
}

// TextOnly returns the message without its blocks.
func (m Message) TextOnly() Message { return Message{Text: m.Text} }

// How much of each part is shown, in code points; together they stay below
// maxTotal. A sentence of a report has 30 to 200.
const (
	maxAnswer     = 3000
	maxNote       = 300
	maxQuote      = 800
	maxTitle      = 150
	maxSources    = 8
	maxSuggestion = 150
	maxSuggested  = 10
)

// Render shows the answer to a question. The question decides the language of
// the few words that are not the answer's own. The result passes Check.
func Render(question string, a answer.Answer) Message {
	a = cleaned(a)
	l := labelsFor(question)
	if a.Text == "" {
		a.Text = l.empty
	}
	m := Message{Text: fullText(a, l)}
	m.Blocks = append(m.Blocks, answerBlock(a))
	m.Blocks = append(m.Blocks, noteBlock(a, l)...)
	m.Blocks = append(m.Blocks, suggestionBlock(a)...)
	for i, s := range a.Sources {
		if i == maxSources {
			m.Blocks = append(m.Blocks, contextBlock(fmt.Sprintf(l.moreSources, len(a.Sources)-i)))
			break
		}
		m.Blocks = append(m.Blocks, sourceBlock(s, quotedFigures(s, a)))
	}
	return m
}

// Plain shows one of the program's own messages: help, a failure.
func Plain(text string) Message {
	text = clean(text)
	return Message{
		Text:   escapeWithin(text, maxText),
		Blocks: []slack.Block{richText(slack.NewRichTextSection(plainRun(shorten(text, maxAnswer))))},
	}
}

// answerBlock is the answer's text with its figures bold.
func answerBlock(a answer.Answer) slack.Block {
	return richText(slack.NewRichTextSection(runs(shorten(a.Text, maxAnswer), figureTexts(a))...))
}

// noteBlock says how the question was understood, and whether a figure was
// computed.
func noteBlock(a answer.Answer, l labels) []slack.Block {
	var notes []string
	if a.Interpretation != "" {
		notes = append(notes, shorten(a.Interpretation, maxNote))
	}
	for _, f := range a.Figures {
		if f.Derived {
			notes = append(notes, l.derived)
			break
		}
	}
	if len(notes) == 0 {
		return nil
	}
	return []slack.Block{contextBlock(notes...)}
}

// suggestionBlock lists the questions that can be answered: numbered when one
// of them is to be chosen.
func suggestionBlock(a answer.Answer) []slack.Block {
	style := slack.RTEListBullet
	if a.Status == answer.Clarify {
		style = slack.RTEListOrdered
	}
	var items []slack.RichTextElement
	for _, s := range suggestions(a) {
		items = append(items, slack.NewRichTextSection(plainRun(s)))
	}
	if len(items) == 0 {
		return nil
	}
	return []slack.Block{richText(slack.NewRichTextList(style, 0, items...))}
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

// sourceBlock quotes a source's sentence, its figure bold, and says where it
// stands.
func sourceBlock(s facts.Source, figures []string) slack.Block {
	var elements []slack.RichTextElement
	if s.Sentence != "" {
		quoted := excerpt(s.Sentence, figures, maxQuote)
		elements = append(elements, &slack.RichTextQuote{Type: slack.RTEQuote, Elements: runs(quoted, figures)})
	}
	elements = append(elements, slack.NewRichTextSection(origin(s)...))
	return richText(elements...)
}

// origin is "《title》 · date · name · page", the title a link when the source has a
// web address; without a title the name stands in its place.
func origin(s facts.Source) []slack.RichTextSectionElement {
	var out []slack.RichTextSectionElement
	if address := webAddress(s.Link()); address != "" {
		out = append(out, slack.NewRichTextSectionLinkElement(address, heading(s), nil))
	} else {
		out = append(out, plainRun(heading(s)))
	}
	if rest := originDetails(s); rest != "" {
		out = append(out, plainRun(rest))
	}
	return out
}

func heading(s facts.Source) string {
	switch {
	case s.Title != "":
		return "《" + shorten(s.Title, maxTitle) + "》"
	case s.Article != "":
		return shorten(s.Article, maxTitle)
	}
	return "…"
}

func originDetails(s facts.Source) string {
	var b strings.Builder
	if !s.Published.IsZero() {
		b.WriteString(" · " + s.Published.String())
	}
	if s.Title != "" && s.Article != "" && s.Article != s.Title && s.Article != s.URL {
		b.WriteString(" · " + shorten(s.Article, maxTitle))
	}
	if s.Page > 0 {
		fmt.Fprintf(&b, " · 第%d页", s.Page)
	}
	return b.String()
}

// webAddress returns the address in the form that Slack takes, "" when it is
// none.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return ""
	}
	if s = u.String(); utf8.RuneCountInString(s) > maxURL {
		return ""
	}
	return s
}

func richText(elements ...slack.RichTextElement) slack.Block {
	return slack.NewRichTextBlock("", elements...)
}

func contextBlock(notes ...string) slack.Block {
	var elements []slack.MixedElement
	for _, n := range notes {
		elements = append(elements, slack.NewTextBlockObject(slack.PlainTextType, n, false, false))
	}
	return slack.NewContextBlock("", elements...)
}

func plainRun(text string) slack.RichTextSectionElement {
	return slack.NewRichTextSectionTextElement(text, nil)
}

// runs splits a text into plain runs and bold ones, the figures.
func runs(text string, figures []string) []slack.RichTextSectionElement {
	var out []slack.RichTextSectionElement
	at := 0
	for _, s := range findFigures(text, figures) {
		if s.Start > at {
			out = append(out, plainRun(text[at:s.Start]))
		}
		out = append(out, slack.NewRichTextSectionTextElement(s.In(text), &slack.RichTextSectionTextStyle{Bold: true}))
		at = s.End
	}
	if at < len(text) {
		out = append(out, plainRun(text[at:]))
	}
	return out
}

// quotedFigures returns the wordings to be bold in a source's sentence: the
// answer's figures or, for a computed one, the operand that the source is of.
// A source knows its figure's length, though not where in the sentence it is;
// an operand is what has that length and is in the answer's arithmetic, too.
func quotedFigures(s facts.Source, a answer.Answer) []string {
	var all, exact []string
	for _, f := range figureTexts(a) {
		if len(findFigures(s.Sentence, []string{f})) == 0 {
			continue
		}
		all = append(all, f)
		if utf8.RuneCountInString(f) == s.End-s.Start {
			exact = append(exact, f)
		}
	}
	switch {
	case len(exact) > 0:
		return exact
	case len(all) > 0:
		return all
	}
	return operands(s, a.Text)
}

// operands returns the pieces of a source's sentence that begin with a digit or
// sign, have the length of its figure, and stand in the answer's text as well.
func operands(s facts.Source, text string) []string {
	runes, n := []rune(s.Sentence), s.End-s.Start
	var found []string
	for i := 0; n > 0 && i+n <= len(runes); i++ {
		if first := runes[i]; !unicode.IsDigit(first) && !strings.ContainsRune("-−+", first) {
			continue
		}
		piece := string(runes[i : i+n])
		if len(findFigures(s.Sentence, []string{piece})) > 0 && len(findFigures(text, []string{piece})) > 0 {
			found = append(found, piece)
		}
	}
	return found
}

func figureTexts(a answer.Answer) []string {
	var out []string
	for _, f := range a.Figures {
		out = append(out, f.Text)
	}
	return out
}

// cleaned returns a copy of the answer without control characters, which Slack
// refuses, and without surrounding blanks.
func cleaned(a answer.Answer) answer.Answer {
	a.Text, a.Interpretation = clean(a.Text), clean(a.Interpretation)
	a.Figures = append([]answer.Figure(nil), a.Figures...)
	for i := range a.Figures {
		a.Figures[i].Text = clean(a.Figures[i].Text)
	}
	a.Sources = append([]facts.Source(nil), a.Sources...)
	for i := range a.Sources {
		s := &a.Sources[i]
		s.Sentence, s.Title, s.Article, s.URL = clean(s.Sentence), clean(s.Title), clean(s.Article), clean(s.URL)
	}
	a.Suggestions = append([]string(nil), a.Suggestions...)
	for i := range a.Suggestions {
		a.Suggestions[i] = clean(a.Suggestions[i])
	}
	return a
}

func clean(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r) || r == utf8.RuneError:
			return -1
		}
		return r
	}, s))
}

// labels are the words around an answer.
type labels struct{ empty, derived, moreSources, source string }

var (
	chinese = labels{
		empty:       "没有可显示的回答。",
		derived:     "由下列原文数字计算得出",
		moreSources: "另有%d条出处未列出",
		source:      "出处：",
	}
	english = labels{
		empty:       "There is no answer to show.",
		derived:     "Computed from the figures quoted below",
		moreSources: "%d more sources not shown",
		source:      "Source: ",
	}
)

// labelsFor returns the words for a question's language: Chinese unless it has
// letters and none of them is Chinese.
func labelsFor(question string) labels {
	letters := false
	for _, r := range question {
		if unicode.Is(unicode.Han, r) {
			return chinese
		}
		letters = letters || unicode.IsLetter(r)
	}
	if letters {
		return english
	}
	return chinese
}
