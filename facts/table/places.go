package table

import (
	"context"
	"slices"
	"strings"
	"sync"
)

// places keep where articles are whose passages were found or that were asked for, in
// one generation: a change may have put another version in the place of each. To look an
// article up by its key costs as much as to find facts in it. Safe for concurrent use.
type places struct {
	mu         sync.Mutex
	generation int64
	of         map[string]int64 // by key
}

// maxPlaces bounds the places kept; then keeping begins anew.
const maxPlaces = 50_000

// last returns the generation whose places are kept.
func (p *places) last() int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.generation
}

// put keeps places that were read after the generation was, if none is known since.
func (p *places) put(generation int64, list []Numbered) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.of == nil || p.generation != generation {
		return
	}
	if len(p.of)+len(list) > maxPlaces {
		clear(p.of)
	}
	for _, n := range list {
		p.of[n.ID] = n.Number
	}
}

// known returns where articles are in a generation, and those it does not know of.
func (p *places) known(generation int64, keys []string) (list []Numbered, missing []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.of == nil || p.generation != generation {
		p.generation, p.of = generation, map[string]int64{}
	}
	for _, key := range keys {
		if number, ok := p.of[key]; ok {
			list = append(list, Numbered{number, key})
		} else {
			missing = append(missing, key)
		}
	}
	return list, missing
}

// forget forgets the places of another table.
func (p *places) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.of = nil
}

// placesOf returns where the articles with the keys are in a generation or a later one, by key.
func (d *disk) placesOf(ctx context.Context, generation int64, keys []string) ([]Numbered, error) {
	keys = slices.Compact(slices.Sorted(slices.Values(keys)))
	list, missing := d.places.known(generation, keys)
	if len(missing) == 0 {
		return list, nil
	}
	more, err := placesIn(ctx, d, "key", missing)
	if err != nil {
		return nil, err
	}
	d.places.put(generation, more)
	list = append(list, more...)
	slices.SortFunc(list, func(a, b Numbered) int { return strings.Compare(a.ID, b.ID) })
	return list, nil
}
