package extractive

import (
	"slices"
	"strings"

	"wenbao/bot/extractive/line"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/entity/naming"
	"wenbao/facts/pattern"
)

// How sure it is that a phrase is about the entity asked about.
const (
	ownSentence = 1.0 // the sentence names it, last before the phrase
	laterNamed  = 0.95
	inherited   = 0.9 // paragraph or article is about it
	passing     = 0.6 // another was named last, but the article is about it
)

// namedAt is an entity named in a sentence.
type namedAt struct {
	start int
	asked bool
	weak  bool // recognised by its form alone: 澜汇支付, but also 远程银行
	names []string
}

// about returns how sure it is that the phrase text[from:to] of a sentence is
// about the entity asked about, 0 when it is about another. The last entity
// named before the phrase counts, in the sentence, then in its paragraph; then
// what the article's title or first paragraphs name alone; then the nearest
// one above.
//
//	集團首席執行官李源祥 under 【友邦】… is 友邦保险's, not 中银香港's
func (r *reader) about(s *sentence, from, to int) float64 {
	if len(r.aliases) == 0 {
		return 1
	}
	named := slices.DeleteFunc(slices.Clone(r.namedIn(s.page, s.index)), func(n namedAt) bool {
		return !n.asked && (from <= n.start && n.start < to || // the answer itself: 被沪农商行吸收合并
			object.MatchString(s.Text[:n.start]) || heldBy.MatchString(s.Text[:n.start]) || n.start > to && strings.Contains(s.Text[to:n.start], ";"))
	})
	for i := len(named) - 1; i >= 0; i-- {
		if named[i].start < to {
			return r.certainty(s.page, named[i], ownSentence)
		}
	}
	if len(named) > 0 {
		return r.certainty(s.page, named[0], laterNamed)
	}
	block := s.page.art.Sentences[s.index].Block
	i := s.index - 1
	for ; i >= 0 && s.page.art.Sentences[i].Block == block; i-- {
		if named := r.namedIn(s.page, i); len(named) > 0 {
			return r.certainty(s.page, named[len(named)-1], inherited)
		}
	}
	if named := r.section(s.page, s.index); len(named) > 0 && named[0].asked {
		return inherited
	}
	switch known, asked := r.main(s.page); {
	case known && asked:
		return inherited
	case known:
		return 0
	}
	return r.above(s.page, i)
}

// section returns the entities that the heading above a sentence names: a
// heading, or a line in brackets (【恒生银行】), but not the title.
func (r *reader) section(p *Page, i int) []namedAt {
	for ; i > 0; i-- {
		b := p.art.Sentences[i].Block
		text := strings.TrimSpace(p.line(i).Text)
		heads := b >= 0 && b < len(p.art.Blocks) && p.art.Blocks[b].Kind == facts.Heading
		if heads || strings.HasPrefix(text, "【") && strings.HasSuffix(text, "】") {
			return r.namedIn(p, i)
		}
	}
	return nil
}

// above returns how sure it is that a paragraph without names is about the
// entity asked about: when the nearest paragraph above, up from sentence i, that
// names anybody names it first.
func (r *reader) above(p *Page, i int) float64 {
	for i >= 0 {
		block, first := p.art.Sentences[i].Block, []namedAt(nil)
		for ; i >= 0 && p.art.Sentences[i].Block == block; i-- {
			if named := r.namedIn(p, i); len(named) > 0 {
				first = named
			}
		}
		if len(first) > 0 {
			if first[0].asked {
				return inherited
			}
			return 0
		}
	}
	return 0
}

// object is what stands before a name that the sentence, which is about another,
// names as the object of an action: 该行将与东岚银行合并.
var object = pattern.New(`(该行|该公司|本行|本公司|公司|集团|其)[^,;。]{0,12}(与|同|向|对|被|由|从|跟|因|给)$`)

// heldBy is what stands before the name of who owns the one that the sentence is on: 控股股东青禾集团持股31.3%,实际控制人仍为祁向东.
var heldBy = pattern.New(`(?:控股股东|母公司|大股东)(?:为|是)?$`)

// certainty is sure when the entity named is the one asked about, passing when
// another is named in an article about the one asked about.
func (r *reader) certainty(p *Page, n namedAt, sure float64) float64 {
	if n.asked {
		return sure
	}
	if known, main := r.main(p); known && main && (n.weak || sure < laterNamed) {
		return passing
	}
	return 0
}

// main returns whether the article is about one entity and whether that is the
// one asked about: the only one its title names, else the first one that its
// text names.
func (r *reader) main(p *Page) (known, asked bool) {
	if m, ok := r.mains[p]; ok {
		return m[0], m[1]
	}
	title := r.among(p.names.Find(p.title.Text), p.title.Text)
	distinct := map[string]bool{}
	for _, n := range title {
		distinct[n.names[0]] = true
		asked = asked || n.asked
	}
	switch {
	case len(distinct) == 1:
		known = true
	case len(distinct) == 0:
		for i := 0; i < len(p.art.Sentences) && i < 12 && !known; i++ {
			if named := r.namedIn(p, i); len(named) > 0 {
				known, asked = true, named[0].asked
			}
		}
	}
	r.mains[p] = [2]bool{known, asked}
	return known, asked
}

// namedIn returns the entities that a sentence names.
func (r *reader) namedIn(p *Page, i int) []namedAt {
	byPage := r.named[p]
	if byPage == nil {
		byPage = map[int][]namedAt{}
		r.named[p] = byPage
	}
	out, ok := byPage[i]
	if !ok {
		out = r.among(p.mentions(i), p.lines[i].Text)
		byPage[i] = out
	}
	return out
}

// among returns those of the entities named in a text that it may be about: those of
// the question by the wordings it came with, others by the lexicon. Regulators,
// collective subjects and products do not take a sentence over.
func (r *reader) among(found []entity.Mention, text string) []namedAt {
	var out []namedAt
	names := r.ask.Lexicon
	if names == nil {
		names = naming.Default()
	}
	for _, m := range found {
		if len(m.Names) == 0 {
			continue
		}
		n := namedAt{start: m.Span.Start, names: m.Names, weak: m.Rule == entity.RulePattern, asked: r.isAsked(m, text)}
		if e, ok := names.Get(m.Names[0]); ok && !n.asked &&
			(e.Kind == entity.Government || e.Kind == entity.Group || e.Kind == entity.Product) {
			continue
		}
		out = append(out, n)
	}
	lower := line.Lower(text)
	for _, a := range r.aliases {
		for at := range line.Indexes(lower, a) {
			if !slices.ContainsFunc(out, func(n namedAt) bool { return n.start <= at && at < n.start+len(a) }) {
				out = append(out, namedAt{start: at, asked: true, names: []string{a}})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b namedAt) int { return a.start - b.start })
	return out
}

func (r *reader) isAsked(m entity.Mention, text string) bool {
	for _, n := range m.Names {
		if slices.Contains(r.ask.Entities, n) {
			return true
		}
	}
	surface := line.Lower(m.Span.In(text))
	return slices.ContainsFunc(r.aliases, func(a string) bool {
		return a == surface || m.Rule == entity.RulePattern && (strings.HasPrefix(a, surface) || strings.HasPrefix(surface, a))
	})
}
