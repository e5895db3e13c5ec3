package deliver

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/slack-go/slack"
	"golang.org/x/time/rate"

	"wenbao/bot/slackbot/pace"
)

// quota is how often something may be called: so many times a minute in the
// long run, and burst times at once.
type quota struct {
	perMinute float64
	burst     int
}

// Slack's limits for a method, of one app in one workspace
// (docs.slack.dev/apis/web-api/rate-limits): tier 2 is 20 calls a minute, tier
// 3 50, tier 4 100; short bursts are tolerated. The limit of chat.postMessage
// in a workspace is not published.
var methodQuotas = map[string]quota{
	"apps.connections.open":       {10, 10},
	"assistant.threads.setStatus": {600, 100},
	"chat.postEphemeral":          {100, 100},
	"chat.postMessage":            {1200, 1200},
	"users.info":                  {100, 100},
	"views.open":                  {100, 100},
	"views.publish":               {100, 100},
	"views.push":                  {100, 100},
	"views.update":                {100, 100},
}

// otherQuota is tier 3, that of most methods.
var otherQuota = quota{50, 50}

// channelQuota is for messages into one channel: one a second, bursts
// tolerated. How large ones Slack does not say; so it is let find out: after a
// 429 nothing is left of the burst.
var channelQuota = quota{60, 240}

// maxLimiters bounds the channels remembered; all that has its full burst is as
// good as forgotten.
const maxLimiters = 4096

// limits is the pace of each method and of each channel.
type limits struct {
	mu       sync.Mutex
	limiters map[string]*limiter
}

type limiter struct {
	*rate.Limiter
	held time.Time // not before
}

// get returns the limiters of a call. Called with mu held.
func (l *limits) get(method, channel string, now time.Time) []*limiter {
	if l.limiters == nil {
		l.limiters = map[string]*limiter{}
	}
	if len(l.limiters) > maxLimiters {
		for name, one := range l.limiters {
			if one.TokensAt(now) >= float64(one.Burst()) && !now.Before(one.held) {
				delete(l.limiters, name)
			}
		}
	}
	found := []*limiter{l.one("method "+method, methodQuota(method))}
	if method == "chat.postMessage" {
		found = append(found, l.one("channel "+channel, channelQuota))
	}
	return found
}

func methodQuota(method string) quota {
	if q, ok := methodQuotas[method]; ok {
		return q
	}
	return otherQuota
}

func (l *limits) one(name string, q quota) *limiter {
	if l.limiters[name] == nil {
		l.limiters[name] = &limiter{Limiter: rate.NewLimiter(rate.Limit(q.perMinute/60), q.burst)}
	}
	return l.limiters[name]
}

// wait returns when a call may be made: when its turn has come, and no 429
// stands against it then.
func (l *limits) wait(ctx context.Context, clock pace.Clock, method, channel string) error {
	var turn time.Time
	l.mu.Lock()
	now := clock.Now()
	for _, one := range l.get(method, channel, now) {
		turn = latest(turn, now.Add(one.ReserveN(now, 1).DelayFrom(now)))
	}
	l.mu.Unlock()
	for waited := now; ; waited = turn {
		l.mu.Lock()
		for _, one := range l.get(method, channel, now) {
			turn = latest(turn, one.held)
		}
		l.mu.Unlock()
		if !turn.After(waited) {
			return ctx.Err()
		}
		if err := pace.Sleep(ctx, clock, turn.Sub(waited)); err != nil {
			return err
		}
	}
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// hold lets no call through before a time, and takes away what is left of the
// bursts: Slack has just said that it was too much.
func (l *limits) hold(now, until time.Time, method, channel string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, one := range l.get(method, channel, now) {
		if i == 0 && until.After(one.held) {
			one.held = until
		}
		if left := int(one.TokensAt(now)); left > 0 {
			one.ReserveN(now, left)
		}
	}
}

// isRateLimited reports whether an error asks for patience: 429, with or
// without a time, or the same as an error code.
func isRateLimited(err error) bool {
	if _, ok := errors.AsType[*slack.RateLimitedError](err); ok {
		return true
	}
	response, ok := errors.AsType[slack.SlackErrorResponse](err)
	return ok && (response.Err == "ratelimited" || response.Err == "rate_limited")
}
