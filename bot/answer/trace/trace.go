// Package trace records how a question came to its answer, for whoever wants to know why.
package trace

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"wenbao/bot/answer"
	"wenbao/bot/answer/gates"
	"wenbao/bot/question"
	"wenbao/facts"
)

// Trace tells how a question came to its answer: what was understood, what was
// searched for, which facts were looked at, what kept the others from
// answering, and how long each step took. Ask fills the one of its context;
// without one nothing is recorded. Not safe for concurrent use.
type Trace struct {
	Question   string        `json:"question"`
	Read       Understood    `json:"understood"`
	Steps      []Step        `json:"steps"`
	Searches   []Search      `json:"searches"`
	Status     answer.Status `json:"status"`
	Reason     answer.Reason `json:"reason,omitempty"`
	Attributed bool          `json:"attributed"` // every figure of the answer is cited, computed or echoed

	at    time.Time
	quiet int // above 0 while suggestions are tried
	now   func() time.Time
}

// Understood are the slots of a question.
type Understood struct {
	Kind      string   `json:"kind"`
	Measure   string   `json:"measure,omitempty"`
	Entities  []string `json:"entities,omitempty"`
	Ambiguous []string `json:"ambiguous,omitempty"` // names that several go by
	Groups    []string `json:"groups,omitempty"`
	Periods   []string `json:"periods,omitempty"`
	Metric    string   `json:"metric"`            // its words
	Concept   string   `json:"concept,omitempty"` // the lexicon's metric that they are
	Unit      string   `json:"unit,omitempty"`
	Wants     string   `json:"wants,omitempty"` // forecast, target; "" for what happened
	Inherited []string `json:"inherited,omitempty"`
	Spelling  string   `json:"spelling,omitempty"` // the name that a mistyped one was read as
}

// Step is a part of the work and how long it took.
type Step struct {
	Name   string        `json:"name"`
	Took   time.Duration `json:"ns"`
	Detail string        `json:"detail,omitempty"`
}

// Search is one search among the facts.
type Search struct {
	Entities   []string    `json:"entities,omitempty"`
	Metric     string      `json:"metric"`
	Concept    string      `json:"concept,omitempty"`
	Looked     int         `json:"looked_at"` // facts
	Fit        int         `json:"fit"`       // of which may answer
	Candidates []Candidate `json:"candidates,omitempty"`
}

// Candidate is a fact that came near, with its scores (0…1) and the gate
// that kept it from answering, "" for none.
type Candidate struct {
	Entity    string  `json:"entity"`
	Period    string  `json:"period"`
	Metric    string  `json:"metric"`
	Figure    string  `json:"figure"`
	Article   string  `json:"article"`
	Rank      float64 `json:"rank"`      // what candidates are ordered by
	Score     float64 `json:"score"`     // of recall and precision
	Recall    float64 `json:"recall"`    // of the question's words, how much the fact explains
	Precision float64 `json:"precision"` // of the metric's words, how much the question says
	Head      float64 `json:"head"`      // of the question's head noun
	When      float64 `json:"when"`      // how well the period fits
	Gate      string  `json:"gate,omitempty"`
}

// Gates of candidates.
const (
	gateMeasure = "unit or measure" // 同比, 占比, 户 for 元
	gateClaim   = "target or forecast"
	gatePeriod  = "period"
	gateScore   = "score"
	gateClash   = "other modifier" // 到店 for 代发
)

// maxTraced bounds the candidates that are kept of each gate of a search.
const maxTraced = 5

type key struct{}

// With returns a context in which Ask fills the trace.
func With(ctx context.Context, t *Trace) context.Context {
	t.now = time.Now
	t.at = t.now()
	return context.WithValue(ctx, key{}, t)
}

// Of returns the trace of a context, nil if it has none. All methods of a
// nil trace do nothing.
func Of(ctx context.Context) *Trace {
	t, _ := ctx.Value(key{}).(*Trace)
	return t
}

