package journal

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var start = time.Date(2024, 3, 28, 9, 0, 0, 0, time.UTC)

func at(t *time.Time) func() time.Time { return func() time.Time { return *t } }

func reopen(t *testing.T, dir string, now *time.Time) *Journal {
	t.Helper()
	j, err := Open(dir, at(now))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	return j
}

func accept(t *testing.T, j *Journal, id string, keys ...string) bool {
	t.Helper()
	fresh, wait := j.Accept(Entry{ID: id, Keys: keys, Data: []byte(`{"q":"` + id + `"}`)})
	if fresh {
		if err := wait(); err != nil {
			t.Fatal(err)
		}
	}
	return fresh
}

func ids(entries []Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.ID)
	}
	return out
}

func TestAcceptOnce(t *testing.T) {
	for _, dir := range []string{"", t.TempDir()} {
		now := start
		j := reopen(t, dir, &now)
		steps := []struct {
			reason string
			id     string
			keys   []string
			want   bool
		}{
			{"new", "a", []string{"Ev1", "T|C|1"}, true},
			{"the same again", "a", []string{"Ev1", "T|C|1"}, false},
			{"twin event: other event id, same message", "b", []string{"Ev2", "T|C|1"}, false},
			{"redelivered under another message", "c", []string{"Ev1", "T|C|9"}, false},
			{"a refused one leaves no keys", "d", []string{"Ev2", "T|C|2"}, true},
		}
		for _, s := range steps {
			if got := accept(t, j, s.id, s.keys...); got != s.want {
				t.Errorf("dir %q, %s: fresh = %v, want %v", dir, s.reason, got, s.want)
			}
		}
	}
}

func TestReopen(t *testing.T) {
	dir, now := t.TempDir(), start
	j := reopen(t, dir, &now)
	for _, id := range []string{"waiting", "sending", "retried", "done"} {
		accept(t, j, id, "key-"+id)
	}
	for _, err := range []error{j.Sending("sending"), j.Sending("retried"), j.Retry("retried"), j.Sending("done"), j.Done("done")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	j.Close()

	j = reopen(t, dir, &now)
	left := j.Unfinished()
	if diff := cmp.Diff([]string{"waiting", "sending", "retried"}, ids(left)); diff != "" {
		t.Fatalf("unfinished (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]bool{false, true, false}, []bool{left[0].Sending, left[1].Sending, left[2].Sending}); diff != "" {
		t.Errorf("sending (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(`{"q":"waiting"}`, string(j.Unfinished()[0].Data)); diff != "" {
		t.Errorf("data (-want +got):\n%s", diff)
	}
	if accept(t, j, "again", "key-done") {
		t.Error("an answered question was accepted again after a restart")
	}
}

func TestContentOfAnsweredIsRemoved(t *testing.T) {
	tick := make(chan time.Time)
	content := func(dir string) string {
		raw, err := os.ReadFile(filepath.Join(dir, "journal.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	tests := []struct {
		name string
		then func(*Journal)
	}{
		{"every hour", func(*Journal) {
			tick <- start
			tick <- start // received only after the first is dealt with
		}},
		{"at the end", func(j *Journal) { j.Close() }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir, now := t.TempDir(), start
			j, err := open(dir, at(&now), tick)
			if err != nil {
				t.Fatal(err)
			}
			defer j.Close()
			accept(t, j, "waiting", "k1")
			accept(t, j, "done", "k2")
			if err := j.Done("done"); err != nil {
				t.Fatal(err)
			}
			tt.then(j)
			if s := content(dir); strings.Contains(s, `"q":"done"`) || !strings.Contains(s, `"q":"waiting"`) {
				t.Errorf("journal:\n%s", s)
			}
		})
	}
}

func TestExpiry(t *testing.T) {
	dir, now := t.TempDir(), start
	j := reopen(t, dir, &now)
	accept(t, j, "old", "k")
	now = now.Add(TTL - time.Second)
	if accept(t, j, "new", "k") {
		t.Error("key forgotten before its time")
	}
	now = now.Add(time.Hour)
	if !accept(t, j, "new", "k") {
		t.Error("key remembered beyond its time")
	}
	j.Close()
	j = reopen(t, dir, &now)
	if diff := cmp.Diff([]string{"new"}, ids(j.Unfinished())); diff != "" {
		t.Errorf("unfinished (-want +got):\n%s", diff)
	}
}

func TestTornLine(t *testing.T) {
	dir, now := t.TempDir(), start
	j := reopen(t, dir, &now)
	accept(t, j, "whole", "k")
	j.Close()
	f, err := os.OpenFile(filepath.Join(dir, "journal.jsonl"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	f.WriteString("null\n{\"op\":\"accept\",\"id\":\"to")
	f.Close()
	j = reopen(t, dir, &now)
	if diff := cmp.Diff([]string{"whole"}, ids(j.Unfinished())); diff != "" {
		t.Errorf("unfinished (-want +got):\n%s", diff)
	}
}

func TestRewriteWhileRunning(t *testing.T) {
	dir, now := t.TempDir(), start
	j := reopen(t, dir, &now)
	many := func(n int) {
		var group sync.WaitGroup
		for w := range 32 {
			group.Go(func() {
				for i := range n / 32 {
					id := now.String() + strconv.Itoa(w) + "-" + strconv.Itoa(i)
					if _, wait := j.Accept(Entry{ID: id, Keys: []string{id}, Data: []byte("{}")}); wait() != nil {
						t.Error("accept: not written")
					}
				}
			})
		}
		group.Wait()
	}
	many(minRewrite - 64)
	now = now.Add(2 * TTL)
	many(128)
	j.Close()
	raw, err := os.ReadFile(filepath.Join(dir, "journal.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(raw), "\n"); n > minRewrite {
		t.Errorf("%d lines in the file, %d of them alive", n, 128)
	}
	j = reopen(t, dir, &now)
	if n := len(j.Unfinished()); n != 128 {
		t.Errorf("%d pending, want 128", n)
	}
}

func TestClosed(t *testing.T) {
	now := start
	j := reopen(t, t.TempDir(), &now)
	j.Close()
	if _, wait := j.Accept(Entry{ID: "late"}); wait() != ErrClosed {
		t.Error("a closed journal took a question in")
	}
}

func TestInUse(t *testing.T) {
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		t.Skip("no file locks on " + runtime.GOOS)
	}
	dir, now := t.TempDir(), start
	j := reopen(t, dir, &now)
	if _, err := Open(dir, at(&now)); !errors.Is(err, ErrInUse) {
		t.Errorf("second open: %v, want %v", err, ErrInUse)
	}
	j.Close()
	reopen(t, dir, &now)
}

func TestPurge(t *testing.T) {
	for _, dir := range []string{"", t.TempDir()} {
		now := start
		j := reopen(t, dir, &now)
		accept(t, j, "waiting", "k")
		if err := j.Purge(); err != nil {
			t.Fatal(err)
		}
		if n := len(j.Unfinished()); n != 0 {
			t.Errorf("dir %q: %d unfinished after a purge", dir, n)
		}
		if dir == "" {
			continue
		}
		raw, err := os.ReadFile(filepath.Join(dir, "journal.jsonl"))
		if err != nil || len(raw) > 0 {
			t.Errorf("the file holds %q, %v", raw, err)
		}
		j.Close()
		if err := j.Purge(); !errors.Is(err, ErrClosed) {
			t.Errorf("purge of a closed journal: %v, want %v", err, ErrClosed)
		}
	}
}
