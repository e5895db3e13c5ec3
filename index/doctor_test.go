package index_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"wenbao/facts"
	"wenbao/facts/table"
	"wenbao/index"
)

func diagnose(t *testing.T, dir string) index.Diagnosis {
	t.Helper()
	x, err := index.OpenReader(t.Context(), dir, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	d, err := x.Doctor(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sound is a library whose facts have surfaces; change, if not nil, spoils them.
func sound(t *testing.T, dir string, l library, change func(*facts.Fact)) {
	t.Helper()
	x := open(t, dir)
	job := l.job()
	extract := job.Extract
	job.Extract = func(ctx context.Context, art facts.Article) []facts.Fact {
		found := extract(ctx, art)
		for i := range found {
			found[i].Surface = found[i].Span.In(art.Text)
			if change != nil {
				change(&found[i])
			}
		}
		return found
	}
	if _, err := x.Ingest(t.Context(), job); err != nil {
		t.Fatal(err)
	}
	x.Close()
}

func TestDoctor(t *testing.T) {
	execute := func(text string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			db, err := sql.Open("sqlite", filepath.Join(dir, "facts.db"))
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			if _, err := db.Exec(text); err != nil {
				t.Fatal(err)
			}
		}
	}
	tests := []struct {
		name         string
		spoil        func(*facts.Fact) // nil for nothing
		damage       func(*testing.T, string)
		table, index string // what a problem says; "" for none
	}{
		{"nothing", nil, func(*testing.T, string) {}, "", ""},
		{"a fact beyond its sentence", func(f *facts.Fact) { f.Span.Start += 1000 }, nil, "fact 1000", ""},
		{"a fact that cuts a character", func(f *facts.Fact) { f.Span.Start++ }, nil, "cuts a character", ""},
		{"another text", func(f *facts.Fact) { f.Surface = "建行" }, nil, "where the text has", ""},
		{"no text", nil, execute("DELETE FROM body WHERE article = 1"), "not in body.article", ""},
		{"a changed text", nil, execute("UPDATE body SET content = substr(content, 1, 30) || x'00' || substr(content, 32)"), "a: damaged article", ""},
		{"articles that nothing leads to", nil, execute("DELETE FROM posting WHERE bucket = (SELECT min(bucket) FROM posting)"), "postings are missing", ""},
		{"postings that lead nowhere", nil, execute("INSERT INTO posting VALUES (0, 99, x'010701')"), "1 postings lead to", ""},
		{"damaged postings", nil, execute("UPDATE posting SET list = x'80'"), "damaged postings", ""},
		{"postings where nobody looks", nil, execute("UPDATE posting SET bucket = bucket + 1"), "lead elsewhere", ""},
		{"passages of another text", nil, func(t *testing.T, dir string) {
			other := t.TempDir()
			sound(t, other, library{"a": "工行一", "b": "短"}, nil)
			mark, err := os.ReadFile(filepath.Join(dir, "passages", "CURRENT"))
			if err != nil {
				t.Fatal(err)
			}
			had := folder(t, dir)
			if err := os.RemoveAll(had); err != nil {
				t.Fatal(err)
			}
			if err := os.CopyFS(had, os.DirFS(folder(t, other))); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "passages", "CURRENT"), mark, 0o666); err != nil {
				t.Fatal(err)
			}
		}, "", "b: 1 passages, not 2"},
		{"segments cut short", nil, func(t *testing.T, dir string) {
			each(t, filepath.Join(dir, "passages"), "g-*/*.zap", func(path string) error { return os.Truncate(path, 40) })
		}, "", "40"},
		{"a byte of a segment changed", nil, func(t *testing.T, dir string) {
			each(t, filepath.Join(dir, "passages"), "g-*/*.zap", func(path string) error {
				data, err := os.ReadFile(path)
				if err == nil {
					data[len(data)/2] ^= 1
					err = os.WriteFile(path, data, 0o666)
				}
				return err
			})
		}, "", "has changed since it was written"},
		{"a manifest of nothing", nil, func(t *testing.T, dir string) {
			each(t, filepath.Join(dir, "passages"), "g-*/manifest.json", func(path string) error { return os.WriteFile(path, []byte("{}"), 0o666) })
		}, "", "has changed since it was written"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			sound(t, dir, library{"a": "工行一", "b": strings.Repeat("别的", 300) + "\n工行二"}, tt.spoil)
			if tt.damage != nil {
				tt.damage(t, dir)
			}
			d := diagnose(t, dir)
			for what, c := range map[string]struct {
				want string
				got  []string
			}{"table": {tt.table, d.Table}, "index": {tt.index, d.Index}} {
				if all := strings.Join(c.got, "\n"); (c.want == "") != (all == "") || !strings.Contains(all, c.want) {
					t.Errorf("%s: %q, want %q", what, all, c.want)
				}
			}
			if tt.table == "" {
				x := open(t, dir)
				if err := x.Repair(t.Context()); err != nil {
					t.Fatal(err)
				}
				if d := diagnose(t, dir); !d.Sound() || d.Behind || d.Articles != 2 || d.Facts != 2 || d.Passages != 3 {
					t.Errorf("after the repair: %+v", d)
				}
			}
		})
	}
}

