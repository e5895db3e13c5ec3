// Package answerer answers questions from a knowledge base: it finds the facts that
// answer, or computes from them, and phrases the answer; or it says that there is none
// and what is known instead. Nothing leaves it that has not passed the attribution gate.
//
//	a, err := answerer.New(ctx, base, answerer.Options{})
//	ans, err := a.Ask(ctx, "工行2023年金融科技投入多少", nil)
package answerer

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"wenbao/bot/answer"
	"wenbao/bot/answer/abstain"
	"wenbao/bot/answer/attribution"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/search"
	"wenbao/bot/answer/series"
	"wenbao/bot/answer/textual"
	"wenbao/bot/answer/trace"
	"wenbao/bot/dialogue"
	"wenbao/bot/extractive"
	"wenbao/bot/question"
	"wenbao/bot/spelling"
	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/metric"
)

// Answerer answers questions from a base. Safe for concurrent use.
type Answerer struct {
	base    *counted
	lexicon *naming.Lexicon
	metrics *metric.Lexicon
	today   facts.Date
	matcher *match.Matcher

	mu     sync.Mutex
	memory *search.Memory // of the base's last known state
	asked  time.Time      // when the base was asked for that
	reads  int64          // of the base by then
}

// Options of an Answerer.
type Options struct {
	Entities *naming.Lexicon // nil: the built-in one
	Metrics  *metric.Lexicon // nil: the built-in one
	Today    facts.Date      // what 去年 in a question is relative to; zero leaves it unresolved
}

// New returns an Answerer over the base. Questions may use names that only the
// articles of the base know.
func New(ctx context.Context, base answer.Base, o Options) (*Answerer, error) {
	a := &Answerer{base: &counted{Base: base}, lexicon: o.Entities, metrics: o.Metrics, today: o.Today}
	if a.lexicon == nil {
		a.lexicon = naming.Default()
	}
	if a.metrics == nil {
		a.metrics = metric.Default()
	}
	a.matcher = match.New(a.metrics)
	_, err := a.remembered(ctx)
	return a, err
}

// Entities returns the lexicon that questions are read with: it knows the
// names of the base too, as it is now.
func (a *Answerer) Entities() *naming.Lexicon {
	return a.known().Entities
}

// fresh is how long the state of the base is taken for known while nothing is read from
// it: to ask for it takes a tenth of the time of a question that is answered from memory.
const fresh = 5 * time.Millisecond

