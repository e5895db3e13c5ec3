package search

import (
	"fmt"

	"wenbao/bot/answer/match"
	"wenbao/facts"
	"wenbao/facts/recent"
)

// maxReadBytes bounds the articles that are kept for one question, which often looks at
// each of sixty whole reports three times.
const maxReadBytes = 64 << 20

// Read is what one question has read from the base, so that the suggestions of
// its answer, which are asked too, need not read it again.
type Read struct {
	led     map[string][]*match.Prepared
	big     map[string]kept     // by what they were read by: too many to be remembered
	found   map[string]passages // by query
	made    map[string]any      // what was made of that: see Made
	texts   *recent.Cache[string, facts.Article]
	partial map[string]bool // questions that not all facts of their metric were read for
	around  bool            // facts of other periods than those around the asked ones were left out
	crowd   bool            // not all facts of an entity were read
	few     bool            // led reads few: see Few
}

// NewRead returns what a question has read before it has read anything.
func NewRead() *Read {
	return &Read{led: map[string][]*match.Prepared{}, big: map[string]kept{}, found: map[string]passages{}, made: map[string]any{},
		texts: recent.New[string, facts.Article](maxReadBytes), partial: map[string]bool{}}
}

// Made returns what make makes of a question, which it is asked for once. The key tells it
// from whatever else is made of the question and of its suggestions.
func Made[V any](t *Turn, key string, make func() (V, error)) (V, error) {
	if v, ok := t.read.made[key].(V); ok {
		return v, nil
	}
	v, err := make()
	if err == nil {
		t.read.made[key] = v
	}
	return v, err
}

// passages are the best of a search, as many as were asked for.
type passages struct {
	best []facts.Passage
	n    int
}

// Passages is Base.Passages, which is asked once: the first of many are the few best.
func (t *Turn) Passages(query string, n int) ([]facts.Passage, error) {
	have, ok := t.read.found[query]
	if !ok || have.n < n {
		most := n
		if t.Large {
			most = max(n, ledPassages) // which led asks for next; they cost no more
		}
		best, err := t.base.Passages(t.ctx, query, most)
		if err != nil {
			return nil, fmt.Errorf("passages: %w", err)
		}
		have = passages{best, most}
		t.read.found[query] = have
	}
	return have.best[:min(n, len(have.best))], nil
}