// What stands where passages are to be gives way to them.
func TestPassagesInTheWay(t *testing.T) {
	for name, block := range map[string]func(passages string) error{
		"a file instead of the folder": func(p string) error { return errors.Join(os.RemoveAll(p), os.WriteFile(p, nil, 0o666)) },
		"a folder instead of CURRENT": func(p string) error {
			return errors.Join(os.Remove(p+"/CURRENT"), os.Mkdir(p+"/CURRENT", 0o777))
		},
	} {
		dir := t.TempDir()
		sound(t, dir, library{"a": "工行一"}, nil)
		if err := block(filepath.Join(dir, "passages")); err != nil {
			t.Fatal(err)
		}
		sound(t, dir, library{"b": "工行二"}, nil)
		if d := diagnose(t, dir); !d.Sound() || d.Behind || d.Passages != 2 {
			t.Errorf("%s: %+v", name, d)
		}
	}
}

func folder(t *testing.T, dir string) string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(dir, "passages", "g-*"))
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	return list[0]
}

// A backup made while an ingest is at work has whole articles; a reader that
// has the base open follows the restore.
func TestBackupAndRestore(t *testing.T) {
	dir, backup := t.TempDir(), filepath.Join(t.TempDir(), "备份 1.db")
	x := open(t, dir)
	ingest(t, x, library{"a": "手机银行一\n工行"})
	more := library{"b": "手机银行二\n工行", "c": "手机银行三\n工行"}
	job := more.job()
	job.Progress = func(p index.Progress) {
		if p.Done == 1 && p.Phase == index.Reading {
			if err := x.Backup(t.Context(), backup); err != nil {
				t.Error(err)
			}
		}
	}
	r, err := index.OpenReader(t.Context(), dir, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := x.Ingest(t.Context(), job); err != nil {
		t.Fatal(err)
	}
	wantPassages(t, r, "手机银行", "a: 手机银行一\n工行", "b: 手机银行二\n工行", "c: 手机银行三\n工行")
	if err := index.Restore(t.Context(), dir, backup, index.Options{}); err != nil {
		t.Fatal(err)
	}
	wantPassages(t, r, "手机银行", "a: 手机银行一\n工行")
	found, err := r.Facts(context.Background(), facts.Query{})
	if err != nil || len(found) != 1 || found[0].Article != "a" {
		t.Errorf("%+v, %v, want the fact of a", found, err)
	}
	if d := diagnose(t, dir); d.Articles != 1 || d.Behind || len(d.Index) > 0 {
		t.Errorf("%+v", d)
	}
	left, err := filepath.Glob(filepath.Join(dir, "restore-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("%v is left (%v)", left, err)
	}
}

// Every damaged table is put aside under a name of its own, whatever the clock says.
func TestRestorePutsDamageAside(t *testing.T) {
	dir, backup := t.TempDir(), filepath.Join(t.TempDir(), "b.db")
	x := open(t, dir)
	ingest(t, x, library{"a": "手机银行一\n工行"})
	if err := x.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	written := func() error {
		return os.WriteFile(filepath.Join(dir, "facts.db"), bytes.Repeat([]byte("坏"), 5000), 0o666)
	}
	changed := func(statements string) func() error {
		return func() error {
			db, err := sql.Open("sqlite", filepath.Join(dir, "facts.db"))
			if err == nil {
				_, err = db.Exec(statements)
				err = errors.Join(err, db.Close())
			}
			return err
		}
	}
	damage := []func() error{written, written, changed("DELETE FROM state"), changed("DROP TABLE posting"), changed("ALTER TABLE article RENAME COLUMN hash TO lost")}
	for i, spoil := range damage {
		if err := spoil(); err != nil {
			t.Fatal(i, err)
		}
		if err := index.Restore(t.Context(), dir, backup, index.Options{}); err != nil {
			t.Fatal(i, err)
		}
	}
	if found, err := filepath.Glob(filepath.Join(dir, "facts.db.damaged-*")); err != nil || len(found) != len(damage) {
		t.Errorf("%v, %v, want all %d", found, err, len(damage))
	}
}

// What an ingest changes while the doctor reads is no damage.
func TestDoctorWhileIngesting(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir)
	l := library{}
	write := func(round int) {
		for i := range 100 {
			l[fmt.Sprintf("%03d", i)] = strings.Repeat(fmt.Sprintf("工行第%d篇第%d稿\n", i, round), 1+round%3)
		}
		if _, err := x.Ingest(t.Context(), l.job()); err != nil {
			t.Error(err)
		}
	}
	write(0)
	stop, stopped := make(chan bool), make(chan bool)
	go func() {
		defer close(stopped)
		for round := 1; ; round++ {
			select {
			case <-stop:
				return
			default:
				write(round)
			}
		}
	}()
	for range 10 {
		// The facts of this library have no surfaces, which is all that is wrong with it.
		if d := diagnose(t, dir); slices.ContainsFunc(d.Table, func(p string) bool { return !strings.Contains(p, "a fact says") }) || len(d.Index) > 0 {
			t.Errorf("%+v", d)
		}
	}
	close(stop)
	<-stopped
}

// A table with a log is no backup: what the log has would be missing.
func TestRestoreOfABaseInUse(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir)
	ingest(t, x, library{"a": "手机银行一\n工行"})
	err := index.Restore(t.Context(), t.TempDir(), filepath.Join(dir, "facts.db"), index.Options{})
	if !errors.Is(err, index.ErrInUse) {
		t.Errorf("err = %v, want ErrInUse", err)
	}
}

// Any other file of SQLite's is no backup either.
func TestRestoreOfAnotherDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for schema, refused := range map[int]func(error) bool{
		table.SchemaVersion(): func(err error) bool { return errors.Is(err, index.ErrNoBackup) },
		99:                    func(err error) bool { return errors.As(err, new(*table.NewerError)) },
	} {
		if _, err := db.Exec(fmt.Sprintf("CREATE TABLE t%d (x); PRAGMA user_version = %[1]d", schema)); err != nil {
			t.Fatal(err)
		}
		if err := index.Restore(t.Context(), t.TempDir(), path, index.Options{}); !refused(err) {
			t.Errorf("schema %d: %v", schema, err)
		}
	}
}

// What keeps a backup from being restored in the base's folder is the base's trouble.
func TestRestoreBarred(t *testing.T) {
	dir, backup := t.TempDir(), filepath.Join(t.TempDir(), "b.db")
	x := open(t, dir)
	ingest(t, x, library{"a": "手机银行一"})
	if err := x.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "restore-from.db", "in the way"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := index.Restore(t.Context(), dir, backup, index.Options{}); index.TroubleOf(err) != index.Barred {
		t.Errorf("err = %v, want one that bars", err)
	}
}
