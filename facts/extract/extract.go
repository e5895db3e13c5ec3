// Package extract turns the sentences of an article into facts.
//
// It knows no list of metrics: whatever noun phrase a quantity is said of
// becomes a metric. Around every quantity that facts/quantity finds, the
// clause is taken apart into entity, period, metric phrase, the relation of
// the figure to the metric (its level, a change, a share, a multiple), and
// what the text claims about it; what the clause does not say is carried from
// the sentence, the paragraph, the heading and the article, and the fact
// remembers where it came from.
//
//	2023年,工行金融科技投入272.46亿元;金融科技人员3.6万人,占全行员工的8.6%
//	→ 中国工商银行 · 金融科技投入 · 2023 · 272.46亿元
//	  中国工商银行 · 金融科技人员 · 2023 · 3.6万人
//	  中国工商银行 · 金融科技人员, share of 全行员工 · 2023 · 8.6%
//
// The shape follows CQE (Almasian et al., EMNLP 2023): value, unit, change,
// concept; the grammar is for Chinese report prose.
package extract

import (
	"sort"
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/about"
	"wenbao/facts/extract/carry"
	"wenbao/facts/extract/claim"
	"wenbao/facts/extract/counting"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/grid"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/report"
	"wenbao/facts/extract/subject"
	"wenbao/facts/extract/tabular"
	"wenbao/facts/extract/when"
	"wenbao/facts/metric"
)

// Extractor makes facts from articles. Safe for concurrent use.
type Extractor struct {
	entities *entity.Lexicon
	metrics  *metric.Lexicon
}

// New returns an Extractor over the two lexicons.
func New(entities *entity.Lexicon, metrics *metric.Lexicon) *Extractor {
	cue.Load()
	grid.Load()
	return &Extractor{entities: entities, metrics: metrics}
}

// Article returns the facts of an article in order of position. The result
// depends on the article alone.
func (x *Extractor) Article(art facts.Article) []facts.Fact {
	d := x.document(&art)
	for i := 0; i < len(art.Blocks); i++ {
		b := art.Blocks[i]
		switch {
		case b.Table > 0:
			j := i
			for j < len(art.Blocks) && art.Blocks[j].Kind != facts.Paragraph && art.Blocks[j].Kind != facts.Heading && art.Blocks[j].Table == b.Table {
				j++
			}
			d.table(i, j)
			d.above.unit, d.above.line, d.above.contiguous = "", "", true
			i = j - 1
		case d.between(b):
			// a running line of a page, no facts
		case b.Kind == facts.Heading:
			d.startSection(b)
			d.block(i)
		case b.Kind == facts.Caption && b.Table == 0:
			// the byline: who published it and when, no facts
		default:
			d.block(i)
		}
	}
	return d.facts
}

// document is the state of one article being read.
type document struct {
	*about.Overview
	place       report.Place // where in it the reader is
	above       above        // of the next table
	tables      tabular.Tables
	metrics     metric.Memo
	heading     string // folded heading above
	headPer     facts.Period
	blockPeriod facts.Period // of the first figure of the paragraph
	headUnit    string       // of figures without one below a heading that gives it
	ownPer      facts.Period // that the section of one of several says first
	tablePer    facts.Period // of all columns of the table right before
	linePer     facts.Period // of the last line of the section that only says when: 2023年度:
	cur         cursor
	aside       facts.Period // that sentence asideOf told of in passing last
	asideOf     int
	subjects    map[string]bool // of the paragraph being read
	before      string          // the only subject of the paragraph before
	whom        subject.Reader
	memory      carry.Memory
	claims      claim.Reader
	reading     prose.Line // the sentence being read, whose lists serve the next one again
	here        progress
	next        int // index of the next sentence to read
	facts       []facts.Fact
}

// cursor is what a figure inherits when its clause does not say it.
type cursor struct {
	entity   string
	entBasis facts.Basis
	period   facts.Period
	perBasis facts.Basis
	names    []string // of the last 分别 list
	counted  counting.Last
	main     string // whom the text goes back to after somebody told of in passing, "" for nobody
}

