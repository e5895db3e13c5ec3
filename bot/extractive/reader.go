package extractive

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"wenbao/bot/extractive/line"
	"wenbao/facts"
)

// page is an article as the rules read it.
type page struct {
	art    *facts.Article
	title  line.Line
	whole  string            // the text folded, without price quotations; "" until asked for
	lines  map[int]line.Line // by sentence
	blocks map[int]string    // by block: its text in lower case
	heads  map[int]int       // block → sentence of the heading above, -1 for none
}

// sentence is a candidate with what is known about it.
type sentence struct {
	line.Line
	page  *page
	index int
	cover float64 // share of the question's content that sentence and context explain
	own   float64 // the same by the sentence alone
	years float64 // 1: has the years asked for … 0: has others
}

// reader reads the candidates with the question in mind.
type reader struct {
	ask       Ask
	q         query
	aliases   []string // lower case
	rarity    []float64
	pages     map[string]*page
	sentences []*sentence
	named     map[*page]map[int][]namedAt
	mains     map[*page][2]bool // known, asked
}

// minCover is what sentence and context must explain for any rule to look.
const minCover = 0.4

// minUnnamed is the same for a question that names no entity: what it is about
// must then follow from its words.
const minUnnamed = 0.65

// Weights of context: a word in the sentence before or above counts less than
// one in the sentence itself.
const (
	inPrevious = 0.7
	inHeading  = 0.6
	inTitle    = 0.7
	inBlock    = 0.5
)

func newReader(a Ask, q query, candidates []Candidate) *reader {
	r := &reader{ask: a, q: q, pages: map[string]*page{}, named: map[*page]map[int][]namedAt{}, mains: map[*page][2]bool{}}
	for _, s := range a.Aliases {
		if s = line.Lower(line.Plain(s)); s != "" {
			r.aliases = append(r.aliases, s)
		}
	}
	for _, e := range a.Entities {
		if e = line.Lower(line.Plain(e)); e != "" {
			r.aliases = append(r.aliases, e)
		}
	}
	for _, c := range candidates {
		if c.Article == nil || c.Sentence < 0 || c.Sentence >= len(c.Article.Sentences) {
			continue
		}
		p := r.page(c.Article)
		r.sentences = append(r.sentences, &sentence{Line: p.line(c.Sentence), page: p, index: c.Sentence})
	}
	r.weigh()
	least := minCover
	if len(r.aliases) == 0 {
		least = minUnnamed
	}
	kept := r.sentences[:0]
	for _, s := range r.sentences {
		r.score(s)
		if s.cover >= least && s.years > 0 && r.musts(s) {
			kept = append(kept, s)
		}
	}
	r.sentences = kept
	return r
}

func (r *reader) page(art *facts.Article) *page {
	p, ok := r.pages[art.ID]
	if !ok {
		p = &page{art: art, lines: map[int]line.Line{}, blocks: map[int]string{}, heads: map[int]int{}}
		p.title = line.New(art.Title, facts.Span{End: len(art.Title)})
		r.pages[art.ID] = p
	}
	return p
}

// line returns a sentence of the article.
func (p *page) line(i int) line.Line {
	l, ok := p.lines[i]
	if !ok {
		l = line.New(p.art.Text, p.art.Sentences[i].Span)
		p.lines[i] = l
	}
	return l
}

// block returns the paragraph of a sentence in lower case.
func (p *page) block(i int) string {
	b := p.art.Sentences[i].Block
	if text, ok := p.blocks[b]; ok {
		return text
	}
	from, to := i, i
	for from > 0 && p.art.Sentences[from-1].Block == b {
		from--
	}
	for to+1 < len(p.art.Sentences) && p.art.Sentences[to+1].Block == b {
		to++
	}
	var text strings.Builder
	for j := from; j <= to; j++ {
		text.WriteString(p.line(j).Lower)
	}
	p.blocks[b] = text.String()
	return text.String()
}

// previous returns the sentence before in the same block.
func (p *page) previous(i int) (line.Line, bool) {
	if i == 0 || p.art.Sentences[i-1].Block != p.art.Sentences[i].Block {
		return line.Line{}, false
	}
	return p.line(i - 1), true
}

