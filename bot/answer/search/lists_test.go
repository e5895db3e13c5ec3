package search

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"wenbao/bot/answer/match"
	"wenbao/facts"
)

// Of lists in order the union has every fact, in order, and one that several have once.
func TestUnion(t *testing.T) {
	fact := rapid.Custom(func(t *rapid.T) facts.Fact {
		pick := rapid.SampledFrom([]string{"a", "b", "c"})
		return facts.Fact{Article: pick.Draw(t, "article"), Metric: pick.Draw(t, "metric"), Span: facts.Span{Start: rapid.IntRange(0, 3).Draw(t, "start")}}
	})
	rapid.Check(t, func(t *rapid.T) {
		var lists [][]*match.Prepared
		want := map[string]int{}
		for _, fs := range rapid.SliceOfN(rapid.SliceOfNDistinct(fact, 0, 12, func(f facts.Fact) string { return key(&f) }), 0, 4).Draw(t, "lists") {
			slices.SortStableFunc(fs, func(a, b facts.Fact) int { return inPlace(&a, &b) })
			lists = append(lists, match.Prepare(fs))
			for i := range fs {
				want[key(&fs[i])]++
			}
		}
		all := union(lists)
		for i, p := range all {
			if want[key(p.Fact)] == 0 {
				t.Errorf("%s is there again, or is nowhere", key(p.Fact))
			}
			delete(want, key(p.Fact))
			if i > 0 && inPlace(all[i-1].Fact, p.Fact) > 0 {
				t.Errorf("%s stands before %s", key(all[i-1].Fact), key(p.Fact))
			}
		}
		if len(want) > 0 {
			t.Errorf("left out: %v", want)
		}
	})
}

func key(f *facts.Fact) string { return f.Article + f.Metric + string(rune('0'+f.Span.Start)) }
