package table

import (
	"encoding/binary"
	"errors"
	"strings"

	"wenbao/facts"
)

// Schema 4 had an article and its facts in one run of bytes, whose facts had their
// words and values spelled out:
//
//	packed   = { length section }               text, sentences, blocks, places, figures
//	figures  = strings lists frames periods columns contexts
//	strings  = count { length in UTF-8 } length { text }
//	lists    = count { count { axis member } }
//	frames   = count { 12 strings 2 decimals }
//	periods  = count { start end instant }
//	columns  = count { number of each fact }    18 columns
//	contexts = { bytes }                        chain
//
// All numbers were signed varints.

// The columns of schema 4.
const (
	oldSentence = iota // distance from that of the fact before
	oldStart           // distance from that of the fact before
	oldLength
	oldSurface // string + 1; 0 = what the text has at the fact's place
	oldFrame
	oldEntity
	oldMetric
	oldConcept
	oldOf
	oldSpeaker
	oldDimensions // list
	oldPeriod
	oldAgainst // period
	oldContext // length in bytes
	oldValue   // a decimal is digits …
	oldScale   // … × 10^scale
	oldHigh
	oldHighScale
	oldColumns
)

// frame4 is how a figure is worded, apart from its value and its names.
type frame4 struct {
	texts          [12]string
	decimals, high int
}

func (r *frame4) fill(f *facts.Fact) {
	t := &r.texts
	f.EntityBasis, f.Measure, f.Versus = facts.Basis(t[0]), facts.Measure(t[1]), t[2]
	f.PeriodBasis, f.Modality, f.Rule = facts.Basis(t[3]), facts.Modality(t[4]), t[5]
	q, h := &f.Quantity, &f.High
	q.Unit, q.Kind, q.Approx = facts.Unit(t[6]), facts.UnitKind(t[7]), facts.Approx(t[8])
	h.Unit, h.Kind, h.Approx = facts.Unit(t[9]), facts.UnitKind(t[10]), facts.Approx(t[11])
	q.Decimals, h.Decimals = r.decimals, r.high
}

// unpack4 returns an article, without what its row has, and its facts.
func unpack4(b []byte) (*Entry, error) {
	b, err := decompress(b)
	if err != nil {
		return nil, errors.Join(errPacked, err)
	}
	d := decoder{b: b}
	var sections [5][]byte
	for i := range sections {
		n := d.count(1)
		sections[i], d.b = d.b[:n], d.b[n:]
	}
	e := &Entry{}
	art := &e.Article
	var errs [5]error
	art.Text, errs[0] = textOf(sections[0])
	art.Sentences, errs[1] = decodeSentences4(sections[1])
	art.Blocks, errs[2] = decodeBlocks4(sections[2])
	art.Places, errs[3] = decodePlaces(sections[3])
	if err := errors.Join(append(errs[:], d.err)...); err != nil {
		return nil, err
	}
	if len(sections[4]) > 0 {
		e.Facts, err = facts4(art, sections[4])
	}
	return e, err
}

