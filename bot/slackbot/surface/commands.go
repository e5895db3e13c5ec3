package surface

import (
	"context"
	_ "embed"
	"strings"
	"sync"

	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/views"
	"wenbao/bot/slackbot/words"
	"wenbao/facts/lex"
)

//go:embed asking.tsv
var askingTable string

//go:embed commands.tsv
var commandTable string

var (
	asking   = load(askingTable, "word")
	commands = load(commandTable, "word", "command")
)

// load returns the rows of a table by their first column; it is read when first
// used.
func load(table string, header ...string) func() map[string]string {
	return sync.OnceValue(func() map[string]string {
		all := map[string]string{}
		for _, row := range lex.Rows(table, header...) {
			all[row[0]] = row[len(row)-1]
		}
		return all
	})
}

// asks reports whether a message has the form of a question.
func asks(text string) bool {
	text = strings.ToLower(text) + " "
	for w := range asking() {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// IsHelp reports whether a message asks how to use the bot, or nothing at all.
func IsHelp(text string) bool {
	text = strings.ToLower(strings.Trim(text, "?!。？！ "))
	return text == "" || commands()[text] == "help"
}

// Command answers a sub-command: of /wenbao, and of a message that begins with
// “!”, for commands do not work in threads. ok is false for a question; one that
// a sub-command stands for comes back in its own words (指标 工行).
func (s *Surface) Command(ctx context.Context, r Request, slash bool) (m blockkit.Message, question string, ok bool) {
	text := strings.TrimSpace(r.Question)
	bare := strings.TrimLeft(text, "!！")
	if IsHelp(text) {
		return blockkit.Plain(s.Help(ctx, s.language(r.Thread.Team, r.User).Or(text))), "", true
	}
	if bare = strings.TrimSpace(bare); !slash && bare == text {
		return blockkit.Message{}, text, false
	}
	word, rest, _ := strings.Cut(strings.ReplaceAll(bare, "　", " "), " ")
	rest = strings.TrimSpace(rest)
	l := s.language(r.Thread.Team, r.User).Or(text)
	switch commands()[strings.ToLower(word)] {
	case "help":
		return blockkit.Plain(s.Help(ctx, l)), "", true
	case "metrics":
		if rest == "" {
			return blockkit.Plain(l.Say("metrics_usage")), "", true
		}
		return blockkit.Message{}, words.Of(rest).Or(rest).Say("prompt_metrics", rest), false
	case "source":
		return s.sources(r, l, rest), "", true
	case "feedback":
		if rest != "" { // 反馈渠道有几个: a question
			break
		}
		return blockkit.Plain(l.Say("feedback_help")), "", true
	case "status":
		if rest != "" {
			break
		}
		h, err := s.holdings(ctx)
		if err != nil {
			s.Log.Error("base not readable", "error", err)
			return blockkit.Plain(l.Say("failed", r.ID)), "", true
		}
		return blockkit.Plain(l.Say("status_text", views.Held(l, h))), "", true
	}
	return blockkit.Message{}, bare, false
}

// sources shows an answer again with all it cites.
func (s *Surface) sources(r Request, l words.Language, id string) blockkit.Message {
	if id == "" {
		return blockkit.Plain(l.Say("source_usage"))
	}
	a, ok := s.Memory.Answer(id)
	if !ok || a.Thread.Team != r.Thread.Team || a.Private && a.User != r.User {
		return blockkit.Plain(l.Say("source_unknown", id))
	}
	return blockkit.Render(a.Question, a.Answer, blockkit.Frame{Language: l})
}

// Help says how to use the bot, with questions that its base answers.
func (s *Surface) Help(ctx context.Context, l words.Language) string {
	examples := l.Say("help_example")
	if h, err := s.holdings(ctx); err == nil && len(h.Examples) > 0 {
		examples = strings.Join(h.Examples, "\n")
	}
	return l.Say("help", examples)
}
