package table

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"modernc.org/sqlite"

	"wenbao/facts/table/pack/code"
	"wenbao/facts/table/posting"
)

// Damaged reports whether an error says that the file is not, or no longer, what
// SQLite wrote.
func Damaged(err error) bool {
	return errors.Is(err, code.ErrDamaged) || errors.Is(err, posting.ErrDamaged) || hasCode(err, 11, 26) // SQLITE_CORRUPT, SQLITE_NOTADB
}

// Foreign reports whether an error says that the file is SQLite's, but not a table's.
func Foreign(err error) bool { return hasCode(err, 1) } // SQLITE_ERROR: no such table

// Full reports whether an error says that the disk is full.
func Full(err error) bool { return hasCode(err, 13) } // SQLITE_FULL

func hasCode(err error, codes ...int) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	for _, code := range codes {
		if e.Code()&0xff == code {
			return true
		}
	}
	return false
}

// SchemaVersion is the version of the schema that this program writes.
func SchemaVersion() int { return len(migrations) }

// references are columns with the column that must have each of their values.
var references = [][2]string{
	{"body.article", "article.id"}, {"article.id", "body.article"}, {"name.entity", "entity.id"},
}

func (d *disk) Check(ctx context.Context) (problems []string, err error) {
	one := func(r *sql.Rows) error {
		var s string
		err := r.Scan(&s)
		if err == nil && s != "ok" {
			problems = append(problems, s)
		}
		return err
	}
	if err := d.long(ctx, one, "PRAGMA integrity_check(20)"); err != nil || len(problems) > 0 {
		return problems, err
	}
	if _, _, err := d.Generation(ctx); err != nil {
		return problems, err
	}
	for _, ref := range references {
		from, column, _ := strings.Cut(ref[0], ".")
		to, key, _ := strings.Cut(ref[1], ".")
		n := 0
		err := d.long(ctx, func(r *sql.Rows) error { return r.Scan(&n) },
			fmt.Sprintf("SELECT count(*) FROM %s WHERE %s NOT IN (SELECT %s FROM %s)", from, column, key, to))
		if err != nil {
			return problems, err
		}
		if n > 0 {
			problems = append(problems, fmt.Sprintf("%d rows of %s are not in %s", n, ref[0], ref[1]))
		}
	}
	return d.checkPostings(ctx, problems)
}

// checkPostings looks whether the postings are those that the facts make. An
// article that cannot be read is not its business.
func (d *disk) checkPostings(ctx context.Context, problems []string) ([]string, error) {
	var want, have tally
	for v, err := range d.Since(ctx, 0) {
		if Damaged(err) {
			return problems, nil
		}
		if err != nil {
			return problems, err
		}
		for _, key := range posting.KeysOf(v.Facts) {
			want.add(key, v.Number)
		}
	}
	var postings []posting.Posting
	err := d.long(ctx, func(r *sql.Rows) error {
		var b posting.Bucket
		var list sql.RawBytes
		err := r.Scan(&b, &list)
		if err == nil {
			postings, err = posting.DecodeList(postings[:0], b, list)
		}
		for _, p := range postings {
			have.add(p.Key, p.Article)
		}
		return err
	}, "SELECT bucket, list FROM posting")
	switch {
	case errors.Is(err, posting.ErrDamaged):
		return append(problems, err.Error()), nil
	case err != nil || have == want:
		return problems, err
	case have.n < want.n:
		return append(problems, fmt.Sprintf("%d postings are missing", want.n-have.n)), nil
	case have.n > want.n:
		return append(problems, fmt.Sprintf("%d postings lead to facts that are not there", have.n-want.n)), nil
	}
	return append(problems, "postings lead elsewhere than to the facts"), nil
}

// tally tells sets of postings from each other, whatever their order.
type tally struct {
	n   int
	sum uint64
}

func (t *tally) add(key, article int64) {
	t.n++
	x := uint64(key)<<33 ^ uint64(article)
	x = (x ^ x>>31) * 0x9E3779B97F4A7C15
	t.sum += x ^ x>>29
}

func (d *disk) Copy(ctx context.Context, path string) error {
	db := d.another() // query_only would forbid it
	_, err := db.ExecContext(ctx, "VACUUM INTO ?", path)
	return errors.Join(err, db.Close())
}

func (d *disk) Snapshot(ctx context.Context) (File, error) {
	s := &disk{path: d.path, still: d.still, seen: d.seen, read: d.another(), cache: newCache()}
	s.read.SetMaxOpenConns(1) // all queries are of one transaction
	_, err := s.read.ExecContext(ctx, "BEGIN")
	if err == nil {
		_, _, err = s.Generation(ctx) // the first to read settles what the others see
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// another returns a further pool of connections that read.
func (d *disk) another() *sql.DB {
	option := "mode=ro"
	if d.still {
		option += immutable
	}
	return connect(d.path, option, readCache)
}
