// Package match scores how well the words of a fact explain what a question asks about.
//
// A question's content is matched against a fact by how much of it the fact's
// own words explain, and how much of the fact's metric the question leaves
// unsaid. Words with synonyms are first replaced by their class (砸 → 投入).
// A run of two characters or more counts wherever it stands; so inserted and
// dropped characters cost little, while an unexplained modifier or head costs
// its full length.
//
//	m := match.New(metric.Default())
//	q := m.Query("金融科技 投入", "投入", "")
//	m.Fit(&q, m.Words(&fact), true).Good()
//
// What a fact measures, claims and when is no matter of words: see package gates.
package match

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/metric"
)

// Weights of where a run of the question is explained. The metric phrase is
// what the fact is about, its clause qualifies it, the words before it in its
// sentence and the heading only set the scene.
const (
	inMetric  = 1.0
	inClause  = 0.9
	inLead    = 0.75
	inHeading = 0.6
	inEntity  = 0.9
	inOwnName = 0.3  // of an entity that the question names besides
	single    = 0.45 // a single character of the metric, in no run
)

// Matcher rewrites texts for matching, and remembers what it rewrote over all
// questions, since they meet the same facts again. Safe for concurrent use.
type Matcher struct {
	Metrics *metric.Lexicon // must not be changed

	mu    sync.RWMutex
	canon memo[[]rune]
	names memo[*nameWords]
}

// New returns a Matcher that knows synonyms and metrics by a lexicon.
func New(m *metric.Lexicon) *Matcher { return &Matcher{Metrics: m} }

// Runes returns the canonical form of a folded text: synonyms replaced, marks
// and blanks gone, letters in lower case. They must not be changed.
func (m *Matcher) Runes(s string) []rune {
	m.mu.RLock()
	known, ok := m.canon.of[s]
	m.mu.RUnlock()
	if ok {
		return known
	}
	out := m.Canonical(s)
	m.mu.Lock()
	m.canon.put(s, out, 4*cap(out))
	m.mu.Unlock()
	return out
}

// Canonical is Runes for a text that is not met again: nothing is remembered.
func (m *Matcher) Canonical(s string) []rune {
	out := make([]rune, 0, len(s)/3+4)
	add := func(piece string) {
		for _, r := range piece {
			switch {
			case r >= 'A' && r <= 'Z':
				r += 'a' - 'A'
			case r >= utf8.RuneSelf && (r < 0x2E80 || r > 0x9FFF): // no ideograph, which has no case
				r = unicode.ToLower(r)
			case r == '年' && len(out) > 0 && out[len(out)-1] >= '0' && out[len(out)-1] <= '9':
				continue // 2023年净利润 explains no 老年净利润
			}
			if !isMark(r) {
				out = append(out, r)
			}
		}
	}
	at := 0
	for w := range m.Metrics.Words(s) {
		if w.Direction != "" {
			continue
		}
		add(s[at:w.Span.Start])
		add(w.Canon)
		at = w.Span.End
	}
	add(s[at:])
	return out
}

// isMark reports whether a character says nothing: marks, blanks and 的.
func isMark(r rune) bool {
	switch r {
	case ' ', '\t', '\n', ',', '，', '。', ';', '；', ':', '：', '?', '？', '!', '！', '“', '”', '"', '\'', '‘', '’', '(', ')', '（', '）',
		'《', '》', '「', '」', '、', '·', '…', '~', '|', '[', ']', '【', '】', '-', '—', '–', '的':
		return true
	}
	return false
}

// Query is a question's content made ready.
type Query struct {
	Runes      []rune    // of the content, canonical
	weights    []float64 // of the runes: 1, and softWeight of words that say little
	head       [2]int    // rune range of the head in runes
	chunks     [][2]int
	Named      bool   // the question names whom it is on, besides the content
	Background []rune // of what was talked about before, canonical
	marks      marks
	opposites  opposites
}

// softWeight is what a character of a word counts that rarely names what is
// asked: 大概, 公司, 规模. With a quarter, one such word beside a metric of four
// characters costs a tenth of the score, and alone it never explains a question.
const softWeight = 0.25

