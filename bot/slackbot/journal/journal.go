// Package journal remembers which questions were accepted and which were
// answered, so that a redelivered question is answered once and an accepted one
// is answered even after a crash.
//
// It is an append-only file of JSON lines, one operation a line:
//
//	{"op":"accept","id":"q1","keys":["Ev1","T1|C1|1.1"],"at":1700000000,"data":{…}}
//	{"op":"sending","id":"q1","at":1700000001}
//	{"op":"done","id":"q1","at":1700000001}
//
// A line counts once it is on the disk (fsync); operations that arrive while
// one fsync runs share the next. A line that a crash cut short is skipped. The
// file is rewritten without what has expired and without the content of
// answered questions when it is opened and closed, every hour, and whenever it
// has grown to twice what is alive.
//
// "sending" is written before a message leaves and withdrawn by "retry" when
// Slack certainly did not take it. A question found in that state after a crash
// may or may not have been posted; whoever opens the journal is told so.
package journal

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"
)

// TTL is how long keys and unanswered questions are remembered. Slack's
// delayed redelivery goes on for up to 24 hours.
const TTL = 24 * time.Hour

// sweepEvery bounds how long a key may be remembered beyond TTL.
const sweepEvery = 10 * time.Minute

// rewriteEvery is how long the content of an answered question may stay on the
// disk.
const rewriteEvery = time.Hour

// ErrInUse is returned by Open when another process has the directory open.
var ErrInUse = errors.New("in use by another process")

// ErrClosed is returned by operations on a closed journal.
var ErrClosed = errors.New("journal closed")

// Entry is one accepted question.
type Entry struct {
	ID   string          // unique; the question's name in the log
	Keys []string        // whoever shares one of them is the same question
	At   time.Time       // when it was accepted; set by Accept
	Data json.RawMessage // what is needed to answer it

	// Sending: its answer was on the way when it was last heard of. Set by
	// Unfinished.
	Sending bool
}

// state is how far a question has come.
type state int

const (
	accepted state = iota
	sending
	done
)

type record struct {
	Entry
	state state
	order int // of acceptance
}

// Journal is safe for concurrent use.
type Journal struct {
	now func() time.Time

	mu      sync.Mutex
	records map[string]*record // by Entry.ID
	keys    map[string]string  // key → Entry.ID
	swept   time.Time
	disk    *disk // nil: in memory only

	accepted int // counts records, for their order
}

// Open reads the journal of a directory, which is created (0700) when it does
// not exist. An empty dir gives a journal that forgets everything at exit.
func Open(dir string, now func() time.Time) (*Journal, error) {
	return open(dir, now, time.Tick(rewriteEvery))
}

func open(dir string, now func() time.Time, tick <-chan time.Time) (*Journal, error) {
	j := &Journal{now: now, records: map[string]*record{}, keys: map[string]string{}, swept: now()}
	if dir == "" {
		return j, nil
	}
	d, lines, err := openDisk(dir)
	if err != nil {
		return nil, err
	}
	for _, l := range lines {
		j.replay(l)
	}
	j.sweep()
	if err := d.rewrite(j.live()); err != nil {
		return nil, errors.Join(err, d.unlock())
	}
	j.disk = d
	d.snapshot = j.snapshot
	go d.run(tick)
	return j, nil
}

func (j *Journal) replay(l line) {
	switch r := j.records[l.ID]; {
	case l.Op == opAccept && r == nil:
		j.add(&record{Entry: Entry{ID: l.ID, Keys: l.Keys, At: time.Unix(l.At, 0), Data: l.Data}})
	case r == nil:
	case l.Op == opSending:
		r.state = sending
	case l.Op == opRetry:
		r.state = accepted
	case l.Op == opDone:
		r.state, r.Data = done, nil
	}
}

func (j *Journal) add(r *record) {
	j.accepted++
	r.order = j.accepted
	j.records[r.ID] = r
	for _, k := range r.Keys {
		j.keys[k] = r.ID
	}
}

