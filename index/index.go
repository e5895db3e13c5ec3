// Package index is the knowledge base: the table of articles and facts, and
// the passage index beside it, kept in step. The table is the source of truth;
// passages that are missing, behind or damaged are built from it again.
//
//	base, err := index.Open(ctx, dir, index.Options{})
//	sum, err := base.Ingest(ctx, index.Job{Paths: paths, Read: read, Extract: extract})
//	found, err := base.Facts(ctx, facts.Query{Entities: []string{"中国工商银行"}})
//
// A folder holds facts.db, the table; passages/, the passage index; and lock,
// which the one process that ingests holds.
package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"wenbao/facts"
	"wenbao/facts/table"
	"wenbao/index/passage"
)

// Errors that a caller can tell apart.
var (
	ErrNoBase    = errors.New("no knowledge base")
	ErrNoArticle = table.ErrNoArticle
)

const (
	tableFile      = "facts.db"
	passagesFolder = "passages"
	lockFile       = "lock"
)

// Options change how a knowledge base is opened. The zero value will do.
type Options struct {
	// Wait is how long Ingest waits for another process that ingests; 0 is
	// until that ends, negative does not wait.
	Wait time.Duration
	// Waiting, if set, is called once when Ingest has to wait.
	Waiting func()
	// Link, if set, returns the canonical names of the entities a query of
	// Passages names; passages about them come first.
	Link func(query string) []string
	// Upgrading, if set, is called once with the version of the schema when a
	// table of an older one is being brought forward and that takes more than
	// a second.
	Upgrading func(schema int)
	// Rebuilding, if set, is called when a search has to wait for passages
	// that are missing, behind or damaged. report is called with the number of
	// articles that are done, stop at the end; both by one goroutine.
	Rebuilding func() (report func(articles int), stop func())
	// Working, if set, is called when Doctor, Repair or Restore begins what takes the
	// longer the more articles there are. report is called with the number of those that
	// are done, as far as it is known, stop at the end; both by one goroutine.
	Working func(Work) (report func(articles int), stop func())
}

// Work is what is done with all articles.
type Work int

// What Doctor, Repair and Restore do.
const (
	Checking Work = iota // the table
	Copying              // a backup's articles into the table
	Building             // the passage index
)

// working begins to tell of work.
func (o Options) working(w Work) (report func(articles int), stop func()) {
	if o.Working == nil {
		return func(int) {}, func() {}
	}
	return o.Working(w)
}

// Index is a knowledge base. All methods are safe for concurrent use; the
// passage index is opened when Passages first needs it.
type Index struct {
	dir   string // "" in memory
	opts  Options
	table table.Table
	shelf shelf
	empty atomic.Bool // Ingest found no article: nobody needs to ask for one

	counted sync.Mutex
	as      state
}

// state is what State last returned: every question asks for it.
type state struct{ generation, facts int64 }

// Open opens the knowledge base in the folder for reading and ingesting, and
// creates it if there is none. It is ErrLost where there was one.
func Open(ctx context.Context, dir string, opts Options) (*Index, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, barred(err)
	}
	path := filepath.Join(dir, tableFile)
	if lost(dir) {
		return nil, fmt.Errorf("%w: %s", ErrLost, path)
	}
	defer opts.upgrading(ctx, path)()
	tab, err := table.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	return over(dir, opts, tab), nil
}

// OpenReader opens the knowledge base in the folder for reading. It is
// ErrNoBase, with what to do, when there is none, and ErrLost where there was
// one.
func OpenReader(ctx context.Context, dir string, opts Options) (*Index, error) {
	path := filepath.Join(dir, tableFile)
	if lost(dir) {
		return nil, fmt.Errorf("%w: %s", ErrLost, path)
	}
	defer opts.upgrading(ctx, path)()
	tab, err := table.OpenReader(ctx, path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf(`%w in %s: run "wenbao ingest PATH…" first`, ErrNoBase, dir)
	}
	if err != nil {
		return nil, barred(err)
	}
	return over(dir, opts, tab), nil
}

// Memory returns an empty knowledge base that lives in memory only.
func Memory(opts Options) *Index { return over("", opts, table.Memory()) }

func over(dir string, opts Options, tab table.Table) *Index {
	return &Index{dir: dir, opts: opts, table: tab, shelf: shelf{named: names{Table: tab}}}
}

// Close releases the knowledge base, which must not be used afterwards.
func (x *Index) Close() error {
	return errors.Join(x.shelf.put(nil, passage.Mark{}, ""), x.table.Close())
}

// Snapshot returns the table as it is now, whatever an ingest changes meanwhile: facts
// and the articles that they are of. It is for one goroutine at a time and to be closed
// soon.
func (x *Index) Snapshot(ctx context.Context) (table.Table, error) {
	if file, ok := x.table.(table.File); ok {
		return file.Snapshot(ctx)
	}
	return x.table, nil // which nobody else knows of, and Close leaves as it is
}

// Outdated reports whether the knowledge base has to be opened anew to see what was
// ingested since: see table.File.
func (x *Index) Outdated() bool {
	f, ok := x.table.(table.File)
	return ok && f.Outdated()
}

// Facts returns the facts that the query selects, by article ID, then
// position.
func (x *Index) Facts(ctx context.Context, q facts.Query) ([]facts.Fact, error) {
	return x.table.Find(ctx, q)
}

// Article returns an article by its ID, ErrNoArticle if there is none.
func (x *Index) Article(ctx context.Context, id string) (facts.Article, error) {
	return x.table.Article(ctx, id)
}

// Hash returns the Hash of an article by its ID, "" if there is none. While Ingest
// fills an empty base it is always "": what was read in the same run is known there.
func (x *Index) Hash(ctx context.Context, id string) (string, error) {
	if x.empty.Load() {
		return "", nil
	}
	return x.table.Hash(ctx, id)
}

// Articles returns all articles by ID, without Text, Blocks and Sentences.
func (x *Index) Articles(ctx context.Context) ([]facts.Article, error) {
	return x.table.Articles(ctx)
}

// Entities returns the canonical names of all entities that facts are about,
// sorted.
func (x *Index) Entities(ctx context.Context) ([]string, error) {
	counts, err := x.table.Entities(ctx)
	names := make([]string, len(counts))
	for i, c := range counts {
		names[i] = c.Entity
	}
	return names, err
}

// Names returns the names in use with one of the keys; see table.Table.
func (x *Index) Names(ctx context.Context, keys []string) ([]facts.Name, error) {
	return x.table.Names(ctx, keys)
}

// NameKeys returns the keys of Names that lead to one, at most so many.
func (x *Index) NameKeys(ctx context.Context, most int) ([]string, error) {
	return x.table.NameKeys(ctx, most)
}

// NamesOf returns the names of an entity that facts are about, the canonical
// one first.
func (x *Index) NamesOf(ctx context.Context, entity string) ([]string, error) {
	return x.table.NamesOf(ctx, entity)
}

// State returns a number that grows with every change, and about how many facts there are.
func (x *Index) State(ctx context.Context) (generation, facts int64, err error) {
	generation, _, err = x.table.Generation(ctx)
	x.counted.Lock()
	defer x.counted.Unlock()
	if err == nil && x.as.generation != generation {
		if facts, err = x.table.Size(ctx); err == nil {
			x.as = state{generation, facts}
		}
	}
	return generation, x.as.facts, err
}

// Delete removes an article and its facts. ErrNoArticle if there is none.
func (x *Index) Delete(ctx context.Context, id string) error { return x.table.Delete(ctx, id) }
