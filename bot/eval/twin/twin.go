// Package twin makes unanswerable twins of gold questions, in the manner of
// the adversarial questions of SQuAD 2.0 (Rajpurkar et al., 2018): one slot of
// a question that the articles answer is swapped, so that they do not answer
// it any more, and every figure that is given nevertheless is wrong.
//
//	工行2023年金融科技投入多少 → 工行2023年农村金融科技投入多少 (modifier)
//
// A twin has to be unanswerable by construction. That is judged by the text of
// the articles, never by the facts or the matching that are to be tested; see
// corpus for what is looked at. Where the text leaves a doubt the twin is
// dropped, so the rate over twins says nothing about the doubtful ones.
package twin

import (
	_ "embed"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/eval"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/entity/naming"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
	"wenbao/facts/period"
)

// Swap is the slot that a twin swaps. It is the kind that scores of twins are
// reported by.
type Swap string

// Swaps, in the order of reports.
const (
	Entity   Swap = "entity"   // another one of the base, of the same type
	Invented Swap = "invented" // an entity that does not exist
	Year     Swap = "year"
	Modifier Swap = "modifier" // one added: 农村, 境外
	Metric   Swap = "metric"   // one that another question asks of another entity
)

// most is how many twins of each swap a question gets: two keep a set small,
// and still meet different neighbours.
const most = 2

var (
	//go:embed modifiers.tsv
	modifiersTSV string
	//go:embed names.tsv
	namesTSV string

	modifiers = loadModifiers()
	invented  = loadNames()
)

func loadModifiers() [][]string {
	var out [][]string
	for _, row := range lex.Rows(modifiersTSV, "words") {
		out = append(out, strings.Split(row[0], "|"))
	}
	return out
}

func loadNames() map[entity.Kind]string {
	out := map[entity.Kind]string{}
	for _, row := range lex.Rows(namesTSV, "kind", "name") {
		out[entity.Kind(row[0])] = row[1]
	}
	return out
}

// Base is what twins are made against.
type Base struct {
	Articles []facts.Article
	Entities *naming.Lexicon // that knows the names of the base
	Names    []string        // canonical names that facts are about, sorted
	Metrics  *metric.Lexicon
}

// Of returns the twins of the gold questions, in their order: lookups, shares
// and changes without a history, about one entity that is named once. The same
// base and gold give the same twins.
func Of(b Base, gold []eval.Question) []eval.Question {
	g := &generator{Base: b, corpus: newCorpus(b), parser: question.NewParser(b.Entities)}
	for _, q := range gold {
		if p, ok := g.parse(q); ok {
			g.parents = append(g.parents, p)
		}
	}
	for _, p := range g.parents {
		g.entity(p)
		g.invented(p)
		g.year(p)
		g.modifier(p)
		g.metric(p)
	}
	return g.twins
}

// parent is a gold question with its slots.
type parent struct {
	id string
	question.Question
	entity  string
	at      facts.Span // of the entity in Text
	content string     // the metric as asked, one chunk
	subject facts.Span // of the content in Text; empty when it is not verbatim
}

type generator struct {
	Base
	corpus  *corpus
	parser  *question.Parser
	parents []parent
	twins   []eval.Question
}

var kinds = []string{"lookup", "share", "growth"}

// parse reads a gold question; ok is false for one that gets no twins.
func (g *generator) parse(q eval.Question) (parent, bool) {
	if q.Expect.Status != answer.Answered || len(q.History) > 0 || len(q.Expect.Figures) == 0 || !slices.Contains(kinds, q.Kind) {
		return parent{}, false
	}
	p := parent{id: q.ID, Question: g.parser.Parse(q.Question, facts.Date{}, facts.Period{})}
	p.content = question.Subject(p.Content, p.Measure)
	if len(p.Entities) != 1 || len(p.Ambiguous)+len(p.Groups) > 0 || strings.TrimSpace(p.content) == "" {
		return parent{}, false
	}
	p.entity = p.Entities[0]
	named := 0
	for _, m := range g.Entities.Find(p.Text) {
		named++
		p.at = m.Span
	}
	chunk := p.content
	if i := strings.IndexByte(chunk, ' '); i > 0 {
		chunk = chunk[:i]
	}
	if i := strings.Index(p.Text, chunk); i >= 0 && strings.Count(p.Text, chunk) == 1 {
		p.subject = facts.Span{Start: i, End: i + len(chunk)}
	}
	return p, named == 1
}

// add keeps a twin.
func (g *generator) add(p parent, s Swap, text string) {
	n := 1
	for _, t := range g.twins {
		if strings.HasPrefix(t.ID, p.id+"/"+string(s)+"/") {
			n++
		}
	}
	g.twins = append(g.twins, eval.Question{ID: fmt.Sprintf("%s/%s/%d", p.id, s, n), Question: text,
		Kind: string(s), Expect: eval.Expect{Status: answer.NotFound}})
}

// replace returns the question with a span said otherwise.
func (p parent) replace(s facts.Span, with string) string {
	return p.Text[:s.Start] + with + p.Text[s.End:]
}

