package passage

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"wenbao/facts/table"
)

// batchSize is where more passages a batch no longer make it faster
// (2000–5000) and memory is still small.
const batchSize = 2000

// Writer writes a passage index to a new folder, which is nobody's until
// Finish. One goroutine at a time uses it.
type Writer struct {
	put    func(name string, data any) error
	finish func() error
	abort  func()
	remove func(version int64) error // nil where nothing is to be removed
	dir    string
}

// Create starts a new index. It uses bleve's offline builder, which makes one
// segment: a quarter smaller than what batches leave, and with less memory.
func Create(dir string) (*Writer, error) {
	work := dir + ".tmp" // beside dir, since the segment is renamed into it
	if err := os.MkdirAll(work, 0o777); err != nil {
		return nil, err
	}
	b, err := bleve.NewBuilder(dir, schema(), map[string]any{"batchSize": 2 * batchSize, "buildPathPrefix": work})
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(work))
	}
	passages := 0
	return &Writer{
		dir: dir,
		put: func(name string, data any) error {
			passages++
			return withReason(b.Index(name, data))
		},
		finish: func() error {
			defer os.RemoveAll(work)
			if passages == 0 { // the builder cannot make an empty index
				return empty(dir)
			}
			return withReason(b.Close())
		},
		abort: func() { os.RemoveAll(work) },
	}, nil
}

// withReason puts the system's reason back, of which bleve keeps the words only:
// a full disk is told from other errors by it.
func withReason(err error) error {
	for _, reason := range []syscall.Errno{syscall.ENOSPC, syscall.EFBIG, syscall.EDQUOT} {
		if err != nil && !errors.Is(err, reason) {
			if rest, cut := strings.CutSuffix(err.Error(), reason.Error()); cut {
				return fmt.Errorf("%s%w", rest, reason)
			}
		}
	}
	return err
}

func empty(dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	b, err := bleve.New(dir, schema())
	if err != nil {
		return err
	}
	return b.Close()
}

// Extend starts an index that has what the one in the folder from has.
// Segments, which bleve never changes, are shared by hard links, so the cost is
// that of what is added and removed, and of reading them once: bleve would
// carry damage over, or panic of it in goroutines of its own.
func Extend(from, dir string) (w *Writer, err error) {
	defer guard(&err)
	if err := Verify(from); err != nil {
		return nil, err
	}
	if err := link(from, dir); err != nil {
		return nil, err
	}
	b, err := openUsing(dir, false)
	if err != nil {
		return nil, err
	}
	l := live(b)
	return &Writer{
		dir:    dir,
		put:    l.put,
		finish: func() error { return errors.Join(l.flush(), b.Close()) },
		abort:  func() { l.flush(); b.Close() },
		remove: func(version int64) error { return remove(b, version) },
	}, nil
}

// Dir returns the folder.
func (w *Writer) Dir() string { return w.dir }

// Add indexes the passages of a version.
func (w *Writer) Add(v table.Version) error { return documents(v, w.put) }

// Finish removes the versions that are gone and completes the index; its
// folder can then be published. After an error the folder is removed.
func (w *Writer) Finish(gone []int64) error {
	var err error
	for _, n := range gone {
		if w.remove != nil && err == nil {
			err = w.remove(n)
		}
	}
	if err != nil {
		w.Abort()
		return err
	}
	if err = w.finish(); err == nil {
		err = seal(w.dir)
	}
	if err != nil {
		os.RemoveAll(w.dir)
	}
	return err
}

// Abort gives the index up and removes its folder.
func (w *Writer) Abort() {
	w.abort()
	os.RemoveAll(w.dir)
}

// ReportEvery is after how many articles progress is reported.
const ReportEvery = 256

// Fill adds versions to a writer until ctx ends. done, if not nil, is called
// with the number of articles added.
func (w *Writer) Fill(ctx context.Context, versions iter.Seq2[table.Version, error], done func(int)) error {
	articles := 0
	for v, err := range versions {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = w.Add(v)
		}
		if err != nil {
			return err
		}
		if articles++; done != nil && articles%ReportEvery == 0 {
			done(articles)
		}
	}
	if done != nil {
		done(articles)
	}
	return nil
}

