package answer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
)

// unnamed are the facts without an entity, which may be of one that their words name.
// Few articles leave it open whom they are about.
type unnamed struct {
	known bool // facts and pairs are all there are
	asked int  // how often a large base was asked for some of them
	facts []facts.Fact
	pairs []pairSet // of the words of each
}

// nobodys is how many passages are looked at for figures of nobody in
// particular whose words name an entity.
const nobodys = 30

// A large base is searched for facts of nobody until it has been so often; then they
// are all read once, if they are not too many, and only entities that one of them may
// be of are searched for.
const (
	unnamedPatience = 32
	maxUnnamed      = 20_000
)

// nobody returns the facts without an entity that may be those of entities by their
// words: all of them, which are asked for once; in a large base those whose passages
// share words with the text and whose periods overlap within.
func (t *turn) nobody(entities []string, text string, within facts.Period) ([]facts.Fact, error) {
	if !t.large {
		u, err := t.unnamedRead(0)
		return u.facts, err
	}
	if may, err := t.mayBeOf(entities, within); err != nil || !may {
		return nil, err
	}
	passages, err := t.base.Unnamed(t.ctx, text, nobodys)
	if err != nil || len(passages) == 0 {
		return nil, err
	}
	var articles []string
	for _, p := range passages {
		if !slices.Contains(articles, p.Article) {
			articles = append(articles, p.Article)
		}
	}
	return t.base.Facts(t.ctx, facts.Query{Entities: []string{""}, Articles: articles, Period: within})
}

// unnamedRead returns the facts without an entity once they have been asked for so
// often; none are known before, nor where they are too many.
func (t *turn) unnamedRead(patience int) (unnamed, error) {
	m := t.memory
	m.lock.Lock()
	m.unnamed.asked++
	u := m.unnamed
	m.lock.Unlock()
	if u.known || u.asked <= patience || u.asked > patience+1 && patience > 0 {
		return u, nil
	}
	q := facts.Query{Entities: []string{""}}
	if patience > 0 {
		q.Limit = maxUnnamed
	}
	fs, err := t.base.Facts(t.ctx, q)
	if err != nil {
		return u, err
	}
	u.facts, u.known = fs, q.Limit == 0 || len(fs) < q.Limit
	if !u.known {
		return unnamed{}, nil
	}
	u.pairs = make([]pairSet, len(fs))
	for i := range fs {
		u.pairs[i].add(fs[i].Context)
		u.pairs[i].add(fs[i].Metric)
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	u.asked = m.unnamed.asked
	m.unnamed = u
	return u, nil
}

// mayBeOf reports whether a fact without an entity in some periods may be of one of the
// entities; it never says no of one that is.
func (t *turn) mayBeOf(entities []string, within facts.Period) (bool, error) {
	if slices.Contains(entities, everybody) {
		return true, nil
	}
	u, err := t.unnamedRead(unnamedPatience)
	if err != nil || !u.known {
		return true, err
	}
	for _, e := range entities {
		for _, alias := range t.entities.Aliases(e) {
			if !distinctive(alias) {
				continue
			}
			var has pairSet
			has.add(alias)
			for i := range u.facts {
				if f := &u.facts[i]; u.pairs[i].holds(&has) && (within.IsZero() || within.Overlaps(f.Period)) && t.isOf(f, e, alias) {
					return true, nil
				}
			}
		}
	}
	return false, nil
}

// isOf reports whether a fact of nobody is of an entity since its words have one of its
// names.
func (t *turn) isOf(f *facts.Fact, e, alias string) bool {
	return (strings.Contains(f.Context, alias) || strings.Contains(f.Metric, alias)) && !t.sumOfOthers(f, e)
}

// distinctive reports whether a figure of nobody whose words have a name is of whom
// it names: no code and no word of English, but TCL智家.
func distinctive(name string) bool {
	return runeLen(name) >= 3 && utf8.RuneCountInString(name) < len(name)
}

// pairSet are the pairs of characters of a text, by their hashes, a bit each.
type pairSet [8]uint64

func (s *pairSet) add(text string) {
	last := rune(-1)
	for _, r := range text {
		if last >= 0 {
			h := (uint32(last)*31 + uint32(r)) * 0x9E3779B1 >> 23
			s[h>>6] |= 1 << (h & 63)
		}
		last = r
	}
}

// holds reports whether a text may contain another one; it never says no of one
// that does.
func (s *pairSet) holds(other *pairSet) bool {
	for i, bits := range other {
		if s[i]&bits != bits {
			return false
		}
	}
	return true
}
