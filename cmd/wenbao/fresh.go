package main

import (
	"context"
	"sync"
	"time"

	"wenbao/bot"
	"wenbao/bot/answer"
	"wenbao/bot/library"
	"wenbao/facts"
)

// refreshAfter is how long a running bot may miss entities that only newly
// ingested articles name.
const refreshAfter = 10 * time.Second

// freshAsker answers by a Bot, and says what the base holds by a Library, that
// are renewed now and then. Safe for concurrent use.
type freshAsker struct {
	base *base

	mu      sync.Mutex
	bot     *bot.Bot
	library *library.Library
	made    time.Time
}

func (f *freshAsker) current(ctx context.Context) (*bot.Bot, *library.Library, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.bot != nil && time.Since(f.made) < refreshAfter {
		return f.bot, f.library, nil
	}
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