// Memory returns a passage index of the versions that lives in memory only.
func Memory(ctx context.Context, versions iter.Seq2[table.Version, error], names Names) (*Index, error) {
	b, err := bleve.NewUsing("", schema(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, err
	}
	l := live(b)
	err = (&Writer{put: l.put}).Fill(ctx, versions, nil)
	if err := errors.Join(err, l.flush()); err != nil {
		b.Close()
		return nil, err
	}
	return &Index{b: b, names: names}, nil
}

// liveWriter indexes two batches at a time: bleve makes the segment of a batch
// in one goroutine.
type liveWriter struct {
	b       bleve.Index
	batch   *bleve.Batch
	full    chan *bleve.Batch
	workers sync.WaitGroup
	mu      sync.Mutex
	err     error
}

func live(b bleve.Index) *liveWriter {
	l := &liveWriter{b: b, batch: b.NewBatch(), full: make(chan *bleve.Batch)}
	for range 2 {
		l.workers.Go(func() {
			for batch := range l.full {
				if err := b.Batch(batch); err != nil {
					l.mu.Lock()
					l.err = errors.Join(l.err, err)
					l.mu.Unlock()
				}
			}
		})
	}
	return l
}

func (l *liveWriter) put(name string, data any) error {
	if err := l.batch.Index(name, data); err != nil {
		return err
	}
	if l.batch.Size() < batchSize {
		return nil
	}
	l.full <- l.batch
	l.batch = l.b.NewBatch()
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.err
}

// flush indexes what is left and ends the writer.
func (l *liveWriter) flush() error {
	if l.batch.Size() > 0 {
		l.full <- l.batch
	}
	close(l.full)
	l.workers.Wait()
	return l.err
}

// documents calls put with the name and fields of every passage of a version.
func documents(v table.Version, put func(name string, data any) error) error {
	if v.Number > 1<<32-1 || len(v.Article.Text) > 1<<32-1 {
		return fmt.Errorf("%s: version %d of %d bytes is more than 32 bits", v.Article.ID, v.Number, len(v.Article.Text))
	}
	for _, span := range Split(v.Article) {
		var keys []string
		for _, e := range entitiesOf(v.Facts, span) {
			keys = append(keys, entityKey(e))
		}
		err := put(documentName(v.Number, span), map[string]any{
			textField:  span.In(v.Article.Text),
			titleField: v.Article.Title,
			keyField:   keys,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// remove deletes all passages of a version.
func remove(b bleve.Index, version int64) error {
	advanced, err := b.Advanced()
	if err != nil {
		return err
	}
	reader, err := advanced.Reader()
	if err != nil {
		return err
	}
	defer reader.Close()
	names, err := reader.FieldDictPrefix("_id", namePrefix(version))
	if err != nil {
		return err
	}
	defer names.Close()
	batch := b.NewBatch()
	for {
		entry, err := names.Next()
		if err != nil {
			return err
		}
		if entry == nil {
			break
		}
		batch.Delete(entry.Term)
	}
	if batch.Size() == 0 {
		return nil
	}
	return b.Batch(batch)
}

// openUsing opens a folder. The time limit is for the file lock of a folder
// that another process has open for writing, which no Store lets happen.
func openUsing(dir string, readOnly bool) (bleve.Index, error) {
	return bleve.OpenUsing(dir, map[string]any{"read_only": readOnly, "bolt_timeout": "1s"})
}

// link makes a folder of the same content, by hard links where files do not
// change.
func link(from, dir string) error {
	return filepath.WalkDir(from, func(path string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		to := filepath.Join(dir, rel)
		switch {
		case e.IsDir():
			return os.MkdirAll(to, 0o777)
		case filepath.Ext(path) == segmentFile && os.Link(path, to) == nil:
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o666)
	})
}
