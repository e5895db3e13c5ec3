package pack

import (
	"errors"
	"sync"

	"wenbao/facts"
	"wenbao/facts/table/pack/code"
)

// Figures are the facts of an article, as columns, and its text. Safe for concurrent use.
type Figures struct {
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
	narrowed  code.Narrowed
	begins    []int // where the sentences begin in the narrow text
	spoken    []string
	contexts  contextReader
}

// Size returns how many bytes an article takes with its text, roughly: that has some
// three bytes for each of the packed one, and so has its narrow form.
func (g *Figures) Size() int {
	return 1024 + 16*len(g.strings) + 96*len(g.wordings) + 64*(len(g.units)+len(g.periods)) +
		8*(int(columnCount)+5)*len(g.columns[0]) + len(g.contexts.pieces) + len(g.contexts.numbers) + 9*len(g.packed)
}

// Article completes an article with its text, sentences, blocks and places. The
// sentences must not be changed. An error tells damage.
func (g *Figures) Article(art *facts.Article) (err error) {
	if err := g.read(); err != nil {
		return err
	}
	art.Text, art.Sentences = g.text, g.sentences
	if art.Blocks, err = code.DecodeBlocks(g.sentences, g.sections[sectionBlocks]); err != nil {
		return err
	}
	art.Places, err = code.DecodePlaces(g.sections[sectionPlaces])
	return err
}

// read reads the article's text, which facts are parts of. An article that has
// none of the facts that are looked for is spared it.
func (g *Figures) read() error {
	g.reading.Do(func() { g.damaged = g.readText() })
	return g.damaged
}

func (g *Figures) readText() (err error) {
	b, err := code.Decompress(g.packed)
	if err != nil {
		return errors.Join(code.ErrDamaged, err)
	}
	d := decoder{code.Decoder{Rest: b}}
	for i := range g.sections {
		n := d.Count(1)
		g.sections[i], d.Rest = d.Rest[:n], d.Rest[n:]
	}
	if d.Err != nil {
		return code.ErrDamaged
	}
	if g.text, err = code.DecodeText(g.sections[sectionText]); err != nil {
		return err
	}
	if g.sentences, err = code.DecodeSentences(g.text, g.sections[sectionSentences]); err != nil || len(g.columns[0]) == 0 {
		return err
	}
	for i, n := range g.columns[colSurface] {
		span := g.span(i)
		if n&1 == 0 && (span.Start < n>>1/maxWider || span.End < span.Start || span.End > len(g.text)-n>>1%maxWider) {
			return code.ErrDamaged
		}
	}
	g.narrowed = code.NewNarrowed(g.text)
	g.begins = g.narrowed.Begins(g.sentences)
	return g.readWords()
}

// readWords reads what facts say in the words of the text.
func (g *Figures) readWords() (err error) {
	text := g.narrowed.Text
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
				return code.ErrDamaged
			}
			g.spoken = append(g.spoken, s)
		}
	}
	return nil
}

func (g *Figures) anchors(i int) anchors {
	s, span := g.columns[colSentence][i], g.span(i)
	if s < 0 || s >= len(g.sentences) {
		return anchorsOf(&g.narrowed, 0, 0, span)
	}
	return anchorsOf(&g.narrowed, g.sentences[s].Start, g.begins[s], span)
}

func (g *Figures) span(i int) facts.Span {
	start := g.columns[colStart][i]
	return facts.Span{Start: start, End: start + g.columns[colLength][i]}
}

// fact returns the fact at a position.
func (g *Figures) fact(i int, article string) (facts.Fact, error) {
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

func (g *Figures) quantity(i int, f *facts.Fact) {
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
func (g *Figures) value(i int) facts.Decimal {
	var f facts.Fact
	f.Surface = g.surface(i)
	g.quantity(i, &f)
	return f.Quantity.Value
}

func (g *Figures) surface(i int) string {
	n, span := g.columns[colSurface][i], g.span(i)
	if n&1 == 1 {
		s, _ := words().value(g.strings, n>>1)
		return s
	}
	span.Start -= n >> 1 / maxWider
	span.End += n >> 1 % maxWider
	return span.In(g.text)
}

func (g *Figures) decimal(digits, scale int) facts.Decimal {
	switch scale {
	case code.NoDecimal:
		return ""
	case code.AsString:
		s, _ := words().value(g.strings, digits)
		return facts.Decimal(s)
	}
	return code.DecimalOf(digits, scale)
}

// All returns every fact in the order in which they were packed, as of the article with
// that ID. An error tells damage.
func (g *Figures) All(article string) (list []facts.Fact, err error) {
	list = make([]facts.Fact, len(g.columns[0]))
	for i := range list {
		if list[i], err = g.fact(i, article); err != nil {
			return nil, err
		}
	}
	return list, nil
}
