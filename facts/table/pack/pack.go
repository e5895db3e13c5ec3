package pack

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"sync"

	"wenbao/facts"
	"wenbao/facts/table/pack/code"
)

// The sections of a packed text.
const (
	sectionText = iota
	sectionSentences
	sectionBlocks
	sectionPlaces
	sectionCount
)

// The columns, in their order.
const (
	colSentence = iota // distance from that of the fact before
	colStart           // distance from the end of the fact before
	colLength
	colSurface // see packer.surface
	colWording
	colUnit
	colRange
	colEntity
	colMetric     // phrase; see packer.phrase
	colOf         // phrase
	colSpeaker    // phrase
	colConcept    // string + 1; 0 = that of the last fact with the same metric
	colDimensions // list
	colPeriod
	colAgainst // period
	colValue   // a decimal is digits …; only where the unit does not tell
	colScale   // … × 10^scale
	colDecimals
	colHigh
	colHighScale // + 1 where it is 0 or more; 0 = there is none
	columnCount
)

// signed are the columns of numbers that may be less than 0.
const signed = 1<<colSentence | 1<<colStart | 1<<colLength | 1<<colValue | 1<<colScale | 1<<colDecimals | 1<<colHigh | 1<<colHighScale

// maxScale is the largest scale of a decimal that is stored by its digits.
const maxScale = 61

// numbered gives values positions in the order in which they come.
type numbered[V comparable] struct {
	at   map[V]int // of those behind the first few, which are looked through
	list []V
	last int // the position that of returned last: neighbours are often alike
}

// few is how many values are looked through sooner than one is found in a map.
const few = 16

func numbering[V comparable](empty V) numbered[V] {
	return numbered[V]{at: map[V]int{}, list: []V{empty}}
}

// reset forgets all values but the empty one.
func (n *numbered[V]) reset() {
	clear(n.at)
	n.list, n.last = n.list[:1], 0
}

func (n *numbered[V]) of(v V) int {
	if v == n.list[n.last] {
		return n.last
	}
	i := slices.Index(n.list[:min(few, len(n.list))], v)
	if i < 0 && len(n.list) > few {
		if k, ok := n.at[v]; ok {
			i = k
		}
	}
	if i < 0 {
		if i = len(n.list); i >= few {
			n.at[v] = i
		}
		n.list = append(n.list, v)
	}
	n.last = i
	return i
}

// packer packs the facts of one article after another: its maps and lists serve the
// next one again.
type packer struct {
	art     *facts.Article
	text    code.Narrowed
	begins  []int
	lists   numbered[string] // by the positions in them
	pairs   [][]int          // of lists
	units   numbered[unit]
	ranges  numbered[highEnd]
	periods numbered[facts.Period]
	columns [columnCount][]int
	numbers []int // of all columns
	packed  []byte

	strings    local[string]
	wordings   local[wording]
	quantities local[quantity]

	spoken   map[string]int // phrases
	phrases  []phrase
	concepts map[string]string // by metric, as last said
	coder    *contextCoder
}

// Pack returns the bytes of an article's text, sentences, blocks and places, and of its
// facts; the article's other fields and Fact.Article are not among them. The same
// article and facts give the same bytes. It may be called at the same time.
func Pack(art *facts.Article, list []facts.Fact) []byte {
	var figures []byte
	if len(list) > 0 {
		p := packers.Get().(*packer)
		figures = code.Compress(p.pack(art, list))
		if len(list) <= maxKept {
			packers.Put(p)
		}
	}
	b := make([]byte, 0, len(art.Text)+256)
	for _, section := range [sectionCount][]byte{code.AppendText(make([]byte, 0, len(art.Text)), art.Text), code.EncodeSentences(art.Text, art.Sentences),
		code.EncodeBlocks(art.Sentences, art.Blocks), code.EncodePlaces(art.Places)} {
		b = append(binary.AppendUvarint(b, uint64(len(section))), section...)
	}
	return append(append(binary.AppendUvarint(nil, uint64(len(figures))), figures...), code.Compress(b)...)
}

// maxKept is of how many facts at most a packer is used again: of more it has maps
// that it would take longer to clear than a small article takes to pack.
const maxKept = 2000

var packers = sync.Pool{New: func() any {
	return &packer{lists: numbering(""), pairs: [][]int{nil},
		units: numbering(unit{}), ranges: numbering(highEnd{}), periods: numbering(facts.Period{}),
		strings: words().local(), wordings: wordings().local(), quantities: quantities().local(),
		spoken: map[string]int{}, concepts: map[string]string{}, coder: newContextCoder("")}
}}

