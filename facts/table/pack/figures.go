package pack

import (
	"bytes"
	"errors"
	"sync"

	"wenbao/facts"
	"wenbao/facts/table/pack/code"
)

// Figures are the facts of an article, as columns, and its text. Safe for concurrent use.
type Figures struct {
	packed   []byte // the text, compressed, until it is read
	count    int    // of facts
	strings  []string
	lists    [][]facts.Dimension
	wordings []wording // as strings: those that are not common
	units    []unit
	ranges   []highEnd
	periods  []facts.Period
	columns  [columnCount]column // sentences, starts, phrases and concepts as such, not as they are told
	phrases  []phrase
	lines    []facts.Span

	reading   sync.Once
	damaged   error // as the rest, once it is read
	blocks    []byte
	places    []byte
	text      string
	sentences []facts.Sentence
	narrowed  code.Narrowed
	begins    []int // where the sentences begin in the narrow text
	spoken    []string
	contexts  contextReader
}

// Size returns how many bytes an article takes with its text, roughly: that has some
// two bytes for each of the packed one, and so has its narrow form.
func (g *Figures) Size() int {
	size := 1024 + 24*len(g.strings) + 96*len(g.wordings) + 64*(len(g.units)+len(g.periods)) + 32*len(g.phrases) +
		16*g.count + len(g.contexts.pieces) + len(g.contexts.numbers) + 6*len(g.packed)
	for i := range g.columns {
		size += 4*len(g.columns[i].narrow) + 8*len(g.columns[i].wide)
	}
	return size
}

// Article completes an article with its text, sentences, blocks and places. The
// sentences must not be changed. An error tells damage.
func (g *Figures) Article(art *facts.Article) (err error) {
	if err := g.read(); err != nil {
		return err
	}
	art.Text, art.Sentences = g.text, g.sentences
	if art.Blocks, err = code.DecodeBlocks(g.sentences, g.blocks); err != nil {
		return err
	}
	art.Places, err = code.DecodePlaces(g.places)
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
	d := code.Decoder{Rest: b}
	var sections [sectionCount][]byte
	for i := range sections {
		n := d.Count(1)
		sections[i], d.Rest = d.Rest[:n], d.Rest[n:]
	}
	if d.Err != nil {
		return code.ErrDamaged
	}
	g.packed, g.blocks, g.places = nil, bytes.Clone(sections[sectionBlocks]), bytes.Clone(sections[sectionPlaces])
	if g.text, err = code.DecodeText(sections[sectionText]); err != nil {
		return err
	}
	if g.sentences, err = code.DecodeSentences(g.text, sections[sectionSentences]); err != nil || g.count == 0 {
		return err
	}
	for i := range g.count {
		n, span := g.columns[colSurface].at(i), g.span(i)
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
	if err := g.contexts.seek(g.count); err != nil {
		return err
	}
	g.spoken = append(make([]string, 0, len(g.phrases)+1), "")
	for i := range g.count {
		for _, column := range []int{colMetric, colOf, colSpeaker} {
			if g.columns[column].at(i) < len(g.spoken) {
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
	s, span := g.columns[colSentence].at(i), g.span(i)
	if s < 0 || s >= len(g.sentences) {
		return anchorsOf(&g.narrowed, 0, 0, span)
	}
	return anchorsOf(&g.narrowed, g.sentences[s].Start, g.begins[s], span)
}

func (g *Figures) span(i int) facts.Span {
	start := g.columns[colStart].at(i)
	return facts.Span{Start: start, End: start + g.columns[colLength].at(i)}
}

// fact fills in the fact at a position.
func (g *Figures) fact(i int, article string, f *facts.Fact) (err error) {
	if err := g.read(); err != nil {
		return err
	}
	g.wordless(i, f)
	c := &g.columns
	f.Article, f.Sentence, f.Span, f.Surface = article, c[colSentence].at(i), g.span(i), g.surface(i)
	f.Metric, f.Of, f.Speaker = g.spoken[c[colMetric].at(i)], g.spoken[c[colOf].at(i)], g.spoken[c[colSpeaker].at(i)]
	g.quantity(i, f)
	f.Context, err = g.contexts.context(i, g.anchors(i))
	return err
}

// wordless fills in what is known of the fact at a position without the text.
func (g *Figures) wordless(i int, f *facts.Fact) {
	c := &g.columns
	*f = facts.Fact{
		Entity: g.str(colEntity, i), Concept: g.str(colConcept, i), Dimensions: g.lists[c[colDimensions].at(i)],
		Period: g.periods[c[colPeriod].at(i)], Against: g.periods[c[colAgainst].at(i)],
	}
	said, _ := wordings().value(g.wordings, c[colWording].at(i))
	said.fill(f)
	g.units[c[colUnit].at(i)].quantity.fill(&f.Quantity)
	g.ranges[c[colRange].at(i)].quantity.fill(&f.High)
}

func (g *Figures) quantity(i int, f *facts.Fact) {
	q, u := &f.Quantity, &g.units[g.columns[colUnit].at(i)]
	switch u.value {
	case storedValue:
		q.Value, q.Decimals = g.decimal(g.columns[colValue].at(i), g.columns[colScale].at(i)), g.columns[colDecimals].at(i)
	case noValue:
		q.Decimals = u.decimals
	default:
		digits, fraction, _ := digitsOf(f.Surface)
		power, negative := powerAndSign(u.value)
		q.Value, q.Decimals = valueFrom(digits, power-fraction, negative), u.decimals+fraction-power
	}
	high := &g.ranges[g.columns[colRange].at(i)]
	f.High.Decimals = high.decimals
	switch scale := g.columns[colHighScale].at(i); {
	case scale > 0:
		f.High.Value = g.decimal(g.columns[colHigh].at(i), scale-1)
	case scale < 0:
		f.High.Value = g.decimal(g.columns[colHigh].at(i), scale)
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
	n, span := g.columns[colSurface].at(i), g.span(i)
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
func (g *Figures) All(article string) ([]facts.Fact, error) {
	list := make([]facts.Fact, g.count)
	for i := range list {
		if err := g.fact(i, article, &list[i]); err != nil {
			return nil, err
		}
	}
	return list, nil
}
