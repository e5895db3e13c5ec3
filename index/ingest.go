package index

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofrs/flock"

	"wenbao/facts"
	"wenbao/facts/table"
	"wenbao/index/article"
)

// Job is what Ingest is to do. Read and Extract are called from several
// goroutines at once. Read yields the articles that a path holds: one for a
// file, many for an archive or a feed; none is an error of Read's.
type Job struct {
	Paths    iter.Seq[string] // files or URLs
	Read     func(ctx context.Context, path string) iter.Seq[article.Document]
	Extract  func(context.Context, facts.Article) []facts.Fact // of no account when ctx has ended
	Progress func(Progress)                                    // may be nil; never called from two goroutines at once
}

// Progress is how far an ingest has come.
type Progress struct {
	Phase Phase
	Path  string // the path just done; "" while Indexing
	Done  int    // paths done, failed ones included; articles while Indexing
	Bytes int64  // of text in the new and changed articles so far
}

// Phase is what an ingest is doing.
type Phase int

// Phases, in order.
const (
	Reading  Phase = iota // articles, facts and passages are taken in
	Indexing              // the passage index is completed
)

// Summary is what an ingest has done.
type Summary struct {
	Added, Updated, Unchanged int // articles
	Facts                     int // of the articles added and updated
	Failed                    []Failure
	Notes                     []Note // on articles added and updated
}

// Note says what of an article could not be read.
type Note struct{ Path, Text string }

// Failure is a path, or what it holds, that could not be ingested.
type Failure struct {
	Path string
	Err  error
}

// Ingest reads the paths and puts what is new or changed into the knowledge
// base. A path that fails is listed in the summary and does not stop the rest.
// When ctx ends, what was read until then is kept, with its passages, and the
// error is ctx's.
//
// It is a pipeline over the cores: workers read and extract; one goroutine puts
// their articles in the order of the paths into batches, one writes batches to
// the table, one writes the passages of what the table has.
func (x *Index) Ingest(ctx context.Context, job Job) (Summary, error) {
	unlock, err := x.lock(ctx)
	if err != nil {
		return Summary{}, err
	}
	defer unlock()
	if report := job.Progress; report != nil {
		var turn sync.Mutex
		job.Progress = func(p Progress) {
			turn.Lock()
			defer turn.Unlock()
			report(p)
		}
	}
	if last, err := x.table.Numbers(ctx); err != nil {
		return Summary{}, err
	} else if last == 0 {
		x.empty.Store(true)
		defer x.empty.Store(false)
	}
	w := writer{x: x, job: job, taken: map[digest]bool{}}
	if file, ok := x.table.(table.File); ok {
		w.step = &stepper{x: x, file: file, progress: job.Progress}
	}
	w.start(ctx)
	w.run(ctx)
	if err = w.stop(ctx); err == nil {
		err = ctx.Err()
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
		limited, cancel := ctx, func() {}
		if x.opts.Wait > 0 {
			limited, cancel = context.WithTimeout(ctx, x.opts.Wait)
		}
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
		return nil, barred(err)
	}
	x.clean()
	return func() { l.Close() }, nil
}

// clean removes what a killed restore has left. The caller holds the lock.
func (x *Index) clean() {
	left, _ := filepath.Glob(filepath.Join(x.dir, restoring+"*")) // errs only on a bad pattern
	for _, path := range left {
		_ = os.Remove(path) // what cannot be removed goes with the next
	}
}

func (x *Index) flock() *flock.Flock { return flock.New(filepath.Join(x.dir, lockFile)) }

// item is a path on its way: a worker reads it and extracts what it holds,
// which then goes into the table in the order of the paths.
type item struct {
	path string
	read chan result // closed when all is read
}

// ahead is how many articles of one path are read before its turn. An archive
// of thousands must not stand in memory as a whole.
const ahead = 4

// result is one document of an item.
type result struct {
	article.Document
	facts  []facts.Fact
	was    string // the hash the table has
	unread error  // what keeps the table from being read
}

