package match

import (
	"slices"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
)

// Prepared is a fact whose words are made ready for matching when a question
// first meets it. Safe for concurrent use.
type Prepared struct {
	Fact  *facts.Fact // must not be changed
	words atomic.Pointer[FactWords]
}

// FactWords are the words of a fact in canonical form.
type FactWords struct {
	clause, entity []rune
	pairs          [16]uint64   // hashes of the clause's pairs of characters, a bit each
	metric, whole  *nameWords   // the metric; with the whole of a share
	others         []*nameWords // further names

	m     *Matcher
	fact  *facts.Fact
	scene atomic.Pointer[scene] // nil until it is asked for
}

// scene is what stands around a fact's clause: few facts fit so well that it matters.
type scene struct{ lead, heading []rune }

// nameWords are one name of what a fact measures.
type nameWords struct {
	runes   []rune
	said    []float64 // what no question has to say: the entity, light words
	mean    float64   // of said
	mask    [4]uint64 // hashes of its characters, a bit each
	poles   Poles     // see contrasts
	generic string    // the metric that the lexicon knows the name as a generic one of: 收入
}

// WordsOf returns the words of a fact, which it makes once.
func (m *Matcher) WordsOf(p *Prepared) *FactWords {
	if w := p.words.Load(); w != nil {
		return w
	}
	w := m.Words(p.Fact)
	p.words.Store(w)
	return w
}

// Words makes the words of a fact, which must stay as it is.
func (m *Matcher) Words(f *facts.Fact) *FactWords {
	clause, lead, _, other := SplitContext(f.Context)
	w := &FactWords{m: m, fact: f, clause: m.Canonical(clause), entity: m.Runes(f.Entity)}
	for i := 1; i < len(w.clause); i++ {
		h := pairHash(w.clause[i-1], w.clause[i])
		w.pairs[h>>6] |= 1 << (h & 63)
	}
	w.metric = m.called(f.Metric, w.entity)
	w.whole = w.metric
	if f.Of != "" {
		w.whole = m.called(f.Metric+f.Of, w.entity)
	}
	amount := ""
	if f.Quantity.Kind == facts.KindMoney {
		amount = m.Amount(f.Metric)
	}
	done, doneAmount := turned(f)
	for _, name := range []string{other, asLoss(f), shareless(f), ofTrade(f), amount, inLetters(f.Metric, lead), done, doneAmount} {
		if name != "" {
			w.others = append(w.others, m.called(name, w.entity))
		}
	}
	return w
}

func (w *FactWords) around() *scene {
	s := w.scene.Load()
	if s == nil {
		_, lead, heading, _ := SplitContext(w.fact.Context)
		s = &scene{w.m.Canonical(lead), w.m.Runes(heading)}
		w.scene.Store(s)
	}
	return s
}

// called returns a name ready for matching. Many facts share it, with others in
// the place of the entity.
func (m *Matcher) called(name string, entity []rune) *nameWords {
	m.mu.RLock()
	w, ok := m.names.of[name]
	m.mu.RUnlock()
	if !ok {
		w = m.nameWords(name)
		m.mu.Lock()
		m.names.put(name, w, w.size())
		m.mu.Unlock()
	}
	if !w.shares(entity) {
		return w
	}
	own := *w
	own.said = slices.Clone(w.said)
	Cover(own.runes, entity, 0.8, own.said)
	own.mean = Mean(own.said)
	return &own
}

// Generic is Matcher.Generic of the fact's metric.
func (w *FactWords) Generic() string { return w.metric.generic }

// Poles returns the contrasts that a metric has.
func (m *Matcher) Poles(metric string) Poles { return m.called(metric, nil).poles }

// Generic returns the metric of the lexicon that a name is a generic one of: 营业收入 of
// 收入; "" for every other name.
func (m *Matcher) Generic(metric string) string { return m.called(metric, nil).generic }

// nameWords makes a name ready, without the entity.
func (m *Matcher) nameWords(name string) *nameWords {
	w := &nameWords{runes: m.Canonical(m.InChinese(name))}
	w.said = make([]float64, len(w.runes))
	light(w.runes, w.said)
	w.mean = Mean(w.said)
	for _, r := range w.runes {
		h := runeHash(r)
		w.mask[h>>6] |= 1 << (h & 63)
	}
	w.poles = polesIn(name)
	if concept, class, ok := m.Metrics.Lookup(name); ok && class == metric.Generic {
		w.generic = concept
	}
	return w
}

// size returns how many bytes the words of a name take, roughly.
func (w *nameWords) size() int { return 192 + 4*cap(w.runes) + 8*cap(w.said) + cap(w.poles) }

// shares reports whether a name may have two characters in a row of the entity.
func (w *nameWords) shares(entity []rune) bool {
	n := 0
	for _, r := range entity {
		if h := runeHash(r); w.mask[h>>6]&(1<<(h&63)) == 0 {
			n = 0
		} else if n++; n == 2 {
			return true
		}
	}
	return false
}

func runeHash(r rune) uint32 { return uint32(r) * 0x9E3779B1 >> 24 }

