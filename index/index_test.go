package index_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/index"
)

// library is a set of files by path: what reading and extracting would find.
type library map[string]string

// job reads the library. One line is one block and one sentence; every
// occurrence of 工行 is a fact.
func (l library) job() index.Job {
	return index.Job{
		Paths: slices.Values(slices.Sorted(maps.Keys(l))),
		Read: func(_ context.Context, path string) (facts.Article, error) {
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
		},
		Extract: func(art facts.Article) (found []facts.Fact) {
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
