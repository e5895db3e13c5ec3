package table

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"modernc.org/sqlite"

	"wenbao/facts"
	"wenbao/facts/table/pack/code"
)

// disk is a table in an SQLite file. One connection writes; a pool reads, each
// query in the snapshot it starts with (WAL).
type disk struct {
	path   string
	still  bool        // the file is read as one that nobody changes
	seen   fs.FileInfo // of the file when it was opened so
	write  *sql.DB     // nil when opened for reading
	read   *sql.DB
	stmts  sync.Map // SQL text → *sql.Stmt of read
	cache  *cache
	ranks  ranks
	places places
	lists  lists
}

// pageSize is that of new files, in bytes. A body is one to three kilobytes: of
// SQLite's usual pages it would leave a third empty. The driver runs pragmas in
// the order of the alphabet; the quotation marks put this one before
// journal_mode, after which it says nothing.
const pageSize = `"main".page_size(16384)`

// readCache bounds the pages that each of the connections that read keeps, in KB. They
// are those of indexes: articles that are asked for again are kept unpacked.
const readCache = "cache_size(-4096)"

// Open opens the table in the given file for reading and writing, and creates
// it if there is none. The folder must exist.
func Open(ctx context.Context, path string) (File, error) {
	d := &disk{
		path:  path,
		write: connect(path, "_txlock=immediate", pageSize, "journal_mode(WAL)", "synchronous(NORMAL)", "journal_size_limit(67108864)", "cache_size(-16384)"),
		read:  connect(path, "", "query_only(1)", readCache),
		cache: newCache(),
	}
	d.write.SetMaxOpenConns(1)
	if err := migrate(ctx, d.write); err != nil {
		d.Close()
		return nil, fmt.Errorf("facts %s: %w", path, err)
	}
	return d, nil
}

// OpenReader opens the table in an existing file for reading; changing it is
// an error. The error is fs.ErrNotExist when there is no such file.
func OpenReader(ctx context.Context, path string) (File, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	d := &disk{path: path, read: connect(path, "mode=ro", readCache), cache: newCache()}
	v, err := schemaVersion(ctx, d.read)
	if unwritable(err) {
		d.read.Close()
		if err := d.holdStill(); err != nil {
			return nil, err
		}
		v, err = schemaVersion(ctx, d.read)
	}
	if err == nil && v == 0 {
		err = fs.ErrNotExist // a file that its creator has not filled yet
	}
	if err == nil && v < len(migrations) {
		d.Close()
		w, err := Open(ctx, path) // brings it forward
		if err != nil {
			return nil, err
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
		return OpenReader(ctx, path)
	}
	if err != nil {
		d.Close()
		return nil, fmt.Errorf("facts %s: %w", path, err)
	}
	return d, nil
}

// immutable lets SQLite read a file without those that readers and a writer share.
const immutable = "&immutable=1"

// holdStill reads the file as one that nobody changes.
func (d *disk) holdStill() (err error) {
	d.still = true
	if d.seen, err = os.Stat(d.path); err == nil {
		d.read = connect(d.path, "mode=ro"+immutable, readCache)
	}
	return err
}

// Outdated reports whether a file that was read as one that nobody changes has been
// changed, or is about to be: opened again it is read as it is.
func (d *disk) Outdated() bool {
	if !d.still {
		return false
	}
	if log, err := os.Stat(d.path + "-wal"); err == nil && log.Size() > 0 {
		return true
	}
	now, err := os.Stat(d.path)
	return err == nil && (now.Size() != d.seen.Size() || !now.ModTime().Equal(d.seen.ModTime()))
}

// unwritable reports whether SQLite could not make the files that readers and
// a writer share: the folder is read-only, so nobody writes either.
func unwritable(err error) bool {
	var e *sqlite.Error
	const readOnly, cannotOpen = 8, 14 // SQLITE_READONLY, SQLITE_CANTOPEN
	return errors.As(err, &e) && (e.Code()&0xff == readOnly || e.Code()&0xff == cannotOpen)
}

// maxIdle is how many connections wait for the next query, each with its
// statements prepared: as many as questions are answered at the same time.
const maxIdle = 8

// connect returns a pool that opens its first connection when it is used.
func connect(path, option string, pragmas ...string) *sql.DB {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/… → /C:/…
	}
	// Another process may hold the file for the length of one batch or one
	// checkpoint; ten seconds is far more than either takes.
	query := "_pragma=busy_timeout(10000)"
	for _, p := range pragmas {
		query += "&_pragma=" + url.QueryEscape(p)
	}
	if option != "" {
		query += "&" + option
	}
	dsn := "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + query
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		panic(err) // only for a driver that is not registered
	}
	db.SetMaxIdleConns(maxIdle)
	return db
}

func (d *disk) Close() error {
	var errs []error
	d.stmts.Range(func(_, stmt any) bool {
		errs = append(errs, stmt.(*sql.Stmt).Close())
		return true
	})
	errs = append(errs, d.read.Close())
	if d.write != nil {
		errs = append(errs, d.write.Close())
	}
	return errors.Join(errs...)
}

// query runs a statement that is kept prepared. Its text must come from a
// small set.
func (d *disk) query(ctx context.Context, text string, args ...any) (*sql.Rows, error) {
	stmt, ok := d.stmts.Load(text)
	if !ok {
		prepared, err := d.read.PrepareContext(ctx, text)
		if err != nil {
			return nil, err
		}
		var other bool
		if stmt, other = d.stmts.LoadOrStore(text, prepared); other {
			prepared.Close()
		}
	}
	return stmt.(*sql.Stmt).QueryContext(ctx, args...)
}