// writer collects items into batches.
type writer struct {
	x     *Index
	job   Job
	sum   Summary
	done  int
	batch batch
	taken map[digest]bool // articles of this ingest, by digestOf their IDs
	bytes int             // of text in the batch
	total int64           // of text in all batches

	full   chan batch  // to the committer
	ended  chan error  // its result
	failed atomic.Bool // it has given up
	unread error       // what keeps the table from being read: no file's fault
	saved  Summary     // what it has committed; its own until ended
	step   *stepper    // nil in memory
}

// digest stands for an ID, of which it takes a third of the memory.
type digest [16]byte

func digestOf(id string) digest {
	sum := sha256.Sum256([]byte(id))
	return digest(sum[:16])
}

// run reads all paths. It stops early when ctx ends or the committer gives up.
func (w *writer) run(ctx context.Context) {
	ctx, stop := context.WithCancel(ctx)
	queue := make(chan *item, 2*runtime.GOMAXPROCS(0)) // read, waiting for their turn
	work := make(chan *item)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for it := range work {
				w.prepare(ctx, it)
			}
		})
	}
	go func() {
		defer close(queue)
		defer close(work)
		for path := range w.job.Paths {
			it := &item{path: path, read: make(chan result, ahead)}
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
	failed := false
	for it := range queue {
		for r := range it.read {
			if !failed && ctx.Err() == nil {
				w.take(r)
				if failed = w.unread != nil || w.failed.Load(); failed {
					stop()
				}
			}
		}
		if !failed && ctx.Err() == nil {
			w.count(it.path)
		}
	}
	w.flush()
}

// prepare reads and extracts in a worker. What panics on one file's bytes
// fails that file.
func (w *writer) prepare(ctx context.Context, it *item) {
	defer close(it.read)
	give := func(r result) bool {
		select {
		case it.read <- r:
			return true
		case <-ctx.Done():
			return false
		}
	}
	defer func() {
		if p := recover(); p != nil {
			give(result{Document: article.Document{Name: it.path, Err: damaged(p)}})
		}
	}()
	for doc := range w.job.Read(ctx, it.path) {
		if !give(w.extract(ctx, doc)) {
			return
		}
	}
}

func damaged(cause any) error { return fmt.Errorf("damaged or not understood: %v", cause) }

// extract finds the facts of a document that is new or has changed.
func (w *writer) extract(ctx context.Context, doc article.Document) (r result) {
	defer func() {
		if p := recover(); p != nil {
			r.Err = damaged(p)
		}
	}()
	r.Document = doc
	if doc.Err != nil || doc.Unchanged {
		return r
	}
	if r.was, r.unread = w.x.Hash(ctx, doc.Article.ID); r.unread != nil {
		return r
	}
	if r.was == "" || r.was != doc.Article.Hash {
		r.facts = w.job.Extract(ctx, doc.Article)
	}
	return r
}

// take puts one document into the batch.
func (w *writer) take(r result) {
	art := r.Article
	switch {
	case r.unread != nil:
		w.unread = r.unread
	case r.Err != nil:
		w.sum.Failed = append(w.sum.Failed, Failure{Path: r.Name, Err: r.Err})
	case r.Unchanged, w.taken[digestOf(art.ID)], r.was != "" && r.was == art.Hash:
		w.sum.Unchanged++ // the same article twice in one run counts as unchanged
	default:
		if r.was == "" {
			w.batch.added++
		} else {
			w.batch.updated++
		}
		w.batch.facts += len(r.facts)
		for _, text := range art.Notes {
			w.sum.Notes = append(w.sum.Notes, Note{Path: r.Name, Text: text})
		}
		w.batch.articles = append(w.batch.articles, arrival{table.Entry{Article: art, Facts: r.facts}, r.was == ""})
		w.taken[digestOf(art.ID)] = true
		w.bytes += len(art.Text)
		w.total += int64(len(art.Text))
	}
	if len(w.batch.articles) >= batchArticles || w.bytes >= batchBytes {
		w.flush()
	}
}

// count notes that a path is done.
func (w *writer) count(path string) {
	w.done++
	if w.job.Progress != nil {
		w.job.Progress(Progress{Path: path, Done: w.done, Bytes: w.total})
	}
}
