package answerer

import (
	"context"
	"sync/atomic"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// counted is a base that counts how often it is read. Safe for concurrent use.
type counted struct {
	answer.Base
	reads atomic.Int64
}

func (c *counted) Facts(ctx context.Context, q facts.Query) ([]facts.Fact, error) {
	c.reads.Add(1)
	return c.Base.Facts(ctx, q)
}

func (c *counted) Article(ctx context.Context, id string) (facts.Article, error) {
	c.reads.Add(1)
	return c.Base.Article(ctx, id)
}

func (c *counted) Unnamed(ctx context.Context, query string, names []string, n int) ([]facts.Passage, error) {
	c.reads.Add(1)
	return c.Base.Unnamed(ctx, query, names, n)
}

func (c *counted) Passages(ctx context.Context, query string, n int) ([]facts.Passage, error) {
	c.reads.Add(1)
	return c.Base.Passages(ctx, query, n)
}

func (c *counted) Names(ctx context.Context, keys []string) ([]facts.Name, error) {
	c.reads.Add(1)
	return c.Base.Names(ctx, keys)
}

func (c *counted) NameKeys(ctx context.Context, most int) ([]string, error) {
	c.reads.Add(1)
	return c.Base.NameKeys(ctx, most)
}

func (c *counted) NamesOf(ctx context.Context, entity string) ([]string, error) {
	c.reads.Add(1)
	return c.Base.NamesOf(ctx, entity)
}
