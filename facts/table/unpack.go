package table

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"

	"wenbao/facts"
)

var errPacked = errors.New("damaged article")

// unpack unpacks an article, but for its text.
func unpack(b []byte) (*figures, error) {
	n, k := binary.Uvarint(b)
	if k <= 0 || n > uint64(len(b)-k) {
		return nil, errPacked
	}
	b = b[k:]
	g := &figures{packed: bytes.Clone(b[n:])}
	if n == 0 {
		return g, nil
	}
	b, err := decompress(b[:n])
	if err != nil {
		return nil, errors.Join(errPacked, err)
	}
	d := decoder{b: b}
	d.figures(g)
	if d.err == nil {
		d.err = g.check()
	}
	if d.err != nil {
		return nil, errors.Join(errPacked, d.err)
	}
	return g, nil
}

func (d *decoder) figures(g *figures) {
	g.strings = d.strings()
	g.lists = make([][]facts.Dimension, d.ucount(1)+1)
	for i := range g.lists[1:] {
		for range d.ucount(2) {
			g.lists[i+1] = append(g.lists[i+1], facts.Dimension{Axis: d.of(g), Member: d.of(g)})
		}
	}
	g.wordings = make([]wording, d.ucount(len(wording{})))
	for i := range g.wordings {
		for j := range g.wordings[i] {
			g.wordings[i][j] = d.of(g)
		}
	}
	own := make([]quantity, d.ucount(len(quantity{})))
	for i := range own {
		own[i] = quantity{d.of(g), d.of(g), d.of(g)}
	}
	g.units = make([]unit, d.ucount(3)+1)
	for i := range g.units[1:] {
		g.units[i+1] = unit{d.quantity(own), d.uint(), d.int()}
	}
	g.ranges = make([]highEnd, d.ucount(2)+1)
	for i := range g.ranges[1:] {
		g.ranges[i+1] = highEnd{d.quantity(own), d.int()}
	}
	g.periods = d.periods()
	d.columns(g)
	g.phrases = make([]phrase, d.ucount(2))
	for i := range g.phrases {
		g.phrases[i].length = d.uint()
	}
	for i := range g.phrases {
		g.phrases[i].back = d.int()
	}
	g.lines = make([]facts.Span, d.ucount(2))
	from := 0
	for i := range g.lines {
		start := from + d.int()
		from = start + d.uint()
		g.lines[i] = facts.Span{Start: start, End: from}
	}
	n := d.ucount(1)
	g.contexts.pieces, g.contexts.numbers = d.b[:n], d.b[n:]
}

// strings reads the strings of an article; they share one allocation.
func (d *decoder) strings() []string {
	list := make([]string, d.ucount(1))
	lengths := make([]int, len(list))
	for i := range lengths {
		lengths[i] = d.uint()
	}
	n := d.ucount(1)
	all, err := textOf(d.b[:n])
	d.b = d.b[n:]
	for i, n := range lengths {
		if n > len(all) || err != nil {
			d.b, d.err = nil, errPacked
			return nil
		}
		list[i], all = all[:n], all[n:]
	}
	return list
}

// str returns the string at the position that a column has of a fact.
func (g *figures) str(column, i int) string {
	s, _ := words().value(g.strings, g.columns[column][i])
	return s
}

// of reads the position of a string.
func (d *decoder) of(g *figures) string {
	s, ok := words().value(g.strings, d.uint())
	if !ok {
		d.b, d.err = nil, errPacked
	}
	return s
}

func (d *decoder) quantity(own []quantity) quantity {
	q, ok := quantities().value(own, d.uint())
	if !ok {
		d.b, d.err = nil, errPacked
	}
	return q
}

func (d *decoder) columns(g *figures) {
	n := d.ucount(1)
	mask := d.uint()
	all := make([]int, n*int(columnCount))
	b := d.b
	for c := range g.columns {
		column := all[c*n : c*n+n : c*n+n]
		g.columns[c] = column
		if mask>>c&1 == 0 {
			continue
		}
		for i := range column {
			if len(b) > 0 && b[0] < 0x80 { // most are
				column[i], b = int(b[0]), b[1:]
				continue
			}
			v, k := binary.Uvarint(b)
			if k <= 0 || v > math.MaxInt32 && signed>>c&1 == 0 {
				d.b, d.err = nil, errPacked
				return
			}
			column[i], b = int(v), b[k:]
		}
		if signed>>c&1 == 1 {
			for i, v := range column {
				column[i] = int(uint(v)>>1) ^ -(v & 1)
			}
		}
	}
	d.b = b
	g.sum()
}

// sum makes of what tells numbers from those before the numbers as such.
func (g *figures) sum() {
	c := &g.columns
	sentence, end, phrases := 0, 0, 0
	said := map[int]int{} // the concepts of metrics
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
				c[column][i] = phrases
			default:
				c[column][i] = phrases - v + 2
			}
		}
		if v := c[colConcept][i]; v > 0 {
			said[c[colMetric][i]] = v - 1
		}
		c[colConcept][i] = said[c[colMetric][i]]
	}
}

// check makes sure that fact can read every position.
func (g *figures) check() error {
	for _, of := range []struct {
		from, n int
		columns []int
	}{
		{0, len(g.phrases) + 1, []int{colMetric, colOf, colSpeaker}},
		{0, len(g.lists), []int{colDimensions}},
		{0, len(g.units), []int{colUnit}}, {0, len(g.ranges), []int{colRange}},
		{0, len(g.periods), []int{colPeriod, colAgainst}},
		{-maxDigits, noDecimal + 1 + maxDigits, []int{colScale, colHighScale}},
	} {
		for _, c := range of.columns {
			for _, v := range g.columns[c] {
				if v < of.from || v >= of.from+of.n {
					return errPacked
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
			for _, n := range g.columns[c] {
				if !of.has(n) {
					return errPacked
				}
			}
		}
	}
	for _, u := range g.units {
		if u.value < 0 || u.value > valueOf(maxPower, true) {
			return errPacked
		}
	}
	return nil
}

// maxDigits bounds the digits behind the point, which no more digits have.
const maxDigits = 64
