package table

import (
	"sync"

	"wenbao/facts/recent"
	"wenbao/facts/table/pack"
)

// cacheBytes bounds the articles that a table keeps unpacked, in bytes: some
// 5,000 of a page each, so that questions about the same ones read them once.
const cacheBytes = 64 << 20

// cache keeps the articles that were unpacked last. A version's number is never
// given to another one, so what is kept cannot be out of date; whether a version
// still stands, only the file tells. Safe for concurrent use.
type cache struct {
	mu       sync.Mutex
	base     string // the table that the numbers are of
	articles *recent.Cache[int64, unpacked]
}

// unpacked is an article as it is kept.
type unpacked struct {
	Numbered
	*pack.Figures
}

func newCache() *cache { return &cache{articles: recent.New[int64, unpacked](cacheBytes)} }

// get returns an article that is kept.
func (c *cache) get(number int64) (unpacked, bool) { return c.articles.Get(number) }

// put keeps an article.
func (c *cache) put(p Numbered, g *pack.Figures) { c.articles.Put(p.Number, unpacked{p, g}, g.Size()) }

// use makes sure that what is kept is of the table with that name: one that was
// put in the place of a damaged one counts its versions from 1 again. It reports
// whether what was kept was of another one.
func (c *cache) use(base string) (other bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if other = c.base != base; other {
		c.base = base
		c.articles.Clear()
	}
	return other
}
