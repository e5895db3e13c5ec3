package memory

import (
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"wenbao/bot/answer"
)

// maxRecent is how many of a person's latest questions are remembered.
const maxRecent = 5

// Answer is an answer as it was given: what its buttons refer to.
type Answer struct {
	ID       string        `json:"id"`
	Thread   Thread        `json:"thread"`
	TS       string        `json:"ts,omitempty"`     // of the question; "" for a command
	Posted   string        `json:"posted,omitempty"` // timestamp of the answer; "" when Slack did not say
	User     string        `json:"user"`             // who asked
	Question string        `json:"question"`
	History  []string      `json:"history,omitempty"`
	Private  bool          `json:"private,omitempty"` // only the asker saw it
	Answer   answer.Answer `json:"answer"`
	At       time.Time     `json:"at"`
}

func askedKey(team, channel, ts string) string { return team + "|" + channel + "|" + ts }

// Keep remembers an answer, in place of one with its ID, and its question as a
// turn of the conversation, if at is not "": its timestamp there. An earlier
// Posted stays when the new one has none.
func (s *Store) Keep(a Answer, at string) error {
	a.At = s.now()
	if err := s.sweep(); err != nil {
		return err
	}
	return s.db.Batch(func(tx *bbolt.Tx) error {
		a := a
		if old, ok := get[Answer](tx.Bucket(answers), a.ID); ok && a.Posted == "" {
			a.Posted = old.Posted
		}
		if a.TS != "" {
			if err := tx.Bucket(asked).Put([]byte(askedKey(a.Thread.Team, a.Thread.Channel, a.TS)), []byte(a.ID)); err != nil {
				return err
			}
		}
		if at != "" {
			turn := Turn{TS: at, User: a.User, Question: a.Question}
			if err := s.changeIn(tx, a.Thread, func(c *Conversation) { c.say(turn) }); err != nil {
				return err
			}
		}
		if err := remind(tx, a.Thread.Team, a.User, a.Question); err != nil {
			return err
		}
		return put(tx.Bucket(answers), a.ID, a)
	})
}

// Posted remembers where an answer stands.
func (s *Store) Posted(id, team, ts string) error {
	return s.db.Batch(func(tx *bbolt.Tx) error {
		b := tx.Bucket(answers)
		a, ok := get[Answer](b, id)
		if !ok {
			return nil
		}
		a.Posted = ts
		if err := tx.Bucket(asked).Put([]byte(postedKey(team, ts)), []byte(id)); err != nil {
			return err
		}
		return put(b, id, a)
	})
}

// postedKey names an answer by where it stands: in direct messages the channel
// is not known, and a timestamp tells messages of a team apart well enough.
func postedKey(team, ts string) string { return askedKey(team, "", ts) }

// AnswerAt returns the answer that stands at a timestamp.
func (s *Store) AnswerAt(team, ts string) (a Answer, ok bool) { return s.AnswerTo(team, "", ts) }

// Answer returns an answer by its ID.
func (s *Store) Answer(id string) (a Answer, ok bool) {
	s.db.View(func(tx *bbolt.Tx) error {
		a, ok = get[Answer](tx.Bucket(answers), id)
		return nil
	})
	return a, ok
}

// AnswerTo returns the answer to the question with a timestamp.
func (s *Store) AnswerTo(team, channel, ts string) (a Answer, ok bool) {
	s.db.View(func(tx *bbolt.Tx) error {
		if id := tx.Bucket(asked).Get([]byte(askedKey(team, channel, ts))); id != nil {
			a, ok = get[Answer](tx.Bucket(answers), string(id))
		}
		return nil
	})
	return a, ok
}

// Forget forgets an answer.
func (s *Store) Forget(id string) error {
	return s.db.Batch(func(tx *bbolt.Tx) error {
		if a, ok := get[Answer](tx.Bucket(answers), id); ok {
			for _, key := range []string{askedKey(a.Thread.Team, a.Thread.Channel, a.TS), postedKey(a.Thread.Team, a.Posted)} {
				if err := tx.Bucket(asked).Delete([]byte(key)); err != nil {
					return err
				}
			}
		}
		return tx.Bucket(answers).Delete([]byte(id))
	})
}

// Recent returns a person's latest questions, the latest first, each once.
func (s *Store) Recent(team, user string) (questions []string) {
	s.db.View(func(tx *bbolt.Tx) error {
		questions, _ = get[[]string](tx.Bucket(recent), personKey(team, user))
		return nil
	})
	return questions
}

// remind puts a question first among a person's recent ones.
func remind(tx *bbolt.Tx, team, user, question string) error {
	b, key := tx.Bucket(recent), personKey(team, user)
	list, _ := get[[]string](b, key)
	list = slices.DeleteFunc(list, func(q string) bool { return q == question })
	list = slices.Insert(list, 0, question)
	return put(b, key, list[:min(len(list), maxRecent)])
}

func forgetAnswers(tx *bbolt.Tx, match func(Answer) bool) error {
	gone := map[string]bool{}
	err := remove(tx.Bucket(answers), func(a Answer) bool {
		if match(a) {
			gone[a.ID] = true
		}
		return gone[a.ID]
	})
	if err != nil || len(gone) == 0 {
		return err
	}
	return removeKeys(tx.Bucket(asked), func(_, id string) bool { return gone[id] })
}
