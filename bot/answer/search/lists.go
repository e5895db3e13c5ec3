package search

import (
	"cmp"
	"slices"
	"strings"

	"wenbao/bot/answer/match"
	"wenbao/facts"
)

// inOrder returns the facts of articles, a list each, in the order of Base.Facts.
func inOrder(lists [][]*match.Prepared) []*match.Prepared {
	lists = slices.DeleteFunc(lists, func(l []*match.Prepared) bool { return len(l) == 0 })
	slices.SortFunc(lists, func(a, b []*match.Prepared) int { return strings.Compare(a[0].Fact.Article, b[0].Fact.Article) })
	return slices.Concat(lists...)
}

// union returns the facts of the lists, each once, in the order of Base.Facts, in which
// each list is.
func union(lists [][]*match.Prepared) []*match.Prepared {
	type place struct {
		article, entity, metric, surface string
		span                             facts.Span
		period                           facts.Period
	}
	shared := sharedArticles(lists)
	seen := map[place]int{} // the list that has it, counted from 1
	var all []*match.Prepared
	for i, list := range lists {
		kept := make([]*match.Prepared, 0, len(list))
		for _, p := range list {
			f := p.Fact
			if shared[f.Article] {
				at := place{f.Article, f.Entity, f.Metric, f.Surface, f.Span, f.Period}
				if from := seen[at]; from != 0 && from != i+1 {
					continue
				}
				seen[at] = i + 1
			}
			kept = append(kept, p)
		}
		all = merged(all, kept)
	}
	return all
}

// sharedArticles returns the articles of which more than one list has facts.
func sharedArticles(lists [][]*match.Prepared) map[string]bool {
	shared, owner := map[string]bool{}, map[string]int{}
	for i, list := range lists {
		last := ""
		for _, p := range list {
			if id := p.Fact.Article; id != last || last == "" {
				if o, ok := owner[id]; ok && o != i {
					shared[id] = true
				} else {
					owner[id] = i
				}
				last = id
			}
		}
	}
	return shared
}

// merged returns the facts of two lists in the order of Base.Facts, in which they are:
// at the same place those of a come first.
func merged(a, b []*match.Prepared) []*match.Prepared {
	if len(a) == 0 {
		return b
	}
	all := make([]*match.Prepared, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		x, y := a[0].Fact, b[0].Fact
		if cmp.Or(strings.Compare(x.Article, y.Article), cmp.Compare(x.Span.Start, y.Span.Start)) <= 0 {
			all, a = append(all, a[0]), a[1:]
		} else {
			all, b = append(all, b[0]), b[1:]
		}
	}
	return append(append(all, a...), b...)
}
