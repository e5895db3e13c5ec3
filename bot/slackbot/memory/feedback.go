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

// minFeedback is the size in bytes below which outdated lines are left alone;
// beyond, the file is rewritten without them when it has doubled.
const minFeedback = 1 << 20

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
	size, err := appendLine(s.path(feedbackFile), raw)
	if err != nil {
		return err
	}
	if size > max(minFeedback, 2*s.judged) {
		// A failure leaves the file as it was: complete, only longer.
		_ = s.rewriteFeedback(func(Feedback) bool { return false })
	}
	return nil
}

// appendLine appends a line to a file, which a crash or a full disk may have left
// without the end of its last one, and returns its size.
func appendLine(path string, line []byte) (size int64, err error) {
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return 0, err
	}
	if size, err = file.Seek(0, io.SeekEnd); err == nil && size > 0 {
		var last [1]byte
		if _, err = file.ReadAt(last[:], size-1); err == nil && last[0] != '\n' {
			line = append([]byte{'\n'}, line...)
		}
	}
	if err == nil {
		_, err = file.Write(append(line, '\n'))
	}
	return size + int64(len(line)) + 1, errors.Join(err, file.Sync(), file.Close())
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
	return s.rewriteFeedback(match)
}

// rewriteFeedback writes the file anew without what matches, and without what was
// said again since. Called with writing held.
func (s *Store) rewriteFeedback(match func(Feedback) bool) error {
	all, err := ReadFeedback(filepath.Dir(s.db.Path()))
	if err != nil {
		return err
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	for _, f := range slices.DeleteFunc(all, match) {
		err = errors.Join(err, enc.Encode(f))
	}
	if err != nil {
		return err
	}
	next := s.path(feedbackFile + ".new")
	if err := writeSynced(next, buf.Bytes()); err != nil {
		return errors.Join(err, os.Remove(next))
	}
	s.judged = int64(buf.Len())
	return os.Rename(next, s.path(feedbackFile))
}

// writeSynced writes a file that is on the disk when it returns.
func writeSynced(path string, data []byte) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Sync(), file.Close())
}

func (s *Store) path(name string) string { return filepath.Join(filepath.Dir(s.db.Path()), name) }
