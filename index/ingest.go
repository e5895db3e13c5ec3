package index

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"wenbao/facts"
	"wenbao/facts/table"
)

// Job is what Ingest is to do. Read and Extract are called from several
// goroutines at once.
type Job struct {
	Paths    iter.Seq[string] // files or URLs
	Read     func(ctx context.Context, path string) (facts.Article, error)
	Extract  func(facts.Article) []facts.Fact
	Progress func(Progress) // may be nil; called from one goroutine
}

// Progress is how far an ingest has come.
type Progress struct {
	Phase Phase
	Path  string // the path just done; "" while Indexing
	Done  int    // paths done, failed ones included; articles while Indexing
}

// Phase is what an ingest is doing.
type Phase int

// Phases, in order.
const (
	Reading  Phase = iota // articles and facts go into the table
	Indexing              // the passage index is brought up to date
)

// Summary is what an ingest has done.
type Summary struct {
	Added, Updated, Unchanged int // articles
	Facts                     int // of the articles added and updated
	Failed                    []Failure
}

// Failure is a path that could not be ingested.
type Failure struct {
	Path string
	Err  error
}

// A batch is committed when it holds so many articles or bytes of text: enough
// to make the cost of a commit small, few enough to lose little when the
// machine stops.
const (
	batchArticles = 256
	batchBytes    = 4 << 20
)

// Ingest reads the paths and puts what is new or changed into the knowledge
// base. A path that fails is listed in the summary and does not stop the rest.
// When ctx ends, what was read until then is kept and the error is ctx's.
func (x *Index) Ingest(ctx context.Context, job Job) (Summary, error) {
	unlock, err := x.lock(ctx)
	if err != nil {
		return Summary{}, err
	}
	defer unlock()
	w := writer{x: x, job: job, pending: map[string]bool{}}
	if err = w.run(ctx); err == nil {
		err = ctx.Err()
	}
	if err == nil && x.dir != "" {
		err = x.keepInStep(ctx, job.Progress)
	}
	return w.sum, err
}

// lock makes this the only ingest of the folder. The lock is the system's: it
// ends with the process, however it ends.
func (x *Index) lock(ctx context.Context) (unlock func(), err error) {
	if x.dir == "" {
		return func() {}, nil
	}
	l := x.flock()
	ok, err := l.TryLock()
	if err == nil && !ok && x.opts.Wait >= 0 {
		if x.opts.Waiting != nil {
			x.opts.Waiting()
		}
		wait := x.opts.Wait
		if wait == 0 {
			wait = time.Minute
		}
		limited, cancel := context.WithTimeout(ctx, wait)
		defer cancel()
		ok, err = l.TryLockContext(limited, 50*time.Millisecond)
		if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
			err = nil
		}
	}
	if err == nil && !ok {
		err = fmt.Errorf("%s: another wenbao ingest is at work; try again when it is done", x.dir)
	}
	if err != nil {
		return nil, err
	}
	return func() { l.Close() }, nil
}

func (x *Index) flock() *flock.Flock { return flock.New(filepath.Join(x.dir, lockFile)) }

// item is a path on its way: read and extracted by a worker, then put into the
// table in the order of the paths.
type item struct {
	path  string
	done  chan struct{} // closed when the rest is set
	entry table.Entry
	was   string // the hash the table has
	err   error
}

// writer collects items into batches.
type writer struct {
	x       *Index
	job     Job
	sum     Summary
	done    int
	batch   []table.Entry
	pending map[string]bool // article IDs of the batch
	bytes   int
}

func (w *writer) run(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	queue := make(chan *item, 2*runtime.GOMAXPROCS(0)) // read, waiting for their turn
	work := make(chan *item)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for it := range work {
				w.prepare(ctx, it)
				close(it.done)
			}
		})
	}
	go func() {
		defer close(queue)
		defer close(work)
		for path := range w.job.Paths {
			it := &item{path: path, done: make(chan struct{})}
			select {
			case <-ctx.Done():
				return
			case work <- it:
				queue <- it
			}
		}
	}()
	defer workers.Wait()
	defer stop()
	var err error
	for it := range queue {
		<-it.done
		if err == nil && ctx.Err() == nil {
			if err = w.take(ctx, it); err != nil {
				stop()
			}
		}
	}
	if err != nil {
		return err
	}
	return w.flush(ctx)
}

// prepare reads and extracts in a worker. What panics on one file's bytes
// fails that file.
func (w *writer) prepare(ctx context.Context, it *item) {
	defer func() {
		if p := recover(); p != nil {
			it.err = fmt.Errorf("damaged or not understood: %v", p)
		}
	}()
	art, err := w.job.Read(ctx, it.path)
	if err != nil {
		it.err = err
		return
	}
	if it.was, it.err = w.x.table.Hash(ctx, art.ID); it.err != nil {
		return
	}
	it.entry.Article = art
	if it.was == "" || it.was != art.Hash {
		it.entry.Facts = w.job.Extract(art)
	}
}

func (w *writer) take(ctx context.Context, it *item) error {
	w.done++
	art := it.entry.Article
	switch {
	case it.err != nil:
		w.sum.Failed = append(w.sum.Failed, Failure{Path: it.path, Err: it.err})
	case w.pending[art.ID], it.was != "" && it.was == art.Hash:
		w.sum.Unchanged++ // the same article twice in one run counts as unchanged
	default:
		if it.was == "" {
			w.sum.Added++
		} else {
			w.sum.Updated++
		}
		w.sum.Facts += len(it.entry.Facts)
		w.batch = append(w.batch, it.entry)
		w.pending[art.ID] = true
		w.bytes += len(art.Text)
	}
	if w.job.Progress != nil {
		w.job.Progress(Progress{Path: it.path, Done: w.done})
	}
	if len(w.batch) >= batchArticles || w.bytes >= batchBytes {
		return w.flush(ctx)
	}
	return nil
}

// flush commits the batch, also when ctx has ended: what was read is kept.
func (w *writer) flush(ctx context.Context) error {
	if len(w.batch) == 0 {
		return nil
	}
	err := w.x.table.Put(context.WithoutCancel(ctx), w.batch...)
	w.batch, w.bytes = nil, 0
	return err
}
