package watch

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// What a look finds after each step.
func TestLook(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	f := folders{paths: []string{at("d")}, known: map[string]stamp{}}
	steps := []struct {
		reason string
		do     func()
		want   string
	}{
		{"what is there", func() { write(t, at("d/a.txt"), "1"); write(t, at("d/b/c.md"), "1"); write(t, at("d/x.png"), "1") }, "[a.txt b/c.md] []"},
		{"nothing", func() {}, "[] []"},
		{"longer", func() { write(t, at("d/a.txt"), "12") }, "[a.txt] []"},
		{"as long, later", func() { must(os.Chtimes(at("d/a.txt"), time.Time{}, time.Unix(1, 0))) }, "[a.txt] []"},
		{"new ones", func() { write(t, at("d/e.txt"), "1"); write(t, at("d/b/f.txt"), "1") }, "[b/f.txt e.txt] []"},
		{"gone", func() { must(os.Remove(at("d/e.txt"))) }, "[] [e.txt]"},
		{"renamed", func() { must(os.Rename(at("d/a.txt"), at("d/g.txt"))) }, "[g.txt] [a.txt]"},
		{"a folder gone", func() { must(os.RemoveAll(at("d/b"))) }, "[] [b/c.md b/f.txt]"},
		{"all out of reach: reported once, nothing is gone", func() { must(os.Rename(at("d"), at("away"))) }, "[.] []"},
		{"still out of reach", func() {}, "[] []"},
		{"back", func() { must(os.Rename(at("away"), at("d"))) }, "[] []"},
		{"gone in the end", func() { must(os.Remove(at("d/g.txt"))) }, "[] [g.txt]"},
	}
	for _, step := range steps {
		step.do()
		change := f.look(context.Background())
		for _, list := range [][]string{change.Paths, change.Removed} {
			for i := range list {
				list[i], _ = filepath.Rel(at("d"), list[i])
			}
		}
		if got := fmt.Sprint(change.Paths, change.Removed); got != fmt.Sprint(step.want) {
			t.Errorf("%s: got %s, want %s", step.reason, got, step.want)
		}
	}
}

// Notices of a new file, of one in a new folder, of a change to a file watched
// by name; and the end.
func TestFolders(t *testing.T) {
	dir := t.TempDir()
	single := filepath.Join(t.TempDir(), "s.txt")
	write(t, single, "1")
	write(t, filepath.Join(dir, "a.txt"), "1")
	ctx, cancel := context.WithCancel(context.Background())
	next, stop := iter.Pull(Folders(ctx, []string{dir, single}, Options{Settle: time.Millisecond, Rescan: 20 * time.Millisecond}))
	defer stop()
	wait := func(want ...string) {
		t.Helper()
		var got []string
		for len(got) < len(want) {
			change, ok := next()
			if !ok {
				break
			}
			for _, path := range change.Paths {
				if !slices.Contains(got, filepath.Base(path)) {
					got = append(got, filepath.Base(path))
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	}
	wait("a.txt", "s.txt")
	write(t, filepath.Join(dir, "b.txt"), "1")
	wait("b.txt")
	write(t, filepath.Join(dir, "new", "c.txt"), "1")
	wait("c.txt")
	write(t, single, "12")
	wait("s.txt")
	cancel()
	if change, ok := next(); ok {
		t.Errorf("after the end: %v", change)
	}
}
