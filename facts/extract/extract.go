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
// What one sentence says alone is read by the packages below it: prose takes it apart,
// relate, compared, counting, earlier and claim look at the words around a figure. What a
// figure has from elsewhere comes from about (the article), subject and when (whom and when
// a sentence is on), carry and listing (the figures before it); tabular reads tables. This
// package goes through the article and puts facts together.
//
// The shape follows CQE (Almasian et al., EMNLP 2023): value, unit, change,
// concept; the grammar is for Chinese report prose.
package extract

import (
	"context"

	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/grid"
	"wenbao/facts/metric"
)

// Extractor makes facts from articles. Safe for concurrent use.
type Extractor struct {
	entities *naming.Lexicon
	metrics  *metric.Lexicon
}

// New returns an Extractor over the two lexicons.
func New(entities *naming.Lexicon, metrics *metric.Lexicon) *Extractor {
	cue.Load()
	grid.Load()
	return &Extractor{entities: entities, metrics: metrics}
}

// MaxFacts is after how many facts no further sentence or cell of an article is
// read: each takes a kilobyte or more, and an annual report of 200 pages has 2,600.
const MaxFacts = 50_000

// Article returns the facts of an article in order of position, those of its
// beginning where it has more than MaxFacts. The result depends on the article
// alone.
func (x *Extractor) Article(art facts.Article) []facts.Fact {
	return x.Until(context.Background(), art)
}

// Until is Article that stops at the next sentence when ctx ends: what it returns then is
// not all.
func (x *Extractor) Until(ctx context.Context, art facts.Article) []facts.Fact {
	d := x.document(&art)
	defer d.leave()
	d.ended = ctx.Err
	for i := 0; i < len(art.Blocks) && !d.enough(); i++ {
		b := art.Blocks[i]
		switch {
		case b.Table > 0:
			j := i
			for j < len(art.Blocks) && art.Blocks[j].Kind != facts.Paragraph && art.Blocks[j].Kind != facts.Heading && art.Blocks[j].Table == b.Table {
				j++
			}
			d.table(i, j)
			d.above.unit, d.above.line, d.above.whose, d.above.contiguous = "", "", "", true
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
