// Package vocabulary makes the names of a base known where questions are read: names of
// entities that no built-in lexicon has (恒瑞医药), what articles and people shorten them to
// (恒瑞), and what somebody mistypes them as (恒端医药). A base is asked for a name when a text
// may have it, and never for all of them.
package vocabulary

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"wenbao/bot/spelling"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/entity/naming"
	"wenbao/facts/lex"
)

// Names makes the names of a base known to the lexicon that questions are read
// with, as far as a text may name them: canonical names, those that articles
// declare, and what people shorten them to (恒瑞医药 → 恒瑞, unless two of them would
// share one). It is an naming.Source. Safe for concurrent use.
type Names struct {
	base  Base
	below *naming.Lexicon
	// within reports whether a word is a piece of a metric's name, which no short
	// name is recognised by: 融科 in 金融科技投入.
	within func(word string) bool

	unnamed atomic.Int32          // how many questions had no name
	filed   atomic.Pointer[filed] // the names of below, after some of them

	mu     sync.Mutex
	err    error                  // the first failure of the base; see fail
	starts map[string]*namesAtKey // by key
	asked  int                    // how often the base was asked for names
	named  int                    // how often it was asked for an entity
	keys   map[string]bool        // that lead to names, once they are known; nil before
}

// Base is what is asked for names. Safe for concurrent use.
type Base interface {
	// Names returns the names in use with one of the keys (facts.NameKeys), by key, then
	// entity, the canonical name before those that articles declare.
	Names(ctx context.Context, keys []string) ([]facts.Name, error)
	// NameKeys returns the keys that names in use have, at most so many.
	NameKeys(ctx context.Context, most int) ([]string, error)
	// NamesOf returns the names of an entity that facts are about, the canonical one
	// first; none when there is no such fact.
	NamesOf(ctx context.Context, entity string) ([]string, error)
}

// New returns the names of a base over a lexicon, which goes first. within
// reports whether a word is a piece of a metric's name (metric.Lexicon.Within).
func New(b Base, below *naming.Lexicon, within func(word string) bool) *Names {
	return &Names{base: b, below: below, within: within, starts: map[string]*namesAtKey{}}
}

// A base is asked for names until it has been so often; then the keys that lead to
// any are read, if they are not too many: most of what questions and titles might
// name begins none.
const (
	namesPatience = 16
	maxNameKeys   = 100_000
)

// namesAtKey are the names of the base that begin alike.
type namesAtKey struct {
	named []naming.Named
	// short has all canonical names.
	short map[string][]string // canonical name → what people shorten it to
}

// fail keeps the first failure of the base, for which naming.Source has no
// place; whoever asked looks at it before answering.
func (s *Names) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil {
		s.err = fmt.Errorf("names of the base: %w", err)
	}
}

// maxAsked is how many keys and entities are remembered: each has some 200 bytes, in
// each of three places.
const maxAsked = 40_000

// Spent reports whether the vocabulary is to be replaced: the base failed, or it was
// asked for so much that what is known of it would fill the memory of a bot that
// is asked for months.
func (s *Names) Spent() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err != nil || len(s.starts)+s.named > maxAsked
}

// Failed returns the first failure of the base, which an answer must not outlive.
func (s *Names) Failed() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// Beginning returns the names of the base with the keys.
func (s *Names) Beginning(keys []string) map[string][]naming.Named {
	found := map[string][]naming.Named{}
	for key, at := range s.at(keys) {
		found[key] = at.named
	}
	return found
}

// names returns the names with the keys.
func (s *Names) names(keys []string) ([]facts.Name, error) {
	known, err := s.known()
	if err != nil {
		return nil, err
	}
	if known != nil {
		keys = slices.DeleteFunc(slices.Clone(keys), func(key string) bool { return !known[key] })
	}
	if len(keys) == 0 {
		return nil, nil
	}
	return s.base.Names(context.Background(), keys)
}

// known returns the keys that lead to names, nil as long as they are not known.
func (s *Names) known() (map[string]bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.asked++; s.asked != namesPatience {
		return s.keys, nil
	}
	keys, err := s.base.NameKeys(context.Background(), maxNameKeys)
	if err != nil || len(keys) == maxNameKeys {
		return nil, err
	}
	s.keys = make(map[string]bool, len(keys))
	for _, key := range keys {
		s.keys[key] = true
	}
	return s.keys, nil
}

