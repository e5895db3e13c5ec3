package passage_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts/table"
	"wenbao/index/passage"
)

// Of thousands of passages that are as good as each other those of the first articles by
// ID are found, wherever they are among all and however they came into the index.
func TestManyTiesAreFoundInTheOrderOfArticles(t *testing.T) {
	for _, prefix := range []string{"a", "z"} { // other articles are m
		ids := numbered(prefix, 1500)
		tab, dir := table.Memory(), t.TempDir()
		shuffled := append([]string(nil), ids...)
		rand.New(rand.NewPCG(1, 0)).Shuffle(len(ids), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		put(t, tab, "净利润增长。", shuffled...)
		put(t, tab, "员工总数。", numbered("m", 3000)...)
		first, second := filepath.Join(dir, "1"), filepath.Join(dir, "2")
		w, err := passage.Create(first)
		write(t, w, err, tab.Since(t.Context(), 0), nil)
		then, _, err := tab.Generation(t.Context())
		if err != nil {
			t.Fatal(err)
		}

		put(t, tab, "净利润下降。", ids[3], ids[7])
		if err := tab.Delete(t.Context(), ids[1]); err != nil {
			t.Fatal(err)
		}
		gone, err := tab.Gone(t.Context(), then)
		if err != nil {
			t.Fatal(err)
		}
		w, err = passage.Extend(first, second)
		write(t, w, err, tab.Since(t.Context(), then), gone)
		for _, tt := range []struct {
			reason, dir string
			want        []string
		}{
			{"versions that stand no more", first, []string{ids[0], ids[2], ids[4], ids[5], ids[6], ids[8]}},
			{"and those that came later", second, []string{ids[0], ids[2], ids[3], ids[4], ids[5], ids[6]}},
		} {
			if diff := cmp.Diff(tt.want, articles(t, tt.dir, tab, "净利润", len(tt.want))); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", tt.reason, prefix, diff)
			}
		}
	}
}

func numbered(prefix string, n int) (ids []string) {
	for i := range n {
		ids = append(ids, fmt.Sprintf("%s%04d", prefix, i))
	}
	return ids
}

func put(t *testing.T, tab table.Table, sentence string, ids ...string) {
	t.Helper()
	for _, id := range ids {
		if _, err := tab.Put(t.Context(), table.Entry{Article: text(id, []string{sentence})}); err != nil {
			t.Fatal(err)
		}
	}
}

func write(t *testing.T, w *passage.Writer, err error, versions iter.Seq2[table.Version, error], gone []int64) {
	t.Helper()
	if err == nil {
		err = errors.Join(w.Fill(context.Background(), versions, nil), w.Finish(gone))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// articles returns those of the passages that a search of an index finds.
func articles(t *testing.T, dir string, standing passage.Versions, query string, n int) (ids []string) {
	t.Helper()
	x, err := passage.Open(dir, standing)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	found, err := x.Search(t.Context(), query, nil, n)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range found {
		ids = append(ids, p.Article)
	}
	return ids
}
