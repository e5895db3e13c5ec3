package table

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
)

//go:embed schema/1.sql
var schema1 string

//go:embed schema/2.sql
var schema2 string

//go:embed schema/3.sql
var schema3 string

//go:embed schema/4.sql
var schema4 string

//go:embed schema/5.sql
var schema5 string

// migration is the step from one schema version to the next: statements, then
// what has to be made of what the file holds.
type migration struct {
	sql  string
	fill func(context.Context, *sql.Tx) error // nil for nothing
}

// migrations holds the step to schema version i+1 at index i. Steps are only
// ever appended.
var migrations = []migration{{sql: schema1}, {sql: schema2}, {schema3, spellContexts}, {sql: schema4}, {schema5, packAll}}

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
	if err := tx.Commit(); err != nil || v == 0 {
		return err
	}
	// What is left empty goes back to the disk. Where others read the file just
	// now, it stays as it is.
	db.ExecContext(ctx, "VACUUM")
	return nil
}

// NewerError is returned for a file of a schema that this program does not know.
type NewerError struct{ Schema int }

func (e *NewerError) Error() string {
	return fmt.Sprintf("schema version %d was written by a newer wenbao; this one knows %d", e.Schema, len(migrations))
}

// schemaVersion returns the version of the file, a *NewerError if this program does
// not know it.
func schemaVersion(ctx context.Context, db *sql.DB) (int, error) {
	var v int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&v); err != nil {
		return 0, err
	}
	if v > len(migrations) {
		return v, &NewerError{v}
	}
	return v, nil
}
