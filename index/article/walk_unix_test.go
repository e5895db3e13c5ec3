//go:build unix

package article

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What stands in folders beside files: links that lead nowhere or in a circle,
// links to folders, pipes, what may not be read. None stops the walk, none is
// lost without a word, none is followed for ever.
func TestWalk_notFiles(t *testing.T) {
	dir := t.TempDir()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.Mkdir(filepath.Join(dir, "d"), 0o755))
	must(os.WriteFile(filepath.Join(dir, "d", "a.txt"), []byte("净利润3亿元。"), 0o644))
	must(os.Symlink("a.txt", filepath.Join(dir, "d", "b.txt")))
	must(os.Symlink("c.txt", filepath.Join(dir, "d", "c.txt"))) // itself
	must(os.Symlink("gone", filepath.Join(dir, "d", "e.txt")))
	must(os.Symlink(dir, filepath.Join(dir, "d", "f.txt"))) // a circle of folders
	must(syscall.Mkfifo(filepath.Join(dir, "d", "g.txt"), 0o644))
	must(os.Symlink("d", filepath.Join(dir, "link")))
	list := func(paths ...string) (got []string) {
		for path, err := range Walk(context.Background(), paths) {
			rel, _ := filepath.Rel(dir, path)
			got = append(got, fmt.Sprint(rel, " ", err))
		}
		return got
	}
	want := []string{"d/a.txt <nil>", "d/b.txt <nil>", "d/c.txt too many levels of symbolic links", "d/e.txt no such file or directory", "d/g.txt not a regular file"}
	if diff := cmp.Diff(want, list(filepath.Join(dir, "d"))); diff != "" {
		t.Errorf("folder (-want +got):\n%s", diff)
	}
	for i := range want {
		want[i] = "link" + want[i][1:]
	}
	if diff := cmp.Diff(want, list(filepath.Join(dir, "link"))); diff != "" {
		t.Errorf("link to the folder (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"d/g.txt not a regular file"}, list(filepath.Join(dir, "d", "g.txt"))); diff != "" {
		t.Errorf("pipe (-want +got):\n%s", diff)
	}
	// Opened by name, a pipe does not block.
	if _, err := Read(context.Background(), filepath.Join(dir, "d", "g.txt")); !errors.Is(err, ErrNotRegular) {
		t.Errorf("reading a pipe: %v", err)
	}
	if _, err := Read(context.Background(), "/dev/zero"); !errors.Is(err, ErrUnsupported) {
		t.Errorf("reading a device: %v", err)
	}
}

func TestRead_forbidden(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("净利润3亿元。"), 0); err != nil {
		t.Fatal(err)
	}
	if os.Getuid() == 0 {
		t.Skip("root may read everything")
	}
	if _, err := Read(context.Background(), path); !errors.Is(err, os.ErrPermission) {
		t.Errorf("got %v", err)
	}
}
