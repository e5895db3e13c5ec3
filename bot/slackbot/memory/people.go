package memory

import (
	"slices"
	"strings"
	"time"

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

// Feedback is what a person says of an answer.
type Feedback struct {
	Answer  Answer    `json:"answer"` // as it was given
	User    string    `json:"user"`
	Right   bool      `json:"right"`
	Wrong   []string  `json:"wrong,omitempty"`   // what is: value, period, entity, metric, source
	Correct string    `json:"correct,omitempty"` // the right figure as they wrote it
	Note    string    `json:"note,omitempty"`
	At      time.Time `json:"at"`
}

// Judge keeps feedback, in place of what the person said of the answer before.
func (s *Store) Judge(f Feedback) error {
	f.At = s.now()
	return s.db.Batch(func(tx *bbolt.Tx) error { return put(tx.Bucket(feedback), f.Answer.ID+"|"+f.User, f) })
}

// Feedback returns all feedback, oldest first.
func (s *Store) Feedback() (all []Feedback, err error) {
	err = s.db.View(func(tx *bbolt.Tx) error {
		return each(tx.Bucket(feedback), func(_ string, f Feedback) { all = append(all, f) })
	})
	slices.SortStableFunc(all, func(a, b Feedback) int { return a.At.Compare(b.At) })
	return all, err
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
		if err := remove(tx.Bucket(feedback), func(f Feedback) bool {
			return f.Answer.Thread.Team == team && (f.User == user || f.Answer.User == user)
		}); err != nil {
			return err
		}
		if err := tx.Bucket(recent).Delete([]byte(team + "|" + user)); err != nil {
			return err
		}
		return tx.Bucket(people).Delete([]byte(team + "|" + user))
	})
	return questions, err
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
	return s.db.Update(func(tx *bbolt.Tx) error {
		if err := forgetAnswers(tx, func(a Answer) bool { return a.Thread.Team == team }); err != nil {
			return err
		}
		if err := remove(tx.Bucket(feedback), func(f Feedback) bool { return f.Answer.Thread.Team == team }); err != nil {
			return err
		}
		for _, b := range [][]byte{people, recent} {
			if err := removeKeys(tx.Bucket(b), func(key string) bool { return cutTeam(key) == team }); err != nil {
				return err
			}
		}
		return removeKeys(tx.Bucket(conversations), func(key string) bool { return threadOf(key).Team == team })
	})
}

// cutTeam returns the team of a key of people.
func cutTeam(key string) string {
	team, _, _ := strings.Cut(key, "|")
	return team
}

func removeKeys(b *bbolt.Bucket, match func(key string) bool) error {
	var keys [][]byte
	err := b.ForEach(func(k, _ []byte) error {
		if match(string(k)) {
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