func pairHash(a, b rune) uint32 { return (uint32(a)*31 + uint32(b)) * 0x9E3779B1 >> 22 }

// marks are the hashes of a query's characters and pairs.
type marks struct {
	runes [4]uint64
	pairs []uint32
}

func marksOf(q *Query) marks {
	var k marks
	for _, runes := range [][]rune{q.Runes, q.Background} {
		for _, r := range runes {
			h := runeHash(r)
			k.runes[h>>6] |= 1 << (h & 63)
		}
	}
	for i := 1; i < len(q.Runes); i++ {
		k.pairs = append(k.pairs, pairHash(q.Runes[i-1], q.Runes[i]))
	}
	return k
}

// hopeless reports whether fitNamed would give up on a name at its first bound:
// no character of the name and no pair of the clause is the question's, and
// what goes without saying is too little. It never says so of a name that fits.
func (q *Query) hopeless(w *FactWords, name *nameWords) bool {
	if len(q.Runes) == 0 || 0.72*inLead+0.28*name.mean+0.08 >= minScore {
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

// asLoss returns the name of a negative profit as a loss: 归母净利润 of −5亿元 is
// a 归母净亏损; "" for everything else.
func asLoss(f *facts.Fact) string {
	low := f.Quantity.Value.Sign() < 0
	if f.Measure != facts.Level || !low {
		return ""
	}
	for _, w := range lists.Words("profit") {
		if strings.HasSuffix(f.Metric, w) {
			return strings.TrimSuffix(f.Metric, w) + "亏损"
		}
	}
	return ""
}

// shareless returns the name of a table's share without the word that says it is one, since a question for shares is
// matched without it as well: 个人代理 of 个人代理占比; "" for every other fact. What a sentence says is a share may be one
// of something else: 绿电交易量增长62%,在总用电量中的占比升至16.8%.
func shareless(f *facts.Fact) string {
	if f.Measure != facts.Share || f.Rule != "table" {
		return ""
	}
	for _, w := range []string{"占比", "比例", "比重"} {
		if rest, ok := strings.CutSuffix(f.Metric, w); ok {
			return rest
		}
	}
	return ""
}

// tradeTotal matches all that a company sells or buys in a year.
var tradeTotal = pattern.New(`^(?:年度|全年|公司)?(销售|采购)(?:总额|额|金额)$`)

// ofTrade returns the name of a table's share of all that is sold or bought with what it is one of, which its head leaves
// out: 第一大客户[销售额] below 占年度销售总额比例; "" for every other fact.
func ofTrade(f *facts.Fact) string {
	m := tradeTotal.FindStringSubmatch(f.Of)
	if m == nil || f.Measure != facts.Share || f.Rule != "table" || strings.HasSuffix(f.Metric, "额") {
		return ""
	}
	return f.Metric + m[1] + "额"
}

// inLetters returns a metric with the letters that its sentence gives for a word of it in
// brackets, IoT业务收入 for 智能物联网业务收入 of 智能物联网(IoT)业务收入; "" where there are none.
func inLetters(metric, lead string) string {
	for at := 0; ; {
		i := strings.IndexByte(lead[at:], '(')
		if i < 0 {
			return ""
		}
		word, _, closed := strings.Cut(lead[at+i+1:], ")")
		front := lead[at : at+i]
		at += i + 1
		if !closed || len(word) < 2 || len(word) > longestLetters || strings.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf || r < 'A' }) {
			continue
		}
		if len(metric) > longestWhole && strings.HasSuffix(front, metric) {
			continue
		}
		for k := range front {
			if j := strings.Index(metric, front[k:]); j >= 0 && len(front)-k >= len("网络") {
				return word + strings.TrimPrefix(metric[j+len(front)-k:], "("+word+")")
			}
		}
	}
}

// longestLetters is how many letters an abbreviation in brackets has at most.
const longestLetters = 10

// longestWhole is how long a metric is that letters stand for as a whole: in 管理养老客户综合资产(AUM) they do
// for its end alone.
const longestWhole = len("管理客户资产规模")

// Amount returns the name of the money that a verb at the end of a name is said of:
// 股票成交额 for 股票成交, which was 3亿元; "" where the lexicon has no such word.
func (m *Matcher) Amount(name string) string {
	full := name + "额"
	for w := range m.Metrics.Words(full) {
		if w.Span.End == len(full) && w.Span.Len() >= len("成交额") {
			return full
		}
	}
	return ""
}

// Prepare makes facts ready to be made ready. They must not be changed.
func Prepare(fs []facts.Fact) []*Prepared {
	all := make([]Prepared, len(fs))
	ps := make([]*Prepared, len(fs))
	for i := range fs {
		all[i].Fact = &fs[i]
		ps[i] = &all[i]
	}
	return ps
}

// SplitContext takes a Fact.Context apart; what is missing at its end is "".
func SplitContext(c string) (clause, lead, heading, other string) {
	clause, rest, _ := strings.Cut(c, "\n")
	lead, rest, _ = strings.Cut(rest, "\n")
	heading, other, _ = strings.Cut(rest, "\n")
	return clause, lead, heading, other
}
