package table

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"

	"wenbao/facts"
)

//go:embed schema/1.sql
var schema1 string

//go:embed schema/2.sql
var schema2 string

//go:embed schema/3.sql
var schema3 string

// migration is the step from one schema version to the next: statements, then
// what has to be made of what the file holds.
type migration struct {
	sql  string
	fill func(context.Context, *sql.Tx) error // nil for nothing
}

// migrations holds the step to schema version i+1 at index i. Steps are only
// ever appended.
var migrations = []migration{{sql: schema1}, {schema2, nameAll}, {schema3, compact}}

// migrate brings the file to the newest schema, all missing steps in one
// transaction, and refuses a file that a newer program wrote.
func migrate(ctx context.Context, db *sql.DB) error {
	v, err := schemaVersion(ctx, db)
	if err != nil || v == len(migrations) {
		return err
	}
	tx, err := db.BeginTx(ctx, nil) // immediate: waits for another process doing the same
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&v); err != nil {
		return err
	}
	for i := v; i < len(migrations); i++ {
		_, err := tx.ExecContext(ctx, migrations[i].sql)
		if fill := migrations[i].fill; err == nil && fill != nil {
			err = fill(ctx, tx)
		}
		if err != nil {
			return fmt.Errorf("schema %d: %w", i+1, err)
		}
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", len(migrations))); err != nil {
		return err
	}
	return tx.Commit()
}

// schemaVersion returns the version of the file, an error if this program does
// not know it.
func schemaVersion(ctx context.Context, db *sql.DB) (int, error) {
	var v int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&v); err != nil {
		return 0, err
	}
	if v > len(migrations) {
		return v, fmt.Errorf("schema version %d was written by a newer wenbao; this one knows %d", v, len(migrations))
	}
	return v, nil
}

// compact makes the texts of periods and the contexts of what schema 3 has
// moved.
func compact(ctx context.Context, tx *sql.Tx) error {
	c := newChange(ctx, tx, &terms{})
	for _, step := range []func(*change) error{namePeriods, moveContexts} {
		if err := step(c); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, "DROP TABLE figure_before")
	return err
}

func namePeriods(c *change) error {
	rows, err := c.tx.QueryContext(c.ctx, `SELECT id, start, "end", instant FROM period WHERE id <> 0`)
	if err != nil {
		return err
	}
	defer rows.Close()
	texts := map[int64]string{}
	for rows.Next() {
		var id int64
		var start, end int
		var p facts.Period
		if err := rows.Scan(&id, &start, &end, &p.Instant); err != nil {
			return err
		}
		p.Start, p.End = decodeDate(start), decodeDate(end)
		texts[id] = p.String()
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for id, text := range texts {
		if _, err := c.exec("UPDATE period SET text = ? WHERE id = ?", text, id); err != nil {
			return err
		}
	}
	return nil
}

func moveContexts(c *change) error {
	type place struct {
		n       int
		within  facts.Span
		context string
	}
	bodies, err := c.tx.QueryContext(c.ctx, "SELECT article, text FROM body")
	if err != nil {
		return err
	}
	defer bodies.Close()
	for bodies.Next() {
		var article int64
		var text string
		if err := bodies.Scan(&article, &text); err != nil {
			return err
		}
		rows, err := c.tx.QueryContext(c.ctx,
			"SELECT n, sentence_start, sentence_end, context FROM figure_before WHERE article = ? AND context <> ''", article)
		if err != nil {
			return err
		}
		var places []place
		for rows.Next() {
			var p place
			if err := rows.Scan(&p.n, &p.within.Start, &p.within.End, &p.context); err != nil {
				rows.Close()
				return err
			}
			places = append(places, p)
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return err
		}
		coder := newContextCoder(text)
		for _, p := range places {
			_, err := c.exec("UPDATE figure SET context = ? WHERE article = ? AND n = ?", coder.encode(p.context, p.within), article, p.n)
			if err != nil {
				return err
			}
		}
	}
	return bodies.Err()
}
