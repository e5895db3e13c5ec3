package table

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
	"sync"

	"wenbao/facts"
)

var errPacked = errors.New("damaged article")

// packed is a packed article, split into its sections.
type packed struct {
	sections [sectionCount][]byte
}

func split(b []byte) (*packed, error) {
	p, d := &packed{}, decoder{b: b}
	for i := range p.sections {
		n := d.count(1)
		if d.err != nil {
			return nil, errPacked
		}
		p.sections[i], d.b = d.b[:n], d.b[n:]
	}
	return p, nil
}

// article completes an article with what is packed. The sentences must not be
// changed.
func (g *figures) article(art *facts.Article) (err error) {
	if err := g.read(); err != nil {
		return err
	}
	p := g.packed
	art.Text, art.Sentences = g.text, g.sentences
	if art.Blocks, err = decodeBlocks(p.sections[sectionBlocks]); err != nil {
		return err
	}
	art.Places, err = decodePlaces(p.sections[sectionPlaces])
	return err
}

// figures are the facts of an article, as columns. Safe for concurrent use.
type figures struct {
	packed   *packed
	strings  []string
	lists    [][]facts.Dimension
	frames   []frameRow
	periods  []facts.Period
	columns  [columnCount][]int // sentences and starts as such, not as distances; contexts as their ends
	contexts []byte

	reading   sync.Once
	damaged   error // as the rest, once it is read
	text      string
	narrow    string // the text as contexts have it
	sentences []facts.Sentence
	begins    []int // where the sentences begin in narrow
}

// frameRow is a frame whose texts are positions of strings.
type frameRow struct {
	texts          [len(frame{}.texts)]int32
	decimals, high int
}

func (p *packed) figures() (*figures, error) {
	d := decoder{b: p.sections[sectionFigures]}
	g := &figures{packed: p}
	if len(d.b) == 0 {
		return g, nil
	}
	g.strings = d.strings()
	g.lists = make([][]facts.Dimension, d.count(1))
	for i := range g.lists {
		pairs := d.count(2)
		for range pairs {
			g.lists[i] = append(g.lists[i], facts.Dimension{Axis: d.of(g.strings), Member: d.of(g.strings)})
		}
	}
	g.frames = make([]frameRow, d.count(len(frame{}.texts)+2))
	for i := range g.frames {
		r := &g.frames[i]
		for j := range r.texts {
			r.texts[j] = int32(d.within(len(g.strings)))
		}
		r.decimals, r.high = d.int(), d.int()
	}
	g.periods = make([]facts.Period, d.count(3))
	for i := range g.periods {
		g.periods[i] = facts.Period{Start: decodeDate(d.int()), End: decodeDate(d.int()), Instant: d.int() == 1}
	}
	d.columns(g)
	g.contexts = d.b
	if d.err == nil {
		d.err = g.check()
	}
	return g, d.err
}

// size returns how many bytes an article takes with its text, roughly: that has at
// most three bytes for each of the packed one, and so has its narrow form.
func (g *figures) size() int {
	n := 1024 + 16*len(g.strings) + 64*len(g.frames) + 64*len(g.periods) + 8*int(columnCount)*len(g.columns[0])
	for _, section := range g.packed.sections {
		n += len(section)
	}
	return n + 4*len(g.packed.sections[sectionText]) + 3*len(g.packed.sections[sectionFigures])
}

// read reads the article's text, which facts are parts of. An article that has
// none of the facts that are looked for is spared it.
func (g *figures) read() error {
	g.reading.Do(func() { g.damaged = g.readText() })
	return g.damaged
}

func (g *figures) readText() (err error) {
	if g.text, err = textOf(g.packed.sections[sectionText]); err != nil {
		return err
	}
	if g.sentences, err = decodeSentences(g.packed.sections[sectionSentences]); err != nil {
		return err
	}
	coder := newContextCoder(g.text)
	g.narrow, g.begins = coder.text, make([]int, len(g.sentences))
	for i, s := range g.sentences {
		g.begins[i] = coder.sentence(s.Start)
	}
	for i, start := range g.columns[colStart] {
		length := g.columns[colLength][i]
		if g.columns[colSurface][i] == 0 && (start < 0 || length < 0 || start > len(g.text)-length) {
			return errPacked
		}
	}
	return nil
}

// strings reads the strings of an article; they share one allocation.
func (d *decoder) strings() []string {
	list := make([]string, d.count(1))
	lengths := make([]int, len(list))
	for i := range lengths {
		lengths[i] = d.int()
	}
	n := d.count(1)
	all, err := textOf(d.b[:n])
	d.b = d.b[n:]
	for i, n := range lengths {
		if n < 0 || n > len(all) || err != nil {
			d.b, d.err = nil, errPacked
			return nil
		}
		list[i], all = all[:n], all[n:]
	}
	return list
}

// of reads the position of a string.
func (d *decoder) of(list []string) string {
	if i := d.within(len(list)); i < len(list) {
		return list[i]
	}
	return ""
}

// within reads a position in a list of that length.
func (d *decoder) within(n int) int {
	i := d.int()
	if i < 0 || i >= n {
		d.b, d.err = nil, errPacked
		return 0
	}
	return i
}

