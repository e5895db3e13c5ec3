package index

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"

	"wenbao/facts"
	"wenbao/facts/table"
	"wenbao/index/passage"
)

// shelf holds the passage index that is open, if one is.
type shelf struct {
	turn sync.Mutex   // held by the one goroutine that refreshes
	mu   sync.RWMutex // held for reading while a search runs
	open *passage.Index
	mark passage.Mark // what open was built from
	dir  string       // where open is, "" in memory

	named names
}

// put replaces the open index; nil leaves none.
func (s *shelf) put(next *passage.Index, mark passage.Mark, dir string) (err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open != nil {
		err = s.open.Close()
	}
	s.open, s.mark, s.dir = next, mark, dir
	return err
}

// Passages returns at most n passages, best first, that share words with the
// query. Ties break on article ID and position. The first call opens the
// passage index; a call after a change follows it.
func (x *Index) Passages(ctx context.Context, query string, n int) ([]facts.Passage, error) {
	return x.find(ctx, n, func() ([]facts.Passage, error) { return x.search(ctx, query, n) })
}

// Unnamed is Passages for passages with facts that have no entity; with names, only for
// those that may have one of them.
func (x *Index) Unnamed(ctx context.Context, query string, names []string, n int) ([]facts.Passage, error) {
	return x.find(ctx, n, func() ([]facts.Passage, error) {
		return x.shelf.open.Best(ctx, passage.Query{Text: query, Entities: []string{""}, Among: 2 * n, Most: n, Names: names})
	})
}

// find runs a search, which may use shelf.open.
func (x *Index) find(ctx context.Context, n int, search func() ([]facts.Passage, error)) ([]facts.Passage, error) {
	found, err := x.passages(ctx, n, search)
	if err != nil && ctx.Err() == nil {
		// Whatever is wrong with the files, the table can replace them.
		if err := x.refresh(ctx, true); err != nil {
			return nil, err
		}
		found, err = x.passages(ctx, n, search)
	}
	return found, err
}

func (x *Index) passages(ctx context.Context, n int, search func() ([]facts.Passage, error)) ([]facts.Passage, error) {
	want, err := x.wanted(ctx)
	if err != nil {
		return nil, err
	}
	x.shelf.named.at(want.Generation)
	x.shelf.mu.RLock()
	if x.shelf.open == nil || x.shelf.mark != want {
		x.shelf.mu.RUnlock()
		if err := x.refresh(ctx, false); err != nil {
			return nil, err
		}
		x.shelf.mu.RLock()
	}
	defer x.shelf.mu.RUnlock()
	if x.shelf.open == nil { // another goroutine's refresh failed
		return nil, passage.ErrDamaged
	}
	hits, err := search()
	if err != nil {
		return nil, err
	}
	return hits[:min(n, len(hits))], nil
}

// search ranks twice as many as asked for, since some may be of articles that
// are gone. Passages about the entities that the query names come first.
func (x *Index) search(ctx context.Context, query string, n int) ([]facts.Passage, error) {
	var first []facts.Passage
	if x.opts.Link != nil {
		if names := x.opts.Link(query); len(names) > 0 {
			var err error
			if first, err = x.shelf.open.Best(ctx, passage.Query{Text: query, Entities: names, Among: 2 * n, Most: n}); err != nil || len(first) >= n {
				return first, err
			}
		}
	}
	type place struct {
		article string
		start   int
	}
	seen := map[place]bool{}
	for _, h := range first {
		seen[place{h.Article, h.Start}] = true
	}
	rest, err := x.shelf.open.Best(ctx, passage.Query{Text: query, Among: 2 * n, Most: n + len(first)})
	for _, h := range rest {
		if !seen[place{h.Article, h.Start}] {
			first = append(first, h)
		}
	}
	return first, err
}

// wanted is the mark of a passage index that is in step with the table.
func (x *Index) wanted(ctx context.Context) (passage.Mark, error) { return markOf(ctx, x.table) }

func markOf(ctx context.Context, tab table.Table) (passage.Mark, error) {
	generation, base, err := tab.Generation(ctx)
	return passage.Mark{Table: base, Generation: generation}, err
}

func (x *Index) store() passage.Store {
	return passage.Store{Dir: filepath.Join(x.dir, passagesFolder)}
}