// facts4 reads the facts of an article.
func facts4(art *facts.Article, b []byte) ([]facts.Fact, error) {
	d := decoder4{decoder: decoder{b: b}}
	d.readStrings()
	lists := make([][]facts.Dimension, d.count(1))
	for i := range lists {
		for range d.count(2) {
			lists[i] = append(lists[i], facts.Dimension{Axis: d.string(d.int()), Member: d.string(d.int())})
		}
	}
	frames := make([]frame4, d.count(14))
	for i := range frames {
		for j := range frames[i].texts {
			frames[i].texts[j] = d.string(d.int())
		}
		frames[i].decimals, frames[i].high = d.int(), d.int()
	}
	periods := make([]facts.Period, d.count(3))
	for i := range periods {
		periods[i] = facts.Period{Start: decodeDate(d.int()), End: decodeDate(d.int()), Instant: d.int() == 1}
	}
	list := make([]facts.Fact, d.count(oldColumns))
	var columns [oldColumns][]int
	for c := range columns {
		for range list {
			columns[c] = append(columns[c], d.int())
		}
	}
	pieces := newPieces(art.Text)
	sentence, start := 0, 0
	for i := range list {
		of := func(column int) int { return columns[column][i] }
		f := &list[i]
		sentence, start = sentence+of(oldSentence), start+of(oldStart)
		f.Sentence, f.Span = sentence, facts.Span{Start: start, End: start + of(oldLength)}
		if n := of(oldSurface); n > 0 {
			f.Surface = d.string(n - 1)
		} else if f.Span.Start >= 0 && f.Span.Len() >= 0 && f.Span.End <= len(art.Text) {
			f.Surface = f.Span.In(art.Text)
		}
		f.Entity, f.Metric, f.Concept = d.string(of(oldEntity)), d.string(of(oldMetric)), d.string(of(oldConcept))
		f.Of, f.Speaker = d.string(of(oldOf)), d.string(of(oldSpeaker))
		f.Dimensions = at(&d, lists, of(oldDimensions))
		f.Period, f.Against = at(&d, periods, of(oldPeriod)), at(&d, periods, of(oldAgainst))
		frame := at(&d, frames, of(oldFrame))
		frame.fill(f)
		f.Quantity.Value = d.decimal(of(oldValue), of(oldScale))
		f.High.Value = d.decimal(of(oldHigh), of(oldHighScale))
		n := of(oldContext)
		if n < 0 || n > len(d.b) || d.err != nil {
			return nil, errPacked
		}
		var err error
		if f.Context, err = pieces.decode(d.b[:n], sentenceOf(art.Sentences, sentence).Start); err != nil {
			return nil, err
		}
		d.b = d.b[n:]
	}
	return list, d.err
}

// decoder4 reads facts of schema 4.
type decoder4 struct {
	decoder
	strings []string
}

func (d *decoder4) readStrings() {
	d.strings = make([]string, d.count(1))
	lengths := make([]int, len(d.strings))
	for i := range lengths {
		lengths[i] = d.int()
	}
	n := d.count(1)
	all, err := textOf(d.b[:n])
	d.b = d.b[n:]
	for i, n := range lengths {
		if n < 0 || n > len(all) || err != nil {
			d.b, d.err = nil, errPacked
			return
		}
		d.strings[i], all = all[:n], all[n:]
	}
}

func (d *decoder4) string(n int) string { return at(d, d.strings, n) }

func (d *decoder4) decimal(digits, scale int) facts.Decimal {
	switch {
	case scale == noDecimal:
		return ""
	case scale == asString:
		return facts.Decimal(d.string(digits))
	case scale > noDecimal || scale < -maxDigits:
		d.err = errPacked
		return ""
	}
	return decimalOf(digits, scale)
}

// at returns what a list has at a position, and notes where it has nothing.
func at[V any](d *decoder4, list []V, n int) (v V) {
	if n < 0 || n >= len(list) {
		d.err = errPacked
		return v
	}
	return list[n]
}

// pieces decodes contexts of schemas 3 and 4: spelled out, or pieces of the narrow
// text:
//
//	context = { piece }
//	piece   = 2·length bytes | 2·length+1 offset
//
// An offset is the distance from the start of the fact's sentence, in schema 3 that
// from the end of the piece before.
type pieces struct {
	narrowed
	chained bool // as schema 3 has them
}

func newPieces(text string) *pieces { return &pieces{narrowed: newNarrowed(text)} }

func (p *pieces) decode(b []byte, sentence int) (string, error) {
	var out strings.Builder
	from := p.place(0, 0, sentence)
	for len(b) > 0 {
		v, k := binary.Uvarint(b)
		if k <= 0 {
			return "", errContext
		}
		b = b[k:]
		if v&1 == 0 {
			if v>>1 > uint64(len(b)) {
				return "", errContext
			}
			out.Write(b[:v>>1])
			b = b[v>>1:]
			continue
		}
		d, k := binary.Varint(b)
		at, n := int64(from)+d, int64(v>>1)
		if k <= 0 || at < 0 || n > int64(len(p.text)) || at+n > int64(len(p.text)) {
			return "", errContext
		}
		b = b[k:]
		out.WriteString(p.text[at : at+n])
		if p.chained {
			from = int(at + n)
		}
	}
	return out.String(), nil
}
