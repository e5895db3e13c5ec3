package answer

import (
	"sync/atomic"

	"wenbao/facts"
	"wenbao/facts/metric"
)

// prepared is a fact whose words are made ready for matching when a question
// first meets it. Safe for concurrent use.
type prepared struct {
	fact  *facts.Fact
	words atomic.Pointer[factWords]
}

// factWords are the words of a fact in canonical form.
type factWords struct {
	clause, lead, heading, entity []rune
	pairs                         [16]uint64  // hashes of the clause's pairs of characters, a bit each
	metric, whole                 nameWords   // the metric; with the whole of a share
	others                        []nameWords // further names
	generic                       string      // the metric that the lexicon knows the fact's as a generic nameWords of
}

// nameWords are one name of what a fact measures.
type nameWords struct {
	runes []rune
	said  []float64 // what no question has to say: the entity, light words
	mean  float64   // of said
	mask  [4]uint64 // hashes of its characters, a bit each
}

func (m *matcher) wordsOf(p *prepared) *factWords {
	if w := p.words.Load(); w != nil {
		return w
	}
	w := m.words(p.fact)
	p.words.Store(w)
	return w
}

func (m *matcher) words(f *facts.Fact) *factWords {
	clause, lead, heading, other := splitContext(f.Context)
	w := &factWords{clause: m.runes(clause), lead: m.runes(lead), heading: m.runes(heading), entity: m.runes(f.Entity)}
	for i := 1; i < len(w.clause); i++ {
		h := pairHash(w.clause[i-1], w.clause[i])
		w.pairs[h>>6] |= 1 << (h & 63)
	}
	w.metric = m.called(f.Metric, w.entity)
	w.whole = w.metric
	if f.Of != "" {
		w.whole = m.called(f.Metric+f.Of, w.entity)
	}
	for _, name := range []string{other, asLoss(f)} {
		if name != "" {
			w.others = append(w.others, m.called(name, w.entity))
		}
	}
	if name, class, ok := m.metrics.Lookup(f.Metric); ok && class == metric.Generic {
		w.generic = name
	}
	return w
}

func (m *matcher) called(name string, entity []rune) nameWords {
	w := nameWords{runes: m.runes(m.inChinese(name))}
	w.said = make([]float64, len(w.runes))
	cover(w.runes, entity, 0.8, w.said)
	light(w.runes, w.said)
	w.mean = mean(w.said)
	for _, r := range w.runes {
		h := runeHash(r)
		w.mask[h>>6] |= 1 << (h & 63)
	}
	return w
}

func runeHash(r rune) uint32 { return uint32(r) * 0x9E3779B1 >> 24 }

func pairHash(a, b rune) uint32 { return (uint32(a)*31 + uint32(b)) * 0x9E3779B1 >> 22 }

// marks are the hashes of a query's characters and pairs.
type marks struct {
	runes [4]uint64
	pairs []uint32
}

func marksOf(q *query) marks {
	var k marks
	for _, runes := range [][]rune{q.runes, q.background} {
		for _, r := range runes {
			h := runeHash(r)
			k.runes[h>>6] |= 1 << (h & 63)
		}
	}
	for i := 1; i < len(q.runes); i++ {
		k.pairs = append(k.pairs, pairHash(q.runes[i-1], q.runes[i]))
	}
	return k
}

// hopeless reports whether fitNamed would give up on a name at its first bound:
// no character of the name and no pair of the clause is the question's, and
// what goes without saying is too little. It never says so of a name that fits.
func (q *query) hopeless(w *factWords, name *nameWords) bool {
	if len(q.runes) == 0 || 0.72*inLead+0.28*name.mean+0.08 >= minScore {
		return false
	}
	for i, m := range q.marks.runes {
		if m&name.mask[i] != 0 {
			return false
		}
	}
	for _, h := range q.marks.pairs {
		if w.pairs[h>>6]&(1<<(h&63)) != 0 {
			return false
		}
	}
	return true
}
