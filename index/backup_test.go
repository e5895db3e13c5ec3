package index_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/index"
	"wenbao/index/passage"
)

// A backup takes the place of nothing that the knowledge base needs: SQLite would read one
// that is called as its log is.
func TestBackupInPlaceOfOwnFiles(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir)
	ingest(t, x, library{"a": "手机银行一\n工行"})
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Skip(err)
	}
	segments, err := filepath.Glob(filepath.Join(dir, "passages", "*", "*"))
	if err != nil || len(segments) == 0 {
		t.Fatal(segments, err)
	}
	own := append(segments, filepath.Join(link, "facts.db"), filepath.Join(dir, "passages", "CURRENT"))
	for _, name := range []string{"facts.db", "facts.db-wal", "facts.db-shm", "facts.db-journal", "lock"} {
		own = append(own, filepath.Join(dir, name))
	}
	for _, path := range own {
		if err := x.Backup(t.Context(), path); !errors.Is(err, index.ErrOwnFile) {
			t.Errorf("%s: err = %v, want ErrOwnFile", path, err)
		}
	}
	t.Chdir(dir)
	if err := x.Backup(t.Context(), "facts.db-wal"); !errors.Is(err, index.ErrOwnFile) {
		t.Errorf("in the folder: err = %v, want ErrOwnFile", err)
	}
	if err := x.Backup(t.Context(), "facts.db.bak"); err != nil {
		t.Error(err)
	}
}

// Whoever waits for what takes long is told how far it is.
func TestWorking(t *testing.T) {
	const articles = passage.ReportEvery + 1
	many := library{}
	for i := range articles {
		many[fmt.Sprint(i)] = fmt.Sprintf("手机银行%d\n工行", i)
	}
	dir, backup := t.TempDir(), filepath.Join(t.TempDir(), "b.db")
	sound(t, dir, many, nil)
	x := open(t, dir)
	if err := x.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	var told []string
	opts := index.Options{Working: func(w index.Work) (func(int), func()) {
		told = append(told, fmt.Sprint("work ", w))
		return func(n int) { told = append(told, fmt.Sprint(n)) }, func() { told = append(told, "done") }
	}}
	if err := index.Restore(t.Context(), dir, backup, opts); err != nil {
		t.Fatal(err)
	}
	x, err := index.Open(t.Context(), dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if err := x.Repair(t.Context()); err != nil {
		t.Fatal(err)
	}
	if d, err := x.Doctor(t.Context()); err != nil || !d.Sound() {
		t.Fatal(d, err)
	}
	want := []string{"work 0", "done", "work 0", "done", "work 1", "256", "done", "work 2", "256", "257", "done", "work 2", "256", "257", "done", "work 0", "256", "done"}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
