package table

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"modernc.org/sqlite"
)

// Damaged reports whether an error says that the file is not, or no longer, what
// SQLite wrote.
func Damaged(err error) bool { return hasCode(err, 11, 26) } // SQLITE_CORRUPT, SQLITE_NOTADB

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
	{"figure.article", "article.id"}, {"body.article", "article.id"}, {"article.id", "body.article"},
	{"figure.entity", "term.id"}, {"figure.metric", "term.id"}, {"figure.concept", "term.id"},
	{"figure.whole", "term.id"}, {"figure.speaker", "term.id"}, {"figure.dimensions", "term.id"},
	{"figure.frame", "frame.id"}, {"figure.period", "period.id"}, {"figure.against", "period.id"},
	{"name.entity", "term.id"},
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
	if err := d.each(ctx, one, "PRAGMA integrity_check(20)"); err != nil || len(problems) > 0 {
		return problems, err
	}
	for _, ref := range references {
		from, column, _ := strings.Cut(ref[0], ".")
		to, key, _ := strings.Cut(ref[1], ".")
		n := 0
		err := d.each(ctx, func(r *sql.Rows) error { return r.Scan(&n) },
			fmt.Sprintf("SELECT count(*) FROM %s WHERE %s NOT IN (SELECT %s FROM %s)", from, column, key, to))
		if err != nil {
			return problems, err
		}
		if n > 0 {
			problems = append(problems, fmt.Sprintf("%d rows of %s are not in %s", n, ref[0], ref[1]))
		}
	}
	return problems, nil
}

func (d *disk) Copy(ctx context.Context, path string) error {
	db := connect(d.path, "mode=ro") // query_only would forbid it
	_, err := db.ExecContext(ctx, "VACUUM INTO ?", path)
	return errors.Join(err, db.Close())
}
