package table

import (
	"fmt"
	"strconv"
	"strings"

	"wenbao/facts"
)

// An article and its facts are packed into one run of bytes, which is compressed
// as a whole (compress.go): metrics, contexts and surfaces repeat what the text
// says, so that a fact takes some 40 bytes. Nothing else is needed to read it.
//
//	packed   = { length section }               text, sentences, blocks, places, figures
//	figures  = strings lists frames periods columns contexts
//	strings  = count { length in UTF-8 } length { text }
//	lists    = count { count { axis member } }  dimensions
//	frames   = count { 12 strings 2 decimals }
//	periods  = count { start end instant }      dates as yyyymmdd, 0 = open
//	columns  = count { number of each fact }    18 columns, one after the other
//	contexts = { bytes }                        context.go
//
// Numbers are signed varints, texts as characters.go says; strings, lists, frames and periods are meant by
// their positions, of which 0 is the empty one.

// The sections of a packed article.
const (
	sectionText = iota
	sectionSentences
	sectionBlocks
	sectionPlaces
	sectionFigures
	sectionCount
)

// The columns, in their order.
const (
	colSentence = iota // distance from that of the fact before
	colStart           // distance from that of the fact before
	colLength
	colSurface // string + 1; 0 = what the text has at the fact's place
	colFrame
	colEntity
	colMetric
	colConcept
	colOf
	colSpeaker
	colDimensions // list
	colPeriod
	colAgainst // period
	colContext // length in bytes
	colValue   // a decimal is digits …
	colScale   // … × 10^scale
	colHigh
	colHighScale
	columnCount
)

// Scales that say how else a decimal is stored.
const (
	noDecimal = 63 // ""
	asString  = 62 // its digits are the position of a string
	maxScale  = 61 // of others
)

// frame is how a figure is worded, apart from its value and its names. An
// article has a handful of them.
type frame struct {
	texts          [12]string
	decimals, high int
}

func frameOf(f *facts.Fact) frame {
	q, h := &f.Quantity, &f.High
	return frame{[...]string{
		string(f.EntityBasis), string(f.Measure), f.Versus, string(f.PeriodBasis), string(f.Modality), f.Rule,
		string(q.Unit), string(q.Kind), string(q.Approx), string(h.Unit), string(h.Kind), string(h.Approx),
	}, q.Decimals, h.Decimals}
}

func (r *frame) fill(f *facts.Fact) {
	t := &r.texts
	f.EntityBasis, f.Measure, f.Versus = facts.Basis(t[0]), facts.Measure(t[1]), t[2]
	f.PeriodBasis, f.Modality, f.Rule = facts.Basis(t[3]), facts.Modality(t[4]), t[5]
	q, h := &f.Quantity, &f.High
	q.Unit, q.Kind, q.Approx = facts.Unit(t[6]), facts.UnitKind(t[7]), facts.Approx(t[8])
	h.Unit, h.Kind, h.Approx = facts.Unit(t[9]), facts.UnitKind(t[10]), facts.Approx(t[11])
	q.Decimals, h.Decimals = r.decimals, r.high
}

// numbered gives values positions in the order in which they come.
type numbered[V comparable] struct {
	at   map[V]int
	list []V
}

func numbering[V comparable](empty V) numbered[V] {
	return numbered[V]{map[V]int{empty: 0}, []V{empty}}
}

func (n *numbered[V]) of(v V) int {
	i, ok := n.at[v]
	if !ok {
		i = len(n.list)
		n.at[v] = i
		n.list = append(n.list, v)
	}
	return i
}

// packer packs the facts of one article.
type packer struct {
	text    string
	strings numbered[string]
	lists   numbered[string] // by the positions in them
	pairs   [][]int          // of lists
	frames  numbered[frame]
	periods numbered[facts.Period]
	columns [columnCount][]int

	coder    *contextCoder
	contexts []byte
}

