package answer

import (
	"context"
	"fmt"

	"wenbao/facts/entity"
)

// memory is what an Answerer remembers of one state of its base: names and
// facts that it has read. A change of the base makes a new one.
type memory struct {
	generation int64
	vocabulary *vocabulary
	entities   *entity.Lexicon // knows the names of the base too
}

// remembered returns the memory of the base as it is now.
func (a *Answerer) remembered(ctx context.Context) (*memory, error) {
	generation, err := a.base.Generation(ctx)
	if err != nil {
		return nil, fmt.Errorf("state of the base: %w", err)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.memory == nil || a.memory.generation != generation || a.memory.vocabulary.failed() != nil {
		v := &vocabulary{base: a.base, below: a.lexicon, starts: map[string]*namesAtKey{}}
		a.memory = &memory{generation: generation, vocabulary: v, entities: a.lexicon.Over(v)}
	}
	return a.memory, nil
}