func (x *Extractor) document(art *facts.Article) *document {
	d := &document{Overview: about.Read(art, x.entities, x.metrics), metrics: metric.NewMemo(x.metrics)}
	d.claims = claim.Reader{Published: art.Published, AsOf: when.LatestKnown(art.Published, d.Text.Text)}
	d.whom = subject.Reader{Overview: d.Overview, Claims: &d.claims}
	d.tables = tabular.Tables{Overview: d.Overview, Place: &d.place, Metrics: d.metrics, Claims: &d.claims, Add: d.addCell}
	d.aliases(d.Declared)
	d.memory = carry.New(d.metrics, d.Title)
	d.cur = cursor{entity: d.Salient, entBasis: facts.ByArticle, period: d.Period, perBasis: d.Basis}
	return d
}

// aliases adds a text fact for every further name that the article declares,
// so that questions may use it too.
func (d *document) aliases(declared []entity.Entity) {
	for _, e := range declared {
		for _, alias := range e.Aliases {
			i := strings.Index(d.Text.Text, alias)
			if i < 0 {
				continue
			}
			span := d.Text.Original(facts.Span{Start: i, End: i + len(alias)})
			at := sort.Search(len(d.Article.Sentences), func(k int) bool { return d.Article.Sentences[k].End >= span.End })
			if at == len(d.Article.Sentences) || !d.Article.Sentences[at].Contains(span) {
				continue
			}
			d.add(facts.Fact{Sentence: at, Span: span, Surface: span.In(d.Article.Text), Entity: e.Name, EntityBasis: facts.ByClause,
				Metric: facts.AliasConcept, Concept: facts.AliasConcept, Quantity: facts.Quantity{Kind: facts.KindText}, Rule: "declared"})
		}
	}
}

func (d *document) startSection(b facts.Block) {
	text := d.TextOf(b.Span)
	d.heading, d.whom.Heading, d.headPer, d.before = text, "", facts.Period{}, ""
	d.headUnit, d.linePer, d.ownPer = d.unitOfHeading(text), facts.Period{}, facts.Period{}
	names := map[string]bool{}
	for _, m := range d.NamesIn(d.Text.Span(b.Span)) {
		if len(m.Names) == 1 {
			names[m.Names[0]] = true
			d.whom.Heading = m.Names[0]
		}
	}
	if len(names) != 1 || d.whom.Heading != d.Salient && text == d.Title {
		d.whom.Heading = "" // whom a title names is not whom all of its article is about
	}
	if p, ok := when.First(text, d.Article.Published); ok {
		d.headPer = p
	}
}

// startBlock resets what a new paragraph does not inherit.
func (d *document) startBlock(first string) {
	c := &d.cur
	c.names, c.main = nil, ""
	d.memory.NextParagraph()
	d.subjects = map[string]bool{}
	switch {
	case d.whom.Heading != "":
		c.entity, c.entBasis = d.whom.Heading, facts.ByHeading
	case d.Salient != "":
		c.entity, c.entBasis = d.Salient, facts.ByArticle
	case d.before != "" && cue.Prefix(first, cue.Wide) == "" && !labelled(first):
		c.entity, c.entBasis = d.before, facts.ByParagraph
	default: // an article on many: nobody in particular until one is named
		c.entity, c.entBasis, d.before = "", "", ""
	}
	d.blockPeriod = facts.Period{}
	c.period, c.perBasis = d.Period, d.Basis
	if p := d.headPer; !p.IsZero() || !d.ownPer.IsZero() {
		if p.IsZero() {
			p = d.ownPer
		}
		c.period, c.perBasis = p, facts.ByHeading
	}
	if !d.tablePer.IsZero() && d.headPer.IsZero() {
		c.period, c.perBasis, d.tablePer = d.tablePer, facts.ByHeading, facts.Period{} // the paragraph below a table is on it
	}
	if p, ok := when.Only(first, d.Article.Published); ok {
		d.linePer = p
	}
	if !d.linePer.IsZero() {
		c.period, c.perBasis = d.linePer, facts.ByHeading
	}
}

// block reads the sentences of block i.
func (d *document) block(i int) {
	for d.next < len(d.Article.Sentences) && d.Article.Sentences[d.next].Block < i {
		d.next++
	}
	d.startBlock(d.TextOf(d.Article.Blocks[i].Span))
	first := len(d.facts)
	for ; d.next < len(d.Article.Sentences) && d.Article.Sentences[d.next].Block == i; d.next++ {
		d.sentence(d.next)
	}
	d.memory.EndParagraph(d.facts[first:])
	d.keepSubject()
}