// Step records the time since the last one.
func (t *Trace) Step(name string, detail ...any) {
	if t == nil || t.quiet > 0 {
		return
	}
	now := t.now()
	t.Steps = append(t.Steps, Step{Name: name, Took: now.Sub(t.at), Detail: fmt.Sprint(detail...)})
	t.at = now
}

// Hush leaves out what follows until speak: suggestions are asked like
// questions.
func (t *Trace) Hush() {
	if t != nil {
		t.quiet++
	}
}

// Speak ends what hush began.
func (t *Trace) Speak() {
	if t != nil {
		t.quiet--
	}
}

// Understood records the slots of the question.
func (t *Trace) Understood(q *question.Question, concept, spelled string) {
	if t == nil || t.quiet > 0 {
		return
	}
	u := Understood{Kind: string(q.Kind), Measure: string(q.Measure), Entities: q.Entities, Groups: q.Groups, Metric: q.Content,
		Concept: concept, Unit: string(q.Unit.Kind), Wants: string(q.Wants), Spelling: spelled}
	if u.Kind == "" {
		u.Kind = "lookup"
	}
	for _, m := range q.Ambiguous {
		u.Ambiguous = append(u.Ambiguous, strings.Join(m.Names, "|"))
	}
	for _, p := range q.Periods {
		u.Periods = append(u.Periods, p.String())
	}
	for _, slot := range []struct {
		name string
		is   bool
	}{{"entity", q.Inherited.Entity}, {"period", q.Inherited.Period}, {"metric", q.Inherited.Metric}} {
		if slot.is {
			u.Inherited = append(u.Inherited, slot.name)
		}
	}
	t.Read = u
}

// Passed records whether the answer has passed the attribution gate.
func (t *Trace) Passed(ok bool) {
	if t == nil || t.quiet > 0 {
		return
	}
	t.Attributed = ok
	t.Step("attribution gate")
}

// Ended records the question and what came of it.
func (t *Trace) Ended(question string, ans *answer.Answer) {
	if t != nil {
		t.Question, t.Status, t.Reason = question, ans.Status, ans.Reason
	}
}

// Searched records a search and what came near.
func (t *Trace) Searched(n *gates.Need, looked int, out *gates.Outcome) {
	if t == nil || t.quiet > 0 {
		return
	}
	s := Search{Entities: n.Entities, Metric: n.Words, Concept: n.Concept, Looked: looked, Fit: len(out.Found)}
	if k := len(t.Searches) - 1; k >= 0 && t.Searches[k].asks(&s) {
		return // again, for what it refused: seek, then search
	}
	for _, list := range []struct {
		gate string
		cs   []gates.Candidate
	}{{"", out.Found}, {gatePeriod, out.OtherPeriod}, {gateClaim, out.OtherClaim}, {gateMeasure, out.OtherMeasure}, {gateScore, out.Near}} {
		for i := range min(len(list.cs), maxTraced) {
			c := &list.cs[i]
			gate := list.gate
			if gate == gateScore && c.Clash {
				gate = gateClash
			}
			s.Candidates = append(s.Candidates, Candidate{Entity: c.Entity, Period: c.Period.String(), Metric: c.Metric + measureName(&c.Fact),
				Figure: c.Surface, Article: c.Article, Rank: c.Rank(), Score: c.Score, Recall: c.Recall, Precision: c.Precision,
				Head: c.Head, When: c.When, Gate: gate})
		}
	}
	t.Searches = append(t.Searches, s)
	t.Step("search", strings.Join(n.Entities, "、"), " ", n.Words, ": ", looked, " facts, ", len(out.Found), " fit")
}

// asks reports whether two searches are for the same.
func (q *Search) asks(r *Search) bool {
	return slices.Equal(q.Entities, r.Entities) && q.Metric == r.Metric && q.Concept == r.Concept && q.Looked == r.Looked && q.Fit == r.Fit
}

// measureName marks what is no level.
func measureName(f *facts.Fact) string {
	if f.Measure == facts.Level {
		return ""
	}
	return " (" + string(f.Measure) + ")"
}