// refresh opens the best passage index there is: the stored one if it is in
// step; else one it builds, unless an ingest is at work, which will; else the
// stored one although it is behind; else one in memory. anew distrusts what is
// stored and open.
func (x *Index) refresh(ctx context.Context, anew bool) error {
	x.shelf.turn.Lock()
	defer x.shelf.turn.Unlock()
	want, err := x.wanted(ctx)
	if err != nil {
		return err
	}
	x.shelf.mu.RLock()
	done := !anew && x.shelf.open != nil && x.shelf.mark == want
	x.shelf.mu.RUnlock()
	if done {
		return nil
	}
	if !anew && x.dir != "" && x.openStored(want) == nil {
		return nil
	}
	report := func(int) {}
	if x.opts.Rebuilding != nil {
		var stop func()
		report, stop = x.opts.Rebuilding()
		defer stop()
	}
	return x.renew(ctx, want, anew, report)
}

// renew is refresh where the stored index is not in step.
func (x *Index) renew(ctx context.Context, want passage.Mark, anew bool, report func(int)) error {
	if x.dir == "" {
		return x.remember(ctx, want, report)
	}
	l := x.flock()
	if ok, err := l.TryLock(); err == nil && ok {
		err := x.rebuild(ctx, anew, report)
		l.Close()
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err == nil && x.openStored(want) == nil {
			return nil
		}
	}
	if dir, mark := x.store().Current(); !anew && dir != "" && mark.Table == want.Table && x.openStored(mark) == nil {
		return nil
	}
	return x.remember(ctx, want, report)
}

// remember opens a passage index in memory.
func (x *Index) remember(ctx context.Context, want passage.Mark, report func(int)) error {
	open, err := passage.Memory(ctx, counted(x.table.Since(ctx, 0), report), &x.shelf.named)
	if err != nil {
		return err
	}
	return x.shelf.put(open, want, "")
}

var errBehind = errors.New("the passage index is behind")

// openStored opens the stored passage index if its mark is the given one.
func (x *Index) openStored(want passage.Mark) error {
	dir, mark := x.store().Current()
	for {
		if dir == "" || mark != want {
			return errBehind
		}
		x.shelf.mu.RLock()
		same := x.shelf.open != nil && x.shelf.dir == dir
		x.shelf.mu.RUnlock()
		if same {
			return nil
		}
		open, err := passage.Open(dir, &x.shelf.named)
		if err == nil {
			return x.shelf.put(open, mark, dir)
		}
		// Replaced and removed since its name was read?
		was := dir
		if dir, mark = x.store().Current(); dir == was {
			return err
		}
	}
}

// begin opens a writer for the next passage index: of the stored one, with the
// mark of that, where it can be brought forward; else an empty one.
func (x *Index) begin(ctx context.Context, anew bool) (*passage.Writer, passage.Mark, error) {
	want, err := x.wanted(ctx)
	if err != nil {
		return nil, passage.Mark{}, err
	}
	store := x.store()
	dir, err := store.New()
	if err != nil {
		return nil, passage.Mark{}, barred(err)
	}
	from, mark := store.Current()
	if !anew && from != "" && mark.Table == want.Table && mark.Generation <= want.Generation {
		if w, err := passage.Extend(from, dir); err == nil {
			return w, mark, nil
		}
		os.RemoveAll(dir)
	}
	w, err := passage.Create(dir)
	return w, passage.Mark{Table: want.Table}, barred(err)
}

// publish completes what begin began.
func (x *Index) publish(ctx context.Context, w *passage.Writer, from passage.Mark) error {
	want, err := x.wanted(ctx)
	var gone []int64
	if err == nil {
		gone, err = x.table.Gone(ctx, from.Generation)
	}
	if err != nil {
		w.Abort()
		return err
	}
	if err := w.Finish(gone); err != nil {
		return barred(err)
	}
	return barred(x.store().Publish(w.Dir(), want))
}

// rebuild writes and publishes a passage index: the stored one brought
// forward where that can be, else all of it. The caller holds the lock.
func (x *Index) rebuild(ctx context.Context, anew bool, done func(int)) error {
	w, from, err := x.begin(ctx, anew)
	if err != nil {
		return err
	}
	if err := w.Fill(ctx, x.table.Since(ctx, from.Generation), done); err != nil {
		w.Abort()
		return err
	}
	return x.publish(ctx, w, from)
}
