package index_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/index"
	"wenbao/index/article"
)

// library is a set of files by path: what reading and extracting would find.
type library map[string]string

// job reads the library. One line is one block and one sentence; every
// occurrence of 工行 is a fact.
func (l library) job() index.Job {
	return index.Job{
		Paths: slices.Values(slices.Sorted(maps.Keys(l))),
		Read: one(func(_ context.Context, path string) (facts.Article, error) {
			text := l[path]
			if text == "坏" {
				return facts.Article{}, errors.New("bad file")
			}
			art := facts.Article{ID: path, Name: path, Text: text, Hash: fmt.Sprintf("%x", sha256.Sum256([]byte(text)))}
			at := 0
			for i, line := range strings.SplitAfter(text, "\n") {
				span := facts.Span{Start: at, End: at + len(strings.TrimSuffix(line, "\n"))}
				art.Blocks = append(art.Blocks, facts.Block{Span: span, Kind: facts.Paragraph})
				art.Sentences = append(art.Sentences, facts.Sentence{Span: span, Block: i})
				at += len(line)
			}
			return art, nil
		}),
		Extract: func(_ context.Context, art facts.Article) (found []facts.Fact) {
			if strings.Contains(art.Text, "炸") {
				panic("boom")
			}
			for i, s := range art.Sentences {
				if at := strings.Index(s.In(art.Text), "工行"); at >= 0 {
					found = append(found, facts.Fact{Article: art.ID, Sentence: i, Entity: "中国工商银行",
						Span: facts.Span{Start: s.Start + at, End: s.Start + at + len("工行")}})
				}
			}
			return found
		},
	}
}

// one makes a Job.Read of what reads one article.
func one(read func(context.Context, string) (facts.Article, error)) func(context.Context, string) iter.Seq[article.Document] {
	return func(ctx context.Context, path string) iter.Seq[article.Document] {
		return func(yield func(article.Document) bool) {
			art, err := read(ctx, path)
			yield(article.Document{Name: path, Article: art, Err: err})
		}
	}
}

func ingest(t testing.TB, x *index.Index, l library) index.Summary {
	t.Helper()
	sum, err := x.Ingest(context.Background(), l.job())
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func TestIngest(t *testing.T) {
	ctx := context.Background()
	open := func(t *testing.T) *index.Index {
		x, err := index.Open(ctx, t.TempDir(), index.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { x.Close() })
		return x
	}
	for name, open := range map[string]func(*testing.T) *index.Index{
		"disk":   open,
		"memory": func(*testing.T) *index.Index { return index.Memory(index.Options{}) },
	} {
		t.Run(name, func(t *testing.T) {
			x := open(t)
			steps := []struct {
				name    string
				library library
				want    string
			}{
				{"new", library{"a": "工行一", "b": "建行二\n工行三"}, "added 2, updated 0, unchanged 0, facts 2, failed []"},
				{"the same again", library{"a": "工行一", "b": "建行二\n工行三"}, "added 0, updated 0, unchanged 2, facts 0, failed []"},
				{"one changed", library{"a": "工行一", "b": "工行四\n工行五"}, "added 0, updated 1, unchanged 1, facts 2, failed []"},
				{"bad ones do not stop the rest", library{"b1": "坏", "b2": "炸", "c": "工行六"},
					"added 1, updated 0, unchanged 0, facts 1, failed [b1: bad file, b2: damaged or not understood: boom]"},
			}
			for _, s := range steps {
				sum := ingest(t, x, s.library)
				var failed []string
				for _, f := range sum.Failed {
					failed = append(failed, f.Path+": "+f.Err.Error())
				}
				got := fmt.Sprintf("added %d, updated %d, unchanged %d, facts %d, failed [%s]",
					sum.Added, sum.Updated, sum.Unchanged, sum.Facts, strings.Join(failed, ", "))
				if diff := cmp.Diff(s.want, got); diff != "" {
					t.Errorf("%s (-want +got):\n%s", s.name, diff)
				}
			}
			found, err := x.Facts(ctx, facts.Query{Entities: []string{"中国工商银行"}})
			var at []string
			for _, f := range found {
				at = append(at, fmt.Sprint(f.Article, f.Sentence))
			}
			if diff := cmp.Diff([]string{"a0", "b0", "b1", "c0"}, at); diff != "" || err != nil {
				t.Errorf("facts (-want +got): %v\n%s", err, diff)
			}
		})
	}
}

func TestOpenReaderWithoutBase(t *testing.T) {
	_, err := index.OpenReader(context.Background(), t.TempDir(), index.Options{})
	if !errors.Is(err, index.ErrNoBase) || !strings.Contains(err.Error(), "wenbao ingest") {
		t.Errorf("got %v, want ErrNoBase that says to ingest", err)
	}
}

// passages returns "article start-end" of what Passages finds.
func passages(t testing.TB, x *index.Index, query string) []string {
	t.Helper()
	found, err := x.Passages(context.Background(), query, 10)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, p := range found {
		art, err := x.Article(context.Background(), p.Article)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, p.Article+": "+p.In(art.Text))
	}
	return list
}

