// Package library is what a knowledge base can say beside answers: what it
// holds, the sentences around a cited one, which periods of a metric are known,
// and whether the figures of somebody's text agree with it.
//
//	Around: 出处的原句 → the three sentences before and after it
//	Check:  “工行2023年金融科技投入272.46亿元” → agrees, with the sentence that says so
//
// It states nothing of its own: every figure it returns is one that the
// answerer gave with its source, or is the text's own.
package library

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"wenbao/bot/answer"
	"wenbao/bot/answer/answerer"
	"wenbao/bot/answer/phrase"
	"wenbao/facts"
	"wenbao/facts/extract"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
)

// Shelf is a base that can list its articles.
type Shelf interface {
	answer.Base
	// Articles returns all articles in the order of their IDs; their texts,
	// blocks and sentences may be left out.
	Articles(ctx context.Context) ([]facts.Article, error)
	// Entities returns the distinct entities that facts are about, by name.
	Entities(ctx context.Context) ([]string, error)
}

// Library is safe for concurrent use. It sees the articles that the shelf holds
// when each is first asked about.
type Library struct {
	shelf     Shelf
	answerer  *answerer.Answerer
	extractor *extract.Extractor

	mu     sync.Mutex
	titles []facts.Article // without texts; nil until asked for
}

// New returns the library of a shelf that the answerer answers from. A nil
// lexicon of metrics is the built-in one.
func New(shelf Shelf, a *answerer.Answerer, metrics *metric.Lexicon) *Library {
	if metrics == nil {
		metrics = metric.Default()
	}
	return &Library{shelf: shelf, answerer: a, extractor: extract.New(a.Entities(), metrics)}
}

func (l *Library) articles(ctx context.Context) ([]facts.Article, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.titles == nil {
		list, err := l.shelf.Articles(ctx)
		if err != nil {
			return nil, fmt.Errorf("list articles: %w", err)
		}
		l.titles = list
	}
	return l.titles, nil
}

// Holdings is what a base holds.
type Holdings struct {
	Articles int
	Entities int
	Names    []string   // of the entities with most facts, at most maxNames
	First    facts.Date // of publication; zero when no article says
	Last     facts.Date
	Examples []string // questions that are answered, at most maxExamples
}

const (
	maxNames    = 12
	maxExamples = 4
	// maxSampled bounds the facts that names and examples are drawn from, so
	// that a large base is not read for them.
	maxSampled = 4000
)

// Holdings says what the base holds.
func (l *Library) Holdings(ctx context.Context) (Holdings, error) {
	list, err := l.articles(ctx)
	if err != nil {
		return Holdings{}, err
	}
	names, err := l.shelf.Entities(ctx)
	if err != nil {
		return Holdings{}, fmt.Errorf("list entities: %w", err)
	}
	h := Holdings{Articles: len(list), Entities: len(names)}
	for _, art := range list {
		d := art.Published
		if d.IsZero() {
			continue
		}
		if h.First.IsZero() || d.Before(h.First) {
			h.First = d
		}
		if h.Last.Before(d) {
			h.Last = d
		}
	}
	sample, err := l.shelf.Facts(ctx, facts.Query{Limit: maxSampled})
	if err != nil {
		return Holdings{}, fmt.Errorf("sample facts: %w", err)
	}
	h.Names = frequent(sample)
	h.Examples, err = l.examples(ctx, sample, h.Names)
	h.Names = h.Names[:min(len(h.Names), maxNames)]
	return h, err
}

// frequent returns the entities of facts, those with most facts first.
func frequent(fs []facts.Fact) []string {
	count := map[string]int{}
	var names []string
	for _, f := range fs {
		if f.Entity == "" {
			continue
		}
		if count[f.Entity]++; count[f.Entity] == 1 {
			names = append(names, f.Entity)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return count[b] - count[a] })
	return names
}

// examples words one question on each of the foremost entities and asks it: an
// example that is not answered is none.
func (l *Library) examples(ctx context.Context, fs []facts.Fact, names []string) ([]string, error) {
	var out []string
	for _, name := range names {
		if len(out) == maxExamples {
			break
		}
		for _, q := range questionsOn(fs, name) {
			ans, err := l.answerer.Ask(ctx, q, nil)
			if err != nil {
				return nil, err
			}
			if ans.Status == answer.Answered && len(ans.Figures) > 0 {
				out = append(out, q)
				break
			}
		}
	}
	return out, nil
}

// maxTried bounds the questions tried for one example.
const maxTried = 4

