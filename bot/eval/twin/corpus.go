package twin

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity/naming"
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
	docs     []doc
	entities *naming.Lexicon
	metrics  *metric.Lexicon
	where    map[string]places // by entity, as asked for
}

// places are the blocks that may be about an entity, and all those of the
// articles that may mean it.
type places struct{ about, naming []place }

// doc is an article, folded. Its first block is its title.
type doc struct {
	blocks []block
	text   string // all of it, lower case
	years  map[int]bool
}

type block struct {
	text      string   // lower case
	names     []string // canonical, of all entities that it may mean
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
	c := &corpus{entities: b.Entities, metrics: b.Metrics, where: map[string]places{}}
	for _, art := range b.Articles {
		d := doc{text: lower(art.Title + "\n" + art.Text), years: yearsOf(art), blocks: []block{c.block(art.Title, false)}}
		for _, x := range art.Blocks {
			d.blocks = append(d.blocks, c.block(x.In(art.Text), x.Kind == facts.Paragraph || x.Kind == facts.ListItem))
		}
		c.docs = append(c.docs, d)
	}
	return c
}

func (c *corpus) block(text string, paragraph bool) block {
	text = lex.String(text)
	b := block{text: strings.ToLower(text), paragraph: paragraph, pairs: map[[2]rune]bool{}}
	for _, m := range c.entities.Find(text) {
		b.names = append(b.names, m.Names...)
	}
	for _, p := range append(pairsOf(c.canon(b.text)), pairsOf(b.text)...) {
		b.pairs[p] = true
	}
	for _, m := range c.metrics.Find(b.text) {
		b.concepts = append(b.concepts, m.Concept)
	}
	return b
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

// names returns all names of an entity in lower case.
func (c *corpus) names(name string) []string {
	var out []string
	for _, a := range c.entities.Aliases(name) {
		out = append(out, strings.ToLower(a))
	}
	return out
}

// name reports whether a block may mean the entity: by a mention, or by one of
// its names as a mere string.
func (b *block) name(entity string, names []string) bool {
	return slices.Contains(b.names, entity) || slices.ContainsFunc(names, func(n string) bool { return strings.Contains(b.text, n) })
}

// places finds the places of an entity.
func (c *corpus) places(name string) places {
	if p, ok := c.where[name]; ok {
		return p
	}
	names := c.names(name)
	var out places
	for i, d := range c.docs {
		whole, some := false, false
		means := make([]bool, len(d.blocks))
		for j := range d.blocks {
			means[j] = d.blocks[j].name(name, names)
			some = some || means[j]
			whole = whole || means[j] && (!d.blocks[j].paragraph || j == 1)
		}
		for j := range d.blocks {
			if whole || means[j] || j > 0 && means[j-1] {
				out.about = append(out.about, place{i, j})
			}
			if some {
				out.naming = append(out.naming, place{i, j})
			}
		}
	}
	c.where[name] = out
	return out
}

// saysWord reports whether an article that may mean the entity has a word.
func (c *corpus) saysWord(name, word string) bool {
	return slices.ContainsFunc(c.places(name).naming, func(p place) bool { return p.block == 0 && strings.Contains(c.docs[p.doc].text, word) })
}

// wanted is a content as looked for in a block.
type wanted struct {
	pairs   [][][2]rune // as asked, and with synonyms made alike
	concept string
}

func (c *corpus) wanted(content string) wanted {
	content = strings.ToLower(content)
	concept, _, _ := c.metrics.Lookup(strings.ReplaceAll(content, " ", ""))
	return wanted{[][][2]rune{pairsOf(content), pairsOf(c.canon(content))}, concept}
}

// says reports whether one of the places may state a metric.
func (c *corpus) says(ps []place, content string) bool {
	want := c.wanted(content)
	return slices.ContainsFunc(ps, func(p place) bool { return c.states(p, want) })
}

// articlesSaying returns the articles that name the entity and may state the
// metric.
func (c *corpus) articlesSaying(name, content string) []int {
	want := c.wanted(content)
	var out []int
	for _, p := range c.places(name).naming {
		if !slices.Contains(out, p.doc) && c.states(p, want) {
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

func (c *corpus) states(p place, want wanted) bool {
	b := c.docs[p.doc].blocks[p.block]
	for _, k := range b.concepts {
		got, _ := c.metrics.Get(k)
		own, _ := c.metrics.Get(want.concept)
		if want.concept != "" && (k == want.concept || got.Broader == want.concept || own.Broader == k) {
			return true
		}
	}
	return slices.ContainsFunc(want.pairs, func(pairs [][2]rune) bool {
		has := 0
		for _, w := range pairs {
			if b.pairs[w] {
				has++
			}
		}
		return float64(has) >= sayingShare*float64(len(pairs))
	})
}
