package main

import (
	"context"
	"sync"
	"time"

	"wenbao/bot"
	"wenbao/bot/answer"
	"wenbao/bot/library"
	"wenbao/bot/slackbot/policy"
	"wenbao/facts"
)

// refreshAfter is how long a running bot may miss entities that only newly
// ingested articles name.
const refreshAfter = 10 * time.Second

// freshAsker answers by a Bot, and says what the base holds by a Library, that
// are renewed now and then. Safe for concurrent use.
type freshAsker struct {
	base   *base
	reopen func(context.Context) (*base, error) // opens the base anew; nil if it is never outdated
	others map[string]*freshAsker               // of the folders that a policy names

	mu      sync.Mutex
	bot     *bot.Bot
	library *library.Library
	made    time.Time
}

// openOthers opens the bases in further folders, for what is asked within them
// (policy.WithBase).
func (a *app) openOthers(ctx context.Context, f *freshAsker, dirs []string) error {
	f.others = map[string]*freshAsker{}
	for _, dir := range dirs {
		reopen := a.opening(dir, f.base)
		b, err := reopen(ctx)
		if err != nil {
			return err
		}
		f.others[dir] = &freshAsker{base: b, reopen: reopen}
	}
	return nil
}

// opening opens the base in a folder with the lexicons of another one.
func (a *app) opening(dir string, with *base) func(context.Context) (*base, error) {
	entities, metrics := with.entities, with.metrics
	return func(ctx context.Context) (*base, error) {
		b := &base{entities: entities, metrics: metrics}
		return b, a.openDir(ctx, b, dir)
	}
}

// Close closes the bases.
func (f *freshAsker) Close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.base.Close()
	for _, other := range f.others {
		other.Close()
	}
}

// renew opens the base anew where it does not show what was ingested since. The old one is
// closed once what is being answered from it is answered.
func (f *freshAsker) renew(ctx context.Context) {
	if f.reopen == nil || !f.base.Outdated() {
		return
	}
	if b, err := f.reopen(ctx); err == nil { // else the old one is better than none
		old := f.base
		f.base = b
		time.AfterFunc(answeredBy, func() { old.Close() })
	}
}

// answeredBy is longer than any answer takes.
const answeredBy = 2 * time.Minute

func (f *freshAsker) current(ctx context.Context) (*bot.Bot, *library.Library, error) {
	if other := f.others[policy.BaseOf(ctx)]; other != nil {
		return other.current(ctx)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.bot != nil && time.Since(f.made) < refreshAfter {
		return f.bot, f.library, nil
	}
	f.renew(ctx)
	a, err := f.base.answerer(ctx)
	if err != nil {
		return nil, nil, err
	}
	f.bot, f.library, f.made = bot.New(a), library.New(f.base, a, f.base.metrics), time.Now()
	return f.bot, f.library, nil
}

// Ask answers as bot.Bot does.
func (f *freshAsker) Ask(ctx context.Context, question string, history []string) (answer.Answer, error) {
	b, _, err := f.current(ctx)
	if err != nil {
		return answer.Answer{}, err
	}
	return b.Ask(ctx, question, history)
}

// Holdings, Names, Metrics, Periods, Around and Check are those of
// library.Library.
func (f *freshAsker) Holdings(ctx context.Context) (library.Holdings, error) {
	_, l, err := f.current(ctx)
	if err != nil {
		return library.Holdings{}, err
	}
	return l.Holdings(ctx)
}

func (f *freshAsker) Names(ctx context.Context, piece string, n int) ([]string, error) {
	_, l, err := f.current(ctx)
	if err != nil {
		return nil, err
	}
	return l.Names(ctx, piece, n)
}

func (f *freshAsker) Metrics(ctx context.Context, name, piece string, n int) ([]string, error) {
	_, l, err := f.current(ctx)
	if err != nil {
		return nil, err
	}
	return l.Metrics(ctx, name, piece, n)
}

func (f *freshAsker) Periods(ctx context.Context, name, metric string, n int) ([]facts.Period, error) {
	_, l, err := f.current(ctx)
	if err != nil {
		return nil, err
	}
	return l.Periods(ctx, name, metric, n)
}

func (f *freshAsker) Around(ctx context.Context, s facts.Source, n int) (library.Excerpt, bool, error) {
	_, l, err := f.current(ctx)
	if err != nil {
		return library.Excerpt{}, false, err
	}
	return l.Around(ctx, s, n)
}

func (f *freshAsker) Check(ctx context.Context, text string) ([]library.Finding, int, error) {
	_, l, err := f.current(ctx)
	if err != nil {
		return nil, 0, err
	}
	return l.Check(ctx, text)
}
