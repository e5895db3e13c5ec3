package memory

import (
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"
)

// maxTurns is how many questions of a conversation are remembered.
const maxTurns = 10

// Thread names a conversation: a thread of a channel by the timestamp of its
// first message.
type Thread struct{ Enterprise, Team, Channel, Root string }

func (t Thread) key() string { return t.Enterprise + "|" + t.Team + "|" + t.Channel + "|" + t.Root }

// Turn is one question of a conversation. Slack's timestamps have a fixed
// width, so they sort as text.
type Turn struct {
	TS       string `json:"ts"`
	User     string `json:"user"`
	Question string `json:"question"`
}

// Conversation is what was asked in a thread, by timestamp.
type Conversation struct {
	Turns []Turn    `json:"turns"`
	Muted bool      `json:"muted,omitempty"` // no answers to unaddressed questions
	Used  time.Time `json:"used"`
}

// before returns the questions asked before a timestamp, oldest first.
func (c Conversation) before(ts string) []string {
	var earlier []string
	for _, t := range c.Turns {
		if t.TS < ts {
			earlier = append(earlier, t.Question)
		}
	}
	return earlier
}

// Conversation returns what is remembered of a thread; the zero value when it is
// unknown.
func (s *Store) Conversation(t Thread) (c Conversation, err error) {
	err = s.db.View(func(tx *bbolt.Tx) error {
		c, _ = get[Conversation](tx.Bucket(conversations), t.key())
		return nil
	})
	return c, err
}

// Earlier returns the questions of a thread before a timestamp, oldest first.
func (s *Store) Earlier(t Thread, ts string) ([]string, error) {
	c, err := s.Conversation(t)
	return c.before(ts), err
}

// say puts a question into its place in a conversation, instead of one with its
// timestamp (it was edited or delivered twice).
func (c *Conversation) say(turn Turn) {
	at, known := slices.BinarySearchFunc(c.Turns, turn.TS, func(t Turn, ts string) int { return strings.Compare(t.TS, ts) })
	if known {
		c.Turns[at] = turn
	} else {
		c.Turns = slices.Insert(c.Turns, at, turn)
	}
	if n := len(c.Turns) - maxTurns; n > 0 {
		c.Turns = slices.Delete(c.Turns, 0, n)
	}
}

// Unsay forgets a question that was deleted.
func (s *Store) Unsay(t Thread, ts string) error {
	return s.change(t, func(c *Conversation) {
		c.Turns = slices.DeleteFunc(c.Turns, func(t Turn) bool { return t.TS == ts })
	})
}

// Mute sets whether a thread is left alone unless the bot is addressed.
func (s *Store) Mute(t Thread, muted bool) error {
	return s.change(t, func(c *Conversation) { c.Muted = muted })
}

func (s *Store) change(t Thread, do func(*Conversation)) error {
	return s.db.Batch(func(tx *bbolt.Tx) error { return s.changeIn(tx, t, do) })
}

func (s *Store) changeIn(tx *bbolt.Tx, t Thread, do func(*Conversation)) error {
	b := tx.Bucket(conversations)
	c, _ := get[Conversation](b, t.key())
	do(&c)
	c.Used = s.now()
	return put(b, t.key(), c)
}

// threadOf undoes Thread.key.
func threadOf(key string) Thread {
	var parts [4]string
	copy(parts[:], strings.SplitN(key, "|", 4))
	return Thread{Enterprise: parts[0], Team: parts[1], Channel: parts[2], Root: parts[3]}
}
