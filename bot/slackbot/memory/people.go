package memory

import (
	"errors"
	"slices"
	"strings"

	"go.etcd.io/bbolt"
)

// Settings are what a person chose on the bot's home page.
type Settings struct {
	Language string `json:"language,omitempty"` // hans, hant, en; "" follows the question
	Public   bool   `json:"public,omitempty"`   // answers to commands are for the whole channel
}

func personKey(team, user string) string { return team + "|" + user }

// Settings returns a person's choices; the zero value when there are none.
func (s *Store) Settings(team, user string) (v Settings) {
	s.db.View(func(tx *bbolt.Tx) error {
		v, _ = get[Settings](tx.Bucket(people), personKey(team, user))
		return nil
	})
	return v
}

// Set keeps a person's choices.
func (s *Store) Set(team, user string, v Settings) error {
	return s.db.Batch(func(tx *bbolt.Tx) error { return put(tx.Bucket(people), personKey(team, user), v) })
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
		if err := tx.Bucket(recent).Delete([]byte(personKey(team, user))); err != nil {
			return err
		}
		return tx.Bucket(people).Delete([]byte(personKey(team, user)))
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

// DeleteTeam forgets a workspace that uninstalled the bot.
func (s *Store) DeleteTeam(team string) error {
	err := s.db.Update(func(tx *bbolt.Tx) error {
		if err := forgetAnswers(tx, func(a Answer) bool { return a.Thread.Team == team }); err != nil {
			return err
		}
		for _, b := range [][]byte{people, recent} {
			if err := removeKeys(tx.Bucket(b), func(key, _ string) bool { return cutTeam(key) == team }); err != nil {
				return err
			}
		}
		return removeKeys(tx.Bucket(conversations), func(key, _ string) bool { return threadOf(key).Team == team })
	})
	return errors.Join(err, s.deleteFeedback(func(f Feedback) bool { return f.Answer.Thread.Team == team }))
}

// cutTeam returns the team of a key of people.
func cutTeam(key string) string {
	team, _, _ := strings.Cut(key, "|")
	return team
}

func removeKeys(b *bbolt.Bucket, match func(key, value string) bool) error {
	var keys [][]byte
	err := b.ForEach(func(k, v []byte) error {
		if match(string(k), string(v)) {
			keys = append(keys, append([]byte(nil), k...))
		}
		return nil
	})
	for _, k := range keys {
		if err == nil {
			err = b.Delete(k)
		}
	}
	return err
}