// Query makes a content ready: folded chunks with blanks between, the one that is its
// head, and the words of earlier turns, which explain a fact but need not be explained.
func (m *Matcher) Query(content, head, background string) Query {
	var q Query
	for _, c := range m.joined(strings.Fields(content), &head) {
		from := len(q.Runes)
		for _, piece := range m.pieces(c) {
			r, w := m.Runes(piece.Text), 1.0
			if piece.Soft {
				w = softWeight
			}
			q.Runes = append(q.Runes, r...)
			for range r {
				q.weights = append(q.weights, w)
			}
		}
		q.chunks = append(q.chunks, [2]int{from, len(q.Runes)})
		if c == head {
			q.head = [2]int{from, len(q.Runes)}
		}
	}
	q.Background = m.Runes(background)
	q.marks = marksOf(&q)
	q.opposites = oppositesOf(string(q.Runes))
	return q
}

// joined puts together neighbouring chunks that are one word of the lexicon: 卖 and 车 of
// 卖了多少车. The head goes with them.
func (m *Matcher) joined(chunks []string, head *string) []string {
	for i := 0; i+1 < len(chunks); i++ {
		word := chunks[i] + chunks[i+1]
		for w := range m.Metrics.Words(word) {
			if w.Direction == "" && w.Span.Len() == len(word) {
				if *head == chunks[i] || *head == chunks[i+1] {
					*head = word
				}
				chunks = slices.Delete(chunks, i+1, i+2)
				chunks[i] = word
			}
		}
	}
	return chunks
}

// pieces splits a chunk at its soft words, unless they are part of a word of the
// lexicon: the 金额 of 成交金额, which is a 成交额.
func (m *Matcher) pieces(chunk string) []question.Piece {
	var out []question.Piece
	at := 0
	for w := range m.Metrics.Words(chunk) {
		word := w.Span.In(chunk)
		if w.Direction != "" || len(question.SplitSoft(word)) < 2 {
			continue
		}
		if w.Span.Start > at {
			out = append(out, question.SplitSoft(chunk[at:w.Span.Start])...)
		}
		out = append(out, question.Piece{Text: word})
		at = w.Span.End
	}
	if at < len(chunk) {
		out = append(out, question.SplitSoft(chunk[at:])...)
	}
	return out
}

// Mean returns the mean of x over runes [from, to) of the query, by weight; 1 for none.
func (q *Query) Mean(x []float64, from, to int) float64 {
	var sum, total float64
	for i := from; i < to; i++ {
		sum += x[i] * q.weights[i]
		total += q.weights[i]
	}
	if total == 0 {
		return 1
	}
	return sum / total
}

// Weight returns the weight of runes [from, to).
func (q *Query) Weight(from, to int) float64 {
	var total float64
	for i := from; i < to; i++ {
		total += q.weights[i]
	}
	return total
}

// Fit is how well a fact explains a question.
type Fit struct {
	Recall    float64 // of the question's content, 0…1
	Precision float64 // of the fact's metric, 0…1
	Own       float64 // recall by the metric's own words alone
	Head      float64 // of the question's head
	Worst     float64 // of the worst explained chunk
	Score     float64
	Clash     bool // question and metric have different modifiers in one place
}

// Fit scores a fact's words against the query. The whole of a share belongs to
// them unless the query leaves it out.
func (m *Matcher) Fit(q *Query, w *FactWords, withWhole bool) Fit {
	name := w.metric
	if withWhole {
		name = w.whole
	}
	r := q.fitNamed(w, name)
	for i := range w.others {
		if o := q.fitNamed(w, w.others[i]); o.Score > r.Score {
			r = o
		}
	}
	return r
}

