// Package surface is what people see and press in Slack beside plain questions
// and answers: the frame of an answer, its buttons, modals, the home tab,
// shortcuts, suggested prompts, sub-commands, and what follows when a question
// is edited or deleted.
//
// It knows nothing of sockets, queues and the journal. An answer is composed by
// Compose and posted by the caller; a click or an event comes in through Respond
// (which is quick, on the way to the acknowledgement) and Act, which is called
// once for each and posts through the Task it is given.
package surface

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"wenbao/bot/answer"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/library"
	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/memory"
	"wenbao/bot/slackbot/policy"
	"wenbao/bot/slackbot/views"
	"wenbao/bot/slackbot/words"
	"wenbao/facts"
)

// Library is what the surface needs of a knowledge base; library.Library is one.
// It is called by several goroutines at once.
type Library interface {
	Holdings(ctx context.Context) (library.Holdings, error)
	Names(ctx context.Context, piece string, n int) ([]string, error)
	Metrics(ctx context.Context, name, piece string, n int) ([]string, error)
	Periods(ctx context.Context, name, metric string, n int) ([]facts.Period, error)
	Around(ctx context.Context, s facts.Source, n int) (library.Excerpt, bool, error)
	Check(ctx context.Context, text string) ([]library.Finding, int, error)
}

// Caller calls Slack's Web API at the pace it allows.
type Caller interface {
	Call(ctx context.Context, method, channel string, call func(context.Context, *slack.Client) error) error
	Respond(ctx context.Context, address string, w *slack.WebhookMessage) error
}

// Surface is safe for concurrent use. Library may be nil: what needs it is then
// not offered.
type Surface struct {
	Ask     func(ctx context.Context, question string, history []string) (answer.Answer, error)
	Library Library
	Memory  *memory.Store
	Slack   Caller
	Log     *slog.Logger
	Now     func() time.Time
	PlainOf func(text string) string // a message as a person reads it

	refused sync.Map // methods that Slack does not let this app call
	held    held
}

// Request is a question to be answered.
type Request struct {
	ID       string // of the answer
	Thread   memory.Thread
	TS       string // of the question's message; "" for a command or a click
	At       string // its place in the conversation: TS, or when it was clicked
	User     string
	Question string
	History  []string // of a click; else the conversation's
	Private  bool     // only the person who asked sees the answer
	Edited   bool
	Followed bool // nobody addressed the bot
}

// Reply is what is to be posted, nothing when silent.
type Reply struct {
	Message blockkit.Message
	Answer  answer.Answer
	Silent  bool
}

// Compose answers a question, remembers question and answer, and renders it with
// what can be done next.
func (s *Surface) Compose(ctx context.Context, r Request) (Reply, error) {
	history := s.history(r)
	a, err := s.Ask(ctx, r.Question, history)
	if err != nil {
		return Reply{}, err
	}
	if r.Followed && !worthSaying(r.Question, a) {
		return Reply{Answer: a, Silent: true}, nil
	}
	record := memory.Answer{ID: r.ID, Thread: r.Thread, TS: r.TS, User: r.User, Question: r.Question, History: history, Private: r.Private, Answer: a}
	at := r.At
	if r.Thread.Root == "" {
		at = "" // a command starts no conversation
	}
	if err := s.Memory.Keep(record, at); err != nil {
		s.Log.Error("answer not remembered, its buttons will not work", "id", r.ID, "error", err)
	}
	return Reply{Message: blockkit.Render(r.Question, a, s.frame(ctx, r, a)), Answer: a}, nil
}

// history is what was asked before a request.
func (s *Surface) history(r Request) []string {
	if r.History != nil || r.At == "" || r.Thread.Root == "" {
		return r.History
	}
	earlier, err := s.Memory.Earlier(r.Thread, r.At)
	if err != nil {
		s.Log.Error("conversation not read", "id", r.ID, "error", err)
	}
	if len(earlier) > 0 || r.Thread.Root == r.TS {
		return earlier
	}
	if a, ok := s.Memory.AnswerAt(r.Thread.Team, r.Thread.Root); ok {
		return append(slices.Clone(a.History), a.Question) // a reply to an answer that was asked for elsewhere
	}
	return nil
}

