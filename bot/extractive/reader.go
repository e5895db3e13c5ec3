package extractive

import (
	"math"
	"strconv"
	"strings"

	"wenbao/bot/extractive/line"
)

// sentence is a sentence of a page with what is known about it.
type sentence struct {
	line.Line
	page  *Page
	index int
	cover float64 // share of the question's content that sentence and context explain
	own   float64 // the same by the sentence alone
	years float64 // 1: has the years asked for … 0: has others
}

// reader reads pages with the question in mind.
type reader struct {
	ask       Ask
	q         query
	aliases   []string // lower case
	rarity    []float64
	pages     []*Page
	sentences []*sentence
	covered   map[*Page]*coverage
	named     map[*Page]map[int][]namedAt
	mains     map[*Page][2]bool // known, asked
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

func newReader(a Ask, q query, pages []*Page) *reader {
	r := &reader{ask: a, q: q, covered: map[*Page]*coverage{}, named: map[*Page]map[int][]namedAt{}, mains: map[*Page][2]bool{}}
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
	lines := 0
	for _, p := range pages {
		lines += len(p.lines)
	}
	all := make([]sentence, 0, lines)
	for _, p := range pages {
		if len(p.lines) == 0 {
			continue
		}
		r.pages = append(r.pages, p)
		r.covered[p] = newCoverage(p, q.terms)
		for i := range p.lines {
			all = append(all, sentence{Line: p.lines[i], page: p, index: i})
			r.sentences = append(r.sentences, &all[len(all)-1])
		}
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

// weigh sets how much each term counts: its weight times its rarity among the
// sentences. A word that none has counts most, so that a question about
// something else stays unexplained.
func (r *reader) weigh() {
	n := float64(len(r.sentences))
	r.rarity = make([]float64, len(r.q.terms))
	for i, t := range r.q.terms {
		df := 0.0
		for _, s := range r.sentences {
			if r.covered[s.page].in(s.index, i) {
				df++
			}
		}
		r.rarity[i] = t.weight * (0.5 + math.Log(1+(n+1)/(df+0.5)))
	}
}

// found reports for every term whether a piece of text has it, which has tells. A pair
// of characters that joins two found ones is across a word boundary (评级|下调) and
// counts as found.
func (r *reader) found(has func(term int) bool) []bool {
	found := make([]bool, len(r.q.terms))
	for i := range found {
		found[i] = has(i)
	}
	for i := 1; i+1 < len(found); i++ {
		if !found[i] && r.q.terms[i-1].joint && r.q.terms[i].joint {
			found[i] = has(i-1) && has(i+1)
		}
	}
	return found
}

func (r *reader) score(s *sentence) {
	s.years = r.yearsFit(s)
	covered, p := r.covered[s.page], s.page
	prev, head := p.previous(s.index), p.heading(s.index)
	has := r.found(func(term int) bool { return covered.in(s.index, term) })
	var total, own, cover float64
	for i := range r.q.terms {
		w := r.rarity[i]
		total += w
		switch {
		case has[i]:
			own += w
			cover += w
		case covered.in(prev, i):
			cover += w * inPrevious
		case covered.in(head, i):
			cover += w * inHeading
		case covered.title[i]:
			cover += w * inTitle
		case covered.inBlock(s.index, i):
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
	has := r.found(func(term int) bool { return r.q.terms[term].in(lower) })
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
	p := s.page
	if strings.Contains(p.line(p.previous(s.index)).Text+p.line(p.heading(s.index)).Text+p.title.Text, y) {
		return 0.95
	}
	if pub := p.art.Published.Year; pub != 0 {
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