// questionsOn words questions on an entity: levels of metrics with a name of
// their own and a known period first.
func questionsOn(fs []facts.Fact, name string) []string {
	var out []string
	for _, f := range fs {
		if f.Entity != name || f.Concept == "" || f.Period.IsZero() || f.Modality != facts.Actual || f.Measure != facts.Level || f.Quantity.Kind == facts.KindText {
			continue
		}
		if q := phrase.Question(f); q != "" && !slices.Contains(out, q) && len(out) < maxTried {
			out = append(out, q)
		}
	}
	return out
}

// Names returns at most n entities of the base that a piece of a name may mean:
// those it names (工行), then those whose name contains it, in the base's order.
func (l *Library) Names(ctx context.Context, piece string, n int) ([]string, error) {
	all, err := l.shelf.Entities(ctx)
	if err != nil {
		return nil, fmt.Errorf("list entities: %w", err)
	}
	var meant []string
	for _, m := range l.answerer.Entities().Find(lex.String(piece)) {
		meant = append(meant, m.Names...)
	}
	var out []string
	for _, wanted := range []func(string) bool{
		func(name string) bool { return slices.Contains(meant, name) },
		func(name string) bool { return strings.Contains(name, piece) },
	} {
		for _, name := range all {
			if len(out) < n && wanted(name) && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out, nil
}

// Metrics returns at most n metrics of an entity whose name contains a piece, in
// the order in which the base first has them.
func (l *Library) Metrics(ctx context.Context, name, piece string, n int) ([]string, error) {
	fs, err := l.known(ctx, name, "")
	var out []string
	for _, f := range fs {
		if len(out) < n && strings.Contains(f.Metric, piece) && !slices.Contains(out, f.Metric) {
			out = append(out, f.Metric)
		}
	}
	return out, err
}

// Periods returns the periods for which the base has actual levels of an
// entity's metric, the latest first, at most n.
func (l *Library) Periods(ctx context.Context, name, metric string, n int) ([]facts.Period, error) {
	fs, err := l.known(ctx, name, metric)
	var out []facts.Period
	for _, f := range fs {
		same := f.Metric == metric || f.Concept != "" && f.Concept == metric
		if same && !f.Period.IsZero() && !slices.Contains(out, f.Period) {
			out = append(out, f.Period)
		}
	}
	slices.SortStableFunc(out, func(a, b facts.Period) int { return b.End.Compare(a.End) })
	return out[:min(len(out), n)], err
}

// known returns actual levels that the base has of an entity, at most maxSampled;
// of a metric unless that is "".
func (l *Library) known(ctx context.Context, name, metric string) ([]facts.Fact, error) {
	if name == "" {
		return nil, nil
	}
	fs, err := l.shelf.Facts(ctx, facts.Query{Entities: []string{name}, Metric: metric, Limit: maxSampled})
	if err != nil {
		return nil, fmt.Errorf("facts of %s: %w", name, err)
	}
	return slices.DeleteFunc(fs, func(f facts.Fact) bool {
		return f.Metric == "" || f.Modality != facts.Actual || f.Measure != facts.Level || f.Quantity.Kind == facts.KindText
	}), nil
}

// Excerpt is a cited sentence with those around it, verbatim.
type Excerpt struct {
	Source facts.Source
	Before []string
	After  []string
}

// Around returns the sentences around a source's, at most n on each side; ok is
// false when its article is gone or has changed.
func (l *Library) Around(ctx context.Context, s facts.Source, n int) (e Excerpt, ok bool, err error) {
	list, err := l.articles(ctx)
	if err != nil {
		return Excerpt{}, false, err
	}
	for _, head := range list {
		if head.Name != s.Article || head.URL != s.URL {
			continue
		}
		art, err := l.shelf.Article(ctx, head.ID)
		if err != nil {
			return Excerpt{}, false, fmt.Errorf("article %s: %w", head.Name, err)
		}
		if e, ok := around(art, s, n); ok {
			return e, true, nil
		}
	}
	return Excerpt{}, false, nil
}

func around(art facts.Article, s facts.Source, n int) (Excerpt, bool) {
	at := byteOffset(art.Text, s.Start)
	for i, sentence := range art.Sentences {
		if sentence.Start > at || at >= sentence.End || sentence.In(art.Text) != s.Sentence {
			continue
		}
		e := Excerpt{Source: s}
		for _, b := range art.Sentences[max(0, i-n):i] {
			e.Before = append(e.Before, b.In(art.Text))
		}
		for _, a := range art.Sentences[i+1 : min(len(art.Sentences), i+1+n)] {
			e.After = append(e.After, a.In(art.Text))
		}
		return e, true
	}
	return Excerpt{}, false
}

// byteOffset returns the byte position of the nth code point.
func byteOffset(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}
