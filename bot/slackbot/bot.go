// Package slackbot brings questions from Slack to an Asker and its answers
// back, over Socket Mode or HTTP. It translates and decides nothing.
//
//	/wenbao 工行2023年金融科技投入多少   → only the person who asked sees the answer
//	@问报 工行2023年金融科技投入多少     → answered in the message's thread
//	a direct message                    → answered in its thread
//
// Every question takes the same way, whichever transport brought it:
//
//	event → inquiry → journal → acknowledged → queue → Asker → blockkit → Slack
//
// A question is in the journal before Slack hears that it arrived, and leaves
// it when its answer is posted; what Slack delivers twice is answered once, and
// what was acknowledged before a crash is answered after it. When the queue is
// full a question is not acknowledged, and Slack delivers it again.
//
// In a thread the earlier questions go with the new one, so that 那2022年呢
// can be answered.
package slackbot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"wenbao/bot/slackbot/deliver"
	"wenbao/bot/slackbot/journal"
	"wenbao/bot/slackbot/memory"
	"wenbao/bot/slackbot/meter"
	"wenbao/bot/slackbot/pace"
	"wenbao/bot/slackbot/surface"
)

// responseURLTime is how long a command's response URL works.
const responseURLTime = 30 * time.Minute

// drainTime is how long a stopping bot goes on answering what it has accepted.
const drainTime = 8 * time.Second

// Bot is a Slack bot. It runs once, by RunSocket or RunHTTP.
type Bot struct {
	opts  Options
	log   *slog.Logger
	clock pace.Clock
	http  *http.Client
	api   *slack.Client
	out   *deliver.Client
	state health
	meter *meter.Meter

	self    identity
	journal *journal.Journal
	memory  *memory.Store
	surface *surface.Surface
	running running
	queue   *queue
	loops   loops
	guests  guests
	revoked chan string // of what team; capacity 1
	gone    string      // the team that took the bot away, for stop
	workers sync.WaitGroup

	working context.Context // of the workers; outlives the caller's by drainTime
	abort   context.CancelFunc
}

// New returns a Bot. It does not connect.
func New(o Options) (*Bot, error) {
	if o.Asker == nil {
		return nil, errors.New("slack: no asker")
	}
	o, err := o.complete()
	if err != nil {
		return nil, err
	}
	b := &Bot{opts: o, log: o.Log, clock: o.Clock, http: newHTTPClient(), queue: newQueue(o.Queue), revoked: make(chan string, 1)}
	b.api = o.newAPI(b.http)
	b.meter = b.newMeter()
	b.out = &deliver.Client{API: b.api, HTTP: b.http, Clock: o.Clock, Log: o.Log, Meter: b.meter, Accepts: o.acceptsResponseURL}
	return b, nil
}

// start opens the journal, learns who the bot is, and starts answering,
// beginning with what an earlier run left. It tries until Slack answers or ctx
// is done.
func (b *Bot) start(ctx context.Context) error {
	var err error
	if b.journal, err = journal.Open(b.opts.StateDir, b.clock.Now); err != nil {
		return fmt.Errorf("slack: %w", err)
	}
	if b.memory, err = memory.Open(b.opts.StateDir, b.clock.Now); err != nil {
		return errors.Join(fmt.Errorf("slack: %w", err), b.journal.Close())
	}
	if err := b.whoAmI(ctx); err != nil {
		return errors.Join(err, b.memory.Close(), b.journal.Close())
	}
	b.surface = b.newSurface()
	b.restore()
	b.working, b.abort = context.WithCancel(context.WithoutCancel(ctx))
	for range b.opts.Workers {
		b.workers.Go(b.work)
	}
	b.state.setReady(true)
	b.log.Info("slack bot ready", "user", b.self.user)
	return nil
}

