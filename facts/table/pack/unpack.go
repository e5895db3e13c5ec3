package pack

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"sync"

	"wenbao/facts"
	"wenbao/facts/table/pack/code"
)

// decoder reads the facts of an article.
type decoder struct {
	code.Decoder
	columns [columnCount][]int
}

// numbers are what decoders had their columns in.
var numbers = sync.Pool{New: func() any { return new([]int) }}

// Unpack unpacks what Pack has made, but for the text, which is read when it is needed.
// It keeps none of the bytes. The error is code.ErrDamaged.
func Unpack(b []byte) (*Figures, error) {
	n, k := binary.Uvarint(b)
	if k <= 0 || n > uint64(len(b)-k) {
		return nil, code.ErrDamaged
	}
	b = b[k:]
	g := &Figures{packed: bytes.Clone(b[n:])}
	if n == 0 {
		return g, nil
	}
	b, err := code.Decompress(b[:n])
	if err != nil {
		return nil, errors.Join(code.ErrDamaged, err)
	}
	d := decoder{Decoder: code.Decoder{Rest: b}}
	room := numbers.Get().(*[]int)
	defer numbers.Put(room)
	d.figures(g, room)
	if d.Err == nil {
		d.Err = g.check(&d.columns)
	}
	if d.Err != nil {
		return nil, errors.Join(code.ErrDamaged, d.Err)
	}
	g.columns = columnsOf(&d.columns)
	return g, nil
}

// require reports damage unless what was read can have been written.
func (d *decoder) require(sound bool) {
	if !sound && d.Err == nil {
		d.Rest, d.Err = nil, code.ErrDamaged
	}
}

func (d *decoder) figures(g *Figures, room *[]int) {
	g.strings = d.strings()
	g.lists = make([][]facts.Dimension, d.Count(1)+1)
	for i := range g.lists[1:] {
		for range d.Count(2) {
			g.lists[i+1] = append(g.lists[i+1], facts.Dimension{Axis: d.of(g), Member: d.of(g)})
		}
	}
	g.wordings = make([]wording, d.Count(len(wording{})))
	for i := range g.wordings {
		for j := range g.wordings[i] {
			g.wordings[i][j] = d.of(g)
		}
	}
	own := make([]quantity, d.Count(len(quantity{})))
	for i := range own {
		own[i] = quantity{d.of(g), d.of(g), d.of(g)}
	}
	g.units = make([]unit, d.Count(3)+1)
	for i := range g.units[1:] {
		g.units[i+1] = unit{d.quantity(own), d.Uint(), d.Int()}
	}
	g.ranges = make([]highEnd, d.Count(2)+1)
	for i := range g.ranges[1:] {
		g.ranges[i+1] = highEnd{d.quantity(own), d.Int()}
	}
	g.periods = d.periods()
	g.count = d.numbers(room)
	g.phrases = make([]phrase, d.Count(2))
	for i := range g.phrases {
		g.phrases[i].length = d.Uint()
	}
	for i := range g.phrases {
		g.phrases[i].back = d.Int()
	}
	g.lines = make([]facts.Span, d.Count(2))
	from := 0
	for i := range g.lines {
		start := from + d.Int()
		from = start + d.Uint()
		g.lines[i] = facts.Span{Start: start, End: from}
	}
	n := d.Count(1)
	rest := bytes.Clone(d.Rest)
	g.contexts.pieces, g.contexts.numbers = rest[:n:n], rest[n:]
}

// strings reads the strings of an article; they share one allocation.
func (d *decoder) strings() []string {
	list := make([]string, d.Count(1))
	lengths := make([]int, len(list))
	for i := range lengths {
		lengths[i] = d.Uint()
	}
	n := d.Count(1)
	all, err := code.DecodeText(d.Rest[:n])
	d.Rest = d.Rest[n:]
	for i, n := range lengths {
		if n > len(all) || err != nil {
			d.Rest, d.Err = nil, code.ErrDamaged
			return nil
		}
		list[i], all = all[:n], all[n:]
	}
	return list
}

