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
	"wenbao/facts/extract/claim"
	"wenbao/facts/extract/counting"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/grid"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/report"
	"wenbao/facts/extract/tabular"
	"wenbao/facts/extract/when"
	"wenbao/facts/lex"
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
	*Extractor
	reports     bool         // it is a periodic report
	place       report.Place // where in it the reader is
	above       above        // of the next table
	tables      tabular.Article
	art         *facts.Article
	folded      lex.Folded // the article's text
	title       string     // folded
	metrics     metric.Memo
	entities    *entity.Lexicon // with the names that the article declares
	kind        entity.Kind     // of most entities it names
	scan        entity.Scan     // of title and text
	textAt      int             // where the text begins in names
	mentions    map[string]int  // how often it names each entity without doubt
	salient     string          // the entity the article is about, "" if there is no one
	ofPlace     bool            // it is a place: 规模以上工业企业 are some of its
	period      facts.Period    // what the article reports on
	basis       facts.Basis     // how period is known
	noted       facts.Date      // the day that it notes all its figures to be of
	asOf        facts.Date      // the latest day that the article knows of, its publication or one that it says
	heading     string          // folded heading above
	headEnt     string          // entity of the heading
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
	theme       theme
	claims      claim.Reader
	reading     prose.Line // the sentence being read, whose lists serve the next one again
	here        progress
	next        int   // index of the next sentence to read
	traded      []int // where in the text words of buying, holding and selling end; nil before they are looked for
	facts       []facts.Fact
}

// cursor is what a figure inherits when its clause does not say it.
type cursor struct {
	entity   string
	entBasis facts.Basis
	period   facts.Period
	perBasis facts.Basis
	carried
	names   []string // of the last 分别 list
	counted counting.Last
	main    string // whom the text goes back to after somebody told of in passing, "" for nobody
}

func (x *Extractor) document(art *facts.Article) *document {
	folded := lex.Fold(art.Text)
	text := folded.Text
	d := &document{Extractor: x, art: art, folded: folded, metrics: metric.NewMemo(x.metrics), title: lex.Fold(art.Title).Text}
	title := d.title
	names := x.entities.Scan(title + "\n" + text)
	extra := x.entities.DeclareIn(names)
	reporter := ""
	front := report.Cover{Article: art, Text: folded, Title: title}
	if d.reports = front.IsReport(); d.reports {
		reporter, extra = front.Reporter(extra, x.entities)
	}
	if !d.reports {
		extra = withNames(extra, tabular.Names(art, x.entities, x.metrics))
	}
	body, isBody := x.entities.Body(title, text)
	if isBody {
		extra, reporter = withBody(extra, body), body.Name
	}
	d.entities = x.entities.With(extra)
	d.scan, d.textAt = d.entities.Rescan(names), len(title)+1
	d.aliases(extra)
	d.salient, d.kind = d.findSalient(title, text)
	if reporter != "" {
		d.salient = reporter
	}
	d.ofPlace = body.Kind == entity.Place
	d.period, d.basis = d.findPeriod(title)
	if p, ok := front.Period(); d.reports && ok {
		d.period, d.basis = p, facts.ByArticle
	}
	d.present(text)
	d.tables = tabular.Article{
		Published: art.Published, Title: title, Verbatim: art.Text, Text: folded, Period: d.period, Salient: d.salient, Report: d.reports, Place: &d.place,
		Entities: d.entities, Metrics: d.metrics, Claims: &d.claims, Add: d.addCell,
	}
	d.startTheme(title)
	d.cur = cursor{entity: d.salient, entBasis: facts.ByArticle, period: d.period, perBasis: d.basis}
	return d
}

// aliases adds a text fact for every further name that the article declares,
// so that questions may use it too.
func (d *document) aliases(declared []entity.Entity) {
	for _, e := range declared {
		for _, alias := range e.Aliases {
			i := strings.Index(d.folded.Text, alias)
			if i < 0 {
				continue
			}
			span := d.folded.Original(facts.Span{Start: i, End: i + len(alias)})
			at := sort.Search(len(d.art.Sentences), func(k int) bool { return d.art.Sentences[k].End >= span.End })
			if at == len(d.art.Sentences) || !d.art.Sentences[at].Contains(span) {
				continue
			}
			d.add(facts.Fact{Sentence: at, Span: span, Surface: span.In(d.art.Text), Entity: e.Name, EntityBasis: facts.ByClause,
				Metric: facts.AliasConcept, Concept: facts.AliasConcept, Quantity: facts.Quantity{Kind: facts.KindText}, Rule: "declared"})
		}
	}
}

