package segments

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// batchSize is where more documents a batch no longer make it faster (2000–5000)
// and memory is still small.
const batchSize = 2000

// fileSuffix is how the names of segments end; before it they are numbered.
const fileSuffix = ".zap"

// Writer makes a set of segments. One goroutine at a time uses it.
type Writer struct {
	from, dir string // "" for none, and for memory
	size      int    // of a batch
	room      int64  // see maxMerged
	batch     []index.Document
	next      int // number of the next segment
	full      chan work
	workers   sync.WaitGroup

	mu    sync.Mutex // held by workers
	parts []*part
	err   error
}

// work is a batch that becomes the segment of a number.
type work struct {
	docs   []index.Document
	number int
}

// Create starts a set in a new folder.
func Create(dir string) (*Writer, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	w := start("", dir, nil)
	w.size = 2 * batchSize // all is merged in the end: the fewer the better
	return w, nil
}

// Extend starts a set in a new folder that has what the folder from has, which
// must not be removed before Finish. Segments, which never change, are shared by
// hard links, so that the cost is that of what is added and removed, and of
// reading them once for their checksums.
func Extend(from, dir string) (*Writer, error) {
	if err := Verify(from); err != nil {
		return nil, err
	}
	parts, err := openParts(from)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, errors.Join(err, closeParts(parts))
	}
	return start(from, dir, parts), nil
}

// Memory starts a set that lives in memory only.
func Memory() *Writer { return start("", "", nil) }

// start starts a writer with two workers: a batch is analysed and made a segment
// of in one goroutine.
func start(from, dir string, parts []*part) *Writer {
	w := &Writer{from: from, dir: dir, parts: parts, size: batchSize, room: maxMerged, full: make(chan work)}
	for _, p := range parts {
		w.next = max(w.next, numberOf(p)+1)
	}
	for range 2 {
		w.workers.Go(func() {
			for b := range w.full {
				p, err := w.segment(b)
				w.mu.Lock()
				if p != nil {
					w.parts = append(w.parts, p)
				}
				w.err = errors.Join(w.err, err)
				w.mu.Unlock()
			}
		})
	}
	return w
}

// numberOf returns the number of a segment.
func numberOf(p *part) int {
	n, _ := strconv.Atoi(strings.TrimSuffix(p.file, fileSuffix))
	return n
}

func fileOf(number int) string { return fmt.Sprintf("%d%s", number, fileSuffix) }

// Add adds a document, whose name no other one has.
func (w *Writer) Add(doc index.Document) error {
	w.batch = append(w.batch, doc)
	if len(w.batch) < w.size {
		return nil
	}
	w.send()
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.err
}

// send hands the batch to a worker.
func (w *Writer) send() {
	w.full <- work{w.batch, w.next}
	w.batch, w.next = nil, w.next+1
}

// flush makes segments of all that was added, in its order, ends the workers and
// opens what they have written.
func (w *Writer) flush() error {
	if rest := w.batch; w.from == "" && w.dir != "" && len(rest) > batchSize/4 {
		w.batch = rest[:len(rest)/2] // for both workers, which have nothing else to do
		w.send()
		w.batch = rest[len(rest)/2:]
	}
	if len(w.batch) > 0 {
		w.send()
	}
	close(w.full)
	w.workers.Wait()
	slices.SortFunc(w.parts, func(a, b *part) int { return cmp.Compare(numberOf(a), numberOf(b)) })
	for _, p := range w.parts {
		if p.Segment == nil && w.err == nil {
			w.err = p.open(w.dir)
		}
	}
	return w.err
}

// segment makes the segment of a batch.
func (w *Writer) segment(b work) (*part, error) {
	for _, doc := range b.docs {
		doc.AddIDField()
		doc.VisitFields(func(f index.Field) { f.Analyze() })
	}
	seg, _, err := plugin.New(b.docs)
	if err != nil {
		return nil, err
	}
	p := &part{Segment: seg, file: fileOf(b.number)}
	if w.dir == "" {
		return p, nil
	}
	// It is opened again by flush: a memory map is memory while others are written.
	p.Segment = nil
	path := filepath.Join(w.dir, p.file)
	if err = begin(path); err == nil {
		err = seg.(segment.UnpersistedSegment).Persist(path)
	}
	return p, errors.Join(err, seg.Close())
}

// begin makes an empty file for zapx to write to, which would make one that its owner
// alone may read: a base is read by other users, too.
func begin(path string) error { return os.WriteFile(path, nil, 0o666) }

// Set returns what a writer in memory has made; it must not be used afterwards.
func (w *Writer) Set() (*Set, error) {
	if err := w.flush(); err != nil {
		return nil, errors.Join(err, closeParts(w.parts))
	}
	return newSet(w.parts), nil
}

// Finish removes the documents whose names begin with one of the prefixes and
// completes the folder, which is left unfinished after an error.
func (w *Writer) Finish(remove []string) (err error) {
	err = w.flush()
	defer func() { err = errors.Join(err, closeParts(w.parts)) }()
	if err != nil {
		return err
	}
	for _, prefix := range remove {
		for _, p := range w.parts {
			if err := p.remove(prefix); err != nil {
				return err
			}
		}
	}
	if err := w.compact(); err != nil {
		return err
	}
	for _, p := range w.parts {
		if err := w.place(p.file); err != nil {
			return err
		}
	}
	return writeManifest(w.dir, w.parts)
}

// Abort ends the writer and leaves its folder unfinished.
func (w *Writer) Abort() error { return errors.Join(w.flush(), closeParts(w.parts)) }

// place sees to it that a segment is in the folder: by a hard link, or a copy
// where the file system has none.
func (w *Writer) place(file string) error {
	to := filepath.Join(w.dir, file)
	if _, err := os.Stat(to); err == nil {
		return nil
	}
	path := filepath.Join(w.from, file)
	if os.Link(path, to) == nil {
		return nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o666)
}