// each runs a query and calls scan for every row. It sees the end of ctx between
// rows: to see it within one, database/sql and the driver would start goroutines for
// every query, which take as long as most queries do.
func (d *disk) each(ctx context.Context, scan func(*sql.Rows) error, text string, args ...any) error {
	return d.eachRow(context.WithoutCancel(ctx), ctx, scan, text, args...)
}

// long is each for queries that take long before they return a row.
func (d *disk) long(ctx context.Context, scan func(*sql.Rows) error, text string, args ...any) error {
	return d.eachRow(ctx, ctx, scan, text, args...)
}

// eachRow runs a query in one context and ends between rows with another one.
func (d *disk) eachRow(within, until context.Context, scan func(*sql.Rows) error, text string, args ...any) error {
	if err := until.Err(); err != nil {
		return err
	}
	rows, err := d.query(within, text, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
		if err := until.Err(); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (d *disk) Hash(ctx context.Context, id string) (hash string, err error) {
	err = d.each(ctx, func(r *sql.Rows) error {
		var stored any
		err := r.Scan(&stored)
		hash = decodeHash(stored)
		return err
	}, "SELECT hash FROM article WHERE key = ?", id)
	return hash, err
}

// errNoState: what every file has from the start is not there.
var errNoState = fmt.Errorf("table state is empty: %w", code.ErrDamaged)

func (d *disk) Generation(ctx context.Context) (generation int64, base string, err error) {
	err = d.each(ctx, func(r *sql.Rows) error { return r.Scan(&generation, &base) },
		"SELECT generation, base FROM state")
	if err == nil && base == "" {
		err = errNoState
	}
	if err == nil && d.cache.use(base) {
		d.ranks.forget()
		d.places.forget()
		d.lists.forget()
	}
	return generation, base, err
}

func (d *disk) Numbers(ctx context.Context) (n int64, err error) {
	err = d.each(ctx, func(r *sql.Rows) error { return r.Scan(&n) }, "SELECT coalesce(max(id), 0) FROM article")
	return n, err
}

// bytesOfFact is how many bytes of the file there are for each fact: 59 to 79 in bases of
// short news and of whole reports.
const bytesOfFact = 70

func (d *disk) Size(ctx context.Context) (n int64, err error) {
	err = d.each(ctx, func(r *sql.Rows) error { return r.Scan(&n) }, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
	return n / bytesOfFact, err
}

func (d *disk) Article(ctx context.Context, id string) (facts.Article, error) {
	v, g, err := d.entry(ctx, "a.key = ?", id)
	if err == nil {
		d.cache.put(Numbered{v.Number, v.Article.ID}, g)
	}
	return v.Article, err
}

const articleColumns = "a.id, a.key, a.name, a.title, a.published, a.publisher, a.url, a.hash"

func scanArticle(r *sql.Rows, number *int64, art *facts.Article, more ...any) error {
	var published int
	var hash any
	err := r.Scan(append([]any{number, &art.ID, &art.Name, &art.Title, &published,
		&art.Publisher, &art.URL, &hash}, more...)...)
	art.Published, art.Hash = code.DecodeDate(published), decodeHash(hash)
	return err
}

func (d *disk) Articles(ctx context.Context) ([]facts.Article, error) {
	var list []facts.Article
	var number int64
	err := d.each(ctx, func(r *sql.Rows) error {
		var art facts.Article
		err := scanArticle(r, &number, &art)
		list = append(list, art)
		return err
	}, "SELECT "+articleColumns+" FROM article a ORDER BY a.key")
	return list, err
}

func (d *disk) Entities(ctx context.Context) ([]EntityCount, error) {
	var list []EntityCount
	err := d.each(ctx, func(r *sql.Rows) error {
		var e EntityCount
		err := r.Scan(&e.Entity, &e.Facts)
		list = append(list, e)
		return err
	}, "SELECT text, n FROM entity WHERE n > 0 AND text <> '' ORDER BY text")
	return list, err
}

func (d *disk) numbers(ctx context.Context, text string, args ...any) (list []int64, err error) {
	err = d.each(ctx, func(r *sql.Rows) error {
		var n int64
		err := r.Scan(&n)
		list = append(list, n)
		return err
	}, text, args...)
	return list, err
}

func (d *disk) Gone(ctx context.Context, generation int64) ([]int64, error) {
	return d.numbers(ctx, "SELECT article FROM gone WHERE generation > ? ORDER BY article", generation)
}

func (d *disk) Since(ctx context.Context, generation int64) iter.Seq2[Version, error] {
	return func(yield func(Version, error) bool) {
		list, err := d.numbers(ctx, `SELECT id FROM article WHERE id >
			(SELECT coalesce(max(id), 0) FROM (SELECT id FROM article WHERE generation <= ? ORDER BY id DESC LIMIT 1)) ORDER BY id`, generation)
		for _, n := range list {
			var v Version
			if v, err = d.version(ctx, n); errors.Is(err, ErrNoArticle) {
				err = nil // replaced since the list was made
				continue
			}
			if err != nil {
				break
			}
			if !yield(v, nil) {
				return
			}
		}
		if err != nil {
			yield(Version{}, err)
		}
	}
}

func (d *disk) Current(ctx context.Context, versions []int64) ([]string, error) {
	generation := d.places.last()
	list, err := placesIn(ctx, d, "id", slices.Compact(slices.Sorted(slices.Values(versions))))
	if err != nil {
		return nil, err
	}
	d.places.put(generation, list) // facts of them are soon asked for
	names := make(map[int64]string, len(list))
	for _, n := range list {
		names[n.Number] = n.ID
	}
	current := make([]string, len(versions))
	for i, v := range versions {
		current[i] = names[v]
	}
	return current, nil
}