// str returns the string at the position that a column has of a fact.
func (g *Figures) str(column, i int) string {
	s, _ := words().value(g.strings, g.columns[column].at(i))
	return s
}

// of reads the position of a string.
func (d *decoder) of(g *Figures) string {
	s, ok := words().value(g.strings, d.Uint())
	d.require(ok)
	return s
}

func (d *decoder) quantity(own []quantity) quantity {
	q, ok := quantities().value(own, d.Uint())
	d.require(ok)
	return q
}

// numbers reads the columns into room, and returns how many facts there are.
func (d *decoder) numbers(room *[]int) int {
	n := d.Count(1)
	mask := d.Uint()
	all := slices.Grow((*room)[:0], n*int(columnCount))[:n*int(columnCount)]
	*room = all
	b := d.Rest
	for c := range d.columns {
		column := all[c*n : c*n+n : c*n+n]
		d.columns[c] = column
		if mask>>c&1 == 0 {
			clear(column)
			continue
		}
		for i := range column {
			if len(b) > 0 && b[0] < 0x80 { // most are
				column[i], b = int(b[0]), b[1:]
				continue
			}
			v, k := binary.Uvarint(b)
			if k <= 0 || v > math.MaxInt32 && signed>>c&1 == 0 {
				d.Rest, d.Err = nil, code.ErrDamaged
				return 0
			}
			column[i], b = int(v), b[k:]
		}
		if signed>>c&1 == 1 {
			for i, v := range column {
				column[i] = int(uint(v)>>1) ^ -(v & 1)
			}
		}
	}
	d.Rest = b
	d.sum()
	return n
}

// sum makes of what tells numbers from those before the numbers as such.
func (d *decoder) sum() {
	c := &d.columns
	sentence, end, phrases := 0, 0, 0
	said := make([]int, 1, 64) // the concepts of metrics, by phrase
	for i := range c[0] {
		sentence += c[colSentence][i]
		c[colSentence][i] = sentence
		start := end + c[colStart][i]
		c[colStart][i], end = start, start+c[colLength][i]
		for _, column := range []int{colMetric, colOf, colSpeaker} {
			switch v := c[column][i]; v {
			case 0:
			case 1:
				phrases++
				said = append(said, 0)
				c[column][i] = phrases
			default:
				c[column][i] = phrases - v + 2
			}
		}
		metric := c[colMetric][i]
		if metric < 0 {
			d.require(false)
			return
		}
		if v := c[colConcept][i]; v > 0 {
			said[metric] = v - 1
		}
		c[colConcept][i] = said[metric]
	}
}

// check makes sure that fact can read every position.
func (g *Figures) check(columns *[columnCount][]int) error {
	for _, of := range []struct {
		from, n int
		columns []int
	}{
		{0, len(g.phrases) + 1, []int{colMetric, colOf, colSpeaker}},
		{0, len(g.lists), []int{colDimensions}},
		{0, len(g.units), []int{colUnit}}, {0, len(g.ranges), []int{colRange}},
		{0, len(g.periods), []int{colPeriod, colAgainst}},
		{-code.MaxDigits, code.NoDecimal + 1 + code.MaxDigits, []int{colScale, colHighScale}},
	} {
		for _, c := range of.columns {
			for _, v := range columns[c] {
				if v < of.from || v >= of.from+of.n {
					return code.ErrDamaged
				}
			}
		}
	}
	for _, of := range []struct {
		columns []int
		has     func(int) bool
	}{
		{[]int{colEntity, colConcept}, func(n int) bool { _, ok := words().value(g.strings, n); return ok }},
		{[]int{colSurface}, func(n int) bool { _, ok := words().value(g.strings, n>>1); return ok || n&1 == 0 }},
		{[]int{colWording}, func(n int) bool { _, ok := wordings().value(g.wordings, n); return ok }},
	} {
		for _, c := range of.columns {
			for _, n := range columns[c] {
				if !of.has(n) {
					return code.ErrDamaged
				}
			}
		}
	}
	for _, u := range g.units {
		if u.value < 0 || u.value > valueOf(maxPower, true) {
			return code.ErrDamaged
		}
	}
	return nil
}