func (d *decoder) columns(g *figures) {
	n := d.count(int(columnCount))
	all := make([]int, n*int(columnCount))
	b := d.b
	for i := range all {
		if len(b) > 0 && b[0] < 0x80 { // most are of one byte
			all[i], b = zigzag(b[0]), b[1:]
			continue
		}
		v, k := binary.Varint(b)
		if k <= 0 {
			d.b, d.err = nil, errPacked
			return
		}
		all[i], b = int(v), b[k:]
	}
	d.b = b
	for i := range g.columns {
		g.columns[i], all = all[:n:n], all[n:]
	}
	for _, column := range [][]int{g.columns[colSentence], g.columns[colStart], g.columns[colContext]} {
		for i := 1; i < len(column); i++ {
			column[i] += column[i-1]
		}
	}
}

// check makes sure that fact can read every position.
func (g *figures) check() error {
	within := func(column []int, from, n int) error {
		for _, v := range column {
			if v < from || v >= from+n {
				return errPacked
			}
		}
		return nil
	}
	var errs []error
	for _, c := range []int{colEntity, colMetric, colConcept, colOf, colSpeaker} {
		errs = append(errs, within(g.columns[c], 0, len(g.strings)))
	}
	errs = append(errs,
		within(g.columns[colSurface], 0, len(g.strings)+1), within(g.columns[colDimensions], 0, len(g.lists)),
		within(g.columns[colFrame], 0, len(g.frames)),
		within(g.columns[colPeriod], 0, len(g.periods)), within(g.columns[colAgainst], 0, len(g.periods)))
	from := 0
	for i := range g.columns[0] {
		to := g.columns[colContext][i]
		if to < from || to > len(g.contexts) {
			return errPacked
		}
		from = to
		for _, c := range []int{colValue, colHigh} {
			switch scale := g.columns[c+1][i]; {
			case scale == asString:
				errs = append(errs, within(g.columns[c][i:i+1], 0, len(g.strings)))
			case scale > noDecimal || scale < -maxDigits:
				return errPacked
			}
		}
	}
	return errors.Join(errs...)
}

// maxDigits bounds the digits behind the point, which no more digits have.
const maxDigits = 64

// fact returns the fact at a position.
func (g *figures) fact(i int, article string) (facts.Fact, error) {
	if err := g.read(); err != nil {
		return facts.Fact{}, err
	}
	c := &g.columns
	str := func(column int) string { return g.strings[c[column][i]] }
	f := facts.Fact{
		Article: article, Sentence: c[colSentence][i], Span: facts.Span{Start: c[colStart][i], End: c[colStart][i] + c[colLength][i]},
		Entity: str(colEntity), Metric: str(colMetric), Concept: str(colConcept), Of: str(colOf), Speaker: str(colSpeaker),
		Dimensions: g.lists[c[colDimensions][i]], Period: g.periods[c[colPeriod][i]], Against: g.periods[c[colAgainst][i]],
	}
	r := &g.frames[c[colFrame][i]]
	worded := frame{decimals: r.decimals, high: r.high}
	for j, at := range r.texts {
		worded.texts[j] = g.strings[at]
	}
	worded.fill(&f)
	f.Quantity.Value, f.High.Value = g.decimal(colValue, i), g.decimal(colHigh, i)
	f.Surface = g.surface(i)
	var err error
	f.Context, err = g.context(i)
	return f, err
}

func (g *figures) context(i int) (string, error) {
	from, ends := 0, g.columns[colContext]
	if i > 0 {
		from = ends[i-1]
	}
	begin := 0
	if n := g.columns[colSentence][i]; n >= 0 && n < len(g.begins) {
		begin = g.begins[n]
	}
	return decodeContext(g.narrow, g.contexts[from:ends[i]], begin, false)
}

func (g *figures) surface(i int) string {
	if s := g.columns[colSurface][i]; s > 0 {
		return g.strings[s-1]
	}
	start := g.columns[colStart][i]
	return g.text[start : start+g.columns[colLength][i]]
}

func (g *figures) decimal(column, i int) facts.Decimal {
	digits, scale := g.columns[column][i], g.columns[column+1][i]
	switch scale {
	case noDecimal:
		return ""
	case asString:
		return facts.Decimal(g.strings[digits])
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

// find returns the facts that a query selects, by position, until it has as many as
// its limit. Facts are made of those that pass by what costs least.
func (g *figures) find(q *query, article string) ([]facts.Fact, error) {
	var order []int
	starts := g.columns[colStart]
	for i := range starts {
		if q.entities.has(g.strings[g.columns[colEntity][i]]) && q.concepts.has(g.strings[g.columns[colConcept][i]]) &&
			(q.Period.IsZero() || q.Period.Overlaps(g.periods[g.columns[colPeriod][i]])) &&
			(q.Value == "" || g.decimal(colValue, i).Abs() == q.Value.Abs()) {
			order = append(order, i)
		}
	}
	if len(order) == 0 {
		return nil, nil
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(starts[a], starts[b]) })
	if left := q.Limit - q.count; q.Limit > 0 && q.Metric == "" && len(order) > left {
		order = order[:left]
	}
	found := make([]facts.Fact, 0, len(order))
	for _, i := range order {
		if q.Limit > 0 && q.count+len(found) >= q.Limit {
			break
		}
		f, err := g.fact(i, article)
		if err != nil {
			return nil, err
		}
		if measures(&f, q.Metric) {
			found = append(found, f)
		}
	}
	return found, nil
}
