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
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"wenbao/bot/answer"
	"wenbao/bot/slackbot/limits"
	"wenbao/bot/slackbot/words"
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

// Frame is what a message says and offers beside the answer.
type Frame struct {
	Language words.Language // "" follows the question
	ID       string         // names the stored answer in what buttons send; "" leaves them out
	Asker    string         // user who may delete the answer; "" leaves that out
	Private  bool           // only the asker sees it: it can be shared
	Mute     bool           // offers to stop answering in the thread unless addressed
	Edited   bool           // the question was edited
	SharedBy string         // user who made a private answer public
	Scope    string         // what was searched, of an answer that found nothing
	Periods  []string       // other periods that are known, as questions word them: 2022年
}

// How much of each part is shown, in code points. A sentence of a report has 30 to 200.
const (
	maxAnswer     = 3000
	maxNote       = 300
	maxQuote      = 600
	maxTitle      = 150
	maxSources    = 6
	maxSuggestion = 150
	maxSuggested  = 10
	maxContent    = 10000 // over all of them; the rest of limits.Total is for buttons
)

// Check reports the first limit of Slack's that a message breaks.
func Check(m Message) error { return limits.Message(m.Text, m.Blocks) }

// Render shows the answer to a question. The result passes Check. What does not
// fit is said to be left out; with a Frame.ID a button shows it.
func Render(question string, a answer.Answer, f Frame) Message {
	a = cleaned(a)
	r := renderer{l: f.Language.Or(question), a: a, f: f}
	if r.a.Text == "" {
		r.a.Text = r.l.Say("empty")
	}
	r.add(r.headBlock()...)
	r.add(r.answerBlock())
	r.add(r.noteBlock()...)
	r.add(r.tableBlock()...)
	r.add(r.chartBlock()...)
	r.add(r.suggestionBlocks()...)
	r.add(r.sourceBlocks()...)
	if r.cut {
		r.add(contextBlock(r.l.Say("abridged")))
	}
	r.add(r.actionBlocks()...)
	return Message{Text: r.fullText(), Blocks: r.blocks}
}

// renderer is the work on one message.
type renderer struct {
	l      words.Language
	a      answer.Answer // cleaned
	f      Frame
	blocks []slack.Block
	cut    bool // something is not shown in full
}

func (r *renderer) add(blocks ...slack.Block) { r.blocks = append(r.blocks, blocks...) }

// shorten is the function of that name, and remembers that it cut.
func (r *renderer) shorten(s string, n int) string {
	short := shorten(s, n)
	r.cut = r.cut || short != s
	return short
}

// Plain shows one of the program's own messages: help, a failure.
func Plain(text string) Message {
	text = clean(text)
	return Message{
		Text:   escapeWithin(text, limits.Text),
		Blocks: []slack.Block{richText(slack.NewRichTextSection(plainRun(shorten(text, maxAnswer))))},
	}
}

// headBlock says that the question was edited, or who shared the answer.
func (r *renderer) headBlock() []slack.Block {
	var runs []slack.RichTextSectionElement
	if r.f.SharedBy != "" {
		runs = append(runs, plainRun(r.l.Say("shared_by")), slack.NewRichTextSectionUserElement(r.f.SharedBy, nil))
	}
	if r.f.Edited {
		runs = append(runs, plainRun("("+r.l.Say("edited")+")"))
	}
	if len(runs) == 0 {
		return nil
	}
	return []slack.Block{richText(slack.NewRichTextSection(runs...))}
}

// answerBlock is the answer's text with its figures bold.
func (r *renderer) answerBlock() slack.Block {
	return richText(slack.NewRichTextSection(runs(r.shorten(r.a.Text, maxAnswer), figureTexts(r.a))...))
}

// noteBlock says how the question was understood, how the figures came about
// and how exact they are, and what was searched when there are none.
func (r *renderer) noteBlock() []slack.Block {
	var notes []string
	if r.a.Interpretation != "" {
		notes = append(notes, r.shorten(r.a.Interpretation, maxNote))
	}
	if len(r.a.Figures) > 0 {
		is := func(what func(answer.Figure) bool) bool { return slices.ContainsFunc(r.a.Figures, what) }
		switch {
		case is(func(f answer.Figure) bool { return f.Derived }):
			notes = append(notes, r.l.Say("derived"))
		case strings.ContainsAny(r.a.Text, "=≈÷×"): // the difference beside a comparison
			notes = append(notes, r.l.Say("partly"))
		default:
			notes = append(notes, r.l.Say("stated"))
		}
		if is(func(f answer.Figure) bool {
			return !f.Derived && f.Quantity.Approx != facts.Exact
		}) {
			notes = append(notes, r.l.Say("approx"))
		}
	}
	if r.a.Status == answer.NotFound && r.f.Scope != "" {
		notes = append(notes, r.l.Say("scope", r.f.Scope))
	}
	if len(notes) == 0 {
		return nil
	}
	return []slack.Block{contextBlock(notes...)}
}

// sourceBlocks are as many sources as there is room for, and how many are left.
func (r *renderer) sourceBlocks() []slack.Block {
	var out []slack.Block
	used := limits.Size(r.blocks...)
	for i, s := range r.a.Sources {
		b := r.sourceBlock(s)
		if used += limits.Size(b); i == maxSources || used > maxContent {
			r.cut = true
			return append(out, contextBlock(r.l.Say("more_sources", len(r.a.Sources)-i)))
		}
		out = append(out, b)
	}
	return out
}

// sourceBlock quotes a source's sentence, its figure bold, and says where it
// stands.
func (r *renderer) sourceBlock(s facts.Source) slack.Block {
	figures := quotedFigures(s, r.a)
	var elements []slack.RichTextElement
	if s.Sentence != "" {
		quoted := excerpt(s.Sentence, figures, maxQuote)
		r.cut = r.cut || quoted != s.Sentence
		elements = append(elements, &slack.RichTextQuote{Type: slack.RTEQuote, Elements: runs(quoted, figures)})
	}
	elements = append(elements, slack.NewRichTextSection(origin(s, r.l)...))
	return richText(elements...)
}

// origin is "《title》 · date · name · page", the title a link when the source has a
// web address; without a title the name stands in its place.
func origin(s facts.Source, l words.Language) []slack.RichTextSectionElement {
	var out []slack.RichTextSectionElement
	if address := webAddress(s.Link()); address != "" {
		out = append(out, slack.NewRichTextSectionLinkElement(address, heading(s), nil))
	} else {
		out = append(out, plainRun(heading(s)))
	}
	if rest := originDetails(s, l); rest != "" {
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

func originDetails(s facts.Source, l words.Language) string {
	var b strings.Builder
	if !s.Published.IsZero() {
		b.WriteString(" · " + s.Published.String())
	}
	if s.Title != "" && s.Article != "" && s.Article != s.Title && s.Article != s.URL {
		b.WriteString(" · " + shorten(s.Article, maxTitle))
	}
	if s.Page > 0 {
		b.WriteString(" · " + l.Say("page", s.Page))
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
	if s = u.String(); utf8.RuneCountInString(s) > limits.URL {
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
	for _, s := range wholeFigures(text, figures) {
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
