package memory

import (
	"errors"
	"slices"

	"go.etcd.io/bbolt"
)

// Settings are what a person chose on the bot's home page.
type Settings struct {
	Language string `json:"language,omitempty"` // hans, hant, en; "" follows the question
	Public   bool   `json:"public,omitempty"`   // answers to commands are for the whole channel
}

// Settings returns a person's choices; the zero value when there are none.
func (s *Store) Settings(team, user string) (v Settings) {
	s.db.View(func(tx *bbolt.Tx) error {
		v, _ = get[Settings](tx.Bucket(people), team+"|"+user)
		return nil
	})
	return v
}

// Set keeps a person's choices.
func (s *Store) Set(team, user string, v Settings) error {
	return s.db.Batch(func(tx *bbolt.Tx) error { return put(tx.Bucket(people), team+"|"+user, v) })
}

// DeletePerson forgets all that a person asked, chose and said, and returns the
// number of questions.
func (s *Store) DeletePerson(team, user string) (questions int, err error) {
	err = s.db.Update(func(tx *bbolt.Tx) error {
		err := forgetAnswers(tx, func(a Answer) bool {
			if a.Thread.Team != team || a.User != user {
				return false
			}
			questions++
			return true
		})
		if err != nil {
			return err
		}
		if err := forgetTurns(tx, team, user); err != nil {
			return err
		}
		if err := tx.Bucket(recent).Delete([]byte(team + "|" + user)); err != nil {
			return err
		}
		return tx.Bucket(people).Delete([]byte(team + "|" + user))
	})
	return questions, errors.Join(err, s.deleteFeedback(func(f Feedback) bool {
		return f.Answer.Thread.Team == team && (f.User == user || f.Answer.User == user)
	}))
}

// forgetTurns takes a person's questions out of all conversations of a team.
func forgetTurns(tx *bbolt.Tx, team, user string) error {
	b := tx.Bucket(conversations)
	changed := map[string]Conversation{}
	err := each(b, func(key string, c Conversation) {
		n := len(c.Turns)
		c.Turns = slices.DeleteFunc(c.Turns, func(t Turn) bool { return t.User == user })
		if threadOf(key).Team == team && len(c.Turns) < n {
			changed[key] = c
		}
	})
	for key, c := range changed {
		if err == nil {
			err = put(b, key, c)
		}
	}
	return err
}

// Purge forgets everything: the workspace uninstalled the bot.
func (s *Store) Purge() error {
	err := s.db.Update(func(tx *bbolt.Tx) error {
		for _, name := range buckets {
			if err := tx.DeleteBucket(name); err != nil {
				return err
			}
			if _, err := tx.CreateBucket(name); err != nil {
				return err
			}
		}
		return nil
	})
	return errors.Join(err, s.deleteFeedback(func(Feedback) bool { return true }))
}
