package slackbot

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/memory"
	"wenbao/bot/slackbot/surface"
	"wenbao/bot/slackbot/words"
)

// newSurface returns what is shown and pressed beside questions and answers.
func (b *Bot) newSurface() *surface.Surface {
	return &surface.Surface{Ask: b.ask, Library: b.opts.Library, Memory: b.memory, Slack: b.out, Log: b.log,
		Now: b.clock.Now, PlainOf: b.self.plainText}
}

// follows reports whether a message that does not address the bot may ask it
// something.
func (b *Bot) follows(t memory.Thread, text string) bool {
	return b.opts.ThreadFollow && !b.opts.Policy.MentionOnly(t.Channel) && b.surface.Follows(t, text)
}

// respond returns what an interaction's acknowledgement carries (options, a
// view's errors), and whether the interaction is then to be acted on. It is
// called on the way to the acknowledgement and must be quick.
func (b *Bot) respond(c slack.InteractionCallback) (payload any, act bool) {
	ctx, cancel := context.WithTimeout(b.working, respondTime)
	defer cancel()
	if err := guard(func() { payload, act = b.surface.Respond(ctx, c) }); err != nil {
		b.log.Error("not responded to", "type", c.Type, "error", err)
	}
	return payload, act
}

// respondTime bounds the work before an acknowledgement; Slack gives up on the
// options of a select after 3 s.
const respondTime = 2 * time.Second

// act deals with an accepted interaction or event, whose payload is in.Raw. It
// is called by a worker, for one of a conversation at a time, and after a crash
// once more.
//
// What is returned posts what is asked for, and may take long; nil when that is
// nothing.
func (b *Bot) act(ctx context.Context, in inquiry, doubted bool) (send func()) {
	t := surface.Task{ID: in.id, Stop: b.running.stop, Post: func(to surface.Target, m blockkit.Message, then func()) {
		send = func() {
			if b.postTo(in, to, b.withinLimits(in.id, m), doubted) && then != nil {
				then()
			}
		}
	}}
	if in.Kind == interaction {
		var c slack.InteractionCallback
		if err := json.Unmarshal(in.Raw, &c); err != nil {
			return nil
		}
		if reason := b.refusal(in.Channel, in.User); reason != "" {
			b.meter.Refused(string(reason))
			b.surface.Whisper(ctx, c, words.Language(b.memory.Settings(in.Team, in.User).Language).Say("refused_"+string(reason)))
			return nil
		}
		b.surface.Act(ctx, t, c)
		return send
	}
	if e, err := slackevents.ParseEvent(in.Raw, slackevents.OptionNoVerifyToken()); err == nil {
		b.surface.ActOn(ctx, t, e)
	}
	return send
}

// withinLimits is a message that Slack takes.
func (b *Bot) withinLimits(id string, m blockkit.Message) blockkit.Message {
	if err := blockkit.Check(m); err != nil {
		b.log.Error("message beyond Slack's limits, sent as text", "id", id, "error", err)
		return m.TextOnly()
	}
	return m
}

// isPublic reports whether the answer to a command is for the whole channel, by
// the asker's choice.
func (b *Bot) isPublic(in inquiry) bool { return b.memory.Settings(in.Team, in.User).Public }

// isDirect reports whether a channel is a person's conversation with the bot.
func isDirect(channel string) bool { return strings.HasPrefix(channel, "D") }

// errStopped: whoever asked pressed the button.
var errStopped = errors.New("stopped")

// running are the questions being answered, so that one who asked can stop it.
// Safe for concurrent use.
type running struct {
	mu     sync.Mutex
	cancel map[memory.Thread]context.CancelCauseFunc
}

// begin returns a context that stop ends; done is to be called at the end of the
// work.
func (r *running) begin(ctx context.Context, t memory.Thread) (_ context.Context, done func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.cancel == nil {
		r.cancel = map[memory.Thread]context.CancelCauseFunc{}
	}
	r.cancel[t] = cancel
	return ctx, func() {
		cancel(nil)
		r.mu.Lock()
		defer r.mu.Unlock()
		delete(r.cancel, t)
	}
}

func (r *running) stop(t memory.Thread) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if cancel := r.cancel[t]; cancel != nil {
		cancel(errStopped)
	}
}

// slowAfter is when a person is told that the answer takes a while; most take a
// few milliseconds, and a word that comes and goes only distracts.
const slowAfter = 700 * time.Millisecond

// statusTime bounds each call that says so or takes it back: the answer waits for its end,
// lest the word stays after it.
var statusTime = 2 * time.Second

// soothe tells the asker that the answer takes a while, if it does. The returned
// function ends that, and returns when no call is under way.
func (b *Bot) soothe(in inquiry) (done func()) {
	if in.isCommand() || in.Root == "" || in.Followed {
		return func() {}
	}
	ctx, cancel := context.WithCancel(b.working)
	said := make(chan struct{})
	b.workers.Go(func() {
		select {
		case <-ctx.Done():
			close(said)
			return
		case <-b.clock.After(slowAfter):
		}
		quickly := func(say func(context.Context)) {
			brief, stop := context.WithTimeout(context.WithoutCancel(ctx), statusTime)
			defer stop()
			say(brief)
		}
		quickly(func(ctx context.Context) { b.surface.Searching(ctx, in.thread(), in.User, in.Question) })
		close(said)
		<-ctx.Done()
		quickly(func(ctx context.Context) { b.surface.Found(ctx, in.thread()) })
	})
	return func() {
		cancel()
		<-said
	}
}

// entitle names a conversation in the agent's messages by its first answer.
func (b *Bot) entitle(in inquiry) {
	if in.Kind != question || in.isCommand() || in.TS == "" || in.TS != in.Root || !isDirect(in.Channel) {
		return
	}
	ctx, cancel := context.WithTimeout(b.working, statusTime)
	defer cancel()
	if record, ok := b.memory.Answer(in.id); ok {
		b.surface.Entitle(ctx, in.thread(), record.Answer)
	}
}
