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
	var all []*match.Prepared
	for _, list := range lists {
		all = merged(all, list)
	}
	return all
}

// merged returns the facts of two lists in the order of Base.Facts, in which they are:
// at the same place those of a come first, and those of b that are none of them.
func merged(a, b []*match.Prepared) []*match.Prepared {
	if len(a) == 0 {
		return b
	}
	all := make([]*match.Prepared, 0, len(a)+len(b))
	rest := a
	for len(b) > 0 {
		for len(rest) > 0 && inPlace(rest[0].Fact, b[0].Fact) <= 0 {
			all, rest = append(all, rest[0]), rest[1:]
		}
		known := false
		for i := len(a) - len(rest) - 1; i >= 0 && !known && inPlace(a[i].Fact, b[0].Fact) == 0; i-- {
			known = same(a[i].Fact, b[0].Fact)
		}
		if !known {
			all = append(all, b[0])
		}
		b = b[1:]
	}
	return append(all, rest...)
}

// inPlace orders facts by article and position.
func inPlace(x, y *facts.Fact) int {
	return cmp.Or(strings.Compare(x.Article, y.Article), cmp.Compare(x.Span.Start, y.Span.Start))
}

// same reports whether two facts, read for different reasons, are one.
func same(x, y *facts.Fact) bool {
	return x.Article == y.Article && x.Span == y.Span && x.Entity == y.Entity && x.Metric == y.Metric && x.Surface == y.Surface && x.Period == y.Period
}