// entity asks the same of another entity of its type.
func (g *generator) entity(p parent) {
	own, _ := g.Entities.Get(p.entity)
	var others []string
	for _, name := range g.Names {
		e, ok := g.Entities.Get(name)
		if ok && e.Kind == own.Kind && e.Kind != entity.Group && e.Kind != entity.Product && !g.akin(own, e) && g.plain(name) {
			others = append(others, name)
		}
	}
	kept := 0
	for _, name := range shuffled(p.id, others) {
		if kept < most && !g.corpus.says(g.corpus.places(name).about, p.content) {
			g.add(p, Entity, p.replace(p.at, name))
			kept++
		}
	}
}

// akin reports whether two entities belong together or one's name holds the
// other's: 平安银行 and 中国平安.
func (g *generator) akin(a, b entity.Entity) bool {
	if a.Name == b.Name || a.Parent == b.Name || b.Parent == a.Name {
		return true
	}
	for _, x := range g.Entities.Aliases(a.Name) {
		for _, y := range g.Entities.Aliases(b.Name) {
			if strings.Contains(x, y) || strings.Contains(y, x) {
				return true
			}
		}
	}
	return false
}

// plain reports whether a name stands for its entity alone.
func (g *generator) plain(name string) bool {
	ms := g.Entities.Find(name)
	return len(ms) == 1 && ms[0].Span == facts.Span{End: len(name)} && len(ms[0].Names) == 1 && ms[0].Names[0] == name
}

func (g *generator) invented(p parent) {
	own, _ := g.Entities.Get(p.entity)
	if name := invented[own.Kind]; name != "" && !g.corpus.mentions(name[:len("云陌")]) {
		g.add(p, Invented, p.replace(p.at, name))
	}
}

// year asks for another year: the nearest that no article which words the
// metric speaks of, and neither of the year after, which may compare with it.
func (g *generator) year(p parent) {
	var at facts.Span
	year, n := 0, 0
	for _, m := range period.Find(p.Text, period.Context{}) {
		n++
		if text := m.Span.In(p.Text); len(text) >= 4 && !m.Period.Start.IsZero() && text[:4] == fmt.Sprint(m.Period.Start.Year) {
			at, year = facts.Span{Start: m.Span.Start, End: m.Span.Start + 4}, m.Period.Start.Year
		}
	}
	if n != 1 || year == 0 {
		return
	}
	spoken := g.corpus.years(g.corpus.articlesSaying(p.entity, p.content))
	kept := 0
	for _, d := range []int{-1, 1, -2, 2, -3, 3, -4, 4, -5, 5} {
		if y := year + d; kept < most && !spoken[y] && !spoken[y+1] {
			g.add(p, Year, p.replace(at, fmt.Sprint(y)))
			kept++
		}
	}
}

// modifier asks for a part of the metric that no article on the entity
// mentions with a single word.
func (g *generator) modifier(p parent) {
	if p.subject.Len() == 0 || p.subject.Start == 0 {
		return
	}
	var fits []string
	for _, class := range modifiers {
		absent := !slices.ContainsFunc(class, func(w string) bool {
			return strings.Contains(p.Text, w) || g.corpus.saysWord(p.entity, w)
		})
		if absent && !slices.Contains(fits, class[0]) {
			fits = append(fits, class[0])
		}
	}
	for _, w := range limit(shuffled(p.id, fits), most) {
		g.add(p, Modifier, p.replace(facts.Span{Start: p.subject.Start, End: p.subject.Start}, w))
	}
}

// metric asks for what another question asks of another entity.
func (g *generator) metric(p parent) {
	if p.subject.Len() == 0 || strings.Contains(p.content, " ") || p.Whole != "" {
		return
	}
	var fits []string
	for _, o := range g.parents {
		if o.entity == p.entity || o.Measure != p.Measure || o.Unit.Kind != p.Unit.Kind || o.Unit.Word != p.Unit.Word ||
			o.subject.Len() == 0 || strings.Contains(o.content, " ") || o.Whole != "" || slices.Contains(fits, o.content) {
			continue
		}
		if strings.HasPrefix(o.content, "每股") && g.corpus.saysWord(p.entity, "每10股") {
			continue // what one share gets follows from what ten do
		}
		if !g.corpus.says(g.corpus.places(p.entity).naming, o.content) {
			fits = append(fits, o.content)
		}
	}
	for _, c := range limit(shuffled(p.id, fits), most) {
		g.add(p, Metric, p.replace(p.subject, c))
	}
}

// shuffled orders names by a hash of each with the question's ID, so that
// twins of different questions meet different names.
func shuffled(id string, names []string) []string {
	hash := func(s string) uint64 {
		h := fnv.New64a()
		h.Write([]byte(id + " " + s)) // never fails
		return h.Sum64()
	}
	out := slices.Clone(names)
	slices.SortFunc(out, func(a, b string) int {
		if x, y := hash(a), hash(b); x != y {
			if x < y {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	return out
}

func limit(s []string, n int) []string { return s[:min(n, len(s))] }
