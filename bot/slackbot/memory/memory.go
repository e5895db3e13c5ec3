// Package memory is what the Slack bot remembers beyond a question: the
// conversations that follow-ups refer to, the answers whose buttons may still be
// pressed, people's settings, and their feedback.
//
// It is one file of a directory (bbolt: transactions, one process at a time):
//
//	conversations  enterprise|team|channel|root → Conversation
//	answers        ID → Answer; asked: team|channel|ts of the question → ID,
//	               team||ts of the answer → ID
//	people         team|user → Settings; recent: team|user → latest questions
//
// Feedback is a file of JSON lines beside it. Slack's own history is never read,
// so none of this needs a permission. Conversations, answers and latest questions
// are forgotten TTL after their last use; settings, one for each person who chose
// any, and feedback, one for each person and answer, stay until they are deleted.
package memory

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// TTL is how long conversations and answers are remembered.
const TTL = 30 * 24 * time.Hour

// file is the name of the store in its directory.
const file = "memory.db"

// lockWait is how long Open waits for another process to let go of the file.
const lockWait = 2 * time.Second

// batchDelay is how long a write waits for others to share its fsync.
const batchDelay = 2 * time.Millisecond

// ErrInUse is returned by Open when another process has the directory open.
var ErrInUse = errors.New("in use by another process")

var (
	conversations = []byte("conversations")
	answers       = []byte("answers")
	asked         = []byte("asked")
	people        = []byte("people")
	recent        = []byte("recent")
	buckets       = [][]byte{conversations, answers, asked, people, recent}
)

// Store is safe for concurrent use.
type Store struct {
	db      *bbolt.DB
	now     func() time.Time
	writing sync.Mutex // of the feedback file, swept and judged
	swept   time.Time
	judged  int64  // bytes of the feedback file when it last had nothing outdated
	temp    string // removed at Close; "" when the directory was given
}

// Open opens the store of a directory, which is created (0700) when it does not
// exist, and forgets what is older than TTL. An empty dir gives one that is gone
// after Close.
func Open(dir string, now func() time.Time) (*Store, error) {
	s := &Store{now: now, swept: now()}
	if dir == "" {
		var err error
		if dir, err = os.MkdirTemp("", "wenbao-slack-"); err != nil {
			return nil, err
		}
		s.temp = dir
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, file)
	err := guard(func() error { return verify(path) })
	if err == nil {
		err = guard(func() (err error) {
			s.db, err = bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockWait, NoSync: s.temp != "", FreelistType: bbolt.FreelistMapType, NoFreelistSync: true})
			return err
		})
	}
	if errors.Is(err, bolterrors.ErrTimeout) {
		err = ErrInUse
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w; if it is damaged, move it away: conversations, answers and settings are lost with it, feedback is not", path, err), s.discard())
	}
	s.db.MaxBatchDelay = batchDelay
	if err := s.db.Update(s.prepare); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), s.Close())
	}
	return s, nil
}

// Close lets go of the file.
func (s *Store) Close() error { return errors.Join(s.db.Close(), s.discard()) }

func (s *Store) discard() error {
	if s.temp == "" {
		return nil
	}
	return os.RemoveAll(s.temp)
}

// prepare creates the buckets and drops what has expired.
func (s *Store) prepare(tx *bbolt.Tx) error {
	for _, name := range buckets {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	return s.expire(tx)
}

// sweepEvery is how often a running store forgets what has expired.
const sweepEvery = 24 * time.Hour

// sweep forgets what has expired, if that was last done long ago.
func (s *Store) sweep() error {
	s.writing.Lock()
	due := s.now().Sub(s.swept) >= sweepEvery
	if due {
		s.swept = s.now()
	}
	s.writing.Unlock()
	if !due {
		return nil
	}
	return s.db.Update(s.expire)
}

func (s *Store) expire(tx *bbolt.Tx) error {
	before := s.now().Add(-TTL)
	if err := remove(tx.Bucket(conversations), func(c Conversation) bool { return c.Used.Before(before) }); err != nil {
		return err
	}
	if err := forgetAnswers(tx, func(a Answer) bool { return a.At.Before(before) }); err != nil {
		return err
	}
	return forgetStrays(tx)
}

// forgetStrays drops what refers to answers that are gone: places of messages, and
// the latest questions of whoever has no answer left.
func forgetStrays(tx *bbolt.Tx) error {
	ids, asking := map[string]bool{}, map[string]bool{}
	err := each(tx.Bucket(answers), func(id string, a Answer) {
		ids[id], asking[personKey(a.Thread.Team, a.User)] = true, true
	})
	if err != nil {
		return err
	}
	if err := removeKeys(tx.Bucket(asked), func(_, id string) bool { return !ids[id] }); err != nil {
		return err
	}
	return removeKeys(tx.Bucket(recent), func(key, _ string) bool { return !asking[key] })
}

// get reads a value of a bucket; ok is false when there is none that can be
// read.
func get[T any](b *bbolt.Bucket, key string) (v T, ok bool) {
	raw := b.Get([]byte(key))
	return v, raw != nil && json.Unmarshal(raw, &v) == nil
}

func put(b *bbolt.Bucket, key string, v any) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return b.Put([]byte(key), raw)
}

// remove deletes the values that match, and those that cannot be read.
func remove[T any](b *bbolt.Bucket, match func(T) bool) error {
	var keys [][]byte
	err := b.ForEach(func(k, raw []byte) error {
		var v T
		if json.Unmarshal(raw, &v) != nil || match(v) {
			keys = append(keys, append([]byte(nil), k...))
		}
		return nil
	})
	for _, k := range keys {
		err = errors.Join(err, b.Delete(k))
	}
	return err
}

// each calls do with every value of a bucket that can be read.
func each[T any](b *bbolt.Bucket, do func(key string, v T)) error {
	return b.ForEach(func(k, raw []byte) error {
		var v T
		if json.Unmarshal(raw, &v) == nil {
			do(string(k), v)
		}
		return nil
	})
}
