package slackbot

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
	"unicode/utf8"

	"wenbao/bot/answer"
	"wenbao/bot/slackbot/blockkit"
	"wenbao/bot/slackbot/deliver"
	"wenbao/bot/slackbot/policy"
	"wenbao/bot/slackbot/surface"
	"wenbao/bot/slackbot/words"
)

const (
	// askTimeout bounds one question. Answers come in well under a second.
	askTimeout = 60 * time.Second
	// maxQuestion is the longest question put to the asker, in code points.
	maxQuestion = 1000
)

// work answers jobs until the queue has no more.
func (b *Bot) work() {
	for {
		j := b.queue.next()
		if j == nil {
			return
		}
		b.queue.settling(j, b.handle(j))
	}
}

// handle answers a question, or acts on an interaction or event. What is
// returned sends the answer; it may take long, since Slack may ask for patience.
func (b *Bot) handle(j *job) (send func()) {
	if j.Kind == question {
		return b.answer(j)
	}
	if err := guard(func() { send = b.act(b.within(b.working, j.inquiry), j.inquiry, j.doubted) }); err != nil {
		b.log.Error("not acted on", "id", j.id, "kind", j.Kind, "error", err)
	}
	if send == nil && b.working.Err() == nil {
		b.finish(j.id)
	}
	return send
}

// guard turns a panic into an error: one bad question must not take the others
// down.
func guard(f func()) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	f()
	return nil
}

// answer answers one job, or leaves it in the journal when the bot is being
// aborted.
func (b *Bot) answer(j *job) (send func()) {
	begun := b.clock.Now()
	m, silent, refused := b.refuse(j)
	silent = silent || refused && j.Followed // nobody asked the bot
	ok := !silent
	if silent {
		b.finish(j.id)
	} else if !refused {
		if err := guard(func() { m, ok = b.compose(j.inquiry) }); err != nil {
			m, ok = b.failed(j.inquiry, err), true
		}
	}
	if !ok {
		if j.reply != nil {
			j.reply.abandon()
		}
		return nil
	}
	m = b.withinLimits(j.id, m)
	b.log.Debug("answer ready", "id", j.id, "took", b.clock.Now().Sub(begun))
	if j.reply != nil && j.reply.offer(m) {
		return nil // the acknowledgement carries it
	}
	return func() { b.send(j.inquiry, m, j.doubted) }
}

// compose returns what to say to an inquiry; false when there is nothing to say:
// the bot is being aborted, whoever asked stopped it, or nobody asked.
func (b *Bot) compose(in inquiry) (blockkit.Message, bool) {
	ctx, done := b.running.begin(b.working, in.thread())
	defer done()
	ctx, cancel := context.WithTimeout(b.within(ctx, in), askTimeout)
	defer cancel()
	r := surface.Request{ID: in.id, Thread: in.thread(), TS: in.TS, At: in.TS, User: in.User, Question: in.Question,
		Private: in.Private || in.isCommand() && !b.isPublic(in), Followed: in.Followed}
	if isTooLong(in.Question) {
		return blockkit.Plain(words.Of(in.Question).Say("too_long", maxQuestion)), true
	}
	m, question, ok := b.surface.Command(ctx, r, in.isCommand())
	if ok {
		b.meter.Answered("help")
		return m, true
	}
	r.Question = question
	defer b.soothe(in)()
	reply, err := b.surface.Compose(ctx, r)
	switch {
	case err == nil && reply.Silent:
		b.finish(in.id)
		return blockkit.Message{}, false
	case err == nil:
		b.log.Info("question answered", "id", in.id, "status", string(reply.Answer.Status), "figures", len(reply.Answer.Figures))
		b.meter.Answered(string(reply.Answer.Status))
		return reply.Message, true
	case b.working.Err() != nil:
		return blockkit.Message{}, false
	case errors.Is(context.Cause(ctx), errStopped):
		b.log.Info("question stopped", "id", in.id)
		b.finish(in.id)
		return blockkit.Message{}, false
	}
	return b.failed(in, err), true
}

// failed is what a person gets whose question found an error.
func (b *Bot) failed(in inquiry, err error) blockkit.Message {
	b.meter.Answered("error")
	b.log.Error("question failed", "id", in.id, "error", err)
	return blockkit.Plain(words.Of(in.Question).Say("failed", in.id))
}

// within names the knowledge base that the inquiry's channel is answered from.
func (b *Bot) within(ctx context.Context, in inquiry) context.Context {
	return policy.WithBase(ctx, b.opts.Policy.Base(in.Channel))
}

func (b *Bot) ask(ctx context.Context, question string, history []string) (a answer.Answer, err error) {
	panicked := guard(func() { a, err = b.opts.Asker.Ask(ctx, question, history) })
	return a, errors.Join(err, panicked)
}

// reply is where a command's answer meets its acknowledgement, which carries
// the answer if that comes in time. Exactly one of take and offer gets to
// deliver it.
type reply struct {
	mu     sync.Mutex
	closed bool
	ready  chan blockkit.Message // capacity 1; closed when there will be none
}

func newReply() *reply { return &reply{ready: make(chan blockkit.Message, 1)} }

// offer hands over the answer; false when the acknowledgement has gone without.
func (r *reply) offer(m blockkit.Message) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return false
	}
	r.closed = true
	r.ready <- m
	return true
}

// abandon says that no answer will come.
func (r *reply) abandon() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.closed {
		r.closed = true
		close(r.ready)
	}
}

// take waits for the answer until late fires.
func (r *reply) take(late <-chan time.Time) (blockkit.Message, bool) {
	select {
	case m, ok := <-r.ready:
		return m, ok
	case <-late:
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.closed = true
	select {
	case m, ok := <-r.ready: // offered just now
		return m, ok
	default:
		return blockkit.Message{}, false
	}
}

// ackWait is how long a command's acknowledgement waits for the answer; Slack
// gives up after 3 s.
const ackWait = 1200 * time.Millisecond

// acknowledgeCommand sends a command's acknowledgement through ack, with the
// answer if it is ready in time and otherwise with a word of patience; the
// answer then goes to the command's response URL, as it does when ack fails.
func (b *Bot) acknowledgeCommand(j *job, ack func(payload any) error) {
	m, ok := j.reply.take(b.clock.After(ackWait))
	if !ok {
		if err := ack(deliver.Ephemeral(blockkit.Plain(words.Of(j.Question).Say("searching")))); err != nil {
			b.log.Warn("command not acknowledged", "id", j.id, "error", deliver.Scrub(err))
		}
		return
	}
	payload := deliver.Reply(m, b.isPublic(j.inquiry))
	if !fitsAck(payload) {
		payload = deliver.Reply(m.TextOnly(), b.isPublic(j.inquiry))
	}
	err := errors.New("answer too long for an acknowledgement")
	if fitsAck(payload) {
		b.mark(b.journal.Sending, j.id)
		err = ack(payload)
	} else if err := ack(nil); err != nil {
		b.log.Warn("command not acknowledged", "id", j.id, "error", deliver.Scrub(err))
	}
	if err == nil {
		b.finish(j.id)
		return
	}
	b.log.Debug("answer goes to the response URL", "id", j.id, "error", deliver.Scrub(err))
	b.send(j.inquiry, m, false)
}

func isTooLong(question string) bool { return utf8.RuneCountInString(question) > maxQuestion }