// namesIn returns the mentions of a part of the folded text.
func (d *document) namesIn(at facts.Span) []entity.Mention {
	return d.entities.FindIn(d.scan, facts.Span{Start: d.textAt + at.Start, End: d.textAt + at.End})
}

// findSalient returns the entity that the article is about: named in the
// title alone, or in more than half of all mentions. 六大行 (a group) counts
// only when nothing else does.
func (d *document) findSalient(title, text string) (string, entity.Kind) {
	count, authorities, kinds := map[string]int{}, map[string]int{}, map[entity.Kind]int{}
	total := 0
	for _, m := range d.namesIn(facts.Span{End: len(text)}) {
		if len(m.Names) != 1 {
			continue
		}
		e, _ := d.entities.Get(m.Names[0])
		if e.Kind == "group" || e.Kind == "government" {
			authorities[m.Names[0]]++
			continue
		}
		count[m.Names[0]]++
		kinds[e.Kind]++
		total++
	}
	kind := entity.Kind("")
	for k, n := range kinds {
		if n > kinds[kind] || n == kinds[kind] && k < kind {
			kind = k
		}
	}
	d.mentions = count
	best := ""
	for name, n := range count {
		if best == "" || n > count[best] || n == count[best] && name < best {
			best = name
		}
	}
	inTitle := map[string]bool{}
	for _, m := range d.entities.Find(title) {
		if len(m.Names) == 1 && count[m.Names[0]] > 0 {
			inTitle[m.Names[0]] = true
		}
	}
	if len(inTitle) == 1 {
		for name := range inTitle {
			if (4*count[name] >= total || name == best) && !d.oneOfMany(title, name, count) {
				return name, kind
			}
		}
	}
	if name := d.announcer(title, text, count); name != "" {
		return name, kind
	}
	if name := d.letterhead(); name != "" {
		return name, kind
	}
	if count[best] == 1 && len(text) > 3*opening {
		return d.ofTitle(title, authorities, total), kind // named in passing
	}
	if e, _ := d.entities.Get(best); best != "" && 2*count[best] > total && (e.Kind != entity.Unlisted && e.Kind != entity.Product || count[best] > 2) {
		return best, kind
	}
	return d.ofTitle(title, authorities, total), kind
}

// oneOfMany reports whether a title names only one of those that its article
// is about: 三家运营商年报对比, 移动为何掉队, where the others are named as often.
func (d *document) oneOfMany(title, name string, count map[string]int) bool {
	head, _, _ := strings.Cut(title, ":")
	if strings.HasPrefix(title, "【") {
		head = ""
	}
	if !cue.Has(title, cue.Many) && !strings.Contains(head, "、") {
		return false
	}
	e, _ := d.entities.Get(name)
	for other, n := range count {
		if o, _ := d.entities.Get(other); other != name && o.Kind == e.Kind && 2*n >= count[name] {
			return true
		}
	}
	return false
}

// announcer returns whose results an article opens with: 中国平安(601318.SH)发布
// 2023年年报. "" when nobody's or those of several.
func (d *document) announcer(title, text string, count map[string]int) string {
	for i := range text {
		if i >= len(title)+opening {
			text = text[:i]
			break
		}
	}
	found, end := "", 0
	for _, m := range d.namesIn(facts.Span{End: len(text)}) {
		listed := end > 0 && strings.Trim(text[end:m.Span.Start], "、和与及") == ""
		end = m.Span.End
		if len(m.Names) != 1 || count[m.Names[0]] == 0 || listed {
			continue
		}
		after := text[end:]
		if i := strings.IndexAny(after, "。;\n"); i >= 0 {
			after = after[:i]
		}
		if strings.HasPrefix(after, "(") {
			_, after, _ = strings.Cut(after, ")")
		}
		after = strings.TrimLeft(after, " ,")
		w := cue.Prefix(after, cue.Publish)
		if w == "" || !cue.Has(after, cue.Results) {
			continue
		}
		if found != "" && found != m.Names[0] {
			return ""
		}
		found = m.Names[0]
	}
	return found
}

