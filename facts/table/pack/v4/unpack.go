package v4

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"wenbao/facts"
	"wenbao/facts/table/pack/code"
)

var errContext = fmt.Errorf("%w: context", code.ErrDamaged)

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

// Frame is how a figure is worded, apart from its value and its names.
type Frame struct {
	Texts          [12]string // bases, measure …, then unit, kind and approx of the quantity and of its high end
	Decimals, High int        // decimals of both
}

// Fill gives a fact what the frame has.
func (r *Frame) Fill(f *facts.Fact) {
	t := &r.Texts
	f.EntityBasis, f.Measure, f.Versus = facts.Basis(t[0]), facts.Measure(t[1]), t[2]
	f.PeriodBasis, f.Modality, f.Rule = facts.Basis(t[3]), facts.Modality(t[4]), t[5]
	q, h := &f.Quantity, &f.High
	q.Unit, q.Kind, q.Approx = facts.Unit(t[6]), facts.UnitKind(t[7]), facts.Approx(t[8])
	h.Unit, h.Kind, h.Approx = facts.Unit(t[9]), facts.UnitKind(t[10]), facts.Approx(t[11])
	q.Decimals, h.Decimals = r.Decimals, r.High
}

// Unpack returns an article of schema 4, without what its row has, and its facts. The
// error tells damage.
func Unpack(b []byte) (art facts.Article, list []facts.Fact, err error) {
	b, err = code.Decompress(b)
	if err != nil {
		return art, nil, errors.Join(code.ErrDamaged, err)
	}
	d := code.Decoder{Rest: b}
	var sections [5][]byte
	for i := range sections {
		n := d.SignedCount(1)
		sections[i], d.Rest = d.Rest[:n], d.Rest[n:]
	}
	var errs [5]error
	art.Text, errs[0] = code.DecodeText(sections[0])
	art.Sentences, errs[1] = decodeSentences(sections[1])
	art.Blocks, errs[2] = decodeBlocks(sections[2])
	art.Places, errs[3] = code.DecodePlaces(sections[3])
	if err := errors.Join(append(errs[:], d.Err)...); err != nil {
		return art, nil, err
	}
	if len(sections[4]) > 0 {
		list, err = factsOf(&art, sections[4])
	}
	return art, list, err
}

// factsOf reads the facts of an article.
func factsOf(art *facts.Article, b []byte) ([]facts.Fact, error) {
	d := decoder{Decoder: code.Decoder{Rest: b}}
	d.readStrings()
	lists := make([][]facts.Dimension, d.SignedCount(1))
	for i := range lists {
		for range d.SignedCount(2) {
			lists[i] = append(lists[i], facts.Dimension{Axis: d.string(d.Int()), Member: d.string(d.Int())})
		}
	}
	frames := make([]Frame, d.SignedCount(14))
	for i := range frames {
		for j := range frames[i].Texts {
			frames[i].Texts[j] = d.string(d.Int())
		}
		frames[i].Decimals, frames[i].High = d.Int(), d.Int()
	}
	periods := make([]facts.Period, d.SignedCount(3))
	for i := range periods {
		periods[i] = facts.Period{Start: code.DecodeDate(d.Int()), End: code.DecodeDate(d.Int()), Instant: d.Int() == 1}
	}
	list := make([]facts.Fact, d.SignedCount(oldColumns))
	var columns [oldColumns][]int
	for c := range columns {
		for range list {
			columns[c] = append(columns[c], d.Int())
		}
	}
	contexts := NewContexts(art.Text, false)
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
		frame.Fill(f)
		f.Quantity.Value = d.decimal(of(oldValue), of(oldScale))
		f.High.Value = d.decimal(of(oldHigh), of(oldHighScale))
		n := of(oldContext)
		if n < 0 || n > len(d.Rest) || d.Err != nil {
			return nil, code.ErrDamaged
		}
		var err error
		if f.Context, err = contexts.Decode(d.Rest[:n], code.SentenceOf(art.Sentences, sentence).Start); err != nil {
			return nil, err
		}
		d.Rest = d.Rest[n:]
	}
	return list, d.Err
}

// decoder reads numbers and positions of strings.
type decoder struct {
	code.Decoder
	strings []string
}

func (d *decoder) readStrings() {
	d.strings = make([]string, d.SignedCount(1))
	lengths := make([]int, len(d.strings))
	for i := range lengths {
		lengths[i] = d.Int()
	}
	n := d.SignedCount(1)
	all, err := code.DecodeText(d.Rest[:n])
	d.Rest = d.Rest[n:]
	for i, n := range lengths {
		if n < 0 || n > len(all) || err != nil {
			d.Rest, d.Err = nil, code.ErrDamaged
			return
		}
		d.strings[i], all = all[:n], all[n:]
	}
}

func (d *decoder) string(n int) string { return at(d, d.strings, n) }

func (d *decoder) decimal(digits, scale int) facts.Decimal {
	switch {
	case scale == code.NoDecimal:
		return ""
	case scale == code.AsString:
		return facts.Decimal(d.string(digits))
	case scale > code.NoDecimal || scale < -code.MaxDigits:
		d.Err = code.ErrDamaged
		return ""
	}
	return code.DecimalOf(digits, scale)
}

// at returns what a list has at a position, and notes where it has nothing.
func at[V any](d *decoder, list []V, n int) (v V) {
	if n < 0 || n >= len(list) {
		d.Err = code.ErrDamaged
		return v
	}
	return list[n]
}

// Contexts decodes the contexts of an article of schema 3 or 4: spelled out, or pieces
// of the narrow text:
//
//	context = { piece }
//	piece   = 2·length bytes | 2·length+1 offset
//
// An offset is the distance from the start of the fact's sentence, in schema 3 that
// from the end of the piece before.
type Contexts struct {
	narrow  code.Narrowed
	chained bool // as schema 3 has them
}

// NewContexts returns those of an article with the text; chained says that they are of
// schema 3.
func NewContexts(text string, chained bool) *Contexts {
	return &Contexts{narrow: code.NewNarrowed(text), chained: chained}
}

// Decode returns the context of a fact whose sentence begins at a byte of the text.
func (c *Contexts) Decode(b []byte, sentence int) (string, error) {
	var out strings.Builder
	from := c.narrow.Place(0, 0, sentence)
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
		if k <= 0 || at < 0 || n > int64(len(c.narrow.Text)) || at+n > int64(len(c.narrow.Text)) {
			return "", errContext
		}
		b = b[k:]
		out.WriteString(c.narrow.Text[at : at+n])
		if c.chained {
			from = int(at + n)
		}
	}
	return out.String(), nil
}
