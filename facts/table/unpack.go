package table

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"sync"

	"wenbao/facts"
)

var errPacked = errors.New("damaged article")

// figures are the facts of an article, as columns. Safe for concurrent use.
type figures struct {
	packed   []byte // the text, compressed
	strings  []string
	lists    [][]facts.Dimension
	wordings []wording // as strings: those that are not common
	units    []unit
	ranges   []highEnd
	periods  []facts.Period
	columns  [columnCount][]int // sentences, starts, phrases and concepts as such, not as they are told
	phrases  []phrase
	lines    []facts.Span

	reading   sync.Once
	damaged   error // as the rest, once it is read
	sections  [sectionCount][]byte
	text      string
	sentences []facts.Sentence
	narrowed  narrowed
	begins    []int // where the sentences begin in the narrow text
	spoken    []string
	contexts  contextReader
}

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

// size returns how many bytes an article takes with its text, roughly: that has some
// three bytes for each of the packed one, and so has its narrow form.
func (g *figures) size() int {
	return 1024 + 16*len(g.strings) + 96*len(g.wordings) + 64*(len(g.units)+len(g.periods)) +
		8*(int(columnCount)+5)*len(g.columns[0]) + len(g.contexts.pieces) + len(g.contexts.numbers) + 9*len(g.packed)
}

// article completes an article with what is packed. The sentences must not be
// changed.
func (g *figures) article(art *facts.Article) (err error) {
	if err := g.read(); err != nil {
		return err
	}
	art.Text, art.Sentences = g.text, g.sentences
	if art.Blocks, err = decodeBlocks(g.sentences, g.sections[sectionBlocks]); err != nil {
		return err
	}
	art.Places, err = decodePlaces(g.sections[sectionPlaces])
	return err
}

// read reads the article's text, which facts are parts of. An article that has
// none of the facts that are looked for is spared it.
func (g *figures) read() error {
	g.reading.Do(func() { g.damaged = g.readText() })
	return g.damaged
}

func (g *figures) readText() (err error) {
	b, err := decompress(g.packed)
	if err != nil {
		return errors.Join(errPacked, err)
	}
	d := decoder{b: b}
	for i := range g.sections {
		n := d.ucount(1)
		g.sections[i], d.b = d.b[:n], d.b[n:]
	}
	if d.err != nil {
		return errPacked
	}
	if g.text, err = textOf(g.sections[sectionText]); err != nil {
		return err
	}
	if g.sentences, err = decodeSentences(g.text, g.sections[sectionSentences]); err != nil || len(g.columns[0]) == 0 {
		return err
	}
	for i, n := range g.columns[colSurface] {
		span := g.span(i)
		if n&1 == 0 && (span.Start < n>>1/maxWider || span.End < span.Start || span.End > len(g.text)-n>>1%maxWider) {
			return errPacked
		}
	}
	g.narrowed = newNarrowed(g.text)
	g.begins = g.narrowed.begins(g.sentences)
	return g.readWords()
}

// readWords reads what facts say in the words of the text.
func (g *figures) readWords() (err error) {
	text := g.narrowed.text
	if g.contexts.lines, err = linesOf(text, g.lines); err != nil {
		return err
	}
	g.contexts.text = text
	if err := g.contexts.seek(len(g.columns[0])); err != nil {
		return err
	}
	g.spoken = append(make([]string, 0, len(g.phrases)+1), "")
	for i := range g.columns[0] {
		for _, column := range []int{colMetric, colOf, colSpeaker} {
			if g.columns[column][i] < len(g.spoken) {
				continue
			}
			p := g.phrases[len(g.spoken)-1]
			s, ok := words().value(g.strings, p.back)
			if p.length > 0 {
				s, err = p.in(text, g.anchors(i))
				ok = err == nil
			}
			if !ok {
				return errPacked
			}
			g.spoken = append(g.spoken, s)
		}
	}
	return nil
}

