package journal

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Operations of a line.
const (
	opAccept  = "accept"
	opSending = "sending"
	opRetry   = "retry"
	opDone    = "done"
)

// line is one line of the file. At is in seconds since 1970.
type line struct {
	Op   string          `json:"op"`
	ID   string          `json:"id"`
	Keys []string        `json:"keys,omitempty"`
	At   int64           `json:"at"`
	Data json.RawMessage `json:"data,omitempty"`
}

// minRewrite is the number of lines below which the file is left to grow.
const minRewrite = 4096

// disk is the file and the goroutine that alone writes it.
type disk struct {
	dir      string
	snapshot func(func([]line) error) error

	mu      sync.Mutex
	queue   []write
	closed  bool
	wake    chan struct{} // capacity 1
	stopped chan struct{}
	compact chan chan error // requests to rewrite the file

	lock *os.File // held while the journal is open; nil where that is not possible

	// Used by run alone once it has started.
	file  *os.File
	lines int  // in the file
	alive int  // of them, needed after the last rewrite
	torn  bool // the last write failed and may have left half a line
}

type write struct {
	line line
	done chan error // capacity 1
}

func (d *disk) path() string { return filepath.Join(d.dir, "journal.jsonl") }

// openDisk reads the lines of an earlier run. Lines that are not valid, such as
// the last one of a crash, are skipped.
func openDisk(dir string) (*disk, []line, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, nil, fmt.Errorf("state directory: %w", err)
	}
	d := &disk{dir: dir, wake: make(chan struct{}, 1), stopped: make(chan struct{}), compact: make(chan chan error)}
	var err error
	if d.lock, err = lock(filepath.Join(dir, "lock")); err != nil {
		return nil, nil, fmt.Errorf("state directory %s: %w", dir, err)
	}
	raw, err := os.ReadFile(d.path())
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, nil, errors.Join(fmt.Errorf("read journal: %w", err), d.unlock())
	}
	var lines []line
	for text := range bytes.Lines(raw) {
		var l line
		if json.Unmarshal(text, &l) == nil && l.ID != "" {
			lines = append(lines, l)
		}
	}
	return d, lines, nil
}

// append queues a line and returns how to wait for it.
func (d *disk) append(l line) func() error {
	w := write{line: l, done: make(chan error, 1)}
	d.mu.Lock()
	closed := d.closed
	if !closed {
		d.queue = append(d.queue, w)
	}
	d.mu.Unlock()
	if closed {
		return func() error { return ErrClosed }
	}
	select {
	case d.wake <- struct{}{}:
	default:
	}
	return func() error { return <-w.done }
}

// run writes queued lines in batches, with one fsync for each, and rewrites the
// file when it has grown, at every tick, and at the end.
func (d *disk) run(tick <-chan time.Time) {
	defer close(d.stopped)
	for {
		due := false
		select {
		case <-d.wake:
		case <-tick:
			due = true
		case done := <-d.compact:
			done <- d.snapshot(d.rewrite)
			continue
		}
		d.mu.Lock()
		batch, closed := d.queue, d.closed
		d.queue = nil
		d.mu.Unlock()
		err := d.flush(batch)
		for _, w := range batch {
			w.done <- err
		}
		grown := d.lines > minRewrite && d.lines > 2*d.alive
		if grown || (due || closed) && d.lines > d.alive {
			// A failure leaves the file as it was: complete, only longer.
			_ = d.snapshot(d.rewrite)
		}
		if closed {
			return
		}
	}
}

// rewriteNow rewrites the file without what is no longer alive.
func (d *disk) rewriteNow() error {
	done := make(chan error, 1)
	select {
	case d.compact <- done:
		return <-done
	case <-d.stopped:
		return ErrClosed
	}
}

func (d *disk) flush(batch []write) error {
	if len(batch) == 0 {
		return nil
	}
	var buf bytes.Buffer
	if d.torn {
		buf.WriteByte('\n')
	}
	d.torn = true
	enc := json.NewEncoder(&buf)
	for _, w := range batch {
		if err := enc.Encode(w.line); err != nil {
			return fmt.Errorf("write journal: %w", err)
		}
	}
	if _, err := d.file.Write(buf.Bytes()); err != nil {
		return fmt.Errorf("write journal: %w", err)
	}
	if err := d.file.Sync(); err != nil {
		return fmt.Errorf("write journal: %w", err)
	}
	d.torn = false
	d.lines += len(batch)
	return nil
}

// rewrite replaces the file by the given lines, so that at any moment either
// the old or the new one is complete. Lines still queued are appended after it;
// replaying one twice changes nothing.
func (d *disk) rewrite(lines []line) error {
	f, err := os.CreateTemp(d.dir, "journal-*.tmp") // mode 0600
	if err != nil {
		return fmt.Errorf("rewrite journal: %w", err)
	}
	err = writeLines(f, lines)
	if err == nil {
		err = f.Sync()
	}
	if err == nil {
		err = os.Rename(f.Name(), d.path())
	}
	if err != nil {
		f.Close()
		os.Remove(f.Name())
		return fmt.Errorf("rewrite journal: %w", err)
	}
	if d.file != nil {
		d.file.Close()
	}
	d.file, d.lines, d.alive, d.torn = f, len(lines), len(lines), false
	if err := syncDir(d.dir); err != nil { // the new file has taken the old one's place all the same
		return fmt.Errorf("rewrite journal: %w", err)
	}
	return nil
}

func writeLines(w io.Writer, lines []line) error {
	buf := bufio.NewWriter(w)
	enc := json.NewEncoder(buf)
	for _, l := range lines {
		if err := enc.Encode(l); err != nil {
			return err
		}
	}
	return buf.Flush()
}

func (d *disk) close() error {
	d.mu.Lock()
	already := d.closed
	d.closed = true
	d.mu.Unlock()
	if already {
		return nil
	}
	select {
	case d.wake <- struct{}{}:
	default:
	}
	<-d.stopped
	return errors.Join(d.file.Close(), d.unlock())
}

func (d *disk) unlock() error {
	if d.lock == nil {
		return nil
	}
	return d.lock.Close()
}