// reset makes the packer ready for an article with so many facts.
func (p *packer) reset(art *facts.Article, list int) {
	p.art, p.text = art, code.NewNarrowed(art.Text)
	p.begins = p.text.Begins(art.Sentences)
	p.lists.reset()
	p.units.reset()
	p.ranges.reset()
	p.periods.reset()
	p.strings.reset()
	p.wordings.reset()
	p.quantities.reset()
	p.pairs, p.phrases = p.pairs[:1], p.phrases[:0]
	clear(p.spoken)
	clear(p.concepts)
	p.coder.reset(p.text.Text)
	p.numbers = slices.Grow(p.numbers[:0], int(columnCount)*list)
	for i := range p.columns {
		p.columns[i] = p.numbers[i*list : i*list : (i+1)*list]
	}
}

// pack returns bytes that are the packer's.
func (p *packer) pack(art *facts.Article, list []facts.Fact) []byte {
	p.reset(art, len(list))
	before := &facts.Fact{}
	for i := range list {
		p.add(&list[i], before)
		before = &list[i]
	}
	lists, frames, phrases := p.packLists(), p.packFrames(), p.packPhrases() // which may say strings
	b := code.AppendUints(p.packed[:0], len(p.strings.list))
	var all []byte
	for _, s := range p.strings.list {
		b = code.AppendUints(b, len(s))
		all = code.AppendText(all, s)
	}
	b = append(code.AppendUints(b, len(all)), all...)
	b = append(append(b, lists...), frames...)
	b = appendPeriods(b, p.periods.list[1:])
	b = append(code.AppendUints(b, len(list)), p.packColumns()...)
	b = code.AppendUints(append(b, phrases...), len(p.coder.pieces))
	p.packed = append(append(b, p.coder.pieces...), p.coder.numbers...)
	return p.packed
}

func (p *packer) packLists() []byte {
	b := code.AppendUints(nil, len(p.pairs)-1)
	for _, list := range p.pairs[1:] {
		b = code.AppendUints(code.AppendUints(b, len(list)/2), list...)
	}
	return b
}

func (p *packer) packFrames() []byte {
	var units, ranges []byte
	for _, u := range p.units.list[1:] {
		units = code.AppendInts(code.AppendUints(units, p.quantities.of(u.quantity), u.value), u.decimals)
	}
	for _, h := range p.ranges.list[1:] {
		ranges = code.AppendInts(code.AppendUints(ranges, p.quantities.of(h.quantity)), h.decimals)
	}
	b := code.AppendUints(nil, len(p.wordings.list))
	for _, w := range p.wordings.list {
		b = p.appendStrings(b, w[:])
	}
	b = code.AppendUints(b, len(p.quantities.list))
	for _, q := range p.quantities.list {
		b = p.appendStrings(b, q[:])
	}
	b = append(code.AppendUints(b, len(p.units.list)-1), units...)
	return append(code.AppendUints(b, len(p.ranges.list)-1), ranges...)
}

func (p *packer) packColumns() []byte {
	var b []byte
	mask := 0
	for i, column := range p.columns {
		any := 0
		for _, v := range column {
			any |= v
		}
		if any == 0 {
			continue
		}
		mask |= 1 << i
		if signed>>i&1 == 1 {
			b = code.AppendInts(b, column...)
		} else {
			b = code.AppendUints(b, column...)
		}
	}
	return append(code.AppendUints(nil, mask), b...)
}

// packPhrases packs phrases and lines.
func (p *packer) packPhrases() []byte {
	b := code.AppendUints(nil, len(p.phrases))
	for _, ph := range p.phrases {
		b = code.AppendUints(b, ph.length)
	}
	for _, ph := range p.phrases {
		b = code.AppendInts(b, ph.back)
	}
	b = code.AppendUints(b, len(p.coder.lines))
	from := 0
	for _, l := range p.coder.lines {
		b = code.AppendUints(code.AppendInts(b, l.Start-from), l.Len())
		from = l.End
	}
	return b
}

func (p *packer) appendStrings(b []byte, texts []string) []byte {
	for _, s := range texts {
		b = code.AppendUints(b, p.strings.of(s))
	}
	return b
}

