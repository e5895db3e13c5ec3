package table

import (
	"cmp"
	"errors"
	"slices"
	"sync"

	"wenbao/facts"
)

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

// value returns a fact's value, once the text is read.
func (g *figures) value(i int) facts.Decimal {
	var f facts.Fact
	f.Surface = g.surface(i)
	g.quantity(i, &f)
	return f.Quantity.Value
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

// find returns the facts that a query selects, by position, until it has as many as
// its limit. Facts are made of those that pass by what costs least.
func (g *figures) find(q *query, article string) ([]facts.Fact, error) {
	if q.Value != "" { // most are made of the text's digits
		if err := g.read(); err != nil {
			return nil, err
		}
	}
	var order []int
	starts := g.columns[colStart]
	for i := range starts {
		if q.entities.has(g.str(colEntity, i)) && q.concepts.has(g.str(colConcept, i)) &&
			(q.Period.IsZero() || q.Period.Overlaps(g.periods[g.columns[colPeriod][i]])) &&
			(q.Value == "" || g.value(i).Abs() == q.Value.Abs()) {
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
