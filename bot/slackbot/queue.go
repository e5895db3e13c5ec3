package slackbot

import "sync"

// job is an inquiry on its way to an answer.
type job struct {
	inquiry
	reply   *reply // where a command's acknowledgement waits; nil otherwise
	doubted bool   // an earlier run may have posted the answer
}

// maxSending bounds the answers on their way to Slack.
const maxSending = 2048

// queue holds jobs for the workers, at most one of a conversation at a time, so
// that the answers of a thread come in the order of its questions. Safe for
// concurrent use.
type queue struct {
	mu       sync.Mutex
	changed  sync.Cond
	waiting  []*job
	reserved int
	sending  int             // answers on the way to Slack
	busy     map[string]bool // conversations being answered
	limit    int
	closed   bool
	dropped  bool

	// acks counts reservations that are not yet acknowledged. It grows only
	// before close, so that it can be waited for after.
	acks  sync.WaitGroup
	sends sync.WaitGroup // of sending; to be waited for when no worker is left
}

func newQueue(limit int) *queue {
	q := &queue{busy: map[string]bool{}, limit: limit}
	q.changed.L = &q.mu
	return q
}

// reserve claims a place; it fails when the queue is full or closed, or Slack
// takes answers too slowly. The place
// is used by put, and acks.Done called, or all given back by cancel.
func (q *queue) reserve() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed || len(q.waiting)+q.reserved >= q.limit || q.sending >= maxSending {
		return false
	}
	q.reserved++
	q.acks.Add(1)
	return true
}

func (q *queue) cancel() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.reserved--
	q.acks.Done()
	q.changed.Broadcast()
}

// put adds a job to a reserved place.
func (q *queue) put(j *job) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.reserved--
	q.waiting = append(q.waiting, j)
	q.changed.Broadcast()
}

// restore adds a job of an earlier run, whatever the limit.
func (q *queue) restore(j *job) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting = append(q.waiting, j)
	q.changed.Broadcast()
}

// next waits for a job whose conversation is not being answered. It returns nil
// when the queue is closed and empty, or dropped.
func (q *queue) next() *job {
	q.mu.Lock()
	defer q.mu.Unlock()
	for {
		if q.dropped {
			return nil
		}
		for i, j := range q.waiting {
			if !q.busy[j.conversation()] {
				q.waiting = append(q.waiting[:i:i], q.waiting[i+1:]...)
				q.busy[j.conversation()] = true
				return j
			}
		}
		if q.closed && len(q.waiting) == 0 && q.reserved == 0 {
			return nil
		}
		q.changed.Wait()
	}
}

// settling sends the answer of a job that next returned, if there is one,
// beside the workers, and frees its conversation then.
func (q *queue) settling(j *job, send func()) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if send == nil {
		q.finished(j)
		return
	}
	q.sending++
	q.sends.Go(func() {
		send()
		q.mu.Lock()
		defer q.mu.Unlock()
		q.sending--
		q.finished(j)
	})
}

// finished frees a job's conversation. Called with mu held.
func (q *queue) finished(j *job) {
	delete(q.busy, j.conversation())
	q.changed.Broadcast()
}

// close refuses further jobs; those waiting are still handed out.
func (q *queue) close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.changed.Broadcast()
}

// drop hands out no more jobs.
func (q *queue) drop() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.dropped = true
	q.changed.Broadcast()
}

// len returns the number of jobs waiting or about to, and answers on their way.
func (q *queue) len() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.waiting) + q.reserved + q.sending
}