// fitNamed scores a fact under one of its names.
func (q *Query) fitNamed(w *FactWords, name *nameWords) Fit {
	var r Fit
	if q.hopeless(w, name) {
		r.Precision = name.mean
		return r
	}
	mr := name.runes
	var short [96]float64 // most names and questions fit
	buffer := short[:]
	if n := len(mr) + 2*len(q.Runes) + len(q.Background); n > len(buffer) {
		buffer = make([]float64, n)
	} else {
		buffer = buffer[:n]
	}
	said, buffer := buffer[:len(mr)], buffer[len(mr):]
	own, buffer := buffer[:len(q.Runes)], buffer[len(q.Runes):] // explained by the metric alone
	expl, bg := buffer[:len(q.Runes)], buffer[len(q.Runes):]
	copy(said, name.said)
	Cover(mr, q.Background, 0.6, said)
	Cover(mr, q.Runes, 1, said)
	singles(mr, q.Runes, said)
	r.Precision = Mean(said)
	Cover(q.Runes, mr, inMetric, own)
	q.byUnit(w, own)
	q.byBalance(w, mr, own)
	Cover(q.Runes, w.clause, inClause, expl)
	if best := q.bound(own, expl); 0.72*best+0.28*r.Precision+0.08 < minScore {
		return r // even the whole scene could not make it fit
	}
	// What only the words before a figure say is of another one: 车险 before 意健险保费68.3亿元.
	apart := len(mr) > 2 && !slices.Contains(mr, '占') && q.Mean(own, 0, len(own)) == 0 && q.Mean(expl, 0, len(expl)) == 0
	around := w.around()
	Cover(q.Runes, around.heading, inHeading, expl)
	Cover(q.Runes, around.lead, inLead, expl)
	Cover(q.Runes, mr, inMetric, expl)
	singles(q.Runes, mr, expl)
	q.byUnit(w, expl)
	q.byBalance(w, mr, expl)
	q.byName(w.entity, expl)
	q.ofYears(expl)
	r.Own = q.Mean(own, 0, len(own))
	r.Clash = apart || q.scattered(expl, r.Precision) || q.substituted(own, expl, mr, said, around.heading) || q.gap(expl, mr) || q.echoed(expl, mr) || q.otherThing(expl) || w.fact.Quantity.Kind == facts.KindCount && q.otherCount(mr) || q.otherPlace(expl, mr) || q.Strange(expl, mr) || q.opposed(mr)
	r.Recall = q.Mean(expl, 0, len(expl))
	r.Head, r.Worst = 1, 1
	if q.Weight(q.head[0], q.head[1]) >= 1 {
		r.Head = q.Mean(expl, q.head[0], q.head[1])
	}
	for _, c := range q.chunks {
		if q.Weight(c[0], c[1]) >= 1 {
			r.Worst = min(r.Worst, q.Mean(expl, c[0], c[1]))
		}
	}
	r.Score = 0.72*r.Recall + 0.28*r.Precision
	if len(q.Background) > 0 {
		Cover(q.Background, around.lead, 0.8, bg)
		Cover(q.Background, mr, 1, bg)
		r.Score += 0.08 * Mean(bg)
	}
	return r
}

// bound returns the highest recall that is still possible when metric and
// clause explain so much: the rest may be explained by the scene at best.
func (q *Query) bound(own, clause []float64) float64 {
	var sum, total float64
	for i, w := range q.weights {
		sum += max(own[i], clause[i], inLead) * w
		total += w
	}
	if total == 0 {
		return 1
	}
	return sum / total
}

// shortQuery is how many characters a question has at most for one of them to be
// a modifier and no slip: 云 in 云业务收入 against 语音业务收入.
const shortQuery = 6

// substituted reports whether the question has a modifier where the metric has
// another one: 到店 in 手机银行到店客户渗透率 against 手机银行代发客户渗透率. The
// gap in the question's chunk counts even if the words around the figure
// mention it, for they mention the neighbour's modifier too.
func (q *Query) substituted(own, expl []float64, mr []rune, said []float64, heading []rune) bool {
	clash, short := false, q.Weight(0, len(q.Runes)) <= shortQuery
	for _, c := range q.chunks {
		for i := c[0]; i < c[1]; {
			if own[i] >= inMetric || q.weights[i] < 1 {
				i++
				continue
			}
			j := i
			for j < c[1] && own[j] < inMetric && q.weights[j] == 1 {
				j++
			}
			if (j-i > 1 || short) && q.slotTaken(c, i, j, mr, said) && !(i == c[0] && isPlace(q.Runes[i:j], heading)) {
				clash = true
				for k := i; k < j; k++ {
					expl[k] = min(expl[k], 0.2)
				}
			}
			i = j
		}
	}
	return clash
}

// slotTaken reports whether the metric has unsaid runes right where the gap
// [i, j) of chunk c would be: before what follows the gap, or, at the chunk's
// end, after what comes before it.
func (q *Query) slotTaken(c [2]int, i, j int, mr []rune, said []float64) bool {
	if j+1 < c[1] {
		at := beforeLight(mr, IndexRunes(mr, q.Runes[j:j+2]))
		return at > 0 && said[at-1] < single
	}
	if j == c[1] && i-2 >= c[0] {
		at := IndexRunes(mr, q.Runes[i-2:i])
		return at >= 0 && at+2 < len(mr) && said[at+2] < single
	}
	return false
}

// IndexRunes returns where b begins in a, -1 for nowhere.
func IndexRunes(a, b []rune) int {
	for i := 0; i+len(b) <= len(a); i++ {
		if slices.Equal(a[i:i+len(b)], b) {
			return i
		}
	}
	return -1
}