func open(t testing.TB, dir string) *index.Index {
	t.Helper()
	x, err := index.Open(context.Background(), dir, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

func wantPassages(t testing.TB, x *index.Index, query string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, passages(t, x, query)); diff != "" {
		t.Errorf("passages of %q (-want +got):\n%s", query, diff)
	}
}

func TestPassagesFollowTheTable(t *testing.T) {
	for name, x := range map[string]*index.Index{"disk": open(t, t.TempDir()), "memory": index.Memory(index.Options{})} {
		t.Run(name, func(t *testing.T) {
			wantPassages(t, x, "手机银行")
			ingest(t, x, library{"b": "手机银行客户\n别的话", "a": "手机银行客户"})
			wantPassages(t, x, "手机银行", "a: 手机银行客户", "b: 手机银行客户\n别的话")
			ingest(t, x, library{"b": "已经改写的文章"})
			wantPassages(t, x, "手机银行", "a: 手机银行客户")
			wantPassages(t, x, "改写", "b: 已经改写的文章")
			if err := x.Delete(context.Background(), "a"); err != nil {
				t.Fatal(err)
			}
			wantPassages(t, x, "手机银行")
		})
	}
}

func TestDamagedPassagesAreBuiltAgain(t *testing.T) {
	damage := map[string]func(t *testing.T, passages string){
		"removed": func(t *testing.T, dir string) { os.RemoveAll(dir) },
		"index removed": func(t *testing.T, dir string) {
			each(t, dir, "g-*", os.RemoveAll)
		},
		"segments removed": func(t *testing.T, dir string) {
			each(t, dir, "g-*/*.zap", os.Remove)
		},
		"segments cut short": func(t *testing.T, dir string) {
			each(t, dir, "g-*/*.zap", func(path string) error { return os.Truncate(path, 40) })
		},
		"segments overwritten": func(t *testing.T, dir string) {
			each(t, dir, "g-*/*.zap", func(path string) error {
				return os.WriteFile(path, bytes.Repeat([]byte{0xff}, 4096), 0o666)
			})
		},
		"name file overwritten": func(t *testing.T, dir string) {
			each(t, dir, "CURRENT", func(path string) error { return os.WriteFile(path, []byte("?"), 0o666) })
		},
		"another table's": func(t *testing.T, dir string) {
			other := t.TempDir()
			y := open(t, other)
			ingest(t, y, library{"z": "手机银行假的"})
			os.RemoveAll(dir)
			if err := os.CopyFS(dir, os.DirFS(filepath.Join(other, "passages"))); err != nil {
				t.Fatal(err)
			}
		},
	}
	for name, damage := range damage {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			x := open(t, dir)
			ingest(t, x, library{"a": "手机银行客户"})
			x.Close()
			damage(t, filepath.Join(dir, "passages"))
			r, err := index.OpenReader(context.Background(), dir, index.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			wantPassages(t, r, "手机银行", "a: 手机银行客户")
			// And they stay repaired.
			ingest(t, open(t, dir), library{"b": "手机银行二"})
			wantPassages(t, r, "手机银行", "a: 手机银行客户", "b: 手机银行二")
		})
	}
}

func each(t *testing.T, dir, pattern string, do func(string) error) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s: %v, %d files", pattern, err, len(paths))
	}
	for _, p := range paths {
		if err := do(p); err != nil {
			t.Fatal(err)
		}
	}
}

// An ingest that is interrupted keeps what it has read, and the next open finds
// table and passages consistent.
func TestInterrupted(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir)
	ingest(t, x, library{"0": "手机银行零"})
	ctx, cancel := context.WithCancel(context.Background())
	more := library{}
	for i := range 50 {
		more[fmt.Sprintf("%02d", i)] = fmt.Sprintf("工行手机银行x%d", i)
	}
	job := more.job()
	job.Progress = func(p index.Progress) {
		if p.Done == 20 {
			cancel()
		}
	}
	sum, err := x.Ingest(ctx, job)
	if !errors.Is(err, context.Canceled) || sum.Added != 20 {
		t.Fatalf("got %v and %d added, want canceled and 20", err, sum.Added)
	}
	x.Close()
	x = open(t, dir)
	articles, err := x.Articles(context.Background())
	if err != nil || len(articles) != 21 {
		t.Fatalf("%d articles, want 21 (%v)", len(articles), err)
	}
	wantPassages(t, x, "x19", "19: 工行手机银行x19")
	if sum := ingest(t, x, more); sum.Unchanged != 20 || sum.Added != 30 {
		t.Errorf("again: %d unchanged, %d added, want 20 and 30", sum.Unchanged, sum.Added)
	}
}

