package answer

import (
	"context"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"wenbao/bot/question"
	"wenbao/facts"
)

// candidate is a fact that passed the gates, with its score.
type candidate struct {
	facts.Fact
	fit
	when float64 // how well its period fits, 0…1
}

// need is what a fact has to be to answer (part of) a question.
type need struct {
	entities []string // any of; empty = not said
	periods  []facts.Period
	query    query
	kinds    []facts.UnitKind // that the content's head can have; nil = not known
	concept  string           // of the content, when a lexicon metric words it exactly
	whole    []rune           // of a share, when the question names it: 占营业收入
	measure  facts.Measure
	unit     question.Unit
	wants    facts.Modality
	per      bool // 每股, 每10股 is asked
	before   bool // what stood before a restatement is asked: 重述前
	down     bool
	against  []facts.Period
}

// Scores below these do not answer. A question whose content is explained
// by 80 % of its characters has at most one character in five that no word of
// the fact accounts for; lower recall let other metrics of the same entity
// answer in the development set.
const (
	minScore  = 0.66
	minRecall = 0.70
	minHead   = 0.60
	minChunk  = 0.35
)

// outcome of a search: the candidates, best first, and what the gates refused
// that would have answered otherwise.
type outcome struct {
	found        []candidate
	otherPeriod  []candidate
	otherClaim   []candidate // targets and forecasts
	otherMeasure []candidate
	near         []candidate // below the thresholds, best first
}

// search scores all facts of the entities against the need.
func (a *Answerer) search(ctx context.Context, m *matcher, n need) (outcome, error) {
	var out outcome
	fs, err := a.factsAbout(ctx, n.entities)
	if err != nil {
		return out, err
	}
	for i := range fs {
		f := &fs[i]
		if f.Quantity.Kind == facts.KindText {
			continue
		}
		c := candidate{Fact: *f, fit: m.fit(n.query, f, len(n.whole) == 0)}
		m.conceptFit(&c, n)
		if !m.qualified(n, f) {
			continue
		}
		if !c.good() {
			if c.score > 0.45 && unitFits(n.unit, f) && f.Modality == facts.Actual {
				out.near = append(out.near, c)
			}
			continue
		}
		when, ok := periodFits(n.periods, f)
		c.when = when
		switch {
		case !unitFits(n.unit, f) || !n.kindFits(f) || !measureFits(n, f) || !m.wholeFits(n, f):
			out.otherMeasure = append(out.otherMeasure, c)
		case !claimFits(n.wants, f):
			out.otherClaim = append(out.otherClaim, c)
		case !ok:
			out.otherPeriod = append(out.otherPeriod, c)
		default:
			out.found = append(out.found, c)
		}
	}
	for _, list := range [][]candidate{out.found, out.otherPeriod, out.otherClaim, out.otherMeasure, out.near} {
		order(list)
	}
	return out, nil
}

// factsAbout returns the facts of the entities, and those of nobody in
// particular whose words name one of them: an article may use a name that
// only another one declares.
func (a *Answerer) factsAbout(ctx context.Context, entities []string) ([]facts.Fact, error) {
	fs, err := a.base.Facts(ctx, facts.Query{Entities: entities})
	if err != nil {
		return nil, err
	}
	if len(entities) == 0 {
		return fs, nil
	}
	nobody, err := a.nobody(ctx)
	if err != nil {
		return nil, err
	}
	for _, e := range entities {
		for _, alias := range a.entities.Aliases(e) {
			if runeLen(alias) < 3 || alias[0] < utf8.RuneSelf {
				continue
			}
			for _, f := range nobody {
				if strings.Contains(f.Context, alias) || strings.Contains(f.Metric, alias) {
					f.Entity = e
					fs = append(fs, f)
				}
			}
		}
	}
	return fs, nil
}

// nobody returns the facts without an entity. They are asked for once: few
// articles leave it open whom they are about.
func (a *Answerer) nobody(ctx context.Context) ([]facts.Fact, error) {
	a.unnamed.Lock()
	defer a.unnamed.Unlock()
	if !a.unnamed.known {
		fs, err := a.base.Facts(ctx, facts.Query{Entities: []string{""}})
		if err != nil {
			return nil, err
		}
		a.unnamed.facts, a.unnamed.known = fs, true
	}
	return a.unnamed.facts, nil
}

// conceptFit lets the lexicon decide where both sides are wordings of its
// metrics: the same one is a full match, two different ones never match.
func (m *matcher) conceptFit(c *candidate, n need) {
	if n.concept != "" && c.Concept == "" {
		c.score *= 0.93
	}
	if n.concept == "" || c.Concept == "" {
		return
	}
	if n.concept == c.Concept {
		c.recall, c.head, c.worst, c.clash = 1, 1, 1, false
		c.score = max(c.score, 0.94)
		return
	}
	if concept, ok := m.metrics.Get(c.Concept); ok && concept.Broader == n.concept {
		c.score = min(c.score, 0.8) // a variant of it: only where it stands alone
		c.recall, c.head, c.worst, c.clash = 1, 1, 1, false
		c.score = max(c.score, minScore)
		return
	}
	c.score *= 0.5
}

// qualified reports whether fact and question agree on what a wording must not
// be silent about: 每股 and 每10股 against amounts, 重述前 against restated.
func (m *matcher) qualified(n need, f *facts.Fact) bool {
	clause, _, _, _ := splitContext(f.Context)
	if strings.Contains(f.Metric, "每") != n.per && f.Quantity.Kind == facts.KindMoney {
		return false
	}
	before := false
	for _, w := range []string{"重述前", "更正前", "调整前", "追溯前"} {
		before = before || strings.Contains(clause, w)
	}
	return before == n.before
}

