// Package metric knows what reports measure: the names of concepts (营业收入,
// 不良贷款率, 金融科技投入), which of their wordings mean the same, which are
// narrower and which are too general to be a name, what units their levels
// have, and whether they hold at a point in time or over a period. It also
// knows the everyday words for such things (砸钱 → 投入, 员工 → 人员).
//
// Text goes in folded (package lex); mentions with canonical names come out.
// The inventory is open: a metric that is not listed is still a metric, and
// Instant and Units judge it by its head noun (…余额, …率, …人数).
//
// The names are data: metrics.tsv, heads.tsv and words.tsv.
package metric

import (
	"slices"
	"strings"
	"sync/atomic"

	"wenbao/facts"
)

// Class says how a wording relates to its concept.
type Class string

// Classes of aliases.
const (
	Exact   Class = "exact"   // the same thing: 归母净利润, 归属于母公司股东的净利润
	Narrow  Class = "narrow"  // a part or variant of it: 个人手机银行客户 of 手机银行客户数
	Generic Class = "generic" // may mean it if nothing else is said: 收入, 利润
)

// Alias is a further wording of a concept.
type Alias struct {
	Text  string
	Class Class
}

// Concept is a metric with a canonical name.
type Concept struct {
	Name    string
	Aliases []Alias
	Units   []facts.UnitKind // that its level may have; empty for facts in words (法定代表人)
	Instant bool             // holds at a point in time (余额), not over a duration (收入)
	Head    string           // the noun its wordings end in: 投入, 客户数, 率
	Whole   string           // of a share with a fixed whole: 全行员工; "" otherwise
	English []string
	Broader string // the concept it is a variant of, which may stand for it where it is the only one: 归属于母公司股东的净利润 → 净利润; "" for none
}

// Mention is a place that words a concept.
type Mention struct {
	Span    facts.Span
	Concept string
	Class   Class
	Rule    string // name, alias or english
}

// Lexicon knows concepts and words. After loading it is safe for concurrent
// use; Extend is not.
type Lexicon struct {
	lines    []conceptLine    // of concepts, read when they are asked for
	numbers  map[string]int32 // canonical name → place in lines
	surfaces index[alias]
	heads    []head          // longest first
	ends     map[rune][]head // heads by their last character
	words    words
}

// conceptLine is a line of metrics.tsv, and the concept that is made of it when it
// is first asked for: a question asks for a few of them.
type conceptLine struct {
	columns []string
	read    atomic.Pointer[Concept]
}

func (c *conceptLine) concept() *Concept {
	p := c.read.Load()
	if p == nil {
		p = conceptOf(c.columns)
		c.read.Store(p)
	}
	return p
}

// alias is what a surface stands for, in few bytes: there are thousands.
type alias struct {
	line int32   // of the concept, from 1; 0 for a trap
	as   wording // how
}

// wording is how a surface words its concept.
type wording uint8

const (
	asName wording = iota
	asExact
	asNarrow
	asGeneric
	asEnglish
)

var (
	classes = [...]Class{asName: Exact, asExact: Exact, asNarrow: Narrow, asGeneric: Generic, asEnglish: Exact}
	rules   = [...]string{asName: "name", asExact: "alias", asNarrow: "alias", asGeneric: "alias", asEnglish: "english"}
)

// named returns the canonical name of a surface's concept.
func (l *Lexicon) named(a alias) string { return l.lines[a.line-1].columns[0] }

// Get returns the concept with the given canonical name.
func (l *Lexicon) Get(name string) (Concept, bool) {
	if i, ok := l.numbers[name]; ok {
		return *l.lines[i].concept(), true
	}
	return Concept{}, false
}

// Broader returns the concept that a concept is a variant of, "" for none: see Concept.
func (l *Lexicon) Broader(name string) string {
	i, ok := l.numbers[name]
	if !ok {
		return ""
	}
	return l.lines[i].columns[9]
}

// Names returns the canonical names of all concepts, sorted.
func (l *Lexicon) Names() []string {
	names := make([]string, 0, len(l.numbers))
	for n := range l.numbers {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// Within reports whether a word stands inside the name of a concept, behind its
// beginning: 融科 in 金融科技投入. Whoever is called so cannot be told by it.
func (l *Lexicon) Within(word string) bool {
	for name := range l.numbers {
		if len(name) > len(word) && strings.Index(name, word) > 0 {
			return true
		}
	}
	return false
}

// Find returns the concepts that a folded text words, in order of position,
// disjoint; where wordings overlap, the one that begins first wins, then the
// longest. A generic alias inside a longer unlisted name is found too (收益 in
// 代销收益): the caller must look at what stands around it.
func (l *Lexicon) Find(folded string) []Mention {
	var out []Mention
	l.surfaces.scan(folded, func(span facts.Span, a alias) {
		if a.line > 0 {
			out = append(out, Mention{Span: span, Concept: l.named(a), Class: classes[a.as], Rule: rules[a.as]})
		}
	})
	return out
}

// Lookup returns the concept that the whole phrase words, apart from 的,
// blanks, quotation marks and a leading 其, 全年, 累计 or the like. The phrase
// is folded.
func (l *Lexicon) Lookup(phrase string) (name string, class Class, ok bool) {
	p := quotes.Drop(phrase) // the first of strippings, and mostly the one that is known
	if a, ok := l.surfaces.get(p); ok && a.line > 0 {
		return l.named(a), classes[a.as], true
	}
	for _, p := range strippings(phrase)[1:] {
		if a, ok := l.surfaces.get(p); ok && a.line > 0 {
			return l.named(a), classes[a.as], true
		}
	}
	return "", "", false
}