// heading returns the heading above a sentence.
func (p *page) heading(i int) (line.Line, bool) {
	if len(p.art.Blocks) == 0 {
		return line.Line{}, false
	}
	block := p.art.Sentences[i].Block
	at, ok := p.heads[block]
	if !ok {
		at = -1
		for j := i; j >= 0 && i-j < 200; j-- {
			if p.art.Blocks[p.art.Sentences[j].Block].Kind == facts.Heading && j != i {
				at = j
				break
			}
		}
		p.heads[block] = at
	}
	if at < 0 {
		return line.Line{}, false
	}
	return p.line(at), true
}

// weigh sets how much each term counts: its weight times its rarity among the
// candidates. A word that none has counts most, so that a question about
// something else stays unexplained.
func (r *reader) weigh() {
	n := float64(len(r.sentences))
	r.rarity = make([]float64, len(r.q.terms))
	for i, t := range r.q.terms {
		df := 0.0
		for _, s := range r.sentences {
			if t.in(s.Lower) {
				df++
			}
		}
		r.rarity[i] = t.weight * (0.5 + math.Log(1+(n+1)/(df+0.5)))
	}
}

// found reports for every term whether a piece of text has it. A pair of
// characters that joins two found ones is across a word boundary (评级|下调) and
// counts as found.
func (r *reader) found(lower string) []bool {
	has := make([]bool, len(r.q.terms))
	for i, t := range r.q.terms {
		has[i] = t.in(lower)
	}
	for i := 1; i+1 < len(has); i++ {
		if !has[i] && r.q.terms[i-1].joint && r.q.terms[i].joint {
			has[i] = r.q.terms[i-1].in(lower) && r.q.terms[i+1].in(lower)
		}
	}
	return has
}

func (t term) in(lower string) bool {
	return slices.ContainsFunc(t.forms, func(f string) bool { return strings.Contains(lower, f) })
}

func (r *reader) score(s *sentence) {
	s.years = r.yearsFit(s)
	prev, _ := s.page.previous(s.index)
	head, _ := s.page.heading(s.index)
	block := s.page.block(s.index)
	has := r.found(s.Lower)
	var total, own, cover float64
	for i, t := range r.q.terms {
		w := r.rarity[i]
		total += w
		switch {
		case has[i]:
			own += w
			cover += w
		case t.in(prev.Lower):
			cover += w * inPrevious
		case t.in(head.Lower):
			cover += w * inHeading
		case t.in(s.page.title.Lower):
			cover += w * inTitle
		case t.in(block):
			cover += w * inBlock
		}
	}
	if total == 0 {
		s.own, s.cover = 1, 1
		return
	}
	s.own, s.cover = own/total, cover/total
}

// within returns the share of the question's content that a piece of a
// sentence explains by itself.
func (r *reader) within(lower string) float64 {
	has := r.found(lower)
	var total, got float64
	for i := range r.q.terms {
		total += r.rarity[i]
		if has[i] {
			got += r.rarity[i]
		}
	}
	if total == 0 {
		return 1
	}
	return got / total
}

// musts reports whether the sentence has what cannot be put otherwise: the
// version number of the question, and the report that it asks the date of.
func (r *reader) musts(s *sentence) bool {
	for _, m := range r.q.musts {
		if !strings.Contains(s.Lower, m) {
			return false
		}
	}
	return r.q.report == "" || term{forms: reportForms()[r.q.report]}.in(s.Lower)
}

// yearsFit says whether a sentence may be about the years of the question.
func (r *reader) yearsFit(s *sentence) float64 {
	fit := 1.0
	for _, y := range r.q.years {
		fit = min(fit, r.yearFits(s, y))
	}
	for _, m := range r.q.months {
		if !strings.Contains(s.Text, m) {
			fit = min(fit, 0.5)
		}
	}
	return fit
}

func (r *reader) yearFits(s *sentence, y string) float64 {
	if strings.Contains(s.Text, y) {
		return 1
	}
	for _, m := range reportYear.FindAllStringSubmatch(s.Text, -1) {
		if m[1] != y {
			return 0 // 2022年年报 when 2023 is asked for
		}
	}
	prev, _ := s.page.previous(s.index)
	head, _ := s.page.heading(s.index)
	if strings.Contains(prev.Text+head.Text+s.page.title.Text, y) {
		return 0.95
	}
	if pub := s.page.art.Published.Year; pub != 0 {
		asked, _ := strconv.Atoi(y) // four digits
		switch d := pub - asked; {
		case d == 0 && r.q.report != "年报", d == 1:
			return 0.9
		default:
			return 0
		}
	}
	if yearText.MatchString(s.Text) {
		return 0
	}
	return 0.8
}
