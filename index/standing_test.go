package index

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/table"
)

// What is kept of a generation is not what a later one is asked for.
func TestNamesFollowChanges(t *testing.T) {
	ctx := t.Context()
	tab := table.Memory()
	n := &names{Table: tab}
	put := func(id string) {
		t.Helper()
		if _, err := tab.Put(ctx, table.Entry{Article: facts.Article{ID: id, Hash: id}}); err != nil {
			t.Fatal(err)
		}
		generation, _, err := tab.Generation(ctx)
		if err != nil {
			t.Fatal(err)
		}
		n.at(generation)
	}
	for _, step := range []struct {
		put  string
		want []string // the first two
	}{{"b", []string{"b"}}, {"c", []string{"b", "c"}}, {"a", []string{"a", "b"}}} {
		put(step.put)
		for range 2 {
			list, err := n.Following(ctx, "", 2)
			var got []string
			for _, a := range list {
				got = append(got, a.ID)
			}
			if diff := cmp.Diff(step.want, got); err != nil || diff != "" {
				t.Errorf("after %s: %v (-want +got):\n%s", step.put, err, diff)
			}
		}
	}
}