// whoAmI asks Slack for the bot's own user.
func (b *Bot) whoAmI(ctx context.Context) error {
	for attempt := 0; ; attempt++ {
		me, err := b.api.AuthTestContext(ctx)
		if err == nil {
			b.self = identity{user: me.UserID, team: me.TeamID, scopes: scopeSet(me.Header.Get("X-OAuth-Scopes"))}
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if deliver.IsFatal(err) {
			return fmt.Errorf("slack: bot token refused: %w", deliver.Scrub(err))
		}
		wait := max(pace.Backoff(attempt), deliver.RetryAfter(err))
		b.log.Warn("auth.test failed", "error", deliver.Scrub(err), "retry_in", wait)
		if err := pace.Sleep(ctx, b.clock, wait); err != nil {
			return err
		}
	}
}

// restore queues what an earlier run accepted and did not answer.
func (b *Bot) restore() {
	for _, e := range b.journal.Unfinished() {
		in := inquiry{id: e.ID, keys: e.Keys}
		if err := json.Unmarshal(e.Data, &in); err != nil {
			b.log.Error("unreadable question in the journal", "id", e.ID, "error", err)
			b.finish(e.ID)
			continue
		}
		if in.isCommand() && b.clock.Now().Sub(in.At) > responseURLTime {
			b.log.Warn("command too old to answer", "id", e.ID)
			b.finish(e.ID)
			continue
		}
		b.queue.restore(&job{inquiry: in, doubted: e.Sending})
	}
}

// stop takes no more, calls hangUp when all that was accepted is acknowledged,
// and answers it for at most drainTime; what remains then stays in the journal
// for the next run.
func (b *Bot) stop(hangUp func()) {
	b.state.setReady(false)
	b.queue.close()
	done := make(chan struct{})
	go func() {
		b.queue.acks.Wait()
		hangUp()
		b.workers.Wait()
		b.queue.sends.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-b.clock.After(drainTime):
		b.queue.drop()
		b.abort()
		select {
		case <-done:
		case <-b.clock.After(time.Second): // an asker that does not heed its context
		}
	}
	b.abort()
	if left := len(b.journal.Unfinished()); left > 0 {
		b.log.Warn("stopped with unanswered questions", "count", left, "kept", b.opts.StateDir != "")
	}
	if b.gone != "" {
		b.purge(b.gone)
	}
	if err := errors.Join(b.journal.Close(), b.memory.Close()); err != nil {
		b.log.Error("close the state", "error", err)
	}
}

// verdict is what becomes of a delivered inquiry.
type verdict int

const (
	fresh verdict = iota // accepted: to be acknowledged, then put into the queue
	known                // accepted before: to be acknowledged
	busy                 // not accepted: Slack is to deliver it again
)

// take accepts an inquiry. For a fresh one a place in the queue is reserved,
// and wait returns when it is in the journal; the caller puts the job into the
// queue, and calls queue.acks.Done when it is acknowledged.
func (b *Bot) take(in inquiry) (v verdict, j *job, wait func()) {
	if !b.queue.reserve() {
		b.log.Warn("queue full", "id", in.id)
		return busy, nil, nil
	}
	in.At = b.clock.Now()
	raw, err := json.Marshal(in)
	if err != nil { // cannot happen: strings and a time
		b.log.Error("encode question", "id", in.id, "error", err)
	}
	isNew, written := b.journal.Accept(journal.Entry{ID: in.id, Keys: in.keys, Data: raw})
	if !isNew {
		b.queue.cancel()
		return known, nil, nil
	}
	b.log.Info("accepted", "id", in.id, "kind", in.Kind, "team", in.Team, "channel", in.Channel, "command", in.isCommand())
	b.log.Debug("question", "id", in.id, "text", in.Question)
	return fresh, &job{inquiry: in}, func() {
		if err := written(); err != nil {
			// Better answered without a journal than not at all.
			b.log.Error("question not in the journal", "id", in.id, "error", err)
		}
	}
}

// finish marks an inquiry as needing nothing more.
func (b *Bot) finish(id string) {
	if err := b.journal.Done(id); err != nil {
		b.log.Error("answer not in the journal", "id", id, "error", err)
	}
}
