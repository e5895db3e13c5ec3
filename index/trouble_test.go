package index_test

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"wenbao/facts/table"
	"wenbao/index"
)

func TestTroubleOf(t *testing.T) {
	sqlite := func(code int) error { return fmt.Errorf("facts x: %w", coded(code)) }
	for _, tt := range []struct {
		reason string
		err    error
		want   index.Trouble
	}{
		{"no error of files", errors.New("x"), index.NoTrouble},
		{"nothing there", fs.ErrNotExist, index.NoTrouble},
		{"the table is gone", fmt.Errorf("%w: x", index.ErrLost), index.Damaged},
		{"SQLITE_ERROR, tables or columns are not there", sqlite(1), index.Damaged},
		{"the system says full", &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, index.Full},
		{"a limit of the process", &fs.PathError{Op: "write", Path: "x", Err: syscall.EFBIG}, index.Full},
		{"a library's word for it", errors.New("error closing: write 0.zap: no space left on device"), index.Full},
		{"SQLITE_IOERR_WRITE, a limit too", sqlite(778), index.Failing},
		{"SQLITE_IOERR_SHMSIZE, a reader on a full disk", sqlite(4874), index.Failing},
		{"SQLITE_READONLY", sqlite(8), index.Barred},
		{"SQLITE_CANTOPEN", sqlite(14), index.Barred},
		{"the first of several", errors.Join(sqlite(14), errors.New("x")), index.Barred},
		{"SQLITE_BUSY is none of the files", sqlite(5), index.NoTrouble},
	} {
		if got := index.TroubleOf(tt.err); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.reason, got, tt.want)
		}
	}
}

type coded int

func (c coded) Error() string { return fmt.Sprint("error ", int(c)) }
func (c coded) Code() int     { return int(c) }

// A base whose table is gone is not taken for a new one: an ingest would forget
// what it had.
func TestLost(t *testing.T) {
	for name, damage := range map[string]func(path string) error{
		"removed":       os.Remove,
		"empty":         func(path string) error { return os.Truncate(path, 0) },
		"half a header": func(path string) error { return os.Truncate(path, 50) },
	} {
		dir := t.TempDir()
		sound(t, dir, library{"a": "工行一"}, nil)
		if err := damage(filepath.Join(dir, "facts.db")); err != nil {
			t.Fatal(err)
		}
		if _, err := index.OpenReader(t.Context(), dir, index.Options{}); !errors.Is(err, index.ErrLost) {
			t.Errorf("%s: reader: %v", name, err)
		}
		if _, err := index.Open(t.Context(), dir, index.Options{}); !errors.Is(err, index.ErrLost) {
			t.Errorf("%s: %v", name, err)
		}
	}
	dir := t.TempDir()
	if _, err := index.OpenReader(t.Context(), dir, index.Options{}); !errors.Is(err, index.ErrNoBase) {
		t.Errorf("an empty folder: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "facts.db"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := index.OpenReader(t.Context(), dir, index.Options{}); !errors.Is(err, index.ErrNoBase) {
		t.Errorf("a table that its creator has not filled yet: %v", err)
	}
}

// What cannot be read of the table ends an ingest; it is no fault of the files.
func TestIngest_unreadTable(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir)
	ingest(t, x, library{"a": "工行一"})
	db, err := sql.Open("sqlite", filepath.Join(dir, "facts.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("ALTER TABLE article RENAME TO elsewhere"); err != nil {
		t.Fatal(err)
	}
	sum, err := x.Ingest(t.Context(), library{"b": "工行二", "c": "工行三"}.job())
	if err == nil || len(sum.Failed) > 0 || sum.Added > 0 {
		t.Errorf("%v, %+v, want an error and no failed file", err, sum)
	}
}

// Bringing an older schema forward is announced when it takes its time.
func TestUpgrading(t *testing.T) {
	dump, err := os.ReadFile("../facts/table/testdata/schema-1.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name     string
		patience time.Duration
		want     string
	}{
		{"slow", 0, "[1]"},
		{"quick", time.Hour, "[]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			db, err := sql.Open("sqlite", filepath.Join(dir, "facts.db"))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec(string(dump)); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			defer index.Patience(tt.patience)()
			said := []int{}
			opts := index.Options{Upgrading: func(schema int) { said = append(said, schema) }}
			for range 2 { // the second time there is nothing to do
				x, err := index.OpenReader(t.Context(), dir, opts)
				if err != nil {
					t.Fatal(err)
				}
				x.Close()
			}
			if got := fmt.Sprint(said); got != tt.want {
				t.Errorf("announced %s, want %s; the newest is %d", got, tt.want, table.SchemaVersion())
			}
		})
	}
}
