package index

import (
	"context"
	"iter"
	"sync"

	"wenbao/facts/table"
	"wenbao/index/passage"
)

// names keeps the names of the versions that searches found in one generation:
// to ask the table for those of every passage costs more than finding them.
type names struct {
	table.Table
	mu         sync.Mutex
	generation int64
	of         map[int64]string // "" for versions that do not stand
	pages      map[page][]table.Numbered
}

// page is what Following was asked for: most searches begin with the first articles.
type page struct {
	after string
	n     int
}

// Bounds of what is kept; then keeping begins anew.
const (
	maxNames = 50_000
	maxPages = 64
)

// Current is Table.Current of the generation last seen.
func (n *names) Current(ctx context.Context, versions []int64) ([]string, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if len(n.of) > maxNames {
		n.of = map[int64]string{}
	}
	var more []int64
	for _, v := range versions {
		if _, known := n.of[v]; !known {
			more = append(more, v)
		}
	}
	if len(more) > 0 {
		current, err := n.Table.Current(ctx, more)
		if err != nil {
			return nil, err
		}
		for i, v := range more {
			n.of[v] = current[i]
		}
	}
	current := make([]string, len(versions))
	for i, v := range versions {
		current[i] = n.of[v]
	}
	return current, nil
}

// at forgets the names of other generations.
func (n *names) at(generation int64) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.of == nil || n.generation != generation {
		n.generation, n.of, n.pages = generation, map[int64]string{}, map[page][]table.Numbered{}
	}
}

// Following is Table.Following of the generation last seen; the articles must not be changed.
func (n *names) Following(ctx context.Context, after string, most int) ([]table.Numbered, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	of := page{after, most}
	if list, ok := n.pages[of]; ok {
		return list, nil
	}
	list, err := n.Table.Following(ctx, after, most)
	if err == nil && n.pages != nil {
		if len(n.pages) >= maxPages {
			clear(n.pages)
		}
		n.pages[of] = list
	}
	return list, err
}

// counted calls report with the number of versions so far.
func counted(versions iter.Seq2[table.Version, error], report func(int)) iter.Seq2[table.Version, error] {
	return func(yield func(table.Version, error) bool) {
		n := 0
		for v, err := range versions {
			if n++; n%passage.ReportEvery == 0 {
				report(n)
			}
			if !yield(v, err) {
				return
			}
		}
	}
}