// pack returns the bytes of an article and its facts.
func pack(e *Entry) []byte {
	art := &e.Article
	b := make([]byte, 0, 2*len(art.Text)+256*len(e.Facts)+256)
	for _, section := range [sectionCount][]byte{appendText(nil, art.Text), encodeSentences(art.Sentences),
		encodeBlocks(art.Blocks), encodePlaces(art.Places), packFacts(art, e.Facts)} {
		b = append(appendInts(b, len(section)), section...)
	}
	return b
}

func packFacts(art *facts.Article, list []facts.Fact) []byte {
	if len(list) == 0 {
		return nil
	}
	p := packer{text: art.Text, coder: newContextCoder(art.Text), strings: numbering(""), lists: numbering(""), pairs: [][]int{nil},
		frames: numbering(frame{}), periods: numbering(facts.Period{})}
	before := &facts.Fact{}
	for i := range list {
		p.add(&list[i], before, sentenceOf(art.Sentences, list[i].Sentence))
		before = &list[i]
	}
	var frames []byte
	for _, r := range p.frames.list {
		for _, text := range r.texts {
			frames = appendInts(frames, p.strings.of(text))
		}
		frames = appendInts(frames, r.decimals, r.high)
	}
	b := appendInts(nil, len(p.strings.list))
	var all []byte
	for _, s := range p.strings.list {
		b = appendInts(b, len(s))
		all = appendText(all, s)
	}
	b = append(appendInts(b, len(all)), all...)
	b = appendInts(b, len(p.pairs))
	for _, list := range p.pairs {
		b = appendInts(appendInts(b, len(list)/2), list...)
	}
	b = append(appendInts(b, len(p.frames.list)), frames...)
	b = appendInts(b, len(p.periods.list))
	for _, period := range p.periods.list {
		instant := 0
		if period.Instant {
			instant = 1
		}
		b = appendInts(b, encodeDate(period.Start), encodeDate(period.End), instant)
	}
	b = appendInts(b, len(list))
	for _, column := range p.columns {
		b = appendInts(b, column...)
	}
	return append(b, p.contexts...)
}

// sentenceOf returns where a sentence stands, the zero span when there is none.
func sentenceOf(sentences []facts.Sentence, i int) facts.Span {
	if i < 0 || i >= len(sentences) {
		return facts.Span{}
	}
	return sentences[i].Span
}

func (p *packer) add(f, before *facts.Fact, sentence facts.Span) {
	str, surface := p.strings.of, 0
	if s := f.Span; s.Start < 0 || s.End < s.Start || s.End > len(p.text) || p.text[s.Start:s.End] != f.Surface {
		surface = str(f.Surface) + 1
	}
	value, scale := p.decimal(f.Quantity.Value)
	high, highScale := p.decimal(f.High.Value)
	context := p.coder.encode(f.Context, sentence)
	p.contexts = append(p.contexts, context...)
	for i, v := range [columnCount]int{
		f.Sentence - before.Sentence, f.Span.Start - before.Span.Start, f.Span.Len(), surface, p.frames.of(frameOf(f)),
		str(f.Entity), str(f.Metric), str(f.Concept), str(f.Of), str(f.Speaker), p.dimensions(f.Dimensions),
		p.periods.of(f.Period), p.periods.of(f.Against), len(context), value, scale, high, highScale,
	} {
		p.columns[i] = append(p.columns[i], v)
	}
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

func (p *packer) decimal(d facts.Decimal) (digits, scale int) {
	if d == "" {
		return 0, noDecimal
	}
	whole, fraction, _ := strings.Cut(string(d), ".")
	scale = -len(fraction)
	if short := strings.TrimRight(whole, "0"); fraction == "" && strings.Trim(short, "-") != "" {
		scale, whole = len(whole)-len(short), short
	}
	digits, err := strconv.Atoi(whole + fraction)
	if err != nil || scale > maxScale || decimalOf(digits, scale) != d {
		return p.strings.of(string(d)), asString
	}
	return digits, scale
}

func decimalOf(digits, scale int) facts.Decimal {
	return facts.Decimal(strconv.Itoa(digits)).Shift(scale)
}
