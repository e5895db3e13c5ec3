// Package pace says when: the clock as the bot sees it, waiting on it, and how
// long to wait before something that failed is tried again.
package pace

import (
	"context"
	"math/rand/v2"
	"time"
)

// Clock is the time as the bot sees it.
type Clock interface {
	Now() time.Time
	// After sends the time once d has passed.
	After(d time.Duration) <-chan time.Time
}

// System is the machine's clock.
var System Clock = system{}

type system struct{}

func (system) Now() time.Time                         { return time.Now() }
func (system) After(d time.Duration) <-chan time.Time { return time.After(d) }

// Sleep waits for d on a clock, or returns ctx's error.
func Sleep(ctx context.Context, c Clock, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	select {
	case <-c.After(d):
		return ctx.Err()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Backoff is 1 s, 2 s, 4 s … 60 s for attempt 0, 1, 2 …, plus up to a quarter.
func Backoff(attempt int) time.Duration {
	d := min(time.Second<<min(attempt, 6), time.Minute)
	return d + Jitter(d/4)
}

// Jitter is a random duration below most, which is positive.
func Jitter(most time.Duration) time.Duration { return rand.N(most) }