// remembered returns the memory of the base as it is now; as it was a moment ago, if
// nothing was read from it since.
func (a *Answerer) remembered(ctx context.Context) (*search.Memory, error) {
	reads, now := a.base.reads.Load(), time.Now()
	a.mu.Lock()
	m, known := a.memory, a.reads == reads && now.Sub(a.asked) < fresh
	a.mu.Unlock()
	if known && m.IsOf(m.Generation) {
		return m, nil
	}
	generation, size, err := a.base.State(ctx)
	if err != nil {
		return nil, fmt.Errorf("state of the base: %w", err)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.asked, a.reads = now, reads
	if a.memory == nil || !a.memory.IsOf(generation) {
		a.memory = search.NewMemory(a.base, generation, size, a.lexicon, a.metrics)
	}
	return a.memory, nil
}

// known is what is remembered of the base's last known state.
func (a *Answerer) known() *search.Memory {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.memory
}

// Ask answers a question; history holds the earlier user turns, oldest first.
// An error is a failure of the base; that nothing is known is an answer. Its
// suggestions are questions that Ask answers.
//
// Facts of a base that changes meanwhile may stand elsewhere in the text that is
// read next: a question that a change has come between is answered anew.
func (a *Answerer) Ask(ctx context.Context, text string, history []string) (answer.Answer, error) {
	for try := 1; ; try++ {
		m := a.known() // of an earlier state perhaps, which then is seen below
		ans, panicked, err := a.tryAsk(ctx, m, text, history)
		now, stateErr := a.remembered(ctx)
		changed := stateErr == nil && now.Generation != m.Generation
		switch {
		case changed && try < maxTries:
			continue
		case changed && (panicked != nil || err != nil):
			return answer.Answer{}, errors.Join(errChanging, err)
		case panicked != nil:
			panic(panicked)
		case err == nil && stateErr != nil:
			err = stateErr
		}
		return ans, err
	}
}

// maxTries is how often a question is answered; once more where the base has changed
// since the question before. Changes are a good part of a second
// apart, most answers milliseconds. What a slow one says at last has passed the gate:
// its figures stand in the sentences that it cites.
const maxTries = 5

var errChanging = errors.New("the base changes faster than the question is answered: ask again")

// tryAsk is ask; a panic is returned, so that it can be told whether a change of
// the base has caused it.
func (a *Answerer) tryAsk(ctx context.Context, m *search.Memory, text string, history []string) (ans answer.Answer, panicked any, err error) {
	defer func() { panicked = recover() }()
	ans, err = a.ask(ctx, m, text, history)
	return ans, nil, err
}

func (a *Answerer) ask(ctx context.Context, m *search.Memory, text string, history []string) (answer.Answer, error) {
	tr := trace.Of(ctx)
	r := search.NewRead()
	ans, t, err := a.reply(ctx, m, r, text, history)
	if err != nil {
		return answer.Answer{}, err
	}
	tried := len(ans.Suggestions)
	tr.Hush()
	err = abstain.SettleSuggestions(t, &ans, func(s string) (answer.Answer, error) {
		again, _, err := a.reply(ctx, m, r, s, nil)
		return again, err
	})
	tr.Speak()
	if err != nil {
		return answer.Answer{}, err
	}
	if tried > 0 {
		tr.Step("try suggestions", len(ans.Suggestions), " of ", tried, " are answered")
	}
	if ans.Status == answer.NotFound {
		if err := textual.Quote(t, &ans); err != nil {
			return answer.Answer{}, err
		}
		tr.Step("look for sentences to quote")
	}
	tr.Ended(text, &ans)
	inScript(&ans, text)
	return ans, m.Failed()
}

// understand reads a question after the turns before it: the last of these, the question,
// and the name that it mistypes.
func (a *Answerer) understand(m *search.Memory, text string, history []string) (prev, q question.Question, guess spelling.Guess) {
	p := question.NewParser(m.Entities)
	for i, h := range append(append([]string{}, history...), text) {
		h, guess = m.Spelled(question.Bare(h))
		var anchor facts.Period
		if len(q.Periods) > 0 {
			anchor = q.Periods[0]
		}
		next := p.Parse(h, a.today, anchor)
		if i > 0 {
			next = dialogue.Resolve(q, next)
		}
		prev, q = q, next
	}
	return prev, q, guess
}

// reply answers a question with suggestions as they come to mind.
func (a *Answerer) reply(ctx context.Context, m *search.Memory, r *search.Read, text string, history []string) (answer.Answer, *search.Turn, error) {
	prev, q, guess := a.understand(m, text, history)
	tr := trace.Of(ctx)
	if tr != nil {
		concept, _, _ := a.metrics.Lookup(strings.ReplaceAll(q.Content, " ", ""))
		tr.Understood(&q, concept, guess.Is)
		tr.Step("understand")
	}
	t := search.New(ctx, a.base, m, r, a.matcher, q, a.today)
	ans, err := dispatch(t)
	why := ans.Status == answer.NotFound && extractive.AsksWhy(t.Q.Text) // no figure is a reason, in whatever words
	for _, otherwise := range []func(*search.Turn, answer.Answer) (answer.Answer, error){inOtherWords, besideParty, ofSection, brandBefore, placeInMetric, inLatestYear, inFiscalYear, series.TotalOverMonths, series.TotalOverLastYears} {
		if err == nil && !why {
			ans, err = otherwise(t, ans)
		}
	}
	if err != nil {
		return answer.Answer{}, nil, err
	}
	if again, ok := dialogue.Retake(prev, q); ok && ans.Status == answer.NotFound {
		t = search.New(ctx, a.base, m, r, a.matcher, again, a.today)
		if second, err := dispatch(t); err != nil {
			return answer.Answer{}, nil, err
		} else if second.Status == answer.Answered && !slices.ContainsFunc(second.Figures, func(f answer.Figure) bool { return f.Entity != "" }) {
			ans = second
		}
	}
	if again, part, ok := samePart(t, prev, q); ok {
		of := search.New(ctx, a.base, m, r, a.matcher, again, a.today)
		second, err := dispatch(of)
		if err != nil {
			return answer.Answer{}, nil, err
		}
		if allOfPart(of, second, part) {
			t, ans = of, second
		}
	}
	tr.Step("answer")
	if t.TooWide(ans) {
		ans = answer.Answer{Status: answer.NotFound, Reason: answer.TooWide, Text: abstain.Why(t, answer.TooWide, nil)}
	}
	ok := ans.Status != answer.Answered || attribution.Holds(&ans, append(history, text))
	tr.Passed(ok)
	if !ok {
		ans = answer.Answer{Status: answer.NotFound, Reason: answer.NotAttributed, Text: "没有可以逐字核对的出处，不作回答。"}
	}
	if guess.Is != "" && ans.Status == answer.Answered {
		ans.Interpretation += fmt.Sprintf("（“%s”按“%s”理解）", guess.Typed, guess.Name)
	}
	return ans, t, nil
}
