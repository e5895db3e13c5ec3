package memory

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// feedbackFile is beside the store, a line of JSON for each Feedback, so that it
// can be read while the bot runs. A later line replaces an earlier one of the
// same person on the same answer.
const feedbackFile = "feedback.jsonl"

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

func (f Feedback) key() string { return f.Answer.ID + "|" + f.User }

// Judge keeps feedback, in place of what the person said of the answer before.
// It is on the disk when Judge returns.
func (s *Store) Judge(f Feedback) error {
	f.At = s.now()
	raw, err := json.Marshal(f)
	if err != nil {
		return err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	file, err := os.OpenFile(s.path(feedbackFile), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(append(raw, '\n'))
	return errors.Join(err, file.Sync(), file.Close())
}

// Feedback returns all feedback, oldest first.
func (s *Store) Feedback() ([]Feedback, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	return ReadFeedback(filepath.Dir(s.db.Path()))
}

// ReadFeedback returns the feedback of a store's directory, oldest first, none
// if there is no store. The bot may be running.
func ReadFeedback(dir string) ([]Feedback, error) {
	file, err := os.Open(filepath.Join(dir, feedbackFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	latest := map[string]Feedback{}
	for r := bufio.NewReader(file); ; {
		line, err := r.ReadBytes('\n')
		var f Feedback
		if json.Unmarshal(line, &f) == nil { // a crash may have cut the last one short
			latest[f.key()] = f
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
	}
	var all []Feedback
	for _, f := range latest {
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b Feedback) int {
		if c := a.At.Compare(b.At); c != 0 {
			return c
		}
		return bytes.Compare([]byte(a.key()), []byte(b.key()))
	})
	return all, nil
}

// deleteFeedback drops what matches from the file.
func (s *Store) deleteFeedback(match func(Feedback) bool) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	all, err := ReadFeedback(filepath.Dir(s.db.Path()))
	if err != nil || !slices.ContainsFunc(all, match) {
		return err
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	for _, f := range all {
		if !match(f) {
			err = errors.Join(err, enc.Encode(f))
		}
	}
	if err != nil {
		return err
	}
	next := s.path(feedbackFile + ".new")
	if err := os.WriteFile(next, buf.Bytes(), 0o600); err != nil {
		return err
	}
	return os.Rename(next, s.path(feedbackFile))
}

func (s *Store) path(name string) string { return filepath.Join(filepath.Dir(s.db.Path()), name) }