func (g *figures) anchors(i int) anchors {
	s, span := g.columns[colSentence][i], g.span(i)
	if s < 0 || s >= len(g.sentences) {
		return g.narrowed.anchors(0, 0, span)
	}
	return g.narrowed.anchors(g.sentences[s].Start, g.begins[s], span)
}

func (g *figures) span(i int) facts.Span {
	start := g.columns[colStart][i]
	return facts.Span{Start: start, End: start + g.columns[colLength][i]}
}

// fact returns the fact at a position.
func (g *figures) fact(i int, article string) (facts.Fact, error) {
	if err := g.read(); err != nil {
		return facts.Fact{}, err
	}
	c := &g.columns
	f := facts.Fact{
		Article: article, Sentence: c[colSentence][i], Span: g.span(i), Surface: g.surface(i), Entity: g.str(colEntity, i),
		Metric: g.spoken[c[colMetric][i]], Concept: g.str(colConcept, i), Of: g.spoken[c[colOf][i]], Speaker: g.spoken[c[colSpeaker][i]],
		Dimensions: g.lists[c[colDimensions][i]], Period: g.periods[c[colPeriod][i]], Against: g.periods[c[colAgainst][i]],
	}
	said, _ := wordings().value(g.wordings, c[colWording][i])
	said.fill(&f)
	g.quantity(i, &f)
	var err error
	f.Context, err = g.contexts.context(i, g.anchors(i))
	return f, err
}

func (g *figures) quantity(i int, f *facts.Fact) {
	q, u := &f.Quantity, &g.units[g.columns[colUnit][i]]
	u.quantity.fill(q)
	switch u.value {
	case storedValue:
		q.Value, q.Decimals = g.decimal(g.columns[colValue][i], g.columns[colScale][i]), g.columns[colDecimals][i]
	case noValue:
		q.Decimals = u.decimals
	default:
		digits, fraction, _ := digitsOf(f.Surface)
		power, negative := powerAndSign(u.value)
		q.Value, q.Decimals = valueFrom(digits, power-fraction, negative), u.decimals+fraction-power
	}
	high := &g.ranges[g.columns[colRange][i]]
	high.quantity.fill(&f.High)
	f.High.Decimals = high.decimals
	switch scale := g.columns[colHighScale][i]; {
	case scale > 0:
		f.High.Value = g.decimal(g.columns[colHigh][i], scale-1)
	case scale < 0:
		f.High.Value = g.decimal(g.columns[colHigh][i], scale)
	}
}

func (g *figures) surface(i int) string {
	n, span := g.columns[colSurface][i], g.span(i)
	if n&1 == 1 {
		s, _ := words().value(g.strings, n>>1)
		return s
	}
	span.Start -= n >> 1 / maxWider
	span.End += n >> 1 % maxWider
	return span.In(g.text)
}

func (g *figures) decimal(digits, scale int) facts.Decimal {
	switch scale {
	case noDecimal:
		return ""
	case asString:
		s, _ := words().value(g.strings, digits)
		return facts.Decimal(s)
	}
	return decimalOf(digits, scale)
}

// all returns every fact in the order in which they were put.
func (g *figures) all(article string) (list []facts.Fact, err error) {
	list = make([]facts.Fact, len(g.columns[0]))
	for i := range list {
		if list[i], err = g.fact(i, article); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// find appends the facts that a query selects, by position, until there are as
// many as its limit. Facts are made of those that pass by what costs least.
func (g *figures) find(q *query, article string, found []facts.Fact) ([]facts.Fact, error) {
	var order []int
	starts := g.columns[colStart]
	for i := range starts {
		if q.entities.has(g.str(colEntity, i)) && q.concepts.has(g.str(colConcept, i)) &&
			(q.Period.IsZero() || q.Period.Overlaps(g.periods[g.columns[colPeriod][i]])) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(starts[a], starts[b]) })
	for _, i := range order {
		if q.Limit > 0 && len(found) >= q.Limit {
			break
		}
		f, err := g.fact(i, article)
		if err != nil {
			return nil, err
		}
		if selects(q.Query, f) {
			found = append(found, f)
		}
	}
	return found, nil
}