func (c *candidate) good() bool {
	return !c.clash && c.score >= minScore && c.recall >= minRecall && c.head >= minHead && c.worst >= minChunk
}

// kindFits holds a level against the kinds of unit that the asked metric can
// have, where its head tells: 成交额 is money, 客户 a count.
func (n need) kindFits(f *facts.Fact) bool {
	if n.unit.Kind != "" || len(n.kinds) == 0 || n.measure != facts.Level || f.Measure != facts.Level {
		return true
	}
	return slices.Contains(n.kinds, f.Quantity.Kind) || f.Quantity.Kind == facts.KindNumber
}

// unitFits is the type gate: 多少户 wants a count, 多少钱 money, 百分之几 a
// percentage.
func unitFits(u question.Unit, f *facts.Fact) bool {
	k := f.Quantity.Kind
	switch u.Kind {
	case "":
		return true
	case facts.KindCount:
		return k == facts.KindCount || k == facts.KindNumber
	case facts.KindPercent, facts.KindPoints:
		return k == facts.KindPercent || k == facts.KindPoints
	}
	return k == u.Kind
}

// measureFits keeps levels, changes, shares and multiples apart. A share may
// be worded as a level of a metric that is a ratio by name (渗透率), and a
// change as growth or as difference.
func measureFits(n need, f *facts.Fact) bool {
	change := f.Measure == facts.Growth || f.Measure == facts.Change
	switch n.measure {
	case facts.Growth, facts.Change:
		if n.unit.Scale != "" && (f.Quantity.Kind == facts.KindPercent || f.Quantity.Kind == facts.KindPoints) {
			return false // 少了多少亿
		}
		if n.unit.Kind == facts.KindPercent && f.Quantity.Kind == facts.KindPoints {
			return false
		}
		return change || f.Measure == facts.Multiple && strings.Contains(f.Surface, "番")
	case facts.Multiple:
		return f.Measure == facts.Multiple
	case facts.Share:
		return f.Measure == facts.Share || f.Measure == facts.Level && f.Quantity.Kind == facts.KindPercent
	}
	return f.Measure == facts.Level || f.Measure == facts.Share && f.Quantity.Kind == facts.KindPercent && strings.HasSuffix(f.Metric, "比") || f.Measure == facts.Share && n.unit.Kind == facts.KindPercent
}

// wholeFits reports whether a share is of the whole that the question names.
func (m *matcher) wholeFits(n need, f *facts.Fact) bool {
	if len(n.whole) == 0 || n.measure != facts.Share {
		return true
	}
	if f.Measure != facts.Share {
		return false
	}
	if f.Of == "" && f.Concept == "" {
		return true // 占比31.86%: of what, the text leaves to its reader
	}
	clause, _, _, _ := splitContext(f.Context)
	expl := make([]float64, len(n.whole))
	cover(n.whole, m.runes(f.Of+f.Metric+clause), 1, expl)
	return mean(expl) >= 0.6
}

func claimFits(wants facts.Modality, f *facts.Fact) bool {
	switch f.Modality {
	case facts.Actual:
		return wants == facts.Actual
	case facts.Denied:
		return false
	}
	return wants != facts.Actual
}

// periodFits reports whether a fact's period answers for one of those asked,
// and how well. A year also means its end for what is measured at a point in
// time, and the end of a year the year; no other period answers for another.
func periodFits(asked []facts.Period, f *facts.Fact) (float64, bool) {
	if len(asked) == 0 {
		return 0.8, true
	}
	best, ok := 0.0, false
	for _, p := range asked {
		w := 0.0
		switch {
		case f.Period.IsZero():
		case p == f.Period:
			w = 1
		case p.Start == f.Period.Start && p.End == f.Period.End:
			w = 0.97
		case f.Period.Instant && p.End == f.Period.End:
			w = 0.95
		case p.Instant && p.End == f.Period.End && f.Quantity.Kind != facts.KindMoney:
			w = 0.9
		case p.Instant && p.End == f.Period.End:
			w = 0.8
		}
		if w > best {
			best, ok = w, true
		}
	}
	return best, ok
}

// order sorts candidates by a total order: score, then how the period fits,
// how it is known, how exactly the figure is given, then position.
func order(cs []candidate) {
	sort.SliceStable(cs, func(i, j int) bool {
		a, b := &cs[i], &cs[j]
		if d := a.rank() - b.rank(); d > 0.005 || d < -0.005 {
			return d > 0
		}
		if c := b.Period.Last().Compare(a.Period.Last()); c != 0 {
			return c < 0
		}
		if a.Quantity.Decimals != b.Quantity.Decimals {
			return a.Quantity.Decimals > b.Quantity.Decimals
		}
		if a.Article != b.Article {
			return a.Article < b.Article
		}
		return a.Span.Start < b.Span.Start
	})
}

// basisWeight lowers facts whose period or entity was inherited from afar.
var basisWeight = map[facts.Basis]float64{
	facts.ByClause: 0.02, facts.BySentence: 0.02, facts.ByParagraph: 0.01, facts.ByHeading: 0.01, facts.ByArticle: 0, facts.ByDate: -0.02,
}

func (c *candidate) rank() float64 {
	return c.score + 0.05*c.when + basisWeight[c.PeriodBasis] + basisWeight[c.EntityBasis]
}

// metricKey groups facts that word the same metric.
func (m *matcher) metricKey(f *facts.Fact) string {
	key := f.Concept
	if key == "" {
		key = string(m.runes(f.Metric))
	}
	return key + "|" + string(f.Measure) + "|" + string(m.runes(f.Of))
}

// names returns the distinct entities of candidates, in their order.
func names(cs []candidate) []string {
	var out []string
	for _, c := range cs {
		if c.Entity != "" && !slices.Contains(out, c.Entity) {
			out = append(out, c.Entity)
		}
	}
	return out
}
