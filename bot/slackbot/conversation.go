package slackbot

import (
	"slices"
	"sync"
)

const (
	maxTurns         = 10   // questions remembered of a conversation
	maxConversations = 2000 // conversations remembered; the longest unused goes first
)

// conversations remembers what was asked in each thread, in memory: Slack's own
// history is never read, so the bot needs no permission for it. Safe for
// concurrent use.
type conversations struct {
	mu     sync.Mutex
	byName map[string]*conversation
	uses   int64
}

type conversation struct {
	turns []turn // ordered by ts
	used  int64
}

type turn struct{ ts, question string }

// add remembers a question and returns the ones asked before it, oldest first.
// Slack's timestamps have a fixed width, so they sort as text.
func (c *conversations) add(name, ts, question string) (earlier []string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.uses++
	conv := c.byName[name]
	if conv == nil {
		conv = &conversation{}
		if c.byName == nil {
			c.byName = map[string]*conversation{}
		}
		c.byName[name] = conv
	}
	conv.used = c.uses
	at := len(conv.turns)
	for at > 0 && conv.turns[at-1].ts > ts {
		at--
	}
	for _, t := range conv.turns[:at] {
		earlier = append(earlier, t.question)
	}
	if at > 0 && conv.turns[at-1].ts == ts { // delivered twice
		return earlier[:len(earlier)-1]
	}
	conv.turns = slices.Insert(conv.turns, at, turn{ts, question})
	if n := len(conv.turns) - maxTurns; n > 0 {
		conv.turns = slices.Delete(conv.turns, 0, n)
	}
	c.forget()
	return earlier
}

// forget drops the longest unused conversation when there are too many.
func (c *conversations) forget() {
	if len(c.byName) <= maxConversations {
		return
	}
	oldest, used := "", c.uses+1
	for name, conv := range c.byName {
		if conv.used < used {
			oldest, used = name, conv.used
		}
	}
	delete(c.byName, oldest)
}