// opening is how much of an article introduces whom it is about: 600 bytes are
// 200 characters, the first paragraph of news and the byline before it.
const opening = 600

// findPeriod returns the period the article reports on: said in the title,
// else the first span of a quarter or more that its opening says, else the
// year before its publication (annual reports come out in spring).
func (d *document) findPeriod(title string) (facts.Period, facts.Basis) {
	if p, ok := when.First(title, d.art.Published); ok {
		return p, facts.ByArticle
	}
	if p, ok := when.MonthOf(title, d.art.Published); ok {
		return p, facts.ByArticle
	}
	for i, s := range d.art.Sentences {
		if i >= 12 {
			break
		}
		if b := d.art.Blocks[s.Block]; b.Kind == facts.Caption {
			continue
		}
		if p, ok := when.First(d.textOf(s.Span), d.art.Published); ok {
			return p, facts.ByArticle
		}
	}
	if pub := d.art.Published; !pub.IsZero() && pub.Month <= 6 {
		return facts.Year(pub.Year - 1), facts.ByDate
	}
	return facts.Period{}, ""
}

func (d *document) startSection(b facts.Block) {
	text := d.textOf(b.Span)
	d.heading, d.headEnt, d.headPer, d.before = text, "", facts.Period{}, ""
	d.headUnit, d.linePer, d.ownPer = d.unitOfHeading(text), facts.Period{}, facts.Period{}
	names := map[string]bool{}
	for _, m := range d.namesIn(d.folded.Span(b.Span)) {
		if len(m.Names) == 1 {
			names[m.Names[0]] = true
			d.headEnt = m.Names[0]
		}
	}
	if len(names) != 1 || d.headEnt != d.salient && text == d.title {
		d.headEnt = "" // whom a title names is not whom all of its article is about
	}
	if p, ok := when.First(text, d.art.Published); ok {
		d.headPer = p
	}
}

// startBlock resets what a new paragraph does not inherit.
func (d *document) startBlock(first string) {
	c := &d.cur
	c.carried, c.names, c.main = carried{}, nil, ""
	d.subjects = map[string]bool{}
	d.theme.aspect = ""
	switch {
	case d.headEnt != "":
		c.entity, c.entBasis = d.headEnt, facts.ByHeading
	case d.salient != "":
		c.entity, c.entBasis = d.salient, facts.ByArticle
	case d.before != "" && cue.Prefix(first, cue.Wide) == "" && !labelled(first):
		c.entity, c.entBasis = d.before, facts.ByParagraph
	default: // an article on many: nobody in particular until one is named
		c.entity, c.entBasis, d.before = "", "", ""
	}
	d.blockPeriod = facts.Period{}
	c.period, c.perBasis = d.period, d.basis
	if p := d.headPer; !p.IsZero() || !d.ownPer.IsZero() {
		if p.IsZero() {
			p = d.ownPer
		}
		c.period, c.perBasis = p, facts.ByHeading
	}
	if !d.tablePer.IsZero() && d.headPer.IsZero() {
		c.period, c.perBasis, d.tablePer = d.tablePer, facts.ByHeading, facts.Period{} // the paragraph below a table is on it
	}
	if p, ok := when.Only(first, d.art.Published); ok {
		d.linePer = p
	}
	if !d.linePer.IsZero() {
		c.period, c.perBasis = d.linePer, facts.ByHeading
	}
}

// block reads the sentences of block i.
func (d *document) block(i int) {
	for d.next < len(d.art.Sentences) && d.art.Sentences[d.next].Block < i {
		d.next++
	}
	d.startBlock(d.textOf(d.art.Blocks[i].Span))
	first := len(d.facts)
	for ; d.next < len(d.art.Sentences) && d.art.Sentences[d.next].Block == i; d.next++ {
		d.sentence(d.next)
	}
	d.keepTheme(first)
	d.keepSubject()
}
