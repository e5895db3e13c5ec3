// Package search reads a base for one question and finds the facts that answer it: the
// candidates, best first, and what the gates refused. Of a large base it reads what the
// question leads to, of an entity with very many facts those nearest to the question, and
// what one question has read is remembered for the next (Memory) until the base changes.
//
//	t := search.New(ctx, base, memory, search.NewRead(), matcher, q, today)
//	found, err := t.Seek(t.Need())
package search

import (
	"context"

	"wenbao/bot/answer"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/bot/question"
	"wenbao/facts"
)

// Turn is a question with what it may read of a base. A copy is another question that
// reads the same. Not safe for concurrent use.
type Turn struct {
	*Memory
	Q        question.Question // may be changed between searches
	M        *match.Matcher
	Claimant string     // who is claimed to be first: 工行是最高的吗
	Today    facts.Date // what 去年 in a question is relative to; zero leaves it unresolved

	ctx  context.Context
	base answer.Base
	read *Read
}

// New returns the turn of a question. What m and r know already is not read again.
func New(ctx context.Context, base answer.Base, m *Memory, r *Read, words *match.Matcher, q question.Question, today facts.Date) *Turn {
	return &Turn{Memory: m, Q: q, M: words, Today: today, ctx: ctx, base: base, read: r}
}

// Facts returns the facts that a query selects; they must not be changed.
func (t *Turn) Facts(q facts.Query) ([]facts.Fact, error) { return t.base.Facts(t.ctx, q) }

// Need is what a fact has to be to answer the question.
func (t *Turn) Need() gates.Need { return gates.NeedOf(t.Q, t.M, t.Entities) }

// ContentOf strips a piece of a question of names, periods and frame, and says what is the
// head of the rest.
func (t *Turn) ContentOf(s string) (content, head string) {
	q := question.NewParser(t.Entities).Parse(s, t.Today, facts.Period{})
	return question.Subject(q.Content, q.Measure), q.Head
}
