package metric

import (
	"fmt"
	"iter"
	"slices"

	"wenbao/facts"
)

// Direction says which way a word of change points.
type Direction string

// Directions. The zero value is for words that are not of change.
const (
	Up   Direction = "up"   // 提升, 增长
	Down Direction = "down" // 下降, 减少
)

// WordMention is a word with synonyms, found in a text.
type WordMention struct {
	Span      facts.Span
	Canon     string    // the class's representative: 砸 → 投入
	Head      bool      // the class is a head noun: questions and facts must agree on it
	Direction Direction //
}

type words struct {
	surfaces index[*class]
}

type class struct {
	head      bool
	direction Direction
	trap      bool     // words that only contain words of other classes: 增值, 花旗
	surfaces  []string // the representative first
}

// Canon returns the representative of a word's class, the word itself when it
// has none.
func (l *Lexicon) Canon(word string) string {
	if c, ok := l.words.surfaces.get(word); ok && !c.trap {
		return c.surfaces[0]
	}
	return word
}

// Synonyms returns all words of a word's class, the representative first; nil
// when it has none.
func (l *Lexicon) Synonyms(word string) []string {
	if c, ok := l.words.surfaces.get(word); ok && !c.trap {
		return slices.Clone(c.surfaces)
	}
	return nil
}

// FindWords returns the words of a folded text that have synonyms,
// leftmost-longest, in order.
func (l *Lexicon) FindWords(folded string) []WordMention {
	return slices.Collect(l.Words(folded))
}

// Words yields what FindWords returns.
func (l *Lexicon) Words(folded string) iter.Seq[WordMention] {
	return func(yield func(WordMention) bool) {
		more := true
		l.words.surfaces.scan(folded, func(span facts.Span, c *class) {
			if more && !c.trap {
				more = yield(WordMention{Span: span, Canon: c.surfaces[0], Head: c.head, Direction: c.direction})
			}
		})
	}
}

func (l *Lexicon) wordLine(c []string) error {
	w := &class{head: c[0] == "head", surfaces: list(c[1])}
	switch c[0] {
	case "up", "down":
		w.direction = Direction(c[0])
	case "trap":
		w.trap = true
	case "head", "word":
	default:
		return fmt.Errorf("class %q: want head, word, up, down or trap", c[0])
	}
	for _, s := range w.surfaces {
		if have, ok := l.words.surfaces.get(s); ok {
			return fmt.Errorf("%s is of class %s already", s, have.surfaces[0])
		}
		l.words.surfaces.set(s, w)
	}
	return nil
}
