package extract

import (
	"sync"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/when"
	"wenbao/facts/lex"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// sentencesAhead is in how many sentences at once is recognised what stands there whatever the
// text before them says: the code for one kind is still in the processor's cache when it
// comes to the next sentence, where it would be gone had all been done with each before.
const sentencesAhead = 64

// rooms are what the lists of one article after another are written in.
var rooms = sync.Pool{New: func() any { return new(room) }}

// A room is for one article at a time.
type room struct {
	ahead   lookahead
	reading prose.Line // the sentence being read
}

// leave keeps the room for an article to come. No fact has anything of it.
func (r *room) leave() {
	clear(r.ahead.sentences)
	r.ahead.sentences = r.ahead.sentences[:0]
	r.reading.Begin(0, "", lex.Folded{}, 0)
	rooms.Put(r)
}

// lookahead holds what has been recognised in the sentences from one on. Their quantities and periods lie
// in the lists of each kind, one after another, and are read only.
type lookahead struct {
	from       int
	sentences  []recognised
	quantities []quantity.Mention
	periods    []period.Mention
}

// recognised is what a sentence has. All spans are of its folded text.
type recognised struct {
	folded     lex.Folded
	quantities []quantity.Mention
	periods    when.Read
	entities   []entity.Mention
}

// recognise returns what sentence i has, and does so for those after it that are not in a
// table. Its anchor is that of the first, see when.Recognise.
func (d *document) recognise(i int, anchor facts.Period) *recognised {
	a := &d.ahead
	if n := i - a.from; n >= 0 && n < len(a.sentences) {
		return &a.sentences[n]
	}
	a.from, a.sentences, a.quantities, a.periods = i, a.sentences[:0], a.quantities[:0], a.periods[:0]
	for _, s := range d.Article.Sentences[i:min(i+sentencesAhead, len(d.Article.Sentences))] {
		if d.Article.Blocks[s.Block].Table > 0 && len(a.sentences) > 0 {
			break
		}
		a.sentences = append(a.sentences, recognised{folded: d.Text.Part(s.Span)})
	}
	for k := range a.sentences {
		r := &a.sentences[k]
		r.quantities = quantity.AppendFolded(a.quantities[len(a.quantities):], r.folded)
		a.quantities = append(a.quantities, r.quantities...)
	}
	for k := range a.sentences {
		r := &a.sentences[k]
		r.periods = when.Recognise(a.periods[len(a.periods):], r.folded, d.Today, anchor)
		a.periods = append(a.periods, r.periods.Periods...)
	}
	for k := range a.sentences {
		a.sentences[k].entities = d.NamesIn(d.Text.Span(d.Article.Sentences[i+k].Span))
	}
	return &a.sentences[0]
}
