package table

import (
	"container/list"
	"sync"
)

// cacheBytes bounds the articles that a table keeps unpacked, in bytes: of some
// 6,000 articles of two pages each, so that questions about the same ones read
// them once.
const cacheBytes = 48 << 20

// cache keeps the articles that were unpacked last. A version's number is never
// given to another one, so what is kept cannot be out of date; whether a version
// still stands, only the file tells. Safe for concurrent use.
type cache struct {
	mu    sync.Mutex
	base  string // the table that the numbers are of
	of    map[int64]*list.Element
	order list.List // of *unpacked, the last used first
	bytes int
}

// unpacked is an article as it is kept.
type unpacked struct {
	place
	*figures
	bytes int // that it takes, roughly
}

// get returns an article, nil if it is not kept.
func (c *cache) get(number int64) *unpacked {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.of[number]
	if !ok {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*unpacked)
}

// put keeps an article, in the place of those that were not used for longest.
func (c *cache) put(u *unpacked) {
	u.bytes = u.figures.size()
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.of[u.number]; ok || u.bytes > cacheBytes/4 {
		return
	}
	if c.of == nil {
		c.of = map[int64]*list.Element{}
	}
	c.of[u.number] = c.order.PushFront(u)
	for c.bytes += u.bytes; c.bytes > cacheBytes; {
		last := c.order.Remove(c.order.Back()).(*unpacked)
		delete(c.of, last.number)
		c.bytes -= last.bytes
	}
}

// use makes sure that what is kept is of the table with that name: one that was
// put in the place of a damaged one counts its versions from 1 again.
func (c *cache) use(base string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.base != base {
		c.base, c.of, c.bytes = base, nil, 0
		c.order.Init()
	}
}
