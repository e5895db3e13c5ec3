package index

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"

	"wenbao/facts"
	"wenbao/index/passage"
)

// shelf holds the passage index that is open, if one is.
type shelf struct {
	turn sync.Mutex   // held by the one goroutine that refreshes
	mu   sync.RWMutex // held for reading while a search runs
	open *passage.Index
	mark passage.Mark // what open was built from
	dir  string       // where open is, "" in memory
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
	return x.find(ctx, n, func() ([]passage.Hit, error) { return x.search(ctx, query, n) })
}

// Unnamed is Passages for passages with facts that have no entity.
func (x *Index) Unnamed(ctx context.Context, query string, n int) ([]facts.Passage, error) {
	return x.find(ctx, n, func() ([]passage.Hit, error) {
		return x.shelf.open.Search(ctx, query, []string{""}, 2*n)
	})
}

// find runs a search, which may use shelf.open.
func (x *Index) find(ctx context.Context, n int, search func() ([]passage.Hit, error)) ([]facts.Passage, error) {
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

func (x *Index) passages(ctx context.Context, n int, search func() ([]passage.Hit, error)) ([]facts.Passage, error) {
	want, err := x.wanted(ctx)
	if err != nil {
		return nil, err
	}
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
	if x.shelf.mark != want {
		if hits, err = x.current(ctx, hits); err != nil {
			return nil, err
		}
	}
	found := make([]facts.Passage, 0, min(n, len(hits)))
	for _, h := range hits[:min(n, len(hits))] {
		found = append(found, h.Passage)
	}
	return found, nil
}

// search finds twice as many as asked for, since some may be of articles that
// are gone. Passages about the entities that the query names come first.
func (x *Index) search(ctx context.Context, query string, n int) ([]passage.Hit, error) {
	var first []passage.Hit
	if x.opts.Link != nil {
		if names := x.opts.Link(query); len(names) > 0 {
			var err error
			if first, err = x.shelf.open.Search(ctx, query, names, 2*n); err != nil || len(first) >= 2*n {
				return first, err
			}
		}
	}
	type place struct {
		version int64
		start   int
	}
	seen := map[place]bool{}
	for _, h := range first {
		seen[place{h.Version, h.Start}] = true
	}
	rest, err := x.shelf.open.Search(ctx, query, nil, 2*n)
	for _, h := range rest {
		if !seen[place{h.Version, h.Start}] {
			first = append(first, h)
		}
	}
	return first, err
}

// current drops hits of articles that were changed since they were indexed.
func (x *Index) current(ctx context.Context, hits []passage.Hit) ([]passage.Hit, error) {
	var versions []int64
	for _, h := range hits {
		versions = append(versions, h.Version)
	}
	stand, err := x.table.Current(ctx, versions)
	var kept []passage.Hit
	for _, h := range hits {
		if _, ok := stand[h.Version]; ok {
			kept = append(kept, h)
		}
	}
	return kept, err
}

// wanted is the mark of a passage index that is in step with the table.
func (x *Index) wanted(ctx context.Context) (passage.Mark, error) {
	generation, base, err := x.table.Generation(ctx)
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
	if x.dir == "" {
		return x.remember(ctx, want)
	}
	if !anew && x.openStored(want) == nil {
		return nil
	}
	l := x.flock()
	if ok, err := l.TryLock(); err == nil && ok {
		err := x.rebuild(ctx, want, anew, nil)
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
	return x.remember(ctx, want)
}

// remember opens a passage index in memory.
func (x *Index) remember(ctx context.Context, want passage.Mark) error {
	open, err := passage.Memory(ctx, x.table.Since(ctx, 0))
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
		open, err := passage.Open(dir)
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

// keepInStep makes the stored passage index that of the table. The caller
// holds the lock.
func (x *Index) keepInStep(ctx context.Context, progress func(Progress)) error {
	want, err := x.wanted(ctx)
	if err != nil {
		return err
	}
	if dir, mark := x.store().Current(); mark == want {
		if open, err := passage.Open(dir); err == nil {
			return open.Close()
		}
	}
	var done func(int)
	if progress != nil {
		done = func(n int) { progress(Progress{Phase: Indexing, Done: n}) }
	}
	return x.rebuild(ctx, want, false, done)
}

// rebuild writes and publishes a passage index: the stored one brought
// forward where that can be, else all of it. The caller holds the lock.
func (x *Index) rebuild(ctx context.Context, want passage.Mark, anew bool, done func(int)) error {
	store := x.store()
	dir, err := store.New()
	if err != nil {
		return err
	}
	from, mark := store.Current()
	if !anew && from != "" && mark.Table == want.Table && mark.Generation < want.Generation {
		var gone []int64
		if gone, err = x.table.Gone(ctx, mark.Generation); err != nil {
			return err
		}
		err = passage.Update(ctx, from, dir, gone, x.table.Since(ctx, mark.Generation), done)
		if err == nil {
			return store.Publish(dir, want)
		}
		os.RemoveAll(dir)
		if ctx.Err() != nil {
			return err
		}
	}
	if err := passage.Build(ctx, dir, x.table.Since(ctx, 0), done); err != nil {
		os.RemoveAll(dir)
		return err
	}
	return store.Publish(dir, want)
}
