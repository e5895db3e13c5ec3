package twin

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
	"wenbao/facts/period"
)

// corpus judges by the words of the articles whether they may hold what a twin
// asks for. It errs on the side of "may".
//
// An article is about an entity as a whole when its title, a heading, a table
// or its first paragraph names it; else only the paragraphs that do are, and
// the one after each, which may go on with 该行. A paragraph says a metric
// when it has half of the pairs of neighbouring characters of the metric, with
// synonyms made alike, or words the same concept.
type corpus struct {
	docs    []doc
	names   func(string) []string // canonical name → all names, folded
	metrics *metric.Lexicon
}

// doc is an article, folded.
type doc struct {
	title  string
	blocks []block
	text   string // all of it, lower case
	years  map[int]bool
}

type block struct {
	text      string // lower case
	paragraph bool
	pairs     map[[2]rune]bool
	concepts  []string
}

// sayingShare is the share of a metric's pairs that a paragraph must have to
// be taken for one that may state it.
const sayingShare = 0.5

// place is a block of the corpus.
type place struct{ doc, block int }

func newCorpus(b Base) *corpus {
	c := &corpus{metrics: b.Metrics}
	c.names = func(name string) []string {
		var out []string
		for _, a := range b.Entities.Aliases(name) {
			out = append(out, strings.ToLower(a))
		}
		return out
	}
	for _, art := range b.Articles {
		d := doc{title: lower(art.Title), text: lower(art.Title + "\n" + art.Text), years: yearsOf(art)}
		for _, x := range art.Blocks {
			text := lower(x.In(art.Text))
			k := block{text: text, paragraph: x.Kind == facts.Paragraph || x.Kind == facts.ListItem, pairs: map[[2]rune]bool{}}
			for _, p := range pairsOf(c.canon(text)) {
				k.pairs[p] = true
			}
			for _, m := range c.metrics.Find(text) {
				k.concepts = append(k.concepts, m.Concept)
			}
			d.blocks = append(d.blocks, k)
		}
		c.docs = append(c.docs, d)
	}
	return c
}

func lower(s string) string { return strings.ToLower(lex.String(s)) }

// yearsOf returns the years that an article speaks of, or was published in.
func yearsOf(art facts.Article) map[int]bool {
	years := map[int]bool{art.Published.Year: true}
	for _, m := range period.Find(art.Title+"\n"+art.Text, period.Context{Reference: art.Published}) {
		if p := m.Period; !p.Start.IsZero() && !p.End.IsZero() {
			for y := p.Start.Year; y <= p.Last().Year; y++ {
				years[y] = true
			}
		}
	}
	return years
}

// canon replaces words by their class.
func (c *corpus) canon(s string) string {
	var b strings.Builder
	at := 0
	for _, w := range c.metrics.FindWords(s) {
		b.WriteString(s[at:w.Span.Start])
		b.WriteString(w.Canon)
		at = w.Span.End
	}
	return b.String() + s[at:]
}

func pairsOf(s string) [][2]rune {
	var out [][2]rune
	var last rune
	for _, r := range s {
		if strings.ContainsRune(" \t\n|,，。;；:：、()（）“”\"的", r) {
			continue
		}
		if last != 0 {
			out = append(out, [2]rune{last, r})
		}
		last = r
	}
	return out
}

func (c *corpus) mentions(word string) bool {
	return slices.ContainsFunc(c.docs, func(d doc) bool { return strings.Contains(d.text, word) })
}

// named reports whether a text has one of the names.
func named(text string, names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return strings.Contains(text, n) })
}

// about returns the places that may be about an entity.
func (c *corpus) about(name string) []place {
	names := c.names(name)
	var out []place
	for i, d := range c.docs {
		if !named(d.text, names) {
			continue
		}
		whole := named(d.title, names)
		for j, b := range d.blocks {
			whole = whole || named(b.text, names) && (!b.paragraph || j == 0)
		}
		for j, b := range d.blocks {
			if whole || named(b.text, names) || j > 0 && named(d.blocks[j-1].text, names) {
				out = append(out, place{i, j})
			}
		}
	}
	return out
}

// naming returns all places of the articles that name an entity.
func (c *corpus) naming(name string) []place {
	names := c.names(name)
	var out []place
	for i, d := range c.docs {
		if named(d.text, names) {
			for j := range d.blocks {
				out = append(out, place{i, j})
			}
		}
	}
	return out
}

// saysWord reports whether an article that names the entity has a word.
func (c *corpus) saysWord(name, word string) bool {
	names := c.names(name)
	return slices.ContainsFunc(c.docs, func(d doc) bool { return named(d.text, names) && strings.Contains(d.text, word) })
}

// says reports whether one of the places may state a metric.
func (c *corpus) says(ps []place, content string) bool {
	want, concept := c.wanted(content)
	return slices.ContainsFunc(ps, func(p place) bool { return c.states(p, want, concept) })
}

// articlesSaying returns the articles that name the entity and may state the
// metric.
func (c *corpus) articlesSaying(name, content string) []int {
	want, concept := c.wanted(content)
	var out []int
	for _, p := range c.naming(name) {
		if !slices.Contains(out, p.doc) && c.states(p, want, concept) {
			out = append(out, p.doc)
		}
	}
	return out
}

func (c *corpus) years(docs []int) map[int]bool {
	out := map[int]bool{}
	for _, i := range docs {
		for y := range c.docs[i].years {
			out[y] = true
		}
	}
	return out
}

// wanted returns the pairs of a content and the concept that it words.
func (c *corpus) wanted(content string) ([][2]rune, string) {
	content = strings.ToLower(content)
	concept, _, _ := c.metrics.Lookup(strings.ReplaceAll(content, " ", ""))
	return pairsOf(c.canon(content)), concept
}

func (c *corpus) states(p place, want [][2]rune, concept string) bool {
	b := c.docs[p.doc].blocks[p.block]
	for _, k := range b.concepts {
		got, _ := c.metrics.Get(k)
		own, _ := c.metrics.Get(concept)
		if concept != "" && (k == concept || got.Broader == concept || own.Broader == k) {
			return true
		}
	}
	has := 0
	for _, w := range want {
		if b.pairs[w] {
			has++
		}
	}
	return float64(has) >= sayingShare*float64(len(want))
}
