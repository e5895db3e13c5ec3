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

// Of a whole report the facts around a passage are read, of a news article all.
func TestSurroundings(t *testing.T) {
	s := surroundings{}
	for _, p := range []facts.Passage{
		{Article: "report", Span: facts.Span{Start: 100_000, End: 102_000}},
		{Article: "report", Span: facts.Span{Start: 300_000, End: 301_000}},
		{Article: "news", Span: facts.Span{Start: 2_000, End: 4_000}},
	} {
		if known := s.add(p); known != (p.Span.Start == 300_000) {
			t.Errorf("%v: known %v", p, known)
		}
	}
	at := func(article string, start int) facts.Fact {
		return facts.Fact{Article: article, Span: facts.Span{Start: start, End: start + 10}}
	}
	in := match.Prepare([]facts.Fact{at("news", 0), at("news", 9_000), at("report", 92_000), at("report", 110_000), at("report", 305_000)})
	if got := s.of(in); len(got) != len(in) {
		t.Errorf("%d of %d facts around passages", len(got), len(in))
	}
	out := match.Prepare([]facts.Fact{at("other", 2_500), at("report", 10), at("report", 200_000), at("report", 310_000), at("news", 13_000)})
	all := slices.Concat(in, out)
	if got := s.of(all); len(got) != len(in) || len(all) != len(in)+len(out) || all[len(in)] != out[0] {
		t.Errorf("%d of %d facts around passages, want %d", len(got), len(all), len(in))
	}
}
