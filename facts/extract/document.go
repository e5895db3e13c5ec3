package extract

import (
	"slices"
	"sort"
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/about"
	"wenbao/facts/extract/carry"
	"wenbao/facts/extract/claim"
	"wenbao/facts/extract/counting"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/listing"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/report"
	"wenbao/facts/extract/subject"
	"wenbao/facts/extract/tabular"
	"wenbao/facts/extract/when"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// document is the state of one article being read.
type document struct {
	*about.Overview
	*room
	place        report.Place // where in it the reader is
	above        above        // of the next table
	tables       tabular.Tables
	short        map[string]string // see siblings
	inTitle      []entity.Mention  // the names in the title
	trade        partOfTrade       // that the title is on
	metrics      metric.Memo
	heading      string // folded heading above
	headSaid     string // what it says of the figures below: see headingSays
	account      string // of those that age, which the notes are on: see followAccount
	warning      bool   // it tells of results before they are known
	titled       bool   // the block being read is the title
	business     string // that the title of an article on several is on: 信用卡
	label        string // that the paragraph opens with: 装机:
	product      string // that the paragraph is on, by the name it opens with
	headPer      facts.Period
	blockPeriod  facts.Period     // of the first figure of the paragraph
	told         facts.Period     // the last quarter or more that a sentence said its first figure is of
	subsidiaries bool             // below the heading of the part on them
	ofSubsidiary bool             // below that of one of them
	headUnit     string           // of figures without one below a heading that gives it
	ownPer       facts.Period     // that the section of one of several says first
	tablePer     facts.Period     // of all columns of the table right before
	announced    facts.Period     // of what the last sentence says that several have published: 四家公司披露10月简报
	ofEach       int              // paragraphs in a row, up to this one, that open with a name and a colon
	linePer      facts.Period     // of the last line of the section that only says when: 2023年度:
	said         []period.Mention // of the sentence before in the paragraph
	tellsFormer  bool             // 前者 or 后者 is somewhere in the text
	namedTwo     []string         // the companies that the sentence before names: see withFormer
	cur          cursor
	aside        facts.Period // that sentence asideOf told of in passing last
	asideOf      int
	subjects     map[string]bool // of the paragraph being read
	first        string          // the first of them
	opens        string          // whom a paragraph of a report names before a colon: 岚城金租有限公司:注册资本20亿元
	before       string          // the only subject of the paragraph before
	all          string          // the trade that an article on many told of as a whole: 上市券商
	parted       string          // whom the paragraph takes apart, sentence by sentence; "" when it does not
	lists        listing.Reader
	whom         subject.Reader
	memory       carry.Memory
	claims       claim.Reader
	currency     facts.Unit // that a note gives the 元 from byte currencyAt of the folded text on
	currencyAt   int
	here         progress
	next         int // index of the next sentence to read
	facts        []facts.Fact
	ended        func() error // why nobody waits for the facts any more
}

// cursor is what a figure inherits when its clause does not say it.
type cursor struct {
	entity   string
	entBasis facts.Basis
	period   facts.Period
	perBasis facts.Basis
	counted  counting.Last
	main     string // whom the text goes back to after somebody told of in passing, "" for nobody
}

// progress is what the figures of a sentence have settled so far.
type progress struct {
	topic      facts.Period // of the first figure
	topicBasis facts.Basis
	aside      facts.Span // of the last period said after a figure
	settled    bool       // a figure has been read that topic holds for
	outside    outside
	part       []int // see partSaid
	partSought bool
	product    string  // that the sentence is on without its name
	joint      [][]int // where several are counted for what they have together: see ofThemAll

	jointSought bool
	corrected   int // where what the sentence corrects figures to begins, 0 for nothing
}

// outside is the subject of a sentence to go back to behind a bracket that has a name and a
// figure of its own: 六大行科技人员增至11万人([邮储银行]按7200人计),首次突破10万人.
type outside struct {
	end    int // of the bracket, 0 for none
	entity string
}

// document begins an article.
func (x *Extractor) document(art *facts.Article) *document {
	d := &document{Overview: about.Read(art, x.entities, x.metrics), room: rooms.Get().(*room), metrics: metric.NewMemo(x.metrics)}
	d.tellsFormer = lex.Contains(d.Text.Text, former) || lex.Contains(d.Text.Text, latter)
	d.inTitle = d.Entities.Find(d.Title)
	d.short, d.trade = d.siblings(), d.partOfTrade()
	d.claims = claim.Reader{Published: art.Published, AsOf: when.LatestKnown(art.Published, d.Text.Text), Fiscal: claim.FiscalYear(d.Text.Text, art.Published)}
	d.whom = subject.Reader{Overview: d.Overview, Claims: &d.claims, Unnamed: lex.Contains(d.Text.Text, "某")}
	d.tables = tabular.Tables{Overview: d.Overview, Place: &d.place, Metrics: d.metrics, Claims: &d.claims, Add: d.addCell}
	d.aliases(d.Declared)
	d.noteCurrency(d.Text.Text)
	d.warning = warning.MatchString(d.Title) && !strings.Contains(d.Title, "快报")
	d.memory = carry.New(d.metrics, d.Title)
	if d.Salient == "" {
		_, d.business = cue.Business.Find(d.Title)
	}
	d.lists = listing.Reader{Subjects: &d.whom, Memory: &d.memory, Metrics: d.metrics}
	d.cur = cursor{entity: d.Salient, entBasis: facts.ByArticle, period: d.Period, perBasis: d.Basis}
	return d
}

// line recognises what is in sentence i.
func (d *document) line(i int) *prose.Line {
	s := d.Article.Sentences[i]
	source := s.In(d.Article.Text)
	anchor := d.cur.period
	if anchor.IsZero() {
		anchor = d.Period
	}
	read := d.recognise(i, anchor)
	f := read.folded
	l := &d.reading
	d.here = progress{}
	l.Begin(i, source, f, s.Start)
	l.Quantities = d.withUnits(append(l.Quantities, read.quantities...), f.Text)
	l.Periods = when.Find(l.Periods, read.periods, f, when.Context{
		Published: d.Today, Anchor: anchor, Monthly: when.IsMonth(d.Period), Said: d.said, Reported: d.Period,
		Open: d.cur.perBasis == facts.ByArticle || d.cur.perBasis == facts.ByDate || d.cur.perBasis == "",
	})
	ofNextYear(l)
	d.said = append(d.said[:0], l.Periods...)
	d.rowsOfYears(l)
	d.inCurrency(l)
	d.spoken(l)
	pieces(l)
	dropTerms(l)
	noted(l)
	movedTo(l)
	l.Entities = d.ownGroups(read.entities)
	d.withSiblings(l)
	d.withParallel(l)
	d.withFormer(l)
	withCodes(l)
	l.Settle()
	d.onProduct(l)
	return l
}

// ownGroups drops the collective subjects that are part of the place which the
// article is about, so that they stay words of its metrics: 云泽市's
// 规模以上工业企业利润总额.
func (d *document) ownGroups(ms []entity.Mention) []entity.Mention {
	if !d.OfPlace {
		return d.ofTitleGroup(ms)
	}
	return slices.DeleteFunc(ms, func(m entity.Mention) bool { return m.Rule == entity.RuleGroup && m.Names[0] != subject.WholeCountry }) // 三季度末,[全国]普惠小微贷款余额36.5万亿元
}

// ofTitleGroup reads the word for a whole trade as the part of it that the title is on, where it is on one:
// 券商 below 43家上市券商前三季赚了1693亿.
func (d *document) ofTitleGroup(ms []entity.Mention) []entity.Mention {
	if d.trade.name == "" {
		return ms
	}
	for i, m := range ms {
		if len(m.Names) == 1 && m.Names[0] == d.trade.of {
			ms = slices.Clone(ms)
			ms[i].Names = []string{d.trade.name}
		}
	}
	return ms
}

// partOfTrade returns the group that a title begins with, and the wider one that it is a part of.
func (d *document) partOfTrade() (p partOfTrade) {
	if ms := d.inTitle; len(ms) > 0 && ms[0].Rule == entity.RuleGroup && ms[0].Span.Start <= len("一百家") {
		e, _ := d.Entities.Get(ms[0].Names[0])
		p.name, p.of = e.Name, e.Parent
	}
	if p.of == "" {
		p.name = ""
	}
	return p
}

// A partOfTrade is a group of some of a trade and the group of all of it.
type partOfTrade struct{ name, of string }

// codeBehind is a share's code behind a name, or its codes at several exchanges: 贵州茅台[(600519.SH)]、五粮液,
// 理想汽车[(LI.US)], 驰峦汽车[(601990.SH、09868.HK)]. A count or a year alone is none: 甲公司(23)、乙公司(19).
var codeBehind = pattern.New(`^ ?\((?:\d{5,6}|` + code + `)(?:[、,;/] ?` + code + `)*\)`)

const code = `(?:(?:[A-Za-z]{2,}[:.]? ?)?(?:\d{1,6}[.,] ?[A-Za-z]{1,6}|[A-Z]{1,6}(?:[.,] ?[A-Za-z]{1,6})?)|[A-Za-z]{2,}[:.]? ?\d{3,6})`

// withCodes makes the code behind a name part of it, so that names with codes are lists as those without. A
// code that is listed itself is no further name.
func withCodes(l *prose.Line) {
	end := 0
	for i := range l.Entities {
		m := &l.Entities[i]
		if m.Span.End < len(l.Text) && (l.Text[m.Span.End] == '(' || l.Text[m.Span.End] == ' ') {
			m.Span.End += len(codeBehind.FindString(l.Text[m.Span.End:]))
		}
	}
	l.Entities = slices.DeleteFunc(l.Entities, func(m entity.Mention) bool {
		inside := m.Span.Start < end
		end = max(end, m.Span.End)
		return inside
	})
}

// aliases adds a text fact for every further name that the article declares,
// so that questions may use it too.
func (d *document) aliases(declared []entity.Entity) {
	for _, e := range declared {
		for _, alias := range e.Aliases {
			i := lex.Index(d.Text.Text, alias)
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

// add keeps a fact of the article. There is room from the start for as many as the
// text seems to have figures: facts are large to move.
func (d *document) add(f facts.Fact) {
	if d.facts == nil {
		d.facts = make([]facts.Fact, 0, min(numbers(d.Text.Text), MaxFacts)+4)
	}
	f.Article = d.Article.ID
	d.facts = append(d.facts, f)
}

// enough reports whether no further sentence is to be read.
func (d *document) enough() bool { return len(d.facts) >= MaxFacts || d.ended() != nil }

// addCell keeps a fact of a table's cell, whose sentence it finds.
func (d *document) addCell(f facts.Fact) {
	if len(d.facts) >= MaxFacts {
		return
	}
	for d.next < len(d.Article.Sentences) && d.Article.Sentences[d.next].End < f.Span.End {
		d.next++
	}
	f.Sentence = min(d.next, len(d.Article.Sentences)-1)
	d.add(f)
}

// numbers counts the numbers of a text that are no dates.
func numbers(text string) int {
	n := 0
	for i := 1; i < len(text); i++ {
		if text[i-1] < '0' || text[i-1] > '9' || text[i] >= '0' && text[i] <= '9' || text[i] == '.' || text[i] == ',' {
			continue
		}
		if rest := text[i:]; !strings.HasPrefix(rest, "年") && !strings.HasPrefix(rest, "月") && !strings.HasPrefix(rest, "日") {
			n++
		}
	}
	return n
}