// Preview is the message that the bot would post in answer to a question in a
// channel. Its buttons name no stored answer.
func Preview(ctx context.Context, l Library, question string, a answer.Answer) (blockkit.Message, error) {
	s := &Surface{Library: l, Now: time.Now, Log: slog.New(slog.DiscardHandler)}
	f := s.known(ctx, blockkit.Frame{ID: "preview", Asker: "USLACKBOT"}, question, a)
	m := blockkit.Render(question, a, f)
	return m, blockkit.Check(m)
}

// frame is what an answer's message offers.
func (s *Surface) frame(ctx context.Context, r Request, a answer.Answer) blockkit.Frame {
	f := blockkit.Frame{Language: s.language(r.Thread.Team, r.User), ID: r.ID, Asker: r.User,
		Private: r.Private, Mute: r.Followed, Edited: r.Edited}
	return s.known(ctx, f, r.Question, a)
}

// known adds to a frame what the base has beside the answer.
func (s *Surface) known(ctx context.Context, f blockkit.Frame, question string, a answer.Answer) blockkit.Frame {
	if s.Library == nil {
		return f
	}
	if a.Status == answer.NotFound {
		if h, err := s.holdings(ctx); err == nil && h.Articles > 0 {
			f.Scope = views.Held(f.Language.Or(question), h)
		}
	}
	f.Periods = s.otherPeriods(ctx, a)
	return f
}

// maxPeriods bounds the other periods offered.
const maxPeriods = 8

// otherPeriods returns the periods for which the answer's metric is known, too.
func (s *Surface) otherPeriods(ctx context.Context, a answer.Answer) []string {
	if a.Status != answer.Answered || len(a.Figures) == 0 {
		return nil
	}
	first := a.Figures[0]
	for _, f := range a.Figures {
		if f.Entity != first.Entity || f.Metric != first.Metric {
			return nil
		}
	}
	known, err := s.Library.Periods(ctx, first.Entity, first.Metric, maxPeriods+len(a.Figures))
	if err != nil {
		s.Log.Warn("periods not listed", "error", err)
		return nil
	}
	var out []string
	for _, p := range known {
		shown := slices.ContainsFunc(a.Figures, func(f answer.Figure) bool { return f.Period == p })
		if name := phrase.Period(p); name != "" && !shown && !slices.Contains(out, name) && len(out) < maxPeriods {
			out = append(out, name)
		}
	}
	return out
}

// language is the one a person chose, "" to follow the question.
func (s *Surface) language(team, user string) words.Language {
	return words.Language(s.Memory.Settings(team, user).Language)
}

// held is what the bases hold that channels are answered from, looked up now and then.
type held struct {
	mu sync.Mutex
	of map[string]holding // by policy.BaseOf
}

type holding struct {
	at   time.Time
	what library.Holdings
}

// holdTime is how old what is said of the base may be: counting a large one
// takes a while.
const holdTime = time.Minute

func (s *Surface) holdings(ctx context.Context) (library.Holdings, error) {
	if s.Library == nil {
		return library.Holdings{}, nil
	}
	s.held.mu.Lock()
	defer s.held.mu.Unlock()
	base, now := policy.BaseOf(ctx), s.Now()
	if known, ok := s.held.of[base]; ok && now.Sub(known.at) < holdTime {
		return known.what, nil
	}
	h, err := s.Library.Holdings(ctx)
	if err != nil {
		return library.Holdings{}, err
	}
	if s.held.of == nil {
		s.held.of = map[string]holding{}
	}
	s.held.of[base] = holding{now, h}
	return h, nil
}

// worthSaying reports whether an answer to a message that nobody addressed to
// the bot is to be posted: the message asks, and the base answers. Colleagues
// talking to each other are left alone.
func worthSaying(question string, a answer.Answer) bool {
	return asks(question) && (a.Status == answer.Answered && len(a.Sources) > 0 || a.Status == answer.Clarify)
}