func TestSecondIngestWaits(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir)
	waiting := make(chan struct{})
	y, err := index.Open(context.Background(), dir, index.Options{Waiting: func() { close(waiting) }})
	if err != nil {
		t.Fatal(err)
	}
	defer y.Close()
	z, err := index.Open(context.Background(), dir, index.Options{Wait: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()

	second := make(chan error)
	job := library{"a": "工行一"}.job()
	read := job.Read
	job.Read = func(ctx context.Context, path string) iter.Seq[article.Document] {
		if _, err := z.Ingest(ctx, library{"c": "工行三"}.job()); err == nil {
			t.Error("an ingest that does not wait got in")
		}
		go func() {
			_, err := y.Ingest(context.Background(), library{"b": "工行二"}.job())
			second <- err
		}()
		<-waiting
		return read(ctx, path)
	}
	if _, err := x.Ingest(context.Background(), job); err != nil {
		t.Fatal(err)
	}
	if err := <-second; err != nil {
		t.Fatal(err)
	}
	wantPassages(t, x, "工行", "a: 工行一", "b: 工行二")
}

// Readers of another Index see whole articles while one ingests: both facts of
// an article or none, and only passages that its text has.
func TestReadersDuringIngest(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir)
	ingest(t, x, library{"a": "工行零\n工行零"})
	r, err := index.OpenReader(context.Background(), dir, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	stop := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				found, err := r.Facts(context.Background(), facts.Query{Articles: []string{"a"}})
				if err != nil || len(found) != 2 {
					t.Errorf("%d facts, want 2 (%v)", len(found), err)
					return
				}
				if _, err := r.Passages(context.Background(), "工行", 5); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for i := range 6 {
		ingest(t, x, library{"a": fmt.Sprintf("工行%d\n工行%d", i, i), fmt.Sprint(i): "工行"})
	}
	close(stop)
	readers.Wait()
}

func TestLink(t *testing.T) {
	x := index.Memory(index.Options{Link: func(string) []string { return []string{"中国工商银行"} }})
	ingest(t, x, library{"a": "手机银行手机银行", "b": "工行的手机银行客户数"})
	wantPassages(t, x, "手机银行", "b: 工行的手机银行客户数", "a: 手机银行手机银行")
}

// What a killed ingest has left among the passages goes with the next.
func TestLeftoversAreRemoved(t *testing.T) {
	dir := t.TempDir()
	for _, left := range []string{"g-KILLED/store", "g-KILLED.tmp"} {
		if err := os.MkdirAll(filepath.Join(dir, "passages", left), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	x := open(t, dir)
	ingest(t, x, library{"a": "手机银行"})
	wantPassages(t, x, "手机", "a: 手机银行")
	entries, err := os.ReadDir(filepath.Join(dir, "passages"))
	if err != nil || len(entries) != 2 {
		t.Errorf("%v is left, want CURRENT and one folder (%v)", entries, err)
	}
}

// An ingest stopped while it writes the passages leaves the articles, and the
// next look at the passages has them.
func TestInterruptedWhileIndexing(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir)
	ctx, cancel := context.WithCancel(context.Background())
	job := library{"a": "手机银行"}.job()
	job.Progress = func(p index.Progress) {
		if p.Done == 1 {
			cancel()
		}
	}
	if _, err := x.Ingest(ctx, job); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, want canceled", err)
	}
	wantPassages(t, x, "手机", "a: 手机银行")
}

// However long a base is searched, not the names of all its articles are kept.
func TestNamesAreBounded(t *testing.T) {
	x := index.Memory(index.Options{})
	const found = 1000
	for v := int64(0); v < 3*index.MaxNames; v += found {
		versions := make([]int64, found)
		for i := range versions {
			versions[i] = v + int64(i)
		}
		if kept, err := x.Standing(t.Context(), versions); err != nil || kept > index.MaxNames+found {
			t.Fatalf("%d names kept, %v", kept, err)
		}
	}
}
