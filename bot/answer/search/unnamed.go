package search

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer/gates"
	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/lex"
)

// unnamed are the facts without an entity, which may be of one that their words name.
// Few articles leave it open whom they are about.
type unnamed struct {
	asked int  // how often some of them were looked for
	known bool // facts are all there are
	facts []facts.Fact
	pairs *lex.Pairs // of the words of each, in a large base
}

// nobodys is how many passages are looked at for figures of nobody in
// particular whose words name an entity.
const nobodys = 30

// A large base is searched for facts of nobody until it has been so often; then they
// are all read once, beside the questions that go on, if they are not too many, and only
// entities that one of them may be of are searched for.
const (
	unnamedPatience = 16
	maxUnnamed      = 20_000
)

// nobody returns the facts without an entity that may be those of entities by their
// words: all of them, which are asked for once; in a large base those whose passages
// share words with the text and whose periods overlap within.
func (t *Turn) nobody(entities []string, text string, within facts.Period) ([]facts.Fact, error) {
	if !t.Large {
		return t.allUnnamed(t.ctx, 0)
	}
	if !t.mayBeOf(entities, within) {
		return nil, nil
	}
	var names []string // that a fact's words have to have
	if !slices.Contains(entities, gates.Everybody) {
		for _, e := range entities {
			names = append(names, slices.DeleteFunc(slices.Clone(t.Entities.Aliases(e)), func(n string) bool { return !distinctive(n) })...)
		}
		if len(names) == 0 {
			return nil, nil
		}
	}
	passages, err := t.base.Unnamed(t.ctx, text, names, nobodys)
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

// allUnnamed returns the facts without an entity, which are read once: none where they
// are more than the limit, if there is one.
func (t *Turn) allUnnamed(ctx context.Context, limit int) ([]facts.Fact, error) {
	m := t.Memory
	m.lock.Lock()
	u := m.unnamed
	m.lock.Unlock()
	if u.known {
		return u.facts, nil
	}
	fs, err := t.base.Facts(ctx, facts.Query{Entities: []string{""}, Limit: limit})
	if err != nil || limit > 0 && len(fs) >= limit {
		return nil, err
	}
	var pairs *lex.Pairs
	if t.Large {
		pairs = lex.NewPairs(len(fs))
		for i := range fs {
			pairs.Add(i, fs[i].Context)
			pairs.Add(i, fs[i].Metric)
		}
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	m.unnamed.known, m.unnamed.facts, m.unnamed.pairs = true, fs, pairs
	return fs, nil
}

// mayBeOf reports whether a fact without an entity in some periods may be of one of the
// entities; it never says no of one that is.
func (t *Turn) mayBeOf(entities []string, within facts.Period) bool {
	if slices.Contains(entities, gates.Everybody) {
		return true
	}
	m := t.Memory
	m.lock.Lock()
	m.unnamed.asked++
	u := m.unnamed
	m.lock.Unlock()
	if !u.known {
		if u.asked == unnamedPatience {
			// Nothing waits for it, so what it fails at is not told: they are searched for.
			go t.allUnnamed(context.WithoutCancel(t.ctx), maxUnnamed)
		}
		return true
	}
	for _, e := range entities {
		for _, alias := range t.Entities.Aliases(e) {
			if !distinctive(alias) {
				continue
			}
			for i := range u.pairs.Having(alias) {
				if f := &u.facts[i]; (within.IsZero() || within.Overlaps(f.Period)) && t.isOf(f, e, alias) {
					return true
				}
			}
		}
	}
	return false
}

// IsOf reports whether a fact of nobody is of an entity since its words have one of its
// names; not where that is what an index has: 可选消费指数下跌0.56%,前十大权重包含[岚川汽车]等.
func (t *Turn) isOf(f *facts.Fact, e, alias string) bool {
	said := f.Context
	if strings.Contains(said, weighs) {
		said = strings.ReplaceAll(said, weighs+alias, "")
	}
	return (names(said, alias) || names(f.Metric, alias)) && !t.sumOfOthers(f, e)
}

// names reports whether a text has a name that is not part of a longer word: 上海银行, not 上海银行业.
func names(text, name string) bool {
	for {
		_, rest, ok := strings.Cut(text, name)
		if !ok || !naming.PartOfIndustry(name, rest) {
			return ok
		}
		text = rest
	}
}

// weighs stands before what an index has most of.
const weighs = "权重包含"

// distinctive reports whether a figure of nobody whose words have a name is of whom
// it names: no code and no word of English, but TCL智家.
func distinctive(name string) bool {
	return utf8.RuneCountInString(name) >= 3 && utf8.RuneCountInString(name) < len(name)
}