// Accept takes a question in unless one with the same ID or a common key is
// known. wait returns once the question is on the disk; a question is
// acknowledged only after that.
func (j *Journal) Accept(e Entry) (fresh bool, wait func() error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if now := j.now(); now.Sub(j.swept) > sweepEvery {
		j.sweep()
	}
	if _, known := j.records[e.ID]; known {
		return false, nil
	}
	if slices.ContainsFunc(e.Keys, func(k string) bool { _, known := j.keys[k]; return known }) {
		return false, nil
	}
	e.At = j.now()
	j.add(&record{Entry: e})
	return true, j.write(line{Op: opAccept, ID: e.ID, Keys: e.Keys, At: e.At.Unix(), Data: e.Data})
}

// Sending marks that the answer is about to leave.
func (j *Journal) Sending(id string) error { return j.mark(id, opSending, sending) }

// Retry withdraws Sending: Slack did not take the answer.
func (j *Journal) Retry(id string) error { return j.mark(id, opRetry, accepted) }

// Done marks that the question needs nothing more.
func (j *Journal) Done(id string) error { return j.mark(id, opDone, done) }

func (j *Journal) mark(id string, op string, s state) error {
	j.mu.Lock()
	r := j.records[id]
	if r == nil {
		j.mu.Unlock()
		return nil
	}
	r.state = s
	if s == done {
		r.Data = nil
	}
	wait := j.write(line{Op: op, ID: id, At: j.now().Unix()})
	j.mu.Unlock()
	return wait()
}

// write queues a line; the order of lines is the order of calls under mu.
func (j *Journal) write(l line) func() error {
	if j.disk == nil {
		return func() error { return nil }
	}
	return j.disk.append(l)
}

// Unfinished returns what was accepted and is not done, oldest first.
func (j *Journal) Unfinished() []Entry {
	j.mu.Lock()
	defer j.mu.Unlock()
	var found []Entry
	for _, r := range j.inOrder() {
		if r.state != done {
			e := r.Entry
			e.Sending = r.state == sending
			found = append(found, e)
		}
	}
	return found
}

// inOrder returns the records in the order of their acceptance.
func (j *Journal) inOrder() []*record {
	return slices.SortedFunc(maps.Values(j.records), func(a, b *record) int { return a.order - b.order })
}

// sweep forgets what is older than TTL. Called with mu held, or before the
// journal is shared.
func (j *Journal) sweep() {
	now := j.now()
	j.swept = now
	for id, r := range j.records {
		if now.Sub(r.At) < TTL {
			continue
		}
		delete(j.records, id)
		for _, k := range r.Keys {
			delete(j.keys, k)
		}
	}
}

// live returns the lines that rebuild the present state.
func (j *Journal) live() []line {
	var lines []line
	for _, r := range j.inOrder() {
		at := r.At.Unix()
		lines = append(lines, line{Op: opAccept, ID: r.ID, Keys: r.Keys, At: at, Data: r.Data})
		switch r.state {
		case sending:
			lines = append(lines, line{Op: opSending, ID: r.ID, At: at})
		case done:
			lines = append(lines, line{Op: opDone, ID: r.ID, At: at})
		}
	}
	return lines
}

// snapshot calls rewrite with the live lines while no operation can be queued.
func (j *Journal) snapshot(rewrite func([]line) error) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.sweep()
	return rewrite(j.live())
}

// Purge forgets everything, on the disk, too.
func (j *Journal) Purge() error {
	j.mu.Lock()
	j.records, j.keys = map[string]*record{}, map[string]string{}
	j.mu.Unlock()
	if j.disk == nil {
		return nil
	}
	return j.disk.rewriteNow()
}

// Close writes what is queued and closes the file.
func (j *Journal) Close() error {
	if j.disk == nil {
		return nil
	}
	return j.disk.close()
}