func (p *packer) add(f, before *facts.Fact) {
	sentence := code.SentenceOf(p.art.Sentences, f.Sentence)
	begin := 0
	if f.Sentence >= 0 && f.Sentence < len(p.begins) {
		begin = p.begins[f.Sentence]
	}
	at := anchorsOf(&p.text, sentence.Start, begin, f.Span)
	metric := p.phrase(f.Metric, at)
	concept := 0
	if p.concepts[f.Metric] != f.Concept {
		concept = p.strings.of(f.Concept) + 1
	}
	p.concepts[f.Metric] = f.Concept
	u, value, scale, decimals := p.unit(f)
	high, highScale := 0, 0
	if f.High.Value != "" {
		if high, highScale = p.decimal(f.High.Value); highScale >= 0 {
			highScale++
		}
	}
	p.coder.encode(f.Context, at)
	for i, v := range [columnCount]int{
		f.Sentence - before.Sentence, f.Span.Start - before.Span.End, f.Span.Len(), p.surface(f),
		p.wordings.of(wordingOf(f)), p.units.of(u), p.ranges.of(highEnd{quantityOf(&f.High), f.High.Decimals}),
		p.strings.of(f.Entity), metric, p.phrase(f.Of, at), p.phrase(f.Speaker, at), concept, p.dimensions(f.Dimensions),
		p.periods.of(f.Period), p.periods.of(f.Against), value, scale, decimals, high, highScale,
	} {
		p.columns[i] = append(p.columns[i], v)
	}
}

// surface returns 0 where the surface is what the text has at the fact's place, an
// even number where it is wider: 约3.76亿元, and an odd one for a string.
func (p *packer) surface(f *facts.Fact) int {
	s, text := f.Span, p.art.Text
	if s.Start < 0 || s.End < s.Start || s.End > len(text) || !strings.Contains(f.Surface, s.In(text)) {
		return p.strings.of(f.Surface)<<1 | 1
	}
	wider := strings.Index(f.Surface, s.In(text))
	from := s.Start - wider
	if to := from + len(f.Surface); from < 0 || to > len(text) || text[from:to] != f.Surface || max(wider, to-s.End) >= maxWider {
		return p.strings.of(f.Surface)<<1 | 1
	} else {
		return (wider*maxWider + to - s.End) << 1
	}
}

// maxWider bounds by how many bytes a surface is wider than its fact's place.
const maxWider = 64

// phrase returns 0 for no phrase, 1 for a new one, 2 … for those said before from
// the last new one on.
func (p *packer) phrase(s string, at anchors) int {
	if s == "" {
		return 0
	}
	if n, ok := p.spoken[s]; ok {
		return len(p.phrases) - n + 1
	}
	ph, ok := placePhrase(p.text.Text, s, at)
	if !ok {
		ph = phrase{back: p.strings.of(s)}
	}
	p.spoken[s] = len(p.phrases)
	p.phrases = append(p.phrases, ph)
	return 1
}

func (p *packer) dimensions(list []facts.Dimension) int {
	var pairs []int
	for _, d := range list {
		pairs = append(pairs, p.strings.of(d.Axis), p.strings.of(d.Member))
	}
	key := ""
	if pairs != nil {
		key = fmt.Sprint(pairs)
	}
	i := p.lists.of(key)
	if i == len(p.pairs) {
		p.pairs = append(p.pairs, pairs)
	}
	return i
}

// unit returns a fact's unit and, where it and the surface do not tell them, its
// value and decimals.
func (p *packer) unit(f *facts.Fact) (u unit, value, scale, decimals int) {
	q := &f.Quantity
	u.quantity = quantityOf(q)
	if q.Value == "" {
		u.value, u.decimals = noValue, q.Decimals
		return u, 0, 0, 0
	}
	if digits, fraction, ok := digitsOf(f.Surface); ok {
		if power, negative, ok := powerOf(q.Value, digits, fraction); ok {
			u.value, u.decimals = valueOf(power, negative), q.Decimals+power-fraction
			return u, 0, 0, 0
		}
	}
	value, scale = p.decimal(q.Value)
	return u, value, scale, q.Decimals
}

func (p *packer) decimal(d facts.Decimal) (digits, scale int) {
	if d == "" {
		return 0, code.NoDecimal
	}
	whole, fraction, _ := strings.Cut(string(d), ".")
	scale = -len(fraction)
	if short := strings.TrimRight(whole, "0"); fraction == "" && strings.Trim(short, "-") != "" {
		scale, whole = len(whole)-len(short), short
	}
	digits, err := strconv.Atoi(whole + fraction)
	if err != nil || bits.Len(uint(max(digits, -digits))) > 60 || scale > maxScale || code.DecimalOf(digits, scale) != d {
		return p.strings.of(string(d)), code.AsString
	}
	return digits, scale
}