// at reads what begins with the keys, each once.
func (s *Names) at(keys []string) map[string]*namesAtKey {
	found := map[string]*namesAtKey{}
	var missing []string
	s.mu.Lock()
	for _, key := range keys {
		if at, ok := s.starts[key]; ok {
			found[key] = at
		} else {
			missing = append(missing, key)
		}
	}
	s.mu.Unlock()
	if len(missing) == 0 {
		return found
	}
	list, err := s.names(missing)
	if err != nil {
		s.fail(err)
		return found
	}
	for _, key := range missing {
		found[key] = &namesAtKey{}
	}
	for len(list) > 0 {
		key, n := list[0].Key, 1
		for n < len(list) && list[n].Key == key {
			n++
		}
		found[key], list = s.shorten(list[:n]), list[n:]
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, key := range missing {
		s.starts[key] = found[key]
	}
	return found
}

// shorten adds the short forms to names that begin alike.
func (s *Names) shorten(list []facts.Name) *namesAtKey {
	at := &namesAtKey{short: map[string][]string{}}
	owners := map[string][]string{}
	for _, n := range list {
		if n.Text != n.Entity {
			continue
		}
		if e, _ := s.below.Get(n.Entity); e.Kind == entity.Group {
			continue // 农村 is no 农村商业银行
		}
		forms := s.below.ShortForms(n.Entity)
		if stem := s.below.Stem(n.Entity); stem != "" {
			forms = append([]string{stem}, forms...)
		}
		at.short[n.Entity] = forms
		for _, form := range forms {
			owners[form] = append(owners[form], n.Entity)
		}
	}
	for name, forms := range at.short {
		at.short[name] = slices.DeleteFunc(forms, func(form string) bool {
			if _, own := at.short[form]; own {
				return true // 瀚元消金, as another article calls 瀚元消费金融
			}
			return len(owners[form]) > 1 && parent(form, owners[form]) != name || s.below.Others(form, name) || s.within(form)
		})
	}
	for i, n := range list {
		_, owns := at.short[n.Text] // declared by one, and the name of another
		switch {
		case n.Text == n.Entity:
			at.named = append(at.named, naming.Named{Text: n.Text, Rule: entity.RuleFull, Entity: n.Entity})
		case !owns && !s.below.Others(n.Text, n.Entity) && !s.within(n.Text):
			at.named = append(at.named, naming.Named{Text: n.Text, Rule: entity.RuleShort, Entity: n.Entity})
		}
		if i+1 == len(list) || list[i+1].Entity != n.Entity {
			for _, form := range at.short[n.Entity] {
				at.named = append(at.named, naming.Named{Text: form, Rule: entity.RuleShort, Entity: n.Entity})
			}
		}
	}
	return at
}

// arms end the names of the houses that a bank has below it.
var arms = lex.NewWords("理财", "金租", "金融租赁", "租赁", "消费金融", "消金", "基金", "资管", "村镇银行", "人寿", "养老", "资产")

// parent returns which of those that share a short name goes by it: a bank beside its own houses alone, 瑞禾银行
// beside 瑞禾理财 and 瑞禾金租. "" where another one is none of its houses (瑞禾证券), and for groups of insurers, of whom
// what is asked is as often a house's: 泰岳的综合成本率.
func parent(form string, names []string) string {
	found := ""
	for _, name := range names {
		switch {
		case name == form+"银行" || name == form+"商业银行":
			found = name
		case !arms.End(name):
			return ""
		}
	}
	return found
}

// Entity returns an entity that the base has facts about.
func (s *Names) Entity(name string) (entity.Entity, bool) {
	s.mu.Lock()
	s.named++
	s.mu.Unlock()
	texts, err := s.base.NamesOf(context.Background(), name)
	if err != nil {
		s.fail(err)
	}
	if len(texts) == 0 {
		return entity.Entity{}, false
	}
	e := entity.Entity{Name: name, Kind: s.KindOf(name)}
	for _, text := range texts {
		if text != name && !s.below.Others(text, name) && !s.owns(text) {
			e.Aliases = append(e.Aliases, text)
		}
	}
	if keys := facts.NameKeys(name); len(keys) > 0 {
		if at := s.at(keys[:1])[keys[0]]; at != nil {
			e.Aliases = append(e.Aliases, at.short[name]...)
		}
	}
	return e, true
}

// KindOf returns the kind of an entity that no lexicon lists.
func (s *Names) KindOf(name string) entity.Kind {
	if kind := s.below.BodyKind(name); kind != "" && kind != entity.Fund {
		return kind
	}
	return entity.Unlisted
}

// owns reports whether a text is the canonical name of an entity of the base.
func (s *Names) owns(text string) bool {
	keys := facts.NameKeys(text)
	if len(keys) == 0 {
		return false
	}
	at := s.at(keys[:1])[keys[0]]
	if at == nil {
		return false
	}
	_, ok := at.short[text]
	return ok
}

// mistyped returns the names that a folded text may mistype, by entity: of
// those that the base has facts about.
func (s *Names) mistyped(text string, known *naming.Lexicon) map[string][]string {
	keys := facts.Mistypings(text)
	list, err := s.names(keys)
	if err != nil {
		s.fail(err)
	}
	found := map[string][]string{}
	for _, n := range list {
		found[n.Entity] = nil
	}
	slices.Sort(keys)
	s.alike(text, keys, func(_, entity string) {
		if _, ok := found[entity]; ok {
			return
		}
		if own, err := s.base.NamesOf(context.Background(), entity); err == nil && len(own) > 0 {
			found[entity] = nil
		}
	})
	for name := range found {
		found[name] = known.Aliases(name)
	}
	return found
}

// Spelled returns a text with a mistyped name put right, if it names nobody known otherwise,
// and how it was read. known is the lexicon over the vocabulary.
func (s *Names) Spelled(text string, known *naming.Lexicon) (string, spelling.Guess) {
	folded := lex.Fold(text).Text
	ms := known.Find(folded)
	if slices.ContainsFunc(ms, func(m entity.Mention) bool { return m.Rule != entity.RulePattern || len(m.Names) != 1 }) {
		return text, spelling.Guess{}
	}
	g, ok := spelling.New(s.mistyped(folded, known)).Find(folded)
	if ok && len(ms) > 0 && (utf8.RuneCountInString(g.Name) < 4 || !slices.ContainsFunc(ms, func(m entity.Mention) bool { return m.Span == g.Span })) {
		return text, spelling.Guess{} // somebody whom no list has: only where all of the name sounds so
	}
	if !ok {
		return text, spelling.Guess{}
	}
	return folded[:g.Span.Start] + g.Name + folded[g.Span.End:], g
}
